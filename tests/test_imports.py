"""Imports run one way, and a command loads no more than it needs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

CORE = {"risk_register", "schemes", "formulas"}
MAY_IMPORT = {
    "risk_register": set[str](),
    "schemes": {"risk_register"},
    "formulas": {"risk_register"},
    "workbook_builder": CORE,
    "appendices": {*CORE, "workbook_builder"},
    "intake": {*CORE, "workbook_builder"},
    "addin": {*CORE, "workbook_builder", "appendices", "intake"},
    "bench": {*CORE, "workbook_builder", "appendices", "command_line"},
    "command_line": {*CORE, "workbook_builder", "appendices", "intake", "addin.package"},
}
"""The table of DESIGN.md, "Imports run one way"."""

HEAVY = ("openpyxl", "pandas", "numpy", "xlwings")


def imported(source: str) -> Iterator[str]:
    """The modules that a source imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def wrong_arrows(package: str, source: str) -> list[str]:
    """What a source of a package imports of our own and may not."""
    allowed = {package, *MAY_IMPORT[package]}
    ours = [name for name in imported(source) if name.split(".")[0] in MAY_IMPORT]
    return [
        name
        for name in ours
        if not any(name == each or name.startswith(f"{each}.") for each in allowed)
    ]


def sources(package: str) -> dict[str, str]:
    """Every module of a package, by its path."""
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / package).rglob("*.py"))
    }


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_no_import_points_the_other_way(package: str) -> None:
    wrong = {path: found for path, text in sources(package).items()
             if (found := wrong_arrows(package, text))}  # fmt: skip
    assert wrong == {}


@pytest.mark.parametrize(
    ("package", "ours"),
    [
        ("risk_register", ("risk_register",)),
        ("addin/package", ("addin.package", "risk_register", "workbook_builder.saving")),
    ],
)
def test_only_the_standard_library_is_needed_by(package: str, ours: tuple[str, ...]) -> None:
    foreign = {
        name
        for text in sources(package).values()
        for name in imported(text)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith(tuple(f"{each}." for each in ours))
    }
    assert sources(package)
    assert foreign == set()


@pytest.mark.parametrize(
    ("package", "source", "wrong"),
    [
        ("risk_register", "import schemes", ["schemes"]),
        ("formulas", "def late():\n    from schemes import load", ["schemes.load"]),
        ("workbook_builder", "import command_line.main", ["command_line.main"]),
        ("command_line", "from addin import commands", ["addin.commands"]),
        ("command_line", "from addin.package import install", []),
        ("command_line", "from addin import package", []),
        ("workbook_builder", "import schemes, openpyxl, zipfile", []),
        ("risk_register", "from risk_register.scheme import Scheme", []),
    ],
)
def test_an_arrow_that_points_the_other_way_is_seen(
    package: str, source: str, wrong: list[str]
) -> None:
    assert wrong_arrows(package, source) == wrong


def loaded_by(*arguments: str, hidden: str = "") -> list[str]:
    """The heavy packages that a command has loaded when it ends; one may not be there at all."""
    program = (
        "import sys\n"
        f"sys.modules.update(dict.fromkeys({hidden.split()!r}))\n"
        "from command_line.main import main\n"
        "code = 0\n"
        "try:\n"
        "    code = main(sys.argv[1:])\n"
        "except SystemExit:\n"
        "    pass\n"
        f"print('loaded:', *(name for name in {HEAVY!r} if sys.modules.get(name)))\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout.splitlines()[-1].split()[1:]


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["schemes"]])
def test_what_writes_no_workbook_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_by(*arguments) == []


def test_building_loads_openpyxl_and_nothing_else_that_is_heavy(tmp_path: Path) -> None:
    """Numpy is hidden, because openpyxl itself takes it up wherever it is installed."""
    source, target = ROOT / "examples" / "cambridgeshire-2017-02", tmp_path / "book.xlsx"
    loaded = loaded_by("build", str(source), "-o", str(target), hidden="numpy")
    assert loaded == ["openpyxl"]
