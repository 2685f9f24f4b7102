"""What changed between two registers, as a paper for officers: list, counts, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from appendices.content import (
    Block,
    Cell,
    Column,
    FactsBlock,
    Heading,
    Line,
    Pack,
    Paragraph,
    Run,
    Section,
    TableBlock,
    in_full,
    line,
    text_cell,
)
from appendices.report.words import bracketed
from appendices.since import DESCRIPTION
from appendices.worded import worded
from risk_register.appendix import Audience
from risk_register.comparison.change import REVIEWS, Change, Comparison, Kind
from risk_register.comparison.sentences import part_of, pieces, sentence
from risk_register.comparison.wording import Piece
from risk_register.plurals import number_of

OFFICERS = "Officers"
MARKING = "For officers only"
SAME = "Nothing has changed."
_MARKS = (
    "Added words are red, underlined and stand in [added: …]; removed words are red, struck "
    "through and stand in [removed: …]. Marks made by hand in either register are taken as "
    "accepted."
)


def changes_pack(comparison: Comparison, *, as_table: bool) -> Pack:
    """The paper of a comparison. `as_table` where all entries are one table, for sorting."""
    settings = comparison.new.settings
    marking = " – ".join(filter(None, (settings.marking, MARKING)))
    each_risk = _table(comparison) if as_table else _pages(comparison)
    each_by_each = f"{comparison.new.kind.One} by {comparison.new.kind.one}"
    titled = {
        "At a glance": [*_glance(comparison)],
        "Counts": [*_counts(comparison)],
        each_by_each: [*each_risk],
        "Reviews": [*_reviews(comparison)],
        "The register itself": [*_itself(comparison)],
    }
    sections = tuple(
        Section("", title, Audience.MEMBERS, marking, tuple(blocks), wide=title == each_by_each)
        for title, blocks in titled.items()
        if blocks
    )
    return Pack(
        title=f"What changed: {settings.title}", organisation=settings.organisation, committee="",
        meeting_date=None, as_at=settings.as_at, audience=Audience.MEMBERS, marking=marking,
        contents=tuple(section.heading for section in sections), sections=sections,
        brand=settings.brand, readers=OFFICERS, cover_page=False,
    )  # fmt: skip


def listed(comparison: Comparison) -> list[tuple[str, str, str]]:
    """The list for a cover: entry, part and kind of change, each once.

    Reviews are told in a sentence above it; the list would be full of them.
    """
    rows = (
        (change.reference, change.part, str(change.kind))
        for change in comparison.changes
        if change.reference and change.kind not in REVIEWS
    )
    return [*dict.fromkeys(rows)]


def said(change: Change) -> tuple[Line, ...]:
    """A change as lines of text, its kind first, changed wording marked."""
    lines = worded(pieces(change) or (Piece(sentence(change)),))
    if change.kind is Kind.WORDING:
        return lines
    first = lines[0].runs if lines else ()
    kind = Run(f"{change.kind}: " if first else str(change.kind))
    return (Line((kind, *first)), *lines[1:])


def _glance(comparison: Comparison) -> Iterator[Block]:
    old, new = comparison.old.settings.as_at, comparison.new.settings.as_at
    entries = len(_by_risk(comparison))
    changed = f"{number_of(entries, comparison.new.kind.one)} changed." if entries else SAME
    yield Paragraph(line(f"From {in_full(old)} to {in_full(new)}. {changed}"))
    for kind in REVIEWS:
        if found := [each.reference for each in comparison.changes if each.kind is kind]:
            yield Paragraph(line(f"{kind}: {len(found)}{bracketed(found)}."))
    if rows := listed(comparison):
        one = Column(comparison.new.kind.One)
        columns = (one, Column("Title", 3), Column("Section", 2), Column("Change", 2))
        cells = tuple(
            (Cell(reference), text_cell(comparison.titles.get(reference, "")), Cell(part),
             Cell(kind))
            for reference, part, kind in rows
        )  # fmt: skip
        described = comparison.new.kind.says(DESCRIPTION)
        yield TableBlock("Changes", columns, cells, described, first_column_heads=True)


def _by_risk(comparison: Comparison) -> dict[str, list[Change]]:
    """The changes of each entry, without its reviews; no entry that was only reviewed, or not."""
    found = {
        reference: [each for each in changes if each.kind not in REVIEWS]
        for reference, changes in comparison.by_risk.items()
        if reference
    }
    return {reference: changes for reference, changes in found.items() if changes}


def _reviews(comparison: Comparison) -> Iterator[Block]:
    """The entries that were reviewed since, and those that were due and were not."""
    rows = tuple(
        (Cell(each.reference), text_cell(comparison.titles.get(each.reference, "")),
         Cell(str(kind)), Cell(sentence(each)))
        for kind in REVIEWS
        for each in comparison.changes
        if each.kind is kind
    )  # fmt: skip
    if rows:
        one = Column(comparison.new.kind.One)
        columns = (one, Column("Title", 3), Column("Review", 2), Column("When", 3))
        yield TableBlock("Reviews", columns, rows, first_column_heads=True)


def _counts(comparison: Comparison) -> Iterator[Block]:
    rows = []
    for kind, count in comparison.counts.items():
        entries = dict.fromkeys(
            each.reference for each in comparison.changes if each.kind is kind and each.reference
        )
        rows.append((Cell(str(kind)), Cell(count), Cell(", ".join(entries) or None)))
    if rows:
        many = Column(comparison.new.kind.many.capitalize(), 4)
        columns = (Column("Change", 2), Column("How many"), many)
        yield TableBlock("Counts", columns, tuple(rows), first_column_heads=True)


def _pages(comparison: Comparison) -> Iterator[Block]:
    """For each entry its changes, by section."""
    changed = _by_risk(comparison)
    if changed:
        yield Paragraph(line_of(_MARKS))
    for reference, changes in changed.items():
        title = f"{reference} {comparison.titles.get(reference, '')}".strip()
        yield Heading(title)
        facts = (
            (part, Cell(lines=tuple(each for change in group for each in said(change))))
            for part, group in groupby(changes, part_of)
        )
        yield FactsBlock(title, tuple(facts))


def line_of(text: str) -> Line:
    """A line in which nothing is a mark."""
    return Line((Run(text),))


def _table(comparison: Comparison) -> Iterator[Block]:
    """A row for each change of an entry."""
    rows = tuple(
        (Cell(change.reference), text_cell(comparison.titles.get(change.reference, "")),
         Cell(part_of(change)), Cell(lines=said(change)))
        for changes in _by_risk(comparison).values()
        for change in changes
    )  # fmt: skip
    if rows:
        yield Paragraph(line_of(_MARKS))
        one = Column(comparison.new.kind.One)
        columns = (one, Column("Title", 3), Column("Section", 2), Column("Change", 8))
        yield TableBlock("Every change", columns, rows, first_column_heads=True)


def _itself(comparison: Comparison) -> Iterator[Block]:
    """What changed besides the entries."""
    rows = tuple(
        (Cell(change.part), Cell(str(change.kind)), Cell(lines=(line_of(sentence(change)),)))
        for change in comparison.by_risk.get("", ())
    )
    if rows:
        columns = (Column("What", 2), Column("Change", 2), Column("From and to", 5))
        yield TableBlock("The register itself", columns, rows, first_column_heads=True)
