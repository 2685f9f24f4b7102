"""West Midlands: the register of June 2024 and the report of March 2026 beside ours."""

import pytest

from tests.appendices.reading import headings, pack, printed, rows, section, sentences, tables

REGISTER, REPORT = "wmpcc-2024-06", "wmpcc-2026-03"


def test_both_papers_come_from_one_scheme_in_the_order_of_the_report() -> None:
    expected = (
        "Register: Risks to the functions of the Commissioner",
        "Register: Owners of risks",
        "Section 4: New corporate risks",
        "Section 4: Risks that are still being considered",
        "Section 5: Increased corporate risks",
        "Section 6: Reduced corporate risk scores",
        "Section 7: Closed and de-escalated corporate risks",
    )
    assert pack(REGISTER).contents == pack(REPORT).contents == expected


# The register of June 2024

TABLE = """
1 | 20 | 12 | 12 | 12 | 12 | 12 | ⇔ | JJ
2 | 25 | 8 | 8 | 8 | 8 | 8 | ⇔ |
3 | 25 | 12 | 12 | 12 | 12 | 12 | ⇔ |
4 | 20 | 25 | 16 | 16 | 20 | 16 | ? |
5 | 20 | 8 | 8 | 8 | 8 | 8 | ⇔ |
6 | 25 | 12 | 16 | 16 | 16 | 16 | ⇔ |
7 | 25 | N/A | N/A | N/A | 20 | 0 | ? |
8 | 20 | N/A | N/A | N/A | N/A | 20 | N/A |
9 | 25 | N/A | N/A | N/A | N/A | 16 | N/A | AF
10 | 25 | N/A | N/A | N/A | N/A | 16 | N/A | AF
11 | 16 | N/A | N/A | N/A | N/A | 12 | N/A | JH
12 | 25 | N/A | N/A | N/A | N/A | 16 | N/A | JJ
"""
"""Number, unmitigated score, the mitigated score of five quarters, direction, owner.

A question mark stands where no arrow can be read (4) or none is there (7). Owners that cannot be
read for certain are left out: 2 ("J."), 3 (","), 4 ("J") and a stray "Щ." below 1.
"""

ARROWS = {"⇔ Unchanged": "⇔", "⇓ Reduced": "?", "–": ""}


def test_the_register_prints_the_scores_of_five_quarters_side_by_side() -> None:
    """The two arrows that cannot be read follow from the scores: 20 to 16, and 20 to closed."""
    [table] = tables(section(REGISTER, "Register").blocks)
    ours = rows(
        table, "No", "Unmitigated score", "Score June 23", "Score Sept 23", "Score Dec 23",
        "Score Mar 24", "Score June 24", "Direction", "Owner",
    )  # fmt: skip
    assert [[ARROWS.get(cell, cell) for cell in row] for row in ours] == printed(TABLE)
    assert [row[0] for row in ours if row[-2] == "⇓ Reduced"] == ["4", "7"]


def test_the_register_is_headed_as_printed() -> None:
    [table] = tables(section(REGISTER, "Register").blocks)
    assert headings(table) == [
        "No", "There is a risk that", "Caused by", "Leading to",
        "Mitigations (key controls and activity)", "Unmitigated score", "Score June 23",
        "Score Sept 23", "Score Dec 23", "Score Mar 24", "Score June 24", "Direction", "Owner",
    ]  # fmt: skip
    assert section(REGISTER, "Register").wide


def test_the_mitigations_are_counted_by_sense() -> None:
    [table] = tables(section(REGISTER, "Register").blocks)
    counted = [
        cell.split(" ")[0] for [cell] in rows(table, "Mitigations (key controls and activity)")
    ]
    assert counted == [
        "Six", "Four", "Four", "Ten", "Three", "Three", "Six", "Four", "Three", "Two", "Five",
        "Two",
    ]  # fmt: skip


def test_the_key_to_the_owners_has_their_initials_and_no_names() -> None:
    [table] = tables(section(REGISTER, "Owners").blocks)
    assert rows(table) == [["JJ", "–"], ["AF", "–"], ["JH", "–"]]


def test_the_changes_of_june_2024_follow_from_the_quarters() -> None:
    assert section(REGISTER, "4.1").references == ("8", "9", "10", "11", "12")
    assert section(REGISTER, "4.2").references == ()
    assert section(REGISTER, "5").references == ()
    assert section(REGISTER, "6").references == ("4",)
    assert section(REGISTER, "7").references == ("7",)


def test_a_reduced_score_stands_beside_that_of_the_quarter_before() -> None:
    [table] = tables(section(REGISTER, "6").blocks)
    assert rows(table, "No", "Score last quarter", "Score now", "Direction") == [
        ["4", "20", "16", "⇓ Reduced"]
    ]


# The report of March 2026


def test_no_new_corporate_risk_is_said_in_a_sentence() -> None:
    """Paragraph 4.1."""
    assert sentences(section(REPORT, "4.1").blocks) == [
        "The review of the register has brought up no new corporate risk."
    ]


def test_one_risk_is_still_being_considered() -> None:
    """Paragraph 4.2."""
    [table] = tables(section(REPORT, "4.2").blocks)
    [[number, title, stage]] = rows(table, "No", "There is a risk that", "Where it stands")
    assert (number, title) == ("P1", "Partners' funding is cut")
    assert stage.endswith("(paragraph 4.2).")


def test_two_risks_have_increased_without_a_printed_score() -> None:
    """Paragraphs 5.1 to 5.3."""
    [table] = tables(section(REPORT, "5").blocks)
    ours = rows(table, "No", "Score last quarter", "Score now", "Direction", "What lies behind it")
    assert [row[:-1] for row in ours] == [
        ["12", "–", "–", "⇑ Increased (stated)"],
        ["P2", "–", "–", "⇑ Increased (stated)"],
    ]
    assert [row[-1][-16:] for row in ours] == ["(paragraph 5.2).", "(paragraph 5.3)."]


def test_no_reduced_score_is_said_in_a_sentence() -> None:
    """Paragraph 6.1."""
    assert sentences(section(REPORT, "6").blocks) == [
        "No risk score came down in the last quarter."
    ]


def test_the_risk_that_has_come_about_stands_with_those_that_left() -> None:
    """Paragraph 7.1, under the heading of closed and de-escalated risks."""
    [table] = tables(section(REPORT, "7").blocks)
    [[number, now, why]] = rows(table, "No", "Now", "Why")
    assert (number, now) == ("8", "Issue")
    assert why.endswith("(paragraph 7.1).")


@pytest.mark.parametrize("key", ["4.1", "4.2", "5", "6", "7"])
def test_no_section_of_the_report_says_that_it_does_not_know(key: str) -> None:
    for name in (REGISTER, REPORT):
        assert not any("does not record" in each for each in sentences(section(name, key).blocks))
