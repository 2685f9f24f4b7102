"""The pack of one meeting for one audience: the sections that the scheme declares, filled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from appendices.choosing import chosen
from appendices.content import Block, Pack, Paragraph, Section, TableBlock, line
from appendices.kinds import figures, heat_map, pages, scales, tables
from appendices.meeting import NO_MEETING, Meeting
from risk_register.appendix import Appendix, AppendixKind, Audience
from risk_register.register import Register, Row

_KINDS: Mapping[AppendixKind, Callable[[Register, Appendix, list[Row]], Iterator[Block]]] = {
    AppendixKind.FIGURES: figures.blocks,
    AppendixKind.TABLE: tables.risks,
    AppendixKind.PAGES: pages.blocks,
    AppendixKind.HEAT_MAP: heat_map.blocks,
    AppendixKind.MATRIX: scales.matrix,
    AppendixKind.STATUSES: scales.statuses,
    AppendixKind.CONTROLS: tables.controls,
    AppendixKind.LINKS: tables.links,
    AppendixKind.OWNERS: tables.owners,
}

_CHOOSES = frozenset(
    (AppendixKind.TABLE, AppendixKind.PAGES, AppendixKind.CONTROLS, AppendixKind.LINKS)
)
"""The kinds that print the chosen risks one by one."""

_WIDE_FROM = 8
"""From this many columns on a table needs a page that lies across."""


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
        contents=tuple(_listed(each) for each in wanted),
        sections=tuple(
            section_of(register, each) for each in wanted if full or each.audience is audience
        ),
        brand=settings.brand,
    )


def section_of(register: Register, appendix: Appendix) -> Section:
    """One appendix of a register, filled."""
    risks, unknown = chosen(register, appendix)
    blocks: list[Block] = [Paragraph(line(appendix.text))] if appendix.text else []
    if unknown:
        blocks.append(Paragraph(line(_unknown(unknown))))
    elif appendix.kind in _CHOOSES and not risks:
        blocks.append(Paragraph(line(appendix.nil or "There are none.")))
    else:
        blocks += _KINDS[appendix.kind](register, appendix, risks)
    return Section(
        key=appendix.key,
        title=appendix.title,
        audience=appendix.audience,
        marking=appendix.marking or register.settings.marking,
        blocks=tuple(blocks),
        references=tuple(risk.reference for risk in risks),
        wide=any(
            isinstance(each, TableBlock) and len(each.columns) >= _WIDE_FROM for each in blocks
        ),
    )


def _listed(appendix: Appendix) -> str:
    restricted = " (for members only)" if appendix.audience is Audience.MEMBERS else ""
    return f"Appendix {appendix.key}: {appendix.title}{restricted}"


def _unknown(names: list[str]) -> str:
    """What is said where the register does not record what the choice takes."""
    named = ", ".join(name.replace("_", " ") for name in names)
    return f"The register does not record what it takes to say which risks these are ({named})."
