"""The add-in's file, read by two readers of macros, the Open XML SDK and LibreOffice."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from addin.package.faults import CannotBeWrittenError
from addin.package.module import Module
from addin.package.xlam import xlam
from tests.addin.package.made import (
    MODULES,
    RIBBON,
    STORED,
    read_by_olevba,
    read_by_pyopenvba,
)
from tests.support.office import Office

TITLE = "Risk register <Anyshire & Borders>"
PARTS = [
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/vbaProject.bin",
    "customUI/customUI14.xml",
]  # fmt: skip
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The add-in, written."""
    path = tmp_path_factory.mktemp("addin") / "register.xlam"
    path.write_bytes(xlam(RIBBON, MODULES, TITLE))
    return path


def part(path: Path, name: str) -> etree._Element:
    with ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("reader", [read_by_olevba, read_by_pyopenvba])
def test_the_sources_come_back_exactly(
    path: Path, reader: Callable[[Path], dict[str, str]]
) -> None:
    assert reader(path) == STORED


def test_the_open_xml_sdk_finds_nothing_wrong(
    path: Path, validator: Callable[[Path], list[str]]
) -> None:
    assert validator(path) == []


def test_the_open_xml_sdk_looks_at_the_ribbon_too(
    tmp_path: Path, validator: Callable[[Path], list[str]]
) -> None:
    broken = tmp_path / "broken.xlam"
    broken.write_bytes(xlam(RIBBON.replace('keytip="P"', 'keytip="PAPER"'), MODULES, TITLE))
    assert [error for error in validator(broken) if "keytip" in error]


def test_libreoffice_loads_it_with_its_macros(path: Path, office: Office) -> None:
    with office.open(path) as book:
        modules = book.macros("VBAProject")
    assert modules["Ribbon"].endswith(
        "Option VBASupport 1\nOption Explicit\n\nSub PrintPaper(control As IRibbonControl)\n"
        '    MsgBox "£5 – “Anyshire” isn\'t in Welsh"\nEnd Sub\n\n'
    )
    assert {name: text.splitlines()[0] for name, text in modules.items()} == {
        "Ribbon": "Rem Attribute VBA_ModuleType=VBAModule",
        "Counter": "Rem Attribute VBA_ModuleType=VBAClassModule",
        "ThisWorkbook": "Rem Attribute VBA_ModuleType=VBADocumentModule",
        "Sheet1": "Rem Attribute VBA_ModuleType=VBADocumentModule",
    }


def test_its_parts_stand_in_a_fixed_order_with_a_fixed_date(path: Path) -> None:
    with ZipFile(path) as archive:
        assert archive.namelist() == PARTS
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_is_an_add_in_by_its_content_type(path: Path) -> None:
    types = {each.get("PartName"): each.get("ContentType") for each in part(path, PARTS[0])}
    assert types["/xl/workbook.xml"] == ("application/vnd.ms-excel.addin.macroEnabled.main+xml")


def test_the_ribbon_is_tied_to_the_package_and_stands_in_it_unchanged(path: Path) -> None:
    ties = {each.get("Type"): each.get("Target") for each in part(path, "_rels/.rels")}
    kind = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
    assert ties[kind] == "customUI/customUI14.xml"
    with ZipFile(path) as archive:
        assert archive.read("customUI/customUI14.xml").decode() == RIBBON


def test_the_workbook_and_its_visible_sheet_bear_the_names_of_their_modules(path: Path) -> None:
    workbook, sheet = part(path, "xl/workbook.xml"), part(path, "xl/worksheets/sheet1.xml")
    [of_workbook] = workbook.iter(f"{{{MAIN}}}workbookPr")
    [of_sheet] = sheet.iter(f"{{{MAIN}}}sheetPr")
    assert [of_workbook.get("codeName"), of_sheet.get("codeName")] == ["ThisWorkbook", "Sheet1"]
    [only] = workbook.iter(f"{{{MAIN}}}sheet")
    assert [only.get("name"), only.get("state")] == ["Sheet1", None]


def test_it_says_its_title(path: Path) -> None:
    assert [each.text for each in part(path, "docProps/core.xml")] == [TITLE]


def test_document_modules_are_added_where_they_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "short.xlam"
    path.write_bytes(xlam(RIBBON, [MODULES[0], MODULES[2]], TITLE))
    assert read_by_pyopenvba(path) == {
        name: STORED[name] for name in ("Sheet1", "Ribbon", "ThisWorkbook")
    }


def test_another_modules_name_does_not_stand_for_the_workbooks_module() -> None:
    with pytest.raises(CannotBeWrittenError, match="Module ThisWorkbook has a name that is taken"):
        xlam(RIBBON, [Module("ThisWorkbook", "standard", "")], TITLE)


def test_other_hash_seeds_and_time_zones_give_the_same_bytes() -> None:
    script = (
        "import sys, hashlib; from tests.addin.package.made import MODULES, RIBBON; "
        "from addin.package.xlam import xlam; "
        "print(hashlib.sha256(xlam(RIBBON, MODULES, 'Risk register')).hexdigest())"
    )
    expected = hashlib.sha256(xlam(RIBBON, MODULES, "Risk register")).hexdigest()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        run = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == expected
