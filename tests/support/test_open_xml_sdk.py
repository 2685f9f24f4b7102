"""Tests of the way to the Open XML SDK validator."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.support import open_xml_sdk
from tests.support.patching import replace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with one mistake: a font with something in it that no font has."""
    path = tmp_path / "plain.xlsx"
    openpyxl.Workbook().save(path)
    ordered = '<font><sz val="11"/><color theme="1"/><name val="Arial"/></font>'
    styles = zipfile.ZipFile(path).read("xl/styles.xml").decode()
    [font] = re.findall("<font>.*?</font>", styles)
    return replace(path, "xl/styles.xml", font, ordered.replace("</font>", "<wrong/></font>"))


@pytest.mark.usefixtures("validator")
def test_an_error_names_its_part_and_place(path: Path) -> None:
    [error] = open_xml_sdk.errors(path, "Office2016")

    assert error.startswith("/xl/styles.xml /x:styleSheet[1]/x:fonts[1]/x:font[1]: ")


@pytest.mark.usefixtures("validator")
def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "absent.xlsx"

    assert open_xml_sdk.errors(path) == [f"Could not find file '{path}'."]


def test_each_version_of_office_is_asked(
    path: Path, validator: Callable[[Path], list[str]]
) -> None:
    versions = [error.partition(":")[0] for error in validator(path)]

    assert versions == ["Office2016", "Office2019", "Microsoft365"]


def test_a_version_that_does_not_exist_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="got 'Office2047'"):
        open_xml_sdk.errors(path, "Office2047")
