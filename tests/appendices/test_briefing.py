"""The officers' briefing: the questions that a committee may ask, with the rows behind them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from appendices.briefing import briefing
from appendices.content import Section, TableBlock
from risk_register.appendix import Audience
from risk_register.register import CheckSetting, Register
from tests.appendices.section_reading import headings, paragraphs, rows_of, under
from tests.registers import EXAMPLE_NAMES, example, full_register, register
from tests.risk_register.checks.found import BEFORE, generic, leicestershire, levels, risk, scored
from tests.risk_register.registers_drawn import registers

UPDATES = "Does each update say why, and is it of this quarter?"
LOW = "What is red though the risk that it bears on is rated low?"
NEEDED = "What is needed, and of whom?"
RED = "Why has this been red for so long?"
STILL = "Why does the score not move, and does the target still stand?"
FELL = "Why did the score fall, if no control was completed?"
SLIPPED = "Which controls have slipped?"
STATUS = "Does the status fit what is being done?"
DATES = "Which dates have gone by?"
REVIEWS = "Which reviews are overdue?"
LEFT = "Who has left?"
ACCEPTED = "What is above the tolerance without a plan, or with an acceptance that has run out?"
AGREE = "Do the log, the levels and the score agree?"
PRINTED = "Which printed figures disagree with the register?"

QUARTERS = (date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30), BEFORE)


def _found(section: Section, question: str) -> list[list[str]]:
    """The rows of the table under a question; none where there is none."""
    tables = [each for each in under(section, question) if isinstance(each, TableBlock)]
    return [[cell.text for cell in row] for each in tables for row in each.rows]


def test_it_is_for_officers_and_says_so() -> None:
    section = briefing(example("leicestershire-2023-10"))
    assert section.marking == "OFFICIAL – For officers only"
    assert section.audience is Audience.MEMBERS
    assert headings(section) == [
        RED, STILL, FELL, SLIPPED, STATUS, DATES, REVIEWS, LEFT, ACCEPTED, AGREE, PRINTED,
    ]  # fmt: skip


# Leicestershire, October 2023


def test_leicestershires_ten_high_risks_were_high_the_quarter_before() -> None:
    section = briefing(example("leicestershire-2023-10"))
    assert paragraphs(section, RED) == [
        "10 risks have been rated High for 2 quarters or more, this one counted."
    ]
    assert [row[0] for row in rows_of(section, "In the highest band")] == [
        "OPCC031", "OPCC007", "OPCC014", "OPCC032", "OPCC020", "OPCC038", "OPCC017", "OPCC029",
        "OPCC040", "OPCC056",
    ]  # fmt: skip


def test_leicestershires_log_and_score_contradict_each_other() -> None:
    section = briefing(example("leicestershire-2023-10"))
    assert paragraphs(section, AGREE) == ["3 contradictions are found."]
    assert [row[0] for row in _found(section, AGREE)] == ["OPCC029", "OPCC029", "OPCC056"]


def test_leicestershires_printed_figures_disagree_in_six_places() -> None:
    section = briefing(example("leicestershire-2023-10"))
    assert paragraphs(section, PRINTED) == ["6 printed figures disagree."]
    assert [row[0] for row in _found(section, PRINTED)] == [
        "OPCC056", "OPCC056", "OPCC017", "All", "All", "All",
    ]  # fmt: skip


def test_leicestershires_overdue_reviews_are_those_of_its_report() -> None:
    section = briefing(example("leicestershire-2023-10"))
    assert paragraphs(section, REVIEWS) == ["6 reviews are overdue."]
    assert [row[0] for row in _found(section, REVIEWS)] == [
        "OPCC040", "OPCC027", "OPCC021", "OPCC028", "OPCC033", "OPCC035",
    ]  # fmt: skip


# West Midlands, March 2026: the plan


def test_a_plan_is_asked_what_a_plan_can_be_asked() -> None:
    section = briefing(example("wmpcc-plan-2026-03"))
    assert headings(section) == [RED, NEEDED, UPDATES, LEFT, PRINTED]


def test_the_plans_five_commitments_that_stayed_red_are_named() -> None:
    section = briefing(example("wmpcc-plan-2026-03"))
    assert paragraphs(section, RED) == [
        "5 commitments have been rated Red for 2 quarters or more, this one counted."
    ]
    rows = rows_of(section, "Rated Red for long")
    assert [(row[0], *row[2:]) for row in rows] == [
        ("60", "Red", "2"), ("96", "Red", "2"), ("103", "Red", "2"), ("243", "Red", "2"),
        ("307", "Red", "2"),
    ]  # fmt: skip


def test_what_is_red_stands_with_its_reason_and_what_is_needed() -> None:
    entries = [
        {"reference": "1", "title": "A", "rating": "Red", "action": "Two more posts"},
        {"reference": "2", "title": "B", "rating": "Red", "rating_reason": "Funding"},
        {"reference": "3", "title": "C", "rating": "Amber"},
    ]
    section = briefing(register("generic-plan", commitments=entries))
    assert paragraphs(section, NEEDED) == [
        "2 commitments are rated Red, 1 of them without a word on what is needed (2)."
    ]
    assert rows_of(section, "What is needed") == [
        ["1", "A", "–", "Two more posts"], ["2", "B", "Funding", "–"],
    ]  # fmt: skip


def test_a_plan_is_asked_about_its_updates_and_about_low_risks() -> None:
    entries: list[dict[str, Any]] = [
        {"reference": "1", "title": "A", "rating": "Red", "update": "Late.", "action": "Posts",
         "updated_on": date(2026, 3, 20)},
        {"reference": "2", "title": "B", "rating": "Green"},
    ]  # fmt: skip
    links = [{"reference": "1", "kind": "Bears on", "their_reference": "8", "their_rating": "Low"}]
    section = briefing(register("generic-plan", commitments=entries, links=links))
    assert paragraphs(section, UPDATES) == ["1 rating or update is in doubt."]
    assert [row[0] for row in _found(section, UPDATES)] == ["2"]
    assert paragraphs(section, LOW) == ["1 rating is at odds with that of a risk."]
    assert [row[0] for row in _found(section, LOW)] == ["1"]


# West Midlands, June 2024


def test_wmpccs_five_scores_have_stood_still_for_a_year() -> None:
    section = briefing(example("wmpcc-2024-06"))
    assert paragraphs(section, STILL) == [
        "5 scores have stood still for 4 quarters or more, this one counted. No target is kept."
    ]
    rows = rows_of(section, "Scores that have stood still")
    assert [(row[0], *row[2:]) for row in rows] == [
        ("1", "12", "5"), ("2", "8", "5"), ("3", "12", "5"), ("5", "8", "5"), ("6", "16", "4"),
    ]  # fmt: skip


def test_wmpccs_score_fell_though_no_control_was_completed() -> None:
    section = briefing(example("wmpcc-2024-06"))
    assert paragraphs(section, FELL) == [
        "1 score has fallen though no control was completed since 31 March 2024."
    ]
    [row] = rows_of(section, "Scores that fell")
    assert [row[0], *row[2:]] == ["4", "20", "16", "The register keeps no log to quote from."]


# Each question


def _red(quarters: int) -> Section:
    history = [scored(20, day) for day in QUARTERS[-quarters:]] if quarters else []
    return briefing(generic(risk(**levels(4, 5), **levels(2, 3, "target")), history=history))


@pytest.mark.parametrize(("quarters", "rows"), [
    (0, []),
    (1, [["R1", "R1", "20 Very high", "2", "6 Medium"]]),
    (3, [["R1", "R1", "20 Very high", "4", "6 Medium"]]),
])  # fmt: skip
def test_red_for_so_many_quarters(quarters: int, rows: list[list[str]]) -> None:
    assert rows_of(_red(quarters), "In the highest band") == rows


def test_a_score_that_stands_still_above_its_target_is_asked_about() -> None:
    section = _red(4)
    assert paragraphs(section, STILL) == [
        "1 score has stood still for 4 quarters or more, this one counted. Scores at or below "
        "their target are left out."
    ]
    assert rows_of(section, "Scores that have stood still") == [
        ["R1", "R1", "20 Very high", "5", "6 Medium"]
    ]


def test_a_score_that_has_reached_its_target_may_stand_still() -> None:
    history = [scored(6, day) for day in QUARTERS]
    section = briefing(generic(risk(**levels(2, 3), **levels(2, 3, "target")), history=history))
    assert paragraphs(section, STILL)[0].startswith("No score has stood still for 4 quarters")


def test_a_short_history_cannot_say_what_has_stood_still() -> None:
    section = _red(1)
    assert paragraphs(section, STILL) == [
        "The register cannot say: it has scores of 2 quarters only, and this looks at 4."
    ]


CONTROL = {"control_id": "C1", "reference": "R1", "control": "Do it", "kind": "Planned"}


@pytest.mark.parametrize(("completed", "count"), [(None, 1), (BEFORE, 1), (date(2026, 1, 1), 0)])
def test_a_fall_is_explained_by_a_control_completed_since(
    completed: date | None, count: int
) -> None:
    control = {**CONTROL, "completed": completed}
    section = briefing(generic(risk(**levels(2, 2)), history=[scored(12)], controls=[control]))
    assert len(rows_of(section, "Scores that fell")) == count


def test_what_the_log_says_of_a_fall_stands_beside_it() -> None:
    update = {"reference": "R1", "date": date(2026, 2, 1), "update": "Likelihood is lower."}
    section = briefing(generic(risk(**levels(2, 2)), history=[scored(12)], updates=[update]))
    [row] = rows_of(section, "Scores that fell")
    assert row[2:] == ["12 High", "4 Low", "1 February 2026: “Likelihood is lower.”"]


def test_a_slipped_control_is_told_with_its_days() -> None:
    control = {**CONTROL, "due": date(2026, 3, 1)}
    section = briefing(generic(risk(**levels(2, 2)), controls=[control]))
    assert paragraphs(section, SLIPPED) == ["1 planned control is past its due date."]
    [row] = _found(section, SLIPPED)
    assert row[2] == "01/03/2026, 30 days late"


def test_a_register_without_controls_says_so_of_slipped_ones() -> None:
    assert paragraphs(briefing(generic(risk())), SLIPPED) == ["The register gives no controls."]


def test_a_status_at_odds_with_its_controls_is_told() -> None:
    section = briefing(leicestershire(
        risk(status="Controls Tasked", **levels(2, 2)), controls=[CONTROL],
    ))  # fmt: skip
    assert paragraphs(section, STATUS) == ["1 status is at odds with the controls."]


def test_a_key_date_that_has_gone_by_is_told() -> None:
    section = briefing(leicestershire(risk(next_key_date=date(2026, 3, 1))))
    assert paragraphs(section, DATES) == ["1 next key date has gone by."]


def test_an_owner_who_has_left_is_told() -> None:
    person = {"person": "Treasurer", "to": date(2026, 2, 28)}
    section = briefing(generic(risk(owner="Treasurer"), people=[person]))
    assert paragraphs(section, LEFT) == [
        "1 duty is in the hands of someone who has left, or of nobody."
    ]
    assert _found(section, LEFT)[0][2] == "'Treasurer', who left on 28/02/2026"


def test_it_says_where_nobodys_last_day_is_known() -> None:
    section = briefing(generic(risk(owner="Treasurer"), people=[{"person": "Treasurer"}]))
    assert paragraphs(section, LEFT) == [
        "No duty is in the hands of someone who has left, or of nobody.",
        "The register gives nobody's last day in post.",
    ]


def test_an_acceptance_that_has_run_out_is_told() -> None:
    accepted = risk(accepted_by="Treasurer", accepted_until=date(2026, 2, 28), **levels(4, 4))
    section = briefing(generic(accepted, controls=[CONTROL], people=[{"person": "Treasurer"}]))
    assert paragraphs(section, ACCEPTED) == [
        "1 risk is above the tolerance without a plan or an acceptance that still holds."
    ]


def test_a_rule_that_the_office_turned_off_is_told_with_its_reason() -> None:
    base = example("leicestershire-2023-10")
    off = {"review-overdue": CheckSetting(None, "Reviewed with the force from now on.")}
    section = briefing(replace(base, settings=replace(base.settings, checks=off)))
    assert paragraphs(section, REVIEWS) == [
        "Not looked at, as the office has turned it off: Reviewed with the force from now on."
    ]


def test_what_a_scheme_keeps_nothing_of_cannot_be_said() -> None:
    section = briefing(example("mopac-2017-09"))
    assert paragraphs(section, RED) == [
        "The register cannot say: it has no bands such as High or Low."
    ]
    assert paragraphs(section, REVIEWS) == [
        "The register cannot say: it keeps no last review of risks; it does not say how often "
        "risks are reviewed."
    ]


# Every answer


@pytest.mark.parametrize("name", [*EXAMPLE_NAMES, "full"])
def test_every_question_has_an_answer(name: str) -> None:
    section = briefing(full_register() if name == "full" else example(name))
    for question in headings(section):
        assert paragraphs(section, question), question


def test_an_empty_register_has_answers_too() -> None:
    section = briefing(generic())
    assert all(paragraphs(section, question) for question in headings(section))


@given(registers())
@settings(deadline=None, max_examples=60)
def test_the_number_in_an_answer_is_that_of_its_rows(drawn: Register) -> None:
    section = briefing(drawn)
    checked = {SLIPPED, STATUS, DATES, REVIEWS, LEFT, ACCEPTED, AGREE, PRINTED}
    for question in checked & {*headings(section)}:
        first = paragraphs(section, question)[0].split()[0]
        if first.isdecimal():
            assert int(first) == len(_found(section, question))
