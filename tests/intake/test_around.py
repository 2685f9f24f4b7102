"""What stands around the risks: titles and keys in the note, everything else in a file."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from intake.account import Entry, Outcome
from intake.files import read_grids
from intake.grid import Grid
from intake.taking import Taken
from tests.command_line.running import contents, run
from tests.intake.grids_made import register_of
from tests.intake.importing import Imported, imported
from tests.intake.words import lost, unaccounted
from tests.support.office import Office

HEAD = ("Ref", "Risk title", "Likelihood", "Impact")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A register with a title and a key, comments, and what nobody was meant to see."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Register"
    rows = (
        ("Anyshire OPCC: strategic risks",), ("Do not tell the Panel",), (), HEAD,
        ("R1", "The budget fails", 4, 3), ("R2", "A supplier fails", 2, 2), (),
        ("Key: High is 12 and more",),
    )  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet["B5"].comment = Comment("Ask the force about this.", "CEO")
    guide = book.create_sheet("Guide")
    guide.append(("Likely", "Once a year"))
    secret = book.create_sheet("Working")
    secret.append(("Salaries", "£90,000"))
    secret.sheet_state = "hidden"
    book.save(tmp_path / "risks.xlsx")
    return tmp_path / "risks.xlsx"


@pytest.fixture
def came_in(file: Path) -> Imported:
    """The same, imported."""
    return imported(file, "generic-5x5")


def entries_outside(taken: Taken) -> list[Entry]:
    """The account of what stands around the risks."""
    return [entry for entry in taken.account if not entry.reference]


def test_the_note_has_the_titles_and_keys_on_the_sheet_of_the_risks(came_in: Imported) -> None:
    note = register_of(came_in.taken).settings.note
    assert note == "Anyshire OPCC: strategic risks\nKey: High is 12 and more"


def test_everything_else_is_in_a_file_each_line_after_its_cell(came_in: Imported) -> None:
    assert came_in.taken.around.splitlines() == [
        "Register!A2: Do not tell the Panel",
        "Guide!A1: Likely | Once a year",
        "Working!A1: Salaries | £90,000",
        "the comment on Register!B5: Ask the force about this.",
    ]


def test_the_account_says_of_each_where_it_is_and_why(came_in: Imported) -> None:
    told = [(str(each.place), each.field, each.why) for each in entries_outside(came_in.taken)]
    around, hidden = "it stands around the risks", "it is hidden in the file"
    assert told == [
        ("Register!A1", "note", around),
        ("Register!A8", "note", around),
        ("Register!A2", "import-rest.txt", hidden),
        ("Guide!A1", "import-rest.txt", around),
        ("Guide!B1", "import-rest.txt", around),
        ("Working!A1", "import-rest.txt", hidden),
        ("Working!B1", "import-rest.txt", hidden),
        ("the comment on Register!B5", "import-rest.txt", around),
    ]
    assert {each.outcome for each in entries_outside(came_in.taken)} == {Outcome.KEPT}


def test_no_word_around_the_risks_is_lost(came_in: Imported) -> None:
    assert lost(came_in) == {}
    assert [*unaccounted(came_in)] == []


def test_the_command_writes_the_file_and_says_so(file: Path) -> None:
    done = run(file.parent, "import", str(file), "-o", "register", "--scheme", "generic-5x5")
    assert done.code == 0
    files = contents(file.parent / "register")
    rest = files["import-rest.txt"].decode()
    assert "the comment on Register!B5: Ask the force about this.\n" in rest
    assert not any(b"90,000" in text for name, text in files.items() if "import-" not in name)
    assert "What the register has no place for stands in register/import-rest.txt." in done.said


def hidden_texts(grids: tuple[Grid, ...]) -> list[str]:
    """The cells that are hidden."""
    return [cell.text for grid in grids for cell in grid.cells() if cell.hidden]


def test_hidden_rows_of_an_open_document_are_known(file: Path, office: Office) -> None:
    with office.open(file) as book:
        grids, _ = read_grids(book.save(file.with_suffix(".ods")))
    assert hidden_texts(grids) == ["Do not tell the Panel", "Salaries", "£90,000"]
