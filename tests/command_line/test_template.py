"""`opcc-register template`: an empty register, and the one that is kept in the repository."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from command_line.template import write_template
from tests.command_line.running import contents, run
from tests.registers import SCHEME_NAMES
from tests.risk_register.making import PRODUCT, changed
from tests.support import lint
from workbook_builder.dump import dumped

KEPT = Path(__file__).parents[2] / "templates"
STALE = "templates/register_template is stale: run `make template` and review the change"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template with its text, as `make template` makes them."""
    folder = tmp_path_factory.mktemp("template")
    assert write_template(str(folder / "register_template.xlsx"), text=True) == 0
    return folder


# The template that is kept


def test_the_kept_workbook_is_what_would_be_built_today(made: Path) -> None:
    name = "register_template.xlsx"
    assert (KEPT / name).read_bytes() == (made / name).read_bytes(), STALE


def test_the_kept_text_is_what_stands_in_the_workbook(made: Path) -> None:
    kept = (KEPT / "register_template.txt").read_text(encoding="utf-8")
    assert kept == (made / "register_template.txt").read_text(encoding="utf-8"), STALE
    assert kept == dumped((KEPT / "register_template.xlsx").read_bytes()), STALE


def test_make_template_makes_both_of_them() -> None:
    makefile = (KEPT.parent / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.split("\ntemplate:")[1].split("\n\n")[0]
    assert "opcc-register template -o templates/register_template.xlsx --text" in recipe
    assert contents(KEPT).keys() == {"register_template.txt", "register_template.xlsx"}


# What is written


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_there_is_a_template_of_every_scheme(tmp_path: Path, name: str) -> None:
    target = tmp_path / "empty.xlsx"
    assert write_template(str(target), name) == 0
    assert lint.faults(target) == []
    workbook: Any = load_workbook(target, data_only=True)
    [sheet] = {"Register", "Plan"} & {*workbook.sheetnames}
    [table] = workbook[sheet].tables.values()
    below = workbook[sheet][table.ref][1:]
    assert {cell.value for row in below for cell in row} <= {None, ""}


def test_the_generic_scheme_is_taken_unless_another_is_named(tmp_path: Path) -> None:
    outcome = run(tmp_path, "template", "-o", "empty.xlsx")
    assert (outcome.code, outcome.told) == (0, "")
    assert outcome.said == "empty.xlsx: an empty register, scheme generic-5x5\n"
    outcome = run(tmp_path, "template", "-o", "empty.xlsx", "--scheme", "wmpcc-2024")
    assert outcome.said == "empty.xlsx: an empty register, scheme wmpcc-2024\n"


def test_a_plan_begins_without_commitments(tmp_path: Path) -> None:
    outcome = run(tmp_path, "template", "-o", "empty.xlsx", "--scheme", "generic-plan")
    assert (outcome.code, outcome.told) == (0, "")
    assert outcome.said == "empty.xlsx: an empty plan, scheme generic-plan\n"
    workbook: Any = load_workbook(tmp_path / "empty.xlsx")
    [table] = workbook["Plan"].tables.values()
    top = [cell.value for cell in workbook["Plan"][table.ref][0]]
    assert table.displayName == "Commitments"
    assert top[:7] == ["Reference", "Individual commitment", "Policy areas", "Rating",
                       "Expected next", "Reason for the rating", "Update"]  # fmt: skip
    checked = run(tmp_path, "check", "empty.xlsx")
    assert checked.code == 0, checked.said


def test_a_scheme_may_be_given_by_its_file(tmp_path: Path) -> None:
    scheme = changed(PRODUCT, ("made-3x3", "ours"))
    (tmp_path / "ours.toml").write_text(scheme, encoding="utf-8")
    outcome = run(tmp_path, "template", "-o", "empty.xlsx", "--scheme", "ours.toml")
    assert outcome.said == "empty.xlsx: an empty register, scheme ours\n"


def _as_at(path: Path) -> object:
    value: Any = load_workbook(path)["About"]["B5"].value
    return value.date().isoformat()


@pytest.mark.parametrize("day", ["2026-03-31", "31/03/2026"])
def test_the_as_at_date_may_be_given(tmp_path: Path, day: str) -> None:
    assert write_template(str(tmp_path / "empty.xlsx"), as_at=day) == 0
    assert _as_at(tmp_path / "empty.xlsx") == "2026-03-31"


def test_the_as_at_date_is_else_the_day_the_scheme_came_into_force(tmp_path: Path) -> None:
    assert write_template(str(tmp_path / "empty.xlsx"), "leicestershire-2023") == 0
    assert _as_at(tmp_path / "empty.xlsx") == "2023-10-26"


def test_its_first_version_is_its_own_making(made: Path) -> None:
    sheet: Any = load_workbook(made / "register_template.xlsx")["About"]
    top, bottom = sheet.tables["Versions"].ref.split(":")
    values = [cell.value for cell in sheet[f"{top}:{bottom}"][1]]
    assert values[0] == "1"
    assert values[1].date().isoformat() == "2026-01-01"
    assert "Made from the template" in values


def test_text_is_written_only_when_it_is_asked_for(tmp_path: Path) -> None:
    assert write_template(str(tmp_path / "empty.xlsx")) == 0
    assert contents(tmp_path).keys() == {"empty.xlsx"}
    assert run(tmp_path, "template", "-o", "empty.xlsx", "--text").code == 0
    assert contents(tmp_path).keys() == {"empty.txt", "empty.xlsx"}


def test_the_text_has_a_line_for_each_cell_table_name_validation_and_format(made: Path) -> None:
    text = (made / "register_template.txt").read_text(encoding="utf-8")
    sheets = [line[3:] for line in text.splitlines() if line.startswith("== ")]
    assert sheets == [*load_workbook(made / "register_template.xlsx").sheetnames, "Names"]
    lines = set(text.splitlines())
    assert "A1 Risk register" in lines
    assert "table Risks A4:" in text
    assert any(line.startswith("validation ") for line in lines)
    assert any(line.startswith("format ") for line in lines)
    assert "Risk_references = Risks[Reference]" in lines
    assert "{" not in "".join(line for line in lines if "ArrayFormula" in line)
    assert "ArrayFormula object" not in text


def test_a_changed_cell_is_a_changed_line(tmp_path: Path, made: Path) -> None:
    workbook: Any = load_workbook(made / "register_template.xlsx")
    workbook["About"]["A1"] = "Two\nlines"
    workbook.save(tmp_path / "changed.xlsx")
    before = (made / "register_template.txt").read_text(encoding="utf-8").splitlines()
    after = dumped((tmp_path / "changed.xlsx").read_bytes()).splitlines()
    assert [line for line in after if line not in before] == ["A1 Two / lines"]


def test_the_same_template_has_the_same_bytes(tmp_path: Path, made: Path) -> None:
    assert write_template(str(tmp_path / "again.xlsx")) == 0
    again = (tmp_path / "again.xlsx").read_bytes()
    assert again == (made / "register_template.xlsx").read_bytes()


def test_an_old_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(b"the old file")
    assert write_template(str(tmp_path / "empty.xlsx")) == 0
    assert zipfile.is_zipfile(tmp_path / "empty.xlsx")
    assert contents(tmp_path).keys() == {"empty.xlsx"}


# What is refused


def test_every_error_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / "old.xlsx").write_bytes(b"the old file")
    outcome = run(
        tmp_path, "template", "-o", "old.xlsx", "--scheme", "nope", "--as-at", "31/02/2026"
    )
    assert outcome.code == 1
    assert outcome.errors == [
        "scheme: expected one of cambridgeshire-2017, generic-5x5, generic-plan, "
        "leicestershire-2016, leicestershire-2023, mopac-2017, wmpcc-2024, "
        "wmpcc-plan-2026, or a .toml file, got 'nope'",
        "--as-at: expected a date such as 2023-10-26 or 26/10/2023, got '31/02/2026'",
    ]
    assert outcome.told.endswith("old.xlsx: 2 errors; nothing was written.\n")
    assert contents(tmp_path) == {"old.xlsx": b"the old file"}


def test_a_scheme_with_errors_writes_nothing(tmp_path: Path) -> None:
    broken = changed(PRODUCT, ('rating = "product"', 'rating = "guess"'))
    (tmp_path / "broken.toml").write_text(broken, encoding="utf-8")
    outcome = run(tmp_path, "template", "-o", "empty.xlsx", "--scheme", "broken.toml")
    assert outcome.code == 1
    assert outcome.errors
    assert outcome.errors[0].startswith("broken.toml, rating: expected ")
    assert contents(tmp_path).keys() == {"broken.toml"}


def test_headings_that_would_stand_twice_write_nothing(tmp_path: Path) -> None:
    twice = changed(PRODUCT, ('owner = "Who"', 'owner = "Who"\ndescription = "Current band"'))
    (tmp_path / "twice.toml").write_text(twice, encoding="utf-8")
    outcome = run(tmp_path, "template", "-o", "empty.xlsx", "--scheme", "twice.toml")
    assert outcome.code == 1
    assert outcome.errors == [
        "scheme made-3x3, headings of risks: expected each heading once among entries and "
        "calculated columns, got 'current band' 2 times"
    ]
    assert contents(tmp_path).keys() == {"twice.toml"}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("empty.xls", "empty.xls: expected the name of a workbook, ending in .xlsx, "
         "got 'empty.xls'"),
        ("none/empty.xlsx", "none/empty.xlsx: expected a folder none to write into, got none"),
        ("folder.xlsx", "folder.xlsx: expected a file, got a folder of that name"),
        ("open.xlsx", "open.xlsx: expected a workbook that nobody has open, "
         "got its lock file ~$open.xlsx"),
    ],
)  # fmt: skip
def test_a_target_that_cannot_be_written_is_told(
    tmp_path: Path, target: str, expected: str
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "~$open.xlsx").write_bytes(b"")
    before = contents(tmp_path)
    outcome = run(tmp_path, "template", "-o", target)
    assert outcome.code == 2
    assert outcome.errors == [expected]
    assert contents(tmp_path) == before


def test_a_text_that_cannot_be_written_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").mkdir()
    outcome = run(tmp_path, "template", "-o", "empty.xlsx", "--text")
    assert outcome.code == 2
    [error] = outcome.errors
    assert error.startswith("empty.txt: expected ")


def test_a_target_is_asked_for(tmp_path: Path) -> None:
    outcome = run(tmp_path, "template")
    assert outcome.code == 2
    assert "required: -o/--output" in outcome.told
    assert contents(tmp_path) == {}
