"""The rules find in the published registers what was found by hand, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from risk_register.checks import dates, entries, governance, movements, ratings, scheme, scores
from risk_register.checks.run import run
from tests.registers import EXAMPLE_NAMES, example

RULES = (
    *entries.RULES, *scores.RULES, *movements.RULES, *dates.RULES, *governance.RULES,
    *ratings.RULES, *scheme.RULES,
)  # fmt: skip


def codes(code: str, *references: str) -> Iterator[tuple[str, str]]:
    return ((code, reference) for reference in references)


EIGHT = ("3.5a", "3.5b", "3.5c", "3.5d", "3.5e", "3.5f", "3.5g", "3.5h")
"""The commitments of paragraph 3.5, which are printed by title only."""

BY_HAND = {
    "leicestershire-2023-10": [
        *codes("score-overruled", "OPCC029"),
        *codes("log-score-differs", "OPCC029", "OPCC056"),
        *codes("review-overdue", "OPCC021", "OPCC027", "OPCC028", "OPCC033", "OPCC035", "OPCC040"),
        *codes("review-behind-log", "OPCC040", "OPCC070", "OPCC073"),
        *codes("tasked-not-recorded", "OPCC021", "OPCC027", "OPCC028", "OPCC033", "OPCC037"),
        *codes(
            "tasked-to-nobody", "OPCC007", "OPCC014", "OPCC017", "OPCC029", "OPCC031", "OPCC032",
            "OPCC038", "OPCC040", "OPCC056", "OPCC073",
        ),
        *codes("new-without-awaiting-review", "OPCC070", "OPCC073", "OPCC077"),
        *codes("ranges-overlap", ""),
        *codes("ranges-gap", ""),
        *codes("bands-alike", ""),
    ],
    "cambridgeshire-2017-02": [
        *codes("ranges-overlap", "", ""),
        *codes("ranges-gap", "", ""),
    ],
    "wmpcc-2024-06": [
        *codes("owner-missing", "5", "6", "8"),
        *codes("past-above-inherent", "4"),
    ],
    "wmpcc-2026-03": [],
    "wmpcc-plan-2026-03": [
        *codes("rating-without-update", *EIGHT),
        *codes("area-missing", *EIGHT),
    ],
    "mopac-2017-09": [*codes("description-repeated", "2b")],
}  # fmt: skip
"""Each finding, gone through by hand; `docs/published-mistakes.md` has the places."""

MISTAKES = Path(__file__).parent.parent.parent.parent / "docs" / "published-mistakes.md"


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_an_example_has_just_the_findings_of_the_paper(name: str) -> None:
    findings = run(example(name), RULES).findings
    assert sorted((f.code, f.reference) for f in findings) == sorted(BY_HAND[name])


def test_every_finding_of_the_papers_is_written_down() -> None:
    text = MISTAKES.read_text(encoding="utf-8").split("## Within the register\n")[1]
    lines = text.split("\n## ")[0].splitlines()
    for found in BY_HAND.values():
        for code, reference in found:
            said = [line for line in lines if f"`{code}`" in line]
            numbered = reference if reference.startswith("OPCC") else ""
            assert any(numbered in line for line in said), (code, reference)
