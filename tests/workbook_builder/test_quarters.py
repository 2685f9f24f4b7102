"""Quarter by quarter and Quarter end: positions side by side, and ready to paste."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from risk_register.register import Register
from tests.registers import QUARTERS, SCHEME_NAMES, built, example, full_register, register
from tests.support.office import Book, Office
from tests.workbook_builder.reading import cached, cell_with, column_of, defined, headings
from tests.workbook_builder.test_live import Workbook
from tests.workbook_builder.undoing import opened, undone

LEICESTERSHIRE, WEST_MIDLANDS = "leicestershire-2023-10", "wmpcc-2024-06"
BY_QUARTER, END, PAST = "Quarter by quarter", "Quarter end", "Past quarters"
HEADINGS, FIRST = 6, 7
"""The rows of Quarter by quarter where its headings and its first risk stand."""

NA = "N/A"
LEVELS = {"current_likelihood": 4, "current_impact": 5}
MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 30)
MARCH_31, JUNE_30 = 46112.0, 46203.0
"""The same days as a spreadsheet keeps them."""


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Workbooks that are opened and changed, and never saved."""
    registers: dict[str, Register] = {
        LEICESTERSHIRE: example(LEICESTERSHIRE),
        WEST_MIDLANDS: example(WEST_MIDLANDS),
        "full": full_register(),
        "empty": register("generic-5x5", as_at=MARCH),
        "ending": _ending(),
    }
    return {name: built(of, tmp_path_factory.mktemp(name)) for name, of in registers.items()}


def _ending() -> Register:
    """A quarter that ends: a risk for each state, and blank rows to paste into."""
    risks: list[dict[str, object]] = [
        {"reference": "R1", "title": "Scored", **LEVELS},
        {"reference": "R2", "title": "Proposed", **LEVELS, "stage": "Closure proposed"},
        {"reference": "R3", "title": "One level", "current_likelihood": 4},
        {"reference": "R4", "title": "Waiting", **LEVELS, "stage": "Under consideration"},
        *(
            {"reference": f"R{number}", "title": stage, **LEVELS, "stage": stage}
            for number, stage in enumerate(("Closed", "Operational", "Issue", "Merged", "Split"), 5)
        ),
    ]
    blank: list[dict[str, object]] = [{} for _ in risks]
    return register("generic-5x5", as_at=MARCH, risks=risks, history=blank)


@pytest.fixture(scope="module")
def books(office: Office, paths: dict[str, Path]) -> Iterator[dict[str, Workbook]]:
    """The same, open until the last test."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(opened(office, paths[name]))
            for name in (LEICESTERSHIRE, "full", "empty", "ending")
        }


@pytest.fixture
def leicestershire(books: dict[str, Workbook]) -> Iterator[Workbook]:
    with undone(books[LEICESTERSHIRE]) as workbook:
        yield workbook


@pytest.fixture
def full(books: dict[str, Workbook]) -> Iterator[Workbook]:
    with undone(books["full"]) as workbook:
        yield workbook


@pytest.fixture
def empty(books: dict[str, Workbook]) -> Iterator[Workbook]:
    with undone(books["empty"]) as workbook:
        yield workbook


@pytest.fixture
def ending(books: dict[str, Workbook]) -> Iterator[Workbook]:
    with undone(books["ending"]) as workbook:
        yield workbook


@cache
def _loaded(path: Path) -> Any:
    """A workbook with its formulas."""
    return load_workbook(path)


@cache
def _with_values(path: Path) -> Any:
    """A workbook with the values that its formulas carry."""
    return load_workbook(path, data_only=True)


def _row(values: Mapping[str, object], reference: str, first: int = FIRST) -> list[object]:
    """What stands in a risk's row from the third column to the last one with a heading."""
    row = first
    while values.get(f"A{row}") != reference:
        row += 1
    letters = [get_column_letter(number) for number in range(3, 16)]
    found = [values.get(f"{letter}{row}") for letter in letters]
    return [value for value in found if value is not None]


def _shown(path: Path, sheet: str = BY_QUARTER) -> dict[str, list[object]]:
    """Every row of a sheet as the file carries it, by reference."""
    values = cached(path)[sheet]
    first = FIRST if sheet == BY_QUARTER else _first_position(path)
    references = [
        str(value)
        for at, value in values.items()
        if re.fullmatch(r"A\d+", at) and int(at[1:]) >= first and value != ""
    ]
    return {reference: _row(values, reference, first) for reference in references}


def _first_position(path: Path) -> int:
    """The row of the first position on Quarter end."""
    return int(cell_with(path, END, "Positions")[1:]) + 2


def _positions(workbook: Workbook) -> list[list[object]]:
    """What Quarter end shows for each risk, from its reference on."""
    values, first = workbook.book.values(END), _first_position(workbook.path)
    rows: list[list[object]] = []
    while values.get(f"A{first + len(rows)}", ""):
        row = first + len(rows)
        rows.append([values.get(f"{letter}{row}", "") for letter in "ABCDEFGH"])
    return rows


# Side by side


def test_west_midlands_is_printed_side_by_side(paths: dict[str, Path]) -> None:
    """June 2024, page 1: Score June 23, Sept 23, Dec 23, Mar 24, June 24; and the directions."""
    same, new = "⇔ Unchanged", NA
    assert _shown(paths[WEST_MIDLANDS]) == {
        "1": ["", 12, 12, 12, 12, 12, same, "·▄▄▄▄▄"],
        "2": ["", 8, 8, 8, 8, 8, same, "·▃▃▃▃▃"],
        "3": ["", 12, 12, 12, 12, 12, same, "·▄▄▄▄▄"],
        "4": ["", 25, 16, 16, 20, 16, "⇓ Reduced", "·█▆▆▇▆"],
        "5": ["", 8, 8, 8, 8, 8, same, "·▃▃▃▃▃"],
        "6": ["", 12, 16, 16, 16, 16, same, "·▄▆▆▆▆"],
        "7": ["", NA, NA, NA, 20, 0, "⇓ Reduced", "····▇▁"],
        "8": ["", NA, NA, NA, NA, 20, new, "·····▇"],
        "9": ["", NA, NA, NA, NA, 16, new, "·····▆"],
        "10": ["", NA, NA, NA, NA, 16, new, "·····▆"],
        "11": ["", NA, NA, NA, NA, 12, new, "·····▄"],
        "12": ["", NA, NA, NA, NA, 16, new, "·····▆"],
    }


def test_the_quarters_are_headed_by_their_months(paths: dict[str, Path]) -> None:
    sheet = _loaded(paths[WEST_MIDLANDS])[BY_QUARTER]
    values = [cell.value for cell in _with_values(paths[WEST_MIDLANDS])[BY_QUARTER][HEADINGS]]
    assert [value and value.date() for value in values[2:7]] == [
        None, date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31), date(2024, 3, 31),
    ]  # fmt: skip
    assert {sheet.cell(HEADINGS, column).number_format for column in range(3, 8)} == {"mmm yyyy"}
    assert values[7:10] == ["Now", "Direction of travel", "Line"]


def test_of_ten_quarters_the_last_eight_are_shown(paths: dict[str, Path]) -> None:
    values = [cell.value for cell in _with_values(paths["full"])[BY_QUARTER][HEADINGS]]
    assert [value.date() for value in values[2:10]] == list(QUARTERS[2:])
    assert values[10:15] == [
        "Now", "Band", "Quarters in this band", "Direction of travel", "Line",
    ]  # fmt: skip


def test_a_gap_is_blank_n_a_is_n_a_and_0_is_0(full: Workbook) -> None:
    values = full.book.values(BY_QUARTER)
    rows = {each: _row(values, each)[:8] for each in ("Q2", "Q3", "Q5", "Q6", "Q7", "R3", "R11")}
    assert rows == {
        "Q2": [12, 12, 12, 12, 12, "", 12, 15],
        "Q3": [12, 12, 12, 12, 12, 12, NA, 10],
        "Q5": [12, 12, 12, 12, 12, "Closed", "Closed", 12],
        "Q6": [4, 5, 9, 10, 15, 16, 25, 0],
        "Q7": [12, 12, 12, 12, 12, 12, 12, ""],
        "R3": ["", "", "", "", "", "", "", NA],
        "R11": ["", "", "", "", "", "", "", 0],
    }


@pytest.mark.parametrize(
    ("reference", "lasted", "line"),
    [
        pytest.param("Q2", 3, "▄▄▄▄▄·▄▅▄", id="a gap ends the run"),
        pytest.param("Q3", 2, "▄▄▄▄▄▄·▄▄", id="N/A ends the run"),
        pytest.param("Q4", 3, "····▂▃▄▅▄", id="another band ends the run"),
        pytest.param("Q5", 2, "▄▄▄▄▄··▄▄", id="Closed ends the run"),
        pytest.param("Q6", 1, "▂▂▃▄▅▆█▁▄", id="0 is in no band"),
        pytest.param("Q7", 1, "▄▄▄▄▄▄▄·▄", id="not recorded last quarter"),
        pytest.param("Q8", 1, "▄▄▄▄▄▄▄▆▄", id="another band last quarter"),
        pytest.param("R12", 2, "·······▄▄", id="one quarter and this one"),
        pytest.param("R3", 1, "········▄", id="the first quarter is 1"),
        pytest.param("R7", "", "·········", id="no score today"),
    ],
)
def test_how_long_a_risk_is_in_its_band_and_its_line(
    paths: dict[str, Path], reference: str, lasted: object, line: str
) -> None:
    row = _shown(paths["full"])[reference]
    assert (row[10], row[12]) == (lasted, line)


def test_a_run_counts_among_the_quarters_shown(paths: dict[str, Path]) -> None:
    """Q1 was High at the ends of all ten quarters and is High now; eight of them are shown."""
    assert _shown(paths["full"])["Q1"][10] == 9


def test_each_risk_has_the_row_it_has_on_the_register(leicestershire: Workbook) -> None:
    register, shown = leicestershire.book.values("Register"), leicestershire.book.values(BY_QUARTER)
    assert [shown[f"A{row}"] for row in range(7, 31)] == [register[f"A{r}"] for r in range(5, 29)]
    title = column_of(leicestershire.path, "Register", "Title")
    assert [shown[f"B{row}"] for row in range(7, 31)] == [
        register[f"{title}{row}"] for row in range(5, 29)
    ]


def test_sorting_the_register_takes_the_quarters_along(
    office: Office, paths: dict[str, Path]
) -> None:
    path = paths[LEICESTERSHIRE]
    before = [*_shown(path)["OPCC033"]]
    with office.open(path) as book:
        width = get_column_letter(len(headings(path, "Register")))
        book.sort("Register", f"A5:{width}28", "A", descending=True)
        book.recalculate()
        values = book.values(BY_QUARTER)
    assert values["A7"] == "OPCC077"
    assert _row(values, "OPCC033") == before


def test_sorting_the_past_quarters_changes_nothing(office: Office, paths: dict[str, Path]) -> None:
    path, rows = paths["full"], len(full_register().rows("history"))
    before = _shown(path)
    with office.open(path) as book:
        previous = column_of(path, "Register", "Previous score")
        scores = [book.values("Register")[f"{previous}{row}"] for row in range(5, 30)]
        for column in ("A", "F", "C"):
            book.sort(PAST, f"A5:H{4 + rows}", column, descending=True)
            book.recalculate()
            values = book.values(BY_QUARTER)
            assert {reference: _row(values, reference) for reference in before} == before
            register = book.values("Register")
            assert [register[f"{previous}{row}"] for row in range(5, 30)] == scores


def test_of_a_quarter_that_is_pasted_twice_the_upper_positions_count(ending: Workbook) -> None:
    for row, reference, score in ((5, "R1", 9), (6, "R2", 4), (7, "R1", 16), (8, "R2", 25)):
        cells: dict[str, str | float] = {
            "A": reference, "B": MARCH_31, "C": "Scored", "G": score,
        }  # fmt: skip
        for column, value in cells.items():
            ending.book.set(PAST, f"{column}{row}", value)
    sheet, address = defined(ending.path, "As_at")
    ending.book.set(sheet, address, JUNE_30)
    assert ending.register("R1", "Previous score") == 9.0
    assert ending.register("R2", "Previous score") == 4.0
    newest = f"F{FIRST}"
    assert ending.book.values(BY_QUARTER)[newest] == 9.0


def test_a_changed_score_moves_now_band_run_direction_and_line(leicestershire: Workbook) -> None:
    values = leicestershire.book.values(BY_QUARTER)
    assert _row(values, "OPCC031") == ["", "", "", 16, 16, "High", 2, "→ Unchanged", "···██"]
    leicestershire.enter("OPCC031", "Current likelihood", 1)
    values = leicestershire.book.values(BY_QUARTER)
    assert _row(values, "OPCC031") == ["", "", "", 16, 4, "Low", 1, "↓ Reduced", "···█▃"]


def test_a_changed_position_moves_the_quarter_and_the_run(full: Workbook) -> None:
    row = next(
        at[1:]
        for at, value in full.book.values(PAST).items()
        if at[0] == "A" and value == "Q8"
        and full.book.values(PAST).get(f"B{at[1:]}") == 46022.0
    )  # fmt: skip
    score = column_of(full.path, PAST, "Score")
    full.book.set(PAST, f"{score}{row}", 11)
    shown = _row(full.book.values(BY_QUARTER), "Q8")
    assert (shown[7], shown[10], shown[12]) == (11, 9, "▄▄▄▄▄▄▄▄▄")


def test_an_earlier_as_at_date_shows_earlier_quarters(full: Workbook) -> None:
    full.book.set(*defined(full.path, "As_at"), "2025-12-31")
    values = full.book.values(BY_QUARTER)
    assert (values[f"C{HEADINGS}"], values[f"J{HEADINGS}"]) == (45291.0, 45930.0)
    assert _row(values, "Q6")[:8] == [1, 4, 5, 9, 10, 15, 16, 25]


def test_a_title_that_is_not_there_yet_is_blank(leicestershire: Workbook) -> None:
    leicestershire.enter("OPCC031", "Title", "")
    values = leicestershire.book.values(BY_QUARTER)
    assert values[f"A{FIRST}"] == "OPCC031"
    assert values[f"B{FIRST}"] == ""


# Shading

LEICESTERSHIRE_BEFORE = {"High": 10, "Medium": 4, "Low": 5}
"""Of July 2023: 16, three 12, three 9 and three 8; four 6; two 4 and three 3. Five were N/A."""


def _shading(workbook: Workbook, column: str) -> dict[str, int]:
    """How many cells of a column each band's format takes, by the format's own formula.

    The formulas are worked out in a free cell of About, which is not protected.
    """
    counts = {}
    rules = _rules(workbook.path)
    for band, (formula, first) in rules.items():
        cells = [f"'{BY_QUARTER}'!{column}{row}" for row in range(FIRST, 31)]
        each = [f"IF(IFERROR({formula.replace(first, cell)},FALSE),1,0)" for cell in cells]
        workbook.book.set("About", "H1", "=" + "+".join(each))
        value = workbook.book.values("About")["H1"]
        assert isinstance(value, float)
        counts[band] = int(value)
    return counts


def _rules(path: Path) -> dict[str, tuple[str, str]]:
    """The format of each band by its colour: its formula, and the cell for which it stands."""
    names = {"FFC00000": "High", "FFFFC000": "Medium", "FF92D050": "Low"}
    found = {}
    for where in _loaded(path)[BY_QUARTER].conditional_formatting:
        for rule in where.rules:
            fill = rule.dxf.fill.bgColor.rgb
            found[names[fill]] = (rule.formula[0], str(where.sqref).split(":")[0])
    return found


def test_past_scores_are_shaded_by_band_and_n_a_is_not(leicestershire: Workbook) -> None:
    assert list(_rules(leicestershire.path)) == ["Low", "Medium", "High"]
    assert _shading(leicestershire, "F") == LEICESTERSHIRE_BEFORE


def test_a_new_threshold_moves_the_shading(leicestershire: Workbook) -> None:
    leicestershire.scheme("High", 9)
    assert _shading(leicestershire, "F") == {"High": 7, "Medium": 7, "Low": 5}
    leicestershire.scheme("Medium", 4)
    assert _shading(leicestershire, "F") == {"High": 7, "Medium": 9, "Low": 3}


def test_a_new_threshold_moves_the_run_in_a_band(full: Workbook) -> None:
    assert _row(full.book.values(BY_QUARTER), "Q2")[9:11] == ["High", 3]
    full.scheme("High", 13)
    assert _row(full.book.values(BY_QUARTER), "Q2")[9:11] == ["Medium", 1]
    assert _row(full.book.values(BY_QUARTER), "R1")[9:11] == ["Medium", 2]


def test_the_shading_covers_every_quarter_now_and_the_spare_rows(paths: dict[str, Path]) -> None:
    [where] = _loaded(paths[LEICESTERSHIRE])[BY_QUARTER].conditional_formatting
    assert str(where.sqref) == "C7:G80"


# Risks that are added


@pytest.mark.parametrize(
    ("sheet", "first", "columns"), [(BY_QUARTER, FIRST, "ABCDEFGHIJK"), (END, 17, "ABCDEFGH")]
)
def test_fifty_rows_below_the_last_risk_fill_by_themselves(
    paths: dict[str, Path], sheet: str, first: int, columns: str
) -> None:
    """They have the last risk's formulas, and show nothing yet."""
    path = paths[LEICESTERSHIRE]
    formulas, values = _loaded(path)[sheet], cached(path)[sheet]
    last = first + 23
    assert values[f"A{last}"] == "OPCC035"
    for column in columns:
        pattern = _formula(formulas[f"{column}{last}"])
        assert pattern
        for row in range(last + 1, last + 51):
            below = _formula(formulas[f"{column}{row}"])
            assert below == re.sub(rf"(?<=[A-Z]){last}\b", str(row), pattern)
            assert values[f"{column}{row}"] in ("", "·" * 5 if column == "L" else "")
    assert formulas[f"A{last + 51}"].value is None


def _formula(cell: Any) -> str:
    """A cell's formula; that of an array by its text."""
    return str(getattr(cell.value, "text", cell.value) or "")


def test_a_first_risk_appears_on_both_sheets(empty: Workbook) -> None:
    assert empty.book.values(BY_QUARTER)[f"A{FIRST}"] == ""
    first: dict[str, str | float] = {
        "Reference": "R1", "Title": "First", "Current likelihood": 4, "Current impact": 5,
    }  # fmt: skip
    for heading, value in first.items():
        empty.book.set("Register", f"{column_of(empty.path, 'Register', heading)}5", value)
    values = empty.book.values(BY_QUARTER)
    assert (values[f"A{FIRST}"], values[f"B{FIRST}"]) == ("R1", "First")
    assert _row(values, "R1") == ["", "", "", "", 20, "Very high", 1, "", "····▇"]
    assert _positions(empty) == [["R1", MARCH_31, "Scored", "", 4, 5, 20, "Very high"]]
    assert empty.book.values(END)[cell_with(empty.path, END, "Copy", 1)] == "A17:H17"


# The end of a quarter


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_the_positions_have_the_columns_of_past_quarters(tmp_path: Path, name: str) -> None:
    """So that what is pasted lands where it belongs."""
    path = built(register(name), tmp_path)
    if END not in _loaded(path).sheetnames:
        assert name in ("cambridgeshire-2017", "mopac-2017")
        return
    row = _loaded(path)[END][_first_position(path) - 1]
    positions = [cell.value for cell in row if cell.value]
    past = headings(path, PAST)
    assert past[: len(positions)] == positions
    assert past[len(positions) :] == ["Seal", "Position", "Key", "Row in Corrections"]


POSITIONS: list[list[object]] = [
    ["R1", MARCH_31, "Scored", "", 4, 5, 20, "Very high"],
    ["R2", MARCH_31, "Scored", "", 4, 5, 20, "Very high"],
    ["R3", MARCH_31, "Not recorded", "", "", "", "", ""],
    ["R4", MARCH_31, "Not on the register", "Under consideration", "", "", "", ""],
    ["R5", MARCH_31, "Closed", "Closed", "", "", "", ""],
    ["R6", MARCH_31, "Closed", "Operational", "", "", "", ""],
    ["R7", MARCH_31, "Closed", "Issue", "", "", "", ""],
    ["R8", MARCH_31, "Closed", "Merged", "", "", "", ""],
    ["R9", MARCH_31, "Closed", "Split", "", "", "", ""],
]


def test_each_stage_has_its_position(ending: Workbook) -> None:
    assert _positions(ending) == POSITIONS
    assert ending.book.values(END)[cell_with(ending.path, END, "Copy", 1)] == "A17:H25"


def test_pasted_positions_are_the_next_quarters_previous_scores(ending: Workbook) -> None:
    _paste(ending.book, _positions(ending))
    ending.book.set(*defined(ending.path, "As_at"), "2026-06-30")
    ending.enter("R1", "Current likelihood", 2)
    ending.enter("R4", "Stage", "Live")
    previous = [ending.register(f"R{number}", "Previous score") for number in range(1, 10)]
    assert previous == [20, 20, "", NA, *["Closed"] * 5]
    ways = [ending.register(f"R{number}", "Direction of travel") for number in range(1, 5)]
    assert ways == ["↓ Reduced", "→ Unchanged", "", "New"]
    assert ending.register("R1", "Movement marks") == "▼"
    values = ending.book.values(BY_QUARTER)
    assert values[f"F{HEADINGS}"] == MARCH_31
    assert _row(values, "R1")[3:7] == [20, 10, "High", 1]
    assert _row(values, "R2")[3:7] == [20, 20, "Very high", 2]


def _paste(book: Book, rows: Sequence[Sequence[object]], first: int = 5) -> None:
    """Pastes rows as values into Past quarters."""
    for number, row in enumerate(rows, first):
        for letter, value in zip("ABCDEFGH", row, strict=True):
            assert isinstance(value, str | float)
            book.set(PAST, f"{letter}{number}", value)


def test_it_is_said_whether_the_quarter_is_in_the_history_already(ending: Workbook) -> None:
    said = cell_with(ending.path, END, "Copy", 2)
    assert ending.book.values(END)[said] == "Not yet in Past quarters"
    _paste(ending.book, _positions(ending))
    assert ending.book.values(END)[said] == "This quarter is in Past quarters already"
    ending.book.set(*defined(ending.path, "As_at"), "2026-06-30")
    assert ending.book.values(END)[said] == "Not yet in Past quarters"
    assert {row[1] for row in _positions(ending)} == {JUNE_30}


def test_positions_read_back_into_a_register_build_the_next_quarter(
    office: Office, ending: Workbook, tmp_path: Path
) -> None:
    """Python gets from the pasted positions what the workbook gets."""
    history: list[dict[str, object]] = [
        {
            "reference": row[0], "quarter": MARCH, "state": row[2],
            **{
                name: int(value)
                for name, value in zip(("likelihood", "impact", "score"), row[4:7], strict=True)
                if isinstance(value, float)
            },
        }
        for row in _positions(ending)
    ]  # fmt: skip
    risks = [dict(each.values) for each in _ending().entries]
    path = built(register("generic-5x5", as_at=JUNE, risks=risks, history=history), tmp_path)
    column = column_of(path, "Register", "Previous score")
    expected = [20, 20, "", NA, *["Closed"] * 5]
    assert [cached(path)["Register"][f"{column}{row}"] for row in range(5, 14)] == expected
    with office.open(path) as book:
        values = book.values("Register")
    assert [values[f"{column}{row}"] for row in range(5, 14)] == expected


def test_a_stage_that_is_entered_changes_the_position(ending: Workbook) -> None:
    ending.enter("R1", "Stage", "Merged")
    ending.enter("R5", "Stage", "")
    ending.enter("R3", "Current impact", 2)
    found = {row[0]: row[2:] for row in _positions(ending)}
    assert found["R1"] == ["Closed", "Merged", "", "", "", ""]
    assert found["R5"] == ["Scored", "", 4, 5, 20, "Very high"]
    assert found["R3"] == ["Scored", "", 4, 2, 8, "Medium"]


def test_west_midlands_ends_its_quarter(paths: dict[str, Path]) -> None:
    shown = _shown(paths[WEST_MIDLANDS], END)
    assert shown["4"] == ["Scored", "", 16]
    assert shown["7"] == ["Closed", "Closed", ""]
    assert shown["8"] == ["Scored", "", 20]
    assert cached(paths[WEST_MIDLANDS])[END]["B13"] == "A17:E28"


def test_a_row_that_is_blank_does_not_cut_the_last_risk_off(leicestershire: Workbook) -> None:
    """The cells to copy reach to the last position, also where a row above it was emptied."""
    copy = cell_with(leicestershire.path, END, "Copy", 1)
    assert leicestershire.book.values(END)[copy] == "A17:H40"
    leicestershire.enter("OPCC031", "Reference", "")
    assert leicestershire.book.values(END)["A40"] == "OPCC035"
    assert leicestershire.book.values(END)[copy] == "A17:H40"


def test_what_is_calculated_is_protected(paths: dict[str, Path]) -> None:
    for sheet in (BY_QUARTER, END):
        assert _loaded(paths["full"])[sheet].protection.sheet


def test_a_scheme_without_scores_or_history_has_neither_sheet(tmp_path: Path) -> None:
    for name in ("cambridgeshire-2017-02", "mopac-2017-09"):
        sheets = set(load_workbook(built(example(name), tmp_path)).sheetnames)
        assert not {BY_QUARTER, END} & sheets
