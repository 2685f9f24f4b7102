"""Registers in which nothing is wrong, drawn at random under four schemes."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from risk_register.places import Place
from risk_register.register import Register, Row, Settings
from risk_register.scheme import Scheme
from risk_register.scores import above_tolerance
from tests.registers import scheme

SCHEMES = ("generic-5x5", "leicestershire-2023", "cambridgeshire-2017", "wmpcc-2024")
_SCHEMES = {name: scheme(name) for name in SCHEMES}
PEOPLE = ("Chief Executive", "Chief Finance Officer", "Head of Communications")
_WORDS = ("A grant ends early", "A key post stays empty", "Data is lost", "Partners withdraw",
          "The plan is late", "An audit finds a gap")  # fmt: skip

Line = dict[str, Any]


@dataclass
class Tables:
    """The rows of a register before it is made, so that a test can break one of them."""

    rules: Scheme
    as_at: date
    rows: dict[str, list[Line]] = field(default_factory=dict)

    def of(self, table: str, reference: str) -> list[Line]:
        """The rows of a table about one risk."""
        return [row for row in self.rows.get(table, []) if row.get("reference") == reference]

    def risk(self, reference: str) -> Line:
        """One risk."""
        return self.of("risks", reference)[0]

    @property
    def before(self) -> date:
        """The end of the last quarter."""
        return self.as_at - timedelta(days=90)

    def register(self) -> Register:
        """The register of these rows."""
        settings = Settings("Office of Made", "A register", self.as_at, self.rules.name)
        tables = {
            name: tuple(Row(row, Place(f"{name}.csv", at)) for at, row in enumerate(rows, 2))
            for name, rows in self.rows.items()
            if name in ("risks", "stated", *self.rules.tables)
        }
        return Register(settings, self.rules, tables)


@st.composite
def right(draw: st.DrawFn, names: tuple[str, ...] = SCHEMES) -> Tables:
    """The tables of a register in which nothing is wrong: two to four live risks and a leaver."""
    rules = _SCHEMES[draw(st.sampled_from(names))]
    as_at = draw(st.dates(date(2026, 4, 1), date(2035, 12, 31)))
    tables = Tables(rules, as_at)
    tables.rows = {
        "risks": [], "controls": [], "updates": [], "history": [], "links": [],
        "people": [{"person": person} for person in PEOPLE],
        "meetings": [{"committee": "Panel", "date": as_at - timedelta(days=80)},
                     {"committee": "Panel", "date": as_at + timedelta(days=10)}],
    }  # fmt: skip
    for number in range(1, draw(st.integers(2, 4)) + 1):
        _add_risk(draw, tables, f"R{number}")
    tables.rows["risks"].append(_leaver())
    return tables


def _leaver() -> Line:
    """A leaver, of whom nothing more is asked."""
    return {
        "reference": "R9", "title": "Once a risk", "stage": "Closed", "current_likelihood": 5,
        "current_impact": 5, "last_review": date(2020, 1, 1), "status": None, "owner": None,
    }  # fmt: skip


def _add_risk(draw: st.DrawFn, tables: Tables, reference: str) -> None:
    """A live risk with its log, its controls and its positions."""
    as_at, is_new = tables.as_at, draw(st.booleans())
    reviewed = as_at - timedelta(days=draw(st.integers(0, 20)))
    recorded = reviewed if is_new else as_at - timedelta(days=draw(st.integers(200, 900)))
    risk: Line = {
        "reference": reference,
        "title": draw(st.sampled_from(_WORDS)),
        "description": f"{draw(st.sampled_from(_WORDS))}, so that {reference} happens.",
        "first_recorded": recorded,
        "last_review": reviewed,
        "next_key_date": as_at + timedelta(days=draw(st.integers(0, 200))),
        **{role: draw(st.sampled_from(PEOPLE)) for role in tables.rules.role_keys()},
    }
    tables.rows["risks"].append(risk)
    _assess(draw, tables, risk)
    _add_positions(draw, tables, risk, is_new)
    open_one = _needs_control(tables, risk) or draw(st.booleans())
    _add_controls(draw, tables, reference, open_one)
    if tables.rules.statuses:
        risk["status"] = _status(draw, tables.rules, is_new, open_one)
    if not is_new and draw(st.booleans()):
        _add_link(draw, tables, reference)


def _assess(draw: st.DrawFn, tables: Tables, risk: Line) -> None:
    """Assessments that come down from the first to the last, level by level or by score."""
    rules = tables.rules
    if not rules.likelihood or not rules.impact:
        risk["unmitigated_score"] = draw(st.integers(10, 25))
        risk["mitigated_score"] = draw(st.integers(1, risk["unmitigated_score"]))
        return
    likelihood, impact = rules.likelihood.numbers[-1], rules.impact.numbers[-1]
    for assessment in rules.by_levels:
        likelihood, impact = draw(st.integers(1, likelihood)), draw(st.integers(1, impact))
        risk[assessment.likelihood], risk[assessment.impact] = likelihood, impact


def _score(tables: Tables, risk: Line) -> int:
    rules = tables.rules
    if not rules.matrix:
        return int(risk["mitigated_score"])
    return rules.matrix[risk["current_likelihood"], risk["current_impact"]]


def _add_positions(draw: st.DrawFn, tables: Tables, risk: Line, is_new: bool) -> None:
    """Where it stood at the last quarter's end, and a log that explains what has changed."""
    position: Line = {"reference": risk["reference"], "quarter": tables.before}
    day, now = risk["last_review"], _score(tables, risk)
    update: Line = {"reference": risk["reference"], "date": day, "update": "Reviewed."}
    if is_new:
        position |= {"state": "Not on the register"}
        update |= {"update": "New."}
    else:
        position |= {"state": "Scored", "score": now}
        if draw(st.booleans()):
            update |= {"update": "Score kept.", "score_after": now}
    tables.rows["history"].append(position)
    tables.rows["updates"].append(update)


def _needs_control(tables: Tables, risk: Line) -> bool:
    """Whether a control has to be planned, because the risk is above the tolerance."""
    made = tables.register()
    return above_tolerance(made, Row(risk, Place("risks.csv"))) is True


def _add_controls(draw: st.DrawFn, tables: Tables, reference: str, open_one: bool) -> None:
    controls = tables.rows["controls"]
    controls.append({"control_id": f"{reference}a", "reference": reference, "kind": "In place",
                     "control": "Watch it"})  # fmt: skip
    if open_one:
        due = tables.as_at + timedelta(days=draw(st.integers(0, 300)))
        controls.append({"control_id": f"{reference}b", "reference": reference, "due": due,
                         "kind": "Planned", "control": "Do it", "owner": PEOPLE[0]})  # fmt: skip


def _status(draw: st.DrawFn, rules: Scheme, is_new: bool, open_one: bool) -> str:
    means = rules.status_means
    if not means:
        return draw(st.sampled_from([status.name for status in rules.statuses]))
    if is_new:
        return means["awaiting_review"][0]
    return draw(st.sampled_from(means["tasked" if open_one else "nothing_open"]))


def _add_link(draw: st.DrawFn, tables: Tables, reference: str) -> None:
    other = draw(st.sampled_from([row["reference"] for row in tables.rows["risks"]]))
    tables.rows["links"].append({"reference": reference, "kind": "Depends on",
                                 "their_reference": other})  # fmt: skip
