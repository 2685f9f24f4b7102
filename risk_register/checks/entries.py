"""Rules on entries: what is missing, who has left, dates that cannot be, what is no risk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from risk_register.checks import needs
from risk_register.checks.looking import rows_of_live, said
from risk_register.checks.rule import Problem, at, rule
from risk_register.entries import listed_in
from risk_register.fields import Field, Kind
from risk_register.findings import Severity, quoted
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.lists import BEARS_ON
from risk_register.register import Register, Row, is_open
from risk_register.scheme import Scheme

_PLACEHOLDER = re.compile(
    r"\b(TBC|TBA|TBD|XXX+|xxx+|[Ll]orem ipsum|LOREM IPSUM)\b|\?{3,}"
    r"|[\[<](insert|enter)\b[^\]>]*[\]>]|[Cc]lick (or tap )?here to enter"
)


def _first_role(scheme: Scheme) -> str:
    """Why nobody can be missed: the scheme has no role, or keeps the first one nowhere."""
    kept = bool(scheme.roles) and scheme.roles[0].key in scheme.keeps
    return "" if kept else scheme.says("it keeps nobody who answers for a {one}")


@rule("owner-missing", Severity.WARNING, _first_role)
def owner_missing(register: Register) -> Iterator[Problem]:
    """Nobody is named who answers for a live risk, in a register that names people.

    The scheme's first role is the one that answers. A register that names nobody at all (West
    Midlands, March 2026) is no fault of one risk. Initials that are printed and
    cannot be read stand in the table Stated, and are not missing. West Midlands, June 2024: the
    text of the paper has no initials for risks 5, 6 and 8.
    """
    role = register.scheme.roles[0]
    stated = {row.reference for row in register.rows("stated") if row["figure"] == role.key}
    for entry in register.live_entries if _names_people(register, role.key) else ():
        if not listed_in(entry.text(role.key)) and entry.reference not in stated:
            expected = f"someone as {role.heading}"
            remedy = f"Name who answers for the {register.kind.one}."
            yield at(entry, role.key, expected, "nobody", remedy)


def _names_people(register: Register, role: str) -> bool:
    """Whether the register has people at all: in the People table, or in the role of any risk."""
    return bool(register.rows("people")) or any(entry.text(role) for entry in register.entries)


@rule("status-missing", Severity.WARNING, needs.entered("status"))
def status_missing(register: Register) -> Iterator[Problem]:
    """A live risk has no status.

    Leicestershire, October 2023, paragraph 12: the status says how far a risk is managed.
    """
    for entry in register.live_entries:
        if not entry.text("status"):
            names = ", ".join(status.name for status in register.scheme.statuses)
            yield at(
                entry, "status", f"one of {names}", "nothing", "Enter how it is being managed."
            )


@rule(
    "category-unknown", Severity.WARNING, needs.entered("category"), needs.categories
)  # fmt: skip
def category_unknown(register: Register) -> Iterator[Problem]:
    """A live risk has a category that is none of the scheme's categories of impact.

    The rule is ours. The categories are those of a scheme such as Cambridgeshire's (January 2017,
    Appendix A, PESTELO); where a scheme has none, the category is free text.
    """
    known = register.scheme.impact.columns if register.scheme.impact else ()
    for entry in register.live_entries:
        if entry.text("category") and entry.text("category") not in known:
            actual = quoted(entry.text("category"))
            yield at(
                entry, "category", f"one of {', '.join(known)}", actual, "Choose one of these."
            )


@rule("person-left", Severity.WARNING, needs.people)
def person_left(register: Register) -> Iterator[Problem]:
    """A live risk, or an open control of one, is in the hands of someone who has left.

    The rule is ours: the People table says until when each person is in post.
    """
    gone = {
        row.text("person"): left
        for row in register.rows("people")
        if (left := row.day("to")) and left < register.settings.as_at
    }
    for row, field in _held(register):
        for person in listed_in(row.text(field)):
            if person in gone:
                actual = f"{quoted(person)}, who left on {said(gone[person])}"
                yield at(row, field, "someone in post", actual, "Name who has taken over.")


def _held(register: Register) -> Iterator[tuple[Row, str]]:
    """Each live risk and open control, with each field that holds people."""
    for entry in register.live_entries:
        for role in register.scheme.role_keys():
            yield entry, role
    for control in rows_of_live(register, "controls"):
        if is_open(control):
            yield control, "owner"


_PAST = {
    "controls": ("added", "completed"),
    "updates": ("date",),
    "history": ("quarter",),
}
"""The dates that record what has happened, by table; those of the first one follow."""
_PAST_OF_ENTRIES = ("stage_date", "first_recorded", "last_review", "updated_on")


def _past(register: Register) -> Mapping[str, Sequence[str]]:
    """The dates that record what has happened in each table of a register."""
    return {register.kind.first.name: _PAST_OF_ENTRIES, **_PAST}


@rule("date-after-as-at", Severity.WARNING)
def date_after_as_at(register: Register) -> Iterator[Problem]:
    """A date that records what has happened lies after the register's as-at date.

    The rule is ours. Leavers count too: their dates are part of the record.
    """
    as_at = register.settings.as_at
    for table, fields in _past(register).items():
        for row in register.rows(table):
            for field in fields:
                if (day := row.day(field)) and day > as_at:
                    yield at(
                        row, field, f"a date up to {said(as_at)}, the as-at date", said(day),
                        "Correct the date, or the register's as-at date.",
                    )  # fmt: skip


@rule("date-before-recorded", Severity.WARNING, needs.entered("first_recorded"))
def date_before_recorded(register: Register) -> Iterator[Problem]:
    """Something happened to a live risk before the risk was recorded.

    A position counts only if it is scored. The rule is ours.
    """
    recorded = {entry.reference: entry.day("first_recorded") for entry in register.live_entries}
    one = register.kind.one
    for table, fields in _past(register).items():
        for row in register.rows(table):
            first = recorded.get(row.reference)
            for field in fields if first else ():
                day = row.day(field)
                if first and day and day < first and row["state"] in (None, "Scored"):
                    expected = f"a date from {said(first)}, when the {one} was recorded"
                    remedy = f"Correct the date, or the one on which the {one} was recorded."
                    yield at(row, field, expected, said(day), remedy)


@rule("placeholder-left", Severity.WARNING)
def placeholder_left(register: Register) -> Iterator[Problem]:
    """A text that was to be replaced is still there: TBC, xxx, or the advice of an empty cell.

    The rule is ours. What is printed elsewhere (the table Stated) is quoted and not looked at.
    """
    for table in kept_tables(register.scheme):
        fields = [f for f in fields_of(table, register.scheme) if f.kind in _TEXTS]
        for row in rows_of_live(register, table.name) if table.name != "stated" else ():
            for field in fields:
                if found := _placeholder(field, row.text(field.name)):
                    yield at(row, field.name, "what is meant", quoted(found), "Replace it.")


_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.PEOPLE)


def _placeholder(field: Field, text: str) -> str:
    """The placeholder in a text; empty if there is none."""
    if text.strip() and text.strip() == field.advice:
        return text
    found = _PLACEHOLDER.search(text)
    return found[0] if found else ""


@rule("description-repeated", Severity.NOTE, needs.entered("description"))
def description_repeated(register: Register) -> Iterator[Problem]:
    """Two live risks have the same description, so that nobody can tell what sets them apart.

    MOPAC, September 2017, Appendix 1: the descriptions of 2a and 2b are the same sentence.
    """
    first, many = dict[str, Row](), register.kind.many
    for entry in register.live_entries:
        text = " ".join(entry.text("description").casefold().split())
        other = first.setdefault(text, entry)
        if len(text) > _SHORTEST_DESCRIPTION and other is not entry:
            yield at(
                entry, "description", f"other words than those of {other.reference}",
                quoted(entry.text("description")), f"Say what sets the two {many} apart.",
            )  # fmt: skip


_SHORTEST_DESCRIPTION = 20
"""Of fewer characters than this a description says too little to be compared: `Redacted`."""


@rule("link-unknown", Severity.ERROR, needs.table("links"))
def link_unknown(register: Register) -> Iterator[Problem]:
    """A link without an organisation leads to a reference that is no risk of this register.

    One of the kind Bears on may lead to the office's other register, its plan or its risks; reading
    both side by side tells (`beside-unknown`). The rule is ours; a link within a register is
    Cambridgeshire's, January 2017, from SR3.3 to SR3.1.
    """
    known, one = {entry.reference for entry in register.entries}, register.kind.one
    for link in rows_of_live(register, "links"):
        theirs, within = link.text("their_reference"), not link.text("organisation")
        if theirs and within and theirs not in known and link["kind"] != BEARS_ON:
            expected = f"the reference of a {one} of this register"
            remedy = f"Correct the reference, or name the organisation whose {one} it is."
            yield at(link, "their_reference", expected, quoted(theirs), remedy)


@rule("reference-used-again", Severity.WARNING, needs.table("history"))
def reference_used_again(register: Register) -> Iterator[Problem]:
    """A live risk has a reference that had left the register at the end of an earlier quarter.

    The rule is ours: a reference is never used again, or the history tells of two risks as one.
    """
    closed, one = dict[str, date](), register.kind.one
    for row in register.rows("history"):
        day = row.day("quarter")
        if row["state"] == "Closed" and day and day < register.settings.as_at:
            closed[row.reference] = max(day, closed.get(row.reference, day))
    for entry in register.live_entries:
        if day := closed.get(entry.reference):
            yield at(
                entry, "reference", f"a reference that no {one} had before",
                f"one that was closed on {said(day)}",
                f"Give the new {one} a reference of its own.",
            )  # fmt: skip


RULES = (
    owner_missing,
    status_missing,
    category_unknown,
    person_left,
    date_after_as_at,
    date_before_recorded,
    placeholder_left,
    description_repeated,
    link_unknown,
    reference_used_again,
)
