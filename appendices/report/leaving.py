"""What has left, by how it left; and from when changes count."""

from __future__ import annotations

from dataclasses import dataclass

from appendices.content import in_full
from appendices.report.figure import Figure, references, without
from appendices.report.reported import Reported
from risk_register import changes
from risk_register.checks.figures import left
from risk_register.quarter_end import NOT_RECORDED
from risk_register.register import Register, Row


def since_words(register: Register) -> str:
    """`since 31 July 2023`, from when changes count; empty where nothing is given."""
    day = changes.changes_since(register)
    return f" since {in_full(day)}" if day else ""


def changed_to(register: Register, what: str) -> list[Row]:
    """The entries of which this is known to have become since then."""
    if changes.changes_since(register) is None:
        return []
    return [entry for entry in register.entries if changes.change(register, entry) == what]


@dataclass(frozen=True, slots=True)
class Leaving:
    """How a report speaks of a stage in which entries have left.

    `done` goes on after "has", for those that left since then; `stands` after "is", where nobody
    can say when. `count` is the name of the count, where there is one; of such a stage a report
    also says that no entry is in it.
    """

    stage: str
    label: str
    done: str
    stands: str
    count: str = ""


LEAVINGS = (
    Leaving("Closed", "Closed", "closed", "marked as closed", "closed_{many}"),
    Leaving("Operational", "De-escalated", "been de-escalated to operational level",
            "managed at operational level", "deescalated_{many}"),
    Leaving("Issue", "Become an issue", "become an issue", "managed as an issue"),
    Leaving("Merged", "Merged", "been merged with another", "merged with another"),
    Leaving("Split", "Split", "been split into others", "split into others"),
)  # fmt: skip


def leavers(reported: Reported, *, every: bool = False) -> list[tuple[Leaving, Figure]]:
    """What has left, by how; of the rarer ways, only those that anything has taken."""
    stages = reported.register.kind.stages
    found = [(each, _leavers(reported, each)) for each in LEAVINGS if each.stage in stages]
    return [(each, figure) for each, figure in found if every or each.count or figure.entries != ()]


def _leavers(reported: Reported, leaving: Leaving) -> Figure:
    register, one = reported.register, reported.register.kind.one
    gone = [entry for entry in register.entries if entry["stage"] == leaving.stage]
    if changes.changes_since(register) is None:
        words = leaving.stands
        return Figure(one, leaving.label, references(gone), f"is {words}", f"are {words}")
    words = f"{leaving.done}{since_words(register)}"
    entries = left(leaving.stage, register)
    found = None if entries is None else references(entries)
    why = without(
        one,
        gone,
        lambda entry: bool(entry["stage_date"] or register.previous_position(entry.reference)),
        "date of leaving",
    )
    stated = reported.stated.get(register.scheme.says(leaving.count))
    known = references(changed_to(register, leaving.stage))
    return Figure(one, leaving.label, found, f"has {words}", f"have {words}", why, known,
                  stated)  # fmt: skip


def undated_leavers(reported: Reported) -> list[Figure]:
    """The entries that have left, of which nothing says since when, by how they left.

    A position that was not recorded says nothing. Where nobody can count, `leavers` tells of them.
    """
    found = []
    for leaving, figure in leavers(reported, every=True):
        gone = [entry for entry in reported.register.entries if entry["stage"] == leaving.stage]
        silent = references(entry for entry in gone if not _says_when(reported.register, entry))
        entries = tuple(each for each in silent if each not in figure.named)
        if entries and figure.entries is not None:
            words = f"{leaving.stands}, but since when is not given"
            one = reported.register.kind.one
            found.append(Figure(one, leaving.label, entries, f"is {words}", f"are {words}"))
    return found


def _says_when(register: Register, entry: Row) -> bool:
    before = register.previous_position(entry.reference)
    return bool(entry["stage_date"] or (before and before["state"] != NOT_RECORDED))
