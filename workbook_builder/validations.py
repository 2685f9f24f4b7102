"""What a cell accepts, and what an officer is told on entering it."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from formulas.text import table_name
from risk_register.fields import Field, Kind, Table
from risk_register.scheme import Scheme
from workbook_builder.columns import Column

_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 225

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
    "impact categories": "Impact_categories",
    "likelihood": "Likelihood_levels",
    "impact": "Impact_levels",
}
"""The defined name behind each drop-down, by the name of the list."""

REFERENCES = "Risk_references"
PEOPLE = "People_names"


def key_name(table: Table) -> str:
    """The defined name of the column that names the rows of a table."""
    return {"risks": REFERENCES, "people": PEOPLE}.get(table.name, f"{table_name(table)}_keys")


def validation_of(
    column: Column, table: Table, scheme: Scheme, first_cell: str
) -> DataValidation | None:
    """The validation of a column, `None` where anything may be entered without advice.

    `first_cell` is the address of the column's first cell, which a rule speaks of.
    """
    if column.field is None:
        return _calculated(column)
    field = column.field
    validation = _rule(field, table, scheme, first_cell)
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


def _rule(field: Field, table: Table, scheme: Scheme, first_cell: str) -> DataValidation | None:
    rules = {
        Kind.KEY: _key,
        Kind.PERSON: _key,
        Kind.RISK: _risk,
        Kind.CHOICE: _choice,
        Kind.LEVEL: _level,
        Kind.PEOPLE: _people,
        Kind.DATE: _date,
        Kind.DATE_OR_MONTH: _date,
        Kind.SCORE: _number,
        Kind.NUMBER: _number,
    }
    rule = rules.get(field.kind)
    return rule(field, table, scheme, first_cell) if rule else None


def _key(field: Field, table: Table, _scheme: Scheme, first_cell: str) -> DataValidation:
    names = key_name(table)
    rule = DataValidation("custom", formula1=f"COUNTIF({names},{first_cell})<=1", allow_blank=True)
    return _refusing(rule, field.heading, f"This {field.heading.lower()} is taken already.")


def _risk(field: Field, _table: Table, _scheme: Scheme, _first: str) -> DataValidation:
    rule = DataValidation("list", formula1=REFERENCES, allow_blank=True)
    return _refusing(rule, field.heading, "There is no risk with this reference on the Register.")


def _choice(field: Field, _table: Table, _scheme: Scheme, _first: str) -> DataValidation:
    if field.choices == "yes":
        rule = DataValidation("list", formula1='"Yes"', allow_blank=True)
        return _refusing(rule, field.heading, "Choose Yes, or leave the cell empty.")
    rule = DataValidation("list", formula1=LIST_NAMES[field.choices], allow_blank=True)
    return _refusing(rule, field.heading, "Choose one of the list; it stands on the Scheme sheet.")


def _level(field: Field, _table: Table, _scheme: Scheme, _first: str) -> DataValidation:
    rule = DataValidation("list", formula1=LIST_NAMES[field.choices], allow_blank=True)
    return _refusing(rule, field.heading, "Choose a level of the scale on the Scheme sheet.")


def _people(field: Field, _table: Table, scheme: Scheme, _first: str) -> DataValidation | None:
    if "people" not in scheme.tables:
        return None
    rule = DataValidation("list", formula1=PEOPLE, allow_blank=True)
    message = (
        "This is nobody on the People sheet. Several people are separated by semicolons. Keep it?"
    )
    rule = _refusing(rule, field.heading, message)
    rule.errorStyle = "warning"
    return rule


def _date(field: Field, _table: Table, _scheme: Scheme, _first: str) -> DataValidation:
    rule = DataValidation(
        "date", operator="between", formula1="DATE(1900,3,1)", formula2="DATE(2199,12,31)",
        allow_blank=True,
    )  # fmt: skip
    return _refusing(rule, field.heading, "Enter a date, such as 26/10/2023.")


def _number(field: Field, _table: Table, _scheme: Scheme, _first: str) -> DataValidation:
    rule = DataValidation(
        "whole", operator="between", formula1="0", formula2="9999", allow_blank=True
    )
    return _refusing(rule, field.heading, "Enter a whole number from 0.")


def _refusing(rule: DataValidation, title: str, message: str) -> DataValidation:
    rule.showErrorMessage = True
    rule.errorTitle = title[:_LONGEST_TITLE]
    rule.error = message
    return rule
