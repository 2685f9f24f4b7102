"""What `import` and `state` understand."""

from __future__ import annotations

import argparse

from command_line.parsers.options import Commands


def add_import(commands: Commands) -> None:
    """Adds the command `import`."""
    bring_in = commands.add_parser(
        "import",
        help="bring a register in from another workbook, a CSV file or a Word table",
        description="Reads risks or commitments that were kept in another way (.xlsx, .xlsm, "
        ".xls, .ods, .csv or .docx), guesses what is what, and writes it as a folder from which "
        "`build` makes a workbook. It says what it guessed and why, and cell by cell what it took, "
        "what it changed and what it kept as notes. No text is lost. The guess is written to "
        "FOLDER/import.toml: correct it and give it back with --map.",
    )
    bring_in.add_argument("file", metavar="FILE", help="the workbook, CSV file or Word document")
    bring_in.add_argument(
        "-o", "--output", metavar="FOLDER", required=True, help="the folder to write"
    )
    bring_in.add_argument(
        "--scheme", metavar="NAME|FILE",
        help="the scheme to score by, instead of the one that fits best: "
        "a name that `opcc-register schemes` lists, or a .toml file",
    )  # fmt: skip
    bring_in.add_argument(
        "--map", metavar="FILE", help="what is what in the file, as you have corrected it"
    )
    bring_in.add_argument(
        "--as-at", metavar="DATE",
        help="the date the register speaks of, instead of the guessed one: 2023-10-26, 26/10/2023",
    )  # fmt: skip
    bring_in.add_argument(
        "--replace", action="store_true",
        help="give up the register that is in FOLDER, with what was entered since it was imported",
    )  # fmt: skip
    bring_in.add_argument("--dry-run", action="store_true", help="say everything and write nothing")
    bring_in.set_defaults(run=_run_import)


def add_state(commands: Commands) -> None:
    """Adds the command `state`."""
    state = commands.add_parser(
        "state",
        help="add what a pack or a committee paper prints to stated.csv",
        description="Reads the tables of a pack (ours, or a committee's paper) and adds what they "
        "print of risks or commitments, and their counts, to stated.csv in the register's folder. "
        "check then reconciles every figure with the register. Rows that are there stay as they "
        "are, and none is added twice.",
    )
    state.add_argument("pack", metavar="PACK", help="a workbook, a Word document or a CSV file")
    state.add_argument(
        "--place", metavar="NAME", required=True,
        help="what the paper is called, as check is to name it: 'October pack'",
    )  # fmt: skip
    state.add_argument(
        "--into", metavar="FOLDER", default=".", help="the register's folder (default: this one)"
    )
    state.add_argument(
        "--dry-run", action="store_true", help="show what would be added, and write nothing"
    )
    state.set_defaults(run=_run_state)


# Each command is imported when it is run: `--help` need not wait for what reads files.


def _run_import(options: argparse.Namespace) -> int:
    from command_line.import_file import import_file  # noqa: PLC0415

    return import_file(options)


def _run_state(options: argparse.Namespace) -> int:
    from command_line.state import state_figures  # noqa: PLC0415

    return state_figures(options.pack, options.place, options.into, dry_run=options.dry_run)
