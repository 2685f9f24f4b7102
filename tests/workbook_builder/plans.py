"""A small plan whose figures can be counted by hand."""

from datetime import date

from risk_register.register import Register
from tests.registers import register

BEFORE, EARLIER = date(2025, 12, 31), date(2025, 9, 30)
_SAID = {"update": "Said.", "updated_on": date(2026, 2, 1)}

COMMITMENTS: list[dict[str, object]] = [
    {"reference": "C1", "title": "Worse twice", "areas": "Road Safety", "rating": "Red",
     "smt_lead": "Treasurer", "action": "Help", **_SAID},
    {"reference": "C2", "title": "In two areas", "areas": "Road Safety; Partnerships",
     "rating": "Red", "smt_lead": "Treasurer; Chief Executive", "action": "Help", **_SAID},
    {"reference": "C3", "title": "New in winter", "areas": "Partnerships", "rating": "Green",
     "smt_lead": "Chief Executive", **_SAID},
    {"reference": "C4", "title": "In no area", "rating": "Amber", "smt_lead": "Chief Executive",
     **_SAID},
    {"reference": "C5", "title": "Closed", "areas": "Partnerships", "rating": "Red",
     "stage": "Closed", "smt_lead": "Treasurer"},
    {"reference": "C6", "title": "Not rated", "areas": "Road Safety", "smt_lead": "Treasurer"},
    {"reference": "C7", "title": "Without a past", "areas": "Serious Violence", "rating": "Green",
     "smt_lead": "Treasurer", **_SAID},
]  # fmt: skip

_RATED = {
    EARLIER: {"C1": "Green", "C2": "Red", "C5": "Amber"},
    BEFORE: {"C1": "Amber", "C2": "Red", "C3": "Green", "C5": "Red"},
}
_STATES = ((EARLIER, "C3", "Not on the register"), (BEFORE, "C6", "Not recorded"))


def small_plan() -> Register:
    """Seven commitments, six of them live, and two quarters of history."""
    history: list[dict[str, object]] = [
        {"reference": reference, "quarter": quarter, "state": "Scored", "band": band}
        for quarter, bands in _RATED.items()
        for reference, band in bands.items()
    ]
    history += [
        {"reference": reference, "quarter": quarter, "state": state}
        for quarter, reference, state in _STATES
    ]
    return register(
        "generic-plan",
        commitments=COMMITMENTS,
        history=history,
        people=[{"person": "Treasurer"}, {"person": "Chief Executive"}],
        links=[{"reference": "C1", "kind": "Bears on", "their_reference": "R1"}],
    )
