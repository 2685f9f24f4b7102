"""`opcc-register adopt`: what it says, what it writes, and what it refuses."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from risk_register.movement import direction
from risk_register.register import Register
from risk_register.scheme import Replaced
from risk_register.scores import band
from tests.command_line.running import contents, run
from tests.registers import EXAMPLES
from tests.risk_register.making import changed
from tests.workbook_builder.reading import cell_with
from workbook_builder.build import build
from workbook_builder.reading.workbook import read_workbook

NEW = ("--scheme", "leicestershire-2023", "--as-at", "26/10/2023")
GENERIC = ("--scheme", "generic-5x5", "--as-at", "2026-01-01")

MAP = """\
[likelihood]
1 = 1
2 = 2
3 = 4
4 = 5
[impact]
1 = 1
2 = 2
3 = 4
4 = 5
[statuses]
"Controls Tasked" = "Treat"
Managed = "Tolerate"
[scores]
6 = 8
8 = 10
9 = 16
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Leicestershire's register of October 2023, as it would stand under the scheme of 2016."""
    folder = tmp_path_factory.mktemp("leicestershire") / "source"
    shutil.copytree(EXAMPLES / "leicestershire-2023-10", folder)
    settings = (folder / "register.toml").read_text(encoding="utf-8")
    settings = changed(settings, ('"leicestershire-2023"', '"leicestershire-2016"'))
    (folder / "register.toml").write_text(settings, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def thresholds(source: Path) -> Path:
    """Its workbook under the scheme of 2023."""
    return _adopted(source, "thresholds.xlsx", *NEW)


@pytest.fixture(scope="module")
def scales(source: Path) -> Path:
    """Its workbook under a scheme of five by five."""
    (source.parent / "map.toml").write_text(MAP, encoding="utf-8")
    return _adopted(source, "scales.xlsx", *GENERIC, "--map", "map.toml")


def _adopted(source: Path, name: str, *options: str) -> Path:
    outcome = run(source.parent, "adopt", "source", *options, "-o", name, "--author", "CFO")
    assert outcome.code == 0, outcome.told
    assert outcome.said.splitlines()[-1].startswith(f"{name}: 24 risks, 21 of them live")
    return source.parent / name


def read(path: Path) -> Register:
    register, findings = read_workbook(path)
    assert register is not None
    assert findings == []
    return register


# Thresholds.


def test_the_risks_that_score_8_become_high_and_no_other_changes(source: Path) -> None:
    """Appendix A prints 8 for five risks, and 9 and more for ten; paragraph 5 counts 15 High."""
    outcome = run(source.parent, "adopt", "source", *NEW, "--dry-run")
    assert (outcome.code, outcome.told) == (0, "")
    lines = outcome.said.splitlines()
    at = lines.index("Another score or band: 5 of 21 live risks")
    assert [line[:33].rstrip() for line in lines[at + 1 : at + 8]] == [
        "  reference  before     after",
        "  OPCC017     8 Medium   8 High",
        "  OPCC029     8 Medium   8 High",
        "  OPCC056     8 Medium   8 High",
        "  OPCC070     8 Medium   8 High",
        "  OPCC073     8 Medium   8 High",
        "",
    ]
    assert "  High    10      15" in lines
    assert "  Medium  7       2" in lines
    assert "  Low     4       4" in lines
    assert "Tolerance: neither scheme has one." in lines


def test_what_was_reviewed_monthly_is_reviewed_three_monthly(source: Path) -> None:
    """High was reviewed monthly in July 2016; in October 2023 every risk is once a quarter."""
    said = run(source.parent, "adopt", "source", *NEW, "--dry-run").said
    assert "Reviewed more or less often: 10 of 21 live risks" in said
    row = "  OPCC031    every month  every 3 months  24/10/2023          24/12/2023"
    assert row in said.splitlines()


def test_what_it_says_is_at_most_a_hundred_columns_wide(source: Path) -> None:
    (source.parent / "map.toml").write_text(MAP, encoding="utf-8")
    for options in (NEW, (*GENERIC, "--map", "map.toml")):
        said = run(source.parent, "adopt", "source", *options, "--dry-run").said
        assert max(map(len, said.splitlines())) <= 100


def test_the_workbook_has_the_bands_of_today_and_the_history_those_of_its_day(
    thresholds: Path,
) -> None:
    register = read(thresholds)
    assert register.scheme.replaces == Replaced("leicestershire-2016", date(2023, 10, 26))
    by_reference = {risk.reference: risk for risk in register.entries}
    found = band(register.scheme, register.scheme.current, by_reference["OPCC017"])
    assert found is not None
    assert found.name == "High"
    before = register.position("OPCC017", date(2023, 7, 31))
    assert before is not None
    assert (before["score"], before["band"]) == (8, "Medium")
    assert direction(register, by_reference["OPCC017"]) == "→ Unchanged"
    assert [row["scheme"] for row in register.rows("quarters")] == ["leicestershire-2016"]


def test_the_version_log_names_both_schemes_the_day_and_the_author(thresholds: Path) -> None:
    line = read(thresholds).rows("versions")[-1]
    assert dict(line.values) == {
        "version": "2",
        "date": date(2023, 10, 26),
        "author": "CFO",
        "change": "Scheme leicestershire-2023 adopted in place of leicestershire-2016",
    }


def test_the_scheme_sheet_says_what_was_replaced(thresholds: Path, scales: Path) -> None:
    cell_with(thresholds, "Scheme", "leicestershire-2016, from 26/10/2023")
    cell_with(scales, "Scheme", "leicestershire-2016, from 01/01/2026")


def test_quarters_that_are_rated_anew_are_said_to_be(scales: Path) -> None:
    said = (
        "Quarters before 01/01/2026 stand as today's scheme rates them; "
        "as leicestershire-2016 scored them: Past quarters."
    )
    assert cell_with(scales, "Quarter by quarter", said) == "C3"


def test_an_adopted_shipped_scheme_is_still_the_shipped_one(thresholds: Path) -> None:
    outcome = run(thresholds.parent, "verify", thresholds.name)
    assert outcome.code == 0, outcome.said


# Scales.


def test_another_number_of_levels_asks_for_a_mapping_and_prints_one_to_fill_in(
    source: Path, tmp_path: Path
) -> None:
    outcome = run(tmp_path, "adopt", source, *GENERIC, "-o", "new.xlsx")
    assert outcome.code == 1
    assert len(outcome.errors) == 10
    assert outcome.errors[3] == (
        "--map, likelihood.4: expected what 4 (Very High) becomes, a level of generic-5x5: "
        "1 (Rare), 2 (Unlikely), 3 (Possible), 4 (Likely), 5 (Almost certain), got nothing"
    )
    assert outcome.said.startswith("# from leicestershire-2016 to generic-5x5\n\n[likelihood]")
    assert '4 = "?"  # Very High\n' in outcome.said
    assert contents(tmp_path) == {}


def test_the_mapping_that_was_filled_in_is_followed(scales: Path) -> None:
    register = read(scales)
    by_reference = {risk.reference: risk for risk in register.entries}
    risk = by_reference["OPCC007"]
    assert [risk[f"current_{axis}"] for axis in ("likelihood", "impact")] == [5, 4]
    position = register.position("OPCC017", date(2023, 7, 31))
    assert position is not None
    assert (position["score"], position["restated_score"]) == (8, 10)
    assert direction(register, by_reference["OPCC017"]) == "→ Unchanged"


def test_what_has_no_field_stands_in_an_own_column_of_the_workbook(scales: Path) -> None:
    register = read(scales)
    assert [column.heading for column in register.own_columns["risks"]] == [
        "Information",
        "Proposed risk score",
        "Current score entered",
        "Reported in",
    ]
    by_reference = {risk.reference: risk for risk in register.entries}
    assert by_reference["OPCC029"].own["Current score entered"] == 8


def test_the_workbook_comes_back_as_it_was(thresholds: Path, scales: Path) -> None:
    for path in (thresholds, scales):
        assert build(read(path)) == path.read_bytes()


def test_the_validator_finds_nothing(scales: Path, validator: Callable[[Path], list[str]]) -> None:
    assert validator(scales) == []


def test_a_folder_says_the_same(scales: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "folder", scales, "-o", "folder").code == 0
    assert run(tmp_path, "build", "folder", "-o", "again.xlsx").code == 0
    assert (tmp_path / "again.xlsx").read_bytes() == scales.read_bytes()


# What is refused.


def test_a_dry_run_writes_nothing(source: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "adopt", source, *NEW, "-o", "new.xlsx", "--dry-run").code == 0
    assert contents(tmp_path) == {}


def test_neither_a_target_nor_a_dry_run_is_refused(source: Path, tmp_path: Path) -> None:
    outcome = run(tmp_path, "adopt", source, *NEW)
    assert outcome.code == 2
    assert "--dry-run" in outcome.told


def test_everything_that_is_wrong_is_told_at_once(source: Path, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text("[likelihood]\n1 = 'one'\n[other]\n", encoding="utf-8")
    outcome = run(
        tmp_path, "adopt", source, "--scheme", "leicestershire-2023", "--as-at", "2023-07-31",
        "--map", "map.toml", "-o", "none/new.xlsx",
    )  # fmt: skip
    assert outcome.code == 1
    assert outcome.errors == [
        "none/new.xlsx: expected a folder none to write into, got none",
        "map.toml, likelihood.1: expected a whole number for a whole number, got 'one'",
        "map.toml, other: expected a key that is known here, got an unknown key",
        "--as-at: expected a day from 26/10/2023, the date that the register speaks of, "
        "got 31/07/2023",
        "--as-at: expected a day after 31/07/2023, the last quarter of the history, got 31/07/2023",
    ]


def test_a_workbook_is_never_replaced_by_its_successor(thresholds: Path) -> None:
    before = thresholds.read_bytes()
    outcome = run(
        thresholds.parent, "adopt", thresholds, "--scheme", "leicestershire-2016",
        "--as-at", "2024-01-01", "-o", thresholds.name,
    )  # fmt: skip
    assert outcome.code == 2
    assert thresholds.read_bytes() == before
    assert zipfile.is_zipfile(thresholds)
