"""The cells of a public pack, each compared with what the public may see of its entry.

The search of the files passes over numbers, dates and texts of up to three words: they stand
everywhere. In a row about an entry they mean something, and are compared here.
"""

from __future__ import annotations

from collections.abc import Iterator

from appendices.columns import columns_of
from appendices.content import NOTHING, Cell, FactsBlock, Pack, Section, TableBlock, printed
from appendices.kinds.pages import parts_of
from appendices.withheld.telling_words import words_of
from appendices.withheld.withholding import OF_A_RISK
from risk_register.findings import Finding
from risk_register.places import Place
from risk_register.register import Register, Row


def cell_findings(
    pack: Pack, register: Register, public: Register, besides: Register | None = None
) -> list[Finding]:
    """The cells in rows about an entry that show what only the members' register says of it.

    That is an entry, or what follows from entries: a date of the next review gives away the last.
    No finding holds the value. What a public register `besides` says may be shown too.
    """
    values = _Values(register, public, besides)
    return [
        finding
        for section in pack.sections
        for number, block in enumerate(section.blocks, 1)
        for finding in _in_block(values, f"{_named(section)}, block {number}", block)
    ]


def _named(section: Section) -> str:
    return f"appendix {section.key}" if section.key else section.title


class _Side:
    """One register, members' or public: what it has of each entry, as it is printed."""

    def __init__(self, register: Register) -> None:
        self._register = register
        known = {**columns_of(register.scheme), **parts_of(register.scheme)}
        self._cells_of = [*known.values()]
        self.entries = register.by_reference
        self._rows: dict[str, list[Row]] = {}
        for table in OF_A_RISK:
            for row in register.rows(table):
                self._rows.setdefault(row.reference, []).append(row)

    def printed_of(self, reference: str) -> set[str]:
        """Every value that a pack may print of an entry: entered, or worked out."""
        entry = self.entries.get(reference)
        if entry is None:
            return set()
        texts = [cell_of(self._register, entry).text for cell_of in self._cells_of]
        for row in (entry, *self._rows.get(reference, ())):
            texts += [printed(value) for value in row.values.values()]
        return {_folded(text) for text in texts}


class _Values:
    """What only members may see of each entry."""

    def __init__(self, register: Register, public: Register, besides: Register | None) -> None:
        self._members, self._public = _Side(register), _Side(public)
        self._besides = _Side(besides) if besides else self._public
        self._hidden: dict[str, frozenset[str]] = {}
        self.references = frozenset(self._besides.entries)
        self.one = register.kind.one

    def hidden(self, reference: str) -> frozenset[str]:
        """What only members may see of an entry, folded."""
        if reference not in self._hidden:
            everything = self._members.printed_of(reference)
            allowed = {"", NOTHING, *self._public.printed_of(reference)}
            allowed |= self._besides.printed_of(reference)
            self._hidden[reference] = frozenset(everything - allowed)
        return self._hidden[reference]


def _folded(text: str) -> str:
    return " ".join(words_of(text)) or text.strip()


def _in_block(values: _Values, where: str, block: object) -> Iterator[Finding]:
    if isinstance(block, TableBlock):
        at = _reference_column(values, block)
        about = _named_by(values, block.caption)
        for number, row in enumerate(block.rows, 1):
            reference = row[at].text if at is not None else about
            for column, cell in zip(block.columns, row, strict=True):
                place = f"{where}, row {number}, column {column.heading}"
                yield from _in_cell(values, place, reference, cell)
    elif isinstance(block, FactsBlock):
        about = _named_by(values, block.caption)
        for heading, cell in block.facts:
            yield from _in_cell(values, f"{where}, {heading}", about, cell)


def _in_cell(values: _Values, where: str, reference: str, cell: Cell) -> Iterator[Finding]:
    if not reference:
        return
    texts = [cell.text, *(line.text for line in cell.lines)]
    if any(_folded(text) in values.hidden(reference) for text in texts):
        expected = f"what the public may see of the {values.one}"
        yield Finding(
            "withheld-found", Place("pack", column=where), expected,
            "a value that is withheld", reference=reference,
            remedy="Report it: the public register does not have it.",
        )  # fmt: skip


def _reference_column(values: _Values, block: TableBlock) -> int | None:
    """The column in which every row names its entry."""
    for at in range(len(block.columns)):
        if block.rows and all(row[at].text in values.references for row in block.rows):
            return at
    return None


def _named_by(values: _Values, caption: str) -> str:
    """The entry whose reference a caption begins with; empty if it begins otherwise."""
    parts = caption.split(" ")
    begun = (" ".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((each for each in begun if each in values.references), "")
