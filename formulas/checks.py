"""The live checks: formulas that reconcile the workbook with itself, without Python.

Each counts the risks that fail it and names them. `failing` is the same rule in Python.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from formulas.headings import LIVE, entered_column, has_map, rated_heading, score_heading
from formulas.heat_map import CELLS, WORDS
from formulas.text import column, joined, this_row
from risk_register import heat_map, scores
from risk_register.lists import STAGES
from risk_register.register import Register
from risk_register.scheme import Scheme

PROBLEMS = this_row("Live_checks", "Problems")
"""How many rows fail a check, in its own row of the checks."""

_LIVE = f'(Risks[{LIVE}]="Yes")'


@dataclass(frozen=True, slots=True)
class LiveCheck:
    """One check of the rows of a table.

    `failing_rows` is the condition, over whole columns, under which a row fails; `names` the column
    that names the rows; `failing` gives the same names by Python.
    """

    title: str
    what: str
    failing_rows: str
    names: str
    failing: Callable[[Register], list[str]]

    @property
    def problems(self) -> str:
        """The formula for how many rows fail. An array formula."""
        return f"SUMPRODUCT(1*({self.failing_rows}))"

    @property
    def where(self) -> str:
        """The formula for the names of the rows that fail. An array formula."""
        return f'IF({PROBLEMS}=0,"",{joined(self.names, self.failing_rows)})'


def live_checks(scheme: Scheme) -> Iterator[LiveCheck]:
    """The checks that a scheme can feed."""
    yield _references_once(scheme)
    if "stage" in scheme.keeps:
        yield _stages_known(scheme)
    if scheme.has_scores and (scheme.matrix or scheme.bands):
        yield _scores_on_scale(scheme)
    if scheme.bands:
        yield _bands_rise()
    if has_map(scheme):
        yield _once_on_the_map(scheme)
    if scheme.by_levels and scheme.current.score in scheme.keeps:
        yield _not_overruled(scheme)


def _references_once(scheme: Scheme) -> LiveCheck:
    references, titles = entered_column(scheme, "reference"), entered_column(scheme, "title")
    here = f"ROW({references})-MIN(ROW({references}))+1"
    again = f"_xlfn.IFNA(MATCH({references},{references},0),{here})<>{here}"
    return LiveCheck(
        "Every reference stands once",
        "Each risk has a reference, and none has that of a risk above it.",
        f'(({references}<>"")*({again})+({references}="")*({titles}<>""))>0',
        references,
        _references_repeated,
    )


def _stages_known(scheme: Scheme) -> LiveCheck:
    stages = entered_column(scheme, "stage")
    return LiveCheck(
        "Every stage is one of the list",
        "Each risk's stage stands on the Scheme sheet; a stage that does not counts as live.",
        f'({stages}<>"")*ISNA(MATCH({stages},Stages[Stage],0))',
        entered_column(scheme, "reference"),
        _stages_unknown,
    )


def _scores_on_scale(scheme: Scheme) -> LiveCheck:
    current = column("Risks", score_heading(scheme, scheme.current))
    off = f"(COUNTIF(Rating_matrix,{current})=0)"
    if not scheme.matrix:
        inside = f"({current}>=MIN(Bands[From]))*({current}<=MAX(Bands[To]))"
        off = f"(1-ISNUMBER({current})*{inside})"
    return LiveCheck(
        "Every current score is on the scale",
        "Each live risk has a current score that the scheme can give.",
        f"{_LIVE}*{off}",
        entered_column(scheme, "reference"),
        _scores_off_the_scale,
    )


def _bands_rise() -> LiveCheck:
    starts = "Bands[From]"
    place = f"ROW({starts})-MIN(ROW({starts}))"
    return LiveCheck(
        "The bands rise",
        "On the Scheme sheet each band begins above the one before it.",
        f'(1-ISNUMBER({starts}))+(COUNTIF({starts},"<"&{starts})<>{place})>0',
        "Bands[Band]",
        lambda _: [],
    )


def _once_on_the_map(scheme: Scheme) -> LiveCheck:
    return LiveCheck(
        "The heat map holds each live risk exactly once",
        "Each live risk with levels for the chosen assessment stands in one cell of the map.",
        f'{_LIVE}*({CELLS}<>"")*(COUNTIF({WORDS}[Cell],{CELLS})<>1)',
        entered_column(scheme, "reference"),
        _not_once_on_the_map,
    )


def _not_overruled(scheme: Scheme) -> LiveCheck:
    rated = column("Risks", rated_heading(scheme.current))
    current = column("Risks", score_heading(scheme, scheme.current))
    return LiveCheck(
        "No score entered by hand differs from its levels",
        "A score typed beside the levels overrules them; the two should agree.",
        f'{_LIVE}*({rated}<>"")*({current}<>{rated})',
        entered_column(scheme, "reference"),
        _overruled,
    )


def _references_repeated(register: Register) -> list[str]:
    seen: set[str] = set()
    repeated = []
    for risk in register.risks:
        if risk.reference.casefold() in seen:
            repeated.append(risk.reference)
        seen.add(risk.reference.casefold())
    return repeated


def _stages_unknown(register: Register) -> list[str]:
    return [r.reference for r in register.risks if r["stage"] and r["stage"] not in STAGES]


def _scores_off_the_scale(register: Register) -> list[str]:
    scheme = register.scheme
    possible = {*scheme.matrix.values()}
    found = [(r, scores.score(scheme, scheme.current, r)) for r in register.live_risks]
    if possible:
        return [risk.reference for risk, score in found if score not in possible]
    return [risk.reference for risk, score in found if scheme.band(score) is None]


def _not_once_on_the_map(register: Register) -> list[str]:
    scheme = register.scheme
    cells = Counter(heat_map.cell_name(*pair) for pair in scheme.pairs())
    standing = [(risk, heat_map.cell_of(scheme.current, risk)) for risk in register.live_risks]
    return [risk.reference for risk, cell in standing if cell and cells[cell] != 1]


def _overruled(register: Register) -> list[str]:
    scheme = register.scheme
    return [
        risk.reference
        for risk in register.live_risks
        if scores.overruled(scheme, scheme.current, risk)
    ]
