"""The add-in in LibreOffice, and books to have in front of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from tests.addin.vba.running import HOME, PYTHON, Macros
from tests.registers import built, example
from tests.support.office import Office, missing


@pytest.fixture(scope="session")
def drive_c(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Drive C: of a computer on which the add-in is installed."""
    drive = tmp_path_factory.mktemp("drive-c")
    python = drive.joinpath(*PYTHON.split("\\")[1:])
    python.parent.mkdir(parents=True)
    python.touch()
    return drive


@pytest.fixture(scope="session")
def macros(drive_c: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Macros]:
    """The add-in, open in a LibreOffice of its own, as it depends on the environment."""
    if missing():
        pytest.skip(missing() or "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCALAPPDATA", r"C:\Users\me\AppData\Local")
        patch.setenv("Temp", r"C:\Temp")
        patch.setenv("DRIVE_C", str(drive_c))
        office = Office(afresh=False)
        office.start()
    yield Macros(office, tmp_path_factory.mktemp("start") / "RiskRegister.xlam")
    office.stop()


@pytest.fixture
def settings(drive_c: Path) -> Iterator[Path]:
    """The user's own settings, not there yet."""
    path = drive_c.joinpath(*HOME.split("\\")[1:]) / "settings.conf"
    yield path
    path.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(example("cambridgeshire-2017-02"), tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(example("wmpcc-plan-2026-03"), tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that is no register."""
    path = tmp_path_factory.mktemp("other") / "other.xlsx"
    Workbook().save(path)
    return path


HOSTILE_SETTINGS = (
    ("INTERPRETER_WIN", r"C:\evil\python.exe"),
    ("ADD_WORKBOOK_TO_PYTHONPATH", "true"),
    ("PYTHONPATH", r"C:\evil"),
    ("CONDA PATH", r"C:\evil"),
    ("CONDA ENV", "base"),
    ("SHOW CONSOLE", "True"),
    ("USE UDF SERVER", "True"),
    ("LICENSE_KEY", "key"),
    ("TEMP DIR", r"C:\evil"),
)
HOSTILE_APPENDICES: tuple[tuple[str | None, str], ...] = (
    ("Appendix", "Title"),
    ("A\naudience=members", 'Risks & "<scores>"'),
    ("B", "B"),
    ("#N/A", "an error"),
    (None, "no key"),
    ("C", "x" * 200),
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that says it is a register, and tries to have a say in what is run."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.xlsx"
    book = Workbook()
    settings, tables = book.create_sheet("xlwings.conf", 0), book.create_sheet("Tables")
    for setting in HOSTILE_SETTINGS:
        settings.append(setting)
    for appendix in HOSTILE_APPENDICES:
        tables.append(appendix)
    tables["A4"].data_type = "e"
    tables.add_table(Table(displayName="Appendices", ref="A1:B6"))
    book.create_sheet("x.py")["A1"] = "raise SystemExit"
    book.defined_names["Layout_version"] = DefinedName("Layout_version", attr_text="Tables!$A$1")
    book.save(path)
    path.with_name("xlwings.conf").write_text(r'"INTERPRETER_WIN","C:\evil\python.exe"' + "\n")
    path.with_name("python.exe").touch()
    return path
