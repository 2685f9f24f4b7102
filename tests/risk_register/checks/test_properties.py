"""A right register has no finding; one thing that is broken gives the finding meant for it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risk_register.checks import (
    corrections,
    dates,
    entries,
    governance,
    movements,
    printed,
    scheme,
    scores,
    seals,
)
from risk_register.checks.run import RULES as ALL
from risk_register.checks.run import run
from risk_register.findings import Finding
from risk_register.register import Register
from tests.risk_register.checks.right import PEOPLE, SCHEMES, Line, Tables, right
from tests.risk_register.registers_drawn import registers

RULES = (
    *entries.RULES, *scores.RULES, *movements.RULES, *dates.RULES, *governance.RULES,
    *printed.RULES, *seals.RULES, *corrections.RULES,
)  # fmt: skip
OF_SCHEME = {
    "generic-5x5": [],
    "leicestershire-2023": ["ranges-overlap", "ranges-gap", "bands-alike"],
    "cambridgeshire-2017": ["ranges-overlap", "ranges-overlap", "ranges-gap", "ranges-gap"],
    "wmpcc-2024": [],
}
"""What is found of the schemes themselves, whatever the register."""


@settings(max_examples=60, deadline=None)
@given(registers())
def test_no_register_is_too_odd_for_the_rules(register: Register) -> None:
    """Every rule that runs says something of everything that it finds."""
    report = run(register)
    for each in report.findings:
        assert each.expected and each.actual and each.remedy, each.code
    assert {rule.code for rule in ALL}.issuperset(report.not_run)


@settings(max_examples=150, deadline=None)
@given(right())
def test_a_right_register_has_no_finding(tables: Tables) -> None:
    made = tables.register()
    assert run(made, RULES).findings == ()
    assert [each.code for each in run(made, scheme.RULES).findings] == OF_SCHEME[tables.rules.name]


Break = Callable[[Tables, Line], set[str]]
"""Breaks one risk, and says which codes are then found of it; none where it cannot be broken."""


def owner(_: Tables, risk: Line) -> set[str]:
    risk["owner"] = None
    return {"owner-missing"}


def status(_: Tables, risk: Line) -> set[str]:
    risk["status"] = None
    return {"status-missing"}


def someone_left(tables: Tables, risk: Line) -> set[str]:
    tables.rows["people"].append({"person": "Gone", "to": tables.as_at - timedelta(days=1)})
    risk["owner"] = "Gone"
    return {"person-left"}


def review_ahead(tables: Tables, risk: Line) -> set[str]:
    risk["last_review"] = tables.as_at + timedelta(days=1)
    return {"date-after-as-at"}


def recorded_late(tables: Tables, risk: Line) -> set[str]:
    risk["first_recorded"] = tables.as_at
    risk["last_review"] = tables.as_at - timedelta(days=1)
    for row in tables.of("updates", risk["reference"]):
        row["date"] = tables.as_at
    tables.rows["history"] = [
        {"reference": row["reference"], "quarter": row["quarter"], "state": "Not recorded"}
        if row["reference"] == risk["reference"]
        else row
        for row in tables.rows["history"]
    ]
    awaiting = "new-without-awaiting-review"
    may_wait = tables.rules.status_means.get("awaiting_review", ())
    expected = {"date-before-recorded", "review-behind-log"}
    is_silent = bool(may_wait) and risk["status"] not in may_wait
    return expected | ({awaiting} if is_silent else set())


def placeholder(_: Tables, risk: Line) -> set[str]:
    risk["title"] = "TBC"
    return {"placeholder-left"}


def same_description(tables: Tables, risk: Line) -> set[str]:
    risk["description"] = tables.rows["risks"][0]["description"]
    return {"description-repeated"} if risk is not tables.rows["risks"][0] else set()


def link(tables: Tables, risk: Line) -> set[str]:
    row = {"reference": risk["reference"], "kind": "Depends on", "their_reference": "R99"}
    tables.rows["links"].append(row)
    return {"link-unknown"}


def used_again(tables: Tables, risk: Line) -> set[str]:
    quarter = tables.before - timedelta(days=90)
    row = {"reference": risk["reference"], "quarter": quarter, "state": "Closed"}
    tables.rows["history"].append(row)
    return {"reference-used-again"}


def current_up(tables: Tables, risk: Line) -> set[str]:
    """To the top of both scales, from an inherent assessment that is not there."""
    if risk["inherent_likelihood"] == 5 and risk["inherent_impact"] == 5:
        return set()
    risk["current_likelihood"] = risk["current_impact"] = 5
    tables.rows["controls"].append({"reference": risk["reference"], "kind": "Planned",
                                    "owner": PEOPLE[0]})  # fmt: skip
    names = any("score_after" in row for row in tables.of("updates", risk["reference"]))
    return {"current-above-inherent"} | ({"log-score-differs"} if names else set())


def target_up(_: Tables, risk: Line) -> set[str]:
    if risk["current_likelihood"] == 5 and risk["current_impact"] == 5:
        return set()
    risk["target_likelihood"] = risk["target_impact"] = 5
    return {"target-above-current"}


def past_up(tables: Tables, risk: Line) -> set[str]:
    if risk["inherent_likelihood"] == 5 and risk["inherent_impact"] == 5:
        return set()
    row = {"reference": risk["reference"], "quarter": tables.before - timedelta(days=90),
           "state": "Scored", "score": 25}  # fmt: skip
    risk["first_recorded"] = date(2025, 1, 1)
    tables.rows["history"].append(row)
    return {"past-above-inherent"}


def dropped(tables: Tables, risk: Line) -> set[str]:
    for row in tables.of("history", risk["reference"]):
        row |= {"state": "Scored", "score": 25}
    for row in tables.of("updates", risk["reference"]):
        row.pop("score_after", None)
        row["update"] = "Seen."
    risk["first_recorded"] = date(2025, 1, 1)
    risk["inherent_likelihood"] = risk["inherent_impact"] = 5
    score = risk["current_likelihood"] * risk["current_impact"]
    return {"drop-unexplained"} if score < 25 else set()


def log(tables: Tables, risk: Line) -> set[str]:
    row = {"reference": risk["reference"], "date": risk["last_review"], "update": "Seen.",
           "likelihood_after": 1 + risk["current_likelihood"] % 4}  # fmt: skip
    tables.rows["updates"].append(row)
    return {"log-score-differs"}


def overdue(tables: Tables, risk: Line) -> set[str]:
    high = [months for band in tables.rules.bands if (months := band.review_months)]
    days = 31 * max([*high, 3]) + 1
    risk["first_recorded"] = date(2020, 1, 1)
    risk["last_review"] = tables.as_at - timedelta(days=days)
    for row in tables.of("updates", risk["reference"]):
        row["date"] = risk["last_review"]
    return {"review-overdue"}


def behind(tables: Tables, risk: Line) -> set[str]:
    if risk["last_review"] == tables.as_at:
        return set()
    row = {"reference": risk["reference"], "date": tables.as_at, "update": "Seen."}
    tables.rows["updates"].append(row)
    return {"review-behind-log"}


def late_control(tables: Tables, risk: Line) -> set[str]:
    row = {"control_id": "L", "reference": risk["reference"], "kind": "Planned", "owner": PEOPLE[0],
           "due": tables.as_at - timedelta(days=1)}  # fmt: skip
    tables.rows["controls"].append(row)
    means, found = tables.rules.status_means, {"control-overdue"}
    if means:
        found |= {"overdue-without-status"}
    if risk["status"] in means.get("nothing_open", ()):
        found |= {"nothing-open-with-open-control"}
    return found


def overdue_status(_: Tables, risk: Line) -> set[str]:
    is_new = risk["first_recorded"] == risk["last_review"]
    risk["status"] = "Overdue Control"
    return {"overdue-without-control"} | ({"new-without-awaiting-review"} if is_new else set())


def tasked_nothing(tables: Tables, risk: Line) -> set[str]:
    is_new = risk["first_recorded"] == risk["last_review"]
    risk["status"] = "Controls Tasked"
    for row in tables.of("controls", risk["reference"]):
        row["kind"] = "In place"
    return {"tasked-nothing"} | ({"new-without-awaiting-review"} if is_new else set())


def tasked_to_nobody(tables: Tables, risk: Line) -> set[str]:
    is_new = risk["first_recorded"] == risk["last_review"]
    risk["status"] = "Controls Tasked"
    for row in tables.of("controls", risk["reference"]):
        row |= {"kind": "Planned", "owner": None, "due": None}
    return {"tasked-to-nobody"} | ({"new-without-awaiting-review"} if is_new else set())


def officer(tables: Tables, risk: Line) -> set[str]:
    if risk["last_review"] == tables.as_at or risk["status"] == "Awaiting Review":
        return set()
    tables.rows["people"].append({"person": "Next", "from": tables.as_at})
    risk["responsible_officer"] = "Next"
    return {"officer-new-without-awaiting-review"}


def key_date(tables: Tables, risk: Line) -> set[str]:
    risk["next_key_date"] = tables.as_at - timedelta(days=1)
    return {"key-date-passed"}


def untreated(tables: Tables, risk: Line) -> set[str]:
    tables.rows["controls"] = [
        row for row in tables.rows["controls"] if row["reference"] != risk["reference"]
    ]
    above = risk["current_likelihood"] * risk["current_impact"] > 9
    return {"above-tolerance-untreated"} if above else set()


def expired(tables: Tables, risk: Line) -> set[str]:
    risk["accepted_until"] = tables.as_at - timedelta(days=1)
    above = risk["current_likelihood"] * risk["current_impact"] > 9
    return {"acceptance-expired"} if above else set()


def red(tables: Tables, risk: Line) -> set[str]:
    row = tables.of("history", risk["reference"])[0]
    row |= {"state": "Scored", "score": 16}
    days = [tables.before - timedelta(days=90 * back) for back in (1, 2)]
    tables.rows["history"] += [{**row, "quarter": day} for day in days]
    risk |= {f"{when}_{axis}": 4 for when in ("inherent", "current") for axis in (
        "likelihood", "impact")}  # fmt: skip
    risk |= {"target_likelihood": 1, "target_impact": 1, "first_recorded": date(2025, 1, 1)}
    tables.rows["updates"] = []
    tables.rows["controls"].append({"reference": risk["reference"], "kind": "Planned"})
    return {"red-unmoved"}


def issue(_: Tables, risk: Line) -> set[str]:
    risk["stage"] = "Issue"
    return {"issue-scored"}


def redacted(_: Tables, risk: Line) -> set[str]:
    risk["title"] = "Redacted"
    return {"redacted-without-reason"}


def mitigated_up(tables: Tables, risk: Line) -> set[str]:
    risk["mitigated_score"] = risk["unmitigated_score"] + 1
    return {"current-above-inherent"}


def direction(tables: Tables, risk: Line) -> set[str]:
    risk["direction"] = "Reduced"
    return {"direction-contradicted"}


def previous(tables: Tables, risk: Line) -> set[str]:
    before = tables.of("history", risk["reference"])[0]
    row = {"reference": risk["reference"], "figure": "previous_score", "value": "99", "place": "p"}
    tables.rows["stated"] = [row]
    unsaid = before["state"] == "Not recorded" or before.get("score") == 99
    return set() if unsaid else {"stated-differs"}


def closed_score(_: Tables, risk: Line) -> set[str]:
    risk["mitigated_score"] = 0
    return {"score-impossible"}


def entered(tables: Tables, risk: Line) -> set[str]:
    risk["current_score"] = 17
    names = any("score_after" in row for row in tables.of("updates", risk["reference"]))
    return {"score-overruled", "score-impossible"} | ({"log-score-differs"} if names else set())


def mark(_: Tables, risk: Line) -> set[str]:
    risk["current_likelihood"] = 1
    risk["current_impact"] = max(risk["current_impact"], risk["future_impact"])
    risk["future_likelihood"] = 1
    risk["likelihood_moved"] = "Increased"
    return {"mark-contradicted"}


GENERIC, LEICESTERSHIRE, CAMBRIDGESHIRE, WEST_MIDLANDS = SCHEMES
BREAKS: list[tuple[Break, tuple[str, ...]]] = [
    *((each, (GENERIC, LEICESTERSHIRE)) for each in (
        owner, status, someone_left, review_ahead, recorded_late, placeholder, same_description,
        link, used_again, log, overdue, behind, late_control, key_date,
    )),
    *((each, (GENERIC,)) for each in (
        current_up, target_up, past_up, dropped, untreated, expired, red, issue,
    )),
    *((each, (LEICESTERSHIRE,)) for each in (
        overdue_status, tasked_nothing, tasked_to_nobody, officer, redacted, entered,
    )),
    (mark, (CAMBRIDGESHIRE,)),
    *((each, (WEST_MIDLANDS,)) for each in (mitigated_up, direction, closed_score)),
    (previous, (LEICESTERSHIRE, WEST_MIDLANDS)),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "names"), BREAKS, ids=[each.__name__ for each, _ in BREAKS])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_one_thing_broken_gives_the_finding_meant_and_none_about_another_risk(
    broken: Break, names: tuple[str, ...], data: st.DataObject
) -> None:
    tables = data.draw(right(names))
    live = [row for row in tables.rows["risks"] if not row.get("stage")]
    risk = data.draw(st.sampled_from(live))
    expected = broken(tables, risk)
    findings = run(tables.register(), RULES).findings
    assert {each.code for each in findings if _about(each, risk)} >= expected
    assert {each.code for each in findings} == expected


def _about(finding: Finding, risk: Line) -> bool:
    return finding.reference == str(risk["reference"])
