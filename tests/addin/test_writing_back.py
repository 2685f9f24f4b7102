"""Rows and entries are written into an open book, and nothing beside them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from addin.open_book import OpenBook, RefusedError
from addin.writing_back import differing_tables, entry, write_back
from risk_register.register import Register
from risk_register.rolling.roll_forward import roll_forward
from risk_register.values import Month, Value
from tests.registers import built, register

NEXT = date(2026, 6, 30)


def _book(excel: xw.App, folder: Path, risks: int) -> OpenBook:
    """A book of so many risks, each with a control that is completed, as at 31/03/2026."""
    rows = [
        {"reference": f"R{n}", "title": "A risk", "current_likelihood": 2, "current_impact": 3}
        for n in range(1, risks + 1)
    ]
    controls = [
        {"control_id": f"C{n}", "reference": f"R{n}", "control": "A lock", "kind": "Planned",
         "completed": date(2026, 3, 1)}
        for n in range(1, risks + 1)
    ]  # fmt: skip
    made = register("generic-5x5", risks=rows, controls=controls)
    path = built(made, folder).rename(folder / f"{risks}.xlsx")
    return OpenBook(excel.books.open(path))


def _rolled(of: Register) -> Register:
    rolled, _ = roll_forward(of, NEXT)
    assert rolled
    return rolled.register


def _calls_of_writing(excel: xw.App, folder: Path, risks: int) -> int:
    book = _book(excel, folder, risks)
    old, _ = book.read()
    new = _rolled(old)
    excel.impl.calls.clear()
    write_back(book.book, old, new)
    calls = int(sum(excel.impl.calls.values()))
    assert differing_tables(new, book.read()[0]) == []
    return calls


def test_the_calls_do_not_grow_with_the_rows(excel: xw.App, tmp_path: Path) -> None:
    assert _calls_of_writing(excel, tmp_path, 40) == _calls_of_writing(excel, tmp_path, 4)


def test_a_book_without_a_table_of_the_register_is_refused(excel: xw.App, tmp_path: Path) -> None:
    book = _book(excel, tmp_path, 1)
    old, _ = book.read()
    book.book.sheets["Past quarters"].delete()
    with pytest.raises(RefusedError, match=r"^The book has no table History\. It was built by"):
        write_back(book.book, old, _rolled(old))


def test_a_table_without_a_column_that_is_written_is_refused(excel: xw.App, tmp_path: Path) -> None:
    book = _book(excel, tmp_path, 1)
    old, _ = book.read()
    heading = book.book.sheets["Past quarters"].range("History[[#Headers],[Seal]]")
    heading.value = "Wax"
    with pytest.raises(RefusedError, match=r"^The table History has no column Seal\. It was"):
        write_back(book.book, old, _rolled(old))


def test_a_protected_sheet_is_refused_by_its_name(excel: xw.App, tmp_path: Path) -> None:
    book = _book(excel, tmp_path, 1)
    old, _ = book.read()
    book.book.sheets["Controls"].api.Protect("secret")
    with pytest.raises(RefusedError, match=r"^The sheet Controls is protected, so nothing"):
        write_back(book.book, old, _rolled(old))


@pytest.mark.parametrize(
    ("value", "entered"),
    [
        (None, None),
        (7, 7),
        ("=1+1", "'=1+1"),
        ("0123", "'0123"),
        ("1 May", "'1 May"),
        ("'quoted'", "''quoted'"),
        (date(2026, 3, 31), datetime.fromisoformat("2026-03-31")),
        (Month(2026, 10), datetime.fromisoformat("2026-10-01")),
    ],
)
def test_texts_are_entered_as_texts_and_days_as_days(value: Value, entered: Any) -> None:
    assert entry(value) == entered


def test_registers_that_say_the_same_in_another_order_do_not_differ() -> None:
    risks = [{"reference": "R1", "title": "First"}, {"reference": "R2", "title": "Second"}]
    one, other = (register("generic-5x5", risks=rows) for rows in (risks, risks[::-1]))
    assert differing_tables(one, other) == []
    assert differing_tables(one, register("generic-5x5", risks=[*risks, risks[0]])) == ["Register"]
    changed = [risks[0], {**risks[1], "title": "Another"}]
    assert differing_tables(one, register("generic-5x5", risks=changed)) == ["Register"]
