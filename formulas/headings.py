"""The headings of the Register's calculated columns, and whether a scheme can feed them."""

from __future__ import annotations

from formulas.text import column
from risk_register.fields import RISKS
from risk_register.kept_fields import fields_of
from risk_register.scheme import AssessedBy, Assessment, Scheme

LIVE = "Live"
ABOVE_TOLERANCE = "Above tolerance"
PREVIOUS = "Previous score"
DIRECTION = "Direction of travel"
SINCE = "Since last meeting"
MARKS = "Movement marks"
MARKS_IN_WORDS = "Movement in words"
REVIEW_MONTHS = "Review every (months)"
NEXT_REVIEW = "Next review due"
DAYS_OVERDUE = "Days overdue"
OPEN_CONTROLS = "Open controls"
OVERDUE_CONTROLS = "Overdue controls"
WHY = "Why this rating"
PREVIOUS_ROW = "Row in Past quarters"
FIRST_CONTROL = "First row in Controls"
ROWS_OF_CONTROLS = "Rows in Controls"
OWNERS_SEARCHED = "Owners as searched"
MAP_CELL = "Heat map cell"
MAP_LABEL = "Heat map label"
MAP_WORDS = "Heat map words"


def score_heading(scheme: Scheme, assessment: Assessment) -> str:
    """The heading under which an assessment's score stands, calculated or entered."""
    if assessment.by is AssessedBy.SCORE:
        return entered_headings(scheme)[assessment.score]
    return f"{assessment.name} score"


def band_heading(assessment: Assessment) -> str:
    """The heading of the column with an assessment's band."""
    return f"{assessment.name} band"


def rated_heading(assessment: Assessment) -> str:
    """The heading of the column with what the levels rate, where a score may overrule them."""
    return f"{assessment.name} score by levels"


def has_map(scheme: Scheme) -> bool:
    """Whether there is a heat map of likelihood and impact."""
    return bool(scheme.by_levels)


def has_positions(scheme: Scheme) -> bool:
    """Whether past scores are kept."""
    return scheme.keeps_positions


def has_changes(scheme: Scheme) -> bool:
    """Whether it can be said what changed since a meeting or a quarter."""
    recorded = "first_recorded" in scheme.keeps and "meetings" in scheme.tables
    return has_positions(scheme) or recorded


def has_marks(scheme: Scheme) -> bool:
    """Whether movement marks can be worked out."""
    return bool(scheme.marks) and has_map(scheme)


def has_people(scheme: Scheme) -> bool:
    """Whether the people in the first role can be compared with a list of people."""
    return bool(scheme.roles) and "people" in scheme.tables


def entered_column(scheme: Scheme, field: str) -> str:
    """The whole column of the Register that holds a field: `Risks[Reference]`."""
    return column("Risks", entered_headings(scheme)[field])


def entered_headings(scheme: Scheme) -> dict[str, str]:
    """The headings of the fields of a risk, by name."""
    return {field.name: field.heading for field in fields_of(RISKS, scheme)}
