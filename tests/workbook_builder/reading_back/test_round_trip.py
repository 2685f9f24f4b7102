"""Build, read, write a folder, read, build: the same bytes."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import schemes
from risk_register.checks.seals import RULES
from risk_register.folder import read_settings
from risk_register.folder import read_tables as read_csv_tables
from risk_register.folder_files import folder_files
from risk_register.register import Brand, Register
from risk_register.seals import sealed_quarters
from tests.registers import EXAMPLE_NAMES, example, full_register
from tests.risk_register.registers_drawn import registers
from tests.risk_register.sealing import CORRECTIONS, three_quarters
from tests.workbook_builder.plans import small_plan
from workbook_builder.build import build, unbuildable
from workbook_builder.reading.workbook import read_workbook


def _from_workbook(content: bytes, folder: Path) -> Register:
    path = folder / "register.xlsx"
    path.write_bytes(content)
    register, findings = read_workbook(path)
    assert register is not None, findings
    assert not findings
    return register


def _through_a_folder(register: Register, folder: Path) -> Register:
    folder.mkdir()
    for name, content in folder_files(register, with_scheme=True).items():
        (folder / name).write_bytes(content)
    read, findings = read_settings(folder)
    assert read is not None
    assert not findings
    scheme, findings = schemes.load(str(folder / "scheme.toml"))
    assert scheme is not None, findings
    again, findings = read_csv_tables(folder, read, scheme)
    assert not findings
    return again


def _assert_same_bytes_everywhere(register: Register, folder: Path) -> None:
    content = build(register)
    read = _from_workbook(content, folder)
    assert build(read) == content
    assert build(_through_a_folder(read, folder / "folder")) == content


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_example_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    _assert_same_bytes_everywhere(example(name), tmp_path)


def test_a_register_with_every_stage_and_state_comes_back_as_it_was(tmp_path: Path) -> None:
    _assert_same_bytes_everywhere(full_register(), tmp_path)


def test_a_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    _assert_same_bytes_everywhere(small_plan(), tmp_path)


def test_a_plan_s_folder_comes_back_through_a_workbook_as_the_same_files(tmp_path: Path) -> None:
    files = dict(folder_files(small_plan(), with_scheme=True))
    read = _from_workbook(build(_through_a_folder(small_plan(), tmp_path / "folder")), tmp_path)
    assert dict(folder_files(read, with_scheme=True)) == files


@pytest.mark.parametrize(
    "reason",
    [
        "Typed wrongly",
        'A "quote", a comma\nand a line; =1+1',
        "  spaces, é ü – \\ \t tab",
        "0123",
        "1e5",
    ],
)
def test_seals_hold_through_a_workbook_and_a_folder(tmp_path: Path, reason: str) -> None:
    made = three_quarters(corrections=[{**CORRECTIONS[0], "reason": reason, "band": reason}])
    read = _from_workbook(build(made), tmp_path)
    again = _through_a_folder(read, tmp_path / "folder")
    for register in (made, read, again):
        assert len(register.rows("corrections")) == 1
        assert len(sealed_quarters(register)) == 3
        assert [each for rule in RULES for each in rule.findings(register)] == []


def test_the_offices_word_template_comes_along(tmp_path: Path) -> None:
    plain = example("mopac-2017-09")
    branded = replace(plain, settings=replace(plain.settings, brand=Brand(template=b"a document")))
    content = build(branded)
    assert _from_workbook(content, tmp_path).settings.brand.template == b"a document"
    _assert_same_bytes_everywhere(branded, tmp_path)


@pytest.mark.timeout(300)  # forty registers, each built three times
@given(registers())
@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to make a failing one small takes long
    suppress_health_check=list(HealthCheck),
)
def test_every_register_comes_back_as_it_was(register: Register) -> None:
    assert not unbuildable(register)
    with tempfile.TemporaryDirectory() as folder:
        _assert_same_bytes_everywhere(register, Path(folder))
