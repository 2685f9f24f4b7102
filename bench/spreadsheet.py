"""What LibreOffice takes to load a register, to recalculate it, and to take one edit."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

from bench.delivery_plan import generated_plan
from bench.registers import AS_AT, QUARTERS, generated
from formulas.column import serial
from risk_register.register import Register
from tests.support.office import Book, Office
from tests.workbook_builder.reading import column_of, defined
from workbook_builder.build import build
from workbook_builder.table_sheet import FIRST_ROW

SIZES = (24, 356, 1000)
TIMES, TIMES_EDITED = 3, 9
_LONGEST_CALL = 600.0

Seconds = dict[str, float]


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell of the first row of a table, and two values to enter in turn."""

    what: str
    sheet: str
    heading: str
    values: tuple[float | str, float | str]

    def address(self, path: Path) -> tuple[str, str]:
        """The sheet and the address of the cell."""
        return self.sheet, f"{column_of(path, self.sheet, self.heading)}{FIRST_ROW}"


@dataclass(frozen=True, slots=True)
class NamedEdit:
    """One cell that has a name, and two values to enter in turn."""

    what: str
    name: str
    values: tuple[float | str, float | str]

    def address(self, path: Path) -> tuple[str, str]:
        """The sheet and the address of the cell."""
        return defined(path, self.name)


_TODAY, _YESTERDAY = serial(AS_AT), serial(AS_AT - timedelta(days=1))

EDITS = (
    Edit("edit a level", "Register", "Current likelihood", (1, 5)),
    Edit("edit a reference", "Register", "Reference", (1, 2)),
    Edit("edit a control's date", "Controls", "Due", (_TODAY + 9, _YESTERDAY)),
    Edit("edit a past score", "Past quarters", "Score", (4, 20)),
    NamedEdit("edit the as-at date", "As_at", (_YESTERDAY, _TODAY)),
)


EDITS_OF_A_PLAN = (
    Edit("edit a rating", "Plan", "Rating", ("Green", "Red")),
    Edit("edit policy areas", "Plan", "Policy areas", ("Road Safety", "Partnerships")),
    Edit("edit a lead", "Plan", "SMT lead", ("Head of Policy", "Chief Executive")),
    Edit("edit an update", "Plan", "Update", ("Begun.", "Done.")),
    Edit("edit a reference", "Plan", "Reference", (1001, 1002)),
    Edit("edit a past rating", "Past quarters", "Rating", ("Green", "Red")),
    NamedEdit("edit the as-at date", "As_at", (_YESTERDAY, _TODAY)),
)


def measure(
    register: Register, edits: Sequence[Edit | NamedEdit], trusting: Office, afresh: Office
) -> Seconds:
    """The median seconds that each thing takes with a register.

    `trusting` takes cached values as it finds them; `afresh` calculates every formula as it loads.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        path.write_bytes(build(register))
        found = {
            "load": _loading(trusting, path),
            "load and calculate": _loading(afresh, path),
        }
        with trusting.open(path) as book:
            found["calculate everything"] = _median(lambda _: book.recalculate(), TIMES)
            for edit in edits:
                found[edit.what] = _editing(book, path, edit)
    return found


def _loading(office: Office, path: Path) -> float:
    opened: list[Book] = []

    def load(_: int) -> None:
        opened.append(office.open(path))

    def once(_: int) -> float:
        seconds = _seconds(load)
        opened.pop().close()
        return seconds

    return median(once(turn) for turn in range(TIMES))


def _editing(book: Book, path: Path, edit: Edit | NamedEdit) -> float:
    """From the entry until everything that follows from it is worked out."""
    sheet, address = edit.address(path)

    def enter(turn: int) -> None:
        book.set(sheet, address, edit.values[turn % 2])
        book.calculate()

    return _median(enter, TIMES_EDITED)


def _median(act: Callable[[int], None], times: int) -> float:
    return median(_seconds(act, turn) for turn in range(times))


def _seconds(act: Callable[[int], None], turn: int = 0) -> float:
    start = time.perf_counter()
    act(turn)
    return time.perf_counter() - start


@contextmanager
def _running(*, afresh: bool) -> Iterator[Office]:
    office = Office(afresh=afresh, seconds=_LONGEST_CALL)
    office.start()
    try:
        yield office
    finally:
        office.stop()


def table(found: dict[int, Seconds], quarters: int = QUARTERS) -> str:
    """The seconds, a line for each thing and a column for each size."""
    lines = [f"{'seconds':24}" + "".join(f"{f'{risks:,} x {quarters}':>12}" for risks in found)]
    lines += [
        f"{what:24}" + "".join(f"{seconds[what]:12.3f}" for seconds in found.values())
        for what in next(iter(found.values()))
    ]
    return "\n".join(lines)


def _sizes(text: str) -> Sequence[int]:
    return [int(each) for each in text.split(",")]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.spreadsheet", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="numbers of risks: 24,356,1000")
    parser.add_argument("--quarters", type=int, default=QUARTERS, help="quarters of history")
    parser.add_argument("--json", action="store_true", help="print the seconds as JSON")
    parser.add_argument("--plan", action="store_true", help="a delivery plan of such sizes")
    wanted = parser.parse_args()
    make, edits = (generated_plan, EDITS_OF_A_PLAN) if wanted.plan else (generated, EDITS)
    with _running(afresh=False) as trusting, _running(afresh=True) as afresh:
        found = {
            size: measure(make(size, wanted.quarters), edits, trusting, afresh)
            for size in wanted.sizes
        }
    print(json.dumps(found, indent=2) if wanted.json else table(found, wanted.quarters))


if __name__ == "__main__":
    main()
