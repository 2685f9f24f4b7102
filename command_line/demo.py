"""`opcc-register demo`: every example becomes a workbook."""

from __future__ import annotations

from pathlib import Path

from command_line.build import build_file
from command_line.reporting import FAILED, tell

_NOTICE = """
Open cambridgeshire-2017-02.xlsx in Excel or LibreOffice, and notice:
  About      the as-at date, and one status for all checks
  Register   change a level in a white column: score, band and sentence follow
  Heat map   choose another assessment in the yellow cell: the references move
  Scheme     change a threshold, a label or the tolerance: the whole workbook follows
And in the others:
  Leicestershire   Checks needs attention: its paper prints 8 where the levels rate 12
  West Midlands    Quarter by quarter: five quarters side by side, as its paper has them
  MOPAC            a trend and no scores: what cannot be fed is not there
  West Midlands    wmpcc-plan-2026-03: a delivery plan, its commitments rated red, amber or green
"""


def examples() -> list[Path]:
    """The folders of the examples, as they lie in the repository or in an installed package."""
    here = Path(__file__).parent
    found = [here / "examples", here.parent / "examples"]
    folder = next((each for each in found if each.is_dir()), found[0])
    return sorted(path.parent for path in folder.glob("*/register.toml"))


def build_examples(into: Path = Path("demo")) -> int:
    """Builds the workbook of every example into a folder, and returns the exit code."""
    try:
        into.mkdir(exist_ok=True)
    except OSError as error:
        tell(f"error: {into}: expected a folder to write into, got {error.strerror}")
        return FAILED
    codes = [build_file(str(each), str(into / f"{each.name}.xlsx")) for each in examples()]
    if not codes:
        tell("error: expected the examples beside the software, got none")
        return FAILED
    print(_NOTICE.rstrip())
    return max(codes)
