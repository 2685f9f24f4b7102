"""Roll forward: the quarter ends in a copy of the book, in which all that people made stays."""

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from command_line.main import main
from risk_register.folder_files import folder_files
from risk_register.register import Register
from risk_register.values import Month
from tests.addin.buttons import names_in, pressed, register_in, started
from tests.addin.worked_in import worked_in, worked_register
from tests.registers import built, example, register
from tests.risk_register.sealing import altered, three_quarters
from tests.support.office import Office
from workbook_builder.verification.verify import verify

BEFORE, ENDED, NEXT = date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30)
OLDER = Path(__file__).parents[1] / "workbook_builder" / "layouts" / "layout-1.xlsx"
RISKS: list[dict[str, Any]] = [
    {"reference": "R1", "title": "First", "current_likelihood": 4, "current_impact": 5},
    {"reference": "R2", "title": "Second", "current_likelihood": 1, "current_impact": 1},
]


@dataclass(frozen=True)
class Rolled:
    """A book that was rolled forward, all of it still open."""

    folder: Path
    book: xw.Book
    said: str

    @property
    def next(self) -> xw.Book:
        """The copy that was opened."""
        return self.book.app.books["next.xlsx"]

    @property
    def register(self) -> Register:
        """What the copy says."""
        return register_in(self.folder / "next.xlsx")


@dataclass(frozen=True)
class Small:
    """A small book that is open, and its folder."""

    book: xw.Book
    folder: Path


@pytest.fixture(scope="module")
def excel_of_module(engine: xw.Engine) -> Iterator[xw.App]:
    with started(engine) as app:
        yield app


@pytest.fixture(scope="module")
def rolled(
    excel_of_module: xw.App, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> Rolled:
    """The register that people have worked in for years, rolled forward before it was saved."""
    folder = tmp_path_factory.mktemp("worked")
    path = built(worked_register(), folder)
    book = excel_of_module.books.open(path)
    worked_in(book, office, path)
    book.api.SaveCopyAs(str(folder / "before.xlsx"))
    said = pressed(book, "roll_forward", as_at="30/06/2026", target=str(folder / "next.xlsx"))
    return Rolled(folder, book, said)


def _values(rows: Any, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


# What the message says


def test_the_proof_is_shown_in_sentences(rolled: Rolled) -> None:
    seal = rolled.register.rows("quarters")[-1].text("seal")
    assert rolled.said == (
        f"""\
Opening, 31/12/2025: 3 (High 1, Low 2)
+ New: 1 (High 1): R4
= Closing, 31/03/2026: 4 (High 2, Low 2)

•  31/12/2025 sealed as it was found
•  4 positions of 31/03/2026 sealed ({seal[:16]})
•  1 agreed score current: R1
•  1 completed control in place
•  1 open control put back
•  1 figure stated in the old papers left with the archive
•  1 control no longer marked as new

{rolled.folder / "next.xlsx"}: the next quarter
{rolled.folder / "quarters" / "2026-03-31"}: the archive

To be seen:
•  Register!S8: expected levels that rate 8, the agreed score of R1, which is entered beside them, \
got levels that rate 16"""
    )


def test_the_copy_is_in_front_and_the_status_bar_is_clear(rolled: Rolled) -> None:
    excel = rolled.book.app
    assert excel.books.active.name == "next.xlsx"
    assert not excel.status_bar
    assert excel.screen_updating
    assert excel.enable_events


# What stands in the copy


def test_the_agreed_score_is_current_and_the_log_says_so(rolled: Rolled) -> None:
    risks = {risk.reference: risk for risk in rolled.register.entries}
    names = ("current_likelihood", "current_score", "proposed_score", "agreed_by", "agreed_on")
    assert _values([risks["R1"]], *names) == [(4, 8, None, None, None)]
    assert _values(rolled.register.rows("updates"), "reference", "date", "update") == [
        ("R2", date(2026, 3, 3), "=The bank answered"),
        ("R1", date(2026, 4, 20), "Proposed score 8 agreed by the panel on 20/04/2026; it was 16."),
    ]


def test_controls_are_in_place_or_put_back_once_more(rolled: Rolled) -> None:
    names = ("control_id", "kind", "new", "due", "due_last_quarter", "slipped")
    assert _values(rolled.register.rows("controls"), *names) == [
        ("C1", "In place", None, date(2026, 3, 1), None, None),
        ("C2", "Planned", None, date(2026, 5, 1), date(2026, 5, 1), 2),
        ("C3", "In place", None, None, None, None),
        ("C4", "Planned", None, date(2026, 9, 1), date(2026, 9, 1), None),
    ]


def test_positions_of_the_quarter_stand_below_those_before(rolled: Rolled) -> None:
    names = ("reference", "quarter", "state", "likelihood", "impact", "score", "band")
    assert _values(rolled.register.rows("history"), *names) == [
        ("R1", BEFORE, "Scored", 4, 4, 16, "High"),
        ("R2", BEFORE, "Scored", 1, 2, 2, "Low"),
        ("R3", BEFORE, "Scored", 2, 2, 4, "Low"),
        ("R4", ENDED, "Scored", 3, 3, 9, "High"),
        ("R2", ENDED, "Scored", 1, 2, 2, "Low"),
        ("R3", ENDED, "Scored", 2, 2, 4, "Low"),
        ("R1", ENDED, "Scored", 4, 4, 16, "High"),
    ]
    assert all(row["seal"] for row in rolled.register.rows("history"))


def test_quarters_log_and_date_have_moved_on_and_stated_figures_are_gone(rolled: Rolled) -> None:
    found = rolled.register
    names = ("quarter", "scheme", "positions", "scored", "total")
    assert _values(found.rows("quarters"), *names) == [
        (BEFORE, "leicestershire-2023", 3, 3, 22),
        (ENDED, "leicestershire-2023", 4, 4, 31),
    ]
    assert found.settings.as_at == NEXT
    assert found.rows("stated") == ()
    assert _values(found.rows("versions"), "version", "date") == [
        ("1.4", date(2026, 1, 5)), ("1.5", NEXT),
    ]  # fmt: skip


def test_awkward_entries_are_what_they_were(rolled: Rolled) -> None:
    assert _values(rolled.register.entries, "title", "owner", "next_key_date") == [
        ("People", "Treasurer", None),
        ("Money", "Treasurer", Month(2026, 6)),
        ("0123", "Chief Executive", None),
        ("=1+1 is a title", "Chief Executive; Treasurer", None),
    ]


def test_new_rows_have_their_calculated_columns(rolled: Rolled) -> None:
    sheets = rolled.next.sheets
    assert sheets["Updates"].range("Updates[Risk]").value == ["Money", "=1+1 is a title"]
    quarters = sheets["Quarters"]
    assert quarters.range("Quarters[Positions now]").value == [3, 4]


def test_figures_follow_the_new_date(rolled: Rolled) -> None:
    about, sheets = rolled.next.sheets["About"], rolled.next.sheets
    assert about.range("Previous_quarter").value.date() == ENDED
    shown = sheets["Register"].range("Risks[Previous score]").value
    assert shown == [9, 2, 4, 16]


# What is people's own


def test_comments_sheets_notes_and_formats_of_people_s_own_stay(rolled: Rolled) -> None:
    sheets = rolled.next.sheets
    notes = sheets["Register"].impl.remote.getAnnotations()
    assert [notes.getByIndex(at).getString() for at in range(notes.getCount())] == ["Ask Finance"]
    assert sheets["Sums of our own"]["A1"].formula == "=COUNTA(Risks[Reference])"
    assert sheets["Sums of our own"]["A1"].value == 4
    earlier = sheets["Earlier quarters"]
    assert earlier["A5"].color == (255, 204, 0)
    assert [earlier[f"A{row}"].value for row in (10, 14)] == ["R3", "Kept by the Treasurer"]


def test_columns_of_people_s_own_stay_with_their_formulas(rolled: Rolled) -> None:
    found = rolled.register
    assert [own.heading for own in found.own_columns["risks"]] == ["Twice"]
    assert rolled.next.sheets["Register"].range("Risks[Twice]").value == [18, 4, 8, 16]
    assert [row.own for row in found.rows("history")] == [{"Remark": "From the minutes"}, *[{}] * 6]


def test_moved_columns_renamed_sheets_blank_rows_filters_and_hidden_rows_stay(
    rolled: Rolled,
) -> None:
    sheets = rolled.next.sheets
    assert sheets["Earlier quarters"].range("History[#Headers]").value[1] == "Seal"
    assert sheets["Register"].range("Risks[#Headers]").value[1] == "Risk owner"
    controls = sheets["Controls"]
    assert [controls.range(f"{row}:{row}").rows.hidden for row in range(5, 10)] == [
        False, True, True, True, True,
    ]  # fmt: skip
    assert controls.tables["Controls"].api.AutoFilter.FilterMode
    assert controls["A7:D7"].value == [None] * 4
    assert [sheets["Register"].range(f"{n}:{n}").rows.hidden for n in (5, 6)] == [False, True]


# What is beside it


def test_the_open_book_is_as_it_was_and_still_not_saved(rolled: Rolled) -> None:
    book = rolled.book
    assert not book.api.Saved
    assert book.sheets["About"].range("As_at").value.date() == ENDED
    assert book.sheets["Earlier quarters"].tables["History"].range.address == "$A$4:$M$7"
    assert book.sheets["Register"].range("Risks[Proposed risk score]").value == [None] * 3 + [8]


def test_the_command_gives_the_same_register_and_the_same_archive(rolled: Rolled) -> None:
    """It gives a reason, since it does not carry comments and sheets: the log says that too."""
    other = rolled.folder / "command"
    other.mkdir()
    source, target = str(rolled.folder / "before.xlsx"), str(other / "next.xlsx")
    options = ["--as-at", "2026-06-30", "-o", target, "--despite", "These stay behind"]
    assert main(["roll-forward", source, *options]) == 0
    wanted = folder_files(register_in(other / "next.xlsx"), with_scheme=False)
    there = folder_files(rolled.register, with_scheme=False)
    assert {name for name in wanted if wanted[name] != there[name]} == {"versions.csv"}
    archives = [folder / "quarters" / "2026-03-31" for folder in (rolled.folder, other)]
    assert names_in(archives[0]) == names_in(archives[1])
    for name in names_in(archives[0]):
        same = (archives[0] / name).read_bytes() == (archives[1] / name).read_bytes()
        assert same or name == "certificate.txt"


def test_verify_finds_nothing_that_it_did_not_find_before(rolled: Rolled) -> None:
    before, after = (
        Counter((each.code, each.expected, each.actual) for each in verify(rolled.folder / name)[1])
        for name in ("before.xlsx", "next.xlsx")
    )
    assert after == before
    assert after["verify-hidden", "every row in sight", "4 hidden"] == 1


# Every example, and quarter after quarter


@pytest.mark.parametrize(
    ("name", "to", "opening", "closing"),
    [
        ("cambridgeshire-2017-02", "2017-05-01", "", ""),
        ("leicestershire-2023-10", "2024-01-31", "19 (High 10, Medium 4, Low 5)",
         "21 (High 15, Medium 2, Low 4)"),
        ("mopac-2017-09", "2017-12-31", "", ""),
        ("wmpcc-2024-06", "2024-09-30", "7", "11"),
        ("wmpcc-2026-03", "2026-06-30", "3", "2"),
    ],
)  # fmt: skip
def test_every_example_is_rolled_as_the_command_does_it(
    excel: xw.App, tmp_path: Path, name: str, to: str, opening: str, closing: str
) -> None:
    book = excel.books.open(built(example(name), tmp_path))
    said = pressed(book, "roll_forward", as_at=to, target=str(tmp_path / "next.xlsx"))
    other = tmp_path / "command"
    other.mkdir()
    assert main(["roll-forward", str(tmp_path / "register.xlsx"), "--as-at", to,
                 "-o", str(other / "next.xlsx")]) == 0  # fmt: skip
    assert [line.partition(": ")[2] for line in said.splitlines() if "ing, " in line] == [
        each for each in (opening, closing) if each
    ]
    wanted, there = (
        folder_files(register_in(folder / "next.xlsx"), with_scheme=False)
        for folder in (other, tmp_path)
    )
    for table, content in wanted.items():  # quarters that are sealed late stand below, not above
        assert sorted(there[table].splitlines()) == sorted(content.splitlines()), table
    shutil.copytree(tmp_path / "quarters", tmp_path / "both")
    assert {
        name: (tmp_path / "quarters" / name).read_bytes() for name in names_in(tmp_path / "both")
    } == {name: (other / "quarters" / name).read_bytes() for name in names_in(other / "quarters")}
    assert verify(tmp_path / "next.xlsx")[1] == []


def test_quarter_after_quarter_the_log_grows_above_the_line_that_follows_it(
    excel: xw.App, tmp_path: Path
) -> None:
    book = excel.books.open(built(register("generic-5x5", risks=RISKS), tmp_path))
    for as_at, name in (("30/06/2026", "Q1"), ("30/09/2026", "Q2.1"), ("31/12/2026", "Q3")):
        pressed(book, "roll_forward", as_at=as_at, target=str(tmp_path / name))
        book = excel.books[f"{name}.xlsx"]
    found = register_in(tmp_path / "Q3.xlsx")
    assert _values(found.rows("versions"), "version", "date") == [
        ("1", NEXT), ("2", date(2026, 9, 30)), ("3", date(2026, 12, 31)),
    ]  # fmt: skip
    assert found.past_quarters == (date(2026, 9, 30), NEXT, ENDED)
    assert _values(found.rows("history"), "reference", "score") == [("R1", 20), ("R2", 1)] * 3
    about = book.sheets["About"]
    layout, log = about.range("Layout_version"), about.tables["Versions"].range
    assert layout.value == "Workbook layout 4"
    assert (layout.row, log.rows.count) == (log.last_cell.row + 2, 4)
    assert book.sheets["Quarter by quarter"]["C7:G7"].value == [None, 20, 20, 20, 20]


# What it refuses


@pytest.fixture(scope="module")
def small(excel_of_module: xw.App, tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A book of two risks as at 31/03/2026, open; nothing that is refused changes it."""
    folder = tmp_path_factory.mktemp("small")
    path = built(register("generic-5x5", risks=RISKS), folder).rename(folder / "small.xlsx")
    return Small(excel_of_module.books.open(path), folder)


def _refused(small: Small, *answers: str, **chosen: Any) -> str:
    """What is said, after which there are no files but those that there were."""
    before = names_in(small.folder)
    choices = {"as_at": "30/06/2026", "target": str(small.folder / "after.xlsx"), **chosen}
    said = pressed(small.book, "roll_forward", *answers, **choices)
    assert names_in(small.folder) == before
    assert [each.name for each in small.folder.iterdir() if each.is_dir()] == []
    assert small.book.app.books.active == small.book
    return said


def test_it_does_not_go_back_in_time(small: Small) -> None:
    said = _refused(small, as_at="31/12/2025")
    assert said.startswith("The quarter cannot be ended:\n•  ")
    assert "31/12/2025" in said


def test_a_date_that_is_none_is_refused(small: Small) -> None:
    assert _refused(small, as_at="June") == (
        "'June' is no date such as 31/01/2024. Nothing was done."
    )


def test_what_is_open_or_there_already_is_not_written_over(small: Small) -> None:
    assert _refused(small, target=str(small.folder / "small.xlsx")) == (
        "small.xlsx is open. Close it first, or choose another name."
    )
    there = small.folder / "there.xlsx"
    there.write_bytes(b"another workbook")
    assert _refused(small, target=str(there)) == f"{there} is there already. Choose another name."
    assert there.read_bytes() == b"another workbook"


def test_a_target_that_cannot_be_written_is_told_before_any_work(small: Small) -> None:
    lock = small.folder / "~$after.xlsx"
    lock.touch()
    assert "expected a workbook that nobody has open" in _refused(small)
    lock.unlink()
    missing = small.folder / "none" / "after.xlsx"
    assert _refused(small, target=str(missing)) == (
        f"after.xlsx cannot be written:\n•  {missing}: expected a folder {missing.parent} to write "
        "into, got none"
    )
    assert _refused(small, target="https://anyshire.sharepoint.com/after.xlsx") == (
        "'https://anyshire.sharepoint.com/after.xlsx' is no file on this computer. Save it in "
        "a folder that is."
    )


def test_errors_of_reading_are_told_with_their_cells(small: Small) -> None:
    reference = small.book.sheets["Register"]["A6"]
    reference.value = "'R1"
    said = _refused(small)
    reference.value = "'R2"
    assert said.startswith("small.xlsx has errors:\n•  Register!A6: ")


def test_a_protected_sheet_stops_it_half_way_and_leaves_nothing(small: Small) -> None:
    """About is written last: the tables of the copy are filled by then."""
    about = small.book.sheets["About"]
    about.api.Protect("secret")
    said = _refused(small)
    about.api.Unprotect("secret")
    assert said == (
        "The sheet About is protected, so nothing can be written there. Take the protection off "
        "(Review, Unprotect Sheet)."
    )
    assert "after.xlsx" not in [each.name for each in small.book.app.books]


def test_a_copy_that_does_not_come_out_as_it_should_is_not_kept(small: Small) -> None:
    """A title that follows the date says something else in the next quarter."""
    title = small.book.sheets["Register"].range("Risks[Title]")[0, 0]
    title.formula = '="Fire, as at "&TEXT(As_at,"dd/mm/yyyy")'
    said = _refused(small)
    title.value = "First"
    assert said.startswith("The copy does not hold what the next quarter should on Register, so ")


def test_a_copy_that_cannot_be_put_in_place_takes_its_archive_with_it(small: Small) -> None:
    """A name of 245 letters is one, but leaves no room for the file that is written beside it."""
    target = small.folder / f"{'n' * 240}.xlsx"
    said = _refused(small, target=str(target))
    assert "could not be read or written (File name too long)" in said


def test_errors_of_the_checks_stop_it(excel: xw.App, tmp_path: Path) -> None:
    link = {"reference": "R1", "kind": "Continued under", "their_reference": "R9"}
    book = excel.books.open(built(register("generic-5x5", risks=RISKS, links=[link]), tmp_path))
    said = pressed(book, "roll_forward", as_at="30/06/2026", target=str(tmp_path / "next.xlsx"))
    assert said.startswith("The quarter cannot be ended:\n•  Links!")
    assert names_in(tmp_path) == ["register.xlsx"]


def test_another_archive_of_the_quarter_is_not_touched(excel: xw.App, tmp_path: Path) -> None:
    book = excel.books.open(built(register("generic-5x5", risks=RISKS), tmp_path))
    other = tmp_path / "quarters" / "2026-03-31" / "risks.csv"
    other.parent.mkdir(parents=True)
    other.write_text("of another day", encoding="utf-8")
    said = pressed(book, "roll_forward", as_at="30/06/2026", target=str(tmp_path / "after.xlsx"))
    assert said.startswith("This quarter cannot be archived:\n•  ")
    assert names_in(tmp_path) == ["quarters/2026-03-31/risks.csv", "register.xlsx"]
    assert other.read_text(encoding="utf-8") == "of another day"


def test_past_quarters_that_were_altered_are_refused(excel: xw.App, tmp_path: Path) -> None:
    changed = altered(three_quarters(), "history", 0, score=9)
    book = excel.books.open(built(changed, tmp_path))
    said = pressed(book, "roll_forward", as_at="31/03/2026", target=str(tmp_path / "after.xlsx"))
    assert said.startswith("The quarter cannot be ended:\n•  ")
    assert "Past quarters" in said
    assert names_in(tmp_path) == ["register.xlsx"]


def test_a_book_of_an_older_layout_says_what_it_lacks(excel: xw.App, tmp_path: Path) -> None:
    path = shutil.copy(OLDER, tmp_path / "older.xlsx")
    said = pressed(
        excel.books.open(path), "roll_forward", as_at="30/06/2030", target=str(tmp_path / "n.xlsx")
    )
    assert said.endswith("build it anew with opcc-register build.")
    assert names_in(tmp_path) == ["older.xlsx"]
