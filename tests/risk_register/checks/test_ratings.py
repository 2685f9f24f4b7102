"""Rules on ratings: each finds what it is for, and leaves alone what is close to it."""

from datetime import date
from pathlib import Path

import pytest

from risk_register.checks import entries, ratings
from risk_register.checks.rule import Rule
from risk_register.checks.run import run
from schemes import FOLDER
from tests.registers import example, scheme
from tests.risk_register.checks.found import (
    AS_AT,
    BEFORE,
    commitment,
    finding,
    found,
    generic,
    plan,
    risk,
    was,
)
from tests.risk_register.making import read_folder, write_folder

RED = commitment(rating="Red", action="The force lends two analysts")


def test_a_commitment_without_a_rating_is_found() -> None:
    assert found(ratings.unrated, plan(commitment(rating=None))) == [
        finding(ratings.unrated, ("commitments", 2, "rating"), "one of Red, Amber, Green",
                "nothing", "Rate the commitment.", reference="1")
    ]  # fmt: skip


@pytest.mark.parametrize("stage", ["Closed", "Under consideration"])
def test_what_is_not_live_needs_no_rating(stage: str) -> None:
    assert found(ratings.unrated, plan(commitment(rating=None, stage=stage), RED)) == []


@pytest.mark.parametrize("update", [None, "  "])
def test_a_rating_without_an_update_is_found(update: str | None) -> None:
    assert found(ratings.rating_without_update, plan(commitment(update=update))) == [
        finding(ratings.rating_without_update, ("commitments", 2, "update"),
                "what has been done, with the rating Green", "nothing",
                "Write the quarter's update, or ask the lead for it.", reference="1")
    ]  # fmt: skip


def test_a_reason_is_no_update_and_no_rating_needs_none() -> None:
    looked_at = plan(
        commitment("1", update=None, rating="Red", rating_reason="Work moved"),
        commitment("2", update=None, rating=None),
        commitment("3", update=None, stage="Closed"),
    )
    assert [f.reference for f in found(ratings.rating_without_update, looked_at)] == ["1"]


def test_an_update_of_an_earlier_quarter_is_old() -> None:
    looked_at = plan(commitment(updated_on=BEFORE), history=[was("1", "Green")])
    assert found(ratings.update_old, looked_at) == [
        finding(ratings.update_old, ("commitments", 2, "updated_on"),
                "a day after 31/12/2025, when the last quarter ended", "31/12/2025",
                "Write what has been done since, and enter the day.", reference="1")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [{"updated_on": date(2026, 1, 1)}, {"updated_on": None},
     {"updated_on": BEFORE, "update": None}, {"updated_on": BEFORE, "stage": "Closed"}],
)  # fmt: skip
def test_an_update_of_this_quarter_is_not_old(values: dict[str, object]) -> None:
    looked_at = plan(commitment(**values), history=[was("1", "Green")])
    assert found(ratings.update_old, looked_at) == []


def test_without_an_earlier_quarter_no_update_is_old() -> None:
    assert found(ratings.update_old, plan(commitment(updated_on=date(2020, 1, 1)))) == []


def test_an_update_dated_after_the_as_at_date_is_found() -> None:
    later = date(2026, 4, 1)
    looked_at = plan(commitment("1", updated_on=later), commitment("2", updated_on=AS_AT))
    assert found(entries.date_after_as_at, looked_at) == [
        finding(entries.date_after_as_at, ("commitments", 2, "updated_on"),
                "a date up to 31/03/2026, the as-at date", "01/04/2026",
                "Correct the date, or the register's as-at date.", reference="1")
    ]  # fmt: skip


def test_red_without_an_action_is_found() -> None:
    looked_at = plan(commitment(rating="Red"), RED | {"reference": "2"}, commitment("3"))
    assert found(ratings.red_without_action, looked_at) == [
        finding(ratings.red_without_action, ("commitments", 2, "action"),
                "what is needed, and of whom, as it is rated Red", "nothing",
                "Enter the action or support needed.", reference="1")
    ]  # fmt: skip


def test_work_that_was_moved_needs_an_action_too() -> None:
    looked_at = plan(commitment(rating="Red", rating_reason="Work moved"))
    assert [f.reference for f in found(ratings.red_without_action, looked_at)] == ["1"]


@pytest.mark.parametrize(("before", "now"), [("Green", "Red"), ("Red", "Green")])
def test_a_jump_without_a_word_is_found(before: str, now: str) -> None:
    looked_at = plan(commitment(rating=now, update=None), history=[was("1", before)])
    assert found(ratings.jump_unexplained, looked_at) == [
        finding(ratings.jump_unexplained, ("commitments", 2, "rating"),
                f"{before}, as on 31/12/2025, or the reason for a jump", f"{now} and no word on it",
                "Write an update that says what has happened.", reference="1")
    ]  # fmt: skip


def test_last_quarters_update_is_no_word_on_a_jump() -> None:
    looked_at = plan(commitment(rating="Red", updated_on=BEFORE), history=[was("1", "Green")])
    assert [f.reference for f in found(ratings.jump_unexplained, looked_at)] == ["1"]


@pytest.mark.parametrize(
    "values",
    [{"update": "Vetting failed."}, {"update": "Vetting failed.", "updated_on": AS_AT},
     {"update": None, "rating_reason": "Funding"}, {"update": None, "rating": "Amber"},
     {"update": None, "rating": None}],
)  # fmt: skip
def test_a_jump_with_a_word_stands_and_a_step_is_no_jump(values: dict[str, object]) -> None:
    looked_at = plan(commitment(**{"rating": "Red", **values}), history=[was("1", "Green")])
    assert found(ratings.jump_unexplained, looked_at) == []


def test_the_log_has_a_word_on_a_jump_if_it_is_of_this_quarter() -> None:
    late, early = date(2026, 2, 1), BEFORE
    looked_at = plan(
        *(commitment(each, rating="Red", update=None) for each in "12"),
        history=[was("1", "Green"), was("2", "Green")],
        updates=[{"reference": "1", "date": late, "update": "Lost."},
                 {"reference": "2", "date": early, "update": "Fine."}],
    )  # fmt: skip
    assert [f.reference for f in found(ratings.jump_unexplained, looked_at)] == ["2"]


@pytest.mark.parametrize(
    ("rating", "said"), [("Amber", "rated Amber"), ("Green", "rated Green"), (None, "not rated")]
)
def test_moved_work_on_what_is_not_red_is_found(rating: str | None, said: str) -> None:
    looked_at = plan(commitment(rating=rating, rating_reason="Work moved"))
    assert found(ratings.reason_not_red, looked_at) == [
        finding(ratings.reason_not_red, ("commitments", 2, "rating_reason"),
                f"no such reason, as it is {said}", "'Work moved'",
                "Clear the reason, or rate the commitment Red.", reference="1")
    ]  # fmt: skip


def test_moved_work_may_be_red_and_another_reason_may_stand_anywhere() -> None:
    looked_at = plan(
        commitment("1", rating="Red", rating_reason="Work moved"),
        commitment("2", rating="Amber", rating_reason="Waits for others"),
    )
    assert found(ratings.reason_not_red, looked_at) == []


def test_a_commitment_of_no_area_is_found() -> None:
    looked_at = plan(commitment(areas=None), commitment("2"), commitment("3", areas="A; B"))
    assert found(ratings.area_missing, looked_at) == [
        finding(ratings.area_missing, ("commitments", 2, "areas"),
                "one or more of the areas of the scheme", "nothing", "Enter where it belongs.",
                reference="1")
    ]  # fmt: skip


def test_nobody_leads_a_commitment() -> None:
    looked_at = plan(commitment(), commitment("2", smt_lead="Head of Policy"))
    assert found(entries.owner_missing, looked_at) == [
        finding(entries.owner_missing, ("commitments", 2, "smt_lead"), "someone as SMT lead",
                "nobody", "Name who answers for the commitment.", reference="1")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (ratings.unrated, "it does not rate in words"),
        (ratings.rating_without_update, "it keeps no update of risks"),
        (ratings.update_old, "it keeps no update of risks; it keeps no updated_on of risks"),
        (ratings.red_without_action, "it keeps no action of risks"),
        (ratings.jump_unexplained, "it keeps no update of risks"),
        (ratings.reason_not_red, "none of its reasons for a rating means reprioritised"),
        (ratings.area_missing, "it keeps no areas of risks"),
    ],
    ids=lambda value: value.code if isinstance(value, Rule) else "",
)
def test_a_scheme_of_risks_feeds_none_of_these_rules(rule: Rule, why: str) -> None:
    assert rule.unfed(scheme("generic-5x5")) == why


def test_the_six_jumps_of_the_published_plan_are_explained() -> None:
    printed = example("wmpcc-plan-2026-03")
    assert found(ratings.jump_unexplained, printed) == []
    silent = plan(
        *({**row.values, "update": None} for row in printed.entries),
        history=[{**row.values, "quarter": BEFORE} for row in printed.rows("history")],
    )
    jumped = [f.reference for f in found(ratings.jump_unexplained, silent)]
    assert jumped == ["198", "324", "330", "224", "36", "164"]


def test_the_words_of_a_register_of_risks_stay() -> None:
    looked_at = generic(risk(), risk("R2", owner="Treasurer"))
    [missing] = found(entries.owner_missing, looked_at)
    assert missing.remedy == "Name who answers for the risk."


def test_what_could_not_be_read_is_told_once_and_not_as_missing(tmp_path: Path) -> None:
    rows = "reference,title,areas,rating\n1,First,Nowhere,Purple\n2,Second,Partnerships,\n"
    files = {"risks.csv": None, "commitments.csv": rows}
    scheme_text = (FOLDER / "generic-plan.toml").read_text(encoding="utf-8")
    looked_at, read = read_folder(write_folder(tmp_path, files, scheme_text))
    told = [(each.code, str(each.place)) for each in [*read, *run(looked_at, found=read).findings]]
    assert [each for each in told if each[1].endswith(("areas", "rating"))] == [
        ("entry-choice", "commitments.csv, line 2, column areas"),
        ("entry-choice", "commitments.csv, line 2, column rating"),
        ("unrated", "commitments.csv, line 3, column rating"),
    ]
