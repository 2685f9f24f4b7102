"""The command, run as a person runs it: another process, its exit code and what it says."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """How a command ended. `said` is a result, `told` is everything else."""

    code: int
    said: str
    told: str

    @property
    def errors(self) -> list[str]:
        """The errors that it told."""
        start = "error: "
        return [line[len(start) :] for line in self.told.splitlines() if line.startswith(start)]


def run(folder: Path, *arguments: str | Path) -> Outcome:
    """Runs the command in a folder. No traceback, and no fault of ours, may ever show."""
    done = subprocess.run(
        [sys.executable, "-m", "command_line.main", *map(str, arguments)],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    assert "a fault of ours" not in done.stderr, done.stderr
    return Outcome(done.returncode, done.stdout, done.stderr)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
