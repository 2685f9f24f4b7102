"""A TOML text of tables, lists and values, laid out as a person would write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

_WIDTH = 100
"""What is longer goes over several lines, as far as TOML allows."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")

_Path = tuple[str, ...]


def toml(data: Mapping[str, Any]) -> str:
    """A TOML text from which `tomllib` reads the same data; the same data give the same text.

    In each table the plain keys come first, then the tables within it, each in its order.
    """
    return "".join(f"{line}\n" for line in _table(data, ())).lstrip("\n")


def _table(table: Mapping[str, Any], path: _Path) -> Iterator[str]:
    headed = _headed_keys(table, path)
    for key, value in table.items():
        if key not in headed:
            yield _entry(key, value)
    for key in headed:
        yield from _headed(table[key], (*path, _key(key)))


def _headed_keys(table: Mapping[str, Any], path: _Path) -> list[str]:
    """The keys that get a header. Inner tables stand on a line each if every one of them fits."""
    tables = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    if path and all(len(_line(key, value)) <= _WIDTH for key, value in tables.items()):
        tables = {}
    return [key for key, value in table.items() if key in tables or _are_tables(value)]


def _are_tables(value: object) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(each, Mapping) for each in value)


def _headed(value: Any, path: _Path) -> Iterator[str]:
    name = ".".join(path)
    if isinstance(value, Mapping):
        yield from ("", f"[{name}]", *_table(value, path))
        return
    for each in value:
        yield from ("", f"[[{name}]]", *_table(each, path))


def _entry(key: str, value: Any) -> str:
    line = _line(key, value)
    if not isinstance(value, list) or len(line) <= _WIDTH:
        return line
    items = "".join(f"  {_inline(each)},\n" for each in value)
    return f"{_key(key)} = [\n{items}]"


def _line(key: str, value: Any) -> str:
    return f"{_key(key)} = {_inline(value)}"


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _text(key)


def _inline(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        within = ", ".join(_line(key, each) for key, each in value.items())
        return f"{{ {within} }}" if within else "{}"
    return f"[{', '.join(_inline(each) for each in value)}]"


def _text(text: str) -> str:
    """A text in quotation marks. TOML escapes as JSON does, and the character Delete besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
