"""A workbook as text, a line a cell, so that a change of it can be reviewed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook


def dumped(content: bytes) -> str:
    """Every cell that holds something, every table, name, validation and format, by sheet."""
    workbook = load_workbook(io.BytesIO(content))
    lines = [line for sheet in workbook for line in _sheet(sheet)]
    names = sorted(workbook.defined_names.items())
    lines += ["", "== Names", *(f"{name} = {defined.attr_text}" for name, defined in names)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _sheet(sheet: Any) -> Iterator[str]:
    yield from ("", f"== {sheet.title}")
    for table in sheet.tables.values():
        yield f"table {table.name} {table.ref}"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield f"{cell.coordinate} {_shown(cell.value)}"
    for validation in sheet.data_validations.dataValidation:
        yield f"validation {validation.sqref} {validation.type} {validation.formula1}"
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            yield f"format {area.sqref} {' '.join(rule.formula)}"


def _shown(value: Any) -> str:
    """A value on one line; an array formula by its text."""
    return " / ".join(str(getattr(value, "text", value)).splitlines())
