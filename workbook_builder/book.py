"""A workbook in the making: its register, its sheets and its defined names."""

from __future__ import annotations

from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.properties import CalcProperties

from risk_register.register import Register
from risk_register.scheme import Scheme
from workbook_builder.shape import Shape, shape_of
from workbook_builder.sheet import Sheet, SheetKind, address, area, quoted_sheet
from workbook_builder.styles import NOTE, SUBTITLE, TITLE, Styles

LAYOUT = 4
"""The version of the workbook's layout. Earlier ones are read, a later one is refused.

1: the sheets alone. 2: with what `carried.py` describes. 3: with seals and corrections of past
quarters. 4: with delivery plans. What came later than a layout says so where it is declared
(`since` in `fields.py`).
"""


class Book:
    """The workbook that is being made from one register."""

    def __init__(self, register: Register, shape: Shape | None = None) -> None:
        """Starts an empty workbook in the organisation's look."""
        self.register = register
        self.shape = shape or shape_of(register)
        self.workbook = Workbook()
        self.styles = Styles(self.workbook, register.settings.brand)
        self.workbook.remove(self.workbook.worksheets[0])
        self.sheets: dict[str, Sheet] = {}
        self._set_properties()

    @property
    def scheme(self) -> Scheme:
        """The scheme of the register."""
        return self.register.scheme

    def add_sheet(self, title: str, kind: SheetKind, what: str) -> Sheet:
        """Adds a sheet behind those that there are. `what` is said of it on About."""
        worksheet = self.workbook.create_sheet(title)
        worksheet.sheet_properties.tabColor = kind.colour.removeprefix("#")
        worksheet.sheet_view.showGridLines = False
        sheet = Sheet(worksheet, self.styles, kind, what)
        self.sheets[title] = sheet
        self.define_cell(sheet_name(title), sheet, 1, 1)
        return sheet

    def put_head(self, sheet: Sheet, title: str, subtitle: str = "") -> None:
        """Puts the rows above a sheet's content: title, register, way back, and the as-at date."""
        settings = self.register.settings
        sheet.put(1, 1, title, TITLE)
        sheet.height(1, 26)
        sheet.put(2, 1, subtitle or settings.title, SUBTITLE)
        sheet.height(2, 18)
        sheet.put_link(3, 1, "About", "Contents")
        as_at = f"As at {settings.as_at:%d/%m/%Y}"
        sheet.put(3, 2, as_at, NOTE, '"As at "&TEXT(As_at,"dd/mm/yyyy")')

    def define(self, name: str, refers_to: str) -> None:
        """Gives a name to a column of a table, or to anything else that a formula can say."""
        self.workbook.defined_names[name] = DefinedName(name, attr_text=refers_to)

    def define_cell(self, name: str, sheet: Sheet, row: int, column: int) -> None:
        """Gives a name to a cell."""
        self.define(name, f"{quoted_sheet(sheet.title)}!{address(row, column, fixed=True)}")

    def define_area(self, name: str, sheet: Sheet, corners: tuple[int, int, int, int]) -> None:
        """Gives a name to an area, by its top, left, bottom and right."""
        self.define(name, f"{quoted_sheet(sheet.title)}!{area(*corners, fixed=True)}")

    def _set_properties(self) -> None:
        settings = self.register.settings
        properties = self.workbook.properties
        properties.title = f"{settings.title}: {settings.organisation}"
        properties.creator = settings.organisation
        properties.language = "en-GB"
        properties.created = properties.modified = datetime.combine(settings.as_at, time())
        self.workbook.calculation = CalcProperties(fullCalcOnLoad=True)


def sheet_name(title: str) -> str:
    """The defined name of a sheet's first cell, by which it is known when it is renamed."""
    return f"Sheet_{title.replace(' ', '_')}"
