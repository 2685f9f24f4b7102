"""A pack as a workbook that can be published: a new file, which holds what a reader sees."""

from __future__ import annotations

from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.workbook.properties import CalcProperties

from appendices.content import Pack
from appendices.sheets.cover import put_cover
from appendices.sheets.naming import Names
from appendices.sheets.plan import plans
from appendices.sheets.section import COVER, put_section
from workbook_builder.sheet import Sheet, SheetKind
from workbook_builder.styles import Styles
from workbook_builder.writing import package


def pack_workbook(pack: Pack) -> bytes:
    """The workbook of a pack: a cover, and a sheet for each section.

    It has no formulas, names, comments, links to other files, hidden things or author; see
    `docs/accessible-packs.md`. The same pack gives the same bytes.
    """
    workbook, names = Workbook(), Names()
    styles = Styles(workbook, pack.brand)
    workbook.remove(workbook.worksheets[0])
    cover = _sheet(workbook, styles, names.sheet(COVER))
    planned = [plan for section in pack.sections for plan in plans(section, names)]
    sheets = [_sheet(workbook, styles, plan.name) for plan in planned]
    put_cover(cover, pack, planned, names)
    for sheet, plan in zip(sheets, planned, strict=True):
        put_section(sheet, plan, pack, names)
    _set_properties(workbook, pack)
    return package(workbook, {each.title: each for each in (cover, *sheets)})


def _sheet(workbook: Workbook, styles: Styles, title: str) -> Sheet:
    worksheet = workbook.create_sheet(title)
    worksheet.sheet_view.showGridLines = False
    return Sheet(worksheet, styles, SheetKind.REFERENCE, "")


def _set_properties(workbook: Workbook, pack: Pack) -> None:
    """Title and language, dated as the pack is; nobody's name."""
    properties = workbook.properties
    properties.title = f"{pack.title}: {pack.organisation}"
    properties.language = "en-GB"
    properties.creator = properties.lastModifiedBy = None
    properties.created = properties.modified = datetime.combine(pack.as_at, time())
    workbook.calculation = CalcProperties(fullCalcOnLoad=False)
    workbook.active = 0
    workbook.worksheets[0].sheet_view.tabSelected = True
