"""The published papers, typed into Word or Excel, are reconciled with the examples."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from intake.files import read_grids
from intake.stated import Stated, stated_in
from risk_register.checks.run import run
from risk_register.findings import Finding
from risk_register.places import Place
from risk_register.register import Register, Row
from tests.intake.papers import PAPERS, word, workbook
from tests.registers import example

FIGURES = {
    "wmpcc-2024-06": {
        "title": 12, "unmitigated_score": 12, "mitigated_score": 12, "previous_score": 12,
        "direction": 10, "owner": 5,
    },
    "cambridgeshire-2017-02": {
        "title": 16, "exec_lead": 16, "senior_lead": 16, "last_review": 16,
        "inherent_likelihood": 16, "inherent_impact": 16, "inherent_score": 16,
        "current_likelihood": 16, "current_impact": 16, "current_score": 16,
        "future_likelihood": 5, "future_impact": 5, "future_score": 5,
    },
    "mopac-2017-09": {"title": 15, "direction": 15, "owner": 15},
}  # fmt: skip
"""How often the papers print each figure; five risks of Cambridgeshire have a future rating."""

WRITERS = {"docx": word, "xlsx": workbook}


def printed(name: str, ending: str, folder: Path) -> list[Stated]:
    _, tables = PAPERS[name]
    grids, _ = read_grids(WRITERS[ending](tables(), folder / f"paper.{ending}"))
    return stated_in(grids, example(name), "Paper")[0]


def with_stated(register: Register, stated: list[Stated]) -> Register:
    rows = tuple(
        Row(
            {"reference": each.reference, "figure": each.figure, "value": each.value,
             "place": each.place},
            Place("stated.csv", line),
        )
        for line, each in enumerate(stated, 2)
    )  # fmt: skip
    return replace(register, tables={**register.tables, "stated": rows})


def differing(name: str, stated: list[Stated]) -> list[Finding]:
    """What the checks find when the example has these rows and no others."""
    found = run(with_stated(example(name), stated)).findings
    return [finding for finding in found if finding.code == "stated-differs"]


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", FIGURES)
def test_what_a_paper_prints_agrees_with_its_register(
    name: str, ending: str, tmp_path: Path
) -> None:
    stated = printed(name, ending, tmp_path)
    assert Counter(each.figure for each in stated) == FIGURES[name]
    assert differing(name, stated) == []


@pytest.mark.parametrize("ending", WRITERS)
def test_what_leicestershires_paper_contradicts_itself_in_is_found(
    ending: str, tmp_path: Path
) -> None:
    """The page of OPCC056 prints the score 16, Appendix A prints 8."""
    stated = printed("leicestershire-2023-10", ending, tmp_path)
    [finding] = differing("leicestershire-2023-10", stated)
    assert finding.reference == "OPCC056"
    assert finding.expected.startswith("current score '8', as in the register and Paper, ")
    assert finding.actual.startswith("'16' in Paper, ")
