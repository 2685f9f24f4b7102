"""Which meeting a pack is for, and what counts as new for its committee."""

from dataclasses import replace
from datetime import date

import pytest

from appendices.meeting import NO_MEETING, Meeting, as_seen_by, meeting_of
from risk_register.changes import changes_since
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.values import Value
from tests.registers import example

PANEL, BOARD = "Joint Audit Panel", "Board of the Commissioner"
"""The panel meets in July and October, the board in between."""


def _meeting(committee: str, day: date, position: date | None = None) -> Row:
    values: dict[str, Value] = {"committee": committee, "date": day, "position_date": position}
    return Row(values, Place("meetings.csv", line=2))


@pytest.fixture
def register() -> Register:
    """As at 30 September 2023."""
    base = example("leicestershire-2023-10")
    rows = (
        _meeting(PANEL, date(2023, 10, 26), date(2023, 9, 30)),
        _meeting(BOARD, date(2023, 9, 4), date(2023, 8, 31)),
        _meeting(PANEL, date(2023, 7, 27), date(2023, 6, 30)),
        _meeting(BOARD, date(2023, 11, 6), date(2023, 10, 31)),
    )
    settings = replace(base.settings, as_at=date(2023, 9, 30))
    return replace(base, settings=settings, tables={**base.tables, "meetings": rows})


def test_without_a_name_it_is_the_committee_of_the_latest_meeting(register: Register) -> None:
    assert meeting_of(register)[0] == Meeting(BOARD, date(2023, 11, 6), date(2023, 10, 31))


@pytest.mark.parametrize("name", ["audit panel", PANEL, "panel 26/10/2023", "2023-10-26"])
def test_a_part_of_the_name_or_the_date_will_do(register: Register, name: str) -> None:
    found, findings = meeting_of(register, name)
    assert found == Meeting(PANEL, date(2023, 10, 26), date(2023, 9, 30))
    assert findings == []


def test_changes_run_from_that_committees_own_previous_meeting(register: Register) -> None:
    panel, board = meeting_of(register, "panel")[0], meeting_of(register, "board")[0]
    assert panel and board
    assert changes_since(as_seen_by(register, panel)) == date(2023, 7, 27)
    assert changes_since(as_seen_by(register, board)) == date(2023, 9, 4)


def test_todays_words_are_not_printed_under_an_earlier_date(register: Register) -> None:
    found, [finding] = meeting_of(register, "panel 27/07/2023")
    assert found is None
    assert str(finding) == (
        "meetings.csv, line 2: expected a meeting whose papers speak of 30/09/2023, the as-at "
        "date, or later; for an earlier one, the folder that was archived for its quarter, got "
        "Joint Audit Panel, whose papers speak of 30/06/2023"
    )


@pytest.mark.parametrize(
    ("quarters", "folder"),
    [
        ([date(2023, 3, 31), date(2023, 6, 30), date(2023, 8, 31)], "2023-06-30"),
        ([date(2023, 3, 31), date(2023, 6, 29)], "2023-06-29"),
    ],
)
def test_the_refusal_names_the_folder_of_the_last_quarter_up_to_that_date(
    register: Register, quarters: list[date], folder: str
) -> None:
    """The register of that folder speaks of no later date than the papers of 30/06/2023."""
    history = tuple(
        Row({"reference": "R1", "quarter": day, "state": "Closed"}, Place("history.csv", 2))
        for day in quarters
    )
    [finding] = meeting_of(_with_history(register, history), "panel 27/07/2023")[1]
    assert f"the folder that was archived for its quarter, quarters/{folder}, got" in str(finding)


def _with_history(register: Register, rows: tuple[Row, ...]) -> Register:
    return replace(register, tables={**register.tables, "history": rows})


@pytest.mark.parametrize("name", ["Cabinet", "board 26/10/2023", "o"])
def test_a_meeting_that_nobody_can_tell_is_refused_with_those_there_are(
    register: Register, name: str
) -> None:
    found, [finding] = meeting_of(register, name)
    assert found is None
    assert finding.code == "meeting-unknown"
    assert "Joint Audit Panel 26/10/2023; Board of the Commissioner 04/09/2023" in finding.expected


def test_a_register_without_meetings_gives_a_pack_without_one(register: Register) -> None:
    bare = replace(register, tables={**register.tables, "meetings": ()})
    found, [finding] = meeting_of(bare)
    assert found == NO_MEETING
    assert finding.code == "meeting-missing"
