"""Formulas in the columns of an office's own: what they may refer to, so that they can move.

A workbook that is built anew puts rows and columns elsewhere. A formula goes along if it speaks of
tables by their headings and of the names below; one that speaks of a cell of its own row by its
address is put into that form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.utils import FORMULAE, get_column_letter

from formulas.tables import calculated_columns
from formulas.text import table_name, this_row
from risk_register.findings import Finding, quoted
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.own_columns import Formula, OwnColumn
from risk_register.places import Place
from risk_register.register import Register
from risk_register.scheme import Scheme

_STRUCTURED = re.compile(r"(\w+)\[(?:\[#This Row\],)?\[?((?:[^\[\]#'@]|'.)+)\]?\]")
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d*)")
_ESCAPED = re.compile(r"'(.)")
_NAMES = ("As_at", "Previous_quarter", "Tolerance", "Review_months", "Closed_score",
          "Highest_score", "Rating_matrix")  # fmt: skip
"""The names of the workbook that an office's own formula may use."""

_FUNCTIONS = FORMULAE - {"INDIRECT", "RTD"}
"""Functions that any Excel has, but for those that say by a text where they look."""

_NEWER = "_XLFN."
"""What a file puts before the functions that came later."""

_LONGEST = 8_192
"""What Excel takes as a formula, in characters."""

Headings = Mapping[str, Set[str]]
"""The headings of each table, by the table's name in the workbook."""


def headings_of(scheme: Scheme, own: Mapping[str, Sequence[OwnColumn]]) -> Headings:
    """The headings of every table of a register, own columns included."""
    return {
        table_name(table): {
            *(field.heading for field in fields_of(table, scheme)),
            *(column.heading for column in calculated_columns(table, scheme)),
            *(column.heading for column in own.get(table.name, ())),
        }
        for table in kept_tables(scheme)
    }


def stuck_at(formula: str, headings: Headings) -> str:
    """What in a formula cannot go along to another workbook: `'My sheet'!A1`; empty if all can."""
    tokens = _tokens(formula)
    if not tokens:
        return formula or "nothing"
    return next((token.value for token in tokens if not _goes(token, headings)), "")


def by_heading(formula: str, row: int, table: str, columns: Mapping[int, str]) -> str:
    """A formula with the addresses of its own row's cells put as references by heading.

    `columns` has the headings of the table by the number of their column.
    """
    letters = {get_column_letter(number): heading for number, heading in columns.items()}

    def moved(token: Token) -> str:
        found = _ADDRESS.fullmatch(token.value) if _is_reference(token) else None
        if found and int(found[2]) == row and found[1] in letters:
            return this_row(table, letters[found[1]])
        return str(token.value)

    return _rewritten(formula, moved)


def own_formula_findings(register: Register) -> Iterator[Finding]:
    """Own formulas that refer to what the workbook does not hold, which Excel would refuse."""
    headings = headings_of(register.scheme, register.own_columns)
    for name, columns in register.own_columns.items():
        for column in columns:
            place = Place(f"own column {quoted(column.heading)} of {name}")
            if column.formula and (stuck := stuck_at(column.formula, headings)):
                yield _stuck(place, stuck)
        for row in register.rows(name):
            for heading, value in row.own.items():
                if isinstance(value, Formula) and (stuck := stuck_at(value.text, headings)):
                    yield _stuck(row.place.at_field(heading), stuck)


def _stuck(place: Place, stuck: str) -> Finding:
    expected = "a formula of Excel's functions and this register's tables by their headings"
    return Finding("own-formula", place, expected, quoted(stuck))


def _is_reference(token: Token) -> bool:
    return token.type == Token.OPERAND and token.subtype in (Token.RANGE, Token.ERROR)


def _goes(token: Token, headings: Headings) -> bool:
    if token.type == Token.FUNC and token.subtype == Token.OPEN:
        name = str(token.value).removesuffix("(").upper()
        return name in _FUNCTIONS or name.startswith(_NEWER)
    return not _is_reference(token) or _is_known(token, headings)


def _is_known(token: Token, headings: Headings) -> bool:
    if token.value in _NAMES or (token.subtype == Token.ERROR and token.value == "#N/A"):
        return True
    found = _STRUCTURED.fullmatch(token.value)
    return found is not None and _ESCAPED.sub(r"\1", found[2]) in headings.get(found[1], ())


def _rewritten(formula: str, moved: Callable[[Token], str]) -> str:
    return "".join(map(moved, _tokens(formula))) or formula


def _tokens(formula: str) -> list[Token]:
    """The parts of a formula; none if it is none."""
    if len(formula) > _LONGEST:
        return []
    try:
        return list(Tokenizer(f"={formula}").items)
    except (TokenizerError, IndexError):
        return []
