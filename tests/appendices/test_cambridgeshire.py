"""Cambridgeshire's strategic risks of January 2017 beside ours, row by row."""

from appendices.content import FactsBlock
from risk_register.comparison.wording import How
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

NAME = "cambridgeshire-2017-02"
SUMMARY, MAP, PAGES, KEY = "1.1", "1.2", "1.3", "A"


def test_the_register_is_appendix_1_in_three_parts_and_the_key_appendix_a() -> None:
    assert pack(NAME).contents == (
        "Appendix 1: Strategic risks summary",
        "Appendix 1: Strategic risk: current ratings",
        "Appendix 1: Strategic risks",
        "Appendix A: Strategic risk overall ratings",
    )


def test_the_summary_lists_the_sixteen_risks_in_the_printed_order() -> None:
    """The summary's title of SR4.3 says Plan, where the risk's page says Panel; ours says Panel."""
    [table] = tables(section(NAME, SUMMARY).blocks)
    assert [reference for reference, _ in rows(table)] == [
        "SR1.1", "SR1.2", "SR2.1", "SR2.2", "SR2.3", "SR3.1", "SR3.2", "SR3.3", "SR3.4", "SR3.5",
        "SR3.6", "SR4.1", "SR4.2", "SR4.3", "SR4.4", "SR4.5",
    ]  # fmt: skip
    assert dict(rows(table))["SR4.3"] == (
        "Commissioner does not meet what the Police and Crime Panel requires"
    )


# The heat map

PRINTED_MAP = """
5 Catastrophic | | | | |
4 Significant | SR1.1 | SR4.4 | SR3.3 ▶ | |
3 Moderate | SR4.3 | SR1.2 SR3.4 SR4.2 SR4.5 | SR3.1 ▲▶ | |
2 Minor | SR3.6 | SR2.1 SR2.2 SR2.3 SR3.2 SR3.5 SR4.1 | | |
1 Insignificant | | | | |
"""
"""The map as the paper prints it."""


def test_the_heat_map_is_the_printed_one_but_for_sr3_5() -> None:
    """Its page rates likelihood 2 and impact 4; the paper's map has it at 2 and 2."""
    table, _ = tables(section(NAME, MAP).blocks)
    ours = [[row[0], *(_risks(cell) for cell in row[1:])] for row in rows(table)]
    paper = printed(PRINTED_MAP)
    paper[1][2] = "SR3.5 SR4.4"
    paper[3][2] = "SR2.1 SR2.2 SR2.3 SR3.2 SR4.1"
    assert ours == paper


def _risks(cell: str) -> str:
    """What stands in a cell of the map below its score and band."""
    return " ".join(cell.split("\n")[1:])


def test_each_cell_of_the_map_bears_its_score_and_the_word_of_its_band() -> None:
    table, _ = tables(section(NAME, MAP).blocks)
    assert [[cell.split("\n")[0] for cell in row[1:]] for row in rows(table)] == [
        ["15 Medium-high", "19 High", "22 High", "24 Critical", "25 Critical"],
        ["10 Medium", "14 Medium-high", "18 High", "21 High", "23 Critical"],
        ["6 Medium", "9 Medium", "13 Medium", "17 Medium-high", "20 High"],
        ["3 Low", "5 Low", "8 Medium", "12 Medium", "16 Medium-high"],
        ["1 Low", "2 Low", "4 Low", "7 Medium", "11 Medium"],
    ]


def test_the_axes_and_the_legend_are_as_printed() -> None:
    table, legend = tables(section(NAME, MAP).blocks)
    assert headings(table)[1:] == [
        "1 Unlikely", "2 Possible", "3 Likely", "4 More likely than not", "5 Probable",
    ]  # fmt: skip
    assert rows(legend) == [
        ["▲", "Likelihood rating increased"],
        ["▼", "Likelihood rating decreased"],
        ["△", "Likelihood rating expected to increase"],
        ["▽", "Likelihood rating expected to decrease"],
        ["▶", "Impact rating increased"],
        ["◀", "Impact rating decreased"],
        ["▷", "Impact rating expected to increase"],
        ["◁", "Impact rating expected to decrease"],
    ]


def test_the_map_is_said_in_words() -> None:
    said = sentences(section(NAME, MAP).blocks)
    assert len(said) == 8
    assert said[5] == (
        "Impact Moderate, likelihood Likely: SR3.1 (Likelihood rating increased; "
        "Impact rating increased)."
    )


# The risk pages

RISK_PAGES = """
SR1.1 | Public Engagement | 31/01/2017 | OPCC | Head of Public Engagement and Comms | 2 4 14 | 1 4 10 | 1 1 1
SR1.2 | Public Engagement | 31/01/2017 | OPCC | Director of Public Engagement and Comms | 3 4 18 | 2 3 9 | 2 2 5
SR2.1 | Setting Direction | 31/01/2017 | PCC | Head of Strategic Partnerships and Commissioning | 2 4 14 | 2 2 5 |
SR2.2 | Setting Direction | 31/01/2017 | Constabulary | Chief Constable | 2 4 14 | 2 2 5 |
SR2.3 | Setting Direction | 31/01/2017 | PCC | Commissioner; Chief Constable | 3 4 18 | 2 2 5 |
SR3.1 | Resourcing and Enabling Delivery | 24/01/2017 | OPCC | Chief Finance Officers | 3 4 18 | 3 3 13 | 1 2 3
SR3.2 | Resourcing and Enabling Delivery | 31/01/2017 | OPCC | Chief Executive | 2 4 14 | 2 2 5 |
SR3.3 | Resourcing and Enabling Delivery | 24/01/2017 | OPCC Chief Executive | Commissioner; Chief Constable | 3 4 18 | 3 4 18 |
SR3.4 | Resourcing and Enabling Delivery | 31/01/2017 | OPCC Chief Executive | Commissioner; Chief Constable | 4 4 21 | 2 3 9 | 1 2 3
SR3.5 | Resourcing and Enabling Delivery | 31/01/2017 | OPCC | Commissioner | 2 4 14 | 2 4 14 | 2 3 9
SR3.6 | Resourcing and Enabling Delivery | 31/01/2017 | OPCC | Commissioner | 2 4 14 | 1 2 3 |
SR4.1 | Being Accountable | 26/01/2017 | OPCC | Chief Executive | 2 4 14 | 2 2 5 |
SR4.2 | Being Accountable | 26/01/2017 | Chief Executive | Commissioner; Chief Constable | 3 4 18 | 2 3 9 |
SR4.3 | Being Accountable | 31/01/2017 | OPCC | Head of Policy & Performance | 2 4 14 | 1 3 6 |
SR4.4 | Being Accountable | 31/01/2017 | Chief Executive | Chief Constable | 3 4 18 | 2 4 14 |
SR4.5 | Being Accountable | 31/01/2017 | OPCC | Commissioner | 3 4 18 | 2 3 9 |
"""  # noqa: E501 - a row as printed
"""Reference, objective, update, exec lead, senior lead; inherent, current and future L, I and R.

Between two leads the paper has "and" or "&"; blank is a future that it leaves blank.
"""


def test_every_page_prints_the_objective_the_date_the_leads_and_the_nine_figures() -> None:
    ours = []
    for page in pages(section(NAME, PAGES)).values():
        head, ratings = tables(page)
        figures = (
            " ".join(row)
            for row in rows(ratings, "Likelihood", "Impact", "Score")
        )  # fmt: skip
        ours.append([*rows(head)[0], *("" if each == "– – –" else each for each in figures)])
    assert ours == printed(RISK_PAGES)


def test_a_page_names_its_assessments_and_parts_as_printed() -> None:
    page = pages(section(NAME, PAGES))["SR1.1"]
    head, ratings = tables(page)
    assert headings(head) == ["Reference", "Objective", "Update", "Exec Lead", "Senior Lead"]
    assert [row[0] for row in rows(ratings)] == ["Inherent", "Current", "Future"]
    assert [*facts(page)] == [
        "Risk", "Causes", "Effects", "Controls in place", "Controls assurance", "Future Actions",
        "Struck out",
    ]  # fmt: skip


def test_changed_wording_is_shown_in_its_place() -> None:
    """The covering report says which words of SR1.1 were added; its old ones are struck out."""
    page = pages(section(NAME, PAGES))["SR1.1"]
    cells = {
        heading: cell
        for block in page
        if isinstance(block, FactsBlock)
        for heading, cell in block.facts
    }
    control, action = cells["Controls in place"].lines[0], cells["Future Actions"].lines[0]
    assert [(run.change, run.text) for run in control.runs][1] == (How.ADDED, "and their teams")
    assert [(run.change, run.text) for run in action.runs][:3] == [
        (How.REMOVED, "Make more resilient"),
        (How.KEPT, " "),
        (How.ADDED, "Look again at the priorities of"),
    ]


def test_what_was_struck_out_stands_on_the_pages_from_which_it_was_taken() -> None:
    struck = {
        reference: len(facts(page)["Struck out"].split("\n"))
        for reference, page in pages(section(NAME, PAGES)).items()
        if facts(page)["Struck out"] != "–"
    }
    assert struck == {"SR3.4": 2, "SR4.5": 2}


def test_a_new_control_says_when_it_is_due() -> None:
    actions = facts(pages(section(NAME, PAGES))["SR2.1"])["Future Actions"].split("\n")
    assert actions[0] == (
        "[added: The Police and Crime Panel sees the final Plan on 1 February 2017] "
        "(due 01/02/2017)"
    )


# The key to the ratings


def test_the_key_prints_the_matrix_of_appendix_a() -> None:
    [table] = tables(section(NAME, KEY).blocks, "Scores")
    assert [[cell.split(" ")[0] for cell in row] for row in rows(table)] == [
        ["5", "15", "19", "22", "24", "25"],
        ["4", "10", "14", "18", "21", "23"],
        ["3", "6", "9", "13", "17", "20"],
        ["2", "3", "5", "8", "12", "16"],
        ["1", "1", "2", "4", "7", "11"],
    ]


def test_the_key_names_the_five_bands_the_highest_first() -> None:
    """The paper prints no threshold but 13; where else a band begins is assumed in the scheme."""
    [table] = tables(section(NAME, KEY).blocks, "Bands")
    assert rows(table, "Band", "Scores") == [
        ["Critical", "23 to 25"],
        ["High", "18 to 22"],
        ["Medium-high", "14 to 17"],
        ["Medium", "6 to 13"],
        ["Low", "1 to 5"],
    ]


def test_the_key_says_who_sees_which_band() -> None:
    """All above the tolerance: critical, high and medium-high."""
    [table] = tables(section(NAME, KEY).blocks, "Bands")
    board = "The relevant Executive Board"
    assert [row[0] for row in rows(table, "Reported to")] == [board, board, board, "–", "–"]


def test_the_key_prints_the_tolerance_of_13() -> None:
    [tolerance] = sentences(section(NAME, KEY).blocks)
    assert tolerance.startswith("13. A risk that rates above 13 goes to the relevant Executive")


def test_the_key_has_the_likelihoods_and_the_impacts_of_the_seven_pestelo_categories() -> None:
    [impact] = tables(section(NAME, KEY).blocks, "Impact")
    [likelihood] = tables(section(NAME, KEY).blocks, "Likelihood")
    assert headings(impact)[2:] == [
        "Political", "Economic", "Social", "Technological", "Environmental", "Legislative",
        "Organisation",
    ]  # fmt: skip
    assert rows(impact, "Level", "Label") == [
        ["5", "Catastrophic"], ["4", "Significant"], ["3", "Moderate"], ["2", "Minor"],
        ["1", "Insignificant"],
    ]  # fmt: skip
    assert rows(likelihood, "Level", "Label") == [
        ["5", "Probable"], ["4", "More likely than not"], ["3", "Likely"], ["2", "Possible"],
        ["1", "Unlikely"],
    ]  # fmt: skip


def test_the_key_prints_the_shares_of_the_budget() -> None:
    """For level 5 the paper prints 15%, not 15% or more."""
    [impact] = tables(section(NAME, KEY).blocks, "Impact")
    assert rows(impact, "Economic") == [
        ["15% over the agreed or notional budget, or 15% short of the approved savings target"],
        ["10% to 15% over the agreed or notional budget, or 10% to 15% short of the approved "
         "savings target"],
        ["5% to 10% over the agreed or notional budget, or 5% to 10% short of the approved "
         "savings target"],
        ["2% to 5% over the agreed or notional budget, or 3% to 5% short of the approved "
         "savings target"],
        ["Up to 2% over the agreed or notional budget, or up to 3% short of the approved "
         "savings target"],
    ]  # fmt: skip
