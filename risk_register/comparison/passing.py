"""How entries came and left: new, reopened, closed, merged, split and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from risk_register import scores
from risk_register.comparison.change import Change, Kind
from risk_register.passages import ARRIVALS, Passage, passage, stage_of
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

MOVES = ("stage", "stage_date", "stage_reason")
"""The fields that say how an entry came or left; told together where it did."""


def passing(
    before: Row | None, after: Row | None, new: Register, of_split: frozenset[str]
) -> Iterator[Change]:
    """How one entry came or left, or moved from one stage to another.

    `of_split` are the references of the entries that others were split into.
    """
    was, now = (stage_of(row) if row else None for row in (before, after))
    entry = after or before
    if was == now or entry is None:
        return
    reference = entry.reference
    kind = passage(was, now, from_split=reference in of_split) or _unpassed(was, now)
    yield Change(
        kind, reference, "Stage", was, now, field="stage",
        place=after.place.at_field("stage") if after else None,
        detail=_detail(kind, after, new),
    )  # fmt: skip


def _unpassed(was: str | None, now: str | None) -> Kind | Passage:
    """What became of an entry that is live on neither day, or on both."""
    if was is None:
        return Kind.ENTERED
    return Passage.GONE if now is None else Kind.STAGE


def _detail(kind: Kind | Passage, entry: Row | None, new: Register) -> str:
    """Into or out of what, since when, why; and the score of what came."""
    if entry is None:
        return "the reference must stay in the table"
    parts = []
    if kind in (Passage.MERGED, Passage.SPLIT):
        parts.append(_named("into", _continued(entry.reference, new)))
    elif kind is Passage.FROM_SPLIT:
        parts.append(_named("of", _split_into(entry.reference, new)))
    if day := entry.day("stage_date"):
        parts.append(f"on {day:%d/%m/%Y}")
    parts.append(entry.text("stage_reason"))
    if kind in (*ARRIVALS, Kind.ENTERED):
        parts.append(_scored(entry, new.scheme))
    return "; ".join(part for part in parts if part)


def _scored(entry: Row, scheme: Scheme) -> str:
    """Its current score and band, or its rating, if it has any."""
    if not scheme.has_scores:
        return ""
    shown, band = (
        scores.shown(scheme, scheme.current, entry),
        scores.band(scheme, scheme.current, entry),
    )
    if shown is None or scheme.rates_in_words:
        return f"rated {shown}" if shown else ""
    return f"scored {shown} {band.name if band else ''}".strip()


def _named(word: str, references: list[str]) -> str:
    return f"{word} {', '.join(references)}" if references else ""


def _continued(reference: str, new: Register) -> list[str]:
    """What an entry was merged into or split into, as its links say."""
    return [
        link.text("their_reference")
        for link in new.links_of.get(reference, ())
        if link["kind"] == "Continued under" and not link.text("organisation")
    ]


def _split_into(reference: str, new: Register) -> list[str]:
    """The entries that were split into this one."""
    return [
        entry.reference
        for entry in new.entries
        if entry["stage"] == "Split" and reference in _continued(entry.reference, new)
    ]
