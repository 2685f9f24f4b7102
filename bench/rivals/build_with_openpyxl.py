"""The workbook written by hand with plain openpyxl, from the same CSV files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table, TableFormula, TableStyleInfo

from bench.rivals.planned import (
    Growth,
    Plan,
    Record,
    dated,
    entry,
    moved_name,
    read_plan,
    read_records,
)


def run(plan_file: str, folder: str, output: str) -> None:
    """Writes the workbook of a folder."""
    plan, book = read_plan(plan_file), Workbook()
    book.remove(book.worksheets[0])
    looks = [_style(f"look {at}", look) for at, look in enumerate(plan["looks"])]
    for look in looks:
        book.add_named_style(look)
    names = [look.name for look in looks]
    grown = {}
    for sheet in plan["sheets"]:
        title = sheet["title"]
        grown[title] = _Sheet(book.create_sheet(title), sheet, names).write(folder)
    for name, refers_to in plan["names"].items():
        book.defined_names[name] = DefinedName(name, attr_text=moved_name(refers_to, grown))
    book.save(output)


def _style(name: str, look: Plan) -> NamedStyle:
    line = Side("thin", color=look["lined"]) if look["lined"] else Side()
    return NamedStyle(
        name,
        font=Font(
            name=look["font"], sz=look["size"], b=look["bold"], i=look["italic"],
            u="single" if look["underlined"] else None, color=look["colour"] or None,
        ),
        fill=PatternFill("solid", fgColor=look["fill"]) if look["fill"] else PatternFill(),
        border=Border(left=line, right=line, top=line, bottom=line),
        alignment=Alignment(look["across"], look["down"], 0, look["wrap"], None, look["indent"]),
        number_format=look["number_format"],
        protection=Protection(locked=look["locked"]),
    )  # fmt: skip


class _Sheet:
    """Writes one sheet."""

    def __init__(self, sheet: Any, plan: Plan, looks: Sequence[str]) -> None:
        self.sheet = sheet
        self.plan = plan
        self.looks = looks

    def write(self, folder: str) -> Growth:
        """Writes all of it, and says how much longer it is than planned."""
        listed = self.plan["list"]
        records = read_records(folder, listed) if listed else []
        growth = Growth(listed, len(records) + listed["spare"] if listed else 0)
        self.set_up()
        for row, column, value, look in self.plan["cells"]:
            content = growth.moved(value) if _calculated(value) else value
            self.cell(growth.row(row), column, content, look)
        for place, target, _, tip, look in self.plan["links"]:
            self.sheet[place].hyperlink = f"#{target}"
            self.sheet[place].hyperlink.tooltip = tip
            self.sheet[place].style = self.looks[look]
        if listed:
            self.rows(listed, records, growth)
        for table in self.plan["tables"]:
            self.table(table, growth)
        for rule in self.plan["rules"]:
            self.rule(rule, growth)
        for each in self.plan["formats"]:
            self.colour(each, growth)
        for chart in self.plan["charts"]:
            self.chart(chart)
        return growth

    def set_up(self) -> None:
        sheet, plan = self.sheet, self.plan
        sheet.sheet_properties.tabColor = plan["tab"]
        sheet.sheet_view.showGridLines = False
        for letter, width in plan["widths"].items():
            sheet.column_dimensions[letter].width = width
        sheet.freeze_panes = plan["frozen"]
        sheet.protection.sheet = plan["protected"]
        sheet.print_title_rows = plan["repeated_rows"]
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = 0

    def cell(self, row: int, column: int, value: Any, look: int) -> None:
        cell = self.sheet.cell(row, column)
        if isinstance(value, str) and value.startswith("{="):
            cell.value = ArrayFormula(cell.coordinate, value.strip("{}"))
        elif value is not None:
            cell.value = dated(value)
        cell.style = self.looks[look]

    def rows(self, listed: Plan, records: Sequence[Record], growth: Growth) -> None:
        """The rows of a list, entries and formulas, and those below it that fill by themselves."""
        formulas = [growth.moved(column["formula"]) for column in listed["columns"]]
        blank = [""] * len(listed["columns"])
        spare_from = listed["first_row"] + len(records)
        for row, record in enumerate([*records, *[blank] * listed["spare"]], listed["first_row"]):
            looks = "spare_look" if row >= spare_from else "look"
            for at, column in enumerate(listed["columns"]):
                cell = self.sheet.cell(row, at + 1)
                if formulas[at]:
                    formula = formulas[at].replace("{row}", str(row))
                    array = column.get("array")
                    cell.value = ArrayFormula(cell.coordinate, formula) if array else formula
                elif record[at]:
                    cell.value = entry(column["kind"], record[at])
                cell.style = self.looks[column[looks]]

    def table(self, planned: Plan, growth: Growth) -> None:
        area = growth.moved(planned["area"])
        table = Table(displayName=planned["name"], ref=area)
        table._initialise_columns()  # type: ignore[attr-defined]  # not in its stubs
        for column, (heading, formula) in zip(table.tableColumns, planned["columns"], strict=True):
            column.name = heading
            if formula:
                column.calculatedColumnFormula = TableFormula(attr_text=formula)
        table.autoFilter = AutoFilter(ref=area) if planned["filters"] else None
        table.tableStyleInfo = TableStyleInfo(name=planned["style"], showRowStripes=False)
        self.sheet.add_table(table)

    def rule(self, planned: Plan, growth: Growth) -> None:
        chosen = {name: value for name, value in planned.items() if name != "area"}
        chosen["formula1"] = growth.moved(planned["formula1"]) if planned["formula1"] else None
        rule = DataValidation(**chosen)
        rule.showErrorMessage, rule.showInputMessage = bool(rule.error), bool(rule.prompt)
        rule.add(growth.moved(planned["area"]))
        self.sheet.add_data_validation(rule)

    def colour(self, each: Plan, growth: Growth) -> None:
        font = Font(color=each["text"] or None, b=each["bold"] or None)
        fill = PatternFill(bgColor=each["fill"]) if each["fill"] else None
        rule = Rule("expression", formula=[each["formula"]], stopIfTrue=True)
        rule.dxf = DifferentialStyle(font=font, fill=fill)
        self.sheet.conditional_formatting.add(growth.moved(each["area"]), rule)

    def chart(self, planned: Plan) -> None:
        chart: Any = BarChart()
        chart.type, chart.title, chart.legend, chart.gapWidth = "bar", planned["title"], None, 40
        chart.add_data(_reference(self.sheet, planned["counts"]))
        chart.set_categories(_reference(self.sheet, planned["names"]))
        chart.x_axis.scaling.orientation = "maxMin"
        place = f"{get_column_letter(planned['column'] + 1)}{planned['row'] + 1}"
        self.sheet.add_chart(chart, place)


def _calculated(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("=", "{="))


def _reference(sheet: Any, area: str) -> Reference:
    cells = area.rpartition("!")[2].replace("$", "")
    left, top, right, bottom = (end or 1 for end in range_boundaries(cells))
    return Reference(sheet, min_col=left, min_row=top, max_col=right, max_row=bottom)
