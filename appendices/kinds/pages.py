"""A page for each entry or commitment: its figures in a table, then its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from appendices.columns import CellOf, columns_of, headed
from appendices.content import (
    Block,
    Cell,
    Column,
    FactsBlock,
    Heading,
    PageBreak,
    TableBlock,
    lines,
    printed,
)
from appendices.texts import control_text, link_text, update_text
from risk_register import scores
from risk_register.appendix import Appendix
from risk_register.lists import CONTROL_KINDS
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

ASSESSMENTS = "assessments"
"""The part that is a table: each assessment with its likelihood, impact and score, or rating."""


def blocks(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """The pages, each on a page of its own."""
    shown, known = headed(register, appendix.columns), parts_of(register.scheme)
    for number, entry in enumerate(chosen):
        if number:
            yield PageBreak()
        title = f"{entry.reference} {entry.text('title')}".strip()
        yield Heading(title)
        if shown:
            cells = tuple(cell_of(register, entry) for _, cell_of in shown)
            yield TableBlock(title, tuple(column for column, _ in shown), (cells,))
        yield from _parts(register, appendix, known, entry, title)


def parts_of(scheme: Scheme) -> Mapping[str, CellOf]:
    """Every part that a page may have, by its name: columns, controls by kind, updates, links."""
    more: dict[str, CellOf] = {}
    if "controls" in scheme.tables:
        more |= {f"controls {kind}": partial(_controls, kind) for kind in CONTROL_KINDS}
    if "updates" in scheme.tables:
        more["updates"] = _updates
    if "links" in scheme.tables:
        more["links"] = _links
    if "next_key_date" in scheme.keeps:
        more["next_key"] = _next_key
    return {**columns_of(scheme), **more}


def _parts(
    register: Register, appendix: Appendix, known: Mapping[str, CellOf], entry: Row, title: str
) -> Iterator[Block]:
    """The parts in their order: named texts, and the table of assessments among them."""
    for is_table, parts in groupby(appendix.parts.items(), key=lambda part: part[0] == ASSESSMENTS):
        if is_table:
            yield from (_assessments(register, heading, entry) for _, heading in parts)
        else:
            facts = ((heading, known[name](register, entry)) for name, heading in parts)
            yield FactsBlock(title, tuple(facts))


def _assessments(register: Register, heading: str, entry: Row) -> TableBlock:
    scheme = register.scheme
    columns = [Column(heading, 2), *(Column(each.heading) for each in scheme.scales)]
    columns.append(Column(scheme.measure.capitalize()))
    columns += [Column("Band")] if scheme.bands and not scheme.rates_in_words else []
    rows = []
    for each in scheme.assessments:
        found = scores.band(scheme, each, entry)
        levels = (
            Cell(entry[name]) for name in (each.likelihood, each.impact)[: len(scheme.scales)]
        )
        reached = Cell(scores.shown(scheme, each, entry), band=found)
        band = Cell(found.name if found else None, band=found)
        rows.append((Cell(each.name), *levels, reached, band)[: len(columns)])
    caption = f"{entry.reference} {heading}"
    return TableBlock(caption, tuple(columns), tuple(rows), first_column_heads=True)


def _controls(kind: str, register: Register, entry: Row) -> Cell:
    found = register.controls_of.get(entry.reference, ())
    texts = [control_text(each) for each in found if each.text("kind") == kind]
    return Cell(lines=lines(texts, bullets=True))


def _updates(register: Register, entry: Row) -> Cell:
    """The log, the oldest entry first, as papers print it."""
    found = sorted(register.updates_of.get(entry.reference, ()), key=lambda row: row.text("date"))
    return Cell(lines=lines([update_text(each) for each in found], bullets=True))


def _links(register: Register, entry: Row) -> Cell:
    found = register.links_of.get(entry.reference, ())
    return Cell(lines=lines([link_text(register.kind, each) for each in found], bullets=True))


def _next_key(_register: Register, entry: Row) -> Cell:
    date, event = entry["next_key_date"], entry.text("next_key_event")
    said = " – ".join(part for part in (printed(date) if date else "", event) if part)
    return Cell(lines=lines([said]))
