"""How a workbook's formats show a number: as a date, as a month, or otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

_GENERAL = "General"
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def number_formats(styles: Element) -> list[str]:
    """The number format of each cell format, in the order of the workbook's styles."""
    own = {item.get("numFmtId"): item.get("formatCode", "") for item in styles.iter("numFmt")}
    cell_formats = styles.find("cellXfs")
    keys = [item.get("numFmtId", "0") for item in cell_formats or ()]
    return [own.get(key) or _built_in(key) for key in keys]


def format_of(formats: Sequence[str], style: int) -> str:
    """The number format of a cell by its style; a workbook may leave it out."""
    return formats[style] if 0 <= style < len(formats) else _GENERAL


def _built_in(key: str) -> str:
    return BUILTIN_FORMATS.get(int(key), _GENERAL) if key.isdecimal() else _GENERAL


def shows_date(number_format: str) -> bool:
    """Whether a number is shown as a date or a time."""
    return is_date_format(number_format)


def shows_month(number_format: str) -> bool:
    """Whether a number is shown as a month of a year, without a day."""
    shown = _NOT_SHOWN.sub("", number_format).lower()
    return "m" in shown and "y" in shown and "d" not in shown and "h" not in shown
