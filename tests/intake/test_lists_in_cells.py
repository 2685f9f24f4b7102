"""Several people, controls or log entries in one cell."""

from datetime import date

import pytest

from intake.controls_in_cells import Item, controls_in_cell, due_at_end, due_in
from intake.people_in_cells import alone_in, people_in_cell, without_leads
from intake.updates_in_cells import LogEntry, log_in_cell


@pytest.mark.parametrize(
    "text", ["AF / MK", "AF/MK", "AF & MK", "AF, MK", "AF and MK", "AF\nMK", "AF; MK", "AF; MK; AF"]
)
def test_initials_are_separated_by_whatever_stands_between_them(text: str) -> None:
    assert people_in_cell(text) == ("AF", "MK")


@pytest.mark.parametrize(
    "text",
    ["Chief Finance Officer and Section 151 Officer",
     "Director of Strategy, Partnerships and Commissioning", "CEO and the finance team"],
)  # fmt: skip
def test_a_post_with_an_and_stays_one_post(text: str) -> None:
    assert people_in_cell(text) == (text,)


def test_posts_that_stand_alone_elsewhere_are_separated() -> None:
    alone = {"Chief Executive", "Chief Finance Officer"}
    people = people_in_cell("Chief Executive and Chief Finance Officer", alone)
    assert people == ("Chief Executive", "Chief Finance Officer")


def test_names_of_persons_are_separated() -> None:
    assert people_in_cell("Ann Example and Bob O'Sample") == ("Ann Example", "Bob O'Sample")


@pytest.mark.parametrize(
    ("text", "people"),
    [("A Smith, B Jones", ("A Smith", "B Jones")),
     ("A. Smith, B.C. Jones and Dr D Brown", ("A. Smith", "B.C. Jones", "Dr D Brown")),
     ("CFO, CEO, HoC", ("CFO", "CEO", "HoC")),
     ("Smith, John; Jones, Ann", ("Smith, John", "Jones, Ann")),
     ("Smith, John / Jones, Ann", ("Smith, John", "Jones, Ann")),
     ("Smith, J and Jones, B", ("Smith, J", "Jones, B"))],
)  # fmt: skip
def test_commas_separate_initials_and_whole_names(text: str, people: tuple[str, ...]) -> None:
    assert people_in_cell(text) == people


@pytest.mark.parametrize(
    "text",
    ["Smith, John", "Smith, J", "Li, Jo", "Smith, J, Jones, B", "CFO, Ann Example",
     "Chief Executive, Head of Finance"],
)  # fmt: skip
def test_a_surname_and_a_forename_stay_one_person(text: str) -> None:
    assert people_in_cell(text) == (text,)


def test_posts_between_commas_are_separated_where_each_stands_alone_elsewhere() -> None:
    alone = alone_in(["Chief Executive\nHead of Finance", "Treasurer / Solicitor"])
    people = people_in_cell("Chief Executive, Head of Finance", alone)
    assert people == ("Chief Executive", "Head of Finance")
    assert people_in_cell("Treasurer, Solicitor", alone) == ("Treasurer, Solicitor",)


@pytest.mark.parametrize(
    ("text", "rest", "leads"),
    [("CFO - lead", "CFO", ("CFO - lead",)),
     ("CEO / CFO (lead officer)", "CEO / CFO", ("CFO (lead officer)",)),
     ("CFO – Lead\nCEO", "CFO\nCEO", ("CFO – Lead",)),
     ("Policy lead", "Policy lead", ()), ("Co-lead", "Co-lead", ())],
)  # fmt: skip
def test_who_leads_is_no_part_of_a_name(text: str, rest: str, leads: tuple[str, ...]) -> None:
    assert without_leads(text) == (rest, leads)


@pytest.mark.parametrize(
    "text",
    ["• Audit\n• Board", "- Audit\n- Board", "1. Audit\n2. Board", "a) Audit\nb) Board",
     "Audit\nBoard", "• Audit • Board", "(i) Audit\n(ii) Board", "  • Audit\n\n  • Board"],
)  # fmt: skip
def test_each_bullet_number_or_line_is_a_control(text: str) -> None:
    assert controls_in_cell(text) == (Item("Audit"), Item("Board"))


def test_a_line_without_a_bullet_goes_on_with_the_one_above() -> None:
    assert controls_in_cell("• A board that\nMeets monthly\n• Audit") == (
        Item("A board that Meets monthly"), Item("Audit"),
    )  # fmt: skip


def test_a_line_that_begins_small_goes_on_with_the_one_above() -> None:
    assert controls_in_cell("A board\nthat meets") == (Item("A board that meets"),)


def test_brackets_at_the_end_say_when_and_who() -> None:
    text = "Train staff (owner: CFO, due 31/03/2024)"
    assert controls_in_cell(text) == (Item("Train staff", date(2024, 3, 31), "CFO"),)
    assert controls_in_cell("Train (due 1 May 24)") == (Item("Train", date(2024, 5, 1)),)


@pytest.mark.parametrize(
    "text", ["Train staff (due soon)", "Train staff (new)", "Check (due May 24)"]
)
def test_brackets_that_are_not_plain_stay_in_the_text(text: str) -> None:
    assert controls_in_cell(text) == (Item(text),)


@pytest.mark.parametrize(
    ("text", "day"),
    [("31/12/25", date(2025, 12, 31)), ("by 31/12/25", date(2025, 12, 31)),
     ("Due: 31 March 2026.", date(2026, 3, 31)), ("due end of March 2026", date(2026, 3, 31)),
     ("due by the end of February 24", date(2024, 2, 29)), ("end March 2026", date(2026, 3, 31)),
     ("March 2026", None), ("by 31/12/25 at the latest", None), ("soon", None),
     ("by 31/02/26", None)],
)  # fmt: skip
def test_when_something_is_due(text: str, day: date | None) -> None:
    assert due_in(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("Review contracts by 31/12/25", date(2025, 12, 31)),
     ("Train staff, due end of March 2026.", date(2026, 3, 31)),
     ("Plan (to be led by the CFO by 31/12/25)", date(2025, 12, 31)),
     ("Agreed by the board on 31/12/25", None), ("Review on 31/12/25", None),
     ("by 31/12/25 review contracts", None)],
)  # fmt: skip
def test_when_a_control_is_due_stands_at_its_end(text: str, day: date | None) -> None:
    assert due_at_end(text) == day


def test_a_log_is_separated_by_its_dates() -> None:
    text = "➤ 02/11/22 - New risk\n➤ 29/03/23 – SMT – Reviewed.\nTwo controls added."
    assert log_in_cell(text) == (
        "",
        (
            LogEntry(date(2022, 11, 2), "", "New risk"),
            LogEntry(date(2023, 3, 29), "SMT", "Reviewed.\nTwo controls added."),
        ),
    )


def test_what_stands_above_the_first_date_is_given_back() -> None:
    assert log_in_cell("Still open.\n1 May 2024: Looked at") == (
        "Still open.", (LogEntry(date(2024, 5, 1), "", "Looked at"),),
    )  # fmt: skip


def test_of_a_month_the_first_day_stands_and_the_text_says_the_month() -> None:
    assert log_in_cell("Jan 24 - reviewed") == (
        "", (LogEntry(date(2024, 1, 1), "", "Jan 24 - reviewed"),),
    )  # fmt: skip


def test_a_text_without_dates_has_no_entries() -> None:
    assert log_in_cell("Reviewed in May.") == ("Reviewed in May.", ())
