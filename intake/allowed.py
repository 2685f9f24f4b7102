"""What a column may become under a scheme, and what the scheme itself calls it."""

from __future__ import annotations

from intake.assessed import outcome_of
from intake.plan import (
    BAND,
    CONTROL_DUE,
    CONTROL_OWNER,
    CONTROLS,
    NOTES,
    PLANNED_CONTROLS,
    PLANNED_DUE,
    PLANNED_OWNER,
    POSITION,
    SKIPPED,
    UPDATES,
)
from risk_register.appendix import AppendixKind
from risk_register.checks.notations import folded
from risk_register.kept_fields import entry_fields
from risk_register.scheme import Scheme

DIRECTION = "direction"
"""The field of a stated direction; where the scheme keeps none, the scores say it."""

_OF_ENTRIES = (AppendixKind.TABLE, AppendixKind.BOARDS, AppendixKind.PAGES)
"""The kinds of appendix whose columns are about risks, or about commitments."""

_OF_CONTROLS = (CONTROLS, PLANNED_CONTROLS, CONTROL_OWNER, CONTROL_DUE, PLANNED_OWNER, PLANNED_DUE)

_WORDS = {
    CONTROLS: "the controls in place",
    PLANNED_CONTROLS: "the planned controls",
    CONTROL_OWNER: "the owners of the controls in place",
    CONTROL_DUE: "the due dates of the controls in place",
    PLANNED_OWNER: "the owners of the planned controls",
    PLANNED_DUE: "the due dates of the planned controls",
    UPDATES: "the dated updates",
    NOTES: "notes, word by word",
    SKIPPED: "left out",
}


def allowed(scheme: Scheme) -> dict[str, str]:
    """Everything that a column may become under a scheme, with what it is in words."""
    fields = [field.name for field in entry_fields(scheme)]
    scores = [outcome_of(each) for each in scheme.assessments]
    named = {name: f"the {name.replace('_', ' ')}" for name in (*fields, *scores)}
    words = dict(_WORDS)
    if "controls" not in scheme.tables:
        words = {name: said for name, said in words.items() if name not in _OF_CONTROLS}
    if scheme.has_scores and not scheme.rates_in_words:
        words[BAND] = "the band of the current score"
    if scheme.arrows and DIRECTION not in named:
        words[DIRECTION] = "the direction of travel, to be compared with the scores"
    if keeps_history(scheme):
        words[POSITION] = f"the {scheme.measure} at the end of a past quarter"
    return {**named, **words}


def keeps_history(scheme: Scheme) -> bool:
    """Whether past quarters have a place under a scheme."""
    return scheme.has_scores and "history" in scheme.tables


def own_headings(scheme: Scheme) -> dict[str, str]:
    """What a scheme calls its fields, in its register and its appendices, by the folded heading."""
    fields = {folded(field.heading): field.name for field in entry_fields(scheme)}
    printed: dict[str, str] = {}
    for appendix in scheme.appendices:
        if appendix.kind not in _OF_ENTRIES:
            continue
        for name, heading in {**appendix.columns, **appendix.parts}.items():
            if becomes := _of_column(name, scheme):
                printed.setdefault(folded(heading), becomes)
    return {**printed, **fields}


def _of_column(name: str, scheme: Scheme) -> str:
    """What stands in a column of an appendix, as a column of a register; empty for other things."""
    if scheme.has_scores and name == f"{scheme.current.key}_band" and not scheme.rates_in_words:
        return BAND
    becomes = name.removesuffix("_label")
    return becomes if becomes in allowed(scheme) else ""
