"""Counts the words of a file that came in, and of the register that it became."""

import csv
import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from intake.account import Outcome
from intake.draft import SAME
from intake.texts import legible, on_one_line
from risk_register.folder_files import folder_files
from risk_register.register import Register
from tests.intake.importing import Imported

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    """The words and numbers of a text, whatever their capitals."""
    return Counter(_WORD.findall(text.casefold()))


def words_of_register(done: Imported) -> Counter[str]:
    """The words of the register's files: without the account and without the plan."""
    found = words(done.taken.around)
    for name, content in folder_files(done.register, with_scheme=False).items():
        if name.endswith(".csv"):
            rows = csv.reader(io.StringIO(content.decode()))
            found += words("\n".join(cell for row in rows for cell in row))
        else:
            found += words("\n".join(_texts(tomllib.loads(content.decode()))))
    return found + words("\n".join(_worked_out(done.register)))


def _worked_out(register: Register) -> Iterator[str]:
    """The scores that a register shows and does not enter."""
    for risk in register.entries:
        for each in register.scheme.assessments:
            levels = risk.values.get(each.likelihood), risk.values.get(each.impact)
            yield from (str(score) for at, score in register.scheme.matrix.items() if at == levels)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    else:
        yield str(data)


def unaccounted(done: Imported) -> Iterator[str]:
    """The cells of the file that the account does not name, or names with another text."""
    told = {(str(entry.place), on_one_line(entry.was)) for entry in done.taken.account}
    headings = {part for table in done.plan.tables for column in table.columns
                for part in (column.heading, *column.heading.split(" / "))}  # fmt: skip
    for grid in done.grids:
        for cell in grid.cells():
            text = on_one_line(legible(cell.text))
            if (str(cell.place), text) not in told and text not in headings:
                yield f"{cell.place}: {cell.text}"


def lost(done: Imported) -> Counter[str]:
    """The words of all cells that are neither in the register nor changed by the account.

    A text that two tables of the file say alike has to be there once.
    """
    wanted = Counter[str]()
    for entry in done.taken.account:
        if entry.outcome in (Outcome.TAKEN, Outcome.KEPT) and entry.why != SAME:
            wanted += words(entry.was)
    return wanted - words_of_register(done)


def changed_away(done: Imported) -> set[str]:
    """The words that stood in changed cells, and neither in what they became nor anywhere else."""
    there, gone = words_of_register(done), set[str]()
    for entry in done.taken.account:
        if entry.outcome is Outcome.CHANGED:
            gone |= {word for word in words(entry.was) - words(entry.became) if not there[word]}
    return gone
