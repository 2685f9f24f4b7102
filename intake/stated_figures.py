"""Which figure of a risk, or which count, a heading of a committee's paper stands for."""

from __future__ import annotations

from datetime import date

from intake.assessed import Measure, assessed, field_of
from intake.dates_in_text import month_end, position_day, without_dates
from intake.meanings import BY_HEADING, LEAD, OWNER, REVIEW
from risk_register.appendix import AppendixKind
from risk_register.checks.figures import Figure, counts_of, figures_of
from risk_register.checks.notations import folded
from risk_register.fields import RISKS, Kind
from risk_register.kept_fields import fields_of
from risk_register.register import Register
from risk_register.scheme import Scheme

REFERENCE = "reference"

_OF_RISKS = (AppendixKind.TABLE, AppendixKind.BOARDS, AppendixKind.PAGES)
_NEVER = ("notes", "stage_reason", "background")


class Headings:
    """Knows what the headings of a paper stand for, under one register's scheme."""

    def __init__(self, register: Register) -> None:
        """The register says which quarters are today's and the last one."""
        self._register = register
        self._scheme = register.scheme
        self._known = compared(register.scheme)
        self._printed = _printed(register.scheme)

    def figure(self, heading: str) -> str:
        """The figure that a heading stands for, `reference` for a reference; empty for neither."""
        if day := position_day(heading):
            return self._of_quarter(heading, day)
        name = self._printed.get(folded(heading)) or self._measured(heading)
        name = name or self._meant(heading)
        return name if name in (REFERENCE, *self._known) else ""

    def notation(self, figure: str) -> Figure:
        """How a figure is printed, and what the register says of it."""
        return self._known[figure]

    def _of_quarter(self, heading: str, day: date) -> str:
        """A score under a date: today's, or the last quarter's."""
        about = assessed(without_dates(heading))
        if not self._scheme.has_scores or (about and about.stands_for == "inherent"):
            return ""
        if day >= month_end(self._register.settings.as_at):
            return self._scheme.current.score
        return "previous_score" if day == self._register.previous_quarter else ""

    def _measured(self, heading: str) -> str:
        found = assessed(heading)
        if found is None:
            return ""
        if found.measures[0] is Measure.BAND:
            return "band" if found.stands_for in ("", "current", "residual") else ""
        return field_of(self._scheme, found.stands_for, found.measures[0])

    def _meant(self, heading: str) -> str:
        roles = {OWNER: self._scheme.role_keys()[:1], LEAD: self._scheme.role_keys()[1:2],
                 REVIEW: ("last_review",)}  # fmt: skip
        for meaning in BY_HEADING.get(folded(heading), ()):
            for name in meaning.becomes:
                for each in roles.get(name, (name,)):
                    if each in (REFERENCE, *self._known):
                        return each
        return ""


def compared(scheme: Scheme) -> dict[str, Figure]:
    """The figures of a risk that a paper is compared by: all but long texts."""
    long = {field.name for field in RISKS.fields if field.kind is Kind.LONG_TEXT}
    kept = {field.name for field in fields_of(RISKS, scheme)}
    scores = {each.score for each in scheme.assessments}
    worked_out = {"direction", "previous_score", "band", "stage"} if scheme.has_scores else set()
    names = (kept | scores | worked_out | {"direction"}) - long - {REFERENCE, *_NEVER}
    return {name: each for name, each in figures_of(scheme).items() if name in names}


def counts_printed(scheme: Scheme) -> dict[str, str]:
    """The counts of a covering report, by the folded words that a paper may print beside them."""
    named = {folded(name.replace("_", " ")): name for name in counts_of(scheme)}
    for appendix in scheme.appendices:
        if appendix.kind is AppendixKind.FIGURES:
            named |= {folded(label): name for name, label in appendix.columns.items()}
    return named


def _printed(scheme: Scheme) -> dict[str, str]:
    """What the scheme's own appendices and fields are headed, by the folded heading."""
    found: dict[str, str] = {}
    for appendix in scheme.appendices:
        if appendix.kind in _OF_RISKS:
            for name, heading in {**appendix.columns, **appendix.parts}.items():
                found.setdefault(folded(heading), _figure_of_column(name, scheme))
    return found | {folded(field.heading): field.name for field in fields_of(RISKS, scheme)}


def _figure_of_column(name: str, scheme: Scheme) -> str:
    if scheme.has_scores and name == f"{scheme.current.key}_band":
        return "band"
    return name.removesuffix("_label")
