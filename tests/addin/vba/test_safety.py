"""What is run, and where settings come from, whatever the open book says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import xlwings

import addin
from addin.choices import read_choices
from addin.package.settings import with_interpreter
from tests.addin.vba.running import HOME, PYTHON, Macros

COMMAND_LINE = f'"{PYTHON}"' + """ -I -B -c "from addin.start import start; start('validate')\""""
FOLDER = "Dim isThere As Boolean\nAskForFolder isThere\nResult = isThere"
PRESSED = """
Dim control
Set control = New RibbonControl
control.Tag = "validate"
CommandLineRun = ""
PressBesideBook control
Result = CommandLineRun
"""


def test_nothing_that_a_book_says_stands_in_the_command_line(macros: Macros, hostile: Path) -> None:
    with macros.in_front(hostile):
        assert macros.run(PRESSED) == COMMAND_LINE
        assert read_choices(macros.run("Result = Handed")).book == "hostile.xlsx"


def test_the_open_book_has_no_say_in_the_settings(macros: Macros, hostile: Path) -> None:
    with macros.in_front(hostile):
        assert macros.run("Result = Interpreter()") == PYTHON
        assert macros.run("Result = SettingsSource()") == "the add-in"


def test_neither_the_books_folder_nor_the_users_variables_come_onto_pythons_path(
    hostile: Path, tmp_path: Path
) -> None:
    (hostile.parent / "addin.py").write_text("raise SystemExit('taken from beside the book')")
    (tmp_path / "addin.py").write_text("raise SystemExit('taken from the variable')")
    asked = "import sys, addin; print(addin.__file__)"
    said = [sys.executable, "-I", "-B", "-c", asked]
    run = subprocess.run(
        said, cwd=hostile.parent, env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    ours = Path(addin.__file__)
    assert run.stdout == f"{ours}\n"


def test_programs_are_not_looked_for_beside_the_book(tmp_path: Path) -> None:
    # Windows looks for a program that is called by its name where Python is, first of all.
    asked = "import atexit, os; atexit.register(lambda: print(os.getcwd()))"
    assert started(tmp_path, asked).stdout == f"{sys.prefix}\n"


def test_no_excel_is_ended_when_python_ends(tmp_path: Path) -> None:
    # In place of what only Windows can import; that it is so called there is the next test.
    windows = """
import atexit, sys, types
windows = types.ModuleType("xlwings._xlwindows")
windows.cleanup = lambda: print("ends an Excel")
sys.modules[windows.__name__] = windows
atexit.register(windows.cleanup)
"""
    assert started(tmp_path, windows).stdout == ""


def test_what_xlwings_does_when_python_ends_is_what_we_take_back() -> None:
    source = Path(xlwings.__file__).with_name("_xlwindows.py").read_text("utf-8")
    assert re.findall(r"^@atexit.*\n(.*)", source, re.MULTILINE) == ["def cleanup():"]


def started(folder: Path, before: str) -> subprocess.CompletedProcess[str]:
    """Python as Excel starts it in a folder, with something done before."""
    program = f"{before}\nfrom addin.start import start; start('about')"
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", program], cwd=folder,
        env={**os.environ, "LOCALAPPDATA": str(folder)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_what_keeps_a_command_from_being_begun_goes_to_the_log(tmp_path: Path) -> None:
    said = [sys.executable, "-I", "-B", "-c", "from addin.start import start; start('validate')"]
    run = subprocess.run(
        said, cwd=tmp_path, env={**os.environ, "LOCALAPPDATA": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout, run.stderr) == (1, "", "")  # there is no Excel here
    log = (tmp_path / "OPCC Risk Register" / "log.txt").read_text()
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Traceback", log)


def test_a_python_that_fails_is_told_and_logged(macros: Macros, drive_c: Path) -> None:
    log = drive_c.joinpath(*HOME.split("\\")[1:]) / "log.txt"
    log.unlink(missing_ok=True)
    macros.run(f"ExitCode = 1\n{PRESSED}\nExitCode = 0")
    line = log.read_text()
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Python could not be run by C:", line)
    assert line.endswith(f"{PYTHON}, or ended: with an error\n")


def test_only_what_has_a_control_of_the_ribbon_can_ask_python(macros: Macros) -> None:
    # A picture in a workbook can call a procedure with texts and numbers, never with an object.
    asks = 'AskPython Nothing, "import_register", "source=C:\\own.csv", "target=C:\\taken.xlsx"'
    assert macros.run(f'CommandLineRun = ""\n{asks}\nResult = CommandLineRun') == ""


@pytest.mark.parametrize(
    "name", ["a & b.xlsx", "a^&b (1).xlsx", "it's; a, b!.xlsx", "é – “x”.xlsx", "a=b %TEMP%.xlsx"]
)
def test_a_book_may_have_any_name(macros: Macros, other: Path, tmp_path: Path, name: str) -> None:
    with macros.in_front(Path(shutil.copy(other, tmp_path / name))):
        assert macros.run(PRESSED) == COMMAND_LINE
        assert read_choices(macros.run("Result = Handed")).book == name


def test_more_than_windows_takes_is_refused(macros: Macros) -> None:
    assert macros.run('Result = WhyNot(String(32400, "x"))') == ""
    assert macros.run('Result = WhyNot(String(32401, "x"))') == (
        "The book has more appendices than can be passed on, so nothing was done."
    )


def test_the_users_own_settings_are_obeyed(macros: Macros, drive_c: Path, settings: Path) -> None:
    (drive_c / "py").mkdir(exist_ok=True)
    (drive_c / "py" / "python.exe").touch()
    settings.write_bytes(with_interpreter(b"", r"C:\py\python.exe"))
    assert macros.run("Result = Interpreter()") == r"C:\py\python.exe"
    assert macros.run("Result = SettingsSource()") == rf"{HOME}\settings.conf"
    assert macros.run(PRESSED).startswith(r'"C:\py\python.exe" -I -B -c ')


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


def test_without_an_open_book_an_empty_one_is_there_meanwhile(macros: Macros) -> None:
    assert macros.run("Result = Workbooks.Count") == 1  # in LibreOffice the add-in is one
    assert macros.run(PRESSED) == COMMAND_LINE
    assert re.fullmatch(r"Untitled \d+", read_choices(macros.run("Result = Handed")).book)
    assert macros.run("Result = Workbooks.Count") == 1


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
        macros.run(f'SaveSetting PRODUCT, CHOSEN, FOLDER, "{tmp_path}"')
        assert macros.run(FOLDER) is True
        assert read_choices(macros.run("Result = ChoicesAsText()")).folder == str(tmp_path)
        macros.run(f'SaveSetting PRODUCT, CHOSEN, FOLDER, "{tmp_path / "gone"}"')
        assert macros.run(FOLDER) is False
        assert read_choices(macros.run("Result = ChoicesAsText()")).folder == ""
