"""How often the commands ask the spreadsheet for something: it does not grow with the rows."""

from collections import Counter
from pathlib import Path

import pytest
import xlwings as xw

from tests.addin.buttons import pressed
from tests.addin.whole_book import findings
from tests.registers import built, register

FEW, MANY = 5, 60


@pytest.mark.parametrize("command", ["validate", "recalculate"])
def test_calls_do_not_grow_with_the_rows(excel: xw.App, tmp_path: Path, command: str) -> None:
    few, many = (_calls(excel, tmp_path, command, count) for count in (FEW, MANY))

    assert few == many
    assert sum(many.values()) < 200


def _calls(excel: xw.App, folder: Path, command: str, count: int) -> Counter[str]:
    """The calls of a command over so many risks, a column of which was pasted over as a whole."""
    rows = [
        {"reference": f"R{number:03}", "title": "Risk", "description": "Alike, each and every one."}
        for number in range(1, count + 1)
    ]
    book = excel.books.open(built(register("mopac-2017", risks=rows), folder))
    sheet = book.sheets["Register"]
    first = sheet["A4"].end("right").column - 3
    sheet.range((5, first), (4 + count, first)).value = [["pasted"]] * count
    excel.impl.calls.clear()
    pressed(book, command)
    calls = Counter(excel.impl.calls)
    assert len(findings(book)) >= count
    book.close()
    return calls
