"""Options that several commands share."""

from __future__ import annotations

import argparse
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""The list to which each command is added."""

SOURCE = (
    "a register's workbook, or a folder with register.toml and risks.csv (of a plan: "
    "commitments.csv) in it"
)


def add_scheme_and_date(command: argparse.ArgumentParser) -> None:
    """Adds the scheme and the as-at date to use instead of the source's own."""
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


def add_forms(command: argparse.ArgumentParser, *forms: str) -> None:
    """An option for each form that the findings may take; without one, they are text."""
    options = command.add_mutually_exclusive_group()
    for form in forms:
        options.add_argument(
            f"--{form}", dest="form", action="store_const", const=form, default="text",
            help=f"print the findings as {form.upper()}, for machines",
        )  # fmt: skip
