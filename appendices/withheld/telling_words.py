"""Texts as words that can be compared however they are written, and the runs that say something."""

from __future__ import annotations

import html
import re
import unicodedata
from calendar import month_name
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

RUN = 4
"""How many words on end are taken for words of someone's own, and not for a coincidence."""

_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[./,:\-](?=\d)[^\W_]+)*")
"""A word; a date or an amount is one: `26/10/2023`, `1,000`."""

_ENTITY = re.compile(r"&#?\w+;")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How workbooks write a character that XML cannot hold."""

_MONTHS = frozenset(name.casefold() for name in month_name if name)


def words_of(text: str) -> list[str]:
    """The words of a text without capitals, accents, soft hyphens and kinds of dash and space."""
    return _WORD.findall(text.casefold() if text.isascii() else _plain(text))


def decoded(text: str) -> str:
    """A text out of a file, its escapes resolved: `&amp;`, `%20`, `_x0020_`."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if "%" in text:
        text = unquote(text, errors="ignore")
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every run of four words, in order; repeated ones again."""
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def is_telling(run: Sequence[str], references: frozenset[str]) -> bool:
    """Whether a run says something: two of its words are no number, month or reference."""
    said = sum(
        1 for word in run if word.isalpha() and word not in _MONTHS and word not in references
    )
    return said >= 2


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(_letters(decomposed))


def _letters(text: str) -> Iterator[str]:
    for letter in unicodedata.normalize("NFKD", text):
        category = "" if letter.isascii() else unicodedata.category(letter)
        if category == "Pd":
            yield "-"
        elif category not in ("Mn", "Me", "Cf"):
            yield letter
