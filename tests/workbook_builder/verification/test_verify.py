"""Is a workbook still what it says it is? Each fault alone is found, and named with its place."""

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from risk_register.findings import Finding
from risk_register.places import Place
from risk_register.register import Row
from tests.registers import EXAMPLE_NAMES, built, example, full_register
from tests.support import patching
from tests.support.office import Office
from tests.workbook_builder.reading import column_of
from workbook_builder.build import build
from workbook_builder.reading import package
from workbook_builder.reading.package import Package, UnreadableError
from workbook_builder.verification.verify import verify

REGISTER = "xl/worksheets/sheet2.xml"
SCHEME = "xl/worksheets/sheet17.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return built(example("leicestershire-2023-10"), tmp_path)


def _found(path: Path) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in _verified(path)]


def _verified(path: Path) -> list[Finding]:
    register, findings = verify(path)
    assert register is not None
    return findings


def _change_cell(path: Path, part: str, cell: str, new: Callable[[str], str]) -> None:
    """Writes a cell of a sheet anew."""
    text = patching.read(path, part)
    [old] = re.findall(rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)', text)
    patching.replace(path, part, old, new(old))


def _typed(value: str) -> Callable[[str], str]:
    return lambda old: re.sub(r">.*", f"><v>{value}</v></c>", old.replace(' t="str"', ""))


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_an_example_is_what_it_says_it_is(tmp_path: Path, name: str) -> None:
    assert _verified(built(example(name), tmp_path)) == []


def test_a_register_of_every_kind_is_what_it_says_it_is(tmp_path: Path) -> None:
    assert _verified(built(full_register(), tmp_path)) == []


def test_sheets_are_read_row_by_row_however_large_they_are(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "_MOST_BYTES_AT_ONCE", 100_000)
    with closing(Package(path)) as opened, pytest.raises(UnreadableError):
        opened.read(REGISTER)
    assert _verified(path) == []


def test_a_workbook_that_libreoffice_saved_is_what_it_says_it_is(
    office: Office, tmp_path: Path
) -> None:
    path = built(full_register(), tmp_path)
    with office.open(path) as book:
        saved = book.save(tmp_path / "saved.xlsx")
    assert _verified(saved) == []


def test_a_register_that_has_grown_is_held_against_sheets_as_they_were_built(
    office: Office, path: Path
) -> None:
    """The other sheets list more risks than when they were built, and speak of the same cells."""
    with office.open(path) as book:
        book.insert_row("Register", 6)
        book.set("Register", "A6", "OPCC100")
        book.set("Register", "B6", "A risk that was added")
        saved = book.save(path.with_name("grown.xlsx"))
    formulas = [place for code, place in _found(saved) if code == "verify-formula"]
    assert formulas != []
    assert [place for place in formulas if not place.startswith("Register!")] == []


def test_a_score_typed_over_its_formula_is_named_with_what_the_formula_gives(path: Path) -> None:
    score = column_of(path, "Register", "Current score")
    _change_cell(path, REGISTER, f"{score}5", _typed("3"))
    [finding] = _verified(path)
    assert (finding.code, str(finding.place)) == ("verify-formula", f"Register!{score}5")
    assert finding.expected == "the formula, which gives '16'"
    assert finding.actual == "'3' without a formula"


def test_a_formula_that_was_changed_is_named(path: Path) -> None:
    score = column_of(path, "Register", "Current score")
    _change_cell(path, REGISTER, f"{score}5", lambda old: old.replace("<f>", "<f>1*"))
    assert _found(path) == [("verify-formula", f"Register!{score}5")]


def test_a_stored_value_that_the_formula_does_not_give_is_named(path: Path) -> None:
    score = column_of(path, "Register", "Current score")
    _change_cell(path, REGISTER, f"{score}5", lambda old: old.replace("<v>16</v>", "<v>15</v>"))
    [finding] = _verified(path)
    assert (finding.code, str(finding.place)) == ("verify-value", f"Register!{score}5")
    assert (finding.expected, finding.actual) == ("'16'", "'15'")


def test_a_formula_of_a_calculated_sheet_that_was_typed_over_is_named(path: Path) -> None:
    _change_cell(path, "xl/worksheets/sheet1.xml", "B8", _typed("99"))
    assert ("verify-formula", "About!B8") in _found(path)


def test_a_formula_of_a_calculated_sheet_that_was_deleted_is_named(path: Path) -> None:
    _change_cell(path, "xl/worksheets/sheet1.xml", "B8", lambda _: '<c r="B8"/>')
    assert ("verify-formula", "About!B8") in _found(path)


def test_a_formula_that_was_typed_over_on_a_renamed_sheet_is_named(path: Path) -> None:
    patching.replace(path, "xl/workbook.xml", 'name="About"', 'name="Cover"')
    patching.replace(path, "xl/workbook.xml", ">'About'!", ">'Cover'!")
    assert _found(path) == []
    _change_cell(path, "xl/worksheets/sheet1.xml", "B8", _typed("99"))
    assert ("verify-formula", "Cover!B8") in _found(path)


def test_a_calculated_column_of_another_name_is_named(path: Path) -> None:
    patching.replace(path, "xl/tables/table4.xml", 'name="Direction of travel"', 'name="Travel"')
    assert ("verify-column", "Register, row 4") in _found(path)


def test_another_assessment_on_the_heat_map_is_no_fault(office: Office, tmp_path: Path) -> None:
    path = built(full_register(), tmp_path)
    with office.open(path) as book:
        book.set("Heat map", "B5", "Inherent")
        saved = book.save(tmp_path / "saved.xlsx")
    assert _verified(saved) == []


def test_a_threshold_that_was_changed_is_named_with_both_values(path: Path) -> None:
    cell = re.findall(r'<c r="(B\d+)"[^>]*><v>8</v>', patching.read(path, SCHEME))
    assert len(cell) == 1
    _change_cell(path, SCHEME, cell[0], lambda old: old.replace("<v>8</v>", "<v>9</v>"))
    differences = [each for each in _verified(path) if each.code == "verify-scheme"]
    assert [(each.place.column, each.expected, each.actual) for each in differences] == [
        ("bands.High.from", "'8', as the scheme leicestershire-2023 has it", "'9'"),
        ("bands.Medium.to", "'7', as the scheme leicestershire-2023 has it", "'8'"),
    ]


def test_a_list_that_some_rows_have_lost_is_named_with_the_first_of_them(path: Path) -> None:
    status = column_of(path, "Register", "Status")
    patching.replace(
        path, REGISTER, f'sqref="{status}5:{status}528"', f'sqref="{status}5:{status}9"'
    )
    [finding] = _verified(path)
    assert (finding.code, str(finding.place)) == ("verify-validation", f"Register!{status}10")
    assert finding.actual == "5 of 24 rows"


def test_a_list_in_two_pieces_that_cover_every_row_is_whole(path: Path) -> None:
    status = column_of(path, "Register", "Status")
    pieces = f'sqref="{status}5:{status}9 {status}10:{status}528"'
    patching.replace(path, REGISTER, f'sqref="{status}5:{status}528"', pieces)
    assert _verified(path) == []


def test_a_band_s_colour_that_some_rows_have_lost_is_named(path: Path) -> None:
    band = column_of(path, "Register", "Current band")
    text = patching.read(path, REGISTER)
    old = f'<conditionalFormatting sqref="{band}5:{band}528">'
    assert old in text
    patching.replace(path, REGISTER, old, old.replace("528", "20"))
    found = _verified(path)
    assert {each.code for each in found} == {"verify-format"}
    assert {str(each.place) for each in found} == {f"Register!{band}21"}


def test_a_hidden_sheet_is_named(path: Path) -> None:
    patching.replace(path, "xl/workbook.xml", 'name="Updates" sheetId="4" state="visible"',
                     'name="Updates" sheetId="4" state="veryHidden"')  # fmt: skip
    assert _found(path) == [("verify-hidden", "sheet Updates")]


def test_a_hidden_column_is_named(path: Path) -> None:
    text = patching.read(path, REGISTER)
    [old] = re.findall(r'<col [^>]*min="4" max="4"[^>]*/>', text)
    patching.replace(path, REGISTER, old, old.replace("<col ", '<col hidden="1" '))
    assert _found(path) == [("verify-hidden", "Register!D1")]


def test_hidden_rows_are_counted(path: Path) -> None:
    patching.replace(path, REGISTER, '<row r="7"', '<row r="7" hidden="1"')
    [finding] = _verified(path)
    assert (finding.code, str(finding.place)) == ("verify-hidden", "sheet Register")
    assert finding.actual == "1 hidden"


def test_the_version_log_runs_on(path: Path) -> None:
    register = example("leicestershire-2023-10")
    days = (date(2023, 10, 26), date(2023, 10, 1))
    rows = tuple(
        Row(
            {"version": str(number), "date": day, "change": "Changed"},
            Place("versions.csv", number),
        )
        for number, day in enumerate(days, 1)
    )
    path.write_bytes(build(replace(register, tables={**register.tables, "versions": rows})))
    [finding] = _verified(path)
    assert finding.code == "verify-versions"
    assert finding.expected == "a date from 26/10/2023, that of the line above"


def test_a_name_of_one_s_own_is_named(path: Path) -> None:
    patching.replace(path, "xl/workbook.xml", "<definedNames>",
                     '<definedNames><definedName name="Secret">42</definedName>')  # fmt: skip
    assert _found(path) == [("verify-name", "the workbook's names, Secret")]


def test_a_date_entered_as_text_is_named(path: Path) -> None:
    recorded = column_of(path, "Register", "First recorded")
    text = "<is><t>02/11/2022</t></is>"
    _change_cell(
        path, REGISTER, f"{recorded}5",
        lambda old: re.sub(r">.*", f' t="inlineStr">{text}</c>', old),
    )  # fmt: skip
    [finding] = _verified(path)
    assert (finding.code, str(finding.place)) == ("verify-text", f"Register!{recorded}5")


def test_what_cannot_be_read_is_told_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "no.xlsx"
    path.write_bytes(b"PK no workbook")
    register, findings = verify(path)
    assert register is None
    assert len(findings) == 1


def test_the_file_stays_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    verify(path)
    assert path.read_bytes() == before
