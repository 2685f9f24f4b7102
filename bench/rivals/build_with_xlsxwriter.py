"""The workbook written by hand with XlsxWriter, from the same CSV files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import xlsxwriter

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

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
_RULES = {
    "operator": "criteria", "formula1": "value", "allow_blank": "ignore_blank",
    "errorStyle": "error_type", "errorTitle": "error_title", "error": "error_message",
    "promptTitle": "input_title", "prompt": "input_message",
}  # fmt: skip


def run(plan_file: str, folder: str, output: str) -> None:
    """Writes the workbook of a folder."""
    plan = read_plan(plan_file)
    with xlsxwriter.Workbook(output, _OPTIONS) as book:
        looks = [book.add_format(_format(look)) for look in plan["looks"]]
        grown = {}
        for sheet in plan["sheets"]:
            title = sheet["title"]
            grown[title] = _Sheet(book, book.add_worksheet(title), sheet, looks).write(folder)
        for name, refers_to in plan["names"].items():
            book.define_name(name, f"={moved_name(refers_to, grown)}")


def _format(look: Plan) -> dict[str, Any]:
    chosen = {
        "font_name": look["font"], "font_size": look["size"], "bold": look["bold"],
        "italic": look["italic"], "underline": int(look["underlined"]),
        "align": "" if look["across"] == "general" else look["across"],
        "valign": "vcenter" if look["down"] == "center" else look["down"],
        "text_wrap": look["wrap"], "indent": look["indent"], "num_format": look["number_format"],
        "locked": look["locked"],
    }  # fmt: skip
    if look["colour"]:
        chosen["font_color"] = f"#{look['colour']}"
    if look["fill"]:
        chosen["bg_color"] = f"#{look['fill']}"
    if look["lined"]:
        chosen |= {"border": 1, "border_color": f"#{look['lined']}"}
    return chosen


class _Sheet:
    """Writes one sheet."""

    def __init__(self, book: Any, sheet: Any, plan: Plan, looks: Sequence[Any]) -> None:
        self.book = book
        self.sheet = sheet
        self.plan = plan
        self.looks = looks

    def write(self, folder: str) -> Growth:
        """Writes all of it, and says how much longer it is than planned."""
        listed = self.plan["list"]
        records = read_records(folder, listed) if listed else []
        growth = Growth(listed, len(records) + listed["spare"] if listed else 0)
        self.set_up()
        for table in self.plan["tables"]:
            self.table(table, growth)
        for row, column, value, look in self.plan["cells"]:
            self.cell(growth.row(row) - 1, column - 1, value, self.looks[look], growth)
        for place, target, text, tip, look in self.plan["links"]:
            self.sheet.write_url(place, f"internal:{target}", self.looks[look], text, tip)
        if listed and listed["spare"]:
            self.calculated(listed, len(records), growth)
        elif listed:
            self.entries(listed, records)
        for rule in self.plan["rules"]:
            self.rule(rule, growth)
        for each in self.plan["formats"]:
            self.colour(each, growth)
        for chart in self.plan["charts"]:
            self.chart(chart)
        return growth

    def set_up(self) -> None:
        sheet, plan = self.sheet, self.plan
        sheet.set_tab_color(f"#{plan['tab']}")
        sheet.hide_gridlines(2)
        for letter, width in plan["widths"].items():
            sheet.set_column(f"{letter}:{letter}", width)
        if plan["frozen"]:
            sheet.freeze_panes(plan["frozen"])
        if plan["protected"]:
            sheet.protect("", {"format_columns": True, "format_rows": True})
        if plan["repeated_rows"]:
            first, last = plan["repeated_rows"].replace("$", "").split(":")
            sheet.repeat_rows(int(first) - 1, int(last) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def table(self, table: Plan, growth: Growth) -> None:
        columns = [{"header": heading} for heading, _ in table["columns"]]
        for column, (_, formula) in zip(columns, table["columns"], strict=True):
            if formula:
                column["formula"] = f"={formula}"
        listed = self.plan["list"]
        if listed:
            for column, planned in zip(columns, listed["columns"], strict=True):
                column["format"] = self.looks[planned["look"]]
        options = {"name": table["name"], "columns": columns, "style": "Table Style Light 1"}
        options |= {"banded_rows": False, "autofilter": table["filters"]}
        self.sheet.add_table(growth.moved(table["area"]), options)

    def cell(self, row: int, column: int, value: Any, look: Any, growth: Growth) -> None:
        sheet = self.sheet
        if value is None:
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, str) and value.startswith("{="):
            sheet.write_array_formula(row, column, row, column, growth.moved(value), look)
        elif isinstance(value, str) and value.startswith("="):
            sheet.write_formula(row, column, growth.moved(value), look)
        else:
            sheet.write(row, column, dated(value), look)

    def entries(self, listed: Plan, records: Sequence[Record]) -> None:
        """The entries of a table; its formulas came with it."""
        writers = {
            "text": self.sheet.write_string,
            "number": self.sheet.write_number,
            "date": self.sheet.write_datetime,
        }
        columns = [
            (at, column["kind"], writers[column["kind"]], self.looks[column["look"]])
            for at, column in enumerate(listed["columns"])
            if column["field"]
        ]
        for row, record in enumerate(records, listed["first_row"] - 1):
            for at, kind, write, look in columns:
                text = record[at]
                if text:
                    write(row, at, entry(kind, text), look)
                else:
                    self.sheet.write_blank(row, at, None, look)

    def calculated(self, listed: Plan, risks: int, growth: Growth) -> None:
        """The rows of formulas on a sheet without a table."""
        formulas = [growth.moved(column["formula"]) for column in listed["columns"]]
        for row in range(listed["first_row"], listed["first_row"] + risks + listed["spare"]):
            spare = row >= listed["first_row"] + risks
            for at, column in enumerate(listed["columns"]):
                look = self.looks[column["spare_look" if spare else "look"]]
                formula = formulas[at].replace("{row}", str(row))
                if not formula:
                    self.sheet.write_blank(row - 1, at, None, look)
                elif column["array"]:
                    place = (row - 1, at, row - 1, at)
                    self.sheet.write_array_formula(*place, f"{{{formula}}}", look)
                else:
                    self.sheet.write_formula(row - 1, at, formula, look)

    def rule(self, rule: Plan, growth: Growth) -> None:
        options = {ours: rule[theirs] for theirs, ours in _RULES.items() if rule[theirs]}
        if rule["operator"] == "greaterThan":
            options["criteria"] = ">"
        options["ignore_blank"] = bool(rule["allow_blank"])
        options["error_type"] = rule["errorStyle"] or "stop"
        options["validate"] = {"whole": "integer", None: "any"}.get(rule["type"], rule["type"])
        formula = growth.moved(rule["formula1"] or "")
        if rule["formula2"]:
            options |= {"minimum": f"={formula}", "maximum": f"={rule['formula2']}"}
        elif formula:
            literal = rule["type"] == "list" and formula.startswith('"')
            options["value"] = formula.strip('"').split(",") if literal else f"={formula}"
        for area in growth.moved(rule["area"]).split():
            self.sheet.data_validation(area, options)

    def colour(self, each: Plan, growth: Growth) -> None:
        look: dict[str, Any] = {"bold": True} if each["bold"] else {}
        look |= {"font_color": f"#{each['text']}"} if each["text"] else {}
        look |= {"bg_color": f"#{each['fill']}"} if each["fill"] else {}
        rule = {"type": "formula", "criteria": f"={each['formula']}", "stop_if_true": True}
        area = growth.moved(each["area"])
        self.sheet.conditional_format(area, rule | {"format": self.book.add_format(look)})

    def chart(self, planned: Plan) -> None:
        chart = self.book.add_chart({"type": "bar"})
        chart.add_series({
            "categories": f"={planned['names']}", "values": f"={planned['counts']}",
            "data_labels": {"value": True}, "gap": 40,
        })  # fmt: skip
        chart.set_title({"name": planned["title"]})
        chart.set_legend({"none": True})
        chart.set_x_axis({"visible": False, "min": 0})
        chart.set_y_axis({"reverse": True})
        self.sheet.insert_chart(planned["row"], planned["column"], chart)
