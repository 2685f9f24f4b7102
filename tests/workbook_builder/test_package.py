"""What the file is: valid for Office, free of what Excel repairs, the same bytes every time."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from risk_register.register import Register
from tests.registers import (
    EXAMPLE_NAMES,
    SCHEME_NAMES,
    built,
    every_pair,
    example,
    full_register,
    register,
)
from tests.support import lint
from workbook_builder.build import build, write_workbook
from workbook_builder.saving import save_written

REGISTERS: dict[str, Callable[[], Register]] = {
    **{name: partial(example, name) for name in EXAMPLE_NAMES},
    **{f"pairs of {name}": partial(every_pair, name) for name in SCHEME_NAMES},
    **{f"empty {name}": partial(register, name) for name in SCHEME_NAMES},
    "full": full_register,
}


@pytest.mark.parametrize("name", REGISTERS)
def test_the_open_xml_sdk_reports_no_error(
    validator: Callable[[Path], list[str]], tmp_path: Path, name: str
) -> None:
    assert validator(built(REGISTERS[name](), tmp_path)) == []


@pytest.mark.parametrize("name", REGISTERS)
def test_nothing_in_it_would_make_excel_repair_or_refuse_it(tmp_path: Path, name: str) -> None:
    assert lint.faults(built(REGISTERS[name](), tmp_path)) == []


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_two_builds_give_the_same_bytes(name: str) -> None:
    assert build(example(name)) == build(example(name))


def test_a_file_gets_the_same_bytes_as_the_memory(tmp_path: Path) -> None:
    source = example("leicestershire-2023-10")
    save_written(lambda stream: write_workbook(source, stream), tmp_path / "book.xlsx")
    assert (tmp_path / "book.xlsx").read_bytes() == build(source)


def test_other_hash_seeds_and_time_zones_give_the_same_bytes() -> None:
    script = (
        "import sys, hashlib; from tests.registers import example; "
        "from workbook_builder.build import build; "
        "print(hashlib.sha256(build(example('leicestershire-2023-10'))).hexdigest())"
    )
    expected = hashlib.sha256(build(example("leicestershire-2023-10"))).hexdigest()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == expected


def test_pandas_sees_the_cached_scores(tmp_path: Path) -> None:
    import pandas as pd  # noqa: PLC0415

    path = built(example("cambridgeshire-2017-02"), tmp_path)
    table = pd.read_excel(path, sheet_name="Register", header=3, engine="openpyxl")
    table = table.set_index("Reference")
    assert table.loc["SR3.3", "Current score"] == 18
    assert table.loc["SR3.4", "Inherent score"] == 21
    assert table.loc["SR3.3", "Above tolerance"] == "Yes"


def test_nothing_is_hidden_and_nothing_is_merged(tmp_path: Path) -> None:
    for sheet in load_workbook(built(example("leicestershire-2023-10"), tmp_path)):
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert not any(column.hidden for column in sheet.column_dimensions.values())
        assert not any(row.hidden for row in sheet.row_dimensions.values())


def test_the_file_says_its_title_its_office_and_its_language(tmp_path: Path) -> None:
    properties = load_workbook(built(example("leicestershire-2023-10"), tmp_path)).properties
    assert properties.title is not None
    assert properties.title.startswith("Strategic risk register, October 2023")
    assert properties.creator == "Office of the Police and Crime Commissioner for Leicestershire"
    assert properties.language == "en-GB"
