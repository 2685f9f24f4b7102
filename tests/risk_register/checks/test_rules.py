"""Every rule says what it means and where it comes from, and stands in `docs/checks.md`."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from risk_register.checks import (
    beside,
    corrections,
    dates,
    entries,
    governance,
    movements,
    ratings,
    scheme,
    scores,
    seals,
)
from risk_register.checks.rule import Rule
from risk_register.checks.run import RULES, run
from risk_register.findings import Severity
from risk_register.register import CheckSetting, Register
from tests.registers import register
from tests.risk_register.checks.found import generic, risk

ROOT = Path(__file__).parent.parent.parent.parent
TEXT = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")

MODULES = {
    "Entries": entries.RULES,
    "Scores": scores.RULES,
    "Movements": movements.RULES,
    "Dates": dates.RULES,
    "Seals": seals.RULES,
    "Corrections": corrections.RULES,
    "Governance": governance.RULES,
    "Ratings": ratings.RULES,
    "Two registers side by side": beside.RULES,
    "Scheme": scheme.RULES,
}

ROLLING = [*(ROOT / "risk_register" / "rolling").glob("*.py")]
"""The modules whose findings only rolling forward tells."""


def rows(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its headings."""
    lines = TEXT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0].splitlines()
    cells = [line.strip("|").split("|") for line in lines if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in row] for row in cells]


@pytest.mark.parametrize("heading", MODULES)
def test_the_rules_of_a_module_stand_in_the_docs_in_order(heading: str) -> None:
    listed = [(code, severity) for code, severity, *_ in rows(heading)]
    assert listed == [(rule.code, rule.severity.value) for rule in MODULES[heading]]


def test_every_rule_of_a_module_runs() -> None:
    assert {rule for rules in MODULES.values() for rule in rules} <= set(RULES)


def test_every_rule_that_runs_stands_in_the_docs() -> None:
    assert {rule.code for rule in RULES} <= set(re.findall(r"^\| `([a-z-]+)`", TEXT, re.MULTILINE))


def test_every_code_that_rolling_forward_finds_stands_in_its_page() -> None:
    page = (ROOT / "docs" / "quarters.md").read_text(encoding="utf-8")
    written = "".join(path.read_text(encoding="utf-8") for path in ROLLING)
    codes = set(re.findall(r'Finding\(\s*"([a-z-]+)"', written)) | {"archive-differs", "despite"}
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) == sorted(codes)


def test_every_code_that_comparing_finds_stands_in_its_page() -> None:
    page = (ROOT / "docs" / "compare.md").read_text(encoding="utf-8").split("in the way")[1]
    files = (ROOT / "risk_register" / "comparison").glob("*.py")
    written = "".join(path.read_text(encoding="utf-8") for path in files)
    codes = set(re.findall(r'Finding\(\s*"([a-z-]+)"', written))
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE) == sorted(codes)


def test_every_code_that_is_found_on_reading_stands_in_the_docs() -> None:
    written = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "risk_register").rglob("*.py")
        if path.parent.name not in ("adoption", "comparison")  # docs/adopt.md, docs/compare.md
        and path not in ROLLING  # docs/quarters.md has those
    )
    codes = set(re.findall(r'(?:Finding|report)\(\s*"([a-z-]+)"', written))
    assert len(codes) > 30
    assert sorted(code for code, _ in rows("Found on reading")) == sorted(codes)


def test_a_code_is_one_rules_alone_and_of_small_words() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_finds_and_where_it_comes_from(rule: Rule) -> None:
    first, *rest = rule.explanation.split("\n\n")
    assert first.endswith(".")
    known = r"ours\b|Leicestershire|Cambridgeshire|West\s+Midlands|MOPAC"
    assert re.search(known, "".join(rest)), rule.explanation


def one_wrong() -> Register:
    """A register with one finding of `link-unknown`."""
    links = [{"reference": "R1", "kind": "Depends on", "their_reference": "R9"}]
    return generic(risk(status="Treat"), links=links)


def with_setting(code: str, severity: Severity | None) -> Register:
    made = one_wrong()
    settings = replace(made.settings, checks={code: CheckSetting(severity, "Agreed in June")})
    return replace(made, settings=settings)


def test_a_rule_runs_with_its_own_severity() -> None:
    report = run(one_wrong())
    assert [(f.code, f.severity) for f in report.findings] == [("link-unknown", Severity.ERROR)]
    assert "link-unknown" not in report.not_run


def test_an_office_may_weigh_a_rule_otherwise() -> None:
    report = run(with_setting("link-unknown", Severity.NOTE))
    assert [(f.code, f.severity) for f in report.findings] == [("link-unknown", Severity.NOTE)]


def test_an_office_may_turn_a_rule_off_and_the_report_says_why() -> None:
    report = run(with_setting("link-unknown", None))
    assert report.findings == ()
    assert report.not_run["link-unknown"] == "turned off: Agreed in June"


def test_a_code_of_no_rule_is_found() -> None:
    report = run(with_setting("link-unknwon", None))
    assert [(f.code, str(f.place)) for f in report.findings] == [
        ("check-unknown", "register.toml, checks.link-unknwon"),
        ("link-unknown", "links.csv, line 2, column their_reference"),
    ]


def test_a_rule_that_the_scheme_cannot_feed_does_not_run_and_says_why() -> None:
    not_run = run(register("mopac-2017", risks=[risk()])).not_run
    assert not_run["score-impossible"] == "it has no scores"
    assert not_run["review-overdue"] == (
        "it keeps no last_review of risks; it does not say how often risks are reviewed"
    )
    assert "link-unknown" not in not_run
