"""What keeps modules from being written: limits of the format and of the Visual Basic editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from addin.package.module import CODE_PAGE, SHEET, WORKBOOK, Module

_LONGEST_NAME = 31
_LONGEST_LINE = 1023
_MOST_CONTINUATIONS = 24
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a module: in a line, counted from 1, or (0) with its name."""

    module: str
    line: int
    message: str

    def __str__(self) -> str:
        """Where it is and what it is, in a sentence."""
        place = f"{self.module}, line {self.line}" if self.line else f"Module {self.module}"
        return f"{place} {self.message}."


class CannotBeWrittenError(ValueError):
    """Modules that cannot be written, with everything that is wrong with them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """All the faults together, of which there is at least one."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def faults(modules: Sequence[Module], taken: Sequence[str]) -> Iterator[Fault]:
    """Everything that keeps modules from being written; `taken` are names that none may have."""
    names = {name.lower() for name in taken}
    for module in modules:
        yield from (Fault(module.name, 0, message) for message in _of_name(module, names))
        yield from (Fault(module.name, line, message) for line, message in _of_source(module))
        names.add(module.name.lower())


def _of_name(module: Module, taken: set[str]) -> Iterator[str]:
    if len(module.name) > _LONGEST_NAME:
        yield f"has a name of {len(module.name)} characters, and may have {_LONGEST_NAME}"
    if not _NAME.fullmatch(module.name):
        yield "may be named with letters from A to Z, digits and _, a letter first"
    if module.name.lower() in taken:
        yield "has a name that is taken; capitals make no difference"
    if module.kind == "document" and module.name not in (WORKBOOK, SHEET):
        yield f"is a document module, and these are called {WORKBOOK} and {SHEET}"


def _of_source(module: Module) -> Iterator[tuple[int, str]]:
    lines = module.lines()
    for number, line in enumerate(lines, 1):
        yield from ((number, message) for message in _of_line(line))
    yield from _too_often_continued(lines)
    if lines and lines[0].startswith("VERSION ") and "END" not in lines:
        yield 1, "begins an exported class, and no line END ends that block"
    for name, value in module.attributes():
        if name == "VB_Name" and value != f'"{module.name}"':
            yield lines.index(f"Attribute {name} = {value}") + 1, f"calls the module {value}"


def _of_line(line: str) -> Iterator[str]:
    if len(line) > _LONGEST_LINE:
        yield f"has {len(line)} characters, and may have {_LONGEST_LINE}"
    if found := _CONTROL.search(line):
        yield f"holds a control character, {found[0]!r}"
    try:
        line.encode(CODE_PAGE)
    except UnicodeEncodeError as error:
        yield f"holds {line[error.start]!r}, which Western Windows ({CODE_PAGE}) does not know"


def _too_often_continued(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The first line of each statement that goes on over too many lines."""
    for goes_on, group in groupby(enumerate(lines, 1), lambda line: line[1].endswith(" _")):
        continued = [number for number, _ in group]
        if goes_on and len(continued) > _MOST_CONTINUATIONS:
            yield continued[0], f"goes on {len(continued)} times, and may {_MOST_CONTINUATIONS}"
