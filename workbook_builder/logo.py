"""The organisation's logo on the first sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from risk_register.findings import Finding
from risk_register.places import Place
from workbook_builder.sheet import Sheet

_HEIGHT = 64
"""In pixels, whatever size the picture has."""

_FORMATS = ("png", "jpeg")


def logo_findings(logo: bytes) -> Iterator[Finding]:
    """What keeps a picture from being shown."""
    picture = _picture(logo)
    if logo and (picture is None or picture.format not in _FORMATS):
        place = Place("register.toml", column="brand.logo")
        yield Finding("brand-logo", place, "a PNG or JPEG picture", "another kind of file")


def put_logo(sheet: Sheet, logo: bytes, cell: str, organisation: str) -> None:
    """Puts the picture at a cell. `logo_findings` must have found nothing."""
    picture = _picture(logo)
    picture.width, picture.height = round(picture.width * _HEIGHT / picture.height), _HEIGHT
    picture.description = f"Logo of {organisation}"
    sheet.worksheet.add_image(picture, cell)


def _picture(logo: bytes) -> Any:
    from openpyxl.drawing.image import Image  # noqa: PLC0415 - needs Pillow, and few have a logo

    try:
        return Image(io.BytesIO(logo)) if logo else None
    except (OSError, SyntaxError, ValueError):
        return None
