"""From a scheme back to what its TOML file holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from risk_register.appendix_file import appendix_data, publishes_data
from risk_register.kinds import RISK_REGISTER
from risk_register.scheme import (
    Assessment,
    Band,
    Level,
    Mark,
    Named,
    Rating,
    Reason,
    Role,
    Scale,
    Scheme,
)
from risk_register.scheme_file import stands_in

_Table = dict[str, Any]
_Trim = Callable[[_Table], _Table]
"""Takes out of a table what need not be said."""


def scheme_data(scheme: Scheme) -> dict[str, Any]:
    """What the TOML file of a scheme holds; `scheme_of` makes the same scheme of it.

    What is empty, or what a scheme has anyway, is left out, unless `assumed` speaks of any of it.
    What `assumed` says of something that the scheme no longer has is left out too.
    """
    short, whole = _scheme(scheme, _needed), _scheme(scheme, _there)
    assumed = {key: why for key, why in scheme.assumed.items() if stands_in(whole, key.split("."))}
    enough = all(stands_in(short, key.split(".")) for key in assumed)
    data = short if enough else whole
    return _in_order(data, assumed)


def _in_order(data: _Table, assumed: dict[str, str]) -> _Table:
    """The data with what is assumed after the source."""
    if not assumed:
        return data
    found: _Table = {}
    for key, value in data.items():
        found[key] = value
        if key == "source":
            found["assumed"] = assumed
    return found


def _there(table: _Table) -> _Table:
    return {key: value for key, value in table.items() if value is not None}


def _needed(table: _Table) -> _Table:
    usual = {"up": "impact", "by": "levels", "kind": RISK_REGISTER.key}
    return {
        key: value
        for key, value in table.items()
        if value is not None and value is not False and value not in ("", [], {}, usual.get(key))
    }


def _scheme(scheme: Scheme, trim: _Trim) -> _Table:
    """Everything but what is assumed, in the order of the schemes that come with the software."""
    return trim(
        {
            "name": scheme.name,
            "kind": scheme.kind.key,
            "title": scheme.title,
            "organisation": scheme.organisation,
            "effective": scheme.effective,
            "rating": scheme.rating.value,
            "up": scheme.up,
            "review_months": scheme.review_months,
            "closed_score": scheme.closed_score,
            "source": {"title": scheme.source.title, "place": scheme.source.place},
            "replaces": _replaced(scheme, trim),
            "assessments": [_assessment(each, trim) for each in scheme.assessments],
            "roles": [_role(each, trim) for each in scheme.roles],
            "likelihood": _scale(scheme.likelihood, trim),
            "impact": _scale(scheme.impact, trim),
            "matrix": _matrix(scheme),
            "bands": [_band(each, trim) for each in reversed(scheme.bands)],
            "tolerance": _tolerance(scheme, trim),
            "statuses": [_named(each, trim) for each in scheme.statuses],
            "status_means": {key: [*names] for key, names in scheme.status_means.items()},
            "areas": [_named(each, trim) for each in scheme.areas],
            "reasons": [_reason(each, trim) for each in scheme.reasons],
            "low_ratings": [*scheme.low_ratings],
            "arrows": _arrows(scheme, trim),
            "marks": [_mark(each) for each in scheme.marks],
            "headings": dict(scheme.headings),
            "keeps": trim({scheme.kind.first.name: [*scheme.keeps], "tables": [*scheme.tables]}),
            "publishes": publishes_data(scheme.publishes, scheme.kind),
            "appendices": [trim(appendix_data(each, scheme.kind)) for each in scheme.appendices],
        }
    )


def _replaced(scheme: Scheme, trim: _Trim) -> _Table | None:
    replaced = scheme.replaces
    if replaced is None:
        return None
    return trim({"scheme": replaced.scheme, "on": replaced.on, "restated": replaced.restated})


def _assessment(assessment: Assessment, trim: _Trim) -> _Table:
    return trim(
        {
            "key": assessment.key,
            "name": assessment.name,
            "current": assessment.current,
            "by": assessment.by.value,
            "meaning": assessment.meaning,
            "stands_for": assessment.stands_for or None,
        }
    )


def _role(role: Role, trim: _Trim) -> _Table:
    return trim({"key": role.key, "heading": role.heading, "meaning": role.meaning})


def _named(named: Named, trim: _Trim) -> _Table:
    return trim({"name": named.name, "meaning": named.meaning})


def _reason(reason: Reason, trim: _Trim) -> _Table:
    means = reason.means or None
    return trim({"name": reason.name, "meaning": reason.meaning, "means": means})


def _scale(scale: Scale | None, trim: _Trim) -> _Table | None:
    if scale is None:
        return None
    return trim(
        {
            "heading": scale.heading,
            "columns": [*scale.columns],
            "categories": scale.categories,
            "levels": [_level(each, trim) for each in scale.levels],
        }
    )


def _level(level: Level, trim: _Trim) -> _Table:
    return trim(
        {
            "number": level.number,
            "label": level.label,
            "descriptors": dict(level.descriptors),
            "ranges": dict(level.ranges),
        }
    )


def _matrix(scheme: Scheme) -> _Table | None:
    """The scores by impact, the highest first; each line runs from the lowest likelihood."""
    if scheme.rating is not Rating.MATRIX or not scheme.likelihood or not scheme.impact:
        return None
    return {
        str(impact): [scheme.matrix[chance, impact] for chance in scheme.likelihood.numbers]
        for impact in reversed(scheme.impact.numbers)
    }


def _band(band: Band, trim: _Trim) -> _Table:
    return trim(
        {
            "name": band.name,
            "from": band.lowest,
            "to": band.highest,
            "colour": band.colour,
            "text": band.text,
            "meaning": band.meaning,
            "action": band.action,
            "board": band.board,
            "review_months": band.review_months,
        }
    )


def _tolerance(scheme: Scheme, trim: _Trim) -> _Table | None:
    if scheme.tolerance is None:
        return None
    return trim({"score": scheme.tolerance.score, "meaning": scheme.tolerance.meaning})


def _arrows(scheme: Scheme, trim: _Trim) -> _Table:
    return {
        direction: trim({"symbol": arrow.symbol, "word": arrow.word})
        for direction, arrow in scheme.arrows.items()
    }


def _mark(mark: Mark) -> _Table:
    return {
        "axis": mark.axis,
        "change": mark.change,
        "symbol": mark.symbol,
        "meaning": mark.meaning,
    }
