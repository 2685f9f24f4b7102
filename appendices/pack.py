"""The pack of one meeting for one audience: the sections that the scheme declares, filled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from appendices.choosing import chosen, sums
from appendices.columns import QUARTERS
from appendices.content import (
    Block,
    Cell,
    Column,
    Heading,
    Pack,
    Paragraph,
    Section,
    TableBlock,
    line,
)
from appendices.corrected import correction_lines, from_the_last_quarter
from appendices.counted import count_sentences
from appendices.kinds import areas, figures, heat_map, pages, scales, tables
from appendices.meeting import NO_MEETING, Meeting
from appendices.quarter_labels import with_quarters
from risk_register.appendix import Appendix, AppendixKind, Audience
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

_KINDS: Mapping[AppendixKind, Callable[[Register, Appendix, list[Row]], Iterator[Block]]] = {
    AppendixKind.FIGURES: figures.blocks,
    AppendixKind.TABLE: tables.entries,
    AppendixKind.BOARDS: tables.boards,
    AppendixKind.PAGES: pages.blocks,
    AppendixKind.HEAT_MAP: heat_map.blocks,
    AppendixKind.MATRIX: scales.matrix,
    AppendixKind.STATUSES: scales.statuses,
    AppendixKind.CONTROLS: tables.controls,
    AppendixKind.LINKS: tables.links,
    AppendixKind.OWNERS: tables.owners,
    AppendixKind.AREAS: areas.blocks,
}

CHOOSES = frozenset(
    (
        AppendixKind.TABLE,
        AppendixKind.BOARDS,
        AppendixKind.PAGES,
        AppendixKind.CONTROLS,
        AppendixKind.LINKS,
    )
)
"""The kinds that print the chosen entries one by one."""

_WIDE_FROM, _SHARES_FROM = 8, 14
"""From so many columns on, or so many shares of a width, a table needs a page that lies across."""


def pack_of(
    register: Register,
    audience: Audience,
    *,
    full: bool = False,
    only: Collection[str] = (),
    meeting: Meeting = NO_MEETING,
) -> Pack:
    """The appendices of a register for one audience.

    Members get a supplement, of what the public pack does not have, unless it is to be `full`.
    `only` has the keys of the appendices that are wanted; empty means all.
    """
    settings, declared = register.settings, register.scheme.appendices
    wanted = [each for each in declared if not only or each.key in only]
    return Pack(
        title=settings.title,
        organisation=settings.organisation,
        committee=meeting.committee,
        meeting_date=meeting.day,
        as_at=settings.as_at,
        audience=audience,
        marking=settings.marking,
        contents=tuple(listed(each) for each in wanted),
        sections=tuple(
            section_of(register, each) for each in wanted if full or each.audience is audience
        ),
        brand=settings.brand,
    )


def section_of(register: Register, appendix: Appendix) -> Section:
    """One appendix of a register, filled."""
    appendix = with_quarters(register, appendix)
    entries, unknown = chosen(register, appendix)
    said = [*_counted(register, appendix), *([appendix.text] if appendix.text else [])]
    blocks: list[Block] = [Paragraph(line(each)) for each in said]
    if appendix.kind in CHOOSES:
        blocks += (Paragraph(line(each)) for each in _said(register, appendix, entries, unknown))
    if entries or appendix.kind not in CHOOSES:
        blocks += _KINDS[appendix.kind](register, appendix, entries)
        blocks += _legend(appendix)
        blocks += _corrections(register, appendix, entries)
    return Section(
        key=appendix.key,
        title=appendix.title,
        audience=appendix.audience,
        marking=appendix.marking or register.settings.marking,
        blocks=tuple(blocks),
        references=tuple(entry.reference for entry in entries),
        one=register.kind.one,
        wide=any(isinstance(each, TableBlock) and _is_wide(each) for each in blocks),
        label=appendix.label,
    )


def _counted(register: Register, appendix: Appendix) -> list[str]:
    return count_sentences(register, appendix.counts) if appendix.counts else []


def _said(
    register: Register, appendix: Appendix, entries: list[Row], unknown: list[str]
) -> list[str]:
    """What is said of the choice: what is not known, what is elsewhere, or that there is none."""
    said = [_unknown(register.scheme, unknown, entries)] if unknown else []
    said += sums(register, appendix)
    return said if said or entries else [appendix.nil or tables.NONE]


def _is_wide(table: TableBlock) -> bool:
    shares = sum(column.width for column in table.columns)
    return len(table.columns) >= _WIDE_FROM or shares >= _SHARES_FROM


def listed(appendix: Appendix) -> str:
    """An appendix as a list of contents has it."""
    restricted = " (for members only)" if appendix.audience is Audience.MEMBERS else ""
    return f"{appendix.named}: {appendix.title}{restricted}"


def _legend(appendix: Appendix) -> Iterator[Block]:
    """What words in the table mean, since colour never speaks alone."""
    rows = tuple((Cell(word), Cell(meaning)) for word, meaning in appendix.legend.items())
    if rows:
        yield Heading("Legend")
        yield TableBlock("Legend", (Column("Word"), Column("Meaning", 4)), rows, "", True)


def _corrections(register: Register, appendix: Appendix, entries: list[Row]) -> Iterator[Block]:
    """A line for each correction of a past position from which anything above was worked out."""
    names = {*appendix.columns, *appendix.parts}
    quarters = {*register.past_quarters} if QUARTERS in names else set()
    has_marks = appendix.kind is AppendixKind.HEAT_MAP and bool(register.scheme.marks)
    if register.previous_quarter and (has_marks or names & from_the_last_quarter(register.scheme)):
        quarters.add(register.previous_quarter)
    printed = entries if appendix.kind in CHOOSES else register.entries
    references = {entry.reference for entry in printed}
    told = correction_lines(register, references, quarters)
    if told:
        yield Heading("Corrections")
    yield from (Paragraph(line(each)) for each in told)


def _unknown(scheme: Scheme, names: list[str], entries: list[Row]) -> str:
    """What is said where the register does not record what the choice takes."""
    named = ", ".join(name.replace("_", " ") for name in names)
    lacking = "The register does not record what it takes to say"
    if not entries:
        return f"{lacking} which {scheme.kind.many} these are ({named})."
    return (
        f"{lacking} of every {scheme.kind.one} whether it is one of these ({named}). "
        "Those that certainly are follow."
    )
