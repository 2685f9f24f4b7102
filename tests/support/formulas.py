"""What a stored formula refers to: functions, tables, names and sheets."""

import functools
import re
from dataclasses import dataclass

from tests.support.package import LAST_COLUMN, LAST_ROW, column_number

TOKEN = re.compile(
    r"""
    (?P<text>"(?:[^"]|"")*")
  | (?P<sheet>'(?:[^']|'')+'!|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?!)
  | (?P<error>\#(?:N/A|DIV/0!|[A-Z_]+[!?]))
  | (?P<word>[^\W\d][\w.\\?]*(?:\$\d+)?|[\\$][\w.\\$?]*)
  | (?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)
  | (?P<bracket>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])
  | (?P<blank>\s+)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})")
WHOLE_COLUMN = re.compile(r"\$?[A-Za-z]{1,3}")
WHOLE_ROW = re.compile(r"\$\d+")
ITEM = re.compile(r"\[((?:[^\[\]']|'.)*)\]")


@dataclass(frozen=True)
class Token:
    """One piece of a formula; `kind` is a group of TOKEN."""

    kind: str
    text: str


@dataclass(frozen=True)
class TableReference:
    """A structured reference; an empty `table` means that none is named."""

    table: str
    items: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class NameReference:
    """A word that must be a defined name; `sheet` where one stands before it."""

    sheet: str | None
    name: str


@dataclass(frozen=True)
class Formula:
    """All that a formula refers to, in order."""

    functions: tuple[str, ...]
    tables: tuple[TableReference, ...]
    names: tuple[NameReference, ...]
    sheets: tuple[str, ...]
    links: tuple[str, ...]


@functools.cache
def tokens(formula: str) -> tuple[Token, ...]:
    """The pieces of a formula without its leading "="."""
    return tuple(Token(str(found.lastgroup), found.group()) for found in TOKEN.finditer(formula))


@functools.cache
def read(formula: str) -> Formula:
    """What a formula refers to."""
    pieces = tokens(formula)
    places = range(len(pieces))
    return Formula(
        functions=tuple(pieces[at].text for at in places if _is_function(pieces, at)),
        tables=tuple(_table(pieces, at) for at in places if _is_table(pieces, at)),
        names=tuple(_name(pieces, at) for at in places if _is_name(pieces, at)),
        sheets=tuple(
            sheet for at in places if _is_sheet(pieces, at) for sheet in _sheets(pieces[at].text)
        ),
        links=tuple(_link(pieces[at].text) for at in places if _is_link(pieces, at)),
    )


def is_cell(word: str) -> bool:
    """Whether a word is a cell reference such as $A$1 that Excel's grid holds."""
    match = CELL.fullmatch(word)
    if match is None:
        return False
    return column_number(match[2]) <= LAST_COLUMN and int(match[4]) <= LAST_ROW


def is_row_and_column(word: str) -> bool:
    """Whether a word is a reference in the other notation: R1C1, R1, C or RC."""
    return re.fullmatch(r"R\d*(C\d*)?|C\d*", word, re.IGNORECASE) is not None


def with_relative_rows(formula: str, row: int) -> str:
    """The formula with relative rows as distances from a row, to compare rows by."""
    return "".join(
        _relative(token.text, row) if token.kind == "word" else token.text
        for token in tokens(formula)
    )


def _relative(word: str, row: int) -> str:
    match = CELL.fullmatch(word)
    if match is None or match[3]:
        return word
    return f"{match[1]}{match[2]}[{int(match[4]) - row}]"


def _text_at(pieces: tuple[Token, ...], at: int) -> str:
    return pieces[at].text if 0 <= at < len(pieces) else ""


def _kind_at(pieces: tuple[Token, ...], at: int) -> str:
    return pieces[at].kind if 0 <= at < len(pieces) else ""


def _is_function(pieces: tuple[Token, ...], at: int) -> bool:
    return pieces[at].kind == "word" and _text_at(pieces, at + 1) == "("


def _is_table(pieces: tuple[Token, ...], at: int) -> bool:
    """Whether a bracket stands here, other than that of another workbook, "[1]Sheet!"."""
    return pieces[at].kind == "bracket" and _kind_at(pieces, at + 1) not in ("sheet", "word")


def _table(pieces: tuple[Token, ...], at: int) -> TableReference:
    named = _kind_at(pieces, at - 1) == "word"
    table = pieces[at - 1].text if named else ""
    return TableReference(table, _items(pieces[at].text), table + pieces[at].text)


def _items(bracket: str) -> tuple[str, ...]:
    """The specials (#This Row) and columns in a bracket; of escapes, only '# stays."""
    inner = bracket[1:-1].strip()
    items = ITEM.findall(inner) if inner.startswith("[") else [inner]
    return tuple(re.sub(r"'([^#])", r"\1", item) for item in items if item)


def _is_name(pieces: tuple[Token, ...], at: int) -> bool:
    word = pieces[at].text
    if pieces[at].kind != "word" or _kind_at(pieces, at + 1) == "bracket":
        return False
    if _is_function(pieces, at) or word.startswith("_xlpm."):
        return False
    if is_cell(word) or word.upper() in ("TRUE", "FALSE"):
        return False
    beside = _text_at(pieces, at - 1) == ":" or _text_at(pieces, at + 1) == ":"
    return not (beside and (WHOLE_COLUMN.fullmatch(word) or WHOLE_ROW.fullmatch(word)))


def _name(pieces: tuple[Token, ...], at: int) -> NameReference:
    sheet = _sheets(pieces[at - 1].text)[0] if _kind_at(pieces, at - 1) == "sheet" else None
    return NameReference(sheet, pieces[at].text)


def _is_sheet(pieces: tuple[Token, ...], at: int) -> bool:
    """Whether a sheet of this workbook is named here."""
    elsewhere = _kind_at(pieces, at - 1) == "bracket" or pieces[at].text.startswith("'[")
    return pieces[at].kind == "sheet" and not elsewhere


def _sheets(token: str) -> list[str]:
    """The sheet, or the first and last of several, in "'Risk register'!"."""
    inner = token[:-1]
    if inner.startswith("'"):
        inner = inner[1:-1].replace("''", "'")
    return inner.split(":")


def _is_link(pieces: tuple[Token, ...], at: int) -> bool:
    """Whether this is the whole first argument, an internal one, of HYPERLINK."""
    before = _text_at(pieces, at - 2).upper() + _text_at(pieces, at - 1)
    after = _text_at(pieces, at + 1)
    is_text = pieces[at].kind == "text" and pieces[at].text.startswith('"#')
    return is_text and before == "HYPERLINK(" and after in (",", ")")


def _link(text: str) -> str:
    return text[2:-1].replace('""', '"')
