"""The file of a plan: written with its reasons, corrected by the officer, given back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.column_guesses import SEVERAL
from intake.grid import Grid
from intake.plan import ColumnPlan, Layout, Plan, TablePlan
from intake.plan_file import plan_text, read_plan
from tests.intake.made import grid

REGISTER = grid(
    "Register", ["OPCC risks"],
    ["Ref", "There is a risk", "Score \"now\"", "Score June 25", "Lead?"],
    ["R1", "A thing goes wrong", 12, 9, "CFO"],
)  # fmt: skip
NOTES = grid("Notes", ["Reviewed in May"])
GRIDS = [REGISTER, NOTES]

PLAN = Plan(
    "OPCC for Anyshire",
    "Risk register",
    "generic-5x5",
    date(2026, 3, 31),
    (
        TablePlan(
            "Register", Layout.ROWS, 2,
            columns=(
                ColumnPlan("Ref", "reference", reason="the heading 'Ref' means the reference"),
                ColumnPlan("There is a risk", "title"),
                ColumnPlan('Score "now"', "current_score"),
                ColumnPlan("Score June 25", "position", date(2025, 6, 30)),
                ColumnPlan("Lead?", "skip"),
            ),
        ),
        TablePlan("Notes", Layout.NONE, reason="no headings were found"),
    ),
    {"scheme": "it fits best", "as_at": "Register!A9 says so"},
)  # fmt: skip

WRITTEN = """\
organisation = "OPCC for Anyshire"
title = "Risk register"
# it fits best
scheme = "generic-5x5"
# Register!A9 says so
as_at = 2026-03-31
"""

TABLES = """\
[[tables]]
grid = "Register"
layout = "rows"
header_row = 2

[tables.columns]
# the heading 'Ref' means the reference
"Ref" = "reference"
"There is a risk" = "title"
"Score \\"now\\"" = "current_score"
"Score June 25" = "position 2025-06-30"
"Lead?" = "skip"

[[tables]]
# no headings were found
grid = "Notes"
layout = "none"
"""


def read(folder: Path, text: str, grids: list[Grid] = GRIDS) -> tuple[Plan | None, list[str]]:
    path = folder / "import.toml"
    path.write_text(text, encoding="utf-8")
    plan, findings = read_plan(path, grids)
    return plan, [f"{each.code}: {each}" for each in findings]


def without_reasons(plan: Plan) -> Plan:
    tables = tuple(
        replace(table, reason="", columns=tuple(replace(c, reason="") for c in table.columns))
        for table in plan.tables
    )
    return replace(plan, tables=tables, reasons={})


def test_a_plan_is_written_with_its_reasons_as_comments() -> None:
    text = plan_text(PLAN)
    assert text.startswith("# What the import took everything for.")
    assert WRITTEN in text
    assert text.endswith(TABLES)


def test_what_a_column_may_become_stands_in_the_file() -> None:
    comments = " ".join(line.lstrip("# ") for line in plan_text(PLAN).splitlines())
    assert "Under this scheme a column may become: reference, title, description," in comments
    assert "position 2023-06-30 (a quarter's last day)." in comments


def test_the_file_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    plan, told = read(tmp_path, plan_text(PLAN))
    assert told == []
    assert plan is not None
    assert without_reasons(plan) == without_reasons(PLAN)


def test_what_the_officer_corrects_holds(tmp_path: Path) -> None:
    text = plan_text(PLAN).replace('"There is a risk" = "title"', '"There is a risk" = "cause"')
    text = text.replace('"Lead?" = "skip"\n', "")
    plan, told = read(tmp_path, text)
    assert (plan is not None, told) == (True, [])
    assert plan is not None
    assert [column.becomes for column in plan.tables[0].columns] == [
        "reference", "cause", "current_score", "position", "notes",
    ]  # fmt: skip


def test_headings_are_looked_for_where_the_file_says_that_they_stand(tmp_path: Path) -> None:
    top = grid("Register", ["Ref", "Risk", "Owner"], ["No.", "Name of it", "Who"], ["R1", "A", "B"])
    text = plan_text(PLAN).split("[[tables]]")[0] + (
        '[[tables]]\ngrid = "Register"\nlayout = "rows"\nheader_row = 2\n'
        '[tables.columns]\n"Name of it" = "title"\n'
    )
    plan, told = read(tmp_path, text, [top])
    assert told == []
    assert plan is not None
    columns = {column.heading: column.becomes for column in plan.tables[0].columns}
    assert columns == {"No.": "notes", "Name of it": "title", "Who": "notes"}


def test_every_mistake_is_told_at_once_with_the_nearest_that_is_known(tmp_path: Path) -> None:
    text = plan_text(PLAN)
    text = text.replace('grid = "Notes"', 'grid = "Note"')
    text = text.replace('"Ref" = "reference"', '"Reff" = "reference"')
    text = text.replace('= "title"', '= "titel"').replace("position 2025-06-30", "position June")
    plan, told = read(tmp_path, text)
    assert plan is None
    assert told == [
        "import-plan-heading: import.toml, tables.Register.columns.Reff: "
        "expected one of Ref, got 'Reff'",
        "import-plan-meaning: import.toml, tables.Register.columns.There is a risk: "
        "expected one of title, got 'titel'",
        "import-plan-meaning: import.toml, tables.Register.columns.Score June 25: "
        "expected one of position 2023-06-30 (a quarter's last day), got 'position June'",
        "import-plan-grid: import.toml, tables.Note.grid: expected one of Notes, got 'Note'",
    ]


def test_headings_that_stand_elsewhere_are_one_mistake(tmp_path: Path) -> None:
    plan, told = read(tmp_path, plan_text(PLAN).replace("header_row = 2", "header_row = 3"))
    assert plan is None
    assert told == [
        "import-plan-heading: import.toml, tables.Register.columns: expected the headings that "
        "stand where the table says that they do: 'R1', 'A thing goes wrong', '12', '9', 'CFO', "
        "got 'Ref, There is a risk, Score \"now\", Score June 25, Lead?'"
    ]
    plan, told = read(tmp_path, plan_text(PLAN).replace("header_row = 2", 'header_row = "two"'))
    assert plan is None
    assert [each.split(":")[0] for each in told] == ["scheme-type"]


def test_a_table_that_the_officer_says_has_no_risks_may_keep_its_columns(tmp_path: Path) -> None:
    plan, told = read(tmp_path, plan_text(PLAN).replace('layout = "rows"', 'layout = "none"'))
    assert told == []
    assert plan is not None
    assert [(table.layout, table.columns) for table in plan.tables] == [
        (Layout.NONE, ()), (Layout.NONE, ()),
    ]  # fmt: skip


def test_a_scheme_that_is_asked_for_counts_instead_of_the_files(tmp_path: Path) -> None:
    path = tmp_path / "import.toml"
    path.write_text(plan_text(PLAN), encoding="utf-8")
    plan, findings = read_plan(path, GRIDS, "wmpcc-2024")
    assert findings == []
    assert plan is not None
    assert plan.scheme == "wmpcc-2024"
    assert [(c.becomes, c.reason) for c in plan.tables[0].columns[2:4]] == [
        ("notes", "scheme wmpcc-2024 has no place for current_score"), ("position", ""),
    ]  # fmt: skip
    path.write_text(plan_text(PLAN).replace('"generic-5x5"', '"generic"'), encoding="utf-8")
    assert read_plan(path, GRIDS, "generic-5x5")[1] == []


def test_two_columns_cannot_be_the_same(tmp_path: Path) -> None:
    plan, told = read(tmp_path, plan_text(PLAN).replace('= "current_score"', '= "title"'))
    assert plan is None
    assert told == [
        'import-plan-twice: import.toml, tables.Register.columns.Score "now": '
        "expected one column for title, which is 'There is a risk', got another one"
    ]


def test_a_scheme_and_a_date_are_needed_and_other_keys_are_told(tmp_path: Path) -> None:
    text = 'organisation = "A"\ntitle = "B"\nscheme = "generic-9"\ncolour = "red"\n'
    plan, told = read(tmp_path, text)
    assert plan is None
    assert [each.split(":")[0] for each in told] == [
        "scheme-unknown", "scheme-missing-key", "scheme-unknown-key", "import-plan-no-table",
    ]  # fmt: skip


def test_a_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, "scheme = ")[0] is None
    assert read_plan(tmp_path / "nothing.toml", GRIDS)[1][0].code == "file-unreadable"


HEADINGS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@given(
    headings=st.lists(HEADINGS, min_size=2, max_size=6, unique=True),
    meanings=st.lists(st.sampled_from(SEVERAL), min_size=6, max_size=6),
    title=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1)
    .filter(str.strip),
    reason=st.text(st.characters(codec="utf-8")),
)  # fmt: skip
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_plan_comes_back(
    tmp_path: Path, headings: list[str], meanings: list[str], title: str, reason: str
) -> None:
    made = grid("G", headings, ["text"] * len(headings))
    pairs = zip(headings, meanings, strict=False)
    columns = tuple(ColumnPlan(heading, becomes) for heading, becomes in pairs)
    table = TablePlan("G", Layout.ROWS, 1, columns=columns)
    plan = Plan("Office", title, "generic-5x5", date(2026, 3, 31), (table,), {"title": reason})
    back, told = read(tmp_path, plan_text(plan), [made])
    assert told == []
    assert back is not None
    assert without_reasons(back) == without_reasons(plan)
