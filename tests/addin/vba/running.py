"""Our macros, run by LibreOffice, which speaks VBA but is neither Excel nor Windows.

What it lacks stands in `stand_ins/`; what our modules say otherwise there, in `_CHANGES`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from addin.package.addin_file import TITLE, modules, ribbon
from addin.package.module import Module
from addin.package.xlam import xlam
from tests.support.bridge import OfficeError
from tests.support.office import Office

HOME = r"C:\Users\me\AppData\Local\OPCC Risk Register"
PYTHON = rf"{HOME}\python\Scripts\python.exe"
"""Where the add-in is installed on the computer that the tests make up."""

_STAND_INS = Path(__file__).with_name("stand_ins")
_ALWAYS = 4  # of LibreOffice's MacroExecMode

_CHANGES = {
    "GetAttr(path)": "GetAttr(OnThisComputer(path))",
    "Open SettingsFile()": "Open OnThisComputer(SettingsFile())",
    "Open LogFile()": "Open OnThisComputer(LogFile())",
    'CreateObject("WScript.Shell")': "ShellOfWindows()",
    'windowsShell.Environment("Process").Item(VARIABLE) = ': 'Handed = VARIABLE & "=" & ',
    "Application.Hwnd": "4711",
    # Where no other book is open, the add-in is the one in front.
    "If ActiveWorkbook Is Nothing Then Set": "If ActiveWorkbook.Name = ThisWorkbook.Name Then Set",
}

_TRIED = """\
Option VBASupport 1
Public Function Tried() As Variant
    Dim Result As Variant
    On Error GoTo wrong
{code}
    Tried = Array("", Result)
    Exit Function
wrong:
    Tried = Array(Err.Description, "")
End Function
"""


class Macros:
    """The add-in, open in LibreOffice."""

    def __init__(self, office: Office, path: Path) -> None:
        """Writes its file and opens it."""
        path.write_bytes(_addin())
        self._office = office
        self._document = office.load(path, MacroExecutionMode=_ALWAYS)
        self._open: list[Any] = []

    def run(self, code: str) -> Any:
        """What stands in `Result` after some VBA. OfficeError with VBA's words if it fails."""
        library = self._document.BasicLibraries.getByName("VBAProject")
        library.insertByName("Trying", _TRIED.format(code=code))
        where = "vnd.sun.star.script:VBAProject.Trying.Tried?language=Basic&location=document"
        try:
            with self._office.deadline("running VBA"):
                script = self._document.getScriptProvider().getScript(where)
                (failed, result), _, _ = script.invoke((), (), ())
        finally:
            library.removeByName("Trying")
        if failed:
            raise OfficeError(failed)
        return result

    @contextmanager
    def in_front(self, book: Path) -> Iterator[None]:
        """While it lasts, a workbook is open and in front; then the one before it again."""
        document = self._office.load(book, Hidden=False)
        self._open.append(document)
        try:
            yield
        finally:
            self._open.remove(document)
            document.close(True)
            for before in self._open[-1:]:
                before.CurrentController.Frame.activate()

    @contextmanager
    def new_in_front(self) -> Iterator[None]:
        """While it lasts, a workbook that was never saved is in front."""
        self.run("Workbooks.Add")
        try:
            yield
        finally:
            self.run("ActiveWorkbook.Close False")


def _addin() -> bytes:
    stand_ins = [
        Module(path.stem, "standard" if path.suffix == ".bas" else "class", path.read_text("utf-8"))
        for path in sorted(_STAND_INS.iterdir())
    ]
    taken = {module.name for module in stand_ins}
    ours = [module for module in modules() if module.name not in taken]
    return xlam(ribbon(), _changed([*ours, *stand_ins]), TITLE)


def _changed(modules_: list[Module]) -> list[Module]:
    source = "\f".join(module.source for module in modules_)
    for said, instead in _CHANGES.items():
        assert said in source, f"No module says {said}"
        source = source.replace(said, instead)
    changed = zip(modules_, source.split("\f"), strict=True)
    return [replace(module, source=each) for module, each in changed]
