"""What years cost: `python -m bench.years` measures a register after more and more quarters.

Each task is the whole process of the command, on a register of 60 risks whose quarters are sealed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from bench.measuring import Command, python, run_interleaved
from bench.registers import SCHEME, generated
from risk_register import seals
from risk_register.folder_files import folder_files
from risk_register.register import Register
from workbook_builder.build import build
from workbook_builder.saving import save_new_folder

RISKS = 60
QUARTERS = (10, 20, 40)
_NEXT = ("--as-at", "2026-06-30", "--despite", "The register is generated")

Seconds = Mapping[str, float]


def sealed(quarters: int) -> Register:
    """A register of 60 risks with so many quarters behind it, each of them sealed."""
    register = generated(RISKS, quarters)
    for quarter in reversed(register.past_quarters):
        register = seals.sealed(register, quarter, SCHEME)
    return register


def prepare(folder: Path, quarters: int) -> None:
    """Puts the register there, as a folder and as a workbook."""
    register = sealed(quarters)
    save_new_folder(folder_files(register, with_scheme=True), folder / "source")
    (folder / "register.xlsx").write_bytes(build(register))


def commands(folder: Path) -> dict[str, Command]:
    """What is measured, by its name."""
    source, workbook, new = (str(folder / name) for name in ("source", "register.xlsx", "new.xlsx"))
    return {
        "build": _command_line("build", source, "-o", new),
        "read": python("-m", "bench.child", "bench.ours.read", workbook),
        "roll forward": _command_line("roll-forward", workbook, *_NEXT, "-o", new),
        "verify": _command_line("verify", workbook),
    }


def measure(quarters: int, rounds: int) -> Seconds:
    """The median seconds of each task with so many quarters."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, quarters)
        runs = run_interleaved(commands(folder), rounds)
        return {task: each.median("seconds") or 0.0 for task, each in runs.items()}


def table(found: Mapping[int, Seconds]) -> str:
    """The seconds of each task by quarters, and how the cost grows from one size to the next."""
    heads = [f"{quarters} quarters" for quarters in found]
    grows = [f"{before} to {after}" for before, after in pairwise(found)]
    lines = [f"{'seconds':14}" + "".join(f"{each:>13}" for each in (*heads, *grows))]
    for task in next(iter(found.values())):
        seconds = [each[task] for each in found.values()]
        times = [f"x {after / before:.2f}" for before, after in pairwise(seconds)]
        cells = [*(f"{each:.2f}" for each in seconds), *times]
        lines.append(f"{task:14}" + "".join(f"{cell:>13}" for cell in cells))
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.years", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is run")
    options = parser.parse_args(arguments)
    print(table({quarters: measure(quarters, options.rounds) for quarters in QUARTERS}))
    return 0


def _command_line(*arguments: str) -> Command:
    return python("-m", "command_line.main", *arguments)


if __name__ == "__main__":
    sys.exit(main())
