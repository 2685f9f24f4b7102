"""Reads the sheets of .xls and .ods, with calamine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from intake.grid import CellValue, Grid
from intake.limits import ENCRYPTED, RefusedError, check_span, refused
from intake.open_document import OpenSheet, open_sheets
from intake.sheets import Hidden, laid_out, only_day, rounded, shown_moment, told
from risk_register.findings import Finding
from risk_register.places import Place
from risk_register.plurals import number_of
from workbook_builder.reading.opened import Area

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_WHOLE = "a workbook that is whole"
_PANIC = "PanicException"
"""What calamine raises where it breaks; it is no Exception and cannot be imported."""


def read_old_workbook(path: Path) -> tuple[tuple[Grid, ...], list[Finding]]:
    """A grid for each sheet of .xls, hidden ones too, which are told. Raises RefusedError."""
    return _read(path, {})


def read_open_document(path: Path) -> tuple[tuple[Grid, ...], list[Finding]]:
    """A grid for each sheet of .ods, hidden ones too, which are told. Raises RefusedError."""
    sheets = open_sheets(path)
    grids, findings = _read(path, sheets)
    return grids, findings + [
        _hidden(name, number_of(len(sheet.hidden_rows), "hidden row"))
        for name, sheet in sheets.items()
        if sheet.hidden_rows
    ]


def _read(
    path: Path, known: Mapping[str, OpenSheet]
) -> tuple[tuple[Grid, ...], list[Finding]]:  # fmt: skip
    import python_calamine as calamine  # noqa: PLC0415 - only these files need it

    try:
        with _quiet(), calamine.load_workbook(str(path)) as book:
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            hidden = [
                each.name
                for each in book.sheets_metadata
                if each.visible != calamine.SheetVisibleEnum.Visible
            ]
            grids = [
                _grid(path, sheet, known.get(sheet.name), hidden=sheet.name in hidden)
                for sheet in sheets
            ]
    except calamine.PasswordError:
        raise protected(path) from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, ValueError):
        raise refused(path, _WHOLE, "a damaged file") from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise refused(path, _WHOLE, "a damaged file") from None
    findings = [_hidden(name, "a hidden sheet") for name in hidden]
    return tuple(grid for grid in grids if grid.rows), findings


def _hidden(sheet: str, what: str) -> Finding:
    place = Place(f"sheet {sheet}")
    return told(place, "nothing hidden", f"{what}, read like the rest", "hidden-cells")


@contextmanager
def _quiet() -> Iterator[None]:
    """Lets nothing be written to the screen: calamine does so where a file makes it break."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def protected(path: Path) -> RefusedError:
    """The error of a file that a password protects."""
    return refused(
        path,
        "a file that can be opened without a password",
        "one that a password protects",
        ENCRYPTED,
        "Open it, save it without a password, and import that.",
    )


def _grid(path: Path, sheet: CalamineSheet, known: OpenSheet | None, *, hidden: bool) -> Grid:
    check_span(path, sheet.name, sheet.total_height, sheet.total_width)
    values = {
        (row, column): read
        for row, cells in enumerate(sheet.to_python(skip_empty_area=False), 1)
        for column, value in enumerate(cells, 1)
        if (read := _value(value)) is not None and read != ""
    }
    merged = (
        known.merged
        if known
        else [
            Area(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
        ]
    )
    rows = known.hidden_rows if known else ()
    return laid_out(path, sheet.name, values, merged, Hidden(hidden, rows))


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
