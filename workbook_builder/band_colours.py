"""Shading cells by the band of a score, whatever the thresholds on the Scheme sheet have become."""

from __future__ import annotations

from collections.abc import Sequence

from formulas.text import band_name
from risk_register.scheme import Band
from workbook_builder.sheet import Sheet
from workbook_builder.styles import differential


def colour_by_name(sheet: Sheet, where: str, name: str, bands: Sequence[Band]) -> None:
    """Gives an area the colours of the band whose name stands in `name`, its first cell."""
    for number, band in enumerate(bands, 1):
        rule = f"{name}={band_name(number)}"
        sheet.format_where(where, rule, differential(band.colour, band.text))


def lighter(colour: str, strength: float) -> str:
    """A colour mixed with white; a strength of 1 leaves it as it is."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * strength):02X}" for part in parts)


def colour_by_score(
    sheet: Sheet, where: str, score: str, bands: Sequence[Band], *, only_numbers: bool = False
) -> None:
    """Gives an area the colours of the band that `score`, a formula, falls in.

    `only_numbers` is for cells that may also hold a text such as `N/A`.
    """
    for number, band in enumerate(bands, 1):
        rule = f"MATCH({score},Band_from,1)={number}"
        if only_numbers:
            rule = f"AND(ISNUMBER({score}),{rule})"
        sheet.format_where(where, rule, differential(band.colour, band.text))
