"""What `appendices` understands."""

from __future__ import annotations

import argparse

from command_line.parsers.options import SOURCE, Commands


def add_appendices(commands: Commands) -> None:
    """Adds the command `appendices`."""
    appendices = commands.add_parser(
        "appendices",
        help="write the committee's papers: Word, Excel and PDF",
        description="Writes the papers of one meeting from a register: the public pack with its "
        "cover report, or what only members get. Which appendices there are stands in the scheme. "
        "Public files never hold what is withheld; they are searched for it before they are "
        "written. Public files go to FOLDER/public, members' files and the certificate of the "
        "search to FOLDER/members, the officers' briefing to FOLDER/officers.",
    )
    appendices.add_argument("source", metavar="SOURCE", help=SOURCE)
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


# Each command is imported when it is run: `--help` need not wait for a workbook writer.


def _run_appendices(options: argparse.Namespace) -> int:
    from command_line.appendices import write_appendices  # noqa: PLC0415

    return write_appendices(options)
