"""The plan by which the rivals write the workbook that we write, made from ours before measuring.

What stands on a sheet for good is kept cell by cell; of a list that grows with the register, each
column once, with `{row}` for the number of the row. Addresses that reach to the end of a list are
kept as they are for the small register: the rivals move them down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from formulas.text import table_name
from risk_register.fields import TABLES, Field, Kind, Table
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.register import Register
from workbook_builder.build import build
from workbook_builder.table_sheet import FIRST_ROW, HEADING_ROW

Plan = dict[str, Any]

_LISTS = ("Quarter by quarter", "Quarter end")
_NUMBERS = (Kind.LEVEL, Kind.SCORE, Kind.NUMBER)
_DATES = (Kind.DATE, Kind.DATE_OR_MONTH)
_RULES = (
    "type", "operator", "formula1", "formula2", "allow_blank", "errorStyle", "errorTitle", "error",
    "promptTitle", "prompt",
)  # fmt: skip


def plan_of(register: Register, file: Path) -> Plan:
    """The plan of a small register's workbook, which is left in `file`."""
    file.write_bytes(build(register))
    book: Any = load_workbook(file)
    maker = _Maker(register, {table.title: table for table in kept_tables(register.scheme)})
    sheets = [maker.sheet(sheet) for sheet in book]
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    return {"looks": maker.looks, "sheets": sheets, "names": names}


@dataclass
class _Maker:
    register: Register
    tables: dict[str, Table]
    looks: list[Plan] = field(default_factory=list)

    def sheet(self, sheet: Any) -> Plan:
        growing = self.growing(sheet)
        first, rows = (growing["first_row"], growing["rows"]) if growing else (1, 0)
        return {
            "title": sheet.title,
            "tab": sheet.sheet_properties.tabColor.rgb[2:],
            "widths": {key: each.width for key, each in sheet.column_dimensions.items()},
            "frozen": sheet.freeze_panes,
            "protected": sheet.protection.sheet,
            "repeated_rows": sheet.print_title_rows,
            "cells": [*self.cells(sheet, range(first, first + rows))],
            "links": [*self.links(sheet)],
            "tables": [_table(table) for table in sheet.tables.values()],
            "rules": [_rule(rule) for rule in sheet.data_validations.dataValidation],
            "formats": [*_formats(sheet)],
            "charts": [_chart(chart) for chart in sheet._charts],
            "list": growing,
        }

    def cells(self, sheet: Any, listed: range) -> Iterator[list[Any]]:
        """The cells above and below a list: row, column, value, look."""
        for row in sheet.iter_rows():
            for cell in row if row[0].row not in listed else ():
                if cell.has_style or cell.value is not None:
                    yield [cell.row, cell.column, _content(cell), self.look(cell)]

    def links(self, sheet: Any) -> Iterator[list[Any]]:
        """The links to other sheets: cell, target, text, tip, look."""
        for link in sheet._hyperlinks:
            look = self.look(sheet[link.ref])
            yield [link.ref, link.location, link.display, link.tooltip, look]

    def growing(self, sheet: Any) -> Plan | None:
        """The list of a sheet that grows with the register, by its columns."""
        if sheet.title in self.tables:
            return self.table_list(sheet, self.tables[sheet.title])
        return self.calculated_list(sheet) if sheet.title in _LISTS else None

    def table_list(self, sheet: Any, table: Table) -> Plan:
        fields = {each.heading: each for each in fields_of(table, self.register.scheme)}
        columns = []
        for heading in sheet[HEADING_ROW][: len(_table_columns(sheet))]:
            here = fields.get(heading.value)
            formula = "" if here else str(_content(sheet.cell(FIRST_ROW, heading.column)))
            columns.append(
                {
                    "field": here.name if here else "",
                    "kind": _kind(here),
                    "formula": formula,
                    "look": self.look(sheet.cell(FIRST_ROW, heading.column)),
                }
            )
        rows = max(len(self.register.rows(table.name)), 1)
        listed = {"file": table.file, "first_row": FIRST_ROW, "rows": rows, "columns": columns}
        return {**listed, "spare": 0}

    def calculated_list(self, sheet: Any) -> Plan:
        listed_rows = groupby(sheet.iter_rows(), lambda row: [*map(_pattern, row)])
        pattern, cells = max(((key, [*rows]) for key, rows in listed_rows), key=lambda x: len(x[1]))
        first, last = cells[0][0].row, cells[-1][0].row
        listed = [
            {
                "formula": formula,
                "array": isinstance(sheet.cell(last, column).value, ArrayFormula),
                "look": self.look(sheet.cell(first, column)),
                "spare_look": self.look(sheet.cell(last, column)),
            }
            for column, formula in enumerate(pattern, 1)
        ]
        spare = len(cells) - len(self.register.entries)
        return {"file": "risks.csv", "first_row": first, "rows": len(cells), "columns": listed} | {
            "spare": spare
        }

    def look(self, cell: Any) -> int:
        """The number of a cell's look."""
        look = _look(cell)
        if look not in self.looks:
            self.looks.append(look)
        return self.looks.index(look)


def _look(cell: Any) -> Plan:
    font, alignment = cell.font, cell.alignment
    return {
        "font": font.name,
        "size": font.sz,
        "bold": bool(font.b),
        "italic": bool(font.i),
        "underlined": bool(font.u),
        "colour": font.color.rgb[2:] if font.color else "",
        "fill": cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else "",
        "across": alignment.horizontal or "general",
        "down": alignment.vertical or "bottom",
        "wrap": bool(alignment.wrap_text),
        "indent": int(alignment.indent),
        "number_format": cell.number_format,
        "lined": cell.border.left.color.rgb[2:] if cell.border.left.style else "",
        "locked": cell.protection.locked,
    }


def _content(cell: Any) -> Any:
    """A value, `=` and a formula, or `{=` and an array formula."""
    value = cell.value
    if isinstance(value, ArrayFormula):
        return "{=" + str(value.text).removeprefix("=") + "}"
    return value.isoformat()[:10] if cell.is_date and value else value


def _pattern(cell: Any) -> str:
    """A formula with `{row}` for the number of its own row."""
    formula = str(_content(cell) or "").strip("{}")
    return re.sub(rf"(\$?\b[A-Z]{{1,3}}){cell.row}\b", r"\1{row}", formula)


def _kind(entry: Field | None) -> str:
    if entry and entry.kind in _DATES:
        return "date"
    return "number" if entry and entry.kind in _NUMBERS else "text"


def _table_columns(sheet: Any) -> Any:
    names = {table_name(table) for table in TABLES.values()}
    return next(table for table in sheet.tables.values() if table.name in names).tableColumns


def _table(table: Any) -> Plan:
    columns = [
        [each.name, each.calculatedColumnFormula.attr_text if each.calculatedColumnFormula else ""]
        for each in table.tableColumns
    ]
    named = {"name": table.name, "area": table.ref, "style": table.tableStyleInfo.name}
    return {**named, "columns": columns, "filters": bool(table.autoFilter)}


def _rule(rule: Any) -> Plan:
    return {"area": str(rule.sqref), **{name: getattr(rule, name) for name in _RULES}}


def _formats(sheet: Any) -> Iterator[Plan]:
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            font, fill = rule.dxf.font, rule.dxf.fill
            yield {
                "area": str(area.sqref),
                "formula": rule.formula[0],
                "text": font.color.rgb[2:] if font and font.color else "",
                "bold": bool(font and font.b),
                "fill": fill.bgColor.rgb[2:] if fill else "",
            }


def _chart(chart: Any) -> Plan:
    series, at = chart.series[0], chart.anchor._from
    return {
        "title": chart.title.tx.rich.p[0].r[0].t,
        "names": (series.cat.numRef or series.cat.strRef).f,
        "counts": series.val.numRef.f,
        "row": at.row,
        "column": at.col,
    }
