"""A module of a VBA project, and its source as the module's stream holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

CODE_PAGE = "cp1252"
WORKBOOK, SHEET = "ThisWorkbook", "Sheet1"
"""The names of the two document modules."""

_ATTRIBUTE = re.compile(r"Attribute (VB_\w+) = (.*)")
_CLASS = {
    "VB_Base": '"0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"',
    "VB_GlobalNameSpace": "False", "VB_Creatable": "False", "VB_PredeclaredId": "False",
    "VB_Exposed": "False", "VB_TemplateDerived": "False", "VB_Customizable": "False",
}  # fmt: skip
_DOCUMENT = {
    **_CLASS, "VB_PredeclaredId": "True", "VB_Exposed": "True", "VB_Customizable": "True",
}  # fmt: skip
_BASES = {
    WORKBOOK: '"0{00020819-0000-0000-C000-000000000046}"',
    SHEET: '"0{00020820-0000-0000-C000-000000000046}"',
}


@dataclass(frozen=True)
class Module:
    """A module: its name, its kind, and its source.

    The source is as the Visual Basic editor exports it (.bas, .cls), or the code alone. A document
    module belongs to the workbook or its sheet, and is called ThisWorkbook or Sheet1.
    """

    name: str
    kind: Literal["standard", "class", "document"]
    source: str

    def lines(self) -> list[str]:
        """The lines of the source, however they end."""
        lines = re.split(r"\r\n|\r|\n", self.source)
        return lines[:-1] if lines[-1] == "" else lines

    def attributes(self) -> list[tuple[str, str]]:
        """Name and value of each attribute that the source begins with."""
        found = (_ATTRIBUTE.fullmatch(line) for line in _exported(self.lines()))
        return [(each[1], each[2]) for each in takewhile(bool, found) if each]


def stored_source(module: Module) -> bytes:
    """The source as the module's stream holds it, before it is compressed ([MS-OVBA] 2.3.4.3).

    All attributes that a module of its kind has come first, with the source's own values. Lines
    end in CR and LF. The block VERSION … END, which exported files begin with, goes.
    """
    said = module.attributes()
    code = _exported(module.lines())[len(said) :]
    usual = _usual_attributes(module)
    first = {**usual, **{name: value for name, value in said if name in usual}}
    more = [(name, value) for name, value in said if name not in usual]
    header = [f"Attribute {name} = {value}" for name, value in (*first.items(), *more)]
    return "".join(f"{line}\r\n" for line in (*header, *code)).encode(CODE_PAGE)


def _usual_attributes(module: Module) -> dict[str, str]:
    """What the editor writes for a module of this kind."""
    name = {"VB_Name": f'"{module.name}"'}
    if module.kind == "document":
        return name | _DOCUMENT | {"VB_Base": _BASES[module.name]}
    return name | _CLASS if module.kind == "class" else name


def _exported(lines: list[str]) -> list[str]:
    """The lines behind the block that an exported class begins with."""
    begins = bool(lines) and lines[0].startswith("VERSION ") and "END" in lines
    return lines[lines.index("END") + 1 :] if begins else lines
