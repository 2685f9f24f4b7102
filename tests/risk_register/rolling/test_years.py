"""Years of a register: whatever is done to it, the proof, the seals and the history hold."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from risk_register.agreement import check_agreement
from risk_register.findings import errors
from risk_register.folder_files import folder_files
from risk_register.lists import STAGES
from risk_register.register import Register, Row
from risk_register.rolling.proof import Proof
from risk_register.rolling.roll_forward import roll_forward
from risk_register.seals import position_seal, quarter_seal
from risk_register.values import add_months
from tests.registers import register
from tests.risk_register.making import read_folder
from workbook_builder.build import build
from workbook_builder.reading.workbook import read_workbook

START = date(2020, 3, 31)
LIVE = (None, "Live", "Closure proposed")

Step = Callable[[Register], Register]


class Years:
    """A register, and what was seen of it at the end of each of its quarters."""

    def __init__(self) -> None:
        """Begins with two risks."""
        self.register = register("generic-5x5", START, risks=[_risk(1, 4, 5), _risk(2, 1, 1)])
        self.live: dict[date, set[str]] = {}
        self.all: dict[date, set[str]] = {}

    def roll(self) -> None:
        """Ends the quarter and looks at everything that ought to be true."""
        before = self.register
        as_at = before.settings.as_at
        self.live[as_at] = {r.reference for r in before.entries if r["stage"] in LIVE}
        self.all[as_at] = {r.reference for r in before.entries}
        rolled, findings = roll_forward(before, _next_end(as_at))
        assert rolled, [str(each) for each in findings]
        assert rolled.proof
        self.check_proof(rolled.proof)
        self.register = rolled.register
        self.check_seals()
        self.check_history()

    def check_proof(self, proof: Proof) -> None:
        """It adds up, and both its ends are what was seen."""
        assert proof.adds_up
        assert {*proof.closing} == self.live[proof.as_at]
        if proof.previous is None:
            return
        came = {ref for line in proof.lines if line.sign > 0 for ref in line.entries}
        left = {ref for line in proof.lines if line.sign < 0 for ref in line.entries}
        opening, closing = {*proof.opening}, self.live[proof.as_at]
        assert closing - opening <= came
        assert opening - closing <= left
        corrected = {reference for reference, _ in self.register.corrections}
        assert opening - corrected == self.live[proof.previous] - corrected

    def check_seals(self) -> None:
        """Every seal is what it is when it is worked out anew."""
        for row in self.register.rows("history"):
            assert row.text("seal") == position_seal(row)
        for row in self.register.rows("quarters"):
            quarter = row.day("quarter")
            assert quarter
            assert row.text("seal") == quarter_seal(self.register, quarter, "generic-5x5")

    def check_history(self) -> None:
        """Every risk that was in the table has a position at every quarter's end since."""
        rows = [(row.day("quarter"), row.reference) for row in self.register.rows("history")]
        assert len(rows) == len({*rows})
        assert {*rows} == {(day, ref) for day, there in self.all.items() for ref in there}
        assert not errors(check_agreement(self.register))


def _next_end(day: date) -> date:
    """The end of the next quarter."""
    return add_months(day + timedelta(days=1), 3) - timedelta(days=1)


def _risk(number: int, likelihood: int, impact: int, **more: Any) -> dict[str, Any]:
    return {
        "reference": f"R{number}", "title": f"Risk {number}", "current_likelihood": likelihood,
        "current_impact": impact, **more,
    }  # fmt: skip


# What officers do in a quarter


def _changed(of: Register, table: str, at: int, **values: Any) -> Register:
    """A register with other values in one row of a table, if it has any."""
    rows = [*of.rows(table)]
    if rows:
        row = rows[at % len(rows)]
        rows[at % len(rows)] = replace(row, values={**row.values, **values})
    return replace(of, tables={**of.tables, table: tuple(rows)})


def _added(of: Register, table: str, values: dict[str, Any]) -> Register:
    row = Row(values, of.entries[0].place)
    return replace(of, tables={**of.tables, table: (*of.rows(table), row)})


def _scored(at: int, likelihood: int | None, impact: int) -> Step:
    return lambda of: _changed(
        of, "risks", at, current_likelihood=likelihood, current_impact=impact
    )


def _staged(at: int, stage: str | None) -> Step:
    """Closed, reopened, moved down or up, merged, become an issue: all of it is a stage."""
    return lambda of: _changed(of, "risks", at, stage=stage, stage_date=of.settings.as_at)


def _new(likelihood: int, recorded: int | None) -> Step:
    """A risk that says by how many days ago it was recorded, or does not say."""

    def step(of: Register) -> Register:
        day = of.settings.as_at
        more = {} if recorded is None else {"first_recorded": day - timedelta(days=recorded)}
        return _added(of, "risks", _risk(len(of.entries) + 1, likelihood, 3, **more))

    return step


def _split(at: int) -> Step:
    """One risk goes on under two others, which are new."""

    def step(of: Register) -> Register:
        old = of.entries[at % len(of.entries)].reference
        of = _changed(of, "risks", at, stage="Split")
        for _ in range(2):
            of = _new(3, recorded=0)(of)
            link = {"reference": old, "kind": "Continued under",
                    "their_reference": of.entries[-1].reference}  # fmt: skip
            of = _added(of, "links", link)
        return of

    return step


def _controlled(at: int) -> Step:
    def step(of: Register) -> Register:
        control = {
            "control_id": f"C{len(of.rows('controls')) + 1}", "control": "A lock",
            "reference": of.entries[at % len(of.entries)].reference, "kind": "Planned",
            "due": of.settings.as_at, "new": "Yes",
        }  # fmt: skip
        return _added(of, "controls", control)

    return step


def _completed(at: int) -> Step:
    return lambda of: _changed(of, "controls", at, completed=of.settings.as_at)


def _put_back(at: int) -> Step:
    return lambda of: _changed(of, "controls", at, due=_next_end(of.settings.as_at))


def _corrected(at: int, state: str) -> Step:
    """A sealed position of the past, each at most once on a date."""

    def step(of: Register) -> Register:
        past = of.rows("history")
        if not past:
            return of
        position = past[at % len(past)]
        values: dict[str, Any] = {
            "reference": position.reference, "quarter": position["quarter"], "state": state,
            "date": of.settings.as_at, "by": "Treasurer", "reason": "Read wrongly",
            **({"score": 9, "band": "Medium"} if state == "Scored" else {}),
        }  # fmt: skip
        same = [
            row for row in of.rows("corrections")
            if all(row[n] == values[n] for n in ("reference", "quarter", "date"))
        ]  # fmt: skip
        return of if same else _added(of, "corrections", values)

    return step


def _sorted(of: Register) -> Register:
    """Officers sort their tables: no order of rows means anything."""
    return replace(of, tables={name: rows[::-1] for name, rows in of.tables.items()})


_AT, _LEVEL = st.integers(0, 30), st.integers(1, 5)
_STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(_scored, _AT, _LEVEL | st.none(), _LEVEL),
    st.builds(_staged, _AT, st.sampled_from([None, *STAGES])),
    st.builds(_new, _LEVEL, st.sampled_from([None, 0, 30, 4_000])),
    st.builds(_split, _AT),
    st.builds(_controlled, _AT),
    st.builds(_completed, _AT),
    st.builds(_put_back, _AT),
    st.builds(_corrected, _AT, st.sampled_from(["Scored", "Closed", "Not recorded"])),
    st.just(_sorted),
)


# Re-read


def _as_folder(of: Register) -> Register:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in folder_files(of, with_scheme=True).items():
            Path(folder, name).write_bytes(content)
        found, findings = read_folder(Path(folder))
    assert not findings
    return found


def _as_workbook(of: Register) -> Register:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "register.xlsx")
        path.write_bytes(build(of))
        found, findings = read_workbook(path)
    assert found
    assert not findings
    return found


_QUARTERS = st.lists(st.lists(_STEPS, max_size=8), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_QUARTERS, st.data())
def test_the_proof_the_seals_and_the_history_hold_over_years(
    quarters: list[list[Step]], data: st.DataObject
) -> None:
    years = Years()
    for steps in quarters:
        for step in steps:
            years.register = step(years.register)
        if data.draw(st.integers(0, 4)) == 0:
            years.register = _as_folder(years.register)
        years.roll()


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(_STEPS, min_size=2, max_size=6), min_size=2, max_size=3))
def test_they_hold_where_each_quarter_is_a_workbook_that_is_read(
    quarters: list[list[Step]],
) -> None:
    years = Years()
    for steps in quarters:
        for step in steps:
            years.register = step(years.register)
        years.register = _as_workbook(years.register)
        years.roll()


def test_a_position_that_is_altered_is_noticed() -> None:
    """Else the properties above would say nothing."""
    years = Years()
    years.roll()
    years.register = _changed(years.register, "history", 0, score=1)
    with pytest.raises(AssertionError):
        years.check_seals()
