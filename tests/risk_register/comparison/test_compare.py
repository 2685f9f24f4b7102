"""What changed between two registers, written out for a quarter of an office's work."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from risk_register.comparison.change import Change, Kind, MovedBy, Renamed, Rescored, Slipped
from risk_register.comparison.compare import compare
from risk_register.comparison.sentences import part_of, pieces, sentence
from risk_register.passages import Passage
from risk_register.register import Register
from risk_register.rolling.roll_forward import roll_forward
from risk_register.scheme import Scheme
from tests.registers import example
from tests.risk_register.adoption.making import OCTOBER, TO_FIVE, adopted, in_2016, made_risk
from tests.risk_register.comparison.quarter import opened, quarter
from tests.risk_register.making import PRODUCT, changed, register_of, risk, scheme_of

SCHEME = scheme_of(PRODUCT)
LATER = date(2024, 6, 30)


def told(change: Change) -> tuple[str, str, str]:
    """What kind of change it is, of what, and what it says, wording with its marks."""
    words = "".join(f"[{each.how}: {each.text}]" if each.how else each.text
                    for each in pieces(change))  # fmt: skip
    return str(change.kind), part_of(change), words or sentence(change)


def by_risk(old: Register, new: Register) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for change in compare(old, new).changes:
        found.setdefault(change.reference, []).append(told(change))
    return found


def test_a_quarter_of_leicestershires_work_is_told_risk_by_risk(tmp_path: Path) -> None:
    old, new = quarter(tmp_path)
    found = by_risk(opened(old), opened(new))
    not_reviewed = {
        reference: [each[2] for each in told if each[0] == "Due and not reviewed"]
        for reference, told in found.items()
    }
    assert {reference: said for reference, said in not_reviewed.items() if said} == {
        "OPCC014": ["last reviewed 03/10/2023, due 03/01/2024"],
        "OPCC017": ["last reviewed 15/10/2023, due 15/01/2024"],
        "OPCC020": ["last reviewed 03/10/2023, due 03/01/2024"],
        "OPCC021": ["last reviewed 15/06/2023, due 15/09/2023"],
        "OPCC027": ["last reviewed 13/06/2023, due 13/09/2023"],
        "OPCC029": ["last reviewed 15/10/2023, due 15/01/2024"],
        "OPCC032": ["last reviewed 25/09/2023, due 25/12/2023"],
        "OPCC033": ["last reviewed 22/03/2023, due 22/06/2023"],
        "OPCC035": ["last reviewed 16/07/2023, due 16/10/2023"],
        "OPCC038": ["last reviewed 29/09/2023, due 29/12/2023"],
        "OPCC040": ["last reviewed 21/06/2023, due 21/09/2023"],
        "OPCC056": ["last reviewed 13/10/2023, due 13/01/2024"],
        "OPCC059": ["last reviewed 15/10/2023, due 15/01/2024"],
        "OPCC062": ["last reviewed 13/10/2023, due 13/01/2024"],
        "OPCC070": ["last reviewed 15/10/2023, due 15/01/2024"],
        "OPCC077": ["last reviewed 15/10/2023, due 15/01/2024"],
    }
    rest = {
        reference: kept
        for reference, told in found.items()
        if (kept := [each for each in told if each[0] != "Due and not reviewed"])
    }
    assert rest == EXPECTED


EXPECTED = {
    "OPCC005": [("Stage changed", "Stage", "Operational to Closed; on 15/12/2023; The team has "
                 "settled, agreed by SMT")],
    "OPCC007": [
        ("Re-owned", "Risk owner", "Chief Executive to Chief Executive Officer"),
        ("Reviewed", "Last review", "last reviewed 15/01/2024"),
        ("Control removed", "Controls (C003)",
         "Audit of the domestic violence partnership (The audit was called off)"),
    ],
    "OPCC020": [
        ("Status changed", "Status", "Controls Tasked to Overdue Control"),
        ("Entry changed", "Next key date", "October 2023 to March 2024"),
    ],
    "OPCC028": [
        ("Merged", "Stage", "Live to Merged; into OPCC038; on 15/12/2023"),
        ("Link added", "Links", "Continued under, OPCC038"),
    ],
    "OPCC029": [
        ("Re-scored", "Current score", "8 High to 12 High: a score was entered"),
        ("Control slipped", "Controls (C013)", "30/11/2023 to 29/02/2024, slipped twice: Agree an "
         "MOU or SLA between the OPCC and Procurement (named in the log of 15/06/2023, not in the "
         "list of controls)"),
    ],
    "OPCC031": [
        ("Re-scored", "Current score", "16 High to 12 High: likelihood 4 to 3"),
        ("Wording changed", "Risk summary", "The medium-term financial plan has "
         "[removed: worsened] [added: improved]. On present assumptions it does not balance up to "
         "[removed: 2026] [added: 2027], so reserves and efficiency savings are needed from "
         "[removed: 2023/24] [added: 2024/25]."),
        ("Reviewed", "Last review", "last reviewed 20/01/2024"),
        ("Control added", "Controls (C040)",
         "Sell the old headquarters (Planned, due 30/06/2024)"),
        ("Control completed", "Controls (C001)", "Build the 2024/25 budget and review the "
         "medium-term plan: scenarios, assumptions, efficiencies and a sustainable footing (on "
         "20/12/2023)"),
        ("Update added", "Updates", "20/12/2023, CFO: The budget is built."),
        ("Update added", "Updates", "20/01/2024, SMT: Likelihood lowered."),
    ],
    "OPCC032": [
        ("Control's wording changed", "Controls (C007)", "Keep the list of assets and [added: of] "
         "users up to date [added: each month]"),
        ("Control's entry changed", "Controls: Due (C006)",
         "nothing to 31/03/2024: Write cyber security into the business continuity plans"),
    ],
    "OPCC034": [("Escalated", "Stage", "Operational to Live; on 10/01/2024; Collaboration is back; "
                 "scored 3 Low")],
    "OPCC037": [("Become an issue", "Stage", "Live to Issue; on 08/01/2024; It has happened")],
    "OPCC039": [
        ("Escalated", "Stage", "Operational to Live; scored 6 Medium"),
        ("Control no longer in the table", "Controls (C025)",
         "Two controls printed in the paper, not itemised here (Unclassified)"),
    ],
    "OPCC073": [
        ("Split", "Stage", "Live to Split; into OPCC080; on 10/01/2024; Too wide"),
        ("Link added", "Links", "Continued under, OPCC080"),
    ],
    "OPCC080": [("From a split", "Stage", "of OPCC073; scored 8 High")],
    "OPCC082": [("New", "Stage", "scored 8 High")],
    "OPCC083": [("Entered, not live", "Stage",
                 "Under consideration; scored 8 High")],
    "": [
        ("Row added", "Meetings",
         "Joint Audit, Risk and Assurance Panel (JARAP), 07/02/2024: Position date: 31/01/2024"),
        ("Setting changed", "title", "Strategic risk register, October 2023 to Strategic risk "
         "register, January 2024"),
    ],
}  # fmt: skip


def one(scheme: Scheme = SCHEME, as_at: date = date(2024, 3, 31), **values: Any) -> Register:
    return register_of(scheme, [risk(**values)], as_at)


def between(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """What changed of one risk."""
    return compare(one(**before), one(**after)).changes


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Closed", None, Passage.REOPENED),
        ("Operational", None, Passage.ESCALATED),
        ("Under consideration", "Live", Passage.NEW),
        (None, "Closed", Passage.CLOSED),
        ("Closure proposed", "Operational", Passage.DE_ESCALATED),
        (None, "Issue", Passage.ISSUE),
        (None, "Merged", Passage.MERGED),
        ("Live", "Under consideration", Passage.RECONSIDERED),
        (None, "Closure proposed", Kind.STAGE),
        ("Closed", "Operational", Kind.STAGE),
    ],
)
def test_a_stage_says_how_a_risk_came_or_left(
    before: str | None, after: str | None, kind: object
) -> None:
    [change] = between({"stage": before}, {"stage": after})
    assert change.kind is kind


def test_a_risk_that_is_not_in_the_table_any_more_is_told() -> None:
    old = register_of(SCHEME, [risk("R1"), risk("R2", stage="Closed")])
    [change] = compare(old, register_of(SCHEME, [risk("R1")])).changes
    assert (change.kind, change.reference, change.place) == (Passage.GONE, "R2", None)
    assert sentence(change) == "the reference must stay in the table"


@pytest.mark.parametrize(
    ("after", "moved_by", "said"),
    [
        ({"current_likelihood": 3}, [MovedBy.LIKELIHOOD],
         "4 Medium to 6 High: likelihood 2 to 3"),
        ({"current_impact": 1}, [MovedBy.IMPACT], "4 Medium to 2 Low: impact 2 to 1"),
        ({"current_likelihood": 1, "current_impact": 3}, [MovedBy.LIKELIHOOD, MovedBy.IMPACT],
         "4 Medium to 3 Medium: likelihood 2 to 1; impact 2 to 3"),
        ({"current_score": 9}, [MovedBy.ENTERED], "4 Medium to 9 High: a score was entered"),
        ({"current_score": 4}, [MovedBy.ENTERED], "4 Medium as before: a score was entered"),
        ({"current_impact": None}, [MovedBy.IMPACT], "4 Medium to no score: impact 2 to none"),
    ],
)  # fmt: skip
def test_a_score_says_what_moved_it(
    after: dict[str, Any], moved_by: list[MovedBy], said: str
) -> None:
    before = {"current_likelihood": 2, "current_impact": 2}
    [change] = between(before, before | after)
    assert isinstance(change, Rescored)
    assert [*change.moved_by] == moved_by
    assert sentence(change) == said


def test_each_assessment_is_told_for_itself() -> None:
    before = {"target_likelihood": 1, "target_impact": 1}
    [change] = between(before, before | {"target_impact": 2})
    assert (change.part, sentence(change)) == ("Target score", "1 Low to 2 Low: impact 1 to 2")


def test_a_scheme_that_rates_otherwise_moves_a_score_or_its_band() -> None:
    stricter = scheme_of(changed(PRODUCT, ("from = 6\nto = 9", "from = 4\nto = 9"),
                                 ("from = 3\nto = 5", "from = 3\nto = 3")))  # fmt: skip
    levels: dict[str, Any] = {"current_likelihood": 2, "current_impact": 2}
    comparison = compare(one(**levels), one(stricter, **levels))
    [first, *rest] = comparison.changes
    assert told(first) == (
        "Re-scored", "Current score", "4 Medium to 4 High: rated otherwise by the scheme"
    )  # fmt: skip
    assert [(str(each.kind), each.part, sentence(each)) for each in rest] == [
        ("Scheme changed", "bands",
         "High 6–9, Medium 3–5, Low 1–2 to High 4–9, Medium 3–3, Low 1–2"),
    ]  # fmt: skip


def test_levels_on_a_scale_that_is_another_were_moved_by_the_scheme() -> None:
    """Likelihood has a fourth level today, and 2 of 3 became 3 of 4."""
    fourth = '[[likelihood.levels]]\nnumber = 4\nlabel = "Certain"\n\n[impact]'
    longer = scheme_of(changed(PRODUCT, ("[impact]", fourth), ("to = 9", "to = 12")))
    before, after = ({"current_likelihood": n, "current_impact": 2} for n in (2, 3))
    change = compare(
        register_of(SCHEME, [risk(**before)]), register_of(longer, [risk(**after)])
    ).changes[0]
    assert isinstance(change, Rescored)
    assert change.moved_by == (MovedBy.SCHEME,)
    assert change.levels == ((2, 2), (3, 2))
    assert sentence(change) == "4 Medium to 6 High: rated otherwise by the scheme"


def test_fields_that_only_one_scheme_keeps_are_told_once() -> None:
    more = scheme_of(changed(PRODUCT, ('"next_key_date", ', '"next_key_date", "notes", ')))
    risks = [risk("R1", notes="One"), risk("R2", notes="Two"), risk("R3")]
    old, new = (
        register_of(SCHEME, [risk(each) for each in ("R1", "R2", "R3")]),
        register_of(more, risks),
    )
    kept = [each for each in compare(old, new).changes if each.kind in (Kind.KEPT, Kind.NOT_KEPT)]
    assert [told(each) for each in kept] == [
        ("Kept from now on", "Register: Notes", "filled in in 2 rows")
    ]
    back = [each for each in compare(new, old).changes if each.kind is Kind.NOT_KEPT]
    assert [each.part for each in back] == ["Register: Notes"]


def test_a_review_since_then_is_told_and_one_that_is_due_and_was_not_done() -> None:
    last: dict[str, Any] = {"last_review": date(2024, 3, 1)}
    for after, said in (
        ({"last_review": date(2024, 5, 1)}, ("Reviewed", "last reviewed 01/05/2024")),
        ({"last_review": date(2024, 3, 20)},
         ("Reviewed",
          "last reviewed 20/03/2024, entered late: before the earlier register's date")),
        (last, ("Due and not reviewed", "last reviewed 01/03/2024, due 01/06/2024")),
    ):  # fmt: skip
        changes = compare(one(**last), one(as_at=LATER, **after)).changes
        assert (str(changes[0].kind), sentence(changes[0])) == said
    closed = compare(one(**last, stage="Closed"), one(as_at=LATER, **last, stage="Closed"))
    assert closed.changes == ()


def control(**values: Any) -> dict[str, Any]:
    return {"control_id": "C1", "reference": "R1", "control": "Train the staff",
            "kind": "Planned", **values}  # fmt: skip


def of_controls(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[Change, ...]:
    old, new = (register_of(SCHEME, [risk()], controls=rows) for rows in (before, after))
    return compare(old, new).changes


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        ({}, {}, 1),
        ({"slipped": 2}, {"slipped": 2}, 2),
        ({"slipped": 2}, {"slipped": 2, "due_last_quarter": date(2024, 3, 31)}, 3),
    ],
)
def test_a_control_that_slipped_says_how_often(
    before: dict[str, Any], after: dict[str, Any], times: int
) -> None:
    changes = of_controls(
        [control(due=date(2024, 3, 31), **before)], [control(due=date(2024, 6, 30), **after)]
    )
    slipped = [each for each in changes if isinstance(each, Slipped)]
    assert [each.times for each in slipped] == [times]


def test_a_control_is_done_when_it_is_completed_or_put_in_place() -> None:
    for after in (
        {"completed": date(2024, 3, 1)},
        {"kind": "In place"},
        {"kind": "In place", "completed": date(2024, 3, 1)},
    ):
        [change] = of_controls([control()], [control(**after)])
        assert change.kind is Kind.CONTROL_COMPLETED


def test_what_rolling_forward_writes_into_controls_is_told_once() -> None:
    days = {"due": date(2024, 5, 1), "due_last_quarter": date(2024, 4, 1)}
    before = [control(new="Yes", **days), control(control_id="C2", **days),
              control(control_id="C3", completed=date(2024, 2, 1))]  # fmt: skip
    rolled = {"due": date(2024, 5, 1), "due_last_quarter": date(2024, 5, 1), "slipped": 1}
    after = [control(**rolled), control(control_id="C2", **rolled),
             control(control_id="C3", kind="In place", completed=date(2024, 2, 1))]  # fmt: skip
    assert [told(each) for each in of_controls(before, after)] == [
        ("Written by rolling forward", "New", "1 control: C1"),
        ("Written by rolling forward", "Due as of last quarter", "2 controls: C1, C2"),
        ("Written by rolling forward", "Times slipped", "2 controls: C1, C2"),
        ("Written by rolling forward", "Kind", "1 control: C3"),
    ]


def test_a_count_of_slips_that_rolling_forward_would_not_write_is_told() -> None:
    [change] = of_controls([control(slipped=3)], [control()])
    assert told(change) == (
        "Control's entry changed", "Controls: Times slipped (C1)", "3 to nothing: Train the staff"
    )  # fmt: skip


def test_what_several_roll_forwards_wrote_of_a_control_that_slipped_is_no_entry() -> None:
    march, june, september = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)
    before = [control(due=march)]
    after = [control(due=september, due_last_quarter=september, slipped=2)]
    assert [told(each) for each in of_controls(before, after)] == [
        ("Control slipped", "Controls (C1)",
         "31/03/2024 to 30/09/2024, slipped twice: Train the staff"),
        ("Written by rolling forward", "Due as of last quarter", "1 control: C1"),
        ("Written by rolling forward", "Times slipped", "1 control: C1"),
    ]  # fmt: skip
    completed = [control(due=june, due_last_quarter=None, slipped=1, completed=june)]
    kinds = [each.kind for each in of_controls(before, completed)]
    assert kinds == [Kind.CONTROL_COMPLETED, Kind.CONTROL_ENTRY, Kind.ROLLED_FORWARD]


@pytest.mark.parametrize("slipped", [1, 3, None])
def test_a_count_of_slips_that_fell_or_jumped_is_an_entry(slipped: int | None) -> None:
    """It stood at 2, and the date is what it was."""
    due = date(2024, 3, 31)
    [change] = of_controls(
        [control(due=due, due_last_quarter=due, slipped=2)],
        [control(due=due, due_last_quarter=due, slipped=slipped)],
    )
    assert (change.kind, change.field) == (Kind.CONTROL_ENTRY, "slipped")


def test_a_control_that_got_another_id_is_known_by_its_words() -> None:
    [change] = of_controls([control()], [control(control_id="C9")])
    assert told(change) == (
        "Control's entry changed", "Controls: Control (C9)", "C1 to C9: Train the staff"
    )  # fmt: skip


LONG = "The grant that pays for the network ends in March and nothing has been found to replace it."


def test_a_reference_that_was_changed_is_recognised_and_said_to_be_a_guess() -> None:
    """Of 17 different words each, 16 stand in both."""
    old = register_of(SCHEME, [risk("R1", title="Grant ends", description=LONG), risk("R2")])
    later = changed(LONG, ("March", "May"))
    new = register_of(
        SCHEME, [risk("X1", title="Grant ends", description=later, status="Managed"), risk("R2")]
    )
    first, *rest = compare(old, new).changes
    assert isinstance(first, Renamed)
    assert (first.reference, first.before, first.after) == ("X1", "R1", "X1")
    assert sentence(first) == (
        "R1 became X1. This is a guess: 94% of the words are the same, and a reference ought never "
        "to change"
    )
    assert [(each.reference, *told(each)) for each in rest] == [
        ("X1", "Wording changed", "Description", "The grant that pays for the network ends in "
         "[removed: March] [added: May] and nothing has been found to replace it."),
        ("X1", "Status changed", "Status", "nothing to Managed"),
    ]  # fmt: skip


def test_of_two_risks_that_are_equally_like_none_is_guessed() -> None:
    old = register_of(SCHEME, [risk("R1", title="Grant ends", description=LONG)])
    twins = [risk(each, title="Grant ends", description=LONG) for each in ("X1", "X2")]
    kinds = [
        (each.reference, each.kind) for each in compare(old, register_of(SCHEME, twins)).changes
    ]
    assert kinds == [("X1", Passage.NEW), ("X2", Passage.NEW), ("R1", Passage.GONE)]


def test_another_risk_with_another_title_is_not_taken_for_a_renamed_one() -> None:
    old = register_of(SCHEME, [risk("R1", title="Grant ends", description=LONG)])
    new = register_of(SCHEME, [risk("X1", title="Staff leave", description="Pay is too low.")])
    assert [each.kind for each in compare(old, new).changes] == [Passage.NEW, Passage.GONE]


def position(reference: str, quarter: date, **values: Any) -> dict[str, Any]:
    return {"reference": reference, "quarter": quarter, "state": "Scored", **values}


def of_history(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[Any]:
    old, new = (
        register_of(SCHEME, [risk("R1"), risk("R2")], history=rows) for rows in (before, after)
    )
    return [told(each) for each in compare(old, new).changes]


def test_a_past_position_that_was_altered_is_told_and_a_new_quarter_once() -> None:
    first, second = date(2023, 9, 30), date(2023, 12, 31)
    before = [position("R1", first, score=6), position("R2", first, score=4)]
    after = [position("R1", first, score=6), position("R2", first, score=2)]
    added = [position("R1", second, score=6), position("R2", second, score=2)]
    assert of_history(before, after + added) == [
        ("Row changed", "Past quarters: Score", "4 to 2"),
        ("Quarter added", "Past quarters", "2 positions of 31/12/2023"),
    ]
    sealed = [{**row, "seal": "0" * 16} for row in before]
    assert of_history(before, sealed) == [
        ("Quarter filled in", "Past quarters", "2 positions of 30/09/2023")
    ]
    assert of_history(sealed, before)[0][:2] == ("Row changed", "Past quarters: Seal")


def test_figures_stated_in_old_papers_that_left_together_are_told_once() -> None:
    stated = [
        {"reference": each, "figure": "current_score", "value": "4", "place": "Appendix A"}
        for each in ("R1", "R2")
    ]
    risks = [risk("R1"), risk("R2")]
    old, new, fewer = (register_of(SCHEME, risks, stated=rows) for rows in (stated, [], stated[:1]))
    whole = ("Row no longer in the table", "Stated", "the whole table, 2 rows")
    assert [told(each) for each in compare(old, new).changes] == [whole]
    [single] = compare(old, fewer).changes
    assert single.reference == "R2"
    assert told(single)[2] == "current_score, Appendix A: 4"


def test_an_entry_of_the_log_that_was_rewritten_is_told() -> None:
    entry = {"reference": "R1", "date": date(2024, 1, 2), "author": "SMT", "update": "Reviewed."}
    old, new = (
        register_of(SCHEME, [risk()], updates=rows)
        for rows in ([entry], [{**entry, "update": "Never mind."}])
    )
    assert [told(each) for each in compare(old, new).changes] == [
        ("Row changed", "Updates: Update", "Reviewed. to Never mind.")
    ]


def test_the_settings_and_columns_of_ones_own_are_compared_too() -> None:
    old = one()
    new = replace(old, settings=replace(old.settings, marking="SECRET"))
    [change] = compare(old, new).changes
    assert told(change) == ("Setting changed", "marking", "nothing to SECRET")
    row = replace(old.entries[0], own={"Portfolio": "Finance"})
    [change] = compare(old, replace(old, tables={"risks": (row,)})).changes
    assert told(change) == ("Entry changed", "Portfolio", "nothing to Finance")


def _to_generic(background: str) -> Register:
    risks = [made_risk("R1", 1, 1, background=background), made_risk("R2", 1, 1)]
    updates = [{"reference": "R1", "date": OCTOBER, "update": "Up", "likelihood_after": 3}]
    return in_2016(risks=risks, updates=updates)


def _texts_of_columns(old: Register, new: Register) -> list[tuple[str, str, str]]:
    """What is told of entries that stand in own columns."""
    kinds = (Kind.ENTRY, Kind.ROW_CHANGED)
    changes = compare(old, new).changes
    return [told(each) for each in changes if each.kind in kinds and not each.field]


def test_what_adopting_put_into_a_column_of_ones_own_is_no_change() -> None:
    before = _to_generic("The staff pay award")
    after = adopted(before, "generic-5x5", TO_FIVE)
    assert dict(after.entries[0].own) == {"Information": "The staff pay award"}
    assert dict(after.rows("updates")[0].own) == {"Likelihood after (leicestershire-2016)": 3}
    assert _texts_of_columns(before, after) == []
    [dropped] = [
        each for each in compare(before, after).changes if each.part == "Register: Information"
    ]
    assert (dropped.kind, dropped.detail) == (Kind.NOT_KEPT, "filled in in 1 row")


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"Information": "A second award"}, "The staff pay award to A second award"),
        ({}, "The staff pay award to nothing"),
    ],
)
def test_what_was_edited_in_such_a_column_since_is_told(own: dict[str, str], said: str) -> None:
    before = _to_generic("The staff pay award")
    after = adopted(before, "generic-5x5", TO_FIVE)
    first, second = after.entries
    edited = replace(after, tables={**after.tables, "risks": (replace(first, own=own), second)})
    assert _texts_of_columns(before, edited) == [("Entry changed", "Information", said)]


def test_a_register_that_was_only_rolled_forward_tells_what_that_wrote_and_no_more() -> None:
    old = example("leicestershire-2023-10")
    rolled, _ = roll_forward(old, date(2024, 1, 31))
    assert rolled is not None
    found = [each for each in compare(old, rolled.register).changes if not each.reference]
    told = [(each.kind, each.part, each.detail) for each in found if "Quarters" not in each.part]
    assert told == [
        (Kind.ROLLED_FORWARD, "New", "6 controls: C001, C003, C006, C007, C009, C013"),
        (Kind.QUARTER_FILLED, "Past quarters", "24 positions of 31/07/2023"),
        (Kind.QUARTER_ADDED, "Past quarters", "24 positions of 26/10/2023"),
        (Kind.ROW_GONE, "Stated", "the whole table, 135 rows"),
        (Kind.ROW_ADDED, "Versions", ""),
    ]
    of_risks = {each.kind for each in compare(old, rolled.register).changes if each.reference}
    assert of_risks == {Kind.NOT_REVIEWED}
