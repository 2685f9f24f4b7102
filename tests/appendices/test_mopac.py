"""MOPAC's appendices of September 2017 beside ours, row by row."""

from tests.appendices.reading import headings, pack, printed, rows, section, tables

NAME = "mopac-2017-09"

HEADLINE = """
1 | ↕ | SC
2a | ↕ | SP; PW
2b | ↕ | SP; PW
3 | New | SP
4 | ↔ | SP
5 | ↔ | PW
6 | ↕ | SC
7 | ↔ | SP
8 | ↔ | SC
9 | ↔ | SC; PW; SP
10 | ↔ | SC
11 | ↕ | PW
12 | ↔ | PW
13 | ↕ | PW
14 | ↕ | SC; PW; SP
"""
"""Reference, trend and owners of Appendix 1; initials stand for the printed names."""

WORDS = {"↕ Changing": "↕", "↔ Unchanged": "↔"}


def test_the_pack_has_the_two_appendices_that_are_not_restricted() -> None:
    assert pack(NAME).contents == (
        "Appendix 1: Corporate risk overview",
        "Appendix 2: Summary risk position",
    )


def test_the_headline_risks_have_the_printed_trends_and_owners() -> None:
    [table] = tables(section(NAME, "1").blocks)
    ours = rows(table, "Ref", "Risk trend", "Risk owner")
    assert [[WORDS.get(cell, cell) for cell in row] for row in ours] == printed(HEADLINE)


def test_the_headline_risks_are_headed_as_printed_with_the_title_apart() -> None:
    """The paper has title and description in one column, with a dash between them."""
    [table] = tables(section(NAME, "1").blocks)
    assert headings(table) == ["Ref", "Risk trend", "Risk", "Risk Description", "Risk owner"]


def test_the_control_actions_are_those_of_five_risks_in_the_printed_order() -> None:
    """The planned workshop of risk 1 is agreed in paragraph 1.4 and is not in Appendix 2."""
    [table] = tables(section(NAME, "2").blocks)
    ours = [
        (number, action.split(":")[0], kind)
        for number, action, kind in rows(table, "Ref", "Control action", "Kind")
        if kind != "Planned"
    ]
    assert ours == [
        ("1", "Police and Crime Plan", "In place"),
        ("1", "London oversight group on child protection policing", "In place"),
        ("1", "Gold group on child safeguarding", "In place"),
        ("1", "Victims' Commissioner", "In place"),
        ("4", "National funding process (NPCC/APCC)", "In place"),
        ("4", "GLA budget and performance committee", "In place"),
        ("4", "HMIC efficiency review", "In place"),
        ("5", "Right strategies", "In place"),
        ("5", "Press function", "In place"),
        ("5", "Changing politics", "In place"),
        ("8", "Work plan with the Ministry of Justice", "In place"),
        (
            "8",
            "Business case to the Mayor's Office for more money from the GLA to put it into "
            "practice",
            "Potential",
        ),
        ("14", "Analysis", "In place"),
        ("14", "Dedicated lead", "In place"),
        ("14", "Focus", "In place"),
    ]
    assert [row for row in rows(table, "Ref", "Kind") if row[1] == "Planned"] == [["1", "Planned"]]


def test_a_control_action_stands_beside_the_title_of_its_risk() -> None:
    """Appendix 2 prints no references; its sections are known by their titles."""
    [table] = tables(section(NAME, "2").blocks)
    assert dict(rows(table, "Ref", "Risk")) == {
        "1": "Vulnerability",
        "4": "Funding for policing",
        "5": "Decisions and change",
        "8": "Devolution of criminal justice",
        "14": "Equalities",
    }
