"""What each row of a table is: where a risk begins, where it goes on, what stands between risks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from intake.grid import Grid, GridRow, blank, own_cells
from intake.heading_words import is_of_a_score, is_of_the_page, names_a_reference, names_a_risk
from intake.headings import columns_of, repeats
from intake.plan import POSITION


class Role(Enum):
    """What a row of a table is."""

    RISK = auto()
    """A risk begins."""
    MORE = auto()
    """The risk above goes on."""
    SECTION = auto()
    """It stands above several risks, and says something of each."""
    HEADING = auto()
    BLANK = auto()
    OUTSIDE = auto()
    """It is no part of the table: a title, a key, a page's number, totals."""


_NO_RISK = re.compile(r"\s*(total|key\b|owners? of|notes?\b|source)", re.I)
_OPENS_A_SECTION = re.compile(r"\s*(objective|section|theme|priority|part|category|area)\b", re.I)
_SPARSE = 0.4
"""The share of the fullest row's cells below which a row says little for a risk's first one."""


def roles_of(
    grid: Grid, first: int, count: int, last: int = 0, becomes: Mapping[str, str] | None = None
) -> list[Role]:
    """The role of each row of a grid. Its headings stand in `count` rows from `first`, from 0.

    What is below `last`, counted from 1, is outside. `becomes` says what columns are known to be,
    by their heading.
    """
    return _Roles(grid, first, count, last, becomes or {}).all()


class _Roles:
    """Looks at the rows of one table one after the other."""

    def __init__(
        self, grid: Grid, first: int, count: int, last: int, becomes: Mapping[str, str]
    ) -> None:
        headings = columns_of(grid, first, count)
        self._columns = [*headings]
        self._heading = [self._inside(row) for row in grid.rows[first : first + count]]
        self._rows = [self._inside(row) for row in grid.rows]
        self._body = range(first + count, last or len(grid.rows))
        self._first, self._count = first, count
        self._find_columns(headings, becomes)
        self._fullest = max((len(own_cells(self._rows[at])) for at in self._body), default=0)
        full = [self._rows[at] for at in self._body if not self._sparse(self._rows[at], gap=1)]
        self._shapes = {_shape(self._reference(row)) for row in full} - {""}
        self._seen = {self._reference(row) for row in full}

    def all(self) -> list[Role]:
        """The role of every row of the grid."""
        roles = [Role.OUTSIDE] * len(self._rows)
        for at in range(self._first, self._first + self._count):
            roles[at] = Role.HEADING
        self._begun: GridRow | None = None
        gap, before = 0, Role.HEADING
        for at in self._body:
            role = roles[at] = self._role(at, gap, before)
            gap = gap + 1 if role is Role.BLANK else gap if role is Role.OUTSIDE else 0
            if role is not Role.BLANK:
                before = role
            if role is Role.RISK:
                self._begun = self._rows[at]
        if self._section_above(roles):
            roles[self._first - 1] = Role.SECTION
        return roles

    def _section_above(self, roles: Sequence[Role]) -> bool:
        """Whether the first of several sections stands above the headings.

        It is one, and no title, if it opens as sections do, or if the others stand above the
        headings, too, where these stand again.
        """
        above = self._first - 1
        if above < 0 or Role.SECTION not in roles or not self._is_section(self._rows[above]):
            return False
        text = next(cell.text for cell in self._rows[above] if cell.text)
        again = [
            roles[at - 1]
            for at in self._body
            if roles[at] is Role.HEADING and roles[at - 1] is not Role.HEADING
        ]
        heads = bool(again) and all(role is Role.SECTION for role in again)
        return heads or bool(_OPENS_A_SECTION.match(text))

    def _inside(self, row: GridRow) -> GridRow:
        return tuple(row[column] for column in self._columns)

    def _find_columns(self, headings: Mapping[int, str], becomes: Mapping[str, str]) -> None:
        """Which columns hold references, titles and scores; by their place among the table's."""
        known = [becomes.get(heading, "") for heading in headings.values()]
        ends = [heading.rpartition(" / ")[2] for heading in headings.values()]
        filled = [
            any(self._rows[at][column].own for at in self._body) for column in range(len(known))
        ]
        references = [
            at
            for at, (name, end) in enumerate(zip(known, ends, strict=True))
            if filled[at] and (name == "reference" or (not name and names_a_reference(end)))
        ]
        self._reference_at = references[0] if references else None
        self._titles = [
            at
            for at, (name, end) in enumerate(zip(known, ends, strict=True))
            if at not in references
            and (name in ("title", "description") or (not name and names_a_risk(end)))
        ] or [at for at in range(len(known)) if at not in references][:1]
        self._scores = [
            at
            for at, (name, end) in enumerate(zip(known, ends, strict=True))
            if at not in references
            and (name == POSITION or name.startswith("current_") or is_of_a_score(end))
        ]

    def _role(self, at: int, gap: int, before: Role) -> Role:
        row = self._rows[at]
        if blank(row):
            return Role.BLANK
        if self._is_heading(at):
            return Role.HEADING
        if self._begins(row, gap):
            return Role.RISK
        if self._is_section(row) and self._risk_follows(at, gap):
            return Role.SECTION
        goes_on = self._begun is not None and before in (Role.RISK, Role.MORE, Role.HEADING)
        return Role.MORE if goes_on and not self._is_outside(row, gap) else Role.OUTSIDE

    def _is_heading(self, at: int) -> bool:
        """Whether the headings stand again in a row; a group only above those that it groups."""
        below = self._rows[at + 1 : at + 2]
        return repeats(self._rows[at], self._heading[-1]) or (
            repeats(self._rows[at], self._heading[0])
            and any(repeats(row, self._heading[-1]) for row in below)
        )

    def _begins(self, row: GridRow, gap: int) -> bool:
        """Whether a risk begins in a row."""
        reference = self._reference(row)
        if _is_no_risk(reference):
            return False
        if reference and self._begun and reference == self._reference(self._begun):
            return not self._same_title(row)
        titled = any(row[at].own for at in self._titles)
        scored = any(row[at].own for at in self._scores)
        if reference and (titled or scored or len(own_cells(row)) > self._fullest / 2):
            known = _shape(reference) in self._shapes and reference not in self._seen
            return known if self._sparse(row, gap) else len(own_cells(row)) > 1
        if reference or not titled or (self._scores and not scored):
            return False
        if _explains(row) or (gap and self._sparse(row, gap)):
            return False
        return self._reference_at is None or len(own_cells(row)) >= self._fullest / 2

    def _same_title(self, row: GridRow) -> bool:
        """Whether a row with the reference of the risk above is of that risk."""
        return self._begun is not None and all(
            not row[at].own or row[at].text == self._begun[at].text for at in self._titles
        )

    def _is_section(self, row: GridRow) -> bool:
        """Whether a row is one text that stands above risks."""
        texts = {cell.text for cell in row if cell.text}
        if any(map(_is_no_risk, texts)):
            return False
        spread = sum(cell.spread for cell in row if cell.text)
        if len(texts) == 1 and spread >= max(1, len(row) / 2 - 1):
            return True
        if len(own_cells(row)) != 1 or spread or not row[0].own:
            return False
        if self._reference_at == 0:
            return True
        return bool(_OPENS_A_SECTION.match(row[0].text))

    def _risk_follows(self, at: int, gap: int) -> bool:
        for number in range(at + 1, self._body.stop):
            below = self._rows[number]
            if not blank(below) and not self._is_heading(number) and not self._is_section(below):
                return self._begins(below, gap)
        return False

    def _is_outside(self, row: GridRow, gap: int) -> bool:
        """Whether a row that begins no risk stands below the table, not in it."""
        if gap > 1 or (gap and row[0].own):
            return True
        if self._is_section(row) and not row[0].spread and len(row) > 2:
            return True
        reference = self._reference(row)
        if not row[0].own or (
            reference and self._begun and reference == self._reference(self._begun)
        ):
            return False
        return _is_no_risk(row[0].text) or (self._reference_at == 0 and bool(self._seen))

    def _reference(self, row: GridRow) -> str:
        """The reference that stands in a row itself."""
        if self._reference_at is None or not row[self._reference_at].own:
            return ""
        return row[self._reference_at].text

    def _sparse(self, row: GridRow, gap: int) -> bool:
        """Whether a row says too little for a risk's first one; below a gap, half is too little."""
        own = len(own_cells(row))
        return own <= self._fullest / 2 if gap else own < _SPARSE * self._fullest


def _explains(row: GridRow) -> bool:
    """Whether a row says in brackets what stands in each column."""
    return all(cell.text.startswith("(") for cell in own_cells(row))


def _is_no_risk(text: str) -> bool:
    """Whether a text begins a total, a key or a note, or is of the page."""
    return bool(_NO_RISK.match(text)) or is_of_the_page(text)


def _shape(reference: str) -> str:
    """How a reference is made: `A9` for AN01, `9` for 12. Empty where it is a sentence."""
    if len(reference) > 20 or not re.search(r"\d", reference):
        return ""
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "A", reference))
