"""The live checks: formulas that reconcile the workbook with itself, without Python.

Each counts the risks that fail it and names them. `failing` is the same rule in Python.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from formulas.heat_map import CELLS
from formulas.risks import LIVE, rated_heading, score_heading
from formulas.text import column, joined
from risk_register import heat_map, scores
from risk_register.fields import RISKS, fields_of
from risk_register.register import Register, Row
from risk_register.scheme import Rating, Scheme


@dataclass(frozen=True, slots=True)
class LiveCheck:
    """One check. `failing_rows` is the condition, over whole columns, under which a row fails."""

    title: str
    what: str
    failing_rows: str
    failing: Callable[[Register], list[Row]]

    @property
    def problems(self) -> str:
        """The formula for how many rows fail."""
        return f"SUMPRODUCT(1*({self.failing_rows}))"


def live_checks(scheme: Scheme) -> Iterator[LiveCheck]:
    """The checks that a scheme can feed."""
    headings = {field.name: field.heading for field in fields_of(RISKS, scheme)}
    references = column("Risks", headings["reference"])
    titles = column("Risks", headings["title"])
    yield LiveCheck(
        "Every reference stands once",
        "Each risk has a reference, and no two share one.",
        f'(({references}<>"")*(COUNTIF({references},{references})>1)'
        f'+({references}="")*({titles}<>""))>0',
        _references_repeated,
    )
    if scheme.rating in (Rating.PRODUCT, Rating.MATRIX):
        live = f'(Risks[{LIVE}]="Yes")'
        current = column("Risks", score_heading(scheme, scheme.current))
        yield LiveCheck(
            "Every current score is on the scale",
            "Each live risk has a current score that the scheme can give.",
            f"{live}*(COUNTIF(Rating_matrix,{current})=0)",
            _scores_off_the_scale,
        )
        yield LiveCheck(
            "The heat map holds each live risk exactly once",
            "Each live risk with levels for the chosen assessment stands in one cell of the map.",
            f'{live}*({CELLS}<>"")*(COUNTIF(Heat_map_words[Cell],{CELLS})<>1)',
            _not_once_on_the_map,
        )
    if scheme.by_levels and scheme.current.score in headings:
        rated = column("Risks", rated_heading(scheme.current))
        current = column("Risks", score_heading(scheme, scheme.current))
        yield LiveCheck(
            "No score entered by hand differs from its levels",
            "A score typed beside the levels overrules them; the two should agree.",
            f'(Risks[{LIVE}]="Yes")*({rated}<>"")*({current}<>{rated})',
            _overruled,
        )


def where(check: LiveCheck, scheme: Scheme) -> str:
    """The references of the rows that fail. An array formula."""
    headings = {field.name: field.heading for field in fields_of(RISKS, scheme)}
    return joined(column("Risks", headings["reference"]), check.failing_rows)


def _references_repeated(register: Register) -> list[Row]:
    times = Counter(risk.reference.casefold() for risk in register.risks)
    return [risk for risk in register.risks if times[risk.reference.casefold()] > 1]


def _scores_off_the_scale(register: Register) -> list[Row]:
    scheme = register.scheme
    possible = {*scheme.matrix.values()}
    return [
        risk
        for risk in register.live_risks
        if scores.score(scheme, scheme.current, risk) not in possible
    ]


def _not_once_on_the_map(register: Register) -> list[Row]:
    scheme = register.scheme
    cells = Counter(heat_map.cell_name(*pair) for pair in scheme.pairs())
    standing = [(risk, heat_map.cell_of(scheme.current, risk)) for risk in register.live_risks]
    return [risk for risk, cell in standing if cell and cells[cell] != 1]


def _overruled(register: Register) -> list[Row]:
    scheme = register.scheme
    return [r for r in register.live_risks if scores.overruled(scheme, scheme.current, r)]
