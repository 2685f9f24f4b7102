"""From grids and a plan to a register, with an account of every cell."""

from datetime import date

import pytest

from intake.account import Outcome
from intake.taking import take
from risk_register.findings import Severity
from risk_register.values import Month
from tests.intake.grids_made import (
    Columns,
    Rows,
    codes,
    entry_at,
    grid_of,
    plan_of,
    register_of,
    table_of,
    taken_from,
)

NAMED: Columns = {"Ref": "reference", "Risk": "title"}
LEVELS: Columns = {"L": "current_likelihood", "I": "current_impact"}
SEPTEMBER, DECEMBER = date(2023, 9, 30), date(2023, 12, 31)


def test_a_row_becomes_a_risk() -> None:
    taken = taken_from({**NAMED, **LEVELS}, ["R1", "The budget", "4 - Likely", 3])
    (risk,) = register_of(taken).entries
    assert (risk.reference, risk["title"]) == ("R1", "The budget")
    assert (risk["current_likelihood"], risk["current_impact"]) == (4, 3)
    assert entry_at(taken, "B2").outcome is Outcome.TAKEN
    changed = entry_at(taken, "C2")
    assert (changed.outcome, changed.was, changed.became) == (Outcome.CHANGED, "4 - Likely", "4")
    assert taken.findings == []


def test_what_fits_nowhere_is_kept_under_its_heading() -> None:
    taken = taken_from({**NAMED, "Insurance": "notes"}, ["R1", "The budget", "Policy 7, £5,000"])
    assert register_of(taken).entries[0]["notes"] == "Insurance: Policy 7, £5,000"
    assert entry_at(taken, "C2").outcome is Outcome.KEPT


def test_the_registers_own_notes_need_no_heading() -> None:
    taken = taken_from({**NAMED, "Notes": "notes"}, ["R1", "The budget", "Seen by the board"])
    assert register_of(taken).entries[0]["notes"] == "Seen by the board"


def test_a_scheme_without_notes_keeps_them_in_a_column_of_their_own() -> None:
    columns: Columns = {**NAMED, "Insurance": "notes"}
    taken = taken_from(columns, ["R1", "The budget", "Policy 7"], scheme="leicestershire-2023")
    register = register_of(taken)
    assert register.entries[0].own == {"Notes from the import": "Insurance: Policy 7"}
    assert [each.heading for each in register.own_columns["risks"]] == ["Notes from the import"]


def test_a_date_that_is_none_is_kept_and_told() -> None:
    taken = taken_from({**NAMED, "Review": "last_review"}, ["R1", "The budget", "31/02/2024"])
    (risk,) = register_of(taken).entries
    assert risk["last_review"] is None
    assert risk["notes"] == "Review: 31/02/2024"
    assert codes(taken) == ["import-not-understood"]
    assert taken.findings[0].severity is Severity.WARNING
    assert str(taken.findings[0].place) == "Register!C2"


@pytest.mark.parametrize("text", ["Ongoing", "TBC"])
def test_what_is_still_to_come_is_kept_without_alarm(text: str) -> None:
    taken = taken_from({**NAMED, "Review": "last_review"}, ["R1", "The budget", text])
    assert register_of(taken).entries[0]["notes"] == f"Review: {text}"
    assert taken.findings == []


def test_a_month_is_taken_where_a_month_may_stand() -> None:
    columns: Columns = {**NAMED, "Next": "next_key_date", "Review": "last_review"}
    taken = taken_from(columns, ["R1", "The budget", "October 23 – Board", "October 23"])
    (risk,) = register_of(taken).entries
    assert (risk["next_key_date"], risk["next_key_event"]) == (Month(2023, 10), "Board")
    assert (risk["last_review"], risk["notes"]) == (None, "Review: October 23")


def test_several_owners_become_people() -> None:
    taken = taken_from({**NAMED, "Owner": "owner"}, ["R1", "One", "AF / MK"], ["R2", "Two", "MK"])
    register = register_of(taken)
    assert [risk["owner"] for risk in register.entries] == ["AF; MK", "MK"]
    assert [row["person"] for row in register.rows("people")] == ["AF", "MK"]


def test_an_owner_who_is_still_to_come_is_kept() -> None:
    rows: Rows = (["R1", "One", "CFO / TBC"], ["R2", "Two", "TBC"], ["R3", "Three", "TBC / Vacant"])
    register = register_of(taken_from({**NAMED, "Owner": "owner"}, *rows))
    assert [(risk["owner"], risk["notes"]) for risk in register.entries] == [
        ("CFO", "Owner: TBC"), (None, "Owner: TBC"), (None, "Owner: TBC / Vacant"),
    ]  # fmt: skip


def test_who_leads_is_kept_beside_the_owner() -> None:
    rows: Rows = (["R1", "One", "CEO / CFO - lead"], ["R2", "Two", "CFO (lead)"])
    taken = taken_from({**NAMED, "Owner": "owner"}, *rows)
    assert [(risk["owner"], risk["notes"]) for risk in register_of(taken).entries] == [
        ("CEO; CFO", "Owner: CFO - lead"), ("CFO", "Owner: CFO (lead)"),
    ]  # fmt: skip
    entry = entry_at(taken, "C3")
    assert (entry.outcome, entry.became) == (Outcome.CHANGED, "CFO")
    assert entry.why == "the rest of the cell is in the notes"


def test_an_owner_with_a_comma_is_one_person_and_the_account_says_so() -> None:
    taken = taken_from({**NAMED, "Owner": "owner"}, ["R1", "One", "Smith, John"])
    assert register_of(taken).entries[0]["owner"] == "Smith, John"
    entry = entry_at(taken, "C2")
    assert (entry.outcome, entry.why) == (Outcome.TAKEN, "one person, as far as can be seen")


def test_an_owner_that_no_list_of_people_can_have_is_kept_and_told() -> None:
    long = "Everybody who works in the office and in the force, led by the management team"
    taken = taken_from({**NAMED, "Owner": "owner"}, ["R1", "One", long])
    assert register_of(taken).entries[0]["notes"] == f"Owner: {long}"
    assert codes(taken) == ["import-not-understood"]


def test_controls_and_the_log_become_rows_of_their_own() -> None:
    lists: Columns = {"Controls": "controls", "To do": "planned_controls", "Log": "updates"}
    log = "➤ 02/11/22 - SMT - New risk\n➤ 05/12/22 - Reviewed"
    row = ["R1", "One", "• Audit\n• Board", "Train (due 31/05/2024)", log]
    taken = taken_from({**NAMED, **lists}, row)
    register = register_of(taken)
    assert [
        (row["control_id"], row["control"], row["kind"], row["due"])
        for row in register.rows("controls")
    ] == [
        ("R1-C1", "Audit", "In place", None),
        ("R1-C2", "Board", "In place", None),
        ("R1-C3", "Train", "Planned", date(2024, 5, 31)),
    ]
    assert [(row["date"], row["author"], row["update"]) for row in register.rows("updates")] == [
        (date(2022, 11, 2), "SMT", "New risk"),
        (date(2022, 12, 5), None, "Reviewed"),
    ]


def test_a_planned_control_that_is_still_to_come_is_none() -> None:
    lists: Columns = {"To do": "planned_controls", "More": "controls"}
    taken = taken_from({**NAMED, **lists}, ["R1", "One", "TBC", "• Audit\n• To be confirmed"])
    register = register_of(taken)
    assert [row["control"] for row in register.rows("controls")] == ["Audit"]
    assert register.entries[0]["notes"] == "To do: TBC\nMore: To be confirmed"
    assert entry_at(taken, "C2").why == "nothing that can be entered is said yet"
    assert taken.findings == []


def test_an_owner_of_a_control_that_no_list_of_people_can_have_is_kept() -> None:
    controls = "Audit (owner: a|b*)\nBoard (owner: TBC)\nPlan (owner: AF / MK)"
    taken = taken_from({**NAMED, "Controls": "controls"}, ["R1", "One", controls])
    register = register_of(taken)
    assert [(row["control"], row["owner"]) for row in register.rows("controls")] == [
        ("Audit", None), ("Board", None), ("Plan", "AF; MK"),
    ]  # fmt: skip
    assert register.entries[0]["notes"] == "Controls: a|b*\nControls: TBC"


def test_a_planned_control_ends_with_its_due_date_and_keeps_its_words() -> None:
    lists: Columns = {"To do": "planned_controls", "Done": "controls"}
    row = ["R1", "One", "Review by 31/12/25\nTrain, due end of March 2026", "Done by 31/12/24"]
    register = register_of(taken_from({**NAMED, **lists}, row))
    assert [(row["control"], row["due"]) for row in register.rows("controls")] == [
        ("Review by 31/12/25", date(2025, 12, 31)),
        ("Train, due end of March 2026", date(2026, 3, 31)),
        ("Done by 31/12/24", None),
    ]


def test_a_control_that_two_tables_have_gets_its_owner_from_either() -> None:
    overview: Columns = {**NAMED, "Controls": "controls"}
    page: Columns = {**NAMED, "Controls": "controls", "Who": "control_owner"}
    grids = [
        grid_of([[*overview], ["R1", "One", "Audit (due 31/03/2026)\nBoard (owner: CEO)"]]),
        grid_of([[*page], ["R1", "One", "Audit\nBoard", "CFO\nMK"]], "Pages"),
    ]
    taken = take(plan_of(table_of(overview), table_of(page, "Pages")), grids)
    register = register_of(taken)
    assert [(row["control"], row["owner"], row["due"]) for row in register.rows("controls")] == [
        ("Audit", "CFO", date(2026, 3, 31)), ("Board", "CEO", None),
    ]  # fmt: skip
    assert register.entries[0]["notes"] == "Owner of 'Board': MK"
    assert codes(taken) == ["import-differs"]


def test_an_owner_of_planned_controls_is_never_that_of_one_in_place() -> None:
    columns: Columns = {**NAMED, "Controls": "controls", "Action owner": "planned_owner"}
    taken = taken_from(columns, ["R1", "One", "Audit", "CFO"])
    register = register_of(taken)
    assert [row["owner"] for row in register.rows("controls")] == [None]
    assert register.entries[0]["notes"] == "Action owner: CFO"


def test_two_tables_say_the_same_of_two_days() -> None:
    log: Columns = {**NAMED, "Log": "updates"}
    grids = [
        grid_of([[*log], ["R1", "One", "02/11/22 - Reviewed\n05/12/22 - Reviewed"]]),
        grid_of([[*log], ["R1", "One", "05/12/22 - Reviewed\n09/01/23 - Reviewed"]], "Pages"),
    ]
    taken = take(plan_of(table_of(log), table_of(log, "Pages")), grids)
    assert [row["date"] for row in register_of(taken).rows("updates")] == [
        date(2022, 11, 2), date(2022, 12, 5), date(2023, 1, 9),
    ]  # fmt: skip


def test_a_log_without_a_date_is_kept() -> None:
    taken = taken_from({**NAMED, "Log": "updates"}, ["R1", "One", "Still being looked at"])
    register = register_of(taken)
    assert register.rows("updates") == ()
    assert register.entries[0]["notes"] == "Log: Still being looked at"


def test_a_score_that_its_levels_rate_is_left_to_the_register() -> None:
    columns: Columns = {**NAMED, **LEVELS, "Score": "current_score", "RAG": "band"}
    taken = taken_from(columns, ["R1", "One", 4, 3, "12 (High)", "High"])
    register = register_of(taken)
    assert register.rows("stated") == ()
    assert register.entries[0]["notes"] is None
    entry = entry_at(taken, "E2")
    assert (entry.outcome, entry.became) == (Outcome.CHANGED, "12")
    assert entry.why == (
        "the scheme says that 12 is High; the register works it out from the levels"
    )
    assert taken.findings == []


def test_a_score_that_stands_as_the_register_has_it_is_not_changed() -> None:
    taken = taken_from({**NAMED, **LEVELS, "Score": "current_score"}, ["R1", "One", 4, 3, 12])
    entry = entry_at(taken, "E2")
    assert (entry.outcome, entry.was, entry.became) == (Outcome.TAKEN, "12", "12")
    assert entry.why == "the register works it out from the levels"


def test_a_score_that_its_levels_do_not_rate_is_stated_and_told() -> None:
    taken = taken_from({**NAMED, **LEVELS, "Score": "current_score"}, ["R1", "One", 4, 3, 16])
    (row,) = register_of(taken).rows("stated")
    assert (row.reference, row["figure"], row["value"]) == ("R1", "current_score", "16")
    assert row["place"] == "Register!E2"
    assert codes(taken) == ["import-score-differs"]


def test_a_scheme_that_keeps_entered_scores_keeps_one_that_differs() -> None:
    columns: Columns = {**NAMED, **LEVELS, "Score": "current_score"}
    rows: Rows = (["R1", "One", 3, 4, 8], ["R2", "Two", 3, 4, 12])
    taken = taken_from(columns, *rows, scheme="leicestershire-2023")
    assert [risk["current_score"] for risk in register_of(taken).entries] == [8, None]
    assert codes(taken) == ["import-score-differs"]


def test_a_band_that_is_not_the_scores_is_stated_and_told() -> None:
    taken = taken_from({**NAMED, **LEVELS, "RAG": "band"}, ["R1", "One", 4, 3, "Low"])
    (row,) = register_of(taken).rows("stated")
    assert (row["figure"], row["value"]) == ("band", "Low")
    assert codes(taken) == ["import-band-differs"]


def test_names_that_the_scheme_has_not_for_scores_are_said_once() -> None:
    columns: Columns = {**NAMED, **LEVELS, "Score": "current_score"}
    rows: Rows = (["R1", "One", 4, 4, "16 (Red)"], ["R2", "Two", 3, 3, "9 - Amber"],
            ["R3", "Three", 2, 4, "8 (Amber)"])  # fmt: skip
    register = register_of(taken_from(columns, *rows))
    assert register.settings.note == "Scores as the file calls them. Red: 16; Amber: 8 to 9."
    assert [risk["notes"] for risk in register.entries] == [None, None, None]


def test_names_that_overlap_are_kept_where_they_stand() -> None:
    columns: Columns = {**NAMED, **LEVELS, "RAG": "band"}
    rows: Rows = (["R1", "One", 4, 4, "Red"], ["R2", "Two", 4, 4, "Amber"])
    register = register_of(taken_from(columns, *rows))
    assert [risk["notes"] for risk in register.entries] == ["Band: Red", "Band: Amber"]


def test_past_quarters_become_history() -> None:
    columns: Columns = {**NAMED, "Score Sept": SEPTEMBER, "Mitigated / Score Dec": DECEMBER}
    rows: Rows = (
        ["R1", "One", 12, "8 (Medium)"],
        ["R2", "Two", "N/A", None],
        ["R3", "Three", "TBC", 4],
    )
    taken = taken_from(columns, *rows)
    register = register_of(taken)
    assert [
        (row.reference, row["quarter"], row["state"], row["score"])
        for row in register.rows("history")
    ] == [
        ("R1", SEPTEMBER, "Scored", 12),
        ("R1", DECEMBER, "Scored", 8),
        ("R2", SEPTEMBER, "Not on the register", None),
        ("R2", DECEMBER, "Not recorded", None),
        ("R3", SEPTEMBER, "Not recorded", None),
        ("R3", DECEMBER, "Scored", 4),
    ]
    assert [(row["quarter"], row["label"]) for row in register.rows("quarters")] == [
        (SEPTEMBER, "Score Sept"),
        (DECEMBER, "Score Dec"),
    ]
    assert register.entries[2]["notes"] == "Score Sept: TBC"


def test_the_score_that_stands_for_closed_risks_closes_them() -> None:
    columns: Columns = {**NAMED, "Score": "mitigated_score", "March": DECEMBER}
    rows: Rows = (["1", "One", 0, 20], ["2", "Two", 12, 0])
    register = register_of(taken_from(columns, *rows, scheme="wmpcc-2024"))
    assert [(risk["stage"], risk["mitigated_score"]) for risk in register.entries] == [
        ("Closed", 0), (None, 12),
    ]  # fmt: skip
    assert [(row["state"], row["score"]) for row in register.rows("history")] == [
        ("Scored", 20), ("Closed", None),
    ]  # fmt: skip


def test_a_direction_that_scores_say_is_stated() -> None:
    columns: Columns = {**NAMED, "Dec": DECEMBER, "Score": "mitigated_score", "Way": "direction"}
    rows: Rows = (["1", "One", 12, 16, "\\Uparrow"], ["2", "Two", None, 16, "⇑"])
    register = register_of(taken_from(columns, *rows, scheme="wmpcc-2024"))
    assert [risk["direction"] for risk in register.entries] == [None, "Increased"]
    (row,) = register.rows("stated")
    assert (row.reference, row["figure"], row["value"]) == ("1", "direction", "Increased")


@pytest.mark.parametrize(
    ("text", "stage"),
    [("Closed", "Closed"), ("open", "Live"), ("Proposed for closure", "Closure proposed"),
     ("De-escalated", "Operational")],
)  # fmt: skip
def test_a_status_that_is_a_stage_becomes_the_stage(text: str, stage: str) -> None:
    taken = taken_from({**NAMED, "Status": "status"}, ["R1", "One", text])
    assert register_of(taken).entries[0]["stage"] == stage


def test_risks_without_a_reference_are_numbered_in_their_order() -> None:
    columns: Columns = {"No": "reference", "Risk": "title"}
    taken = taken_from(columns, ["", "One"], ["R1", "Two"], ["", "Three"])
    assert [risk.reference for risk in register_of(taken).entries] == ["R2", "R1", "R3"]
    assert codes(taken) == ["import-reference-made"]


def test_a_risk_without_a_title_is_called_by_its_first_sentence() -> None:
    columns: Columns = {"No": "reference", "Risk": "description"}
    taken = taken_from(columns, ["R1", "The budget may fail. Then services are cut."])
    (risk,) = register_of(taken).entries
    assert risk["title"] == "The budget may fail"
    assert risk["description"] == "The budget may fail. Then services are cut."


def test_the_same_reference_for_another_risk_is_another_risk() -> None:
    taken = taken_from(NAMED, ["R1", "The budget may fail"], ["R1", "Data is lost"])
    assert [(each.reference, each["title"]) for each in register_of(taken).entries] == [
        ("R1", "The budget may fail"), ("R1 (2)", "Data is lost"),
    ]  # fmt: skip
    assert codes(taken) == ["import-reference-repeated"]


def test_a_risk_that_a_table_has_twice_is_told_with_both_places() -> None:
    rows: Rows = (["R1", "One", "CFO"], ["R2", "Two", "CEO"], ["R1", "One", "CFO"])
    taken = taken_from({**NAMED, "Owner": "owner"}, *rows)
    assert [risk.reference for risk in register_of(taken).entries] == ["R1", "R2"]
    (finding,) = taken.findings
    assert (finding.code, finding.severity) == ("import-risk-twice", Severity.WARNING)
    assert str(finding.place) == "Register!A4"
    assert finding.expected == "each risk once; it is put together with that in Register!A2"


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!"])
def test_an_error_value_is_kept_and_said_to_be_one(text: str) -> None:
    columns: Columns = {**NAMED, "Owner": "owner", "Score": "current_score", "Controls": "controls"}
    taken = taken_from(columns, ["R1", "One", text, text, text])
    (risk,) = register_of(taken).entries
    assert risk["owner"] is None
    assert risk["notes"] == f"Owner: {text}\nScore: {text}\nControls: {text}"
    for cell in ("C2", "D2", "E2"):
        entry = entry_at(taken, cell)
        assert (entry.outcome, entry.why) == (
            Outcome.KEPT, "an error value, and not what was meant",
        )  # fmt: skip


def test_what_stands_on_each_row_of_a_risk_is_taken_once() -> None:
    columns: Columns = {**NAMED, "Cause": "cause", "Owner": "owner", "Controls": "controls"}
    rows: Rows = (["R1", "One", "Pay", "CFO", "Audit"], ["R1", "One", "Pay", "CFO", "Board"])
    register = register_of(taken_from(columns, *rows))
    (risk,) = register.entries
    assert (risk["title"], risk["cause"], risk["owner"]) == ("One", "Pay", "CFO")
    assert [row["control"] for row in register.rows("controls")] == ["Audit", "Board"]


def test_an_overview_and_a_page_speak_of_one_risk() -> None:
    overview: Columns = {"Ref": "reference", "Title": "title", "Owner": "owner"}
    page: Columns = {"URN": "reference", "Title": "title", "Cause": "cause", "Owner": "owner"}
    grids = [
        grid_of([[*overview], ["R1", "The budget may fail", "CFO"]]),
        grid_of([[*page], ["R1", "The budget may fail in 2024", "Pay", "CEO"]], "Pages"),
    ]
    taken = take(plan_of(table_of(overview), table_of(page, "Pages")), grids, "risks.xlsx")
    (risk,) = register_of(taken).entries
    assert (risk["title"], risk["cause"], risk["owner"]) == ("The budget may fail", "Pay", "CFO")
    assert [(row["figure"], row["value"], row["place"]) for row in
            register_of(taken).rows("stated")] == [
        ("title", "The budget may fail in 2024", "Pages!B2"), ("owner", "CEO", "Pages!D2"),
    ]  # fmt: skip
    assert codes(taken) == ["import-differs", "import-differs"]


def test_a_title_that_an_overview_leaves_out_is_taken_from_the_page() -> None:
    page: Columns = {"URN": "reference", "Title": "title"}
    grids = [
        grid_of([[*NAMED], ["R1", "REDACTED"]]),
        grid_of([[*page], ["R1", "The budget may fail"]], "Pages"),
    ]
    taken = take(plan_of(table_of(NAMED), table_of(page, "Pages")), grids)
    (risk,) = register_of(taken).entries
    assert (risk["title"], risk["notes"]) == ("The budget may fail", "Title: REDACTED")
    assert entry_at(taken, "B2").outcome is Outcome.KEPT


def test_a_page_without_a_reference_is_found_by_its_title() -> None:
    overview: Columns = {"Ref": "reference", "Title": "title"}
    page: Columns = {"Title": "title", "Actions": "controls"}
    grids = [
        grid_of([[*overview], ["2a", "Oversight"], ["3", "Money"]]),
        grid_of([[*page], ["money", "Reserves"]], "Appendix 2"),
    ]
    taken = take(plan_of(table_of(overview), table_of(page, "Appendix 2")), grids)
    register = register_of(taken)
    assert [risk.reference for risk in register.entries] == ["2a", "3"]
    assert [(row.reference, row["control"]) for row in register.rows("controls")] == [
        ("3", "Reserves")
    ]


def test_sheets_named_after_objectives_say_the_objective() -> None:
    grids = [
        grid_of([[*NAMED], ["R1", "One"]], "Engagement"),
        grid_of([[*NAMED], ["R2", "Two"]], "Resources"),
    ]
    plan = plan_of(table_of(NAMED, "Engagement"), table_of(NAMED, "Resources"))
    register = register_of(take(plan, grids))
    assert [risk["objective"] for risk in register.entries] == ["Engagement", "Resources"]


def test_what_stands_around_the_table_is_in_the_note() -> None:
    grid = grid_of([["Anyshire: strategic risks"], [], [*NAMED], ["R1", "One"]])
    taken = take(plan_of(table_of(NAMED, header_row=3)), [grid], "risks.xlsx")
    register = register_of(taken)
    assert register.settings.note == "Anyshire: strategic risks"
    assert register.settings.source.title == "Brought in from risks.xlsx"
    assert entry_at(taken, "A1").outcome is Outcome.KEPT


def test_a_long_text_around_the_table_is_given_back_by_itself() -> None:
    long = "Guidance. " * 300
    grid = grid_of([[long], [], [*NAMED], ["R1", "One"]])
    taken = take(plan_of(table_of(NAMED, header_row=3)), [grid])
    assert register_of(taken).settings.note == ""
    assert taken.around == f"Register!A1: {long.strip()}"


def test_a_column_that_the_officer_skips_is_left_out_and_said() -> None:
    taken = taken_from({**NAMED, "Formula": "skip"}, ["R1", "One", 42])
    assert register_of(taken).entries[0]["notes"] is None
    assert entry_at(taken, "C2").outcome is Outcome.SKIPPED


def test_a_character_that_no_workbook_can_hold_becomes_a_space() -> None:
    taken = taken_from(NAMED, ["R1", "The\x07budget"])
    assert register_of(taken).entries[0]["title"] == "The budget"


def test_a_file_without_risks_is_an_error() -> None:
    taken = taken_from(NAMED)
    assert taken.register is None
    assert codes(taken) == ["import-no-risks"]


def test_an_unknown_scheme_is_an_error() -> None:
    taken = taken_from(NAMED, ["R1", "One"], scheme="anyshire")
    assert taken.register is None
    assert codes(taken) == ["scheme-unknown"]


def test_a_plan_for_a_sheet_that_is_not_there_is_an_error() -> None:
    grid = grid_of([[*NAMED], ["R1", "One"]])
    taken = take(plan_of(table_of(NAMED), table_of(NAMED, "Other")), [grid])
    assert taken.register is None
    assert codes(taken) == ["import-grid"]
