"""Running a command and saying what it took: seconds and the most megabytes, whole and inside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: of the whole process, and of the task inside it, where the process tells."""

    seconds: float
    megabytes: float
    inside_seconds: float | None = None
    inside_megabytes: float | None = None


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of one command. Its figures are medians."""

    runs: tuple[Run, ...]

    def median(self, name: str) -> float | None:
        """The median of one of the figures of `Run`; `None` where it was not told."""
        told = [value for run in self.runs if (value := getattr(run, name)) is not None]
        return median(told) if told else None

    @property
    def spread(self) -> float:
        """The slowest run's seconds less the quickest one's, as a part of the median."""
        seconds = [run.seconds for run in self.runs]
        return (max(seconds) - min(seconds)) / median(seconds)


def run_interleaved(commands: Mapping[str, Command], rounds: int, code: int = 0) -> dict[str, Runs]:
    """Runs each command in turn, round after round, so that a busy machine is busy for all."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command, code))
    return {name: Runs(tuple(each)) for name, each in runs.items()}


def python(*arguments: str) -> Command:
    """The command that runs this Python with some arguments."""
    return (sys.executable, *arguments)


def run(command: Command, code: int = 0) -> Run:
    """Runs a command to its end. Raises ChildProcessError if its exit code is another one."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        told, said = out.read().decode(), err.read().decode()
    if process.returncode != code:
        raise ChildProcessError(f"{' '.join(command)}: {process.returncode}\n{said}")
    inside = _inside(told)
    return Run(seconds, usage.ru_maxrss / 1024, inside.get("seconds"), inside.get("megabytes"))


def _inside(told: str) -> dict[str, float]:
    """What `bench.child` tells of the task itself; nothing of another command."""
    lines = told.splitlines()
    if not lines or not lines[-1].startswith('{"seconds"'):
        return {}
    inside: dict[str, float] = json.loads(lines[-1])
    return inside
