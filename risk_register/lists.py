"""The lists of values that are the same for every organisation, with what each value means.

In the meanings `{one}`, `{sheet}` and `{measure}` stand for a risk or a commitment, for the first
sheet, and for a score or a rating, as `scheme.says` puts them in.
"""

from __future__ import annotations

STAGES = {
    "Under consideration": "Being looked at, not yet on the register",
    "Live": "On the register; an empty stage means this",
    "Closure proposed": "Still live until the closure is agreed",
    "Closed": "No longer a {one}",
    "Operational": "De-escalated: managed at operational level",
    "Issue": "It has happened, and is managed as an issue",
    "Merged": "Continued under another reference",
    "Split": "Continued under several other references",
}
"""The stages of the life of an entry or a commitment, with their meaning."""

LIVE_STAGES = ("Live", "Closure proposed")
"""The stages in which an entry counts in the live figures."""

CONTROL_KINDS = {
    "In place": "Working today",
    "Planned": "To be done; open until it has a date of completion",
    "Potential": "An idea that nobody is tasked with",
    "Assurance": "How the register's owner knows that controls work",
    "Removed": "No longer a control; the reason says why",
    "Unclassified": "The source does not say which of these it is",
}
"""The kinds of control, with their meaning."""

OPEN_KIND = "Planned"
"""The kind of control that is open until it is completed."""

IN_PLACE, REMOVED = "In place", "Removed"
"""The kinds of a control that works today, and of one that is none any more."""

POSITION_STATES = {
    "Scored": "It had a {measure}",
    "Not on the register": "It was not a {one} yet (N/A)",
    "Closed": "It had left the register",
    "Not recorded": "Nobody wrote it down",
}
"""The states of a position. They differ from one another, and 0 is a score."""

LINK_KINDS = {
    "Joint": "Shared with the other organisation",
    "Managed by the force": "The force manages it; this register watches",
    "Depends on": "It gets worse when the other one does",
    "Bears on": "How one goes tells on the other: a commitment and a risk, for instance",
    "Continued under": "What this {one} was merged into or split into",
}
"""The kinds of link within a register or to another one, with their meaning."""

BEARS_ON = "Bears on"
"""The kind of link between a commitment and the entries that it bears on, from either side."""

NO_AREA = "No policy area"
"""Under what that is counted which belongs to no policy area."""

SHORT_LISTS = {
    "control kinds": tuple(CONTROL_KINDS),
    "position states": tuple(POSITION_STATES),
    "link kinds": tuple(LINK_KINDS),
    "changes seen": ("Increased", "Decreased"),
    "changes expected": ("Increase", "Decrease"),
    "yes": ("Yes",),
}
"""The values of each list, by the name that a field's `choices` gives. Stages: `kinds.py`."""
