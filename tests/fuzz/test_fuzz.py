"""Whatever is broken ends in findings or a clear refusal: no traceback, no hang, no full memory.

The number of broken registers is that of OPCC_FUZZ; `make fuzz` tries many more. A failure names
its seed, with which the same register is broken in the same way.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from command_line.sources import read_register
from risk_register.checks.run import run
from risk_register.findings import errors
from tests.fuzz.mutating import mutate_folder, mutated_workbook
from workbook_builder.build import build, unbuildable

LAYOUTS = Path(__file__).parents[1] / "workbook_builder" / "layouts"
COUNT = int(os.environ.get("OPCC_FUZZ", "300"))
MOST_MEMORY, MOST_SECONDS = 500 * 2**20, 20
WAYS = ("workbook", "folder")
IN_ALL = 60 + COUNT
"""Seconds for all of them; one alone has its own alarm."""


@pytest.mark.timeout(IN_ALL * 2)
@pytest.mark.parametrize("way", WAYS)
def test_no_broken_register_breaks_us(way: str, tmp_path: Path) -> None:
    half = COUNT // 2
    command = [sys.executable, "-m", "tests.fuzz.test_fuzz", way, str(half), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=IN_ALL * 2)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == f"{half} broken registers of the {way}"


def _try(way: str, seed: int, folder: Path) -> None:
    random = Random(f"{way} {seed}")
    source = folder / f"{seed}.xlsx" if way == "workbook" else folder / str(seed)
    if way == "workbook":
        layout = random.choice(sorted(LAYOUTS.glob("*.xlsx")))
        source.write_bytes(mutated_workbook(random, layout.read_bytes()))
    else:
        source.mkdir()
        for path in (LAYOUTS / "layout-1").iterdir():
            (source / path.name).write_bytes(path.read_bytes())
        mutate_folder(random, source)
    register, findings = read_register(str(source))
    assert register is not None or errors(findings), "neither a register nor a reason"
    if register is not None:
        run(register)
        if not errors(findings) and not unbuildable(register) and seed % 10 == 0:
            build(register)


def _hanging(*_: object) -> None:
    raise TimeoutError(f"longer than {MOST_SECONDS} s")


def _most_memory() -> int:
    """The most that this process has held, in bytes; what getrusage says may be its parent's."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    held = next(line for line in lines if line.startswith("VmHWM:"))
    return int(held.split()[1]) * 1024


def main(way: str, count: int, folder: Path) -> int:
    """Tries so many broken registers, and returns 1 at the first that breaks us."""
    signal.signal(signal.SIGALRM, _hanging)
    for seed in range(count):
        signal.alarm(MOST_SECONDS)
        try:
            _try(way, seed, folder)
        except BaseException as error:
            print(f"seed {seed} of the {way}: {type(error).__name__}: {error}")
            raise
    used = _most_memory()
    assert used < MOST_MEMORY, f"{used / 2**20:.0f} MB"
    print(f"{count} broken registers of the {way}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
