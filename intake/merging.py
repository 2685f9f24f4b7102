"""Several drafts that speak of one risk become one: an overview and the risk's own page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from intake.account import Entry, Outcome
from intake.draft import SAME, Draft, Listed, Said, Stated
from intake.taking_fields import AS_LISTED
from intake.taking_lists import position_said
from risk_register.checks.figures import figures_of
from risk_register.checks.notations import folded, prints_nothing
from risk_register.entries import listed_in
from risk_register.fields import Kind
from risk_register.findings import quoted
from risk_register.kept_fields import entry_fields
from risk_register.scheme import Scheme

_SHARED = 1 / 2
"""Two titles of one risk have more than this share of the shorter one's words in common."""


def merged(drafts: Iterable[Draft], scheme: Scheme) -> list[Draft]:
    """The drafts, those of one risk together, each with a reference, in the order of the file.

    Drafts are of one risk where reference and title are the same, or where one has no reference
    and the title of another. The same reference beside quite another title is another risk, which
    gets a reference of its own.
    """
    risks: list[Draft] = []
    for draft in drafts:
        same = _same_reference(draft, risks) if draft.reference else _same_title(draft, risks)
        if same is None:
            risks.append(draft)
        elif _is_one_risk(same, draft):
            _merge(same, draft, scheme)
        else:
            _give_another_reference(draft, same, [risk.reference for risk in risks], scheme)
            risks.append(draft)
    _make_references(risks)
    return risks


def _same_reference(draft: Draft, risks: Sequence[Draft]) -> Draft | None:
    key = draft.reference.casefold()
    return next((risk for risk in risks if risk.reference.casefold() == key), None)


def _same_title(draft: Draft, risks: Sequence[Draft]) -> Draft | None:
    title = folded(draft.text("title"))
    return next((risk for risk in risks if title and folded(risk.text("title")) == title), None)


def _is_one_risk(one: Draft, other: Draft) -> bool:
    titles = [draft.text("title") or draft.text("description") for draft in (one, other)]
    if any(prints_nothing(title) for title in titles):
        return True
    first, second = (set(re.findall(r"\w{3,}", folded(title))) for title in titles)
    shorter = min(len(first), len(second))
    return shorter == 0 or len(first & second) > shorter * _SHARED


def _merge(risk: Draft, other: Draft, scheme: Scheme) -> None:
    if risk.place.source == other.place.source:
        _tell_twice(risk, other, scheme)
    for name, said in other.said.items():
        _merge_field(risk, name, said, scheme)
    again = {kept.line for kept in other.kept if kept in risk.kept}
    risk.kept += [kept for kept in other.kept if kept.line not in again]
    again |= _add_rows(risk, risk.controls, other.controls, "control")
    again |= _add_rows(risk, risk.updates, other.updates, "update", "date")
    for quarter, position in other.positions.items():
        if risk.positions.setdefault(quarter, position) != position:
            there, here = position_said(risk.positions[quarter]), position_said(position)
            risk.keep(f"{scheme.measure.capitalize()} at {quarter:%d/%m/%Y}", here)
            risk.find("import-differs", other.place, there, here)
    risk.stated += other.stated
    for name, called in other.called.items():
        if name not in other.said or risk.said.get(name) is other.said[name]:
            risk.called.setdefault(name, []).extend(called)
    risk.entries += [_said_above(entry, again) for entry in other.entries]
    risk.findings += other.findings


def _tell_twice(risk: Draft, other: Draft, scheme: Scheme) -> None:
    """Tells that one table has an entry twice: an overview and a page of it are two tables."""
    expected = f"each {scheme.kind.one} once; it is put together with that in {risk.place}"
    name = risk.reference or quoted(risk.text("title"))
    other.find("import-risk-twice", other.place, expected, f"{name} again")


def _add_rows(risk: Draft, rows: list[Listed], others: Iterable[Listed], *names: str) -> set[str]:
    """Adds the rows that are new, and gives back what those say that are there already.

    Rows are the same if these fields are, of which the first is their text.
    """
    there = {_key(row, names): row for row in rows}
    again: set[str] = set()
    for row in others:
        if before := there.get(_key(row, names)):
            text = str(row.values[names[0]])
            again |= {text, *_add_values(risk, before, row, text)}
        else:
            rows.append(row)
    return again


def _key(row: Listed, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded(str(row.values[name])) for name in names)


def _add_values(risk: Draft, before: Listed, row: Listed, text: str) -> Iterator[str]:
    """Adds what the row above leaves open, keeps what differs, and gives back what is the same."""
    for name, value in row.values.items():
        if before.values[name] is None or value is None:
            before.values[name] = before.values[name] or value
        elif folded(str(value)) == folded(str(before.values[name])):
            yield str(value)
        else:
            risk.keep(f"{name.capitalize()} of {quoted(text)}", str(value))
            risk.find("import-differs", row.place, f"{before.values[name]} as above", value)


def _said_above(entry: Entry, again: Collection[str]) -> Entry:
    """The entry of a cell, which may say nothing new."""
    whole = entry.became in again or all(line in again for line in entry.became.splitlines())
    return replace(entry, why=SAME) if entry.became and whole else entry


def _merge_field(risk: Draft, name: str, said: Said, scheme: Scheme) -> None:
    """A field that the risk has already: the same again, or something else, which is kept."""
    before, heading = risk.said.get(name), name.replace("_", " ").capitalize()
    if before is None or prints_nothing(str(before.value)):
        risk.said[name] = said
        for cell in before.cells if before else ():
            risk.keep_cell(heading, cell, "another part of the file says it")
        return
    text = str(said.value)
    if folded(str(before.value)) == folded(text):
        for cell in said.cells:
            changed = said.why and text != cell.text
            risk.enter(cell, Outcome.CHANGED if changed else Outcome.TAKEN, name, text, SAME)
        return
    if name in _listed(scheme):
        both = "; ".join(dict.fromkeys(listed_in(f"{before.value}; {text}")))
        risk.said[name] = Said(both, (*before.cells, *said.cells), AS_LISTED)
        return
    text = said.was or text
    stated = name in figures_of(scheme) and len(said.cells) == 1 and not _is_long(text)
    if stated:
        note = "Two places of the file differ"
        risk.stated.append(Stated(name, text, said.cells[0].place, note))
    else:
        risk.keep(heading, text)
    for cell in said.cells:
        why = f"above it is {quoted(before.value)}"
        risk.enter(cell, Outcome.KEPT, "stated" if stated else "notes", text, why)
    if said.cells:
        risk.find("import-differs", said.cells[0].place, f"{before.value} as above", said.value)


def _listed(scheme: Scheme) -> set[str]:
    """The fields of which an entry may have several values, such as policy areas."""
    return {field.name for field in entry_fields(scheme) if field.kind is Kind.LISTED}


def _is_long(text: str) -> bool:
    return len(text) > 200 or "\n" in text


def _give_another_reference(
    draft: Draft, same: Draft, taken: Sequence[str], scheme: Scheme
) -> None:
    used = {reference.casefold() for reference in taken}
    numbers = (f"{draft.reference} ({number})" for number in range(2, len(taken) + 3))
    made = next(each for each in numbers if each.casefold() not in used)
    said = draft.said["reference"]
    place = said.cells[0].place if said.cells else draft.place
    draft.find("import-reference-repeated", place, f"a reference once; made {made}", said.value)
    why = f"{said.value} names another {scheme.kind.one}, '{same.text('title')[:40]}'"
    draft.said["reference"] = Said(made, said.cells, why)


def _make_references(risks: Sequence[Draft]) -> None:
    """References for those that have none: R1, R2, … by their place in the file."""
    used = {risk.reference.casefold() for risk in risks}
    made: list[str] = []
    without = [(number, risk) for number, risk in enumerate(risks, 1) if not risk.reference]
    for number, risk in without:
        at = next(each for each in count(number) if f"r{each}" not in used)
        used.add(f"r{at}")
        made.append(f"R{at}")
        risk.said = {"reference": Said(made[-1], ()), **risk.said}
    if made:
        place, shown = without[0][1].place, f"{made[0]} to {made[-1]}" if made[1:] else made[0]
        without[0][1].find("import-reference-made", place, f"references; made {shown}", "")
