"""Dates that could be read in another way."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from intake.date_doubts import date_doubts
from intake.files import read_grids
from intake.finding import find_table
from intake.grid import CellValue
from intake.guess import guess
from tests.intake.grids_made import Columns, grid_of, plan_of, table_of
from tests.intake.importing import imported

HEADINGS = "Ref,Risk title,Likelihood,Last review,Date raised"


def file(folder: Path, *rows: str) -> Path:
    """A register as a spreadsheet in another country writes it."""
    path = folder / "risks.csv"
    path.write_text("\n".join(["As at 31 March 2026", HEADINGS, *rows]), encoding="utf-8")
    return path


def doubts(path: Path) -> list[str]:
    grids, _ = read_grids(path)
    plan, _ = guess(grids, [find_table(grid) for grid in grids], "generic-5x5", path.name)
    assert plan is not None
    return [f"{each.code}, {each.severity}: {each}" for each in date_doubts(plan, grids)]


def test_a_column_with_a_month_before_the_day_is_kept_as_it_stands_and_told(
    tmp_path: Path,
) -> None:
    path = file(
        tmp_path,
        "R1,A fire,Rare,03/25/2024,25/01/2023", "R2,A flood,Rare,03/04/2024,26/01/2023",
        "R3,A theft,Rare,05/06/2024,27/01/2023", "R4,A leak,Rare,07/07/2024,03/02/2023",
    )  # fmt: skip
    assert doubts(path) == [
        "import-dates-doubtful, warning: risks.csv, line 3, column 4: expected days before months "
        "in the column 'Last review', got '03/25/2024'; 2 cells could be read either way, and all "
        "are kept as notes: risks.csv, line 4, column 4, risks.csv, line 5, column 4"
    ]
    risks = imported(path, "generic-5x5").register.entries
    assert [(risk["last_review"], risk["notes"]) for risk in risks] == [
        (None, "Last review: 03/25/2024"), (None, "Last review: 03/04/2024"),
        (None, "Last review: 05/06/2024"), (None, "Last review: 07/07/2024"),
    ]  # fmt: skip
    assert risks[3]["first_recorded"] == date(2023, 2, 3)


def test_beside_such_a_column_another_that_shows_no_order_is_kept_too(tmp_path: Path) -> None:
    path = file(tmp_path, "R1,A fire,Rare,03/25/2024,01/02/2023", "R2,A flood,Rare,,02/03/2023")
    assert [each.rpartition("kept")[0].split(": ")[2] for each in doubts(path)] == [
        "expected days before months in the column 'Last review', got '03/25/2024'; "
        "0 cells could be read either way, and all are ",
        "expected days before months in the column 'Date raised', got '01/02/2023'; "
        "2 cells could be read either way, and all are ",
    ]
    assert [risk["first_recorded"] for risk in imported(path).register.entries] == [None, None]


def test_one_slip_in_a_column_of_british_dates_is_told_with_the_cells_in_doubt(
    tmp_path: Path,
) -> None:
    path = file(
        tmp_path,
        "R1,A fire,Rare,03/25/2024,", "R2,A flood,Rare,25/04/2024,", "R3,A leak,Rare,05/06/2024,",
    )  # fmt: skip
    assert doubts(path) == [
        "import-dates-doubtful, warning: risks.csv, line 3, column 4: expected days before months "
        "in the column 'Last review', got '03/25/2024'; 1 cell could be read either way, and all "
        "are taken day first: risks.csv, line 5, column 4"
    ]
    risks = imported(path, "generic-5x5").register.entries
    assert [risk["last_review"] for risk in risks] == [None, date(2024, 4, 25), date(2024, 6, 5)]


def test_british_dates_are_in_no_doubt(tmp_path: Path) -> None:
    assert doubts(file(tmp_path, "R1,A fire,Rare,03/04/2024,01/02/2023")) == []


def of_column(becomes: str, *values: CellValue) -> list[str]:
    """What is told of a column as the officer wants it."""
    columns: Columns = {"Ref": "reference", "Risk": "title", "When": becomes}
    rows: list[Sequence[CellValue]] = [
        ["R1", "One thing", values[0]], *([f"R{at}", "Another", each] for at, each in
                                          enumerate(values[1:], 2)),
    ]  # fmt: skip
    findings = date_doubts(plan_of(table_of(columns)), [grid_of([[*columns], *rows])])
    return [f"{each.code}: {each}" for each in findings]


def test_what_the_officer_wants_taken_is_told_all_the_same() -> None:
    assert of_column("last_review", "03/25/2024", date(2024, 5, 6)) == [
        "import-dates-doubtful: Register!C2: expected days before months in the column 'When', "
        "got '03/25/2024'; 1 cell could be read either way, and all are taken day first: "
        "Register!C3"
    ]


def test_a_log_is_looked_at_line_by_line() -> None:
    (told,) = of_column("updates", "➤ 02/11/2022 - SMT\n➤ 03/25/2023 - Reviewed")
    assert "1 cell could be read either way, and all are taken day first: Register!C2" in told


@pytest.mark.parametrize("text", ["June 15", "Jun 15", "June 31 - Board"])
def test_a_month_with_two_figures_far_from_the_registers_date_is_told(text: str) -> None:
    """The register speaks of 31 March 2024."""
    assert of_column("next_key_date", text) == [
        "import-year-doubtful: Register!C2: expected a day or a year of four figures in the column "
        f"'When', got '{text}'; in 1 cell the figures are taken for a year: Register!C2"
    ]


def test_months_in_a_log_are_looked_at_line_by_line() -> None:
    (told,) = of_column("updates", "➤ 02/11/2022 - SMT\n➤ June 15 - Reviewed")
    assert told.endswith("in 1 cell the figures are taken for a year: Register!C2")


@pytest.mark.parametrize(
    "values",
    [
        ("June 24",),
        ("June 15", "June 2016"),
        ("June '15",),
        ("Jun-15",),
        ("June 45",),
        ("15 June 15",),
    ],
)
def test_a_month_whose_year_shows_is_in_no_doubt(values: tuple[str, ...]) -> None:
    assert of_column("next_key_date", *values) == []
