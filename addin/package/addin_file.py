"""RiskRegister.xlam: the tab from ribbon.xml, and the macros from vba/."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from addin.package.module import WORKBOOK, Module
from addin.package.profile import PRODUCT
from addin.package.xlam import xlam

FILE_NAME = "RiskRegister.xlam"
TITLE = PRODUCT
_FOLDER = Path(__file__).parents[1]


def build() -> bytes:
    """The bytes of the add-in; the same for the same version of the software.

    Raises CannotBeWrittenError for a module that no project can hold.
    """
    return xlam(ribbon(), modules(), TITLE)


def ribbon() -> str:
    """The tab, as the ribbon's schema has it."""
    return (_FOLDER / "ribbon.xml").read_text("utf-8")


def modules() -> list[Module]:
    """The modules by name, and one that says what this software is called, and its version."""
    sources = {path.stem: path.read_text("utf-8") for path in _FOLDER.glob("vba/*")}
    ours = [
        Module(name, "document" if name == WORKBOOK else "standard", sources[name])
        for name in sorted(sources)
    ]
    return [*ours, Module("Version", "standard", _version())]


def _version() -> str:
    return (
        f'Option Explicit\nPublic Const PRODUCT As String = "{TITLE}"\n'
        f'Public Const ADDIN_VERSION As String = "{software_version()}"\n'
    )


def software_version() -> str:
    """The version of this software, by which the add-in and Python know whether they agree."""
    return version("opcc-risk-register")
