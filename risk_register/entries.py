"""From the text of a cell to a value, with a finding for each text that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from sys import intern

from risk_register.fields import Field, Kind
from risk_register.findings import Finding, Severity, quoted
from risk_register.kept_fields import choices_of
from risk_register.legible import illegible
from risk_register.places import Place
from risk_register.scheme import Scale, Scheme
from risk_register.values import Value, read_date, read_month, read_whole_number

LONGEST_KEY = 60

_INVISIBLE = re.compile(r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOT_IN_KEYS = re.compile(r"^[<>=]|[*?~,;|\n\t]")
"""What formulas take for a condition, and what separates references where they are listed."""

_NOT_IN_PERSONS = re.compile(r"^[<>=]|[*?~;|\n\t]")


def listed_in(entry: str) -> list[str]:
    """The values in a cell, which separates several by semicolons."""
    return [each.strip() for each in entry.split(";") if each.strip()]


class EntryReader:
    """Reads the entries of one scheme's registers and collects what is wrong with them."""

    def __init__(self, scheme: Scheme, findings: list[Finding]) -> None:
        """`findings` is added to; nothing is raised."""
        self._scheme = scheme
        self._findings = findings
        self._lists: dict[str, Mapping[str, str]] = {}
        self._readers: dict[Kind, Callable[[Field, str, Place], Value]] = {
            Kind.KEY: self._key,
            Kind.PERSON: self._person,
            Kind.ENTRY: self._key,
            Kind.TEXT: self._short_text,
            Kind.LONG_TEXT: self._text,
            Kind.PEOPLE: self._short_text,
            Kind.CHOICE: self._choice,
            Kind.LISTED: self._listed,
            Kind.DATE: self._date,
            Kind.DATE_OR_MONTH: self._date,
            Kind.LEVEL: self._level,
            Kind.SCORE: self._whole_number,
            Kind.NUMBER: self._whole_number,
        }

    def read(self, field: Field, text: str, place: Place) -> Value:
        """The value of one cell; `None` where it is empty or where a finding says why not.

        `place` is that of the row: a cell's own is worked out only where there is a finding.
        """
        if not text.strip():
            if field.required:
                self._report("entry-missing", field, place, f"a value for {field.heading}", "")
            return None
        text = text.replace("\r\n", "\n")
        if not self._legible(field, text, place):
            return None
        return self._readers[field.kind](field, text, place)

    def _legible(self, field: Field, text: str, place: Place) -> bool:
        if problem := illegible(text, place):
            self._findings.append(replace(problem, place=place.at_field(field.name)))
            return False
        if not text.isascii() and (found := _INVISIBLE.search(text)):
            actual = f"the invisible character U+{ord(found[0]):04X} in it"
            finding = Finding(
                "entry-invisible-character",
                place.at_field(field.name),
                "visible text",
                actual,
                Severity.WARNING,
            )
            self._findings.append(finding)
        return True

    def _text(self, _field: Field, text: str, _place: Place) -> Value:
        return text

    def _short_text(self, _field: Field, text: str, _place: Place) -> Value:
        """Names of people and the like, which repeat and are kept once."""
        return intern(text)

    def _key(self, field: Field, text: str, place: Place) -> Value:
        return self._name(
            field, text, place, _NOT_IN_KEYS, "* ? ~ | ; or , that begins with no < > ="
        )

    def _person(self, field: Field, text: str, place: Place) -> Value:
        return self._name(
            field, text, place, _NOT_IN_PERSONS, "* ? ~ | or ; that begins with no < > ="
        )

    def _name(
        self, field: Field, text: str, place: Place, refused: re.Pattern[str], said: str
    ) -> Value:
        name = text.strip()
        if refused.search(name) or len(name) > LONGEST_KEY:
            expected = (
                f"a {field.heading.lower()} of at most {LONGEST_KEY} characters without {said}"
            )
            self._report("entry-malformed-key", field, place, expected, name)
            return None
        return intern(name)

    def _choice(self, field: Field, text: str, place: Place) -> Value:
        """The value of a list as the list spells it, in whatever capitals it was entered."""
        choice, allowed = text.strip(), self._choices(field.choices)
        if choice.casefold() not in allowed:
            one_of = ", ".join(allowed.values())
            self._report("entry-choice", field, place, f"one of {one_of}", choice)
            return None
        return allowed[choice.casefold()]

    def _listed(self, field: Field, text: str, place: Place) -> Value:
        """Values of a list, each once, as the list spells them; nothing where one is not of it."""
        allowed, named = self._choices(field.choices), listed_in(text)
        unknown = [each for each in named if each.casefold() not in allowed]
        for each in unknown:
            expected = f"values of {', '.join(allowed.values())}, separated by ;"
            self._report("entry-choice", field, place, expected, each)
        if unknown:
            return None
        return "; ".join(dict.fromkeys(allowed[each.casefold()] for each in named)) or None

    def _choices(self, name: str) -> Mapping[str, str]:
        """The values of a list in small letters, with how it spells them; looked up once."""
        if name not in self._lists:
            listed = choices_of(name, self._scheme)
            self._lists[name] = {each.casefold(): each for each in listed}
        return self._lists[name]

    def _date(self, field: Field, text: str, place: Place) -> Value:
        entry = text.strip()
        day: Value = read_date(entry)
        if day is None and field.kind is Kind.DATE_OR_MONTH:
            day = read_month(entry)
        if day is None:
            month = " or a month such as 2023-10" if field.kind is Kind.DATE_OR_MONTH else ""
            expected = f"a date such as 2023-10-26 or 26/10/2023{month}"
            self._report("entry-date", field, place, expected, entry)
        return day

    def _level(self, field: Field, text: str, place: Place) -> Value:
        number = read_whole_number(text.strip())
        scale = self._scheme.likelihood if field.choices == "likelihood" else self._scheme.impact
        if scale and scale.label(number) is None:
            self._report("entry-level", field, place, f"a level, {_levels(scale)}", text.strip())
            return None
        return number

    def _whole_number(self, field: Field, text: str, place: Place) -> Value:
        number = read_whole_number(text.strip())
        if number is None or number < 0:
            self._report("entry-number", field, place, "a whole number from 0", text.strip())
            return None
        return number

    def _report(self, code: str, field: Field, place: Place, expected: str, actual: str) -> None:
        where = place.at_field(field.name)
        self._findings.append(Finding(code, where, expected, quoted(actual)))


def _levels(scale: Scale) -> str:
    return ", ".join(f"{level.number} ({level.label})" for level in scale.levels)
