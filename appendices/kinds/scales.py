"""How scores or ratings come about: scales with descriptors, matrix, bands; and the statuses."""

from __future__ import annotations

from collections.abc import Iterator

from appendices.content import Block, Cell, Column, Heading, Paragraph, TableBlock, line, lines
from risk_register.appendix import Appendix
from risk_register.register import Register, Row
from risk_register.scheme import Band, Scale, Scheme


def matrix(register: Register, _appendix: Appendix, _chosen: list[Row]) -> Iterator[Block]:
    """Both scales, the matrix, the bands and the tolerance, as far as the scheme has them."""
    scheme = register.scheme
    for scale in (scheme.impact, scheme.likelihood):
        if scale:
            yield Heading(scale.heading)
            yield _scale(scale)
    if scheme.scales:
        yield Heading("Scores")
        yield _scores(scheme)
    if scheme.bands:
        heading = "Ratings" if scheme.rates_in_words else "Bands"
        yield Heading(heading)
        yield _bands(scheme, heading)
    if scheme.tolerance:
        yield Heading("Tolerance")
        yield Paragraph(line(f"{scheme.tolerance.score}. {scheme.tolerance.meaning}".strip()))


def statuses(register: Register, appendix: Appendix, _chosen: list[Row]) -> Iterator[Block]:
    """Each status with its meaning."""
    columns = (Column("Status", 1), Column("Meaning", 4))
    rows = tuple((Cell(each.name), Cell(each.meaning)) for each in register.scheme.statuses)
    yield TableBlock(appendix.title, columns, rows, first_column_heads=True)


def _scale(scale: Scale) -> TableBlock:
    columns = (Column("Level"), Column("Label"), *(Column(each, 3) for each in scale.columns))
    rows = tuple(
        (
            Cell(each.number),
            Cell(each.label),
            *(Cell(lines=lines([each.descriptors.get(name, "")])) for name in scale.columns),
        )
        for each in reversed(scale.levels)
    )
    return TableBlock(scale.heading, columns, rows, first_column_heads=True)


def _scores(scheme: Scheme) -> TableBlock:
    up, across = scheme.axes()
    columns = (
        Column(f"{up.heading} / {across.heading}", 2),
        *(Column(f"{each.number} {each.label}", centred=True) for each in across.levels),
    )
    rows = tuple(
        (Cell(f"{upper} {up.label(upper)}"), *(_rated(scheme, upper, o) for o in across.numbers))
        for upper in reversed(up.numbers)
    )
    return TableBlock("Scores", columns, rows, first_column_heads=True)


def _rated(scheme: Scheme, upper: int, other: int) -> Cell:
    reached = scheme.score_at(upper, other)
    band = scheme.band(reached)
    return Cell(f"{reached} {band.name}" if band else reached, band=band)


def _bands(scheme: Scheme, caption: str) -> TableBlock:
    """Each band with what it means; with its scores, unless ratings are words."""
    bands = scheme.bands
    given = {
        "Meaning": [each.meaning for each in bands],
        "What to do": [each.action for each in bands],
        "Reported to": [each.board for each in bands],
        "Reviewed": [_interval(each) for each in bands],
    }
    said = {heading: texts for heading, texts in given.items() if any(texts)}
    columns = [Column(caption[:-1]), *(Column(heading, 3) for heading in said)]
    if not scheme.rates_in_words:
        columns.insert(1, Column("Scores"))
    rows = []
    for at, band in enumerate(bands):
        cells = [Cell(band.name, band=band)]
        if not scheme.rates_in_words:
            cells.append(Cell(f"{band.lowest} to {band.highest}", band=band))
        more = (Cell(lines=lines([texts[at]])) for texts in said.values())
        rows.append((*cells, *more))
    return TableBlock(caption, tuple(columns), tuple(reversed(rows)), first_column_heads=True)


def _interval(band: Band) -> str:
    if band.review_months is None:
        return ""
    return "Monthly" if band.review_months == 1 else f"Every {band.review_months} months"
