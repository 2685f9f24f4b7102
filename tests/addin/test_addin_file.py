"""RiskRegister.xlam as it is shipped."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from addin.package.addin_file import FILE_NAME, build, software_version
from tests.addin.package.made import read_by_olevba, read_by_pyopenvba
from tests.support.office import Office

ROOT = Path(__file__).parents[2]
OURS = ("Asking", "CallPython", "Choices", "Files", "OpenBook", "Ribbon", "Settings", "Tables")
ALL = {*OURS, "Version", "ThisWorkbook", "Sheet1"}
OF_A_DOCUMENT = (
    'Attribute VB_Base = "{base}"\nAttribute VB_GlobalNameSpace = False\n'
    "Attribute VB_Creatable = False\nAttribute VB_PredeclaredId = True\n"
    "Attribute VB_Exposed = True\nAttribute VB_TemplateDerived = False\n"
    "Attribute VB_Customizable = True\n"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / FILE_NAME
    path.write_bytes(build())
    return path


@pytest.mark.parametrize("reader", [read_by_olevba, read_by_pyopenvba])
def test_the_modules_come_back_as_they_stand_in_their_files(
    path: Path, reader: Callable[[Path], dict[str, str]]
) -> None:
    found = {name: source.replace("\r\n", "\n") for name, source in reader(path).items()}
    assert set(found) == ALL
    for name in OURS:
        assert found[name] == (ROOT / "addin" / "vba" / f"{name}.bas").read_text("utf-8")
    workbook = (ROOT / "addin" / "vba" / "ThisWorkbook.cls").read_text("utf-8")
    attributes = OF_A_DOCUMENT.format(base="0{00020819-0000-0000-C000-000000000046}")
    assert found["ThisWorkbook"] == f'Attribute VB_Name = "ThisWorkbook"\n{attributes}{workbook}'
    assert found["Version"] == (
        'Attribute VB_Name = "Version"\nOption Explicit\n'
        'Public Const PRODUCT As String = "OPCC Risk Register"\n'
        f'Public Const ADDIN_VERSION As String = "{software_version()}"\n'
    )


def test_every_source_of_the_folder_is_in_it() -> None:
    sources = {path.stem for path in (ROOT / "addin" / "vba").iterdir()}
    assert sources == {*OURS, "ThisWorkbook"}


def test_the_tab_comes_back_as_it_stands_in_its_file(path: Path) -> None:
    with ZipFile(path) as archive:
        assert (
            archive.read("customUI/customUI14.xml") == (ROOT / "addin" / "ribbon.xml").read_bytes()
        )


def test_the_open_xml_sdk_finds_nothing_wrong_with_it_and_its_ribbon(
    path: Path, validator: Callable[[Path], list[str]]
) -> None:
    assert validator(path) == []


def test_libreoffice_loads_it(path: Path, office: Office) -> None:
    with office.open(path) as book:
        found = book.macros("VBAProject")
    assert set(found) == ALL
    assert found["Ribbon"].count("Public Sub ") == 19


def test_other_hash_seeds_and_time_zones_give_the_same_bytes() -> None:
    script = "import hashlib; from addin.package.addin_file import build; " \
             "print(hashlib.sha256(build()).hexdigest())"  # fmt: skip
    expected = hashlib.sha256(build()).hexdigest()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        run = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert run.stdout.strip() == expected
