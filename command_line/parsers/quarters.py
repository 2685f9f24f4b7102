"""What `compare`, `roll-forward` and `adopt` understand."""

from __future__ import annotations

import argparse

from command_line.parsers.options import SOURCE, Commands


def add_compare(commands: Commands) -> None:
    """Adds the command `compare`."""
    compare = commands.add_parser(
        "compare",
        help="find out what changed between two registers",
        description="Compares an earlier register with a later one, workbooks or folders in any "
        "mix, and says what changed, risk by risk or commitment by commitment: what came and left, "
        "scores or ratings and what moved them, owners, reviews, controls, wording. Without -o "
        "it is printed. It is for officers: it shows all that the registers hold. Exit code 0: "
        "done; 2: a register cannot be read or has errors, or the file cannot be written.",
    )
    compare.add_argument("old", metavar="OLD", help=f"the earlier register: {SOURCE}")
    compare.add_argument("new", metavar="NEW", help="the later register, in either form")
    compare.add_argument(
        "-o", "--output", metavar="FILE",
        help="the paper to write: a workbook (.xlsx) or a Word document (.docx)",
    )  # fmt: skip
    compare.add_argument(
        "--json", dest="form", action="store_const", const="json", default="text",
        help="print what changed as JSON, for machines",
    )  # fmt: skip
    compare.set_defaults(run=_run_compare)


def add_roll_forward(commands: Commands) -> None:
    """Adds the command `roll-forward`."""
    roll = commands.add_parser(
        "roll-forward",
        help="end the quarter: seal its positions, archive it, and go on into the next",
        description="Ends the quarter of a register: current assessments become sealed positions "
        "under the old as-at date, agreed scores become current, completed controls are in place, "
        "and the date moves. The register as it stood is archived as a folder, with a certificate. "
        "Prints a proof that no risk or commitment was lost. Refused over errors of the checks "
        "and over what cannot be carried, unless a reason is given, which is logged; and over "
        "past quarters whose seals are not those of their certificates, whatever the reason.",
    )
    roll.add_argument("source", metavar="SOURCE", help=SOURCE)
    roll.add_argument(
        "--as-at", metavar="DATE", required=True,
        help="the date of the next quarter: 2024-01-31 or 31/01/2024",
    )  # fmt: skip
    roll.add_argument(
        "-o", "--output", metavar="FILE.xlsx", required=True,
        help="the workbook of the next quarter",
    )  # fmt: skip
    roll.add_argument(
        "--archive", metavar="FOLDER",
        help="where the folders of past quarters stand (default: quarters, beside FILE.xlsx)",
    )  # fmt: skip
    roll.add_argument(
        "--author", metavar="NAME", default="", help="who does it, for the version log"
    )
    roll.add_argument(
        "--despite", metavar="REASON",
        help="roll forward over errors of the checks and what cannot be carried; the reason goes "
        "into the version log and the certificate",
    )  # fmt: skip
    roll.set_defaults(run=_run_roll_forward)


def add_adopt(commands: Commands) -> None:
    """Adds the command `adopt`."""
    adopt = commands.add_parser(
        "adopt",
        help="go over to another scheme: new thresholds, or new scales",
        description="Takes a register over to another scheme, and says what that changes: which "
        "risks or commitments are in another band, which cross the tolerance, what is reviewed "
        "more often, and the heat map before and after. Past quarters stay as they were scored. "
        "Where levels or names have no counterpart, a mapping file is asked for, and one to "
        "fill in is printed.",
    )
    adopt.add_argument("source", metavar="SOURCE", help=SOURCE)
    adopt.add_argument(
        "--scheme", metavar="NAME|FILE", required=True,
        help="the scheme to adopt: a name that `opcc-register schemes` lists, or a .toml file",
    )  # fmt: skip
    adopt.add_argument(
        "--as-at", metavar="DATE", required=True,
        help="since when it applies, which becomes the date the register speaks of",
    )  # fmt: skip
    adopt.add_argument("-o", "--output", metavar="FILE.xlsx", help="the workbook to write")
    adopt.add_argument(
        "--map", metavar="FILE.toml",
        help="what levels, scores and names of the old scheme become under the new one",
    )  # fmt: skip
    adopt.add_argument(
        "--dry-run", action="store_true", help="only say what it would change; write nothing"
    )
    adopt.add_argument(
        "--author", metavar="NAME", default="", help="who does it, for the version log"
    )
    adopt.set_defaults(run=_run_adopt)


# Each command is imported when it is run: `--help` need not wait for a workbook writer.


def _run_compare(options: argparse.Namespace) -> int:
    from command_line.compare import compare_sources  # noqa: PLC0415

    return compare_sources(options)


def _run_roll_forward(options: argparse.Namespace) -> int:
    from command_line.roll_forward import roll_source_forward  # noqa: PLC0415

    return roll_source_forward(options)


def _run_adopt(options: argparse.Namespace) -> int:
    from command_line.adopt import adopt_scheme  # noqa: PLC0415

    return adopt_scheme(options)
