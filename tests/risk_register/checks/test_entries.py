"""Rules on entries: each finds what it is for, and leaves alone what is close to it."""

from dataclasses import replace
from datetime import date

import pytest

from risk_register.checks import entries
from risk_register.findings import Severity
from tests.registers import register, scheme
from tests.risk_register.checks.found import AS_AT, finding, found, generic, risk


def test_a_risk_without_an_owner_is_found_where_people_are_named() -> None:
    looked_at = generic(risk("R1", owner="CE"), risk("R2", owner=None), risk("R3", owner=" ; "))
    assert found(entries.owner_missing, looked_at) == [
        finding(entries.owner_missing, ("risks", line, "owner"), "someone as Risk owner", "nobody",
                "Name who answers for the risk.", reference=reference)
        for reference, line in (("R2", 3), ("R3", 4))
    ]  # fmt: skip


@pytest.mark.parametrize(
    "risks",
    [
        [risk("R1", owner=None), risk("R2")],
        [risk("R1", owner="CE"), risk("R2", owner=None, stage="Closed")],
        [risk("R1", owner="CE", responsible_officer=None)],
    ],
    ids=["nobody is named", "not live", "another role"],
)
def test_an_owner_is_not_missed_everywhere(risks: list[dict[str, object]]) -> None:
    assert found(entries.owner_missing, generic(*risks)) == []


def test_the_people_table_names_people_too() -> None:
    looked_at = generic(risk(), people=[{"person": "CE"}])
    assert [each.reference for each in found(entries.owner_missing, looked_at)] == ["R1"]


def test_an_owner_who_cannot_be_read_is_not_missing() -> None:
    stated = [{"reference": "R1", "figure": "owner", "value": "J.", "place": "page 1"}]
    people = [{"person": "JJ"}]
    assert found(entries.owner_missing, generic(risk(), stated=stated, people=people)) == []


def test_a_risk_without_a_status_is_found() -> None:
    names = "one of Treat, Tolerate, Transfer, Terminate"
    looked_at = generic(risk("R1", status="Treat"), risk("R2", status=None))
    assert found(entries.status_missing, looked_at) == [
        finding(entries.status_missing, ("risks", 3, "status"), names, "nothing",
                "Enter how it is being managed.", reference="R2")
    ]  # fmt: skip
    left = generic(risk("R1", status="Treat"), risk("R2", status=None, stage="Closed"))
    assert found(entries.status_missing, left) == []


def test_a_category_that_the_scheme_has_not_is_found() -> None:
    by_category = replace(
        scheme("cambridgeshire-2017"), keeps=("reference", "title", "category")
    )  # fmt: skip
    looked_at = replace(
        register("cambridgeshire-2017", risks=[
            risk("R1", category="Wether"), risk("R2", category="Social"), risk("R3"),
            risk("R4", category="Wether", stage="Closed"),
        ]),
        scheme=by_category,
    )  # fmt: skip
    known = (
        "one of Political, Economic, Social, Technological, Environmental, Legislative, "
        "Organisation"
    )
    assert found(entries.category_unknown, looked_at) == [
        finding(entries.category_unknown, ("risks", 2, "category"), known, "'Wether'",
                "Choose one of these.")
    ]  # fmt: skip


_LEFT = [{"person": "CE", "to": date(2026, 3, 30)}, {"person": "CFO", "to": date(2026, 3, 31)}]


def test_someone_who_has_left_is_found_at_a_risk_and_at_an_open_control() -> None:
    looked_at = generic(
        risk("R1", owner="CFO", responsible_officer="Head; CE"), people=_LEFT,
        controls=[{"control_id": "C1", "reference": "R1", "kind": "Planned", "owner": "CE"}],
    )  # fmt: skip
    said = ("someone in post", "'CE', who left on 30/03/2026", "Name who has taken over.")
    assert found(entries.person_left, looked_at) == [
        finding(entries.person_left, ("risks", 2, "responsible_officer"), *said),
        finding(entries.person_left, ("controls", 2, "owner"), *said),
    ]


def test_who_left_may_stand_at_what_is_over() -> None:
    looked_at = generic(
        risk("R1", owner="CE", stage="Closed"), risk("R2", owner="CFO"), people=_LEFT,
        controls=[
            {"control_id": "C1", "reference": "R1", "kind": "Planned", "owner": "CE"},
            {"control_id": "C2", "reference": "R2", "kind": "In place", "owner": "CE"},
        ],
    )  # fmt: skip
    assert found(entries.person_left, looked_at) == []


@pytest.mark.parametrize(
    ("table", "field"),
    [("risks", "stage_date"), ("risks", "first_recorded"), ("risks", "last_review"),
     ("controls", "added"), ("controls", "completed"), ("updates", "date"),
     ("history", "quarter")],
)  # fmt: skip
def test_a_date_after_the_as_at_date_is_found(table: str, field: str) -> None:
    for day, count in ((date(2026, 4, 1), 1), (date(2026, 3, 31), 0)):
        rows = {"risks": [risk()], table: [risk(**{field: day})]}
        expected = finding(
            entries.date_after_as_at, (table, 2, field),
            "a date up to 31/03/2026, the as-at date", "01/04/2026",
            "Correct the date, or the register's as-at date.",
        )  # fmt: skip
        assert (
            found(entries.date_after_as_at, register("generic-5x5", AS_AT, **rows))
            == [expected] * count
        )


def test_a_date_that_lies_ahead_by_its_nature_is_none_that_records() -> None:
    ahead = date(2026, 9, 1)
    looked_at = generic(
        risk(next_key_date=ahead, accepted_until=ahead),
        controls=[{"control_id": "C1", "reference": "R1", "due": ahead}],
        meetings=[{"committee": "Board", "date": ahead}],
    )
    assert found(entries.date_after_as_at, looked_at) == []


@pytest.mark.parametrize(
    ("table", "field"),
    [("risks", "stage_date"), ("risks", "last_review"), ("controls", "added"),
     ("controls", "completed"), ("updates", "date"), ("history", "quarter")],
)  # fmt: skip
def test_a_date_before_the_risk_was_recorded_is_found(table: str, field: str) -> None:
    recorded = {"first_recorded": date(2025, 5, 1)}
    for day, count in ((date(2025, 4, 30), 1), (date(2025, 5, 1), 0)):
        state = {"state": "Scored"} if table == "history" else {}
        row = risk(**{field: day}, **state, **(recorded if table == "risks" else {}))
        rows = {"risks": [risk(**recorded)], table: [row]}
        expected = finding(
            entries.date_before_recorded, (table, 2, field),
            "a date from 01/05/2025, when the risk was recorded", "30/04/2025",
            "Correct the date, or the one on which the risk was recorded.",
        )  # fmt: skip
        looked_at = register("generic-5x5", AS_AT, **rows)
        assert found(entries.date_before_recorded, looked_at) == [expected] * count


def test_a_risk_may_have_been_off_the_register_before_it_was_recorded() -> None:
    history = [
        {"reference": "R1", "quarter": date(2025, 3, 31), "state": "Not on the register"},
        {"reference": "R2", "quarter": date(2025, 3, 31), "state": "Scored", "score": 4},
    ]
    looked_at = generic(
        risk("R1", first_recorded=date(2025, 5, 1)), risk("R2"), history=history
    )  # fmt: skip
    assert found(entries.date_before_recorded, looked_at) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [("TBC", "'TBC'"), ("Owner TBA by June", "'TBA'"), ("xxx", "'xxx'"), ("What???", "'???'"),
     ("Lorem ipsum dolor", "'Lorem ipsum'"), ("[insert the cause]", "'[insert the cause]'"),
     ("Caused by …", "'Caused by …'")],
)  # fmt: skip
def test_a_placeholder_is_found(text: str, left: str) -> None:
    assert found(entries.placeholder_left, generic(risk(cause=text))) == [
        finding(entries.placeholder_left, ("risks", 2, "cause"), "what is meant", left,
                "Replace it.")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Caused by a late grant", "TB controls", "Really?", "[added: the fire service]", "Exxon",
     "The date has yet to be confirmed", "Century XX", "Insert it"],
)  # fmt: skip
def test_plain_words_are_no_placeholder(text: str) -> None:
    assert found(entries.placeholder_left, generic(risk(cause=text))) == []


def test_a_placeholder_is_found_in_every_table_but_where_it_is_quoted() -> None:
    looked_at = generic(
        risk("R1"), risk("R2", stage="Closed", notes="TBC"),
        updates=[{"reference": "R1", "date": date(2026, 1, 1), "update": "TBC"}],
        stated=[{"reference": "R1", "figure": "owner", "value": "TBC", "place": "page 1"}],
    )  # fmt: skip
    assert [str(each.place) for each in found(entries.placeholder_left, looked_at)] == [
        "updates.csv, line 2, column update"
    ]


def test_a_description_that_two_risks_share_is_found() -> None:
    same = "Nobody watches the delivery of the plan."
    looked_at = generic(
        risk("R1", description=same), risk("R2", description=f" {same.upper()}"),
        risk("R3", description="Redacted"), risk("R4", description="Redacted"),
        risk("R5", description=same, stage="Closed"),
    )  # fmt: skip
    assert found(entries.description_repeated, looked_at) == [
        finding(entries.description_repeated, ("risks", 3, "description"),
                "other words than those of R1", "' NOBODY WATCHES THE DELIVERY OF THE PLAN.'",
                "Say what sets the two risks apart.", Severity.NOTE, "R2")
    ]  # fmt: skip


def test_a_link_within_the_register_to_no_risk_is_found() -> None:
    links = [
        {"reference": "R1", "kind": "Depends on", "their_reference": "R9"},
        {"reference": "R1", "kind": "Depends on", "their_reference": "R2"},
        {"reference": "R1", "kind": "Joint", "their_reference": "R9", "organisation": "Force"},
        {"reference": "R1", "kind": "Joint"},
        {"reference": "R2", "kind": "Depends on", "their_reference": "R9"},
    ]
    looked_at = generic(risk(), risk("R2", stage="Closed"), links=links)
    assert found(entries.link_unknown, looked_at) == [
        finding(entries.link_unknown, ("links", 2, "their_reference"),
                "the reference of a risk of this register", "'R9'",
                "Correct the reference, or name the organisation whose risk it is.",
                Severity.ERROR)
    ]  # fmt: skip


def test_a_reference_that_had_left_is_found_when_it_is_live() -> None:
    history = [
        {"reference": reference, "quarter": date(2025, month, 30), "state": "Closed"}
        for reference in ("R1", "R2") for month in (6, 9)
    ]  # fmt: skip
    history += [{"reference": "R3", "quarter": date(2025, 9, 30), "state": "Not on the register"}]
    looked_at = generic(risk(), risk("R2", stage="Closed"), risk("R3"), history=history)
    assert found(entries.reference_used_again, looked_at) == [
        finding(entries.reference_used_again, ("risks", 2, "reference"),
                "a reference that no risk had before", "one that was closed on 30/09/2025",
                "Give the new risk a reference of its own.")
    ]  # fmt: skip
