"""Packs for the tests of the formats, written out by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from appendices.content import (
    Block,
    Cell,
    Column,
    FactsBlock,
    Heading,
    Pack,
    PageBreak,
    Paragraph,
    Section,
    TableBlock,
    line,
    lines,
)
from appendices.meeting import as_seen_by, meeting_of
from appendices.pack import pack_of
from risk_register.appendix import Audience
from risk_register.scheme import Band
from tests.registers import example

HIGH = Band("High", 15, 25, "#C00000", "#FFFFFF")
MEDIUM = Band("Medium", 8, 14, "#FFC000", "#000000")
LOW = Band("Low", 1, 7, "#92D050", "#000000")

MAP = TableBlock(
    caption="Heat map",
    columns=(Column("Impact / Likelihood", 2), Column("1 Rare", 2, centred=True),
             Column("2 Likely", 2, centred=True)),
    rows=(
        (Cell("2 Major"), Cell(lines=lines(["8 Medium"]), band=MEDIUM),
         Cell(lines=lines(["16 High", "R1"]), band=HIGH)),
        (Cell("1 Minor"), Cell(lines=lines(["1 Low", "R2"]), band=LOW),
         Cell(lines=lines(["2 Low"]), band=LOW)),
    ),
    description="Impact Major, likelihood Likely: R1. Impact Minor, likelihood Rare: R2.",
    first_column_heads=True,
)  # fmt: skip

PAGES: tuple[Block, ...] = (
    Heading("R1 Money runs out"),
    TableBlock(
        "R1 Money runs out",
        (Column("Reference"), Column("Owner", 3), Column("Score", centred=True)),
        ((Cell("R1"), Cell("Treasurer"), Cell(16, band=HIGH)),),
    ),
    FactsBlock(
        "R1 Money runs out",
        (
            ("Summary", Cell(lines=lines(["The grant is [added: far] smaller [removed: now]."]))),
            ("Controls", Cell(lines=lines(["A plan", "A reserve"], bullets=True))),
            ("Due", Cell()),
        ),
    ),
    PageBreak(),
    Heading("R2 People leave"),
    FactsBlock("R2 People leave", (("Summary", Cell("Pay is low.")),)),
)

WIDE = TableBlock(
    "Everything",
    tuple(Column(name) for name in ("Reference", "Title", "Owner", "Likelihood", "Impact", "Score",
                                    "Status", "Next review")),
    tuple(
        (Cell(f"R{number}"), Cell("Title"), Cell("Treasurer"), Cell(4), Cell(4),
         Cell(16, band=HIGH), Cell("Treat"), Cell(date(2026, 6, 30)))
        for number in range(1, 61)
    ),
    "60 risks, one a row.",
    first_column_heads=True,
)  # fmt: skip


def section(key: str, title: str, *blocks: Block, marking: str = "", wide: bool = False) -> Section:
    """A section that the public may read."""
    return Section(key, title, Audience.PUBLIC, marking, blocks, wide=wide)


SECTIONS = (
    section("A", "Heat map", MAP, marking="OFFICIAL"),
    section("B", "Risk pages", *PAGES, marking="OFFICIAL-SENSITIVE"),
    section("C", "All risks", WIDE, marking="OFFICIAL", wide=True),
    section("D", "Closed risks", Paragraph(line("None was closed.")), marking="OFFICIAL"),
)


def pack(*sections: Section, contents: Sequence[str] | None = None) -> Pack:
    """A public pack of some sections, or of all `SECTIONS` and one for members only."""
    shown = sections or SECTIONS
    listed = tuple(each.heading for each in shown)
    return Pack(
        title="Risk papers, March 2026",
        organisation="Office of the PCC for Anyshire",
        committee="Joint Audit Committee",
        meeting_date=date(2026, 4, 20),
        as_at=date(2026, 3, 31),
        audience=Audience.PUBLIC,
        marking="OFFICIAL",
        contents=listed if contents is None else tuple(contents),
        sections=shown,
    )


def members_listed() -> Pack:
    """The public pack of all `SECTIONS`, whose contents name an appendix for members only."""
    public = pack()
    return replace(public, contents=(*public.contents, "Appendix E: Withheld (for members only)"))


def leicestershire() -> Pack:
    """Appendices A and B of one of the examples, for members, in full."""
    register = example("leicestershire-2023-10")
    meeting, findings = meeting_of(register)
    assert meeting is not None, findings
    seen = as_seen_by(register, meeting)
    return pack_of(seen, Audience.MEMBERS, full=True, only=("A", "B"), meeting=meeting)
