"""A workbook of every layout that there has been is read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

import schemes
from risk_register.appendix import Publishes
from risk_register.folder import read_settings, read_tables
from risk_register.register import Brand, Register, Row
from tests.registers import built, full_plan, full_register
from tests.workbook_builder.plans import small_plan
from workbook_builder.book import LAYOUT
from workbook_builder.build import build
from workbook_builder.reading.workbook import read_workbook

LAYOUTS = Path(__file__).parent.parent / "layouts"
FOLDER = LAYOUTS / "layout-1"
"""The folder from which every sample was built, each by the software of its day."""


def _original() -> Register:
    settings, findings = read_settings(FOLDER)
    assert settings is not None, findings
    scheme, findings = schemes.load(settings.scheme)
    assert scheme is not None, findings
    register, findings = read_tables(FOLDER, settings, scheme)
    assert not findings
    return register


def _values(rows: tuple[Row, ...]) -> list[dict[str, object]]:
    return [
        {name: value for name, value in row.values.items() if value is not None} for row in rows
    ]


def test_there_is_a_sample_of_every_layout() -> None:
    samples = {path.stem for path in LAYOUTS.glob("*.xlsx")}
    assert samples == {f"layout-{number}" for number in range(1, LAYOUT + 1)}


@pytest.mark.parametrize("number", range(1, LAYOUT + 1))
def test_a_workbook_of_any_layout_holds_what_it_was_built_from(number: int) -> None:
    register, _ = read_workbook(LAYOUTS / f"layout-{number}.xlsx")
    assert register is not None
    original = _original()
    assert register.settings == replace(original.settings, brand=Brand())
    assert register.own_columns == {}
    for name in original.tables:
        assert _values(register.rows(name)) == _values(original.rows(name))


def test_layout_1_says_that_it_carries_neither_colours_nor_logo() -> None:
    _, findings = read_workbook(LAYOUTS / "layout-1.xlsx")
    assert [(each.code, each.expected) for each in findings] == [
        ("carries-nothing", "the colours, logo and source that a workbook carries unseen"),
        ("table-missing", "a table with the name Withheld"),
    ]


@pytest.mark.parametrize("number", range(2, LAYOUT + 1))
def test_a_layout_that_carries_its_scheme_is_read_without_a_word(number: int) -> None:
    """Nobody misses the columns and tables that came later."""
    _, findings = read_workbook(LAYOUTS / f"layout-{number}.xlsx")
    assert findings == []


@pytest.mark.parametrize("number", range(1, LAYOUT + 1))
def test_a_workbook_of_any_layout_becomes_one_of_today(number: int, tmp_path: Path) -> None:
    register, _ = read_workbook(LAYOUTS / f"layout-{number}.xlsx")
    assert register is not None
    path = tmp_path / "today.xlsx"
    path.write_bytes(build(register))
    assert read_workbook(path)[1] == []
    assert path.read_bytes() == build(replace(_original(), scheme=register.scheme))


def test_a_workbook_keeps_the_scheme_of_its_day_and_layout_1_which_carries_none_takes_todays() -> (
    None
):
    """The generic scheme had neither appendices nor the table Withheld then."""
    today = _original().scheme
    found = [read_workbook(LAYOUTS / f"layout-{number}.xlsx")[0] for number in (1, 2)]
    assert [each.scheme for each in found if each] == [
        today,
        replace(today, tables=today.tables[:-1], publishes=Publishes(), appendices=()),
    ]
    assert today.tables[-1] == "withheld"


@pytest.mark.parametrize("register", [small_plan, full_register, full_plan])
def test_a_workbook_that_another_tool_saved_has_no_strange_sheet(
    register: Callable[[], Register], tmp_path: Path
) -> None:
    """openpyxl keeps the sheets and drops what the workbook carries unseen."""
    path = built(register(), tmp_path)
    load_workbook(path).save(path)
    read, findings = read_workbook(path)
    assert read is not None
    assert [each.code for each in findings if each.code != "entry-choice"] == ["carries-nothing"]
