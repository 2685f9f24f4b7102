"""The cover report: what the papers say before their appendices, worked out from the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from appendices.content import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Section,
    TableBlock,
    in_full,
    line,
    lines,
)
from appendices.pack import listed
from appendices.report.changed import from_when, gone, newcomers, nothing_changed, scores_changed
from appendices.report.figures import figures, live, withheld
from appendices.report.ratings import above, rated
from appendices.report.reported import Reported
from appendices.report.upkeep import upkeep
from appendices.report.words import paragraph
from risk_register.appendix import Audience
from risk_register.register import Register
from risk_register.scheme import Band

TITLE = "Risk register report"

OPERATIONAL = "operational_{many}"
"""The count that no register holds: it is stated."""

_Part = Callable[[Reported], Iterator[Block]]


def cover_report(register: Register, audience: Audience = Audience.PUBLIC) -> Section:
    """The report on a register as its committee sees it (`as_seen_by`), for one audience.

    For the public, `register` is the public one: what is withheld is counted, and named by
    reference only.
    """
    reported = Reported(register, audience)
    blocks: list[Block] = []
    for heading, part in _PARTS.items():
        found = [*part(reported)]
        blocks += [Heading(heading), *found] if found else []
    return Section("", TITLE, audience, register.settings.marking, tuple(blocks))


def _purpose(reported: Reported) -> Iterator[Block]:
    yield from _paragraphs(reported.register.settings.report.purpose)


def _recommendation(reported: Reported) -> Iterator[Block]:
    yield from _paragraphs(reported.register.settings.report.recommendation)


def _paragraphs(text: str) -> Iterator[Block]:
    yield from (Paragraph(each) for each in lines([text]))


def _summary(reported: Reported) -> Iterator[Block]:
    """Of when the report speaks, how many risks there are, and every figure in one table."""
    register = reported.register
    as_at = f"The figures are as at {in_full(register.settings.as_at)}."
    yield paragraph(as_at, from_when(register) if register.entries else "")
    if not register.entries:
        yield paragraph("The register holds no risk.", _operational(reported))
        return
    figure = live(reported)
    see = reported.see(figure.named, "live_{many}", "all_{many}")
    yield paragraph(figure.said, see, _operational(reported), nothing_changed(reported))
    yield _figures(reported)


def _operational(reported: Reported) -> str:
    """The operational risks, which are kept elsewhere and so can only be stated."""
    number = reported.stated.get(reported.register.scheme.says(OPERATIONAL))
    if number is not None:
        if number == 0:
            return "No operational risk is stated."
        are = (
            "There is 1 operational risk"
            if number == 1
            else f"There are {number} operational risks"
        )
        return f"{are}, as stated; they are kept elsewhere, and not counted from this register."
    if any(risk["stage"] == "Operational" for risk in reported.register.entries):
        return "How many operational risks there are in all is not stated."
    return ""


def _figures(reported: Reported) -> TableBlock:
    """A row for each figure, with the risks behind it."""
    rows = []
    for figure in figures(reported):
        risks = figure.named
        number: str | int = len(risks)
        if figure.risks is None:
            number = f"At least {len(risks)}" if risks else "Cannot be said"
        rows.append((Cell(figure.label), Cell(number), Cell(", ".join(risks) or None)))
    columns = (Column("Risks", 2), Column("Number", centred=True), Column("References", 5))
    return TableBlock("Figures", columns, tuple(rows), first_column_heads=True)


def _if_any_risks(part: _Part) -> _Part:
    """A part that a register without risks has nothing to say in."""
    return lambda reported: part(reported) if reported.register.entries else iter(())


def _withheld(reported: Reported) -> Iterator[Block]:
    figure = withheld(reported)
    if figure.risks is not None:
        they = "It is" if len(figure.risks) == 1 else "They are"
        more = f"{they} counted here and named by reference only." if figure.risks else ""
        yield paragraph(figure.said, more if reported.audience is Audience.PUBLIC else "",
                        reported.see(figure.named, "withheld_{many}"))  # fmt: skip


def _method(reported: Reported) -> Iterator[Block]:
    scheme = reported.register.scheme
    yield from _paragraphs(reported.register.settings.report.method)
    if scheme.bands:
        yield _bands(scheme.bands)


def _bands(bands: tuple[Band, ...]) -> TableBlock:
    boards = any(band.board for band in bands)
    columns = [Column("Rating"), Column("Scores"), Column("Reported to", 3)]
    rows = [
        (
            Cell(band.name, band=band), Cell(f"{band.lowest} to {band.highest}"),
            Cell(band.board or None),
        )
        for band in reversed(bands)
    ]  # fmt: skip
    shown = 3 if boards else 2
    return TableBlock("Ratings", tuple(columns[:shown]), tuple(row[:shown] for row in rows),
                      first_column_heads=True)  # fmt: skip


def _statuses(reported: Reported) -> Iterator[Block]:
    statuses = reported.register.scheme.statuses
    if statuses:
        columns = (Column("Status"), Column("Meaning", 4))
        rows = tuple((Cell(each.name), Cell(each.meaning or None)) for each in statuses)
        yield TableBlock("Statuses", columns, rows, first_column_heads=True)


def _appendices(reported: Reported) -> Iterator[Block]:
    for each in reported.register.scheme.appendices:
        yield Paragraph(line(listed(each), bullet=True))


def _contacts(reported: Reported) -> Iterator[Block]:
    for each in reported.register.settings.report.contacts:
        yield Paragraph(line(each, bullet=True))


_PARTS: Mapping[str, _Part] = {
    "Purpose of this report": _purpose,
    "Recommendation": _recommendation,
    "Summary": _summary,
    "Ratings": _if_any_risks(rated),
    "Risks above the tolerance": _if_any_risks(above),
    "Changes in score": _if_any_risks(scores_changed),
    "New risks": _if_any_risks(newcomers),
    "Closed and de-escalated risks": _if_any_risks(gone),
    "Withheld risks": _if_any_risks(_withheld),
    "Reviews and controls": _if_any_risks(upkeep),
    "How risks are scored": _method,
    "What each status means": _statuses,
    "Appendices": _appendices,
    "Whom to ask": _contacts,
}
"""The parts under their headings, in the order of the papers."""
