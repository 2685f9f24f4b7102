"""Which count the words of a paper stand for."""

from __future__ import annotations

from risk_register.appendix import AppendixKind
from risk_register.checks.belonging import count_of
from risk_register.checks.figures import counts_of
from risk_register.checks.notations import folded
from risk_register.scheme import Scheme

_COUNTED = {
    "live": "live_{many}",
    "new": "new_{many}",
    "proposed to be closed": "proposed_closures",
    "under consideration": "considered_{many}",
    "closed": "closed_{many}",
    "de escalated": "deescalated_{many}",
    "withheld": "withheld_{many}",
}
"""The counts of our covering report, by its folded words."""

_WAYS = {"up": "increased_{many}", "down": "reduced_{many}"}
"""The counts of the risks that are stated to go one way, by the arrow."""


def counts_printed(scheme: Scheme) -> dict[str, str]:
    """The counts of a covering report, by the folded words that a paper may print beside them."""
    named = {folded(name.replace("_", " ")): name for name in counts_of(scheme)}
    named |= {folded(f"Rated {band.name}"): count_of(scheme, band) for band in scheme.bands}
    for way, arrow in scheme.arrows.items():
        if way in _WAYS:
            named[folded(f"Stated as {arrow.word}")] = scheme.says(_WAYS[way])
    named |= {words: scheme.says(name) for words, name in _COUNTED.items()}
    for appendix in scheme.appendices:
        if appendix.kind is AppendixKind.FIGURES:
            named |= {folded(label): name for name, label in appendix.columns.items()}
    return named
