"""Rules on sealed quarters: each alteration alone is found, and names what was altered."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risk_register.checks import seals
from risk_register.checks.rule import Rule
from risk_register.findings import Severity
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.seals import position_seal, quarter_seal, sealed
from tests.risk_register.checks.found import found
from tests.risk_register.sealing import (
    AS_AT,
    CORRECTIONS,
    HISTORY,
    JUNE,
    MARCH,
    SCHEME,
    SEPTEMBER,
    altered,
    three_quarters,
    unsealed,
    with_rows,
)

THREE = three_quarters()


def told(rule: Rule, of: Register) -> list[tuple[str, str, str]]:
    """Where a rule finds something, what was expected and what is there."""
    return [(str(each.place), each.expected, each.actual) for each in found(rule, of)]


def codes(of: Register) -> list[str]:
    return [each.code for rule in seals.RULES for each in found(rule, of)]


def test_sealed_quarters_that_nobody_touched_are_whole() -> None:
    assert codes(THREE) == []


def test_a_register_without_seals_has_none_that_are_broken() -> None:
    assert codes(unsealed()) == []


def _with_log(of: Register, change: str) -> Register:
    row = Row({"version": "2", "date": AS_AT, "change": change}, Place("versions.csv", 3))
    return with_rows(of, "versions", [row])


def test_a_quarter_that_the_version_log_calls_sealed_has_that_seal() -> None:
    seal = THREE.rows("quarters")[1].text("seal")
    logged = "Rolled forward: 31/03/2025 sealed as it was found; 3 positions of 30/06/2025 sealed"
    assert codes(_with_log(THREE, f"{logged} ({seal[:16]}). Read out.")) == []
    assert codes(_with_log(THREE, "No positions of 31/12/2024 sealed (lost)")) == []
    other = _with_log(THREE, f"{logged} (0123456789abcdef); 1 control put back")
    assert told(seals.seal_logged, other) == [
        ("versions.csv, line 3, column change",
         "the seal of 30/06/2025 that begins '0123456789abcdef', as logged",
         f"'{seal[:16]} …'")
    ]  # fmt: skip


def test_whoever_takes_every_seal_off_is_told_of_by_the_version_log() -> None:
    bare = _with_log(unsealed(), "1 position of 30/09/2025 sealed (0123456789abcdef)")
    assert [each[2] for each in told(seals.seal_logged, bare)] == ["no seal"]
    assert codes(bare) == ["seal-logged"]


def test_the_order_of_rows_does_not_count() -> None:
    shuffled = THREE
    for table in ("history", "quarters", "corrections"):
        shuffled = with_rows(shuffled, table, [*reversed(THREE.rows(table))])
    assert codes(shuffled) == []


def test_labels_and_notes_may_be_changed() -> None:
    assert codes(altered(THREE, "quarters", 0, label="Q4 2024/25", note="As printed")) == []


def test_what_a_later_scheme_makes_of_a_position_may_be_added() -> None:
    assert codes(altered(THREE, "history", 0, restated_score=12)) == []


def test_an_altered_position_is_named_with_its_row_and_nothing_else_is() -> None:
    changed = altered(THREE, "history", 3, score=12)
    assert told(seals.row_altered, changed) == [
        ("history.csv, line 5, column seal", "the position of R1 on 30/06/2025 as it was sealed",
         "'Scored, 4, 4, 12, High'")
    ]  # fmt: skip
    assert codes(changed) == ["seal-row"]


def test_a_seal_of_a_position_that_was_altered_is_named_with_its_row() -> None:
    changed = altered(THREE, "history", 3, seal="0123456789abcdef")
    assert codes(changed) == ["seal-row"]
    assert found(seals.row_altered, changed)[0].reference == "R1"


def test_a_position_that_lost_its_seal_is_named() -> None:
    changed = altered(THREE, "history", 3, seal=None)
    assert told(seals.row_altered, changed) == [
        ("history.csv, line 5, column seal", "a position of R1 on 30/06/2025 with its seal",
         "no seal: it came later, or lost it")
    ]  # fmt: skip
    assert codes(changed) == ["seal-row"]


def test_a_position_that_was_altered_together_with_its_seal_breaks_its_quarter() -> None:
    [*rows] = THREE.rows("history")
    rows[3] = replace(rows[3], values={**rows[3].values, "score": 12})
    rows[3] = replace(rows[3], values={**rows[3].values, "seal": position_seal(rows[3])})
    changed = with_rows(THREE, "history", rows)
    assert told(seals.quarter_altered, changed) == [
        ("quarters.csv, line 3, column seal", "the quarter of 30/06/2025 as it was sealed",
         "another: its own seal, rows together with theirs, its corrections (R1 of 2025-05-02), "
         "its scheme, or the seal of the quarter before")
    ]  # fmt: skip
    assert codes(changed) == ["seal-quarter"]


def test_a_position_that_was_removed_is_counted_and_guessed_from_the_quarters_beside() -> None:
    rows = [row for at, row in enumerate(THREE.rows("history")) if at != 4]
    changed = with_rows(THREE, "history", rows)
    assert told(seals.quarter_altered, changed) == [
        ("quarters.csv, line 3, column seal", "the quarter of 30/06/2025 as it was sealed",
         "2 positions, where 3 were sealed; the quarters beside it also have R2")
    ]  # fmt: skip
    assert codes(changed) == ["seal-quarter"]


def test_a_position_that_was_added_with_a_seal_of_its_own_is_named() -> None:
    row = THREE.rows("history")[0]
    row = replace(row, values={**row.values, "reference": "R4", "quarter": JUNE})
    row = replace(row, values={**row.values, "seal": position_seal(row)})
    changed = with_rows(THREE, "history", [*THREE.rows("history"), row])
    assert [each[2] for each in told(seals.quarter_altered, changed)] == [
        "another position, that of R4"
    ]
    assert codes(changed) == ["seal-quarter"]


def test_a_correction_that_was_backdated_is_named() -> None:
    row = THREE.rows("corrections")[2]
    late = replace(row, values={**row.values, "quarter": MARCH, "date": date(2025, 6, 29)})
    changed = with_rows(THREE, "corrections", [*THREE.rows("corrections"), late])
    assert [each[1:] for each in told(seals.quarter_altered, changed)] == [
        ("the quarter of 30/06/2025 as it was sealed",
         "another correction, that of R3: it was backdated")
    ]  # fmt: skip


@pytest.mark.parametrize("number", [0, 1])
def test_a_sealed_correction_that_was_removed_breaks_the_quarter_it_was_made_in(
    number: int,
) -> None:
    rows = [row for at, row in enumerate(THREE.rows("corrections")) if at != number]
    changed = with_rows(THREE, "corrections", rows)
    quarter = ("30/06/2025", "30/09/2025")[number]
    assert [each[1] for each in told(seals.quarter_altered, changed)] == [
        f"the quarter of {quarter} as it was sealed"
    ]
    assert codes(changed) == ["seal-quarter"]


def test_a_correction_after_the_last_sealed_quarter_is_still_open() -> None:
    assert codes(altered(THREE, "corrections", 2, reason="Found in the minutes of May")) == []


def test_the_scheme_of_a_quarter_is_sealed_and_another_one_known_is_named() -> None:
    changed = altered(THREE, "quarters", 1, scheme="northshire-2022")
    assert [each[2] for each in told(seals.quarter_altered, changed)] == [
        "the scheme 'northshire-2022' instead of 'generic-5x5'"
    ]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("positions", 2, "3, the number of positions sealed for 30/06/2025"),
     ("scored", 3, "2, the number of scores sealed for 30/06/2025"),
     ("total", 40, "22, the total of scores sealed for 30/06/2025")],
)  # fmt: skip
def test_the_sealed_figures_are_those_of_the_positions(
    name: str, value: int, expected: str
) -> None:
    changed = altered(THREE, "quarters", 1, **{name: value})
    assert told(seals.quarter_altered, changed) == [
        (f"quarters.csv, line 3, column {name}", expected, f"'{value}'")
    ]


def test_a_seal_that_was_altered_or_removed_is_told_once_and_not_of_the_quarters_after() -> None:
    changed = altered(THREE, "quarters", 0, seal="0" * 64)
    assert [each[0] for each in told(seals.quarter_altered, changed)] == [
        "quarters.csv, line 2, column seal"
    ]
    removed = altered(THREE, "quarters", 0, seal=None)
    assert [each[2] for each in told(seals.quarter_altered, removed)] == ["no seal: it was removed"]
    assert codes(removed) == ["seal-quarter"]


def test_a_row_of_the_quarters_that_was_removed_is_told_by_its_positions() -> None:
    changed = with_rows(THREE, "quarters", [*THREE.rows("quarters")[1:]])
    assert told(seals.quarter_altered, changed) == [
        ("history.csv, line 2, column seal", "the quarter of 31/03/2025 as it was sealed",
         "sealed positions, and no row among Quarters")
    ]  # fmt: skip
    assert codes(changed) == ["seal-quarter"]


def test_a_quarter_that_was_removed_altogether_breaks_the_one_after() -> None:
    history = [row for row in THREE.rows("history") if row.day("quarter") != JUNE]
    changed = with_rows(THREE, "history", history)
    changed = with_rows(changed, "quarters", [THREE.rows("quarters")[at] for at in (0, 2)])
    assert [each[1] for each in told(seals.quarter_altered, changed)] == [
        "the quarter of 30/09/2025 as it was sealed"
    ]


def test_a_quarter_that_was_sealed_anew_breaks_the_one_after() -> None:
    """Whoever alters a quarter has to renew every seal after it, and those are in certificates."""
    renewed = sealed(altered(THREE, "history", 3, score=12), JUNE, SCHEME)
    assert [each[1] for each in told(seals.quarter_altered, renewed)] == [
        "the quarter of 30/09/2025 as it was sealed"
    ]


def test_an_unsealed_quarter_before_a_sealed_one_is_a_warning() -> None:
    made = sealed(sealed(unsealed(), MARCH, SCHEME), SEPTEMBER, SCHEME)
    [finding] = found(seals.quarter_unsealed, made)
    assert (str(finding.place), finding.severity) == (
        "history.csv, line 5, column quarter", Severity.WARNING,
    )  # fmt: skip
    assert codes(made) == ["quarter-unsealed"]


def test_an_unsealed_quarter_after_the_last_sealed_one_waits_for_its_seal() -> None:
    assert codes(sealed(unsealed(), MARCH, SCHEME)) == []


def test_a_seal_is_that_of_its_parts_in_whatever_form_the_register_was() -> None:
    made = [row.text("seal") for row in THREE.rows("quarters")]
    assert made == [quarter_seal(THREE, day, SCHEME) for day in (MARCH, JUNE, SEPTEMBER)]
    assert len(set(made)) == 3
    assert all(len(seal) == 64 for seal in made)


_HISTORY = [name for name in HISTORY[0] if name != "reference"] + ["stage", "seal"]
_QUARTERS = ["positions", "scored", "total", "scheme", "seal"]
_CORRECTIONS = [*CORRECTIONS[0]]


@st.composite
def single_changes(draw: st.DrawFn) -> tuple[str, int, str, Any]:
    """A table, a row of it, a field that is sealed, and a value that is not there."""
    table, rows, names = draw(
        st.sampled_from([("history", 9, _HISTORY), ("quarters", 3, _QUARTERS),
                         ("corrections", 2, _CORRECTIONS)])
    )  # fmt: skip
    number, name = draw(st.integers(0, rows - 1)), draw(st.sampled_from(names))
    was = THREE.rows(table)[number][name]
    if isinstance(was, date):
        values: st.SearchStrategy[Any] = st.dates(date(2024, 1, 1), AS_AT)
    elif isinstance(was, int):
        values = st.integers(0, 99) | st.none()
    else:
        values = st.text('abc XYZ-é,"\\', min_size=1, max_size=5) | st.none()
    return table, number, name, draw(values.filter(lambda value: value != was))


@settings(max_examples=150, deadline=None)
@given(single_changes())
def test_any_single_change_of_what_is_sealed_is_found(change: tuple[str, int, str, Any]) -> None:
    """It names the right quarter; a change of a position names its row, and no other one."""
    table, number, name, value = change
    changed = altered(THREE, table, number, **{name: value})
    problems = [each for rule in seals.RULES for each in found(rule, changed)]
    quarters = {"corrections": (JUNE, SEPTEMBER)}.get(table, (MARCH, JUNE, SEPTEMBER))
    quarter = quarters[number // 3 if table == "history" else number]
    named = [each for each in problems if f"{quarter:%d/%m/%Y}" in each.expected]
    altered_rows = [each.place.line for each in problems if each.code == "seal-row"]
    assert named
    assert altered_rows == ([number + 2] if table == "history" else [])
    if name not in ("quarter", "date"):
        assert named == problems
        assert len(problems) == 1


def test_a_position_moved_to_another_quarter_breaks_both() -> None:
    changed = altered(THREE, "history", 3, quarter=SEPTEMBER)
    assert [each.code for each in found(seals.row_altered, changed)] == ["seal-row"]
    assert [each[1] for each in told(seals.quarter_altered, changed)] == [
        "the quarter of 30/06/2025 as it was sealed",
        "the quarter of 30/09/2025 as it was sealed",
    ]
