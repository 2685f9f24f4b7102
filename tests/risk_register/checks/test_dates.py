"""Rules on dates and statuses: each finds what it is for, and leaves alone what is close to it."""

from dataclasses import replace
from datetime import date

import pytest

from risk_register.checks import dates
from risk_register.findings import Severity
from risk_register.values import Month
from tests.registers import scheme
from tests.risk_register.checks.found import Rows, finding, found, generic, leicestershire, risk


def control(**values: object) -> dict[str, object]:
    """A planned control of R1."""
    return {"control_id": "C1", "reference": "R1", "kind": "Planned", **values}


def update(day: date, reference: str = "R1") -> dict[str, object]:
    """An entry in a log."""
    return {"reference": reference, "date": day, "update": "Reviewed"}


def test_a_late_review_is_found_by_the_interval_of_the_band() -> None:
    high = {"current_likelihood": 4, "current_impact": 4}
    looked_at = generic(
        risk("R1", **high, last_review=date(2026, 2, 27)),
        risk("R2", **high, last_review=date(2026, 2, 28)), risk("R3", **high),
        risk("R4", **high, last_review=date(2025, 2, 27), stage="Closed"),
        risk("R5", last_review=date(2025, 12, 30)),
    )  # fmt: skip
    assert found(dates.review_overdue, looked_at) == [
        finding(dates.review_overdue, ("risks", 2, "last_review"),
                "a review by 27/03/2026, every month",
                "27/02/2026, 4 days late at 31/03/2026", "Review it and enter the date."),
        finding(dates.review_overdue, ("risks", 3, "last_review"),
                "a review by 28/03/2026, every month",
                "28/02/2026, 3 days late at 31/03/2026", "Review it and enter the date.",
                reference="R2"),
        finding(dates.review_overdue, ("risks", 6, "last_review"),
                "a review by 30/03/2026, every 3 months",
                "30/12/2025, 1 day late at 31/03/2026", "Review it and enter the date.",
                reference="R5"),
    ]  # fmt: skip


def test_a_review_on_the_day_is_in_time() -> None:
    assert found(dates.review_overdue, generic(risk(last_review=date(2025, 12, 31)))) == []


def test_a_review_older_than_the_log_is_found() -> None:
    log = [update(date(2026, 1, 5)), update(date(2026, 2, 5)), update(date(2026, 3, 5), "R2")]
    for last, count in ((date(2026, 2, 4), 1), (date(2026, 2, 5), 0)):
        looked_at = generic(risk(last_review=last), risk("R2"), updates=log)
        expected = finding(
            dates.review_behind_log, ("risks", 2, "last_review"),
            "05/02/2026 or later, the date of the latest entry in its log", "04/02/2026",
            "Enter the date of the review that the log speaks of, or correct the log.",
        )  # fmt: skip
        assert found(dates.review_behind_log, looked_at) == [expected] * count


def test_a_control_past_its_date_is_found() -> None:
    controls = [
        control(due=date(2026, 3, 30)), control(due=date(2026, 3, 31)),
        control(due=date(2026, 3, 30), completed=date(2026, 3, 31)),
        control(due=date(2026, 3, 30), kind="In place"),
        control(due=date(2026, 3, 30), reference="R2"), control(),
    ]  # fmt: skip
    looked_at = generic(risk(), risk("R2", stage="Closed"), controls=controls)
    assert found(dates.control_overdue, looked_at) == [
        finding(dates.control_overdue, ("controls", 2, "due"), "done, or due from 31/03/2026",
                "30/03/2026, 1 day late", "Enter when it was done, or agree another date.")
    ]  # fmt: skip


_LATE, _AHEAD = date(2026, 3, 1), date(2026, 4, 1)


@pytest.mark.parametrize("controls", [[], [control(due=_AHEAD)], [control()]])
def test_a_status_of_an_overdue_control_without_one_is_found(controls: Rows) -> None:
    looked_at = leicestershire(risk(status="Overdue Control"), controls=controls)
    assert found(dates.overdue_without_control, looked_at) == [
        finding(dates.overdue_without_control, ("risks", 2, "status"),
                "a planned control past its due date", "'Overdue Control'",
                "Enter the control and its date, or change the status.")
    ]  # fmt: skip


def test_an_overdue_control_and_its_status_go_together() -> None:
    late = [control(due=_LATE)]
    fits = leicestershire(risk(status="Overdue Control"), controls=late)
    assert found(dates.overdue_without_control, fits) == []
    assert found(dates.overdue_without_status, fits) == []
    for status in ("Controls Tasked", "Managed"):
        assert found(dates.overdue_without_status, leicestershire(
            risk(status=status), controls=late)) == [
            finding(dates.overdue_without_status, ("risks", 2, "status"),
                    "'Overdue Control', since 1 control is past its due date", f"'{status}'",
                    "Change the status, or see to the control.")
        ]  # fmt: skip
    for values in ({}, {"status": "Managed", "stage": "Closed"}):
        silent = leicestershire(risk(**values), controls=late)
        assert found(dates.overdue_without_status, silent) == []


@pytest.mark.parametrize(
    "controls",
    [[control(kind="In place")], [control(completed=_LATE)], [control(number=0)]],
    ids=["in place", "done", "none of them"],
)
def test_tasked_with_nothing_to_be_done_is_found(controls: Rows) -> None:
    looked_at = leicestershire(risk(status="Controls Tasked"), controls=controls)
    assert found(dates.tasked_nothing, looked_at) == [
        finding(dates.tasked_nothing, ("risks", 2, "status"),
                "a planned control that is not completed", "'Controls Tasked'",
                "Enter what is tasked, or change the status.")
    ]  # fmt: skip
    assert found(dates.tasked_not_recorded, looked_at) == []


@pytest.mark.parametrize("kind", ["Planned", "Unclassified"])
def test_tasked_with_something_that_may_be_open_stands(kind: str) -> None:
    looked_at = leicestershire(risk(status="Controls Tasked"), controls=[control(kind=kind)])
    assert found(dates.tasked_nothing, looked_at) == []
    assert found(dates.tasked_not_recorded, looked_at) == []


def test_tasked_with_a_log_and_no_control_is_found_as_nothing_tasked() -> None:
    looked_at = leicestershire(risk(status="Controls Tasked"), updates=[update(_LATE)])
    assert [each.reference for each in found(dates.tasked_nothing, looked_at)] == ["R1"]
    assert found(dates.tasked_not_recorded, looked_at) == []


def test_tasked_with_nothing_recorded_is_noted_unless_it_is_withheld() -> None:
    tasked = {"status": "Controls Tasked"}
    looked_at = leicestershire(
        risk("R1", **tasked), risk("R2", **tasked), risk("R3", **tasked, stage="Closed"),
        risk("R4", **tasked),
        withheld=[{"reference": "R2", "what": "Risk"}, {"reference": "R4", "what": "Title"}],
    )  # fmt: skip
    said = ("the controls that are tasked", "no control and no log",
            "Enter what is tasked, or change the status.", Severity.NOTE)  # fmt: skip
    assert found(dates.tasked_nothing, looked_at) == []
    assert found(dates.tasked_not_recorded, looked_at) == [
        finding(dates.tasked_not_recorded, ("risks", 2, "status"), *said),
        finding(dates.tasked_not_recorded, ("risks", 5, "status"), *said, reference="R4"),
    ]


def test_tasked_to_nobody_is_found_once_a_risk() -> None:
    controls = [
        control(), control(), control(kind="Unclassified"), control(kind="In place", owner="CFO"),
        control(completed=_LATE, due=_LATE),
    ]  # fmt: skip
    looked_at = leicestershire(risk(status="Controls Tasked"), controls=controls)
    assert found(dates.tasked_to_nobody, looked_at) == [
        finding(dates.tasked_to_nobody, ("risks", 2, "status"),
                "an owner and a due date for what is tasked", "'Controls Tasked' with neither",
                "Enter who does it, and by when.")
    ]  # fmt: skip


@pytest.mark.parametrize("given", [{"owner": "CFO"}, {"due": _AHEAD}])
def test_tasked_to_someone_or_by_a_date_stands(given: dict[str, object]) -> None:
    controls = [control(), control(**given)]
    looked_at = leicestershire(risk(status="Controls Tasked"), controls=controls)
    assert found(dates.tasked_to_nobody, looked_at) == []
    assert found(dates.tasked_to_nobody, leicestershire(risk(status="Controls Tasked"))) == []


@pytest.mark.parametrize("status", ["Managed", "Controlled"])
def test_a_status_of_nothing_open_with_an_open_control_is_found(status: str) -> None:
    looked_at = leicestershire(risk(status=status), controls=[control(number=2), control()])
    assert found(dates.nothing_open_with_open_control, looked_at) == [
        finding(dates.nothing_open_with_open_control, ("risks", 2, "status"),
                f"no open control with the status '{status}'", "3 open",
                "Change the status, or enter when the control was done.")
    ]  # fmt: skip


def test_a_status_of_nothing_open_stands_beside_what_is_not_open() -> None:
    controls = [control(completed=_LATE), control(kind="Unclassified"), control(kind="Potential")]
    looked_at = leicestershire(risk(status="Managed"), controls=controls)
    assert found(dates.nothing_open_with_open_control, looked_at) == []
    tasked = leicestershire(risk(status="Controls Tasked"), controls=[control()])
    assert found(dates.nothing_open_with_open_control, tasked) == []


_MET = [{"committee": "Panel", "date": date(2026, 1, 20)},
        {"committee": "Panel", "date": date(2026, 4, 20)}]  # fmt: skip


def test_a_new_risk_that_nobody_has_reviewed_awaits_review() -> None:
    recorded = date(2026, 2, 1)
    new = {"first_recorded": recorded, "status": "Managed"}
    looked_at = leicestershire(
        risk("R1", **new, last_review=recorded), risk("R2", **new),
        risk("R3", **new, last_review=date(2026, 2, 2)),
        risk("R4", first_recorded=recorded, status="Awaiting Review"),
        risk("R5", first_recorded=date(2026, 1, 20), status="Managed"),
        risk("R6", status="Managed"), risk("R7", first_recorded=recorded), meetings=_MET,
    )  # fmt: skip
    said = ("'Awaiting Review', as it is new and not reviewed since it was recorded", "'Managed'",
            "Change the status, or review the risk and enter the date.")  # fmt: skip
    assert found(dates.new_without_awaiting_review, looked_at) == [
        finding(dates.new_without_awaiting_review, ("risks", 2, "status"), *said),
        finding(dates.new_without_awaiting_review, ("risks", 3, "status"), *said, reference="R2"),
    ]


def test_a_new_responsible_officer_awaits_review() -> None:
    people: Rows = [{"person": "Director", "from": date(2026, 2, 2)},
              {"person": "Next", "from": date(2026, 4, 1)}, {"person": "Old"}]  # fmt: skip
    officer = {"responsible_officer": "Director", "last_review": date(2026, 2, 1)}
    looked_at = leicestershire(
        risk("R1", **officer, status="Managed"), risk("R2", **officer, status="Awaiting Review"),
        risk("R3", **{**officer, "last_review": date(2026, 2, 2)}, status="Managed"),
        risk("R4", **{**officer, "responsible_officer": "Next; Old"}, status="Managed"),
        people=people,
    )  # fmt: skip
    assert found(dates.officer_new_without_awaiting_review, looked_at) == [
        finding(dates.officer_new_without_awaiting_review, ("risks", 2, "status"),
                "'Awaiting Review', as 'Director' is in post since 02/02/2026", "'Managed'",
                "Change the status, or review the risk and enter the date.")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 3, 30), "30/03/2026"), (Month(2026, 2), "February 2026"),
     (date(2026, 3, 31), ""), (Month(2026, 3), ""), (None, "")],
)  # fmt: skip
def test_a_key_date_gone_by_is_found(day: date | Month | None, said: str) -> None:
    expected = finding(
        dates.key_date_passed, ("risks", 2, "next_key_date"),
        "a date from 31/03/2026, the as-at date", said, "Enter the next date that matters.",
    )  # fmt: skip
    looked_at = leicestershire(risk(next_key_date=day))
    assert found(dates.key_date_passed, looked_at) == ([expected] if said else [])


def test_what_a_status_means_is_told_by_the_scheme_and_not_by_its_name() -> None:
    rules = scheme("leicestershire-2023")
    turned = replace(rules, status_means={"tasked": ("Managed",)})
    looked_at = replace(
        leicestershire(risk(status="Managed"), updates=[update(_LATE)]), scheme=turned
    )  # fmt: skip
    assert [each.reference for each in found(dates.tasked_nothing, looked_at)] == ["R1"]
    assert dates.overdue_without_status.unfed(turned) == "none of its statuses means overdue"
    renamed = replace(rules, status_means={"tasked": ("No such status",)})
    assert dates.tasked_nothing.unfed(renamed) == "none of its statuses means tasked"
