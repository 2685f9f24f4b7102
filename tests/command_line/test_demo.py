"""`opcc-register demo`: a workbook for every example."""

import zipfile
from pathlib import Path

import pytest

from tests.command_line.running import Outcome, contents, run

EXAMPLES = [
    "cambridgeshire-2017-02",
    "leicestershire-2023-10",
    "mopac-2017-09",
    "wmpcc-2024-06",
    "wmpcc-2026-03",
    "wmpcc-plan-2026-03",
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """The demo, run once in an empty folder."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, run(folder, "demo")


def test_every_example_has_a_folder_here() -> None:
    examples = Path(__file__).parents[2] / "examples"
    assert sorted(path.name for path in examples.iterdir()) == EXAMPLES


def test_one_workbook_is_built_for_each_example(demo: tuple[Path, Outcome]) -> None:
    folder, outcome = demo
    assert outcome.code == 0
    assert list(contents(folder)) == [f"demo/{name}.xlsx" for name in EXAMPLES]
    assert all(zipfile.is_zipfile(folder / "demo" / f"{name}.xlsx") for name in EXAMPLES)


def test_the_demo_says_what_it_built_and_what_to_notice(demo: tuple[Path, Outcome]) -> None:
    lines = demo[1].said.splitlines()
    assert lines[:6] == [
        "demo/cambridgeshire-2017-02.xlsx: 16 risks, 16 of them live, as at 31/01/2017, "
        "scheme cambridgeshire-2017",
        "demo/leicestershire-2023-10.xlsx: 24 risks, 21 of them live, as at 26/10/2023, "
        "scheme leicestershire-2023",
        "demo/mopac-2017-09.xlsx: 15 risks, 15 of them live, as at 22/09/2017, scheme mopac-2017",
        "demo/wmpcc-2024-06.xlsx: 12 risks, 11 of them live, as at 27/06/2024, scheme wmpcc-2024",
        "demo/wmpcc-2026-03.xlsx: 4 risks, 2 of them live, as at 26/03/2026, scheme wmpcc-2024",
        "demo/wmpcc-plan-2026-03.xlsx: 25 commitments, 25 of them live, as at 31/12/2025, "
        "scheme wmpcc-plan-2026",
    ]
    assert "notice" in demo[1].said
    assert demo[1].told == ""


def test_a_file_called_demo_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "demo").write_bytes(b"mine")
    outcome = run(tmp_path, "demo")
    assert outcome.code == 2
    assert outcome.errors == ["demo: expected a folder to write into, got File exists"]
    assert contents(tmp_path) == {"demo": b"mine"}


def test_an_open_workbook_is_told_and_the_other_ones_are_built(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "~$leicestershire-2023-10.xlsx").write_bytes(b"")
    outcome = run(tmp_path, "demo")
    assert outcome.code == 2
    assert len(outcome.errors) == 1
    assert list(contents(tmp_path)) == [
        "demo/cambridgeshire-2017-02.xlsx",
        "demo/mopac-2017-09.xlsx",
        "demo/wmpcc-2024-06.xlsx",
        "demo/wmpcc-2026-03.xlsx",
        "demo/wmpcc-plan-2026-03.xlsx",
        "demo/~$leicestershire-2023-10.xlsx",
    ]
