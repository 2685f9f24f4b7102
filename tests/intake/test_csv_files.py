"""CSV files as Windows, Excel and everybody else write them."""

from pathlib import Path

import pytest

from intake.files import read_grids


def read(path: Path, content: bytes) -> tuple[list[str], list[str]]:
    path.write_bytes(content)
    grids, findings = read_grids(path)
    return [cell.text for grid in grids for cell in grid.cells()], [each.code for each in findings]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_whatever_separates_the_values(tmp_path: Path, separator: str) -> None:
    lines = ["Ref;Risk;Score", 'R1;"Fire, smoke";12', "R2;Flood;6", ""]
    content = "\n".join(line.replace(";", separator) for line in lines).encode()
    assert read(tmp_path / "r.csv", content) == (
        ["Ref", "Risk", "Score", "R1", "Fire, smoke", "12", "R2", "Flood", "6"], [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", []), ("utf-8-sig", []), ("cp1252", ["csv-encoding"]), ("utf-16", ["csv-encoding"])],
)
def test_whatever_wrote_it(tmp_path: Path, encoding: str, told: list[str]) -> None:
    content = "Ref,Risk\nR1,Café – £5\n".encode(encoding)
    assert read(tmp_path / "r.csv", content) == (["Ref", "Risk", "R1", "Café – £5"], told)


def test_a_value_of_several_lines_is_one_value_and_lines_count_on(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(b'Ref,Controls\r\nR1,"Alarm\r\nHose"\r\nR2,Pump\r\n')
    grids, _ = read_grids(path)
    cells = list(grids[0].cells())
    assert [cell.text for cell in cells] == ["Ref", "Controls", "R1", "Alarm\nHose", "R2", "Pump"]
    assert str(cells[-1].place) == "r.csv, line 4, column 2"


def test_a_first_line_that_tells_excel_the_separator_is_none_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(b"sep=;\r\nRef;Risk\r\nR1;Fire, smoke, heat\r\n")
    grids, _ = read_grids(path)
    assert [cell.text for cell in grids[0].cells()] == ["Ref", "Risk", "R1", "Fire, smoke, heat"]
    assert str(grids[0].rows[0][0].place) == "r.csv, line 2, column 1"


def test_rows_that_are_too_short_are_filled(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(b"Register\nRef,Risk,Owner\nR1,Fire,CEO\nR2\n")
    grids, _ = read_grids(path)
    assert [len(row) for row in grids[0].rows] == [3, 3, 3, 3]


def test_a_value_without_an_end_is_told(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(b'Ref,Risk\nR1,"' + b"x" * 200_000)
    grids, findings = read_grids(path)
    assert grids == ()
    assert [each.code for each in findings] == ["file-too-large"]
