"""The search of finished public files for what is withheld.

Each withheld text of four words or more is looked for, each run of four words that is found in
withheld values only, and each withheld name. Shorter values are compared by `allowed_cells`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum

from appendices.withheld.file_texts import Passage, UnsearchableError, pinpointed, readings_of
from appendices.withheld.telling_words import RUN, decoded, is_telling, runs_of, words_of
from appendices.withheld.values import Secret
from risk_register.entries import listed_in
from risk_register.findings import Finding, Severity
from risk_register.places import Place
from risk_register.register import Register

LONG_TEXT = 2 * RUN
"""From so many words on a text is looked for as a whole even where each run of it is public; a
shorter one ("No change of score.") may be a phrase that everybody uses. A title always is."""

SHORTEST_NAME = 4
"""Letters of a name of one word that is looked for; initials are words of other languages too."""

_UNSPEAKABLE = "a part whose name holds it"
"""Said in place of a name that is itself withheld."""

UNSEARCHED = "file-unsearched"
"""The code of a finding on a file that cannot be searched."""

Words = tuple[str, ...]


def holds_any(
    secrets: Iterable[Secret], public: Register, said: Iterable[str] = ()
) -> Callable[[str], bool]:
    """Says of a text whether anything withheld stands in it, as `leaks` says it of a file."""
    return _sought(secrets, public, said).is_in


def leaks(
    files: Mapping[str, bytes],
    secrets: Iterable[Secret],
    public: Register,
    said: Iterable[str] = (),
) -> list[Finding]:
    """What is withheld and stands in a public file all the same; a file that cannot be searched.

    `files` has the contents by file name. `said` are texts that the software itself puts into
    every pack. No finding holds a withheld text: it names the file, the place in it, and the entry
    and field that the text is of. A withheld name that the public register's own texts use is a
    warning, as a role's name often is also a common word; everything else is an error.
    """
    sought = _sought(secrets, public, said)
    found = list[Finding]()
    for number, (name, content) in enumerate(files.items(), 1):
        found += _in_file(number, name, content, sought)
    return found


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is looked for: runs, names of fewer words, and longer texts by their first run."""

    runs: dict[Words, Secret] = field(default_factory=dict)
    names: dict[Words, Secret] = field(default_factory=dict)
    longer: dict[Words, list[tuple[Words, Secret]]] = field(default_factory=dict)
    repeated: dict[Place, Place] = field(default_factory=dict)
    """Where the public register repeats a withheld value, by the place of the latter."""

    def is_in(self, text: str) -> bool:
        """Whether any of it stands in a text."""
        return any(True for _ in self.hits(words_of(decoded(text))))

    def hits(self, words: Sequence[str]) -> Iterator[tuple[int, Secret]]:
        """What of it stands in a text, with the number of the word at which it begins."""
        for at, run in enumerate(runs_of(words)):
            if run in self.runs:
                yield at, self.runs[run]
            for whole, secret in self.longer.get(run, ()) if self.longer else ():
                if tuple(words[at : at + len(whole)]) == whole:
                    yield at, secret
        for length in {len(name) for name in self.names}:
            for at, some in enumerate(zip(*(words[n:] for n in range(length)), strict=False)):
                if some in self.names:
                    yield at, self.names[some]


def _sought(secrets: Iterable[Secret], public: Register, said: Iterable[str]) -> _Sought:
    known = [(place, words_of(text)) for place, text in public_texts(public)]
    known += [(Place("pack"), words_of(text)) for text in said]
    references = frozenset(word for entry in public.entries for word in words_of(entry.reference))
    texts = [(secret, tuple(words_of(str(secret.value)))) for secret in secrets]
    texts = [each for each in texts if each[0].field != "reference"]
    sought = _Sought(_withheld_runs(texts, known, references))
    whole = {tuple(words) for _, words in known}
    _add_wholes(sought, texts, whole)
    _add_names(sought, texts, whole)
    for place, words in known:
        for _, secret in _Sought({}, sought.names, sought.longer).hits(words):
            sought.repeated.setdefault(secret.place, place)
    return sought


_Texts = Sequence[tuple[Secret, Words]]


def _withheld_runs(
    texts: _Texts, known: Iterable[tuple[Place, list[str]]], references: frozenset[str]
) -> dict[Words, Secret]:
    """The runs that say something and stand nowhere in what is public."""
    runs: dict[Words, Secret] = {}
    for secret, words in texts:
        for run in runs_of(words):
            if run not in runs and is_telling(run, references):
                runs[run] = secret
    for _, public_words in known:
        for run in runs_of(public_words):
            runs.pop(run, None)
    return runs


def _add_wholes(sought: _Sought, texts: _Texts, public: set[Words]) -> None:
    """Texts that are public run by run, and yet not as a whole."""
    for secret, words in texts:
        wanted = len(words) >= LONG_TEXT or (secret.field == "title" and len(words) >= RUN)
        if wanted and words not in public and not any(run in sought.runs for run in runs_of(words)):
            sought.longer.setdefault(words[:RUN], []).append((words, secret))


def _add_names(sought: _Sought, texts: _Texts, public: set[Words]) -> None:
    for secret, _ in texts:
        for name in listed_in(str(secret.value)) if secret.names else ():
            words = tuple(words_of(name))
            if words in public or len("".join(words)) < SHORTEST_NAME:
                continue
            if len(words) < RUN:
                sought.names.setdefault(words, secret)
            elif not any(run in sought.runs for run in runs_of(words)):
                sought.longer.setdefault(words[:RUN], []).append((words, secret))


def _in_file(number: int, name: str, content: bytes, sought: _Sought) -> Iterator[Finding]:
    file = f"file {number}" if sought.is_in(name) else name
    told: set[tuple[str, Place]] = set()
    try:
        for passages in readings_of(name, content):
            for passage, secret in _in_reading(passages, sought):
                if (passage.part, secret.place) not in told:
                    told.add((passage.part, secret.place))
                    where = pinpointed(content, passage)
                    where = _UNSPEAKABLE if sought.is_in(where) else where
                    yield _finding(Place(file, column=where), secret, sought)
    except UnsearchableError as error:
        yield Finding(
            UNSEARCHED, Place(file), "a file that can be searched for what is withheld",
            str(error), remedy="Without the search the file must not be published.",
        )  # fmt: skip


def _in_reading(passages: list[Passage], sought: _Sought) -> Iterator[tuple[Passage, Secret]]:
    words: list[str] = []
    starts: list[int] = []
    for passage in passages:
        starts.append(len(words))
        words += words_of(passage.text)
    for at, secret in sought.hits(words):
        yield passages[bisect_right(starts, at) - 1], secret


def _finding(place: Place, secret: Secret, sought: _Sought) -> Finding:
    repeated = sought.repeated.get(secret.place)
    remedy = "Report it: the public register does not have it."
    if repeated:
        remedy = f"It is repeated in {repeated}: withhold that too, or word it otherwise."
    mild = secret.names and repeated is not None
    return Finding(
        "withheld-found", place, "nothing that is withheld",
        f"the value that stands in {secret.place}",
        Severity.WARNING if mild else Severity.ERROR, secret.reference, secret.field, remedy,
    )  # fmt: skip


def public_texts(public: Register) -> Iterator[tuple[Place, str]]:
    """Every text and date of a public register, its settings and its scheme, with its place."""
    for table, rows in public.tables.items():
        for row in rows:
            for name, value in row.values.items():
                for text in _texts(value):
                    yield row.place.at_field(name), text
                    if table == "people" or ";" in text:
                        yield from ((row.place.at_field(name), each) for each in listed_in(text))
    for text in (*_texts(public.settings), *_texts(public.scheme)):
        yield Place("settings and scheme"), text


def _texts(value: object) -> Iterator[str]:
    """The texts in a value, however deep; a date in the ways in which papers print it."""
    if isinstance(value, (str, Enum)):
        yield str(value)
    elif isinstance(value, date):
        yield from (f"{value:%d/%m/%Y}", f"{value.day} {value:%B %Y}")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from (*_texts(key), *_texts(each))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
