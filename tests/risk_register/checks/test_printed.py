"""What is printed elsewhere is reconciled with the register, and explained where it is not."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from risk_register.checks import printed
from risk_register.checks.rule import Rule
from risk_register.checks.run import RULES, run
from risk_register.findings import Finding, Severity
from risk_register.register import Row
from risk_register.scheme import Scheme
from risk_register.values import Value
from tests.registers import EXAMPLE_NAMES, example
from tests.risk_register.making import PRODUCT, changed, register_of, risk, scheme_of

SCHEME = scheme_of(changed(PRODUCT, ('"history", "people"', '"history", "withheld"')))
DOCS = Path(__file__).parents[3] / "docs"
HIGH: dict[str, Value] = {"current_likelihood": 3, "current_impact": 3}

CYBER = risk("R1", title="Cyber attack on the force", owner="CE", **HIGH)
MONEY = risk("R2", title="Money runs out before the year does", **HIGH)
RISKS = (CYBER, MONEY)

Stated = tuple[str, str, str, str]
"""Reference, figure, value and place."""


def stated(*rows: Stated) -> list[dict[str, str]]:
    names = ("reference", "figure", "value", "place")
    return [dict(zip(names, row, strict=True)) for row in rows]


def found(
    rule: Rule,
    *rows: Stated,
    risks: tuple[Row, ...] = RISKS,
    scheme: Scheme = SCHEME,
    **tables: Any,
) -> list[Finding]:
    """What a rule finds in a register that is stated to be like this."""
    return [*rule.findings(register_of(scheme, risks, stated=stated(*rows), **tables))]


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.expected, finding.actual) for finding in findings]


# A figure of a risk


def test_a_figure_that_differs_is_told_with_where_what_and_what_would_put_it_right() -> None:
    rows = ("R1", "current_score", "9", "Overview"), ("R1", "current_score", "12", "Risk page")
    assert found(printed.stated_differs, *rows) == [
        Finding(
            "stated-differs",
            register_of(SCHEME, [], stated=stated(*rows)).rows("stated")[1].place.at_field("value"),
            "current score '9', as in the register and Overview",
            "'12' in Risk page",
            Severity.WARNING,
            "R1",
            "value",
            "Correct it in Risk page; or, if that is right, in the register and Overview.",
        )
    ]


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("current_score", "9"),
        ("Current score", "9 (High)"),
        ("rating", "High"),
        ("owner", "CE"),
        ("Who", "ce"),
        ("title", "Cyber attack"),
        ("title", "Cyber attack on the force, and what follows"),
        ("title", "REDACTED"),
        ("current_score", "-"),
        ("target_score", "4"),
        ("description", "The register has none"),
        ("budget", "£3m"),
    ],
)
def test_a_figure_that_agrees_or_that_the_register_cannot_say_is_no_finding(
    figure: str, value: str
) -> None:
    assert found(printed.stated_differs, ("R1", figure, value, "Page")) == []


def test_one_mistake_in_several_places_is_told_once() -> None:
    rows = [("R1", "rating", value, f"Page {page}") for page, value in enumerate(("Low", "LOW"))]
    assert told(found(printed.stated_differs, *rows)) == [
        ("rating 'High', as in the register", "'Low' in Page 0; Page 1")
    ]


def test_two_mistakes_in_one_figure_are_told_apart() -> None:
    rows = ("R1", "current_score", "6", "Page 1"), ("R1", "current_score", "4", "Page 2")
    assert [finding.actual for finding in found(printed.stated_differs, *rows)] == [
        "'6' in Page 1",
        "'4' in Page 2",
    ]


def test_of_two_long_texts_the_part_that_differs_is_shown() -> None:
    start = "The Commissioner does not give the Panel what it needs to see what is done about "
    long = risk("R1", description=f"{start}crime and disorder")
    row = ("R1", "description", f"{start}waste and disorder", "Page")
    assert told(found(printed.stated_differs, row, risks=(long,))) == [
        (
            "description '… about crime and disorder', as in the register",
            "'… about waste and disorder' in Page",
        )
    ]


def test_a_figure_of_a_risk_that_is_not_there_is_left_to_the_reader_of_the_folder() -> None:
    for rule in printed.RULES:
        assert found(rule, ("R9", "title", "Cyber attack on the force", "Page")) == []


# Two places


def test_two_places_differ_where_the_register_cannot_say() -> None:
    rows = (
        ("R1", "target_score", "4", "Overview"),
        ("R1", "target_score", "4 (Medium)", "Summary"),
        ("R1", "target_score", "6", "Risk page"),
        ("R1", "target_score", "-", "Annex"),
    )
    findings = found(printed.stated_places_differ, *rows)
    assert told(findings) == [
        ("the same target score in every place; '4' in Overview; Summary", "'6' in Risk page")
    ]
    assert findings[0].remedy == "Find out which is right, and correct the other."
    assert found(printed.stated_differs, *rows) == []


def test_two_places_that_agree_or_that_the_register_decides_between_are_not_told() -> None:
    agree = ("R1", "target_score", "4", "Overview"), ("R1", "target_score", "4.", "Risk page")
    decided = ("R1", "current_score", "9", "Overview"), ("R1", "current_score", "4", "Risk page")
    assert found(printed.stated_places_differ, *agree, *decided) == []


def test_two_places_may_count_differently_what_is_kept_elsewhere() -> None:
    rows = ("", "operational_risks", "34", "Paragraph 4"), ("", "operational_risks", "33", "Annex")
    assert told(found(printed.stated_places_differ, *rows)) == [
        ("the same operational risks in every place; '34' in Paragraph 4", "'33' in Annex")
    ]


# A title under the wrong reference


def test_a_title_that_is_another_risks_is_told_once_and_as_nothing_else() -> None:
    rows = [("R1", "title", "Money runs out before the year does", page) for page in ("P1", "P2")]
    findings = found(printed.stated_title_misplaced, *rows)
    assert told(findings) == [
        (
            "the title of R1, 'Cyber attack on the force'",
            "the title of R2, 'Money runs out before the year does' in P1; P2",
        )
    ]
    assert findings[0].remedy == (
        "If R2 is meant, correct the reference in P1; P2; if R1 is, the title."
    )
    assert found(printed.stated_differs, *rows) == []
    assert found(printed.stated_places_differ, *rows) == []


def test_a_shortened_title_of_another_risk_is_recognised() -> None:
    row = ("R1", "title", "Money runs out", "Page")
    assert len(found(printed.stated_title_misplaced, row)) == 1


@pytest.mark.parametrize("title", ["Money", "Money runs", "Something else", "Redacted"])
def test_a_title_that_is_nobodys_for_certain_is_not_called_misplaced(title: str) -> None:
    assert found(printed.stated_title_misplaced, ("R1", "title", title, "Page")) == []


def test_a_title_that_two_other_risks_have_is_not_called_misplaced() -> None:
    same = risk("R3", title="Money runs out before the year does")
    row = ("R1", "title", "Money runs out before the year does", "Page")
    assert found(printed.stated_title_misplaced, row, risks=(*RISKS, same)) == []
    assert len(found(printed.stated_differs, row, risks=(*RISKS, same))) == 1


def test_a_risk_whose_title_is_left_out_may_have_any() -> None:
    row = ("R1", "title", "Money runs out before the year does", "Page")
    for title in ("Redacted", None):
        secret = risk("R1", title=title)
        assert found(printed.stated_title_misplaced, row, risks=(secret, MONEY)) == []
        assert found(printed.stated_differs, row, risks=(secret, MONEY)) == []


# Counts


def test_a_count_that_differs_is_told_with_the_risks_that_count() -> None:
    findings = found(printed.stated_count, ("", "live_risks", "three risks", "Paragraph 3"))
    assert told(findings) == [("live risks: 2 (R1, R2)", "'three risks' in Paragraph 3")]
    assert findings[0].remedy == (
        "Correct the count in Paragraph 3, or the risks that are counted."
    )


@pytest.mark.parametrize("number", [0, 10, 11])
def test_only_few_risks_are_named_in_a_count(number: int) -> None:
    risks = tuple(risk(f"N{each}", **HIGH) for each in range(number))
    finding = found(printed.stated_count, ("", "high_risks", "99", "P"), risks=risks)[0]
    assert finding.expected.startswith(f"high risks: {number}")
    assert ("(N0" in finding.expected) is (number == 10)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("live_risks", "2"),
        ("Live risks", "Two"),
        ("proposed_closures", "no risks"),
        ("operational_risks", "34"),
        ("new_risks", "6"),
        ("live_risks", "-"),
        ("live_risks", "R1; R2"),
    ],
)
def test_a_count_that_agrees_or_that_the_register_cannot_say_is_no_finding(
    figure: str, value: str
) -> None:
    assert found(printed.stated_count, ("", figure, value, "Page")) == []


# Lists


def test_a_list_is_told_what_it_leaves_out_and_what_it_has_too_many() -> None:
    low = risk("R3", current_likelihood=1, current_impact=1)
    row = ("", "high_risks", "R1; R3", "Annex B")
    findings = found(printed.stated_list, row, risks=(*RISKS, low))
    assert told(findings) == [
        (
            "the 2 high risks of the register, but for withheld ones",
            "2 in Annex B, without R2 and with R3",
        )
    ]
    assert findings[0].remedy == (
        "Correct Annex B, or what is said of it, or those risks in the register."
    )


@pytest.mark.parametrize("listed", ["R1; R2", "R2, R1", "2", "-", "several", ";"])
def test_a_list_that_is_whole_or_that_is_no_list_is_no_finding(listed: str) -> None:
    assert found(printed.stated_list, ("", "high_risks", listed, "Annex B")) == []


def test_a_list_may_leave_out_a_risk_that_is_withheld_but_not_one_of_which_a_column_is() -> None:
    row = ("", "high_risks", "R1", "Annex B")
    whole, column = ([{"reference": "R2", "what": what}] for what in ("Risk", "Owner"))
    assert found(printed.stated_list, row, withheld=whole) == []
    assert len(found(printed.stated_list, row, withheld=column)) == 1


def test_a_list_of_what_the_register_cannot_say_is_no_finding() -> None:
    assert found(printed.stated_list, ("", "new_risks", "R1; R2", "Annex C")) == []


# What is not reconciled


def test_a_value_that_cannot_be_read_is_noted() -> None:
    rows = ("R1", "owner", "J.", "Page 1"), ("", "live_risks", "several", "Page 2")
    findings = found(printed.stated_unread, *rows)
    assert told(findings) == [
        ("owner, such as 'CE'", "'J.' in Page 1"),
        ("live risks, such as '2'", "'several' in Page 2"),
    ]
    assert {finding.severity for finding in findings} == {Severity.NOTE}
    assert findings[0].remedy == ("Enter 'J.' so that it can be compared, or compare it by eye.")


@pytest.mark.parametrize(
    "row",
    [
        ("R1", "owner", "–", "a dash"),
        ("R2", "owner", "J.", "the register has no owner to compare it with"),
        ("R1", "owner", "CE", "it can be read"),
        ("", "live_risks", "R1; R2", "it is a list"),
        ("", "new_risks", "several", "the register cannot say"),
    ],
    ids=lambda row: row[3],
)
def test_what_needs_no_reading_is_not_noted(row: Stated) -> None:
    assert found(printed.stated_unread, row) == []


def test_a_figure_that_no_rule_knows_is_noted() -> None:
    rows = (
        ("R1", "budget", "£3m", "Page 1"),
        ("", "budget", "£9m", "Page 2"),
        ("", "current_score", "9", "Page 3"),
        ("R1", "live_risks", "2", "Page 4"),
        ("R1", "title", "Cyber attack", "Page 5"),
        ("", "live_risks", "2", "Page 6"),
    )
    findings = found(printed.stated_unknown, *rows)
    assert [(f.place.line, f.field, f.expected, f.actual) for f in findings] == [
        (2, "figure", "a figure of a risk that this register can have", "'budget'"),
        (3, "figure", "a figure of the whole register that this register can have", "'budget'"),
        (4, "figure", "a figure of the whole register that this register can have",
         "'current_score'"),
        (5, "figure", "a figure of a risk that this register can have", "'live_risks'"),
    ]  # fmt: skip
    assert {finding.severity for finding in findings} == {Severity.NOTE}


# The rules together


def test_the_rules_run_with_the_others() -> None:
    codes = [rule.code for rule in RULES]
    assert [code for code in codes if code.startswith("stated-")] == [
        "stated-differs",
        "stated-places-differ",
        "stated-title-misplaced",
        "stated-count",
        "stated-list",
        "stated-unread",
        "stated-unknown",
    ]


def test_no_finding_stops_a_register_from_being_built() -> None:
    assert {rule.severity for rule in printed.RULES} == {Severity.WARNING, Severity.NOTE}


def test_a_register_that_states_nothing_has_no_finding() -> None:
    report = run(register_of(SCHEME, RISKS, as_at=date(2024, 3, 31)), printed.RULES)
    assert report.findings == ()
    assert report.not_run == {}


@pytest.mark.parametrize("rule", printed.RULES, ids=lambda rule: rule.code)
def test_every_rule_has_its_entry_in_the_docs_and_says_where_it_comes_from(rule: Rule) -> None:
    section = (DOCS / "checks.md").read_text(encoding="utf-8").split("## Printed elsewhere\n")[1]
    assert f"| `{rule.code}` | {rule.severity} |" in section.split("\n## ")[0]
    assert rule.explanation


# The published registers

FINDINGS = {
    "cambridgeshire-2017-02": [
        (
            "stated-differs", "SR3.5",
            "heat map '2 x 4', as in the register",
            "'2 x 2' in Current ratings heat map",
        ),
        (
            "stated-differs", "SR4.3",
            "title '… Crime Panel requires', as in the register and "
            "Covering report, paragraph 4.12",
            "'… Crime Plan requires' in Strategic risks summary",
        ),
        (
            "stated-title-misplaced", "SR3.2",
            "the title of SR3.2, 'Commissioner and Chief Constable do not work well together'",
            "the title of SR3.1, 'Finances poorly managed by the Commissioner and the Chief...' "
            "in Covering report, paragraph 4.6",
        ),
    ],
    "leicestershire-2023-10": [
        (
            "stated-differs", "OPCC056",
            "current score '8', as in the register and Appendix A",
            "'16' in Appendix C, risk page",
        ),
        (
            "stated-differs", "OPCC056",
            "direction '→ Unchanged', as in the register and Appendix A",
            "'↓' in Appendix C, risk page",
        ),
        (
            "stated-differs", "OPCC017",
            "first recorded '2020-11-30', as in the register",
            "'2018-08-30' in Appendix B, risk page",
        ),
        (
            "stated-count", "",
            "new risks: 5 (OPCC062, OPCC059, OPCC077, OPCC070, OPCC073)",
            "'6' in Covering report, paragraph 8",
        ),
        (
            "stated-list", "",
            "the 15 high risks of the register, but for withheld ones",
            "9 in Appendix B, risk pages, without OPCC059, OPCC056, OPCC070, OPCC073",
        ),
        (
            "stated-list", "",
            "the 5 new risks of the register, but for withheld ones",
            "4 in Appendix C, risk pages, with OPCC056",
        ),
    ],
    "mopac-2017-09": [
        (
            "stated-differs", "1",
            "description 'What the Police and Crime Plan promises on vulnerability ...', as in the "
            "register",
            "'Resources are used badly when vulnerability is to become ...' in Appendix 2",
        ),
        (
            "stated-title-misplaced", "3",
            "the title of 3, 'Delivery of transformation'",
            "the title of 4, 'Funding for policing' in Covering report, key considerations",
        ),
        (
            "stated-title-misplaced", "4",
            "the title of 4, 'Funding for policing'",
            "the title of 5, 'Decisions and change' in Covering report, key considerations",
        ),
    ],
    "wmpcc-2024-06": [
        ("stated-differs", "11", "reference '11', as in the register", "'1' in Register, No"),
        (
            "stated-unread", "1",
            "owner, such as 'JJ'",
            "'Щ.' in Register, Owner, last line of the row",
        ),
    ],
    "wmpcc-2026-03": [],
    "wmpcc-plan-2026-03": [
        ("stated-count", "", "live commitments: 25", "'356' in Paragraph 3.4"),
    ],
}  # fmt: skip
"""Each of these was looked up in the paper; `docs/published-mistakes.md` says where."""


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_the_published_registers_have_these_findings_and_no_others(name: str) -> None:
    findings = [each for rule in printed.RULES for each in rule.findings(example(name))]
    assert [(f.code, f.reference, f.expected, f.actual) for f in findings] == FINDINGS[name]


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_figure_that_the_published_registers_state_is_known(name: str) -> None:
    assert [*printed.stated_unknown.findings(example(name))] == []
