"""What each kind of appendix shows, at its edges: nothing there, nothing recorded, odd schemes."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from appendices.content import Cell, FactsBlock, Heading, PageBreak
from appendices.pack import pack_of
from risk_register.appendix import AppendixKind, Audience
from risk_register.register import Register
from tests.appendices.making import appendix, filled, made, rated
from tests.appendices.reading import facts, headings, rows, sentences, tables
from tests.registers import SCHEME_NAMES, register, scheme
from tests.risk_register.making import PRODUCT, SCORE, TREND, changed, scheme_of
from tests.risk_register.registers_drawn import registers

GENERIC = scheme("generic-5x5")

# Whatever the register


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers())
def test_every_register_gives_its_whole_pack(drawn: Register) -> None:
    for section in pack_of(drawn, Audience.MEMBERS, full=True).sections:
        assert section.blocks, section.heading
        assert len(set(section.references)) == len(section.references)


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_a_register_without_risks_gives_a_sentence_for_every_appendix_of_risks(name: str) -> None:
    for section in pack_of(register(name), Audience.MEMBERS, full=True).sections:
        kind = next(a.kind for a in scheme(name).appendices if a.key == section.key)
        assert section.blocks
        if kind in (AppendixKind.TABLE, AppendixKind.PAGES, AppendixKind.BOARDS):
            assert sentences(section.blocks)
            assert not tables(section.blocks)


def test_the_same_register_gives_the_same_pack() -> None:
    first, second = (
        pack_of(register("generic-5x5", risks=[{"reference": "R1"}]), Audience.PUBLIC)
        for _ in range(2)
    )
    assert first == second


# Tables


def test_an_entry_that_is_not_recorded_is_a_dash_and_a_score_of_0_is_not() -> None:
    columns = {"reference": "Ref", "current_score": "Score"}
    declared = appendix(chooses=("all_risks",), columns=columns)
    found = made([rated("R1", current_score=0), rated("R2")], declared, scheme=scheme_of(SCORE))
    [table] = tables(filled(found).blocks)
    assert rows(table) == [["R1", "0"], ["R2", "–"]]


def test_a_table_has_its_columns_in_the_declared_order_and_lies_across_from_eight_on() -> None:
    names = ["reference", "title", "owner", "status", "stage", "last_review", "current_score",
             "current_band"]  # fmt: skip
    seven = appendix(chooses=("all_risks",), columns={name: name.upper() for name in names[:7]})
    eight = appendix("B", chooses=("all_risks",), columns={name: name.upper() for name in names})
    found = made([rated("R1")], seven, eight)
    assert headings(tables(filled(found, "B").blocks)[0]) == [name.upper() for name in names]
    assert (filled(found).wide, filled(found, "B").wide) == (False, True)


def test_a_text_comes_before_the_table_and_the_legend_after_it() -> None:
    declared = appendix(chooses=("all_risks",), text="Read this.", legend={"New": "It is new"})
    kinds = [type(block).__name__ for block in filled(made([rated("R1")], declared)).blocks]
    assert kinds == ["Paragraph", "TableBlock", "Heading", "TableBlock"]


def test_nothing_chosen_is_said_in_the_schemes_own_sentence_or_in_ours() -> None:
    own = appendix(
        "A", chooses=("high_risks",), nil="No risk is high.", legend={"New": "It is new"}
    )
    found = made([rated("R1")], own, appendix("B", chooses=("high_risks",)))
    assert sentences(filled(found).blocks) == ["No risk is high."]
    assert len(filled(found).blocks) == 1
    assert sentences(filled(found, "B").blocks) == ["There are none."]


QUARTERS = [{"quarter": date(2023, 9, 30), "label": "Q2"}]
POSITIONS = [
    {"reference": "R1", "quarter": date(2023, 12, 31), "state": "Scored", "score": 4},
    {"reference": "R1", "quarter": date(2023, 9, 30), "state": "Not on the register"},
    {"reference": "R2", "quarter": date(2023, 12, 31), "state": "Closed"},
    {"reference": "R2", "quarter": date(2023, 9, 30), "state": "Scored", "score": 9},
]


def test_quarters_stand_side_by_side_the_oldest_first_and_today_as_the_last() -> None:
    """A quarter without a label goes by its month; today is the as-at date, 31 March 2024."""
    declared = appendix(chooses=("all_risks",), columns={"reference": "Ref", "quarters": "Score"})
    risks = [rated("R1", 2, 3), rated("R2", stage="Closed"), rated("R3", 3, 3)]
    [table] = tables(filled(made(risks, declared, history=POSITIONS, quarters=QUARTERS)).blocks)
    assert headings(table) == ["Ref", "Q2", "December 2023", "March 2024"]
    assert rows(table) == [
        ["R1", "N/A", "4", "6"],
        ["R2", "9", "Closed", "Closed"],
        ["R3", "–", "–", "9"],
    ]


def test_todays_column_has_the_label_of_the_quarter_that_the_as_at_date_belongs_to() -> None:
    labelled = [{"quarter": date(2024, 3, 31), "label": "Q4"},
                {"quarter": date(2024, 6, 30), "label": "Q1"}]  # fmt: skip
    declared = appendix(chooses=("all_risks",), columns={"reference": "Ref", "quarters": "Score"})
    [table] = tables(filled(made([rated("R1")], declared, quarters=labelled)).blocks)
    assert headings(table) == ["Ref", "Q4"]


def test_the_last_update_is_the_latest_and_of_two_on_one_day_the_lower() -> None:
    declared = appendix(chooses=("all_risks",), columns={"last_update": "Latest"})
    updates = [
        {"reference": "R1", "date": date(2024, 2, 1), "update": "Later", "author": "CFO"},
        {"reference": "R1", "date": date(2024, 2, 1), "update": "Last"},
        {"reference": "R1", "date": date(2024, 1, 1), "update": "First"},
    ]
    [table] = tables(filled(made([rated("R1"), rated("R2")], declared, updates=updates)).blocks)
    assert rows(table) == [["01/02/2024 – Last"], ["–"]]


# Boards


def test_risks_stand_under_the_board_that_must_see_them() -> None:
    declared = appendix(kind="boards", chooses=("above_tolerance",), columns={"reference": "Ref"})
    found = filled(
        made([rated("R1", 5, 5), rated("R2", 2, 5), rated("R3")], declared, scheme=GENERIC)
    )
    assert [each.text for each in found.blocks if isinstance(each, Heading)] == [
        "Commissioner and Joint Audit Committee",
        "Senior management team and Joint Audit Committee",
    ]
    assert [rows(table) for table in tables(found.blocks)] == [[["R1"]], [["R2"]]]


def test_a_board_that_sees_what_is_above_tolerance_is_named_also_if_it_gets_none() -> None:
    """The boards of Medium and Low, which are within tolerance, are not."""
    declared = appendix(kind="boards", chooses=("above_tolerance",), columns={"reference": "Ref"})
    found = filled(made([rated("R2", 2, 5)], declared, scheme=GENERIC))
    assert [type(block).__name__ for block in found.blocks] == [
        "Heading", "Paragraph", "Heading", "TableBlock",
    ]  # fmt: skip
    assert sentences(found.blocks) == ["There are none."]


# Pages

PARTS = {
    "description": "What", "controls": "All controls", "controls Planned": "Planned",
    "updates": "Log", "next_key": "Next",
}  # fmt: skip


def test_a_risk_of_which_nothing_is_recorded_has_its_page_with_dashes() -> None:
    page = appendix(kind="pages", chooses=("all_risks",), columns={"owner": "Who"}, parts=PARTS)
    found = filled(made([rated("R1", title="")], page))
    assert found.blocks[0] == Heading("R1")
    assert rows(tables(found.blocks)[0]) == [["–"]]
    assert facts(found.blocks) == {
        "What": "–", "All controls": "–", "Planned": "–", "Log": "–", "Next": "–",
    }  # fmt: skip


def test_each_page_but_the_first_begins_a_page() -> None:
    page = appendix(kind="pages", chooses=("all_risks",), parts={"description": "What"})
    found = filled(made([rated("R1"), rated("R2"), rated("R3")], page))
    assert [at for at, block in enumerate(found.blocks) if isinstance(block, PageBreak)] == [2, 5]
    assert isinstance(found.blocks[0], Heading)


def test_assessments_stand_where_they_are_declared() -> None:
    parts = {"description": "What", "assessments": "Ratings", "controls": "Controls"}
    page = appendix(kind="pages", chooses=("all_risks",), parts=parts)
    found = filled(made([rated("R1", 2, 3)], page))
    assert [type(block).__name__ for block in found.blocks] == [
        "Heading", "FactsBlock", "TableBlock", "FactsBlock",
    ]  # fmt: skip
    [table] = tables(found.blocks)
    assert headings(table) == ["Ratings", "Likelihood", "Impact", "Score", "Band"]
    assert rows(table) == [["Current", "2", "3", "6", "High"], ["Target", "–", "–", "–", "–"]]


def test_assessments_by_score_without_bands_have_neither_levels_nor_a_band() -> None:
    page = appendix(kind="pages", chooses=("all_risks",), parts={"assessments": "Scores"})
    own = scheme("wmpcc-2024")
    found = filled(made([rated("R1", mitigated_score=8, unmitigated_score=20)], page, scheme=own))
    [table] = tables(found.blocks)
    assert headings(table) == ["Scores", "Score"]
    assert rows(table) == [["Unmitigated", "20"], ["Mitigated", "8"]]


CONTROLS: list[dict[str, Any]] = [
    {"reference": "R1", "control": "Works", "kind": "In place"},
    {
        "reference": "R1",
        "control": "Comes",
        "kind": "Planned",
        "due": date(2024, 5, 1),
        "new": "Yes",
    },
    {"reference": "R1", "control": "[added: Marked]", "kind": "Planned", "new": "Yes"},
    {"reference": "R1", "control": "Gone", "kind": "Removed", "removed_reason": "No use"},
    {"reference": "R1", "control": "[removed: Out]", "kind": "Removed"},
]


def test_controls_say_what_is_new_when_they_are_due_and_what_was_removed() -> None:
    page = appendix(kind="pages", chooses=("all_risks",), parts=PARTS)
    found = facts(filled(made([rated("R1")], page, controls=CONTROLS)).blocks)
    assert found["All controls"].split("\n") == [
        "Works",
        "New control: Comes (due 01/05/2024)",
        "[added: Marked]",
        "[removed: Gone] (control removed: No use)",
        "[removed: Out] (control removed)",
    ]
    assert found["Planned"].split("\n") == [
        "New control: Comes (due 01/05/2024)", "[added: Marked]",
    ]  # fmt: skip


def test_links_name_what_is_known_of_them() -> None:
    page = appendix(kind="pages", chooses=("all_risks",), parts={"links": "Links"})
    links = [
        {"reference": "R1", "kind": "Joint", "organisation": "The force", "their_reference": "S1"},
        {"reference": "R1", "kind": "Depends on", "their_reference": "R2"},
    ]
    found = filled(made([rated("R1")], page, scheme=GENERIC, links=links))
    assert facts(found.blocks) == {"Links": "Joint, The force, S1\nDepends on, R2"}


# Heat map and matrix

TWO_LEVELS = "\n".join(
    part
    for part in changed(PRODUCT, ("[tolerance]\nscore = 5\n", "")).split("\n\n")
    if "number = 3" not in part
)
TWO_BY_TWO = scheme_of(
    changed(
        TWO_LEVELS,
        ("from = 6\nto = 9", "from = 4\nto = 4"),
        ("from = 3\nto = 5", "from = 3\nto = 3"),
    )
)


def test_a_map_without_risks_says_so() -> None:
    found = filled(made([rated("R1", stage="Closed")], appendix(kind="heat map")))
    table, _ = tables(found.blocks)
    assert table.description == "No risk stands on the map."
    assert sentences(found.blocks) == ["No risk stands on the map."]


def test_a_live_risk_that_is_not_on_the_map_is_named() -> None:
    risks = [rated("R1", 3, 3), rated("R2", current_impact=None), rated("R3", 9, 1),
             rated("R4", stage="Closed", current_impact=None)]  # fmt: skip
    assert sentences(filled(made(risks, appendix(kind="heat map"))).blocks) == [
        "Likelihood Likely, impact Grave: R1.",
        "Not on the map, for want of a level: R2, R3.",
    ]


def test_a_map_of_two_levels_has_four_cells() -> None:
    found = filled(made([rated("R1", 2, 1)], appendix(kind="heat map"), scheme=TWO_BY_TWO))
    table, _ = tables(found.blocks)
    assert rows(table) == [
        ["2 Possible", "2 Low\nR1", "4 High"],
        ["1 Rare", "1 Low", "2 Low"],
    ]


def _ten_bands() -> str:
    """Ten bands over scores of 1 to 100."""
    bands = "".join(
        f'[[bands]]\nname = "Band {n}"\nfrom = {10 * n - 9}\nto = {10 * n}\n'
        'colour = "#FFFFFF"\ntext = "#000000"\n\n'
        for n in range(1, 11)
    )
    start, end = SCORE.index("[[bands]]"), SCORE.index("[tolerance]")
    return SCORE[:start] + bands + SCORE[end:]


def test_ten_bands_are_ten_rows_the_highest_first_and_each_is_a_choice() -> None:
    own = scheme_of(_ten_bands())
    chooses = appendix("B", chooses=("band_10_risks",))
    found = made([rated("R1", current_score=91)], appendix(kind="matrix"), chooses, scheme=own)
    [table] = tables(filled(found).blocks)
    assert rows(table)[0] == ["Band 10", "91 to 100"]
    assert rows(table)[9] == ["Band 1", "1 to 10"]
    assert filled(found, "B").references == ("R1",)


def test_a_scheme_of_entered_scores_has_bands_and_tolerance_and_no_scales() -> None:
    found = filled(made([], appendix(kind="matrix"), scheme=scheme_of(SCORE)))
    assert [each.text for each in found.blocks if isinstance(each, Heading)] == [
        "Bands", "Tolerance",
    ]  # fmt: skip
    assert sentences(found.blocks) == ["70."]


def test_a_trend_is_printed_where_there_are_no_scores() -> None:
    columns = {"reference": "Ref", "direction": "Trend", "change": "Since"}
    declared = appendix(chooses=("live_risks",), columns=columns)
    found = made([rated("R1", direction="Worse")], declared, scheme=scheme_of(TREND))
    [table] = tables(filled(found).blocks)
    assert rows(table) == [["R1", "↗ Worse", "–"]]


# Figures


def test_a_figure_that_nobody_can_count_is_printed_as_stated_with_its_place() -> None:
    columns = {"live_risks": "Live", "operational_risks": "Operational", "new_risks": "New"}
    stated = [
        {"reference": "R1", "figure": "operational_risks", "value": "1", "place": "Elsewhere"},
        {"figure": "Operational risks", "value": "34", "place": "Report, paragraph 4"},
        {"figure": "live_risks", "value": "99", "place": "Report, paragraph 3"},
    ]
    found = filled(made([rated("R1")], appendix(kind="figures", columns=columns), stated=stated))
    [table] = tables(found.blocks)
    assert rows(table) == [
        ["Live", "1", "R1"],
        ["Operational", "34 (stated)", "Stated in: Report, paragraph 4"],
        ["New", "The register does not say", "–"],
    ]


def test_a_score_is_not_said_to_be_unchanged_where_no_earlier_one_is_known() -> None:
    declared = appendix(kind="figures", columns={"changed_scores": "Changed"})
    before = {"reference": "R1", "quarter": date(2023, 12, 31), "state": "Not recorded"}
    [table] = tables(filled(made([rated("R1")], declared, history=[before])).blocks)
    assert rows(table) == [["Changed", "The register does not say", "–"]]


# Controls, links, owners


@pytest.mark.parametrize("kind", ["controls", "links"])
def test_no_rows_are_said_in_a_sentence(kind: str) -> None:
    columns = {"reference": "Ref", "kind": "Kind"}
    own = appendix("A", kind, chooses=("all_risks",), columns=columns, nil="None of these.")
    found = filled(made([rated("R1")], own, scheme=GENERIC))
    assert (sentences(found.blocks), tables(found.blocks)) == (["None of these."], [])


def test_control_actions_stand_beside_the_title_of_their_risk() -> None:
    columns = {"reference": "Ref", "risk": "Risk", "control": "Action", "due": "Due"}
    declared = appendix(kind="controls", chooses=("high_risks",), columns=columns)
    found = filled(made([rated("R1", 3, 3), rated("R2")], declared, controls=[
        {"reference": "R2", "control": "Not of a high risk"},
        {"reference": "R1", "control": "One\nTwo", "due": date(2024, 5, 1)},
    ]))  # fmt: skip
    [table] = tables(found.blocks)
    assert rows(table) == [["R1", "Title of R1", "One\nTwo", "01/05/2024"]]


PEOPLE = [{"person": "CE", "role": "Chief Executive"}, {"person": "JJ", "role": "Other"}]


def test_the_owners_are_those_of_the_chosen_risks_or_everyone() -> None:
    columns = {"person": "Who", "role": "Post"}
    some = appendix("A", "owners", chooses=("high_risks",), columns=columns)
    everyone = appendix("B", "owners")
    risks = [rated("R1", 3, 3, owner="XY; CE"), rated("R2", owner="JJ")]
    found = made(risks, some, everyone, people=PEOPLE)
    assert rows(tables(filled(found).blocks)[0]) == [["CE", "Chief Executive"]]
    assert rows(tables(filled(found, "B").blocks)[0]) == [
        ["CE", "Chief Executive"], ["JJ", "Other"],
    ]  # fmt: skip


# Marked wording


def test_a_page_of_marked_wording_keeps_its_marks_for_every_format() -> None:
    page = appendix(kind="pages", chooses=("all_risks",), parts={"description": "What"})
    text = "Old [removed: words] [added: ones]\nand a line"
    [_, found] = filled(made([rated("R1", description=text)], page)).blocks
    assert isinstance(found, FactsBlock)
    [(_, cell)] = found.facts
    assert isinstance(cell, Cell)
    assert cell.text == text
    assert [run.change for run in cell.lines[0].runs] == ["", "removed", "", "added"]
