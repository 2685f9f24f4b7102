"""Which column is what, guessed by its heading and its cells."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.allowed import allowed
from intake.column_guesses import SEVERAL
from intake.columns import guess_columns
from intake.grid import CellValue, GridCell
from intake.meanings import MEANINGS
from intake.plan import ColumnPlan
from tests.intake.made import column, columns
from tests.registers import SCHEME_NAMES, scheme

JUNE_2024 = date(2024, 6, 27)


def guessed(
    cells: Mapping[str, Sequence[GridCell]], name: str = "generic-5x5", as_at: date | None = None
) -> dict[str, ColumnPlan]:
    return {each.heading: each for each in guess_columns(cells, scheme(name), as_at)}


def becomes(
    cells: Mapping[str, Sequence[GridCell]], name: str = "generic-5x5", as_at: date | None = None
) -> dict[str, str]:
    return {heading: each.becomes for heading, each in guessed(cells, name, as_at).items()}


def one(heading: str, *cells: CellValue, scheme_name: str = "generic-5x5") -> str:
    """What a single column becomes."""
    return becomes({heading: column(*cells)}, scheme_name)[heading]


TEXT = ("Something may go wrong", "Another thing may")


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("URN", ("OPCC031", "OPCC007"), "reference"),
        ("Risk Ref.", ("R1", "R2"), "reference"),
        ("No", (1, 2), "reference"),
        ("Risk", TEXT, "title"),
        ("There is a risk that", TEXT, "description"),
        ("Caused by", TEXT, "cause"),
        ("Source of risk", TEXT, "cause"),
        ("Leading to", TEXT, "effect"),
        ("Consequence(s)", TEXT, "effect"),
        ("Mitigations (Key Controls / Activity)", TEXT, "controls"),
        ("Current controls", TEXT, "controls"),
        ("Further Action Required", TEXT, "planned_controls"),
        ("Own", ("JJ", "AF"), "owner"),
        ("Risk Owner(s)", ("JJ / MK", "AF"), "owner"),
        ("Name of risk owner", ("JJ", "AF"), "owner"),
        ("Probability (1-5)", (3, 2), "current_likelihood"),
        ("Pre-mitigation / Consequence", (3, 2), "inherent_impact"),
        ("Gross risk (LxI)", ("4x5=20", 12), "inherent_score"),
        ("Description of risk and its consequences", TEXT, "description"),
        ("Risk & potential consequences", TEXT, "title"),
        ("Cause / source", TEXT, "cause"),
        ("Gross L", (4, 3), "inherent_likelihood"),
        ("Inherent / Impact", (4, 3), "inherent_impact"),
        ("Net score", ("12 (Amber)", "6 (Green)"), "current_score"),
        ("Residual Probability", ("Likely", "Rare"), "current_likelihood"),
        ("Target", (4, 3), "target_score"),
        ("RAG", ("Red", "Amber"), "band"),
        ("Date raised", ("26/10/2023", "1 May 2022"), "first_recorded"),
        ("Date raised", (45000, 45100), "first_recorded"),
        ("Last reviewed", (date(2023, 10, 26), None), "last_review"),
        ("Review date", ("Oct 26", "Ongoing"), "next_key_date"),
        ("Comments", ("All went well in May", "Nothing new"), "updates"),
        ("Update", ("Reviewed by SMT", "Work goes on"), "updates"),
        ("Update", ("31/01/2017", "31/01/2017"), "last_review"),
        ("Strategic objective", ("Public engagement", "Resources"), "objective"),
        ("section", ("Public engagement", "Resources"), "objective"),
    ],
)
def test_what_headings_mean(heading: str, cells: tuple[CellValue, ...], field: str) -> None:
    assert one(heading, *cells) == field


def test_an_impact_is_a_level_or_a_text_as_its_cells_say() -> None:
    assert one("Impact", 4, 3) == "current_impact"
    assert one("Impact", "4 - Major", "Moderate (3)") == "current_impact"
    assert one("Impact", "People lose trust in us", "Money is lost") == "effect"


def test_a_status_is_a_status_a_stage_or_a_band_as_its_cells_say() -> None:
    assert one("Status", "Treat", "Tolerate") == "status"
    assert one("Status", "Open", "Closed") == "stage"
    assert one("Status", "Amber", "Red") == "band"
    assert one("Status", "As discussed", "Fine") == "notes"


def test_a_rating_is_a_score_or_a_band_as_its_cells_say() -> None:
    assert one("Risk rating", 12, "16 (High)") == "current_score"
    assert one("Risk rating", "High", "Low") == "band"


def test_cells_that_cannot_be_what_the_heading_says_are_kept_as_notes() -> None:
    plan = guessed({"Likelihood": column("it depends on the weather", "hard to say at all")})
    assert plan["Likelihood"].becomes == "notes"
    assert plan["Likelihood"].reason == (
        "scheme generic-5x5 has no place for it, or its cells do not fit"
    )


def test_a_heading_that_nobody_knows_becomes_notes_and_is_never_skipped() -> None:
    plan = guessed({"Weather": column("wet", "dry")})
    assert plan["Weather"].becomes == "notes"
    assert plan["Weather"].reason == "the heading is not known; kept as it stands"


def test_the_schemes_own_headings_count_first() -> None:
    cells = columns(There_is_a_risk_that=TEXT, Impact=("Very High", "High"), URN=("A1", "A2"))
    assert becomes(cells, "wmpcc-2024")["There is a risk that"] == "title"
    assert becomes(cells, "leicestershire-2023")["Impact"] == "current_impact"


def test_of_two_columns_the_better_guess_wins_and_both_are_told() -> None:
    plan = guessed(columns(No=(1, 2), Risk_ID=("R1", "R2")))
    assert plan["Risk ID"].becomes == "reference"
    assert plan["Risk ID"].reason == "the heading 'Risk ID' means the reference"
    assert plan["No"].becomes == "notes"
    assert plan["No"].reason == "the reference is taken from the column 'Risk ID' already"


def test_several_columns_may_hold_controls() -> None:
    cells = columns(Existing_controls=TEXT, Mitigations=TEXT, Actions=TEXT)
    assert [*becomes(cells).values()] == ["controls", "controls", "planned_controls"]


def test_a_reference_without_a_heading_is_known_by_its_cells() -> None:
    plan = guessed(columns(column_A=("OPCC031", "OPCC007"), Risk=TEXT))
    assert plan["column A"].becomes == "reference"
    assert plan["column A"].reason == "its cells look like references, each another one"


def test_residual_beside_current_is_what_is_left_in_the_end() -> None:
    cells = columns(Current_score=(16, 12), Residual_score=(9, 6))
    assert [*becomes(cells).values()] == ["current_score", "target_score"]
    cells = columns(Inherent_score=(16, 12), Residual_score=(9, 6))
    assert [*becomes(cells).values()] == ["inherent_score", "current_score"]


QUARTERS = {
    "Unmitigated Score": column(20, 25),
    "Mitigated Score / Score Dec 23": column(12, "N/A"),
    "Mitigated Score / Score Mar 24": column(12, 16),
    "Mitigated Score / Score June 24": column(12, 0),
}


def test_an_office_with_one_kind_of_owner_calls_it_as_it_likes() -> None:
    assert one("Lead officer", "JJ", "AF") == "owner"
    cells = columns(Risk_owner=("JJ", "AF"), Lead_officer=("MK", "MK"))
    assert [*becomes(cells).values()] == ["owner", "responsible_officer"]


def test_levels_of_a_past_quarter_are_no_scores() -> None:
    cells = {"Jun 23 / L": column(3, 2), "Jun 23 / Score": column(9, 4), "Score": column(8, 4)}
    assert [*becomes(cells, as_at=JUNE_2024).values()] == ["notes", "position", "current_score"]


def test_a_review_is_the_next_one_if_most_of_its_dates_are_still_to_come() -> None:
    to_come, gone_by = (
        {"Review": column("1/9/2024", "1/5/2024", "Sept 2024")},
        {"Review": column("1/5/2024")},
    )
    assert becomes(to_come, as_at=JUNE_2024)["Review"] == "next_key_date"
    assert becomes(gone_by, as_at=JUNE_2024)["Review"] == "last_review"
    assert becomes(to_come)["Review"] == "last_review"
    both = {**to_come, "Next review": column("1/9/2024")}
    assert becomes(both, as_at=JUNE_2024) == {"Review": "notes", "Next review": "next_key_date"}


def test_dates_beside_controls_may_have_words_before_them() -> None:
    cells = columns(Controls=("Audit", "Board"), Due=("by 31/03/2026", "end of June 2026"))
    assert [*becomes(cells).values()] == ["controls", "control_due"]
    cells = columns(Controls=("Audit", "Board"), Due=("when there is time", "by the CFO"))
    assert [*becomes(cells).values()] == ["controls", "notes"]


def test_owners_of_controls_are_no_figures() -> None:
    cells = columns(Controls=("Audit", "Board"), Control_owner=("3", "12"))
    assert [*becomes(cells).values()] == ["controls", "notes"]


def test_an_actions_owner_and_date_are_not_the_risks() -> None:
    cells = columns(Action_owner=("JJ", "AF"), Action_review_date=("1/2/26", "1/3/26"))
    assert [*becomes(cells).values()] == ["planned_owner", "notes"]


def test_quarters_side_by_side_are_positions_and_the_latest_is_todays_score() -> None:
    plan = guessed(QUARTERS, "wmpcc-2024", JUNE_2024)
    assert [(each.becomes, each.quarter) for each in plan.values()] == [
        ("unmitigated_score", None),
        ("position", date(2023, 12, 31)),
        ("position", date(2024, 3, 31)),
        ("mitigated_score", None),
    ]
    assert plan["Mitigated Score / Score Dec 23"].reason == (
        "a score under a heading with a date: the quarter to 31/12/2023; "
        "1 of 2 cells are scores, all 12"
    )
    assert plan["Mitigated Score / Score June 24"].reason == (
        "a score under a heading with a date: the quarter to 30/06/2024, which is the latest: "
        "the mitigated score; 2 of 2 cells are scores, from 0 to 12"
    )


def test_beside_a_current_score_the_latest_quarter_is_a_position() -> None:
    cells = {"Current score": column(9, 6), "Dec 23": column(12, 8), "Sept 23": column(12, 8)}
    plan = guessed(cells, as_at=date(2024, 2, 28))
    assert [(each.becomes, each.quarter) for each in plan.values()] == [
        ("current_score", None),
        ("position", date(2023, 12, 31)),
        ("position", date(2023, 9, 30)),
    ]


def test_beside_levels_alone_the_quarter_of_the_registers_date_is_its_score() -> None:
    cells = {"Likelihood": column(3, 2), "Impact": column(4, 3), "Mar 26": column(12, 6)}
    assert becomes(cells, as_at=date(2026, 3, 25))["Mar 26"] == "current_score"
    assert becomes(cells, as_at=date(2026, 5, 25))["Mar 26"] == "position"


@pytest.mark.parametrize("heading", ["Previous Score", "Risk rating last quarter", "Last quarter"])
def test_a_previous_score_is_the_position_of_the_quarter_before_the_date(heading: str) -> None:
    cells = {heading: column(16, "-"), "Current Score": column(16, 9)}
    plan = guessed(cells, "leicestershire-2023", date(2023, 10, 26))
    assert plan[heading].becomes == "position"
    assert plan[heading].quarter == date(2023, 9, 30)
    assert plan[heading].reason.startswith(
        f"the heading '{heading}' means the quarter before: 30/09/2023 is taken"
    )


def test_a_scheme_without_history_keeps_quarters_as_notes() -> None:
    assert {*becomes(QUARTERS, "mopac-2017", JUNE_2024).values()} == {"notes"}


HEADINGS = st.one_of(
    st.sampled_from([heading for meaning in MEANINGS for heading in meaning.headings]),
    st.sampled_from(["Net / L", "Net / I", "Net / Score", "RAG", "Jun 23", "Q2 23/24", "Target"]),
    st.text(max_size=12),
)
CELLS = st.one_of(
    st.none(), st.integers(-5, 60000), st.floats(allow_nan=False), st.dates(), st.booleans(),
    st.sampled_from(["4 - Likely", "12 (Amber)", "Closed", "N/A", "R1", "↑", "31/2/2024", "Treat"]),
    st.text(max_size=30),
)  # fmt: skip


@given(
    cells=st.dictionaries(HEADINGS, st.lists(CELLS, min_size=2, max_size=4), max_size=12),
    name=st.sampled_from(SCHEME_NAMES),
    as_at=st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
@settings(max_examples=40, deadline=None)
def test_whatever_stands_there_each_column_becomes_what_its_scheme_keeps_and_no_two_the_same(
    cells: dict[str, list[CellValue]], name: str, as_at: date | None
) -> None:
    plan = guessed({heading: column(*values) for heading, values in cells.items()}, name, as_at)
    assert [*plan] == [*cells]
    assert {each.becomes for each in plan.values()} <= allowed(scheme(name)).keys() - {"skip"}
    assert all(each.reason for each in plan.values())
    single = [(e.becomes, e.quarter) for e in plan.values() if e.becomes not in SEVERAL]
    assert len(single) == len(set(single))


# Where ratings are words, and a plan's own columns


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("RAG", ("Red", "A", "Amber/Green"), "rating"),
        ("Status", ("R", "G", "Complete"), "rating"),
        ("Current RAG rating", ("Red", "Green"), "rating"),
        ("Deliverable", ("A promise", "Another"), "title"),
        ("Pledge", ("A promise", "Another"), "title"),
        ("Task", ("A promise", "Another"), "title"),
        ("Plan theme", ("Roads", "Youth"), "areas"),
        ("Theme", ("Roads", "Youth / Roads"), "areas"),
        ("SLT lead", ("CEO", "CFO"), "smt_lead"),
        ("Policy lead", ("Head of Policy",), "officer_lead"),
        ("WMP lead", ("ACC Crime",), "force_lead"),
        ("Due", ("March 2026", "Ongoing"), "timescale"),
        ("Latest position", ("Going well.", "Going badly."), "update"),
        ("Latest update", ("01/12/2025 - Going well.", "02/12/2025 - Going badly."), "updates"),
        ("Last updated", ("01/12/2025", "02/12/2025"), "updated_on"),
        ("Forecast RAG", ("Amber", "Green"), "expected_rating"),
        ("Support needed", ("Money", "People"), "action"),
        ("Mitigation", ("Ask the Home Office",), "action"),
        ("Reason", ("Funding", "Work moved"), "rating_reason"),
        ("Reason", ("There was too little money for it",), "notes"),
        ("Likelihood", (3, 4), "notes"),
    ],
)
def test_what_a_plans_headings_mean(heading: str, cells: tuple[CellValue, ...], field: str) -> None:
    assert one(heading, *cells, scheme_name="generic-plan") == field


def test_of_several_updates_the_latest_quarters_is_the_update() -> None:
    cells = columns(
        Ref=(1, 2), Commitment=("One", "Two"), Q1_update=("Planned.", "Planned."),
        Q2_update=("Begun.", "Late."), Q3_update=("Done.", "Later."),
    )  # fmt: skip
    assert becomes(cells, "generic-plan", date(2025, 12, 31)) == {
        "Ref": "reference", "Commitment": "title", "Q1 update": "notes", "Q2 update": "notes",
        "Q3 update": "update",
    }  # fmt: skip


def test_an_action_is_the_title_only_where_nothing_else_is() -> None:
    alone = becomes(columns(Ref=(1, 2), Action=("One", "Two")), "generic-plan")
    assert alone["Action"] == "title"
    cells = columns(Ref=(1, 2), Commitment=("a", "b"), Action=("One", "Two"))
    beside = becomes(cells, "generic-plan")
    assert (beside["Commitment"], beside["Action"]) == ("title", "action")
