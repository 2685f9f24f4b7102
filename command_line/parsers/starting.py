"""What `schemes`, `template` and `demo` understand."""

from __future__ import annotations

import argparse

from command_line.parsers.options import Commands


def add_schemes(commands: Commands) -> None:
    """Adds the command `schemes`."""
    schemes = commands.add_parser(
        "schemes",
        help="list the schemes, or show one",
        description="Lists the schemes that come with the software, of risk registers and of "
        "delivery plans. With a name or a .toml file, shows that scheme: scales, matrix, bands or "
        "ratings, tolerance, policy areas, and what is assumed.",
    )
    schemes.add_argument("name", metavar="NAME", nargs="?", help="a scheme's name, or a .toml file")
    schemes.set_defaults(run=_run_schemes)


def add_template(commands: Commands) -> None:
    """Adds the command `template`."""
    template = commands.add_parser(
        "template",
        help="write an empty register or plan to start from",
        description="Writes the workbook of a risk register without risks, or of a delivery plan "
        "without commitments, as the scheme says, for an office that starts today.",
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


def add_demo(commands: Commands) -> None:
    """Adds the command `demo`."""
    demo = commands.add_parser(
        "demo",
        help="build every example into ./demo",
        description="Builds the workbook of every example, which are real published registers, "
        "into the folder ./demo, and says what to open and what to notice.",
    )
    demo.set_defaults(run=_run_demo)


# Each command is imported when it is run: `--help` need not wait for a workbook writer.


def _run_schemes(options: argparse.Namespace) -> int:
    from command_line.scheme_listing import list_schemes, show_scheme  # noqa: PLC0415

    return show_scheme(options.name) if options.name else list_schemes()


def _run_template(options: argparse.Namespace) -> int:
    from command_line.template import write_template  # noqa: PLC0415

    return write_template(options.output, options.scheme, options.as_at, text=options.text)


def _run_demo(_options: argparse.Namespace) -> int:
    from command_line.demo import build_examples  # noqa: PLC0415

    return build_examples()
