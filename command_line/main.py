"""The command `opcc-register`: what it understands, and which module does it."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

from command_line.reporting import FAILED, tell

_DESCRIPTION = "Risk registers for Offices of the Police and Crime Commissioner, in Excel."
_EPILOG = """\
exit codes:
  0  done (warnings, if any, were told)
  1  the register or the scheme has errors; every one was told, and nothing was written
  2  the command was not understood, a file could not be written, or something broke
  130  stopped from the keyboard; nothing was left half-written

start with:
  opcc-register demo
"""
_SOURCE = "a register's workbook, or a folder with register.toml and risks.csv in it"


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
    _add_build(commands)
    _add_check(commands)
    _add_verify(commands)
    _add_compare(commands)
    _add_roll_forward(commands)
    _add_adopt(commands)
    _add_appendices(commands)
    _add_folder(commands)
    _add_schemes(commands)
    _add_template(commands)
    _add_demo(commands)
    return parser


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser(
        "build",
        help="build the register workbook from a folder, or anew from a workbook",
        description="Builds the register workbook from a folder, or from a workbook that people "
        "have worked in: formulas that were typed over, formats and lists are whole again, and "
        "what cannot be carried is told. An existing file is replaced only when the new one is "
        "whole; if anything is wrong, all of it is told and the old file stays as it was.",
    )
    build.add_argument("source", metavar="SOURCE", help=_SOURCE)
    build.add_argument(
        "-o", "--output", metavar="FILE.xlsx", required=True, help="the workbook to write"
    )
    _add_scheme_and_date(build)
    build.set_defaults(run=_run_build)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser(
        "check",
        help="find what is wrong in a register, or odd",
        description="Checks a register by rules that published registers taught: entries, scores, "
        "dates, governance, seals and corrections of past quarters, what is printed elsewhere, and "
        "the scheme itself. Only `verify` and `roll-forward` look at the archive. Exit code 0: no "
        "error and no warning; 1: some; 2: the source cannot be read.",
    )
    check.add_argument("source", metavar="SOURCE", help=_SOURCE)
    _add_scheme_and_date(check)
    _add_forms(check, "json", "csv")
    check.set_defaults(run=_run_check)


def _add_verify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
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
    _add_forms(verify, "json")
    verify.set_defaults(run=_run_verify)


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    compare = commands.add_parser(
        "compare",
        help="find out what changed between two registers",
        description="Compares an earlier register with a later one, workbooks or folders in any "
        "mix, and says what changed, risk by risk: what came and left, scores and what moved them, "
        "owners, reviews, controls, wording. Without -o it is printed. It is for officers: it "
        "shows all that the registers hold. Exit code 0: done; 2: a register cannot be read or "
        "has errors, or the file cannot be written.",
    )
    compare.add_argument("old", metavar="OLD", help=f"the earlier register: {_SOURCE}")
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


def _add_roll_forward(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    roll = commands.add_parser(
        "roll-forward",
        help="end the quarter: seal its positions, archive it, and go on into the next",
        description="Ends the quarter of a register: current assessments become sealed positions "
        "under the old as-at date, agreed scores become current, completed controls are in place, "
        "and the date moves. The register as it stood is archived as a folder, with a certificate. "
        "Prints a proof that no risk was lost. Refused over errors of the checks and over what "
        "cannot be carried, unless a reason is given, which is logged; and over past quarters "
        "whose seals are not those of their certificates, whatever the reason.",
    )
    roll.add_argument("source", metavar="SOURCE", help=_SOURCE)
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


def _add_appendices(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    appendices = commands.add_parser(
        "appendices",
        help="write the committee's papers: Word, Excel and PDF",
        description="Writes the papers of one meeting from a register: the public pack with its "
        "cover report, or what only members get. Which appendices there are stands in the scheme. "
        "Public files never hold what is withheld; they are searched for it before they are "
        "written. Public files go to FOLDER/public, members' files and the certificate of the "
        "search to FOLDER/members, the officers' briefing to FOLDER/officers.",
    )
    appendices.add_argument("source", metavar="SOURCE", help=_SOURCE)
    appendices.add_argument(
        "-o", "--output", metavar="FOLDER", required=True, help="the folder to write into"
    )
    appendices.add_argument(
        "--meeting", metavar="NAME", default="",
        help="the committee, or a part of its name, or the meeting's date, or both: what is new or "
        "changed is counted from its previous meeting (default: the latest meeting's committee)",
    )  # fmt: skip
    appendices.add_argument(
        "--audience", choices=("public", "members"), default="public",
        help="who is to read it (default: public)",
    )  # fmt: skip
    appendices.add_argument(
        "--full", action="store_true",
        help="give members everything, not only what the public pack lacks",
    )  # fmt: skip
    appendices.add_argument(
        "--format", metavar="LIST", default="docx,xlsx,pdf",
        help="the formats, separated by commas (default: docx,xlsx,pdf)",
    )  # fmt: skip
    appendices.add_argument(
        "--only", metavar="LIST", default="",
        help="these appendices only, by their letters or numbers, separated by commas",
    )  # fmt: skip
    appendices.add_argument(
        "--earlier", metavar="OLD", default="",
        help="an earlier register, such as the folder archived for the last quarter: wording that "
        "changed since is marked, and the pack begins with a list of what changed",
    )  # fmt: skip
    appendices.add_argument(
        "--scheme", metavar="NAME|FILE",
        help="the scheme to use instead of the source's own",
    )  # fmt: skip
    appendices.set_defaults(run=_run_appendices)


def _add_adopt(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    adopt = commands.add_parser(
        "adopt",
        help="go over to another scheme: new thresholds, or new scales",
        description="Takes a register over to another scheme, and says what that changes: which "
        "risks are in another band, which cross the tolerance, what is reviewed more often, and "
        "the heat map before and after. Past quarters stay as they were scored. Where levels or "
        "names have no counterpart, a mapping file is asked for, and one to fill in is printed.",
    )
    adopt.add_argument("source", metavar="SOURCE", help=_SOURCE)
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


def _add_folder(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    folder = commands.add_parser(
        "folder",
        help="write a workbook's register as a folder of text files",
        description="Reads a register's workbook and writes it as a folder: register.toml and a "
        "CSV file for each table, from which the same workbook can be built. What cannot be "
        "carried is told. A folder that holds a register is replaced; other files in it stay.",
    )
    folder.add_argument("source", metavar="SOURCE", help=_SOURCE)
    folder.add_argument(
        "-o", "--output", metavar="FOLDER", required=True, help="the folder to write"
    )
    _add_scheme_and_date(folder)
    folder.set_defaults(run=_run_folder)


def _add_scheme_and_date(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--scheme",
        metavar="NAME|FILE",
        help="score by this scheme instead of the source's own: "
        "a name that `opcc-register schemes` lists, or a .toml file",
    )
    command.add_argument(
        "--as-at",
        metavar="DATE",
        help="the date the register speaks of, instead of the source's own: "
        "2023-10-26 or 26/10/2023",
    )


def _add_forms(command: argparse.ArgumentParser, *forms: str) -> None:
    """An option for each form that the findings may take; without one, they are text."""
    options = command.add_mutually_exclusive_group()
    for form in forms:
        options.add_argument(
            f"--{form}", dest="form", action="store_const", const=form, default="text",
            help=f"print the findings as {form.upper()}, for machines",
        )  # fmt: skip


def _add_schemes(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    schemes = commands.add_parser(
        "schemes",
        help="list the scoring schemes, or show one",
        description="Lists the scoring schemes that come with the software. With a name or a "
        ".toml file, shows that scheme: scales, matrix, bands, tolerance, and what is assumed.",
    )
    schemes.add_argument("name", metavar="NAME", nargs="?", help="a scheme's name, or a .toml file")
    schemes.set_defaults(run=_run_schemes)


def _add_template(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    template = commands.add_parser(
        "template",
        help="write an empty register workbook to start from",
        description="Writes the workbook of a register without risks, for an office that starts "
        "today.",
    )
    template.add_argument(
        "-o", "--output", metavar="FILE.xlsx", required=True, help="the workbook to write"
    )
    template.add_argument(
        "--scheme", metavar="NAME|FILE", default="generic-5x5",
        help="the scheme to score by: a name that `opcc-register schemes` lists, or a .toml file "
        "(default: generic-5x5)",
    )  # fmt: skip
    template.add_argument(
        "--as-at", metavar="DATE",
        help="the date the register speaks of (default: the day the scheme came into force)",
    )  # fmt: skip
    template.add_argument(
        "--text", action="store_true",
        help="also write what stands in its cells as text beside it, for reviewing changes",
    )  # fmt: skip
    template.set_defaults(run=_run_template)


def _add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser(
        "demo",
        help="build every example into ./demo",
        description="Builds the workbook of every example, which are real published registers, "
        "into the folder ./demo, and says what to open and what to notice.",
    )
    demo.set_defaults(run=_run_demo)


# Each command is imported when it is run: `--help` need not wait for a workbook writer.


def _run_build(options: argparse.Namespace) -> int:
    from command_line.build import build_file  # noqa: PLC0415

    return build_file(options.source, options.output, options.scheme, options.as_at)


def _run_check(options: argparse.Namespace) -> int:
    from command_line.check import check_source  # noqa: PLC0415

    return check_source(options.source, options.scheme, options.as_at, options.form)


def _run_verify(options: argparse.Namespace) -> int:
    from command_line.verify import verify_workbook  # noqa: PLC0415

    return verify_workbook(options.workbook, options.archive, options.form)


def _run_compare(options: argparse.Namespace) -> int:
    from command_line.compare import compare_sources  # noqa: PLC0415

    return compare_sources(options)


def _run_roll_forward(options: argparse.Namespace) -> int:
    from command_line.roll_forward import roll_source_forward  # noqa: PLC0415

    return roll_source_forward(options)


def _run_appendices(options: argparse.Namespace) -> int:
    from command_line.appendices import write_appendices  # noqa: PLC0415

    return write_appendices(options)


def _run_adopt(options: argparse.Namespace) -> int:
    from command_line.adopt import adopt_scheme  # noqa: PLC0415

    return adopt_scheme(options)


def _run_folder(options: argparse.Namespace) -> int:
    from command_line.folder import write_folder  # noqa: PLC0415

    return write_folder(options.source, options.output, options.scheme, options.as_at)


def _run_schemes(options: argparse.Namespace) -> int:
    from command_line.scheme_listing import list_schemes, show_scheme  # noqa: PLC0415

    return show_scheme(options.name) if options.name else list_schemes()


def _run_template(options: argparse.Namespace) -> int:
    from command_line.template import write_template  # noqa: PLC0415

    return write_template(options.output, options.scheme, options.as_at, text=options.text)


def _run_demo(_options: argparse.Namespace) -> int:
    from command_line.demo import build_examples  # noqa: PLC0415

    return build_examples()


if __name__ == "__main__":
    run()
