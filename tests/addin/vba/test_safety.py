"""What is run, and where settings come from, whatever the open book says."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from xlwings import utils

from addin.choices import read_choices
from addin.package.settings import with_interpreter
from tests.addin.vba.running import HOME, PYTHON, Macros

COMMAND_LINE = (
    rf'cmd.exe /C C: & cd "{HOME}\python\Scripts" & "{PYTHON}" -B -c '
    r'"import xlwings.utils;xlwings.utils.prepare_sys_path('
    r"\"false;RiskRegister.xlam;RiskRegister.xlam;;;;\"); "
    "from addin.press import press; press('validate')\"  "
    '--wb="{book}" --from_xl=1 --app="C:\\Program Files\\Office\\Microsoft Excel" --hwnd="4711" '
    '2> "C:\\Temp\\xlwings-{log}.log" '
)


def command_line(macros: Macros) -> str:
    """What Windows is asked to run when Validate is pressed."""
    pressed = 'Dim control\nSet control = New RibbonControl\ncontrol.Tag = "validate"\n'
    line = macros.run(f'{pressed}CommandLine = ""\nPressBesideBook control\nResult = CommandLine')
    return re.sub(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", "{log}", line)


def test_of_an_open_book_only_its_name_stands_in_the_command_line(
    macros: Macros, hostile: Path
) -> None:
    with macros.in_front(hostile):
        assert command_line(macros) == COMMAND_LINE.replace("{book}", "hostile.xlsx")


def test_the_open_book_has_no_say_in_the_settings(macros: Macros, hostile: Path) -> None:
    with macros.in_front(hostile):
        assert macros.run('Result = GetConfig("INTERPRETER_WIN")') == PYTHON
        assert macros.run('Result = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")') == "false"
        for key in ("PYTHONPATH", "CONDA PATH", "CONDA ENV", "LICENSE_KEY"):
            assert macros.run(f'Result = GetConfig("{key}")') == ""
        assert macros.run('Result = GetConfig("SHOW CONSOLE", False)') == "False"
        assert macros.run("Result = SettingsSource()") == "the add-in"


def test_the_books_folder_does_not_come_onto_pythons_path(
    macros: Macros, hostile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with macros.in_front(hostile):
        told = re.search(r'prepare_sys_path\(\\"(.*?)\\"\)', command_line(macros))
    assert told
    monkeypatch.setattr(sys, "path", [])
    onto_path: Callable[[str], None] = utils.prepare_sys_path
    onto_path(told[1].replace(r"\\", "\\"))
    assert sys.path == [""]  # the working folder, which the command line makes Python's own
    onto_path(f"true;{hostile};;;;;")
    assert str(hostile.parent) in sys.path


@pytest.mark.parametrize("name", ["a & b.xlsx", "a^b (1).xlsx", "it's; a, b!.xlsx", "é – “x”.xlsx"])
def test_names_go_through_the_command_line(
    macros: Macros, other: Path, tmp_path: Path, name: str
) -> None:
    with macros.in_front(Path(shutil.copy(other, tmp_path / name))):
        assert command_line(macros) == COMMAND_LINE.replace("{book}", name)


@pytest.mark.parametrize("name", ["a=b.xlsx", "%TEMP%.xlsx", " a.xlsx"])
def test_names_that_would_be_changed_on_the_way_are_refused(
    macros: Macros, other: Path, tmp_path: Path, name: str
) -> None:
    with macros.in_front(Path(shutil.copy(other, tmp_path / name))):
        assert command_line(macros) == ""
        assert macros.run('Result = WhyNot("")') == (
            f"{name} has a name that Python cannot be told, so nothing was done. "
            "Save it under a name without = and %, and without a space in front."
        )


def test_more_than_windows_takes_is_refused(macros: Macros) -> None:
    assert macros.run('Result = WhyNot(String(32700, "x"))') == ""
    assert macros.run('Result = WhyNot(String(32701, "x"))') == (
        "RiskRegister.xlam has more appendices than can be passed on, so nothing was done."
    )


def test_the_users_own_settings_are_obeyed(macros: Macros, drive_c: Path, settings: Path) -> None:
    (drive_c / "py").mkdir(exist_ok=True)
    (drive_c / "py" / "python.exe").touch()
    settings.write_bytes(with_interpreter(b"", r"C:\py\python.exe"))
    assert macros.run("Result = Interpreter()") == r"C:\py\python.exe"
    assert macros.run("Result = SettingsSource()") == rf"{HOME}\settings.conf"
    assert command_line(macros).startswith(r'cmd.exe /C C: & cd "C:\py" & "C:\py\python.exe" -B')


def test_variables_in_the_settings_are_filled_in(macros: Macros, settings: Path) -> None:
    settings.write_text('"INTERPRETER_WIN","%LOCALAPPDATA%\\py\\python.exe"\n')
    assert macros.run("Result = Interpreter()") == r"C:\Users\me\AppData\Local\py\python.exe"


@pytest.mark.parametrize("named", [r"C:\gone\python.exe", "python", r"py\python.exe"])
def test_a_python_that_is_not_there_or_has_no_drive_is_not_run(
    macros: Macros, settings: Path, named: str
) -> None:
    settings.write_text(f'"INTERPRETER_WIN","{named}"\n')
    assert command_line(macros) == ""
    assert macros.run('Result = WhyNot("")').startswith(
        f"Python is not where the add-in looks for it, so nothing was done: {named}"
    )


def test_without_an_open_book_the_add_in_stands_for_it(macros: Macros) -> None:
    assert command_line(macros) == COMMAND_LINE.replace("{book}", "RiskRegister.xlam")


def test_addresses_of_sharepoint_are_no_drive(macros: Macros, other: Path) -> None:
    url = "https://office.sharepoint.com/Documents/register.xlsx"
    assert macros.run(f'Result = IsLocal("{url}")') is False
    assert macros.run(r'Result = IsLocal("\\server\share\register.xlsx")') is True
    with macros.in_front(other):
        assert macros.run("Result = LiesOnADrive(ActiveWorkbook)") is True
        assert macros.run("Result = HasFolder()") is True


def test_for_a_book_that_was_never_saved_a_folder_is_asked_for_and_remembered(
    macros: Macros, tmp_path: Path
) -> None:
    asking = "Result = HasFolder()"  # nobody is there who picks one
    with macros.new_in_front():
        assert macros.run("Result = LiesOnADrive(ActiveWorkbook)") is False
        assert macros.run(asking) is False
        macros.run(f'Remember "folder", "{tmp_path}"')
        assert macros.run(asking) is True
        assert read_choices(macros.run("Result = ChoicesAsText()")).folder == str(tmp_path)
        macros.run(f'Remember "folder", "{tmp_path / "gone"}"')
        assert macros.run(asking) is False
        assert read_choices(macros.run("Result = ChoicesAsText()")).folder == ""
