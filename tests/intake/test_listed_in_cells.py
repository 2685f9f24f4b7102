"""Several policy areas in one cell, and areas that a scheme does not have yet."""

from dataclasses import replace

import pytest

import schemes
from intake.grid import GridCell
from intake.listed_areas import with_areas
from intake.listed_in_cells import names_alone, values_in_cell
from risk_register.places import SheetPlace
from risk_register.scheme import Scheme
from tests.intake.made import column

KNOWN = ["Road Safety", "Victims and Witnesses", "Information, Technology and Sustainability",
         "Trust"]  # fmt: skip


def plan() -> Scheme:
    """The general scheme for plans."""
    scheme = schemes.shipped("generic-plan")
    assert scheme is not None
    return scheme


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Road Safety", ["Road Safety"]),
        ("ROAD SAFETY", ["Road Safety"]),
        ("Victims & Witnesses", ["Victims and Witnesses"]),
        ("Road Safety / Trust", ["Road Safety", "Trust"]),
        ("Road Safety; Trust; Road safety", ["Road Safety", "Trust"]),
        ("• Road Safety\n• Trust", ["Road Safety", "Trust"]),
        ("Road Safety & Trust", ["Road Safety", "Trust"]),
        ("Road Safety/Trust", ["Road Safety", "Trust"]),
        ("Trust and Victims and Witnesses", ["Trust", "Victims and Witnesses"]),
        ("Information, Technology and Sustainability",
         ["Information, Technology and Sustainability"]),
        ("Trust, Information, Technology and Sustainability",
         ["Trust", "Information, Technology and Sustainability"]),
        ("Children & Families", ["Children & Families"]),
        ("Trust & Families", ["Trust & Families"]),
        ("Trust / Children & Families", ["Trust", "Children & Families"]),
        ("TBC", []),
        ("-", []),
    ],
)  # fmt: skip
def test_a_cell_names_values_apart_by_signs_that_no_name_has(text: str, values: list[str]) -> None:
    assert [*values_in_cell(text, KNOWN)] == values


def test_names_that_stand_alone_are_found_once_as_they_are_written_first() -> None:
    texts = ["Families", "families; Youth", "Children & Families", "Youth / Roads"]
    assert names_alone(texts) == ("Families", "Youth", "Roads")


def test_names_that_stand_alone_tell_what_stands_between() -> None:
    scheme, [told] = with_areas(plan(), column("Families", "Youth", "Families & Youth"))
    assert [area.name for area in scheme.areas] == ["Families", "Youth"]
    assert told.actual == "'Families', 'Youth'"


def test_a_scheme_that_has_all_of_them_stays_as_it_is() -> None:
    cells = column("Road Safety", "Partnerships / Neighbourhoods", "TBC")
    assert with_areas(plan(), cells) == (plan(), [])


def test_areas_that_a_source_prints_are_not_added_to() -> None:
    printed = replace(plan(), assumed={})
    assert with_areas(printed, [GridCell("Families", SheetPlace("Plan", 2, "C"))]) == (printed, [])


def test_an_organisations_own_areas_all_stay() -> None:
    own = schemes.shipped("wmpcc-plan-2026")
    assert own is not None
    scheme, _ = with_areas(own, column("VAWG", "Families"))
    assert len(scheme.areas) == 13
    assert scheme.areas[-1].name == "Families"
