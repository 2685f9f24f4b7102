"""What a paper prints of a register's risks, row by row of its tables."""

from datetime import date

from intake.grid import Grid
from intake.stated import Stated, stated_in
from intake.stated_file import new_rows, with_rows
from risk_register.places import Place
from risk_register.register import Register
from tests.intake.made import grid
from tests.registers import register

RISKS = [
    {"reference": "R1", "title": "The money runs out", "owner": "CFO", "status": "Treat",
     "current_likelihood": 4, "current_impact": 4},
    {"reference": "R2", "title": "Nobody answers the phone", "owner": "CEO", "status": "Tolerate",
     "current_likelihood": 2, "current_impact": 3},
]  # fmt: skip


def office() -> Register:
    history = [
        {"reference": "R1", "quarter": date(2025, 12, 31), "state": "Scored", "score": 12},
    ]
    return register("generic-5x5", risks=RISKS, history=history)


def stated(*grids: Grid, paper: str = "March pack") -> list[Stated]:
    return stated_in(grids, office(), paper)[0]


def printed(*grids: Grid) -> list[tuple[str, str, str, str]]:
    return [row.key for row in stated(*grids)]


def told(*grids: Grid) -> list[str]:
    _, found = stated_in(grids, office(), "March pack")
    return [f"{each.severity}: {each}" for each in found.findings(Place("pack.docx"))]


def test_every_figure_beside_a_reference_is_stated_with_its_place() -> None:
    table = grid(
        "Sheet1",
        ["Strategic risks"],
        ["Ref", "Risk", "Owner", "Score", "RAG", "Weather"],
        ["R1", "The money runs out", "CFO", "16 (Very high)", "Very high", "wet"],
        ["r2", "Nobody answers the phone", "CEO", 6, "Medium", "dry"],
    )
    assert printed(table) == [
        ("R1", "title", "The money runs out", "March pack, Sheet1"),
        ("R1", "owner", "CFO", "March pack, Sheet1"),
        ("R1", "current_score", "16 (Very high)", "March pack, Sheet1"),
        ("R1", "band", "Very high", "March pack, Sheet1"),
        ("R2", "title", "Nobody answers the phone", "March pack, Sheet1"),
        ("R2", "owner", "CEO", "March pack, Sheet1"),
        ("R2", "current_score", "6", "March pack, Sheet1"),
        ("R2", "band", "Medium", "March pack, Sheet1"),
    ]
    assert stated(table)[2].note == "Sheet1!D3"


def test_a_value_that_says_nothing_is_left_out() -> None:
    table = grid("S", ["Ref", "Risk", "Owner"], ["R1", "Redacted", "–"], ["R2", "N/A", "CEO"])
    assert printed(table) == [("R2", "owner", "CEO", "March pack, S")]


def test_levels_are_stated_by_number_or_label_and_a_text_is_not() -> None:
    table = grid("S", ["Ref", "Likelihood", "Impact"], ["R1", "Likely", "Money is lost"])
    assert printed(table) == [("R1", "current_likelihood", "Likely", "March pack, S")]


def test_quarters_side_by_side_state_todays_score_and_the_last_one() -> None:
    table = grid(
        "S", ["Ref", "Score Sept 25", "Score Dec 25", "Score Mar 26"], ["R1", 9, 12, 16]
    )  # fmt: skip
    assert printed(table) == [
        ("R1", "previous_score", "12", "March pack, S"),
        ("R1", "current_score", "16", "March pack, S"),
    ]


def test_a_risks_page_is_read_by_the_names_beside_its_values() -> None:
    page = grid("table 2", ["URN", "Risk Owner", "Risk score"], ["R2", "CEO", 6],
                ["Title", "Nobody answers the phone"], ["Information", "Long words"])  # fmt: skip
    below = grid("table 4", ["Title", "The money runs out"], above="R1 The money runs out")
    assert printed(page, below) == [
        ("R2", "owner", "CEO", "March pack, table 2"),
        ("R2", "current_score", "6", "March pack, table 2"),
        ("R2", "title", "Nobody answers the phone", "March pack, table 2"),
        ("R1", "title", "The money runs out", "March pack, page of R1"),
    ]


def test_counts_are_stated_with_the_references_that_are_listed() -> None:
    table = grid(
        "Figures", ["Figure", "Number", "Risks"],
        ["Live risks", 2, "R1, R2"], ["Rated Very high", "1", "R1"], ["High risks", "none", ""],
        ["Very high", 1, ""],
    )  # fmt: skip
    assert printed(table) == [
        ("", "live_risks", "2", "March pack, Figures"),
        ("", "live_risks", "R1, R2", "March pack, Figures"),
        ("", "very_high_risks", "1", "March pack, Figures"),
        ("", "very_high_risks", "R1", "March pack, Figures"),
    ]


def test_what_a_paper_does_not_know_of_the_register_is_named_once() -> None:
    risks = grid("S", ["Ref", "Owner"], ["R1", "CFO"], ["R9", "CEO"], ["R9", "CEO"])
    other = grid("Key", ["Item", "Title"], ["Blue", "A colour"])
    assert told(risks, other) == [
        "note: pack.docx: expected references that the register has, got 'R9'"
    ]


def test_rows_that_are_there_stay_byte_by_byte_and_none_comes_twice() -> None:
    table = grid("S", ["Ref", "Owner"], ["R1", "CFO"], ["R2", "CEO"])
    rows = stated(table, paper="Pack")
    before = b'figure,reference,value,place,own: Seen\r\nowner,R1,CFO,"Pack, S",x'
    fresh = new_rows(before, rows)
    assert [row.reference for row in fresh] == ["R2"]
    assert with_rows(before, fresh) == before + b'\r\nowner,R2,CEO,"Pack, S",\r\n'


def test_a_new_file_has_its_headings() -> None:
    rows = stated(grid("S", ["Ref", "Owner"], ["R1", "CFO"]), paper="Pack")
    assert new_rows(b"", rows) == rows
    assert with_rows(b"", rows) == (
        b"reference,figure,value,place,note\n" + b'R1,owner,CFO,"Pack, S",S!B2\n'
    )


def test_a_score_beyond_the_scheme_is_stated_and_told_with_its_cell() -> None:
    table = grid("S", ["Ref", "Likelihood", "Score"], ["R1", 6, 30], ["R2", 5, "25"])
    assert [row[:3] for row in printed(table)] == [
        ("R1", "current_likelihood", "6"), ("R1", "current_score", "30"),
        ("R2", "current_likelihood", "5"), ("R2", "current_score", "25"),
    ]  # fmt: skip
    assert told(table) == [
        "warning: S!B2: expected a level from 1 to 5, got '6'",
        "warning: S!C2: expected a score from 1 to 25, got '30'",
    ]


def test_every_column_that_is_not_stated_is_named_once() -> None:
    one = grid("One", ["Ref", "New score", "Weather", "Owner", "Empty"],
               ["R1", 16, "wet", "CFO", "-"])  # fmt: skip
    other = grid("Two", ["Ref", "New score"], ["R2", 6])
    key = grid("Key", ["Colour", "Meaning"], ["Red", "A colour"])
    assert told(one, other, key) == [
        "note: pack.docx: expected columns and counts that can be compared with the register, "
        "got 'New score', 'Weather'"
    ]


def test_the_nearest_line_above_a_table_says_of_which_day_it_speaks() -> None:
    sheet = grid(
        "Scores",
        ["Position as at 31 December 2025"],
        ["Ref", "Risk", "Owner", "Score", "Previous score"],
        ["R1", "The money runs out", "CFO", 12, 9],
        [],
        ["Position as at", date(2026, 3, 31)],
        ["Ref", "Risk", "Owner", "Score", "Previous score"],
        ["R1", "The money runs out", "CFO", 16, 12],
        [],
        ["Risk scores, Q2 2025/26"],
        ["Ref", "Score"],
        ["R1", 9],
    )
    place = "March pack, Scores"
    assert printed(sheet) == [
        ("R1", "title", "The money runs out", place),
        ("R1", "owner", "CFO", place),
        ("R1", "current_score", "16", place),
        ("R1", "previous_score", "12", place),
    ]


def test_last_quarters_figures_are_told_and_so_are_those_of_another_day() -> None:
    heads = ["Ref", "Score"]
    sheets = [
        grid("Dec 25", heads, ["R1", 12]), grid("Sept 25", heads, ["R1", 9]),
        grid("Now", heads, ["R1", 16]),
    ]  # fmt: skip
    assert printed(*sheets) == [
        ("R1", "previous_score", "12", "March pack, Dec 25"),
        ("R1", "current_score", "16", "March pack, Now"),
    ]
    assert told(*sheets) == [
        "note: pack.docx: expected figures of 31/03/2026, got figures of 31/12/2025, the last "
        "quarter: scores are stated as previous scores",
        "warning: pack.docx: expected figures of 31/03/2026, got figures of 30/09/2025, neither "
        "that day nor the last quarter: no score is stated",
    ]


def test_last_quarters_score_of_a_risk_that_had_left_by_then_is_left_out() -> None:
    table = grid("Dec 25", ["Ref", "Score"], ["R1", 12], ["R2", 6])
    history = [
        {"reference": "R1", "quarter": date(2025, 12, 31), "state": "Scored", "score": 12},
        {"reference": "R2", "quarter": date(2025, 12, 31), "state": "Closed"},
    ]
    left = register("generic-5x5", risks=RISKS, history=history)
    found, _ = stated_in([table], left, "Pack")
    assert [row.key[:3] for row in found] == [("R1", "previous_score", "12")]


def test_two_scores_beside_each_other_say_what_they_are() -> None:
    report = grid("One", ["Ref", "Risk", "Before", "Now"], ["R1", "The money runs out", 12, 16])
    paper = grid("Two", ["Ref", "Previous score", "New score"], ["R1", 12, 16])
    leavers = grid("Three", ["Ref", "Risk", "Now"], ["R2", "Nobody answers", "Closed"])
    assert [row[:3] for row in printed(report, paper, leavers)] == [
        ("R1", "title", "The money runs out"),
        ("R1", "previous_score", "12"),
        ("R1", "current_score", "16"),
        ("R1", "previous_score", "12"),
        ("R1", "current_score", "16"),
        ("R2", "title", "Nobody answers"),
        ("R2", "stage", "Closed"),
    ]


def test_a_column_headed_risk_beside_a_title_holds_references() -> None:
    table = grid("S", ["Risk", "Title", "Score"], ["R1", "The money runs out", 16])
    assert [row[:3] for row in printed(table)] == [
        ("R1", "title", "The money runs out"),
        ("R1", "current_score", "16"),
    ]


def test_a_number_of_risks_is_no_reference() -> None:
    risks = [{**RISKS[0], "reference": "1"}, {**RISKS[1], "reference": "2"}]
    numbered = register("generic-5x5", risks=risks)
    table = grid("S", ["Status", "Number"], ["Treat", 2], ["Tolerate", 1])
    assert stated_in([table], numbered, "Pack")[0] == []


def test_a_description_is_no_title_where_the_register_keeps_descriptions() -> None:
    table = grid("S", ["Ref", "Risk description", "Owner"], ["R1", "Long words", "CFO"])
    assert [row[:3] for row in printed(table)] == [("R1", "owner", "CFO")]


def test_ratings_on_a_page_are_read_across() -> None:
    page = grid("table 1", ["Ratings", "Likelihood", "Impact", "Score"], ["Inherent", 5, 4, "20"],
                ["Current", "4 Likely", 4, "16 Very high"], ["Target", "-", "-", "-"],
                above="R1 The money runs out")  # fmt: skip
    assert [row[:3] for row in printed(page)] == [
        ("R1", "inherent_likelihood", "5"),
        ("R1", "inherent_impact", "4"),
        ("R1", "inherent_score", "20"),
        ("R1", "current_likelihood", "4 Likely"),
        ("R1", "current_impact", "4"),
        ("R1", "current_score", "16 Very high"),
    ]


def test_a_heat_map_says_where_each_risk_stands() -> None:
    up = grid("Map", ["Impact / Likelihood", "2 Unlikely", "4 Likely"],
              ["4 Major", "8 Medium", "16 Very high\nR1"], ["3", "R2", ""])  # fmt: skip
    place = "March pack, Map"
    assert printed(up) == [("R1", "heat_map", "4 x 4", place), ("R2", "heat_map", "2 x 3", place)]
    across = grid("Map", ["Likelihood / Impact", 3, 4], [2, "R2", ""], [4, "", "R1"])
    assert printed(across) == [
        ("R2", "heat_map", "2 x 3", place),
        ("R1", "heat_map", "4 x 4", place),
    ]


def test_names_and_values_may_stand_beside_each_other() -> None:
    card = grid("R2", ["Risk ref", "R2", "Owner", "CEO"], ["Score", 6, "Status", "Tolerate"],
                ["New score", 4])  # fmt: skip
    assert [row[:3] for row in printed(card)] == [
        ("R2", "owner", "CEO"),
        ("R2", "current_score", "6"),
        ("R2", "status", "Tolerate"),
    ]
    assert told(card) == [
        "note: pack.docx: expected columns and counts that can be compared with the register, "
        "got 'New score'"
    ]


def test_a_reference_may_be_printed_with_a_space_or_a_dash() -> None:
    table = grid("S", ["Ref", "Score"], ["r 1", 16], ["R-2", 6])
    assert [row[:3] for row in printed(table)] == [
        ("R1", "current_score", "16"),
        ("R2", "current_score", "6"),
    ]


def test_a_table_with_references_under_no_heading_is_told() -> None:
    table = grid("S", ["Colour", "Weather", "Wind"], ["R1", "wet", "west"])
    assert printed(table) == []
    assert told(table) == [
        "note: S!A2: expected a heading of references above it, such as Ref, got 'R1' and none"
    ]


def test_a_score_that_is_no_whole_number_is_told_with_its_cell() -> None:
    table = grid("S", ["Ref", "Score"], ["R1", 12.5], ["R2", -6])
    assert told(table) == [
        "warning: S!B2: expected a whole number, not below 0, got '12.5'",
        "warning: S!B3: expected a whole number, not below 0, got '-6'",
    ]


def test_a_count_of_what_the_register_does_not_count_is_named() -> None:
    table = grid("S", ["Risks", "Number", "References"], ["Live", 2, "R1, R2"],
                 ["In the news", 1, "R2"])  # fmt: skip
    assert [row[:3] for row in printed(table)] == [
        ("", "live_risks", "2"),
        ("", "live_risks", "R1, R2"),
    ]
    [note] = told(table)
    assert note.endswith("got 'In the news'")


def test_the_section_of_a_paper_is_no_field_of_a_risk() -> None:
    risks = [{**RISKS[0], "category": "Money"}]
    kept = register("cambridgeshire-2017", risks=risks)
    table = grid("S", ["Reference", "Title", "Section"], ["R1", "The money runs out", "Title"])
    found, _ = stated_in([table], kept, "Pack")
    assert [row.key[:3] for row in found] == [("R1", "title", "The money runs out")]


def test_a_table_with_one_known_heading_is_read_by_the_references_below_it() -> None:
    table = grid("S", ["Reference", "What is to be done", "Days late"], ["R1", "A review", 12])
    assert printed(table) == []
    [note] = told(table)
    assert note.endswith("got 'What is to be done', 'Days late'")
