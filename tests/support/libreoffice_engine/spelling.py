"""Formulas as Excel spells them and as LibreOffice's programming interface does.

The second has ";" between arguments, "$Sheet.A1" for cells elsewhere, TRUE() for TRUE, "|" between
the rows of an array and long names for a few functions.
"""

import re
from collections.abc import Iterator

from openpyxl.formula.translate import Translator

from tests.support.formulas import Token, tokens
from tests.support.package import column_letters

_ADD_IN = "COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GET"
_OFFICE_TOKEN = re.compile(
    r"""
    (?P<text>"(?:[^"]|"")*")
  | (?P<sheet>\$?(?:'(?:[^']|'')+'|[^\W\d]\w*)\.(?=\$?[A-Z]{1,3}\$?\d|\$?[A-Z]{1,3}:|\$?\d+:))
  | (?P<error>\#(?:N/A|[A-Z0-9/]+[!?]))
  | (?P<truth>\b(?:TRUE|FALSE)\(\))
  | (?P<bracket>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])
  | (?P<other>[\w.]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_EXCEL_SIGNS = {";": ",", "~": ",", "!": " "}
_EXCEL_ARRAY_SIGNS = {";": ",", "|": ";"}
_OFFICE_ARRAY_SIGNS = {",": ";", ";": "|"}


def to_excel(formula: str) -> str:
    """LibreOffice's spelling of a formula, with its "=", in Excel's."""
    return "".join(_excel_pieces(formula))


def to_office(formula: str) -> str:
    """Excel's spelling of a formula, with its "=", in LibreOffice's.

    Raises NotImplementedError for what the tests have not needed: areas joined by a comma,
    several sheets at once, and columns without their table.
    """
    return "=" + "".join(_office_pieces(tokens(formula[1:])))


def moved(formula: str, start: tuple[int, int], cell: tuple[int, int]) -> str:
    """Excel's spelling of a formula, copied from one cell (row, column) to another."""
    if start == cell:
        return formula
    return str(Translator(formula, _address(start)).translate_formula(_address(cell)))


def _address(cell: tuple[int, int]) -> str:
    row, column = cell
    return f"{column_letters(column)}{row}"


def _excel_pieces(formula: str) -> Iterator[str]:
    in_array = False
    for found in _OFFICE_TOKEN.finditer(formula):
        kind, text = found.lastgroup, found.group()
        in_array = text == "{" or (in_array and text != "}")
        if kind == "sheet":
            yield text.removeprefix("$")[:-1] + "!"
        elif kind == "truth":
            yield text[:-2]
        elif kind == "bracket":
            yield re.sub(r"^\[\[(#\w+)\]\]$", r"[\1]", text).replace("];[", "],[")
        elif kind in ("text", "error"):
            yield text
        else:
            yield (_EXCEL_ARRAY_SIGNS if in_array else _EXCEL_SIGNS).get(
                text, text.removeprefix(_ADD_IN)
            )


def _office_pieces(pieces: tuple[Token, ...]) -> Iterator[str]:
    opened: list[str] = []
    for at, piece in enumerate(pieces):
        after = pieces[at + 1].text if at + 1 < len(pieces) else ""
        before = pieces[at - 1] if at else Token("sign", "")
        if piece.text == "(":
            opened.append("function" if before.kind == "word" else "(")
        elif piece.text == "{":
            opened.append("{")
        elif piece.text in (")", "}") and opened:
            opened.pop()
        yield _office_piece(piece, before, after, opened[-1] if opened else "")


def _office_piece(piece: Token, before: Token, after: str, inside: str) -> str:
    if piece.kind == "sheet":
        return _office_sheet(piece.text)
    if piece.kind == "bracket":
        return _office_bracket(piece.text, before)
    if piece.kind == "word":
        return _office_word(piece.text, after)
    if inside == "{":
        return _OFFICE_ARRAY_SIGNS.get(piece.text, piece.text)
    if piece.text == ",":
        return _separator(inside)
    return piece.text


def _office_sheet(text: str) -> str:
    if ":" in text:
        raise NotImplementedError(f"a formula over several sheets, {text}")
    return f"${text[:-1]}."


def _office_bracket(text: str, before: Token) -> str:
    if before.kind != "word":
        raise NotImplementedError(f"{text} without the name of its table")
    if text.startswith("[#"):
        return f"[{text}]"  # LibreOffice reads a special item only so
    return text.replace("],[", "];[").replace("], [", "];[")


def _office_word(text: str, after: str) -> str:
    if text.upper() in ("TRUE", "FALSE") and after != "(":
        return f"{text.upper()}()"
    return text.removeprefix("_xlfn.")


def _separator(inside: str) -> str:
    if inside != "function":
        raise NotImplementedError("a formula that joins areas by a comma")
    return ";"
