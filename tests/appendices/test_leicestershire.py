"""Leicestershire's papers of October 2023 beside ours, row by row.

The printed rows are written out as the paper has them, without the titles, which are in our own
words. Where the paper contradicts itself, the test names it.
"""

import pytest

from appendices.content import Heading
from risk_register.appendix import Audience
from tests.appendices.reading import (
    facts,
    headings,
    pack,
    pages,
    printed,
    rows,
    section,
    sentences,
    tables,
)

NAME = "leicestershire-2023-10"
SIGNS = {"N/A": "-", "→ Unchanged": "→", "↓ Reduced": "↓"}
"""What the paper prints for what we say: a dash for no earlier score, and arrows without words."""


def as_printed(row: list[str]) -> list[str]:
    return [SIGNS.get(cell, cell) for cell in row]


# The covering report


def test_the_counts_are_those_of_the_covering_report_but_for_the_sixth_new_risk() -> None:
    """Paragraphs 3 to 9. Six are new only with OPCC056, which has a previous score of 8."""
    [table] = tables(section(NAME, "Figures").blocks)
    assert rows(table, "Figure", "Number") == [
        ["Live strategic risks", "21"],
        ["Live operational risks", "34 (stated)"],
        ["Risks rated High", "15"],
        ["Risks proposed to be closed", "0"],
        ["Risks downgraded to operational", "3"],
        ["Changes to a risk score", "0"],
        ["New risks since the last meeting", "5"],
        ["Sensitive risks, redacted", "2"],
    ]


def test_a_count_is_backed_by_its_risks_and_the_one_kept_elsewhere_by_its_place() -> None:
    [table] = tables(section(NAME, "Figures").blocks)
    backed = dict(rows(table, "Figure", "Risks"))
    assert backed["Live operational risks"] == "Stated in: Covering report, paragraph 4"
    assert backed["Risks downgraded to operational"] == "OPCC005, OPCC039, OPCC034"
    assert backed["Sensitive risks, redacted"] == "OPCC062, OPCC077"
    assert backed["New risks since the last meeting"] == (
        "OPCC062, OPCC059, OPCC077, OPCC070, OPCC073"
    )


def test_the_statuses_are_the_five_of_paragraph_12() -> None:
    [table] = tables(section(NAME, "Statuses").blocks)
    assert [name for name, _ in rows(table)] == [
        "Controls Tasked",
        "Overdue Control",
        "Managed",
        "Controlled",
        "Awaiting Review",
    ]
    assert all(len(meaning) > 30 for _, meaning in rows(table))


def test_the_contents_are_those_of_the_paper_after_the_covering_report() -> None:
    """The paper heads Appendix D "Closed Risks" in its list, and "Risks Closed" on the page."""
    assert pack(NAME).contents == (
        "Covering report: Figures",
        "Covering report: Risk status",
        "Appendix A: Risk overview",
        "Appendix B: High risks",
        "Appendix C: New risks",
        "Appendix D: Closed risks",
        "Appendix E: Risk scoring matrix",
        "Appendix F: Redacted risks (for members only)",
    )
    assert {each.marking for each in pack(NAME).sections} == {"OFFICIAL"}


# Appendix A

OVERVIEW = """
OPCC031 | Chief Finance Officer | Very High | Very High | Controls Tasked | 02/11/2022 | 24/09/2023 | 16 | 16 | →
OPCC062 | Chief Executive | Very High | Very High | Controls Tasked | 04/08/2023 | 13/10/2023 | - | 16 |
OPCC007 | Chief Executive | High | Very High | Controls Tasked | 30/08/2018 | 15/10/2023 | 12 | 12 | →
OPCC014 | Chief Executive | Very High | Likely | Controls Tasked | 30/08/2018 | 03/10/2023 | 12 | 12 | →
OPCC032 | Chief Finance Officer | Very High | Likely | Controls Tasked | 02/11/2022 | 25/09/2023 | 12 | 12 | →
OPCC020 | Chief Executive | High | Likely | Controls Tasked | 30/08/2018 | 03/10/2023 | 9 | 9 | →
OPCC038 | Head of Communications | High | Likely | Controls Tasked | 29/03/2023 | 29/09/2023 | 9 | 9 | →
OPCC059 | Chief Finance Officer | High | Likely | Controls Tasked | 04/08/2023 | 15/10/2023 | - | 9 |
OPCC077 | Chief Executive Officer | High | Likely | Controls Tasked | 15/10/2023 | 15/10/2023 | - | 9 |
OPCC017 | Chief Executive | Very High | Possible | Controls Tasked | 30/11/2020 | 15/10/2023 | 8 | 8 | →
OPCC029 | Chief Executive | Very High | Likely | Controls Tasked | 06/07/2022 | 15/10/2023 | 8 | 8 | →
OPCC040 | Director of VRN | High | Likely | Controls Tasked | 15/06/2023 | 21/06/2023 | 9 | 9 | →
OPCC056 | Chief Executive | Very High | Possible | Controls Tasked | 19/05/2023 | 13/10/2023 | 8 | 8 | →
OPCC070 | Chief Finance Officer | Very High | Possible | Managed | 15/10/2023 | 15/10/2023 | - | 8 |
OPCC073 | Chief Finance Officer | Very High | Possible | Controls Tasked | 15/10/2023 | 15/10/2023 | - | 8 |
OPCC005 | Head of Communications | High | Possible | Managed | 30/08/2018 | 15/06/2023 | 6 | 6 | →
OPCC027 | Chief Executive | Medium | Likely | Controls Tasked | 07/06/2022 | 13/06/2023 | 6 | 6 | →
OPCC037 | Chief Executive | High | Possible | Controls Tasked | 29/03/2023 | 15/10/2023 | 6 | 6 | →
OPCC039 | Chief Finance Officer | High | Possible | Managed | 29/03/2023 | 15/10/2023 | 6 | 6 | →
OPCC021 | Chief Executive | Very High | Rare | Controls Tasked | 04/11/2021 | 15/06/2023 | 4 | 4 | →
OPCC028 | Chief Executive | Medium | Possible | Controls Tasked | 07/06/2022 | 16/07/2023 | 4 | 4 | →
OPCC033 | Chief Finance Officer | High | Rare | Controls Tasked | 02/11/2022 | 22/03/2023 | 3 | 3 | →
OPCC034 | Chief Finance Officer | High | Rare | Controls Tasked | 02/11/2022 | 15/06/2023 | 3 | 3 | →
OPCC035 | Chief Finance Officer | High | Rare | Managed | 02/11/2022 | 16/07/2023 | 3 | 3 | →
"""  # noqa: E501 - a row as printed
"""Reference, owner, impact, likelihood, status, recorded, last review, previous, current, way.

OPCC029's levels rate 12, and the paper prints 8.
"""


def test_the_overview_has_every_row_as_printed() -> None:
    """Where the paper leaves the direction of a new risk blank, ours says that it is new."""
    table, _ = tables(section(NAME, "A").blocks)
    ours = rows(
        table, "Reference", "Owner", "Impact", "Likelihood", "Status", "First Recorded",
        "Last review", "Previous Score", "Current Score", "Direction of Travel",
    )  # fmt: skip
    without_word = [[*row[:-1], "" if row[-1] == "New Risk" else row[-1]] for row in ours]
    assert [as_printed(row) for row in without_word] == printed(OVERVIEW)


def test_the_overview_is_headed_as_printed_with_a_word_for_each_highlight() -> None:
    table, legend = tables(section(NAME, "A").blocks)
    assert headings(table) == [
        "Reference", "Owner", "Title", "Impact", "Likelihood", "Status", "First Recorded",
        "Last review", "Previous Score", "Current Score", "Direction of Travel",
        "Since last meeting",
    ]  # fmt: skip
    assert rows(legend) == [
        ["Closed", "Risk closed"],
        ["Score changed", "Change to risk score"],
        ["New", "New risk since last meeting"],
        ["Operational", "Managed at operational level"],
    ]


def test_the_highlights_are_five_new_risks_and_three_at_operational_level() -> None:
    table, _ = tables(section(NAME, "A").blocks)
    assert {
        reference: word for reference, word in rows(table, "Reference", "Since last meeting")
        if word != "–"
    } == {
        "OPCC062": "New", "OPCC059": "New", "OPCC077": "New", "OPCC070": "New", "OPCC073": "New",
        "OPCC005": "Operational", "OPCC039": "Operational", "OPCC034": "Operational",
    }  # fmt: skip


# Appendices B to D

HIGH = """
02/11/2022 | OPCC031 | Chief Finance Officer | Chief Finance Officer | 16 | 16 | →
30/08/2018 | OPCC007 | Chief Executive | Director of Strategy, Partnerships and Commissioning | 12 | 12 | →
30/08/2018 | OPCC014 | Chief Executive | Director of Governance and Performance | 12 | 12 | →
02/11/2022 | OPCC032 | Chief Finance Officer | Chief Finance Officer | 12 | 12 | →
30/08/2018 | OPCC020 | Chief Executive | Director of Governance and Performance | 9 | 9 | →
29/03/2023 | OPCC038 | Head of Communications | Head of Communications | 9 | 9 | →
30/8/2018 | OPCC017 | Chief Executive | Chief Finance Officer | 8 | 8 | →
06/07/2022 | OPCC029 | Chief Executive | Chief Finance Officer | 8 | 8 | →
15/06/2023 | OPCC040 | Director of VRN | Director of VRN | 9 | 9 | →
"""  # noqa: E501 - a row as printed
NEW = """
04/08/2023 | OPCC059 | Chief Finance Officer | Chief Finance Officer | - | 9 | New Risk
19/05/2023 | OPCC056 | Chief Executive | Chief Executive | 16 | 8 | ↓
15/10/2023 | OPCC073 | Chief Finance Officer | Chief Finance Officer | - | 8 | New Risk
15/10/2023 | OPCC070 | Chief Finance Officer | Chief Finance Officer | - | 8 | New Risk
"""
LEFT = """
30/08/2018 | OPCC005 | Head of Communications | Head of Communications | 6 | 6 | →
29/03/2023 | OPCC039 | Chief Finance Officer | Chief Finance Officer | 6 | 6 | →
02/11/2022 | OPCC034 | Chief Finance Officer | Chief Finance Officer | 3 | 3 | →
"""


def heads_of(key: str) -> list[list[str]]:
    """The table at the head of each page of an appendix."""
    return [
        as_printed(row)
        for page in pages(section(NAME, key)).values()
        for table in tables(page)
        for row in rows(table)
    ]


def differing(ours: list[list[str]], paper: str) -> list[tuple[str, str, str]]:
    """The reference, what the paper prints and what we print, wherever these differ."""
    beside = {row[1]: row for row in ours}
    assert sorted(beside) == sorted(row[1] for row in printed(paper))
    return [
        (row[1], *cells)
        for row in printed(paper)
        for cells in zip(row, beside[row[1]], strict=True)
        if cells[0] != cells[1]
    ]


def test_the_high_risks_are_the_nine_pages_in_the_order_of_the_paper() -> None:
    references = [row[1] for row in printed(HIGH)]
    assert list(section(NAME, "B").references) == references
    assert len(references) == 9


def test_the_pages_of_the_high_risks_print_what_the_paper_prints_but_for_one_date() -> None:
    """OPCC017 was first recorded on 30/11/2020 in Appendix A, on 30/8/2018 on its page."""
    assert differing(heads_of("B"), HIGH) == [("OPCC017", "30/8/2018", "30/11/2020")]


def test_the_sum_of_the_high_risks_is_printed() -> None:
    assert sentences(section(NAME, "B").blocks) == [
        "15 risks are rated High: 9 here, 4 in Appendix C, 2 withheld."
    ]


def test_the_new_risks_are_the_four_pages_of_the_paper() -> None:
    """The paper has OPCC073 before OPCC070, which stands before it in Appendix A."""
    assert section(NAME, "C").references == ("OPCC059", "OPCC056", "OPCC070", "OPCC073")


def test_the_pages_of_the_new_risks_print_what_the_paper_prints_but_for_its_contradictions() -> (
    None
):
    """A new risk has a dash for its score there, and in Appendix A the score that is proposed.

    The page of OPCC056 prints 16, falling to 8; Appendix A prints 8 before and now.
    """
    assert differing(heads_of("C"), NEW) == [
        ("OPCC059", "-", "9"),
        ("OPCC056", "16", "8"),
        ("OPCC056", "↓", "→"),
        ("OPCC073", "-", "8"),
        ("OPCC070", "-", "8"),
    ]


def test_a_risk_that_is_reported_as_new_and_is_not_is_named() -> None:
    assert sentences(section(NAME, "C").blocks) == [
        "5 risks are new: 3 here, 2 withheld.",
        "Reported here besides: OPCC056.",
    ]


def test_the_closed_and_deescalated_risks_are_as_printed() -> None:
    assert heads_of("D") == printed(LEFT)
    assert sentences(section(NAME, "D").blocks) == []


@pytest.mark.parametrize("key", ["B", "C", "D"])
def test_a_page_is_headed_as_printed(key: str) -> None:
    for page in pages(section(NAME, key)).values():
        [table] = tables(page)
        assert headings(table) == [
            "Risk creation date", "URN", "Risk Owner", "Responsible Officer", "Risk score",
            "Proposed risk score", "Movement",
        ]  # fmt: skip


def test_the_parts_of_a_page_are_those_of_the_paper() -> None:
    [page, *_] = pages(section(NAME, "B")).values()
    assert [*facts(page)] == [
        "Title", "Risk summary", "Information", "Controls", "Latest update", "Next key date",
    ]  # fmt: skip


LOGS = """
OPCC031 | 02/11/22 30/11/22 23/12/22 22/03/23 16/07/23 24/09/23
OPCC007 | 05/10/22 09/11/22 30/11/22 05/01/23 29/03/23 15/06/23 15/10/23
OPCC014 | 05/10/22 09/11/22 25/11/22 30/11/22 22/12/22 22/03/23 14/06/23 03/10/23
OPCC032 | 02/11/22 30/11/22 22/03/23 15/06/23 25/09/23
OPCC020 | 05/10/22 09/11/22 30/11/22 15/12/22 23/12/22 22/03/23 15/06/23 03/10/23
OPCC038 | 29/03/23 29/09/23
OPCC017 | 05/10/22 09/11/22 30/11/22 02/12/22 23/03/23 15/06/23 15/10/23
OPCC029 | 05/10/22 09/11/22 21/11/22 30/11/22 19/12/22 22/12/22 22/03/23 15/06/23 15/10/23
OPCC040 | 15/06/23 21/06/23 29/09/23
OPCC059 | 15/10/23
OPCC056 | 28/09/23 13/10/23
OPCC070 | 16/10/23
OPCC073 | 16/10/23
OPCC005 | 11/01/22 30/03/22 06/04/22 07/06/22 16/06/22 12/07/22 25/07/22 27/07/22 24/11/22 30/11/22 22/12/22 23/03/23 15/06/23 25/09/23
OPCC039 | 16/07/23 15/10/23
OPCC034 | 30/11/22 23/12/22 22/03/23 15/06/23 15/10/23
"""  # noqa: E501 - a row as printed
"""The dates of each page's log, in the order of the paper (some years printed in full)."""


def test_every_log_has_the_entries_of_the_paper_the_oldest_first() -> None:
    found = []
    for key in "BCD":
        for reference, page in pages(section(NAME, key)).items():
            days = [entry[:10] for entry in facts(page)["Latest update"].split("\n")]
            found.append([reference, " ".join(f"{day[:6]}{day[8:]}" for day in days)])
    assert found == printed(LOGS)


def test_the_next_key_date_is_october_for_all_but_the_risks_that_left() -> None:
    """OPCC031's page prints the month without a year."""
    said = {
        reference: facts(page)["Next key date"]
        for key in "BCD"
        for reference, page in pages(section(NAME, key)).items()
    }
    without = {reference for reference, text in said.items() if text == "–"}
    assert without == {"OPCC005", "OPCC039", "OPCC034"}
    assert {text for reference, text in said.items() if reference not in without} == {
        "October 2023 – Review by JARAP"
    }


CONTROLS = {
    "OPCC031": ("New", "Six"),
    "OPCC007": ("New", "Nine"),
    "OPCC014": ("Seven",),
    "OPCC032": ("New", "New", "Two"),
    "OPCC020": ("New", "Four"),
    "OPCC038": ("Five",),
    "OPCC017": ("Five",),
    "OPCC029": ("New", "[removed:", "[removed:", "Eight"),
    "OPCC040": ("Four",),
}
"""How many controls each page lists: new ones, those removed, and the number of the others.

The paper names OPCC029's new control in the log only, and calls two of those listed removed.
"""


def test_the_controls_of_the_high_risks_are_as_many_as_printed_new_and_removed_ones_said() -> None:
    found = {
        reference: tuple(each.split(" ")[0] for each in facts(page)["Controls"].split("\n"))
        for reference, page in pages(section(NAME, "B")).items()
    }
    assert found == CONTROLS


def test_a_removed_control_stands_struck_out_in_its_place_with_the_reason() -> None:
    controls = facts(pages(section(NAME, "B"))["OPCC029"])["Controls"].split("\n")
    assert controls[1] == (
        "[removed: Rework the way grants are made] "
        "(control removed: Does not mitigate this risk (log of 21/11/2022))"
    )


# Appendices E and F


def test_the_matrix_is_the_printed_one() -> None:
    [table] = tables(section(NAME, "E").blocks, "Scores")
    assert headings(table) == [
        "Likelihood / Impact", "1 Low", "2 Medium", "3 High", "4 Very High",
    ]  # fmt: skip
    assert rows(table) == [
        ["4 Very High", "4 Low", "8 High", "12 High", "16 High"],
        ["3 Likely", "3 Low", "6 Medium", "9 High", "12 High"],
        ["2 Possible", "2 Low", "4 Low", "6 Medium", "8 High"],
        ["1 Rare", "1 Low", "2 Low", "3 Low", "4 Low"],
    ]


def test_the_bands_are_those_of_paragraph_11() -> None:
    [table] = tables(section(NAME, "E").blocks, "Bands")
    assert rows(table) == [["High", "8 to 16"], ["Medium", "5 to 7"], ["Low", "1 to 4"]]


def test_the_scales_have_the_printed_levels_sums_and_chances() -> None:
    [impact] = tables(section(NAME, "E").blocks, "Impact")
    [likelihood] = tables(section(NAME, "E").blocks, "Likelihood")
    assert rows(impact, "Level", "Label", "Financial Impact/Efficiency £") == [
        ["4", "Very High", "Severe (above £1m, or with an effect on the budget)"],
        ["3", "High", "Significant (over £251,000, up to £1m)"],
        ["2", "Medium", "Material (over £51,000, up to £250,000)"],
        ["1", "Low", "Some (£0 to £50,000)"],
    ]
    assert headings(impact)[2:] == [
        "Strategic Objectives/Performance/Service Delivery",
        "Financial Impact/Efficiency £",
        "Impact on Confidence/Reputation",
        "Impact on People",
        "Duration of Impact",
    ]
    chances = [(row[0], row[1], row[2].rsplit("(", 1)[1]) for row in rows(likelihood)]
    assert chances == [
        ("4", "Very High", "75% to 100%)"),
        ("3", "Likely", "51% to 74%)"),
        ("2", "Possible", "25% to 50%)"),
        ("1", "Rare", "0% to 25%)"),
    ]


def test_the_redacted_risks_are_the_two_of_the_overview_and_for_members_only() -> None:
    found = section(NAME, "F")
    assert found.audience is Audience.MEMBERS
    assert found.references == ("OPCC062", "OPCC077")
    assert [each.text for each in found.blocks if isinstance(each, Heading)] == [
        "OPCC062 Redacted",
        "OPCC077 Redacted",
    ]
