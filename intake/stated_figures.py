"""Which figure of an entry a heading of a committee's paper stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from intake.assessed import Measure, assessed, field_of, outcome_of
from intake.dates_in_text import position_day, without_dates
from intake.meanings import BY_HEADING, LEAD, OWNER, PREVIOUS, REVIEW
from intake.quarter_columns import speaks_of_last_quarter
from intake.stated_days import When, when
from risk_register.appendix import AppendixKind
from risk_register.checks.figures import Figure, figures_of
from risk_register.checks.notations import SCORE, folded
from risk_register.fields import Kind
from risk_register.kept_fields import entry_fields
from risk_register.register import Register
from risk_register.scheme import Scale, Scheme

REFERENCE = "reference"

_OF_ENTRIES = (AppendixKind.TABLE, AppendixKind.BOARDS, AppendixKind.PAGES)
_PART_OF_A_PAPER = "section"
_BROKEN = re.compile(r"\d\.\d*[1-9]|^-\s*\d")
_NEVER = ("notes", "stage_reason", "background")
_IN_REPORTS = {"now": "stage", "since": "stage_date"}
"""Folded headings of our covering report beside a risk that has left."""

_BEFORE_AND_NOW = (
    ("before", "now"), ("previous score", "new score"), ("previous rating", "new rating"),
)  # fmt: skip
"""Folded headings of two scores or ratings that stand beside each other."""

_LASTING = (REFERENCE, "title", "first_recorded")
"""What a risk keeps from quarter to quarter: of these an earlier paper says what today's says."""


class Headings:
    """Knows what the headings of a paper stand for, under one register's scheme."""

    def __init__(self, register: Register) -> None:
        """The register says which quarters are today's and the last one."""
        self._register = register
        self._scheme = register.scheme
        self._risks = {_plain(each): each for each in register.titles}
        self._scored = register.scheme.has_scores
        self._current = outcome_of(register.scheme.current) if self._scored else ""
        self.previous = register.scheme.says("previous_{measure}")
        """The figure of what stood at the end of the last quarter."""
        self._known = compared(register.scheme)
        self._kept = {field.name for field in entry_fields(register.scheme)}
        self._printed = _printed(register.scheme)
        self._on_pages = _on_pages(register.scheme)
        self._scales = _scales(register.scheme)
        self.as_at = register.settings.as_at
        self.measure = register.scheme.measure

    def risk(self, text: str) -> str:
        """The reference of the register that a text is, `OPCC 031` for `OPCC031` too; or empty."""
        return self._risks.get(_plain(text), "")

    def is_reference(self, text: str) -> bool:
        """Whether a text is a reference and no mere number."""
        return not text.isdecimal() and bool(self.risk(text))

    def figures(self, headings: Mapping[int, str], day: date | None = None) -> dict[int, str]:
        """The figure of each column of a table, by the headings beside each other as well.

        `Before` and `Now` are two scores, and so is `New score` beside `Previous score`; `Risk`
        beside a title is a reference.
        """
        found = {at: self.figure(heading, day) for at, heading in headings.items()}
        by_words = {folded(heading): at for at, heading in headings.items()}
        for before, now in _BEFORE_AND_NOW:
            if self._scored and before in by_words and now in by_words:
                found[by_words[before]] = self._at(self.previous, day)
                found[by_words[now]] = self._at(self._current, day)
        risk = by_words.get("risk")
        titled = any(figure == "title" and at != risk for at, figure in found.items())
        if risk is not None and titled and REFERENCE not in found.values():
            found[risk] = REFERENCE
        return found

    def figure(self, heading: str, day: date | None = None) -> str:
        """The figure that a heading stands for, `reference` for a reference; empty for neither.

        `day` is the one of which the table speaks, `None` if it does not say. Of last quarter's
        scores the current one has become the previous one.
        """
        if own := position_day(heading, self.as_at):
            return self._of_quarter(heading, own)
        name = self._printed.get(folded(heading)) or self._measured(heading)
        return self._today(name or self._meant(heading), day)

    def beside(self, name: str, day: date | None = None) -> str:
        """The figure that a name beside a value on a risk's page stands for."""
        printed = self._on_pages.get(folded(name), "")
        return self._today(printed, day) if printed in self._kept else self.figure(name, day)

    def rated(self, name: str, heading: str, day: date | None) -> str:
        """What stands beside the name of an assessment: `Inherent`, under `Likelihood`."""
        about, measure = assessed(name), assessed(heading)
        if not about or not about.stands_for or not measure or measure.stands_for:
            return ""
        return self.figure(f"{name} / {heading}", day)

    def says(self, figure: str, text: str) -> bool:
        """Whether a text can be read as a figure of that name."""
        known = self._known.get(figure)
        return known is not None and known.notation.read(self._scheme, text) is not None

    def beyond(self, figure: str, text: str) -> str:
        """What a score or a level should be, if the scheme has none such; empty if it has it."""
        known = self._known[figure].notation
        value = known.read(self._scheme, text)
        if known is SCORE and _BROKEN.search(text):
            return "a whole number, not below 0"
        if known is SCORE and isinstance(value, int):
            return "" if value == self._scheme.closed_score else self._beyond_bands(value)
        scale = self._scales.get(figure)
        if scale is None or value in scale.numbers:
            return ""
        return f"a level from {min(scale.numbers)} to {max(scale.numbers)}"

    def _beyond_bands(self, score: int) -> str:
        bands = self._scheme.bands
        if not bands or self._scheme.band(score):
            return ""
        lowest, highest = min(b.lowest for b in bands), max(b.highest for b in bands)
        return f"a score from {lowest} to {highest}"

    def _of_quarter(self, heading: str, day: date) -> str:
        """A score or a rating under a date: today's, or the last quarter's."""
        if not self._scored:
            return ""
        rest = without_dates(heading)
        is_score = not folded(rest) or speaks_of_last_quarter(rest)
        is_score = is_score or self._measured(rest) in (self._current, "band")
        return self._at(self._current, day) if is_score else ""

    def _at(self, figure: str, day: date | None) -> str:
        """The figure that one of a day is today; empty where today has none like it."""
        moment = when(self._register, day)
        if moment is When.TODAY or figure in _LASTING:
            return figure
        is_score = self._scored and figure == self._current
        return self.previous if is_score and moment is When.LAST_QUARTER else ""

    def _today(self, name: str, day: date | None) -> str:
        return self._at(name, day) if name in (REFERENCE, *self._known) else ""

    def _measured(self, heading: str) -> str:
        found = assessed(heading)
        if found is None:
            return ""
        if found.measures[0] is Measure.BAND and not self._scheme.rates_in_words:
            return "band" if found.stands_for in ("", "current", "residual") else ""
        return field_of(self._scheme, found.stands_for, found.measures[0])

    def _meant(self, heading: str) -> str:
        roles = {OWNER: self._scheme.role_keys()[:1], LEAD: self._scheme.role_keys()[1:2],
                 REVIEW: ("last_review",), PREVIOUS: (self.previous,)}  # fmt: skip
        if folded(heading) == _PART_OF_A_PAPER:
            return ""
        for meaning in BY_HEADING.get(folded(heading), ()):
            for name in meaning.becomes:
                for each in roles.get(name, (name,)):
                    if each in (REFERENCE, *self._known, *self._kept):
                        return each
        return ""


def compared(scheme: Scheme) -> dict[str, Figure]:
    """The figures of an entry that a paper is compared by: all but long texts."""
    long = {field.name for field in scheme.kind.first.fields if field.kind is Kind.LONG_TEXT}
    kept = {field.name for field in entry_fields(scheme)}
    scores = {outcome_of(each) for each in scheme.assessments}
    previous = scheme.says("previous_{measure}")
    worked_out = {"direction", previous, "band", "stage"} if scheme.has_scores else set()
    names = (kept | scores | worked_out | {"direction"}) - long - {REFERENCE, *_NEVER}
    return {name: each for name, each in figures_of(scheme).items() if name in names}


def _scales(scheme: Scheme) -> dict[str, Scale]:
    """The scale of each level of an assessment, by the name of its field."""
    found: dict[str, Scale] = {}
    if scheme.likelihood and scheme.impact:
        for each in scheme.by_levels:
            found |= {each.likelihood: scheme.likelihood, each.impact: scheme.impact}
    return found


def _printed(scheme: Scheme) -> dict[str, str]:
    """What our reports, the scheme's appendices and its fields are headed, by folded heading."""
    found: dict[str, str] = {}
    for appendix in scheme.appendices:
        if appendix.kind in _OF_ENTRIES:
            for name, heading in {**appendix.columns, **appendix.parts}.items():
                found.setdefault(folded(heading), _figure_of_column(name, scheme))
    return _IN_REPORTS | found | {folded(f.heading): f.name for f in entry_fields(scheme)}


def _on_pages(scheme: Scheme) -> dict[str, str]:
    """What the values on the scheme's pages are called, by their folded names."""
    return {
        folded(name): _figure_of_column(each, scheme)
        for appendix in scheme.appendices
        if appendix.kind is AppendixKind.PAGES
        for each, name in appendix.parts.items()
    }


def _figure_of_column(name: str, scheme: Scheme) -> str:
    if scheme.has_scores and name == f"{scheme.current.key}_band":
        return "band"
    return name.removesuffix("_label")


def _plain(reference: str) -> str:
    """A reference without capitals, and without a space or dash before its number."""
    return folded(re.sub(r"(?<=[A-Za-z])[\s\-_/.]+(?=\d)", "", reference))
