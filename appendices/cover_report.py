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
from appendices.counted import part_held
from appendices.kinds.areas import areas
from appendices.pack import listed
from appendices.report.changed import from_when, newcomers, nothing_changed, scores_changed
from appendices.report.figures import figures, live, withheld
from appendices.report.gone import gone
from appendices.report.ratings import above, rated
from appendices.report.reported import Reported
from appendices.report.upkeep import upkeep
from appendices.report.words import paragraph, together
from risk_register.appendix import Audience
from risk_register.plurals import number_of
from risk_register.register import Register
from risk_register.scheme import Band

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
        blocks += [Heading(_worded(register, heading)), *found] if found else []
    return Section(
        "", f"{register.kind.title} report", audience, register.settings.marking, tuple(blocks)
    )


def _worded(register: Register, heading: str) -> str:
    """The heading of a part in the scheme's words."""
    kind, in_words = register.kind, register.scheme.rates_in_words
    left = "Closed and de-escalated" if "Operational" in kind.stages else "Closed"
    return kind.says(
        heading, measure=register.scheme.measure, Many=kind.many.capitalize(), gone=left,
        rated="rated" if in_words else "scored",
    )  # fmt: skip


def _purpose(reported: Reported) -> Iterator[Block]:
    yield from _paragraphs(reported.register.settings.report.purpose)


def _recommendation(reported: Reported) -> Iterator[Block]:
    yield from _paragraphs(reported.register.settings.report.recommendation)


def _paragraphs(text: str) -> Iterator[Block]:
    yield from (Paragraph(each) for each in lines([text]))


def _summary(reported: Reported) -> Iterator[Block]:
    """Of when the report speaks, how many entries there are, and every figure in one table."""
    register = reported.register
    as_at = f"The figures are as at {in_full(register.settings.as_at)}."
    yield paragraph(as_at, from_when(register) if register.entries else "")
    if not register.entries:
        yield paragraph(f"The register holds no {register.kind.one}.", _operational(reported))
        return
    figure = live(reported)
    see = reported.see(figure.named, "live_{many}", "all_{many}")
    part = _covered(register)
    yield paragraph(figure.said, see, part, _operational(reported), nothing_changed(reported))
    yield _figures(reported)


def _covered(register: Register) -> str:
    """What the figures cover, where more live entries are stated than the register holds."""
    part = part_held(register)
    if part is None:
        return ""
    cover = "Figures and tables cover those that it holds, unless they are said to be as stated."
    return f"This register holds {part.said}. {cover}"


def _operational(reported: Reported) -> str:
    """The operational entries, which are kept elsewhere and so can only be stated."""
    one = reported.register.kind.one
    number = reported.stated.get(reported.register.scheme.says(OPERATIONAL))
    if number is not None:
        if number == 0:
            return f"No operational {one} is stated."
        are = "There is" if number == 1 else "There are"
        are += f" {number_of(number, f'operational {one}')}"
        return f"{are}, as stated; they are kept elsewhere, and not counted from this register."
    if any(entry["stage"] == "Operational" for entry in reported.register.entries):
        return f"How many operational {one}s there are in all is not stated."
    return ""


def _figures(reported: Reported) -> TableBlock:
    """A row for each figure, with the entries behind it."""
    rows = []
    for figure in figures(reported):
        entries = figure.named
        number: str | int = len(entries)
        if figure.entries is None:
            number = f"At least {len(entries)}" if entries else "Cannot be said"
        rows.append((Cell(figure.label), Cell(number), Cell(together(entries) or None)))
    counted = reported.register.kind.many.capitalize()
    columns = (Column(counted, 2), Column("Number", centred=True), Column("References", 5))
    return TableBlock("Figures", columns, tuple(rows), first_column_heads=True)


def _if_any(part: _Part) -> _Part:
    """A part that an empty register has nothing to say in."""
    return lambda reported: part(reported) if reported.register.entries else iter(())


def _withheld(reported: Reported) -> Iterator[Block]:
    figure = withheld(reported)
    if figure.entries is not None:
        they = "It is" if len(figure.entries) == 1 else "They are"
        more = f"{they} counted here and named by reference only." if figure.entries else ""
        yield paragraph(figure.said, more if reported.audience is Audience.PUBLIC else "",
                        reported.see(figure.named, "withheld_{many}"))  # fmt: skip


def _method(reported: Reported) -> Iterator[Block]:
    scheme = reported.register.scheme
    yield from _paragraphs(reported.register.settings.report.method)
    if scheme.bands:
        yield _ratings_in_words(scheme.bands) if scheme.rates_in_words else _bands(scheme.bands)


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


def _ratings_in_words(bands: tuple[Band, ...]) -> TableBlock:
    rows = tuple(
        (Cell(band.name, band=band), Cell(band.meaning or None)) for band in reversed(bands)
    )
    columns = (Column("Rating"), Column("Meaning", 5))
    return TableBlock("Ratings", columns, rows, first_column_heads=True)


def _areas(reported: Reported) -> Iterator[Block]:
    if reported.gives(reported.register.kind.first.name, "areas"):
        yield from areas(reported.register, "Ratings by policy area")


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
    "Ratings": _if_any(rated),
    "By policy area": _if_any(_areas),
    "{Many} above the tolerance": _if_any(above),
    "Changes in {measure}": _if_any(scores_changed),
    "New {many}": _if_any(newcomers),
    "{gone} {many}": _if_any(gone),
    "Withheld {many}": _if_any(_withheld),
    "Reviews and controls": _if_any(upkeep),
    "How {many} are {rated}": _method,
    "What each status means": _statuses,
    "Appendices": _appendices,
    "Whom to ask": _contacts,
}
"""The parts under their headings, in the order of the papers. Words in braces are the scheme's."""
