"""What `build`, `check`, `verify`, `recalculate` and `folder` understand."""

from __future__ import annotations

import argparse

from command_line.parsers.options import SOURCE, Commands, add_forms, add_scheme_and_date


def add_build(commands: Commands) -> None:
    """Adds the command `build`."""
    build = commands.add_parser(
        "build",
        help="build the register workbook from a folder, or anew from a workbook",
        description="Builds the register workbook from a folder, or from a workbook that people "
        "have worked in: formulas that were typed over, formats and lists are whole again, and "
        "what cannot be carried is told. An existing file is replaced only when the new one is "
        "whole; if anything is wrong, all of it is told and the old file stays as it was.",
    )
    build.add_argument("source", metavar="SOURCE", help=SOURCE)
    build.add_argument(
        "-o", "--output", metavar="FILE.xlsx", required=True, help="the workbook to write"
    )
    add_scheme_and_date(build)
    build.set_defaults(run=_run_build)


def add_check(commands: Commands) -> None:
    """Adds the command `check`."""
    check = commands.add_parser(
        "check",
        help="find what is wrong in a register, or odd",
        description="Checks a register by rules that published registers taught: entries, scores, "
        "dates, governance, seals and corrections of past quarters, what is printed elsewhere, and "
        "the scheme itself. With `--beside` a plan is checked beside its risks, or risks beside "
        "their plan: links that lead nowhere or stand on one side only, ratings noted otherwise, "
        "and a commitment in the worst rating that bears on a low risk. Only `verify` and "
        "`roll-forward` look at the archive. Exit code 0: no error and no warning; 1: some; 2: a "
        "source cannot be read.",
    )
    check.add_argument("source", metavar="SOURCE", help=SOURCE)
    check.add_argument(
        "--beside", metavar="OTHER",
        help="another register, folder or workbook, to which links of the kind Bears on lead",
    )  # fmt: skip
    add_scheme_and_date(check)
    add_forms(check, "json", "csv")
    check.set_defaults(run=_run_check)


def add_verify(commands: Commands) -> None:
    """Adds the command `verify`."""
    verify = commands.add_parser(
        "verify",
        help="find out whether a workbook is still what it says it is",
        description="Reads a workbook and compares it with one built anew from the same entries: "
        "formulas, stored values, lists, formats, the scheme, hidden sheets and columns, names, "
        "dates and numbers entered as text, the version log. It tries the seals of past quarters, "
        "and holds them to the certificates of the archive. It never changes the file. Exit "
        "code 0: all is as it was built; 1: something is not; 2: it cannot be read.",
    )
    verify.add_argument("workbook", metavar="WORKBOOK", help="a register's workbook")
    verify.add_argument(
        "--archive", metavar="FOLDER",
        help="where the folders of past quarters stand (default: quarters, beside the workbook)",
    )  # fmt: skip
    add_forms(verify, "json")
    verify.set_defaults(run=_run_verify)


def add_recalculate(commands: Commands) -> None:
    """Adds the command `recalculate`."""
    recalculate = commands.add_parser(
        "recalculate",
        help="write a workbook anew with every formula whole, and say which were typed over",
        description="Reads a workbook, compares every figure with what its formula comes to, lists "
        "the formulas that were typed over with the old value and the new one, says how many "
        "figures agreed and which did not, and writes a new workbook as `build` does. The workbook "
        "that is read stays as it is.",
    )
    recalculate.add_argument("workbook", metavar="WORKBOOK", help="a register's workbook")
    recalculate.add_argument(
        "-o", "--output", metavar="FILE.xlsx", required=True, help="the workbook to write"
    )
    recalculate.set_defaults(run=_run_recalculate)


def add_folder(commands: Commands) -> None:
    """Adds the command `folder`."""
    folder = commands.add_parser(
        "folder",
        help="write a workbook's register as a folder of text files",
        description="Reads a register's workbook and writes it as a folder: register.toml and a "
        "CSV file for each table, from which the same workbook can be built. What cannot be "
        "carried is told. A folder that holds a register is replaced; other files in it stay.",
    )
    folder.add_argument("source", metavar="SOURCE", help=SOURCE)
    folder.add_argument(
        "-o", "--output", metavar="FOLDER", required=True, help="the folder to write"
    )
    add_scheme_and_date(folder)
    folder.set_defaults(run=_run_folder)


# Each command is imported when it is run: `--help` need not wait for a workbook writer.


def _run_build(options: argparse.Namespace) -> int:
    from command_line.build import build_file  # noqa: PLC0415

    return build_file(options.source, options.output, options.scheme, options.as_at)


def _run_check(options: argparse.Namespace) -> int:
    from command_line.check import check_source  # noqa: PLC0415

    return check_source(options.source, options.scheme, options.as_at, options.form, options.beside)


def _run_verify(options: argparse.Namespace) -> int:
    from command_line.verify import verify_workbook  # noqa: PLC0415

    return verify_workbook(options.workbook, options.archive, options.form)


def _run_recalculate(options: argparse.Namespace) -> int:
    from command_line.recalculate import recalculate_workbook  # noqa: PLC0415

    return recalculate_workbook(options.workbook, options.output)


def _run_folder(options: argparse.Namespace) -> int:
    from command_line.folder import write_folder  # noqa: PLC0415

    return write_folder(options.source, options.output, options.scheme, options.as_at)
