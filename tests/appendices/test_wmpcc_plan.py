"""West Midlands, March 2026: paragraphs 3.4, 3.5 and 3.9 of the report beside our pack."""

from dataclasses import replace

import pytest

from appendices.content import Section, TableBlock
from appendices.pack import section_of
from appendices.withheld.public_register import public_register
from risk_register.places import Place
from risk_register.register import Register, Row
from tests.appendices.reading import headings, pack, printed, rows, section, sentences, tables
from tests.registers import example, register

PLAN = "wmpcc-plan-2026-03"
HEADINGS = ["Ref", "Q2", "Q3", "Policy area", "Individual commitment", "Q3 update"]

RED = """
60 | Red | Red | Serious Youth Violence
96 | Red | Red | Improving Road and Travel Safety
103 | Red | Red | Improving Road and Travel Safety
243 | Red | Red | Bringing Offenders To Justice
307 | Red | Red | Partnerships
184 | Amber | Red | Building Trust and Confidence
198 | Green | Red | An Equal and Fair West Midlands
217 | Amber | Red | An Equal and Fair West Midlands
218 | Amber | Red | An Equal and Fair West Midlands
324 | Green | Red | Strategic Policing Requirement
330 | Green | Red | Information, Technology and Sustainability
224 | Green | Red | Bringing Offenders To Justice
"""
"""The tables below paragraph 3.4: reference, quarter 2, quarter 3, policy area."""

IMPROVING = """
36 | Red | Green | VAWG / Protecting Victims and Witnesses
75 | Red | Amber | SOC and Exploitation
101 | Red | Amber | Improving Road and Travel Safety
164 | Red | Green | Protecting Victims and Witnesses
314 | Red | Amber | National Influence
"""
"""The table below paragraph 3.9."""

MOVED = [
    "Better access to youth services, with partners",
    "Act on the impact of online harms such as violent pornography and misogyny",
    "The force goes on investing in the welfare and development of officers and staff",
    "The force plans its workforce so that skills and people meet demand",
    "A flexible force with strong recruitment and planning for future leaders",
    "A clear people strategy for all policing disciplines that brings in talent and keeps "
    "experience",
    "Well-being programmes for those who investigate high-harm offences or meet violence on duty",
    "Fitting support for leavers and for the families of officers and staff",
]
"""The list of paragraph 3.5, in our words."""


def _table(found: Section) -> TableBlock:
    [table] = tables(found.blocks)
    return table


def test_the_paragraphs_are_those_of_the_report() -> None:
    assert pack(PLAN).contents == (
        "Paragraph 3.4: Commitments rated red",
        "Paragraph 3.5: Commitments marked red because work was moved",
        "Paragraph 3.9: Improving commitments",
    )


def test_the_twelve_red_commitments_stand_as_printed_with_both_quarters_ratings() -> None:
    table = _table(section(PLAN, "3.4"))
    assert headings(table) == HEADINGS
    assert rows(table, "Ref", "Q2", "Q3", "Policy area") == printed(RED)


def test_each_rating_stands_in_its_colours() -> None:
    table = _table(section(PLAN, "3.4"))
    colours = {"Red": "#C00000", "Amber": "#FFC000", "Green": "#00B050"}
    for row in (*table.rows, *_table(section(PLAN, "3.9")).rows):
        for cell in row[1:3]:
            assert cell.band
            assert cell.band.colour == colours[cell.text]


def test_the_totals_are_those_of_paragraph_3_4() -> None:
    assert sentences(section(PLAN, "3.4").blocks) == [
        "20 of the 356 live commitments are rated Red, an increase from 10 in Q2.",
        "These figures are as stated; this register holds 25 of the commitments.",
        "Red means that more support or action is needed, not that the commitment cannot be "
        "achieved in the end.",
        "20 commitments are rated Red: 12 here, 8 in Paragraph 3.5.",
    ]


def test_the_eight_of_paragraph_3_5_stand_without_references() -> None:
    table = _table(section(PLAN, "3.5"))
    assert headings(table) == ["Individual commitment"]
    assert [title for [title] in rows(table)] == MOVED


def test_the_five_improving_commitments_stand_as_printed() -> None:
    table = _table(section(PLAN, "3.9"))
    assert headings(table) == HEADINGS
    assert rows(table, "Ref", "Q2", "Q3", "Policy area") == printed(IMPROVING)


def test_each_of_the_seventeen_has_its_update_beside_it() -> None:
    updates = {
        reference: update
        for key in ("3.4", "3.9")
        for reference, update in rows(_table(section(PLAN, key)), "Ref", "Q3 update")
    }
    assert len(updates) == 17
    assert updates["60"].startswith("Confirmation of the VRP's funding came very late")
    assert updates["324"].startswith("After decisions about one match the Home Secretary lost")
    assert updates["314"].startswith("Terms of reference are out for approval")


def test_the_public_gets_the_same_pages_as_the_committee() -> None:
    whole = example(PLAN)
    for appendix in whole.scheme.appendices:
        assert section_of(public_register(whole), appendix) == section_of(whole, appendix)


# Other registers under the scheme


def _register(**rated: str) -> Register:
    """Commitments A, B … with these ratings, and no history."""
    commitments = [
        {"reference": name, "title": f"Commitment {name}", "rating": rating}
        for name, rating in rated.items()
    ]
    return register("wmpcc-plan-2026", commitments=commitments)


@pytest.mark.parametrize(("key", "said"), [
    ("3.4", "No commitment is rated red this quarter."),
    ("3.5", "No commitment is red because work was moved."),
    ("3.9", "No commitment that was red in the last quarter has improved."),
])  # fmt: skip
def test_where_there_is_none_it_is_said_in_a_sentence(key: str, said: str) -> None:
    """On the register of the report itself, with every commitment green then and now."""
    whole = example(PLAN)
    green = tuple(
        replace(row, values={**row.values, "rating": "Green", "rating_reason": None})
        for row in whole.entries
    )
    history = tuple(
        replace(row, values={**row.values, "state": "Scored", "band": "Green"})
        for row in whole.rows("history")
    )
    made = replace(
        whole, tables={**whole.tables, "commitments": green, "history": history, "stated": ()}
    )
    found = next(each for each in made.scheme.appendices if each.key == key)
    assert said in sentences(section_of(made, found).blocks)
    assert tables(section_of(made, found).blocks) == []


def test_a_count_without_an_earlier_quarter_is_compared_with_nothing() -> None:
    found = section_of(_register(A="Red", B="Green"), example(PLAN).scheme.appendices[0])
    assert sentences(found.blocks)[0] == "1 of the 2 live commitments is rated Red."


@pytest.mark.parametrize(("then", "said"), [
    ({"A": "Red", "B": "Red"},
     "1 of the 2 live commitments is rated Red, a decrease from 2 in Q1."),
    ({"A": "Red", "B": "Green"}, "1 of the 2 live commitments is rated Red, as many as in Q1."),
    ({"A": "Green", "B": "Green"},
     "1 of the 2 live commitments is rated Red, an increase from 0 in Q1."),
])  # fmt: skip
def test_a_count_is_compared_with_that_of_the_quarter_before(
    then: dict[str, str], said: str
) -> None:
    made = _register(A="Red", B="Green")
    quarter = Row({"quarter": made.settings.as_at.replace(year=2020), "label": "Q1"}, Place("x", 2))
    history = tuple(
        Row({"reference": name, "quarter": quarter["quarter"], "state": "Scored", "band": band},
            Place("history.csv", 2))
        for name, band in then.items()
    )  # fmt: skip
    made = replace(made, tables={**made.tables, "quarters": (quarter,), "history": history})
    found = section_of(made, made.scheme.appendices[0])
    assert sentences(found.blocks)[0] == said


def test_after_twelve_quarters_there_are_still_two_columns() -> None:
    """The example's history with a quarter of each of ten years before it."""
    whole = example(PLAN)
    first = whole.rows("history")[0]
    older = tuple(
        replace(first, values={**first.values, "quarter": whole.settings.as_at.replace(year=year)})
        for year in range(2014, 2025)
    )
    made = replace(whole, tables={**whole.tables, "history": (*older, *whole.rows("history"))})
    assert len(made.past_quarters) == 12
    [table] = tables(section_of(made, made.scheme.appendices[0]).blocks)
    assert headings(table) == HEADINGS


def test_the_order_is_kept_when_the_register_is_sorted_otherwise() -> None:
    """Those red in both quarters come first; within both groups as the register has them."""
    whole = example(PLAN)
    turned = replace(whole, tables={**whole.tables, "commitments": whole.entries[::-1]})
    [table] = tables(section_of(turned, turned.scheme.appendices[0]).blocks)
    assert [reference for [reference] in rows(table, "Ref")] == [
        "307", "243", "103", "96", "60", "224", "330", "324", "218", "217", "198", "184",
    ]  # fmt: skip
