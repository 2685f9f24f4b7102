"""xlwings' own module for add-ins, as the installed package ships it, with our settings only.

It stays as it is, with its licence, but for three things. `GetConfig` would ask the open workbook
and its folder which Python to run; `ShowError` would show a traceback; both stand in our modules
instead. And the book that is worked on is the one in front, not the add-in.
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from addin.package.module import Module

XLWINGS = "0.37.8"
"""The version whose module was read line by line. The tests hold pyproject.toml to it."""

OURS = ("GetConfig", "ShowError")
"""The procedures that `addin/vba` has in place of xlwings' own."""

_BOOK = '" --wb=" & """" & ThisWorkbook.Name & '
_BOOK_IN_FRONT = '" --wb=" & """" & CallingBook() & '


class XlwingsError(ValueError):
    """xlwings is not there, or is another version than the one whose module is known."""


def xlwings_module() -> Module:
    """The module `xlwings` of the add-in. Raises XlwingsError with a sentence."""
    source = _shipped()
    for procedure in OURS:
        source = _without(source, procedure)
    if source.count(_BOOK) != 1:
        raise XlwingsError(f"xlwings {XLWINGS} names the book it works on in another way.")
    return Module("xlwings", "standard", source.replace(_BOOK, _BOOK_IN_FRONT))


def _shipped() -> str:
    try:
        found = version("xlwings")
    except PackageNotFoundError:
        raise XlwingsError(
            "The add-in is built with xlwings, which is not installed: "
            "pip install 'opcc-risk-register[addin]'."
        ) from None
    if found != XLWINGS:
        raise XlwingsError(f"The add-in is built with xlwings {XLWINGS}; {found} is installed.")
    package = find_spec("xlwings")
    assert package is not None and package.origin is not None
    return Path(package.origin).with_name("xlwings.bas").read_text("cp1252")


def _without(source: str, procedure: str) -> str:
    """The source without a procedure, which stands in it once."""
    pattern = rf"^(?:Function|Sub) {procedure}\(.*?^End (?:Function|Sub)\n"
    result, count = re.subn(pattern, "", source, flags=re.MULTILINE | re.DOTALL)
    if count != 1:
        raise XlwingsError(f"xlwings {XLWINGS} has the procedure {procedure} {count} times.")
    return result
