"""RiskRegister.xlam: the tab from ribbon.xml, our modules from vba/, and xlwings' own."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from addin.package.module import WORKBOOK, Module
from addin.package.xlam import xlam
from addin.package.xlwings_module import xlwings_module

FILE_NAME = "RiskRegister.xlam"
TITLE = "OPCC Risk Register"
_FOLDER = Path(__file__).parents[1]


def build() -> bytes:
    """The bytes of the add-in; the same for the same version of the software.

    Raises XlwingsError where xlwings is missing or another version, CannotBeWrittenError for a
    module that no project can hold.
    """
    return xlam(ribbon(), [*modules(), xlwings_module()], TITLE)


def ribbon() -> str:
    """The tab, as the ribbon's schema has it."""
    return (_FOLDER / "ribbon.xml").read_text("utf-8")


def modules() -> list[Module]:
    """Our modules by name, and the version of the software, which About shows."""
    sources = {path.stem: path.read_text("utf-8") for path in _FOLDER.glob("vba/*")}
    ours = [
        Module(name, "document" if name == WORKBOOK else "standard", sources[name])
        for name in sorted(sources)
    ]
    return [*ours, Module("Version", "standard", _version())]


def _version() -> str:
    return f'Option Explicit\nPublic Const ADDIN_VERSION As String = "{software_version()}"\n'


def software_version() -> str:
    """The version of this software, by which the add-in and Python know whether they agree."""
    return version("opcc-risk-register")
