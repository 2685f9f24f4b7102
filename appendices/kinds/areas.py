"""The policy areas by rating: how many of each area are in each band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appendices.content import Block, Cell, Column, Paragraph, TableBlock, line
from appendices.counted import part_held
from appendices.report.words import MOST_NAMED, bracketed
from risk_register import scores
from risk_register.appendix import Appendix
from risk_register.areas import areas_of
from risk_register.entries import listed_in
from risk_register.lists import NO_AREA
from risk_register.plurals import number_of
from risk_register.register import Register, Row
from risk_register.scheme import Band


def blocks(register: Register, appendix: Appendix, _chosen: list[Row]) -> Iterator[Block]:
    """A row for each area that has any live entry, and one for all, each counted once."""
    yield from areas(register, appendix.title)


def areas(register: Register, caption: str) -> Iterator[Block]:
    """The table under a caption, and what is said of entries that belong to several areas."""
    live, many = register.live_entries, register.kind.many
    bands = [*reversed(register.scheme.bands)]
    unrated = any(_band(register, entry) is None for entry in live)
    rows = [
        (Cell(name), *_counts(register, bands, entries, unrated=unrated))
        for name, entries in _by_area(register).items()
    ]
    everything = Cell(f"All {many}, each counted once")
    rows.append((everything, *_counts(register, bands, live, unrated=unrated)))
    headings = [band.name for band in bands] + ["Not rated"] * unrated + ["In all"]
    columns = (Column("Policy area", 4), *(Column(each, centred=True) for each in headings))
    yield TableBlock(caption, columns, tuple(rows), first_column_heads=True)
    if part := part_held(register):
        yield Paragraph(line(f"The table covers what this register holds: {part.said}."))
    if several := [e.reference for e in live if len(listed_in(e.text("areas"))) > 1]:
        yield Paragraph(line(_said_of_several(register, several)))


def _said_of_several(register: Register, references: list[str]) -> str:
    """That the areas do not add up to the total, and because of which entries."""
    verbs = ("belongs", "stands") if len(references) == 1 else ("belong", "stand")
    said = f"{number_of(len(references), register.kind.one)} {verbs[0]} to several areas"
    return f"{said} and {verbs[1]} in each of them{bracketed(references, MOST_NAMED)}."


def _by_area(register: Register) -> dict[str, list[Row]]:
    """The live entries of each area that has any, in the scheme's order; those of none last.

    Where the areas of an entry are withheld, the scheme's word stands for them.
    """
    names = [area.name for area in register.scheme.areas]
    word = register.scheme.publishes.word
    found: dict[str, list[Row]] = {name: [] for name in (*names, word, NO_AREA)}
    for entry in register.live_entries:
        is_withheld = entry.text("areas") == word
        for name in (word,) if is_withheld else areas_of(register.scheme, entry):
            found[name].append(entry)
    return {name: entries for name, entries in found.items() if entries}


def _counts(
    register: Register, bands: Sequence[Band], entries: Sequence[Row], *, unrated: bool
) -> Iterator[Cell]:
    """How many there are in each band, and in all."""
    found = [_band(register, entry) for entry in entries]
    yield from (Cell(found.count(band)) for band in bands)
    if unrated:
        yield Cell(found.count(None))
    yield Cell(len(found))


def _band(register: Register, entry: Row) -> Band | None:
    scheme = register.scheme
    return scores.band(scheme, scheme.current, entry) if scheme.has_scores else None
