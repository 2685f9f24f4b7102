"""Schemes that nobody ships: awkward names, levels from 0, two levels, ten bands, own headings."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from risk_register.places import Place
from risk_register.register import Register, Row, Settings
from risk_register.scheme import Scheme
from risk_register.scheme_file import read_scheme
from tests.registers import built
from tests.support import lint
from tests.support.office import Office
from tests.workbook_builder.reading import cached, cell_with
from workbook_builder.build import unbuildable

HEAD = """\
name = "{name}"
title = "Scoring of risks, \\"as agreed\\""
organisation = "O'Brien & Sons [Anyshire] <OPCC>"
effective = 2026-01-01
review_months = 2
[source]
title = "Policy & procedure"
place = "p. 3"
[[roles]]
key = "owner"
heading = "Owner's [post]"
[[assessments]]
key = "current"
name = "Current"
current = true
by = "{by}"
"""

AWKWARD = (
    HEAD.format(name="awkward", by="levels").replace(
        "[source]", 'rating = "matrix"\nup = "likelihood"\n[source]'
    )
    + """
[[assessments]]
key = "worst"
name = "Worst (if all fails)"
[likelihood]
heading = "Chance & odds"
columns = ["What it's like"]
levels = [
    { number = 0, label = "\\"Never\\"" },
    { number = 1, label = "Now & then", descriptors = { "What it's like" = "= sometimes" } },
    { number = 2, label = "Often's [enough]" },
]
[impact]
heading = "Harm"
columns = ["People", "Money"]
categories = true
levels = [
    { number = 0, label = "None" }, { number = 1, label = "A little" },
    { number = 2, label = "Some" }, { number = 3, label = "Much" },
    { number = 4, label = "Very much" }, { number = 5, label = "<All>" },
]
[matrix]
0 = [0, 1, 2]
1 = [1, 2, 4]
2 = [2, 4, 6]
3 = [3, 5, 7]
4 = [4, 6, 8]
5 = [5, 7, 9]
[tolerance]
score = 6
[headings]
reference = "Ref #"
title = "Risk's [name]"
[arrows]
up = { symbol = "↑", word = "Up & away" }
same = { symbol = "", word = "Same" }
down = { symbol = "↓", word = "Down" }
new = { symbol = "*", word = "New" }
[keeps]
risks = ["reference", "title", "owner", "stage", "stage_date", "last_review"]
tables = ["controls", "people", "links", "history", "quarters", "meetings", "impacts", "withheld"]
"""
    + "".join(
        f'[[bands]]\nname = "Band {n} & \\"so\\""\nfrom = {n}\nto = {n}\n'
        f'colour = "#FF{250 - 12 * n:02X}80"\ntext = "#000000"\n'
        for n in range(10)
    )
)

TWO_LEVELS = (
    HEAD.format(name="two", by="levels").replace("[source]", 'rating = "product"\n[source]')
    + """
[likelihood]
heading = "Likelihood"
levels = [{ number = 1, label = "Low" }, { number = 2, label = "High" }]
[impact]
heading = "Impact"
levels = [{ number = 1, label = "Low" }, { number = 2, label = "High" }]
[keeps]
risks = ["reference", "title"]
"""
)

BANDED_SCORES = (
    HEAD.format(name="scores", by="score").replace("[source]", 'rating = "score"\n[source]')
    + """
[[bands]]
name = "Low"
from = 1
to = 49
colour = "#DFF3DC"
text = "#000000"
review_months = 6
[[bands]]
name = "High"
from = 50
to = 100
colour = "#C00000"
text = "#FFFFFF"
[tolerance]
score = 60
[keeps]
risks = ["reference", "title", "owner", "last_review"]
tables = ["people", "history"]
"""
)


def _scheme(text: str, folder: Path) -> Scheme:
    path = folder / "made.toml"
    path.write_text(text, encoding="utf-8")
    found, findings = read_scheme(path)
    assert found is not None, [str(finding) for finding in findings]
    return found


def _register(scheme: Scheme) -> Register:
    """A risk for each pair of levels, or a few scores, with people, controls and history."""
    place = Place("made")
    pairs = [*scheme.pairs()]
    risks: list[dict[str, object]] = [
        {"current_likelihood": one, "current_impact": other, "worst_likelihood": 2}
        for one, other in pairs
    ] or [{"current_score": score} for score in (1, 49, 50, 61, 100, 101, None)]
    for number, risk in enumerate(risks, 1):
        risk |= {"reference": f"R [{number}] #'", "title": f"Risk & {number}", "owner": "A; B"}
        risk |= {"last_review": date(2026, 1, 31)}
    history = [
        {"reference": risk["reference"], "quarter": date(2025, 12, 31), "state": "Scored",
         "score": number}
        for number, risk in enumerate(risks)
    ]  # fmt: skip
    tables: dict[str, list[dict[str, object]]] = {"risks": risks}
    tables |= {"history": history} if "history" in scheme.tables else {}
    tables |= {"people": [{"person": "A"}, {"person": "B"}]} if "people" in scheme.tables else {}
    rows = {
        name: tuple(Row(values, place) for values in listed)  # type: ignore[arg-type]
        for name, listed in tables.items()
    }
    settings = Settings(scheme.organisation, "Register & more", date(2026, 6, 30), scheme.name)
    return Register(settings, scheme, rows)


@pytest.fixture(params=[AWKWARD, TWO_LEVELS, BANDED_SCORES], ids=["awkward", "two", "scores"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = _register(_scheme(request.param, tmp_path))
    assert unbuildable(made) == []
    return built(made, tmp_path)


def test_excel_would_neither_repair_nor_refuse_it(
    path: Path, validator: Callable[[Path], list[str]]
) -> None:
    assert lint.faults(path) == []
    assert validator(path) == []


def test_every_formula_agrees(path: Path, office: Office) -> None:
    carried = cached(path)
    with office.open(path) as book:
        for sheet, values in carried.items():
            recalculated = book.values(sheet)
            assert {at: recalculated.get(at) for at in values} == values, sheet
    assert sum(map(len, carried.values())) > 60


def test_a_risk_without_levels_is_named_under_the_organisation_s_own_heading(
    office: Office, tmp_path: Path
) -> None:
    path = built(_register(_scheme(AWKWARD, tmp_path)), tmp_path)
    with office.open(path) as book:
        book.set("Register", f"{_column(book.values('Register'), 'Current impact')}5", "")
        missing = book.values("Heat map")[cell_with(path, "Heat map", "Not on this map", 1)]
    assert missing == "R [1] #'"


def test_a_score_outside_the_bands_does_not_pass(office: Office, tmp_path: Path) -> None:
    path = built(_register(_scheme(BANDED_SCORES, tmp_path)), tmp_path)
    with office.open(path) as book:
        which = book.values("Checks")[
            cell_with(path, "Checks", "Every current score is on the scale", 4)
        ]
    assert which == "R [6] #', R [7] #'"


def _column(values: dict[str, object], heading: str) -> str:
    [cell] = [at for at, value in values.items() if value == heading and at.endswith("4")]
    return cell[:-1]
