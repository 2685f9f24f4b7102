"""A page for each risk: its figures in a table, then its parts one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from appendices.columns import CellOf, columns_of, headed
from appendices.content import (
    Block,
    Cell,
    Column,
    FactsBlock,
    Heading,
    PageBreak,
    TableBlock,
    line,
    lines,
    printed,
)
from risk_register import scores
from risk_register.appendix import Appendix
from risk_register.lists import CONTROL_KINDS
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

ASSESSMENTS = "assessments"
"""The part that is a table: each assessment with its likelihood, impact and score."""


def blocks(register: Register, appendix: Appendix, chosen: list[Row]) -> Iterator[Block]:
    """The pages, each on a page of its own."""
    for number, risk in enumerate(chosen):
        if number:
            yield PageBreak()
        yield from _page(register, appendix, risk)


def parts_of(scheme: Scheme) -> Mapping[str, CellOf]:
    """Every part that a page may have, by its name: columns, controls by kind, updates, links."""
    by_kind = {f"controls {kind}": partial(_controls, kind) for kind in CONTROL_KINDS}
    more: dict[str, CellOf] = {"updates": _updates, "links": _links, "next_key": _next_key}
    return {**columns_of(scheme), **by_kind, **more}


def _page(register: Register, appendix: Appendix, risk: Row) -> Iterator[Block]:
    title = f"{risk.reference} {risk.text('title')}"
    yield Heading(title)
    shown = headed(register, appendix.columns)
    yield TableBlock(
        title,
        tuple(column for column, _ in shown),
        (tuple(cell_of(register, risk) for _, cell_of in shown),),
    )
    if ASSESSMENTS in appendix.parts:
        yield _assessments(register, appendix.parts[ASSESSMENTS], risk)
    known = parts_of(register.scheme)
    parts = {name: heading for name, heading in appendix.parts.items() if name != ASSESSMENTS}
    yield FactsBlock(
        title, tuple((heading, known[name](register, risk)) for name, heading in parts.items())
    )


def _assessments(register: Register, heading: str, risk: Row) -> TableBlock:
    scheme = register.scheme
    columns = (Column(heading, 2), *(Column(each.heading) for each in scheme.scales),
               Column("Score"), Column("Band"))  # fmt: skip
    rows = []
    for each in scheme.assessments:
        found = scores.band(scheme, each, risk)
        levels = (Cell(risk[name]) for name in (each.likelihood, each.impact)[: len(scheme.scales)])
        reached = Cell(scores.score(scheme, each, risk), band=found)
        band = Cell(found.name if found else None, band=found)
        rows.append((Cell(each.name), *levels, reached, band))
    return TableBlock(f"{risk.reference} {heading}", columns, tuple(rows), first_column_heads=True)


def _controls(kind: str, register: Register, risk: Row) -> Cell:
    found = register.controls_of.get(risk.reference, ())
    texts = [_control(each) for each in found if each.text("kind") == kind]
    return Cell(lines=lines(texts, bullets=True))


def _control(control: Row) -> str:
    due = control["due"]
    return control.text("control") + (f" (due {printed(due)})" if due else "")


def _updates(register: Register, risk: Row) -> Cell:
    """The log, the oldest entry first, as papers print it."""
    found = sorted(register.updates_of.get(risk.reference, ()), key=lambda row: str(row["date"]))
    return Cell(lines=lines([_update(each) for each in found], bullets=True))


def _update(update: Row) -> str:
    author = update.text("author")
    by = f" ({author})" if author else ""
    return f"{printed(update['date'])}{by} – {update.text('update')}"


def _links(register: Register, risk: Row) -> Cell:
    texts = []
    for row in register.links_of.get(risk.reference, ()):
        parts = [row.text("kind"), row.text("organisation"), row.text("their_reference")]
        texts.append(", ".join(part for part in parts if part))
    return Cell(lines=lines(texts, bullets=True))


def _next_key(_register: Register, risk: Row) -> Cell:
    date, event = risk["next_key_date"], risk.text("next_key_event")
    said = [printed(date)] if date else []
    return Cell(lines=(line(" – ".join([*said, *([event] if event else [])])),))
