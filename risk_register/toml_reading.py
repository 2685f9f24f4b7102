"""Reading a TOML file key by key, with a finding for each key that is missing, wrong or unknown."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from risk_register.findings import Finding, quoted
from risk_register.legible import illegible
from risk_register.places import Place
from risk_register.values import FIRST_DATE


def load_toml(path: Path, findings: list[Finding]) -> dict[str, Any]:
    """The contents of a TOML file; empty, with a finding, if it cannot be read as one."""
    place = Place(path.name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        findings.append(Finding("file-unreadable", place, "a readable file", str(error.strerror)))
    except UnicodeDecodeError:
        findings.append(Finding("file-encoding", place, "text in UTF-8", "another encoding"))
    except tomllib.TOMLDecodeError as error:
        findings.append(Finding("toml-syntax", place, "TOML", f"a mistake: {error}"))
    return {}


class TomlTable:
    """One table of a TOML file. What is asked for is taken; `finish` reports what is left over."""

    def __init__(
        self, data: Mapping[str, Any], place: Place, findings: list[Finding], path: str = ""
    ) -> None:
        """`path` is the key of this table in the file: `bands.High`."""
        self._data = dict(data)
        self._place = place
        self._findings = findings
        self._path = path

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def keys(self) -> tuple[str, ...]:
        """The keys that nobody has asked for yet, in the file's order."""
        return tuple(self._data)

    def key(self, key: str) -> str:
        """The whole key, as `assumed` and the findings name it."""
        return f"{self._path}.{key}" if self._path else key

    def report(self, code: str, key: str, expected: str, actual: str) -> None:
        """Adds a finding about one key."""
        place = self._place.at_column(self.key(key) if key else self._path)
        self._findings.append(Finding(code, place, expected, actual))

    def text(self, key: str, *, required: bool = False) -> str:
        """A text; empty where there is none."""
        value = self._take(key, str, "a text", required)
        return value if isinstance(value, str) and self._legible(key, value) else ""

    def one_of(self, key: str, allowed: tuple[str, ...], default: str = "") -> str:
        """One of the allowed words; the default (or the first of them) where there is none."""
        word = self.text(key, required=not default)
        if word and word not in allowed:
            self.report("scheme-word", key, f"one of {', '.join(allowed)}", quoted(word))
        return word if word in allowed else default or allowed[0]

    def flag(self, key: str) -> bool:
        """True or false; false where there is none."""
        return self._take(key, bool, "true or false", False) is True

    def whole(self, key: str, *, required: bool = False) -> int | None:
        """A whole number, `None` where there is none."""
        value = self._take(key, int, "a whole number", required)
        return value if isinstance(value, int) else None

    def day(self, key: str) -> date | None:
        """A date, which is required."""
        value = self._take(key, date, "a date such as 2023-10-26", True)
        if isinstance(value, date) and value < FIRST_DATE:
            self.report("scheme-date", key, f"a date from {FIRST_DATE}", quoted(value))
            return None
        return value if isinstance(value, date) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        items = self._take(key, list, "a list of texts", False) or []
        if not all(isinstance(item, str) for item in items):
            self.report("scheme-type", key, "a list of texts", quoted(items))
            return ()
        return tuple(item for item in items if self._legible(key, item))

    def mapping(self, key: str) -> dict[str, Any]:
        """A table of free keys."""
        return self._take(key, dict, "a table", False) or {}

    def text_mapping(self, key: str) -> dict[str, str]:
        """A table of free keys with texts."""
        texts = {}
        for name, value in self.mapping(key).items():
            if not isinstance(value, str):
                self.report("scheme-type", f"{key}.{name}", "a text", quoted(value))
            elif self._legible(f"{key}.{name}", value):
                texts[name] = value
        return texts

    def table(self, key: str) -> TomlTable | None:
        """A table with known keys, `None` where there is none."""
        value = self._take(key, dict, "a table", False)
        return self._inner(value, self.key(key)) if isinstance(value, dict) else None

    def tables(self, key: str, named_by: str) -> Iterator[TomlTable]:
        """A list of tables, each known by the value of one of its keys, or by its number."""
        for number, item in enumerate(self._take(key, list, "a list of tables", False) or [], 1):
            if isinstance(item, dict):
                yield self._inner(item, f"{self.key(key)}.{item.get(named_by, number)}")
            else:
                self.report("scheme-type", f"{key}.{number}", "a table", quoted(item))

    def finish(self) -> None:
        """Reports every key that nobody asked for."""
        for key in self._data:
            self.report("scheme-unknown-key", key, "a key that is known here", "an unknown key")

    def _legible(self, key: str, text: str) -> bool:
        problem = illegible(text, self._place.at_column(self.key(key)))
        if problem:
            self._findings.append(problem)
        return problem is None

    def _inner(self, data: Mapping[str, Any], path: str) -> TomlTable:
        return TomlTable(data, self._place, self._findings, path)

    def _take(self, key: str, kind: type, expected: str, required: bool) -> Any:
        value = self._data.pop(key, None)
        if value is None or value == "":
            if required:
                self.report("scheme-missing-key", key, expected, "nothing")
            return None
        wrong_kin = isinstance(value, bool) is not (kind is bool) or isinstance(value, datetime)
        if wrong_kin or not isinstance(value, kind):
            self.report("scheme-type", key, expected, quoted(value))
            return None
        return value
