"""What a cell accepts, and what an officer is told on entering it."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from formulas.text import table_name
from risk_register.fields import Field, Kind, Table
from risk_register.kinds import RegisterKind
from risk_register.scheme import Scheme
from workbook_builder.columns import Column

_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 224

LIST_NAMES = {
    "statuses": "Status_names",
    "stages": "Stage_names",
    "control kinds": "Control_kind_names",
    "position states": "Position_state_names",
    "link kinds": "Link_kind_names",
    "changes seen": "Change_seen_names",
    "changes expected": "Change_expected_names",
    "arrows": "Arrow_words",
    "assessments": "Assessment_names",
    "bands": "Band_names",
    "policy areas": "Policy_area_names",
    "rating reasons": "Rating_reason_names",
    "impact categories": "Impact_categories",
    "likelihood": "Likelihood_levels",
    "impact": "Impact_levels",
}
"""The defined name behind each drop-down, by the name of the list."""

PEOPLE = "People_names"


def references_name(kind: RegisterKind) -> str:
    """The defined name of the references of the first table: `Risk_references`."""
    return f"{kind.One}_references"


def key_name(table: Table) -> str:
    """The defined name of the column that names the rows of a table."""
    return {"people": PEOPLE}.get(table.name, f"{table_name(table)}_keys")


def validation_of(
    column: Column, scheme: Scheme, first_cell: str, all_cells: str
) -> DataValidation | None:
    """The validation of a column, `None` where anything may be entered without advice.

    `first_cell` is the column's first cell (`A5`) and `all_cells` the fixed area that it guards
    (`$A$5:$A$528`), which reaches beyond the table.
    """
    if column.own:
        return None
    if column.field is None:
        return _calculated(column)
    field = column.field
    if field.kind in (Kind.KEY, Kind.PERSON):
        validation: DataValidation | None = _key(field, first_cell, all_cells)
    else:
        validation = _rule(field, scheme)
    if validation is None and not field.advice:
        return None
    validation = validation or DataValidation(allow_blank=True)
    validation.showInputMessage = bool(field.advice)
    validation.promptTitle = column.heading[:_LONGEST_TITLE]
    validation.prompt = field.advice[:_LONGEST_MESSAGE] or None
    return validation


def _calculated(column: Column) -> DataValidation:
    """Refuses whatever is typed over a formula."""
    message = "This column is calculated. Change the entries it follows from, not the result."
    return _refusing(
        DataValidation("custom", formula1="FALSE", allow_blank=False), column.heading, message
    )


def _key(field: Field, first_cell: str, all_cells: str) -> DataValidation:
    """Counts in the cells, not in the table, which does not yet hold the row typed below it."""
    once = f"SUMPRODUCT(--({all_cells}={first_cell}))<=1"
    rule = DataValidation("custom", formula1=once, allow_blank=True)
    return _refusing(rule, field.heading, f"This {field.heading.lower()} is taken already.")


def _rule(field: Field, scheme: Scheme) -> DataValidation | None:
    rules = {
        Kind.CHOICE: _choice,
        Kind.LISTED: _listed,
        Kind.LEVEL: _level,
        Kind.DATE: _date,
        Kind.DATE_OR_MONTH: _date,
        Kind.SCORE: _number,
        Kind.NUMBER: _number,
    }
    if field.kind is Kind.ENTRY:
        return _entry(field, scheme.kind)
    if field.kind is Kind.PEOPLE and "people" in scheme.tables:
        return _people(field)
    rule = rules.get(field.kind)
    return rule(field) if rule else None


def _entry(field: Field, kind: RegisterKind) -> DataValidation:
    message = kind.says("There is no {one} with this reference on the {sheet}.")
    return _refusing(_list(references_name(kind)), field.heading, message)


def _choice(field: Field) -> DataValidation:
    if field.choices == "yes":
        message = "Choose Yes, or leave the cell empty."
        return _refusing(_list('"Yes"'), field.heading, message)
    message = "Choose one of the list; it stands on the Scheme sheet."
    return _refusing(_list(LIST_NAMES[field.choices]), field.heading, message)


def _listed(field: Field) -> DataValidation:
    message = "This is not one value of the list. Several are separated by semicolons. Keep it?"
    rule = _refusing(_list(LIST_NAMES[field.choices]), field.heading, message)
    rule.errorStyle = "warning"
    return rule


def _level(field: Field) -> DataValidation:
    message = "Choose a level of the scale on the Scheme sheet."
    return _refusing(_list(LIST_NAMES[field.choices]), field.heading, message)


def _people(field: Field) -> DataValidation:
    message = (
        "This is nobody on the People sheet. Several people are separated by semicolons. Keep it?"
    )
    rule = _refusing(_list(PEOPLE), field.heading, message)
    rule.errorStyle = "warning"
    return rule


def _date(field: Field) -> DataValidation:
    rule = DataValidation(
        "date", operator="between", formula1="DATE(1900,3,1)", formula2="DATE(2199,12,31)",
        allow_blank=True,
    )  # fmt: skip
    return _refusing(rule, field.heading, "Enter a date, such as 26/10/2023.")


def _number(field: Field) -> DataValidation:
    rule = whole_number("0", "9999", field.heading, "Enter a whole number from 0.")
    rule.allow_blank = True
    return rule


def whole_number(lowest: str, highest: str, title: str, message: str) -> DataValidation:
    """A whole number between two formulas."""
    rule = DataValidation(
        "whole", operator="between", formula1=lowest, formula2=highest, allow_blank=False
    )
    return _refusing(rule, title, message)


def _list(name: str) -> DataValidation:
    """A list by its defined name. A blank cell within it must not make Excel accept anything."""
    return DataValidation("list", formula1=name, allow_blank=False)


def _refusing(rule: DataValidation, title: str, message: str) -> DataValidation:
    rule.showErrorMessage = True
    rule.errorTitle = title[:_LONGEST_TITLE]
    rule.error = message[:_LONGEST_MESSAGE]
    return rule
