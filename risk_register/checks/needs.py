"""What rules need of a scheme, each with the words that say that it is missing."""

from __future__ import annotations

from risk_register.checks.rule import Needs
from risk_register.kept_fields import entry_fields, fields_of, kept_tables
from risk_register.reviews import has_review_interval
from risk_register.scheme import Scheme


def scores(scheme: Scheme) -> str:
    """Entries have scores."""
    return "" if scheme.has_scores else "it has no scores"


def levels(scheme: Scheme) -> str:
    """The current assessment is made as likelihood and impact."""
    by_levels = scheme.has_scores and scheme.current in scheme.by_levels
    return "" if by_levels else "its current assessment has no likelihood and impact"


def bands(scheme: Scheme) -> str:
    """Scores fall in bands."""
    return "" if scheme.bands else "it has no bands"


def tolerance(scheme: Scheme) -> str:
    """There is a tolerance."""
    return "" if scheme.tolerance else "it has no tolerance"


def people(scheme: Scheme) -> str:
    """There is a table of people, and a role that they have."""
    kept = "people" in scheme.tables and scheme.roles
    return "" if kept else "it keeps no people"


def field(table: str, name: str) -> Needs:
    """A table has a field."""

    def need(scheme: Scheme) -> str:
        fields = (f for t in kept_tables(scheme) if t.name == table for f in fields_of(t, scheme))
        return "" if any(f.name == name for f in fields) else f"it keeps no {name} of {table}"

    return need


def entered(name: str) -> Needs:
    """A field of what is registered, an entry or a commitment, is kept."""

    def need(scheme: Scheme) -> str:
        kept = any(field.name == name for field in entry_fields(scheme))
        return "" if kept else f"it keeps no {name} of {scheme.kind.many}"

    return need


def table(name: str) -> Needs:
    """A table is kept."""

    def need(scheme: Scheme) -> str:
        kept = any(each.name == name for each in kept_tables(scheme))
        return "" if kept else f"it keeps no table {name}"

    return need


def status(means: str) -> Needs:
    """The scheme says which status means this, and has that status."""

    def need(scheme: Scheme) -> str:
        known = {each.name for each in scheme.statuses}
        fed = known.intersection(scheme.status_means.get(means, ()))
        return "" if fed else f"none of its statuses means {means}"

    return need


def reason(means: str) -> Needs:
    """A rating may have a reason, and the scheme says which reason means this."""

    def need(scheme: Scheme) -> str:
        kept = any(field.name == "rating_reason" for field in entry_fields(scheme))
        fed = kept and bool(scheme.reasons_that_mean(means))
        return "" if fed else f"none of its reasons for a rating means {means}"

    return need


def assessment(what: str) -> Needs:
    """One of the assessments stands for this."""

    def need(scheme: Scheme) -> str:
        return "" if scheme.standing_for(what) else f"it has no {what} assessment"

    return need


def review_interval(scheme: Scheme) -> str:
    """It says how often entries are reviewed."""
    said = scheme.says("it does not say how often {many} are reviewed")
    return "" if has_review_interval(scheme) else said


def categories(scheme: Scheme) -> str:
    """The impact is the highest of several categories."""
    by_category = scheme.impact is not None and scheme.impact.categories
    return "" if by_category else "its impact is not by category"


def ranges(scheme: Scheme) -> str:
    """Levels have ranges, in percentages or pounds."""
    known = any(level.ranges for scale in scheme.scales for level in scale.levels)
    return "" if known else "its levels have no ranges"


def descriptors(scheme: Scheme) -> str:
    """Levels have descriptors."""
    return "" if any(scale.columns for scale in scheme.scales) else "its levels have no descriptors"
