"""Cards: a block of names and values for each risk, as risk pages are laid out.

A row is one of names (values stand below them), one of pairs (a name, then its value beside it),
or one of values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from intake.grid import Grid, GridCell, GridRow, blank, one_line, own_cells
from intake.heading_words import is_heading, is_of_the_page

_FEWEST_BESIDE, _FEWEST = 2, 4
"""How many names must have their value beside them, and how many there must be in all, before a
grid is taken for cards."""


_LONGEST_NAME = 40
"""Characters of a name that nobody knows; what is longer is a text."""


def name_of(text: str) -> str:
    """The name that stands in a cell of a card, without a colon."""
    return one_line(text).rstrip(": ")


def card_names(grid: Grid) -> tuple[str, ...]:
    """The names on a grid's cards, as the columns of a plan: empty where it holds no cards.

    Names below others have both, as headings in two rows have. A text below a row of pairs that
    has no name is called by the first name of that row.
    """
    rows = [row for row in grid.rows if not blank(row)]
    known = _known(rows)
    beside = {name_of(name.text) for row in rows for name, _ in _pairs(row, known)}
    few = len(known) < _FEWEST and len(beside) < _FEWEST - 1
    if few or len(beside) < _FEWEST_BESIDE or _holds_a_table(rows, known):
        return ()
    cards, _ = read_cards(grid.rows, known | _further_names(rows, known))
    return tuple(dict.fromkeys(name for card in cards for name in card))


Card = dict[str, list[GridCell]]
"""The cells of one card by their names."""


def read_cards(
    rows: Iterable[GridRow], names: Collection[str]
) -> tuple[list[Card], list[GridCell]]:  # fmt: skip
    """The cards in some rows, and the cells before the first of them.

    A new card begins where the first name comes again. `names` are those that may stand on them.
    """
    reader = _Reader({part for name in names for part in (name, *name.split(" / "))})
    for row in rows:
        reader.take(row)
    return reader.cards, reader.around


def _known(rows: Sequence[GridRow]) -> set[str]:
    """What looks like a name, and stands on most cards where there are several."""
    names = [name_of(cell.text) for row in rows for cell in own_cells(row) if is_heading(cell.text)]
    counted = Counter(names)
    cards = counted[names[0]] if names else 0
    return {name for name, count in counted.items() if count >= cards / 2}


def _further_names(rows: Sequence[GridRow], known: Collection[str]) -> set[str]:
    """What no register is known to head a column with, but stands where names stand in pairs."""
    names, below_names = set[str](), False
    pairs = {_shape(row) for row in rows if all(value for _, value in _pairs(row, known))}
    for row in rows:
        cells = own_cells(row)
        if _are_names(cells, known) or _pairs(row, known):
            below_names = _are_names(cells, known)
        elif not below_names and any(_shape(row) == each[: len(cells)] for each in pairs):
            names |= {name_of(cell.text) for cell in cells[::2]} if len(cells) % 2 == 0 else set()
    return {name for name in names if len(name) <= _LONGEST_NAME}


def _shape(row: GridRow) -> tuple[int, ...]:
    return tuple(at for at, cell in enumerate(row) if cell.own)


def _holds_a_table(rows: Sequence[GridRow], known: Collection[str]) -> bool:
    """Whether two rows of values follow each other below one of names, as in a usual table."""
    for at, row in enumerate(rows[:-2]):
        names = own_cells(row)
        wide = [
            len(own_cells(below)) >= max(3, len(names) / 2)
            and not _pairs(below, known)
            and not _are_names(own_cells(below), known)
            for below in rows[at + 1 : at + 3]
        ]
        if len(names) >= 3 and _are_names(names, known) and all(wide):
            return True
    return False


def _pairs(row: GridRow, known: Collection[str]) -> list[tuple[GridCell, GridCell | None]]:
    """The names of a row of pairs, each with its value if it has one; none if it is another row."""
    cells = own_cells(row)
    if _are_names(cells, known):
        return []
    found: list[tuple[GridCell, GridCell | None]] = []
    for cell in cells:
        if name_of(cell.text) in known:
            found.append((cell, None))
        elif found and found[-1][1] is None:
            found[-1] = (found[-1][0], cell)
        else:
            return []
    return found


class _Reader:
    """Takes the rows of cards one after the other."""

    def __init__(self, known: Collection[str]) -> None:
        self.cards: list[Card] = []
        self.around: list[GridCell] = []
        self._known = known
        self._first = ""
        self._above: dict[int, str] = {}
        """The name over each column, in the rows below a row of names."""
        self._last = ""
        self._below_names = self._beside = False

    def take(self, row: GridRow) -> None:
        cells = own_cells(row)
        if not cells:
            return
        if len(cells) == 1 and is_of_the_page(cells[0].text):
            self.around += cells
            return
        pairs = _pairs(row, self._known)
        if pairs:
            self._take_pairs(pairs)
        elif _are_names(cells, self._known):
            self._take_names(row)
        else:
            self._take_values(row)

    def _take_pairs(self, pairs: list[tuple[GridCell, GridCell | None]]) -> None:
        for name, value in pairs:
            self._begin(name_of(name.text))
            self._add(name_of(name.text), *filter(None, [value]))
        self._above, self._below_names = {}, False
        self._last, self._beside = name_of(pairs[0][0].text), len(pairs) == 1

    def _take_names(self, row: GridRow) -> None:
        again = any(name_of(cell.text) == self._first for cell in own_cells(row))
        upper = self._above if self._below_names and not again else {}
        names = dict(_names_over(row, upper))
        self._begin(next(iter(names.values())))
        for name in names.values():
            self._add(name)
        self._forget(set(upper.values()) - set(names.values()))
        self._above, self._below_names = names, len({*names.values()}) > 1

    def _take_values(self, row: GridRow) -> None:
        self._below_names = False
        for at, cell in enumerate(row):
            if cell.own and self.cards:
                self._add(self._above.get(at) or self._beside_or_below(at), cell)
            elif cell.own:
                self.around.append(cell)

    def _beside_or_below(self, at: int) -> str:
        """What a value without a name of its own goes on with, or is below."""
        return self._last if at and self._beside else f"text below {self._last}"

    def _begin(self, name: str) -> None:
        self._first = self._first or name
        if name == self._first or not self.cards:
            self.cards.append({})
            self._last, self._beside = name, False

    def _add(self, name: str, *cells: GridCell) -> None:
        self.cards[-1].setdefault(name, []).extend(cells)

    def _forget(self, names: Collection[str]) -> None:
        """Groups are no names themselves."""
        for name in names:
            if not self.cards[-1].get(name):
                self.cards[-1].pop(name, None)


def _are_names(cells: Sequence[GridCell], known: Collection[str]) -> bool:
    named = sum(name_of(cell.text) in known for cell in cells)
    return named == len(cells) or (named >= 3 and named > 2 * len(cells) / 3)


def _names_over(row: GridRow, upper: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The name over each column from a row of names, and from those in the row above it.

    A name holds for the columns to its right up to the next one.
    """
    current = ""
    for at, cell in enumerate(row):
        if cell.own:
            current = name_of(cell.text)
            if at in upper and upper[at] != current:
                current = f"{upper[at]} / {current}"
        elif at in upper and (not cell.text or upper[at] == name_of(cell.text)):
            current = upper[at]
        if current:
            yield at, current
