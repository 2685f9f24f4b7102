"""What is run, and where settings come from, whatever the open book says."""

import inspect
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import xlwings as xw

import addin
from addin.choices import read_choices
from addin.package.settings import with_interpreter
from tests.addin.vba.running import HOME, PYTHON, Macros

COMMAND_LINE = (
    rf'cmd.exe /C cd /d "{HOME}\python\Scripts" & "{PYTHON}" -I -B -c '
    "\"from addin.press import press; press('validate')\" "
    rf'--wb="{{book}}" --from_xl=1 --hwnd="4711" 2> "C:\Temp\OPCC Risk Register 4711.txt"'
)
FOLDER = "Dim isThere As Boolean\nAskForFolder isThere\nResult = isThere"
PRESSED = """
Dim control
Set control = New RibbonControl
control.Tag = "validate"
CommandLineRun = ""
PressBesideBook control
Result = CommandLineRun
"""


def test_of_an_open_book_only_its_name_stands_in_the_command_line(
    macros: Macros, hostile: Path
) -> None:
    with macros.in_front(hostile):
        assert macros.run(PRESSED) == COMMAND_LINE.format(book="hostile.xlsx")


def test_the_open_book_has_no_say_in_the_settings(macros: Macros, hostile: Path) -> None:
    with macros.in_front(hostile):
        assert macros.run("Result = Interpreter()") == PYTHON
        assert macros.run("Result = SettingsSource()") == "the add-in"


def test_neither_the_books_folder_nor_the_users_variables_come_onto_pythons_path(
    hostile: Path, tmp_path: Path
) -> None:
    (hostile.parent / "addin.py").write_text("raise SystemExit('taken from beside the book')")
    (tmp_path / "addin.py").write_text("raise SystemExit('taken from the variable')")
    asked = "import sys, addin; print(addin.__file__); print(sys.argv[1:])"
    said = [sys.executable, "-I", "-B", "-c", asked, "--wb=hostile.xlsx", "--from_xl=1"]
    run = subprocess.run(
        said, cwd=hostile.parent, env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    ours = Path(addin.__file__)
    assert run.stdout == f"{ours}\n['--wb=hostile.xlsx', '--from_xl=1']\n"


def test_xlwings_reads_what_the_command_line_says() -> None:
    source = inspect.getsource(xw.Book.caller.__func__)  # type: ignore[attr-defined]
    for said in ('arg.startswith("--wb=")', 'arg.startswith("--from_xl")',
                 'arg.startswith("--hwnd")', 'wb = arg.split("=")[1].strip()'):  # fmt: skip
        assert said in source


def test_what_a_python_says_that_fails_goes_to_the_log(macros: Macros, drive_c: Path) -> None:
    log = drive_c.joinpath(*HOME.split("\\")[1:]) / "log.txt"
    (drive_c / "Temp").mkdir()
    said = drive_c / "Temp" / "OPCC Risk Register 4711.txt"
    said.write_text("Traceback (most recent call last):\nModuleNotFoundError: No module\n")
    macros.run(f"ExitCode = 1\n{PRESSED}\nExitCode = 0")
    first, *more = log.read_text().splitlines()
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Python could not be run by C:", first)
    assert first.endswith(f"{PYTHON}: ")
    assert more == ["Traceback (most recent call last):", "ModuleNotFoundError: No module"]
    assert not said.exists()


def test_a_python_that_fails_without_a_word_is_told_too(macros: Macros, drive_c: Path) -> None:
    log = drive_c.joinpath(*HOME.split("\\")[1:]) / "log.txt"
    log.unlink(missing_ok=True)
    macros.run(f"ExitCode = 1\n{PRESSED}\nExitCode = 0")
    assert log.read_text().endswith(f" Python could not be run by {PYTHON}: \n")


@pytest.mark.parametrize("command", ["x'); import os; os.system('calc", 'a" & calc & "', "New"])
def test_only_names_of_commands_are_run(macros: Macros, command: str) -> None:
    quoted = command.replace('"', '""')
    macros.run('CommandLineRun = ""')
    assert macros.run(f'AskPython "{quoted}"\nResult = CommandLineRun') == ""


@pytest.mark.parametrize("name", ["a & b.xlsx", "a^b (1).xlsx", "it's; a, b!.xlsx", "é – “x”.xlsx"])
def test_names_go_through_the_command_line(
    macros: Macros, other: Path, tmp_path: Path, name: str
) -> None:
    with macros.in_front(Path(shutil.copy(other, tmp_path / name))):
        assert macros.run(PRESSED) == COMMAND_LINE.format(book=name)


@pytest.mark.parametrize("name", ["a=b.xlsx", "%TEMP%.xlsx", " a.xlsx"])
def test_names_that_would_be_changed_on_the_way_are_refused(
    macros: Macros, other: Path, tmp_path: Path, name: str
) -> None:
    with macros.in_front(Path(shutil.copy(other, tmp_path / name))):
        assert macros.run(PRESSED) == ""
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
    assert macros.run(PRESSED).startswith(
        r'cmd.exe /C cd /d "C:\py" & "C:\py\python.exe" -I -B -c '
    )


def test_variables_in_the_settings_are_filled_in(macros: Macros, settings: Path) -> None:
    settings.write_text('"INTERPRETER_WIN","%LOCALAPPDATA%\\py\\python.exe"\n')
    assert macros.run("Result = Interpreter()") == r"C:\Users\me\AppData\Local\py\python.exe"


@pytest.mark.parametrize("named", [r"C:\gone\python.exe", "python", r"py\python.exe"])
def test_a_python_that_is_not_there_is_not_run(macros: Macros, settings: Path, named: str) -> None:
    assert_not_run(macros, settings, named)


def test_a_python_without_a_drive_is_not_run_even_if_it_is_there(
    macros: Macros, settings: Path, tmp_path: Path
) -> None:
    python = tmp_path / "python.exe"
    python.touch()
    assert macros.run(f'Result = IsFile("{python}")') is True
    assert_not_run(macros, settings, str(python))


def assert_not_run(macros: Macros, settings: Path, named: str) -> None:
    settings.write_text(f'"INTERPRETER_WIN","{named}"\n')
    assert macros.run(PRESSED) == ""
    assert macros.run('Result = WhyNot("")').startswith(
        f"Python is not where the add-in looks for it, so nothing was done: {named}"
    )


def test_without_an_open_book_the_add_in_stands_for_it(macros: Macros) -> None:
    assert macros.run(PRESSED) == COMMAND_LINE.format(book="RiskRegister.xlam")


def test_addresses_of_sharepoint_are_no_drive(macros: Macros, other: Path) -> None:
    url = "https://office.sharepoint.com/Documents/register.xlsx"
    assert macros.run(f'Result = IsLocal("{url}")') is False
    assert macros.run(r'Result = IsLocal("\\server\share\register.xlsx")') is True
    with macros.in_front(other):
        assert macros.run("Result = LiesOnADrive(ActiveWorkbook)") is True
        assert macros.run(FOLDER) is True


def test_for_a_book_that_was_never_saved_a_folder_is_asked_for_and_remembered(
    macros: Macros, tmp_path: Path
) -> None:
    # Nobody is there who picks one.
    with macros.new_in_front():
        assert macros.run("Result = LiesOnADrive(ActiveWorkbook)") is False
        assert macros.run(FOLDER) is False
        macros.run(f'Remember "folder", "{tmp_path}"')
        assert macros.run(FOLDER) is True
        assert read_choices(macros.run("Result = ChoicesAsText()")).folder == str(tmp_path)
        macros.run(f'Remember "folder", "{tmp_path / "gone"}"')
        assert macros.run(FOLDER) is False
        assert read_choices(macros.run("Result = ChoicesAsText()")).folder == ""
