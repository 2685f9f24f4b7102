"""The command `opcc-register`: what it understands, and which module does it."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

from command_line.parsers import addin, intake, papers, quarters, registers, starting
from command_line.reporting import FAILED, tell

_DESCRIPTION = """\
Risk registers and delivery plans for Offices of the Police and Crime Commissioner, in Excel.
What is said of a register holds for a plan: its commitments are entries of a register too."""
_EPILOG = """\
exit codes:
  0  done (warnings, if any, were told)
  1  the register, the scheme or an option has errors; every one was told, and nothing was
     written; check and verify: there are errors or warnings; addin status: something is
     missing or does not fit
  2  the command was not understood; check, verify or compare cannot read or use a register;
     a file or folder could not be written or must not be replaced; or something broke
  130  stopped from the keyboard; nothing was left half-written

start with:
  opcc-register demo
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. No traceback reaches a person."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        # Whoever read our output has gone; what they asked for was done or said as far as it got.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        tell("Stopped. Nothing was left half-written.")
        return 130
    except Exception as error:
        tell(
            f"opcc-register broke, which is a fault of ours: {type(error).__name__}: {error}\n"
            "Nothing was left half-written. Please report the line above with the command."
        )
        return FAILED


def run() -> None:
    """The entry point of the installed command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # arrows and names, also into a Windows file
    without_numpy()
    sys.exit(main())


def without_numpy() -> None:
    """Keeps numpy out of this process: openpyxl loads it wherever it is, and needs it for nothing.

    Loading it takes longer than building the workbook of a small register.
    """
    absent: dict[str, Any] = {"numpy": None}
    sys.modules.update(absent)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="opcc-register",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    registers.add_build(commands)
    registers.add_check(commands)
    registers.add_verify(commands)
    registers.add_recalculate(commands)
    quarters.add_compare(commands)
    quarters.add_roll_forward(commands)
    quarters.add_adopt(commands)
    papers.add_appendices(commands)
    registers.add_folder(commands)
    intake.add_import(commands)
    intake.add_state(commands)
    addin.add_addin(commands)
    starting.add_schemes(commands)
    starting.add_template(commands)
    starting.add_demo(commands)
    return parser


if __name__ == "__main__":
    run()
