"""The same register, kept in twenty ways, comes in twenty times the same."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from risk_register.register import Row
from risk_register.values import Value
from tests.intake.anyshire import DECEMBER, ONGOING, RISKS, SCHEME, SEPTEMBER, Risk
from tests.intake.importing import Imported, imported
from tests.intake.layouts import NAMES
from tests.intake.words import changed_away, lost, unaccounted

LABELS = {
    "rare", "unlikely", "possible", "likely", "almost", "certain",
    "insignificant", "minor", "moderate", "major", "severe",
}  # fmt: skip
BANDS = {"low", "medium", "high", "very"}
MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
}  # fmt: skip
NOTHING = {"n", "a"}
"""What is left of `N/A`, which became the state of a position."""

FEW = {"risks": 6, "controls": 12, "history": 12, "people": 3, "quarters": 2}


@pytest.fixture(scope="module", params=NAMES)
def came_in(request: pytest.FixtureRequest, written: Callable[[str], Path]) -> Imported:
    """One layout, imported."""
    return imported(written(request.param))


def test_every_risk_comes_in_as_it_was_written_down(came_in: Imported) -> None:
    assert came_in.register.scheme.name == SCHEME
    assert [_said(risk) for risk in came_in.register.entries] == [_expected(risk) for risk in RISKS]


def test_every_control_has_a_row(came_in: Imported) -> None:
    rows = came_in.register.rows("controls")
    assert [(row.reference, row["control"], row["kind"]) for row in rows] == [
        (risk.reference, control, "In place") for risk in RISKS for control in risk.controls
    ]


def test_past_quarters_are_the_history(came_in: Imported) -> None:
    rows = came_in.register.rows("history")
    assert [(row.reference, row["quarter"], row["state"], row["score"]) for row in rows] == [
        (risk.reference, quarter, *_position(score))
        for risk in RISKS
        for quarter, score in ((SEPTEMBER, risk.september), (DECEMBER, risk.december))
    ]


def test_nothing_is_in_a_table_that_the_file_says_nothing_of(came_in: Imported) -> None:
    tables = {name: len(rows) for name, rows in came_in.register.tables.items()}
    assert tables == {**FEW, "versions": 1}
    assert {row["person"] for row in came_in.register.rows("people")} == {"CEO", "CFO", "HoC"}


def test_the_account_names_every_cell(came_in: Imported) -> None:
    assert [*unaccounted(came_in)] == []


def test_no_word_is_lost(came_in: Imported) -> None:
    assert lost(came_in) == {}
    explained = LABELS | BANDS | MONTHS | NOTHING
    assert {word for word in changed_away(came_in) if not word.isdecimal()} <= explained


def test_a_word_that_is_lost_would_be_seen(came_in: Imported) -> None:
    first, *others = came_in.register.entries
    without = replace(first, values={**first.values, "cause": None})
    tables = {**came_in.register.tables, "risks": (without, *others)}
    register = replace(came_in.register, tables=tables)
    broken = replace(came_in, taken=replace(came_in.taken, register=register))
    assert lost(broken) == {"surveys": 1, "reach": 1, "few": 1, "young": 1, "people": 1}


def _said(risk: Row) -> dict[str, Value]:
    return {name: value for name, value in risk.values.items() if value is not None}


def _expected(risk: Risk) -> Mapping[str, object]:
    ongoing = risk.next_key_date == ONGOING
    date = {"notes": "Next key date: Ongoing"} if ongoing else {"next_key_date": risk.next_key_date}
    return {
        "reference": risk.reference,
        "title": risk.title,
        "cause": risk.cause,
        "effect": risk.effect,
        "objective": risk.objective,
        "owner": "; ".join(risk.owners),
        "status": risk.status,
        "first_recorded": risk.first_recorded,
        "last_review": risk.last_review,
        "current_likelihood": risk.likelihood,
        "current_impact": risk.impact,
        "target_likelihood": risk.target_likelihood,
        "target_impact": risk.target_impact,
        **date,
    }


def _position(score: int | str) -> tuple[str, int | None]:
    return ("Scored", score) if isinstance(score, int) else ("Not on the register", None)
