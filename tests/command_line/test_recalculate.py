"""`opcc-register recalculate`: every formula whole again, in a new workbook."""

import re
import shutil
from pathlib import Path

import pytest

from tests.command_line.running import run
from tests.registers import built, example
from tests.support import patching
from tests.workbook_builder.reading import column_of, figures
from workbook_builder.verification.verify import verify

LAYOUTS = Path(__file__).parent.parent / "workbook_builder" / "layouts"
REGISTER = "xl/worksheets/sheet2.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return built(example("leicestershire-2023-10"), tmp_path)


def _put(path: Path, cell: str, formula: str, value: str) -> None:
    """Writes a cell of the Register anew, with or without a formula."""
    text = patching.read(path, REGISTER)
    [old] = re.findall(rf'<c r="{cell}"[^>]*>.*?</c>', text)
    [style] = re.findall(r' s="\d+"', old)
    new = f'<c r="{cell}"{style}>{formula}<v>{value}</v></c>'
    patching.replace(path, REGISTER, old, new)


def test_what_was_typed_over_is_listed_with_both_values_and_whole_again(path: Path) -> None:
    """The first risk of Leicestershire's paper is rated 16."""
    score = column_of(path, "Register", "Current score")
    _put(path, f"{score}5", "", "3")
    _put(path, f"{score}6", "<f>7*1</f>", "7")
    before = path.read_bytes()

    outcome = run(path.parent, "recalculate", path.name, "-o", "new.xlsx")

    assert (outcome.code, outcome.told) == (0, "")
    said = " ".join(outcome.said.split())
    assert f"Register!{score}5: expected its formula, which gives '16' and was put back," in said
    assert "got '3', typed over it. [formula-put-back]" in said
    assert "got another formula, '=7*1', which gave '7'. [formula-put-back]" in said
    agree = figures(path.with_name("new.xlsx")) - 2
    assert f"2 formulas were put back. {agree:,} figures agree. new.xlsx: 24 risks" in said
    assert path.read_bytes() == before
    _, found = verify(path.with_name("new.xlsx"))
    assert found == []


def test_a_figure_that_was_not_recalculated_is_named(path: Path) -> None:
    score = column_of(path, "Register", "Current score")
    text = patching.read(path, REGISTER)
    [old] = re.findall(rf'<c r="{score}5"[^>]*>.*?</c>', text)
    patching.replace(path, REGISTER, old, old.replace("<v>16</v>", "<v>15</v>"))

    outcome = run(path.parent, "recalculate", path.name, "-o", "new.xlsx")

    assert outcome.code == 0
    assert f"error: Register!{score}5: expected '16', got '15'. [verify-value]" in outcome.said
    assert f"{figures(path) - 1:,} figures agree, 1 differs.\n" in outcome.said


def test_where_nothing_was_typed_over_the_figures_are_counted(path: Path) -> None:
    outcome = run(path.parent, "recalculate", path.name, "-o", "new.xlsx")

    assert outcome.said == (
        f"{figures(path):,} figures agree.\n"
        "new.xlsx: 24 risks, 21 of them live, as at 26/10/2023, scheme leicestershire-2023\n"
    )


@pytest.mark.parametrize("layout", [1, 2, 3])
def test_of_a_workbook_of_earlier_software_the_tables_are_compared(
    tmp_path: Path, layout: int
) -> None:
    old = Path(shutil.copy(LAYOUTS / f"layout-{layout}.xlsx", tmp_path / "old.xlsx"))

    outcome = run(tmp_path, "recalculate", "old.xlsx", "-o", "new.xlsx")

    assert outcome.code == 0
    assert outcome.said.startswith(
        f"{figures(old, of_tables=True)} figures agree.\nnew.xlsx: 3 risks"
    )
    _, found = verify(tmp_path / "new.xlsx")
    assert [each for each in found if each.code.startswith("verify-f")] == []


def test_the_workbook_that_is_read_is_never_replaced(path: Path) -> None:
    before = path.read_bytes()

    outcome = run(path.parent, "recalculate", path.name, "-o", path.name)

    assert outcome.code == 2
    assert "nothing was written" in outcome.told
    assert path.read_bytes() == before


def test_with_errors_all_are_told_and_nothing_is_written(path: Path) -> None:
    impact = column_of(path, "Register", "Current impact")
    for row in (5, 6):
        _put(path, f"{impact}{row}", "", "9")

    outcome = run(path.parent, "recalculate", path.name, "-o", "new.xlsx")

    assert outcome.code == 1
    assert [error.split(":")[0] for error in outcome.errors] == [
        f"Register!{impact}5", f"Register!{impact}6",
    ]  # fmt: skip
    assert outcome.said == ""
    assert not path.with_name("new.xlsx").exists()


@pytest.mark.parametrize("name", ["missing.xlsx", "notes.txt", "."])
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("No workbook.")

    outcome = run(tmp_path, "recalculate", name, "-o", "new.xlsx")

    assert outcome.code == 1
    assert len(outcome.errors) == 1
    assert not (tmp_path / "new.xlsx").exists()
