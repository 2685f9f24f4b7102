"""The benchmark runs, and no rival gets away with less than we write."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from bench.measuring import Run, Runs, python, run
from bench.results import Row, growth_of

SIZES = ("24", "40")
RIVALS = ("xlsxwriter", "openpyxl")
KEYS = {
    "task", "size", "rival", "ours_seconds", "rival_seconds", "ours_megabytes", "rival_megabytes",
    "time_ratio", "memory_ratio",
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plan, the registers and our workbooks of them."""
    folder = tmp_path_factory.mktemp("bench")
    subprocess.run(python("-m", "bench.prepare", str(folder), *SIZES), check=True)
    return folder


@pytest.fixture(scope="module", params=[(rival, size) for rival in RIVALS for size in SIZES])
def both(request: pytest.FixtureRequest, place: Path) -> tuple[Any, Any]:
    """Our workbook of a register, and a rival's."""
    rival, size = request.param
    theirs = str(place / f"{rival}-{size}.xlsx")
    module = f"bench.rivals.build_with_{rival}"
    run(python("-m", "bench.child", module, str(place / "plan.json"), str(place / size), theirs))
    return load_workbook(place / f"{size}.xlsx"), load_workbook(theirs)


def contents(sheet: Any) -> Iterator[tuple[str, object]]:
    """Each cell that holds something, an array formula by its text."""
    for row in sheet.iter_rows():
        for cell in row:
            value = cell.value
            if isinstance(value, ArrayFormula):
                yield cell.coordinate, (value.ref, str(value.text).removeprefix("="))
            elif value is not None:
                yield cell.coordinate, value


def tables(sheet: Any) -> Iterator[tuple[str, str, list[tuple[str, str | None]]]]:
    """Each table with its area, and its columns with their formulas."""
    for table in sheet.tables.values():
        formulas = [each.calculatedColumnFormula for each in table.tableColumns]
        texts = [each.attr_text if each else None for each in formulas]
        names = [each.name for each in table.tableColumns]
        yield table.name, table.ref, [*zip(names, texts, strict=True)]


def rules(sheet: Any) -> list[tuple[str, str, str]]:
    """Validations and conditional formats."""
    checked = [
        (str(each.sqref), each.type or "none", f"{each.formula1} {each.formula2}")
        for each in sheet.data_validations.dataValidation
    ]
    formats = [
        (str(area.sqref), "format", rule.formula[0])
        for area in sheet.conditional_formatting
        for rule in area.rules
    ]
    return sorted(checked + formats)


def test_a_rival_writes_the_same_sheets_and_names(both: tuple[Any, Any]) -> None:
    ours, theirs = both
    assert theirs.sheetnames == ours.sheetnames
    assert {name: each.attr_text for name, each in theirs.defined_names.items()} == {
        name: each.attr_text for name, each in ours.defined_names.items()
    }


def test_a_rival_writes_the_same_cells_with_the_same_formulas(both: tuple[Any, Any]) -> None:
    ours, theirs = both
    for sheet in ours:
        assert dict(contents(theirs[sheet.title])) == dict(contents(sheet)), sheet.title


def test_a_rival_declares_the_same_tables(both: tuple[Any, Any]) -> None:
    ours, theirs = both
    for sheet in ours:
        assert sorted(tables(theirs[sheet.title])) == sorted(tables(sheet)), sheet.title


def test_a_rival_sets_the_same_validations_and_formats(both: tuple[Any, Any]) -> None:
    ours, theirs = both
    for sheet in ours:
        assert rules(theirs[sheet.title]) == rules(sheet), sheet.title


def test_a_rival_draws_as_many_charts_and_links(both: tuple[Any, Any]) -> None:
    ours, theirs = both
    for sheet in ours:
        assert len(theirs[sheet.title]._charts) == len(sheet._charts)
        assert len(theirs[sheet.title]._hyperlinks) == len(sheet._hyperlinks)


def test_a_rivals_cells_look_the_same(both: tuple[Any, Any]) -> None:
    ours, theirs = both
    for place in ("A5", "C5", "V6", "AQ10"):
        mine, other = ours["Register"][place], theirs["Register"][place]
        assert other.fill.fgColor.rgb[2:] == mine.fill.fgColor.rgb[2:]
        assert other.number_format == mine.number_format
        assert other.alignment.wrap_text == mine.alignment.wrap_text
        assert other.protection.locked == mine.protection.locked


@pytest.mark.timeout(300)
def test_the_smallest_size_gives_a_row_for_each_task_and_rival(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bench", "--json", "--sizes", "24", "--rounds", "1"]
    command += ["--baseline", str(tmp_path / "baseline.json")]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = [json.loads(line) for line in told.splitlines()]
    assert {row["task"] for row in rows} == {
        "start: --help", "start: error", "build", "read", "check", "rebuild", "pack: docx,xlsx",
        "pack: docx,xlsx,pdf",
    }  # fmt: skip
    assert all(row.keys() >= KEYS for row in rows)
    assert all(row["inside_time_ratio"] for row in rows if row["size"])
    assert json.loads((tmp_path / "baseline.json").read_text(encoding="utf-8")) == rows


def test_a_child_that_breaks_is_no_measurement() -> None:
    with pytest.raises(ChildProcessError, match="no_such_module"):
        run(python("-m", "bench.child", "no_such_module"))


def test_figures_are_medians_and_spread_is_told() -> None:
    runs = Runs(tuple(Run(seconds, 10.0) for seconds in (1.0, 2.0, 4.0)))
    assert runs.median("seconds") == 2.0
    assert runs.median("inside_seconds") is None
    assert runs.spread == 1.5


def test_growth_compares_each_size_with_the_next() -> None:
    rows: list[Row] = [
        {"task": "build", "size": size, "rival": "one", "ours_seconds": seconds}
        for size, seconds in ((10, 1.0), (100, 5.0), (1000, 60.0))
    ]
    assert [*growth_of(rows)] == [
        ("build", 10, 100, 10.0, 5.0),
        ("build", 100, 1000, 10.0, 12.0),
    ]
