"""Whose register a file holds, what it is called and of which day it speaks."""

from datetime import date

import pytest

from intake.grid import GridCell
from intake.plan import Layout, TablePlan
from intake.titles import day_said, organisation_in, title_cells, title_in
from risk_register.kinds import KINDS
from tests.intake.made import column, grid

RISKS = KINDS["risks"]


def cells(*texts: str) -> list[GridCell]:
    return column(*texts)


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Office of the Police and Crime Commissioner for Anyshire",
         "Office of the Police and Crime Commissioner for Anyshire"),
        ("West Midlands Police and Crime Commissioner: risks",
         "West Midlands Police and Crime Commissioner"),
        ("Mayor's Office for Policing and Crime (MOPAC)",
         "Mayor's Office for Policing and Crime (MOPAC)"),
        ("WMPCC Risk Register - June 2024", "WMPCC"),
        ("Anyshire OPCC strategic risks", "Anyshire OPCC"),
        ("Anyshire County Council corporate risks", "Anyshire County Council"),
    ],
)  # fmt: skip
def test_the_organisation_is_read_from_a_title(text: str, organisation: str) -> None:
    found = organisation_in(cells("OFFICIAL", text))
    assert found is not None
    assert (found.what, found.reason) == (organisation, "it stands in Risks!A3")


def test_a_title_without_an_organisation_names_none() -> None:
    assert organisation_in(cells("Risk register", "OFFICIAL")) is None


def test_the_title_is_the_line_that_speaks_of_a_register() -> None:
    found = title_in(cells("Anyshire OPCC", "Strategic risk register, March 2026"), "x.xlsx", RISKS)
    assert (found.what, found.reason) == (
        "Strategic risk register, March 2026", "it stands in Risks!A3",
    )  # fmt: skip


def test_without_a_title_the_files_name_is_it() -> None:
    named = title_in([], "Corporate_Risk_Register_2024.xlsx", RISKS)
    assert named.what == "Corporate Risk Register 2024"
    assert title_in([], "book1.xlsx", RISKS).what == "Risk register"


def test_a_plan_is_called_by_what_plans_are_called() -> None:
    titles = cells("Anyshire OPCC risks", "Police and Crime Plan: delivery by quarter")
    plan = KINDS["plan"]
    assert title_in(titles, "x.xlsx", plan).what == "Police and Crime Plan: delivery by quarter"
    assert title_in([], "OPCC_commitments.xlsx", plan).what == "OPCC commitments"
    assert title_in([], "book1.xlsx", plan).what == "Delivery plan"


def test_titles_stand_above_the_headings_and_sentences_are_none() -> None:
    sentence = "word " * 17
    register = grid("Risks", ["A title"], [sentence], ["Ref", "Risk"], ["R1", "A risk"])
    notes = grid("Notes", ["Reviewed in May"])
    tables = [TablePlan("Risks", Layout.ROWS, 3), TablePlan("Notes", Layout.NONE)]
    found = title_cells([register, notes], tables)
    assert [cell.text for cell in found] == ["A title", "Reviewed in May"]


@pytest.mark.parametrize(
    ("titles", "below", "source", "day"),
    [
        (["As at 30 September 2023"], [], "x.xlsx", date(2023, 9, 30)),
        (["Printed 1/1/2024", "Position at 31/12/2023"], [], "x.xlsx", date(2023, 12, 31)),
        (["Risk register - June 2024"], [], "x.xlsx", date(2024, 6, 30)),
        (["Risk register - June 2024"], ["27-Jun-24 Owners"], "x.xlsx", date(2024, 6, 27)),
        (["Risk register - June 2024"], ["27-May-24 Owners"], "x.xlsx", date(2024, 6, 30)),
        (["Risk register, Q2 2023/24"], [], "x.xlsx", date(2023, 9, 30)),
        (["Risk register"], ["Last updated: 3 May 2025"], "x.xlsx", date(2025, 5, 3)),
        (["Risk register"], [], "Risks_2024-06-27.xlsx", date(2024, 6, 27)),
        (["Risk register"], [], "risk-register-june-2024.csv", date(2024, 6, 30)),
        (["Risk register"], ["Owners of risks, agreed on 3 May 2025"], "x.xlsx", None),
        (["Plan 2022/23 - 2025/26"], [], "x.xlsx", None),
    ],
)
def test_the_day_that_a_register_speaks_of(
    titles: list[str], below: list[str], source: str, day: date | None
) -> None:
    found = day_said(cells(*titles), cells(*below), source)
    assert (found.day if found else None) == day
