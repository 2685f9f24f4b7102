"""Where an entry is in its life, by the words that offices use for it."""

from __future__ import annotations

from risk_register.checks.notations import folded
from risk_register.lists import STAGES

_STAGES = {
    "open": "Live", "active": "Live", "on register": "Live",
    "archived": "Closed", "removed": "Closed", "closed risk": "Closed",
    "proposed closure": "Closure proposed", "proposed for closure": "Closure proposed",
    "de escalated": "Operational", "deescalated": "Operational",
    "managed at operational level": "Operational", "downgraded": "Operational",
    "realised": "Issue", "emerging": "Under consideration",
    "complete": "Closed", "completed": "Closed", "delivered": "Closed",
    **{folded(stage): stage for stage in STAGES},
}  # fmt: skip


def stage_in(text: str) -> str | None:
    """The stage that a text is, in our words or in usual ones; `None` for another text."""
    return _STAGES.get(folded(text))
