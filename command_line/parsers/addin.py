"""What `addin` and its own commands understand."""

from __future__ import annotations

import argparse

from command_line.parsers.options import Commands


def add_addin(commands: Commands) -> None:
    """Adds the command `addin`."""
    addin = commands.add_parser(
        "addin",
        help="build, install or remove the Excel add-in",
        description="The Excel add-in, for whoever runs this command: no administrator is needed. "
        "docs/install-windows.md says what goes where, and what an IT department may want to know.",
    )
    its_own = addin.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(its_own)
    _add_install(its_own)
    _add_uninstall(its_own)
    _add_status(its_own)


def _add_build(commands: Commands) -> None:
    build = commands.add_parser(
        "build",
        help="write the add-in's file",
        description="Writes RiskRegister.xlam, to be looked at, signed or deployed.",
    )
    build.add_argument(
        "-o", "--output", metavar="FILE.xlam", required=True, help="the file to write"
    )
    build.set_defaults(run=_run_build)


def _add_install(commands: Commands) -> None:
    install = commands.add_parser(
        "install",
        help="install the add-in, or update it",
        description="Makes a virtual environment, installs this version there, and puts the add-in "
        "into Excel's start folder. Whatever fails, what was there before stays. On a machine "
        "without Excel it says what it would do.",
    )
    install.add_argument(
        "--wheels", metavar="FOLDER",
        help="install from the wheels in this folder alone, without a network",
    )  # fmt: skip
    install.add_argument(
        "--signed", metavar="FILE.xlam",
        help="put this add-in file, which `addin build` wrote and somebody signed",
    )  # fmt: skip
    _add_without_excel(install)
    install.set_defaults(run=_run_install)


def _add_uninstall(commands: Commands) -> None:
    uninstall = commands.add_parser(
        "uninstall",
        help="remove the add-in",
        description="Removes what install made. Settings that somebody changed and the log stay. "
        "On a machine without Excel it says what it would do.",
    )
    uninstall.add_argument(
        "--all", action="store_true", help="remove changed settings and the log too"
    )
    _add_without_excel(uninstall)
    uninstall.set_defaults(run=_run_uninstall)


def _add_status(commands: Commands) -> None:
    status = commands.add_parser(
        "status",
        help="say what is installed where, and whether it fits together",
        description="Says what is installed where, in which versions. Exit code 0: all of it is "
        "there and fits together; 1: something is missing or does not fit, and was told.",
    )
    status.set_defaults(run=_run_status)


def _add_without_excel(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--without-excel", action="store_true",
        help="do it although Excel is not on this machine, to prepare a profile",
    )  # fmt: skip


# The modules are imported when a command is run: `--help` need not wait for them.


def _run_build(options: argparse.Namespace) -> int:
    from command_line.addin import build_addin  # noqa: PLC0415

    return build_addin(options.output)


def _run_install(options: argparse.Namespace) -> int:
    from command_line.addin import install_addin  # noqa: PLC0415

    return install_addin(options.wheels, options.signed, without_excel=options.without_excel)


def _run_uninstall(options: argparse.Namespace) -> int:
    from command_line.addin import uninstall_addin  # noqa: PLC0415

    return uninstall_addin(everything=options.all, without_excel=options.without_excel)


def _run_status(_options: argparse.Namespace) -> int:
    from command_line.addin import show_addin  # noqa: PLC0415

    return show_addin()
