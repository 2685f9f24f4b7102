"""Reads the sheets of .xls and .ods, with calamine."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from intake.grid import CellValue, Grid
from intake.limits import ENCRYPTED, RefusedError, check_span, refused
from intake.sheets import laid_out, only_day, rounded, shown_moment, told
from risk_register.findings import Finding
from risk_register.places import Place
from workbook_builder.reading.opened import Area

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_WHOLE = "a workbook that is whole"


def read_other_workbook(path: Path) -> tuple[tuple[Grid, ...], list[Finding]]:
    """A grid for each sheet, hidden ones too, which are told. Raises RefusedError.

    Of .ods, merged cells are not known: those beside the one that holds the value stay empty.
    """
    import python_calamine as calamine  # noqa: PLC0415 - only these files need it

    try:
        book = calamine.load_workbook(str(path))
        with book:
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            hidden = [
                each.name
                for each in book.sheets_metadata
                if each.visible != calamine.SheetVisibleEnum.Visible
            ]
            grids = [_grid(path, sheet) for sheet in sheets]
    except calamine.PasswordError:
        raise protected(path) from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, ValueError):
        raise refused(path, _WHOLE, "a damaged file") from None
    findings = [
        told(Place(f"sheet {name}"), "nothing hidden", "a hidden sheet, read like the rest",
             "hidden-cells") for name in hidden
    ]  # fmt: skip
    return tuple(grid for grid in grids if grid.rows), findings


def protected(path: Path) -> RefusedError:
    """The error of a file that a password protects."""
    return refused(
        path,
        "a file that can be opened without a password",
        "one that a password protects",
        ENCRYPTED,
        "Open it, save it without a password, and import that.",
    )


def _grid(path: Path, sheet: CalamineSheet) -> Grid:
    check_span(path, sheet.name, sheet.total_height, sheet.total_width)
    values = {
        (row, column): read
        for row, cells in enumerate(sheet.to_python(skip_empty_area=False), 1)
        for column, value in enumerate(cells, 1)
        if (read := _value(value)) is not None and read != ""
    }
    merged = [
        Area(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    ]
    return laid_out(path, sheet.name, values, merged)


def _value(value: int | float | str | bool | time | date | datetime | timedelta) -> CellValue:
    if isinstance(value, datetime):
        return only_day(value)
    if isinstance(value, (time, timedelta)):
        return shown_moment(value)
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, (bool, date)):
        return value
    return rounded(value)
