"""Packs for the tests of the workbook: every kind for every example, and some made by hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from appendices.columns import columns_of
from appendices.content import (
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
from appendices.kinds.pages import parts_of
from appendices.meeting import Meeting
from appendices.pack import pack_of
from risk_register.appendix import Appendix, AppendixKind, AppendixOrder, Audience
from risk_register.scheme import Band, Scheme
from risk_register.values import Month
from tests.registers import EXAMPLE_NAMES, example

HIGH = Band("High", 8, 16, "#C00000", "#FFFFFF")
LOW = Band("Low", 1, 3, "#FFFF00", "#000000")

AWKWARD = (
    "=1+1", "+44 116 496 0000", "-5 degrees", "@SUM(A1)", "#N/A", "TRUE", "0012", "1/2",
    "It said _x000D_ literally", "quotes \" and ' and & and < and >", "Welsh ŵ and ▲ and 🙂",
    "]]> and <![CDATA[", "&P of &N",
)  # fmt: skip


def leicestershire() -> Pack:
    """The appendices as the scheme of Leicestershire declares them."""
    return pack_of(example("leicestershire-2023-10"), Audience.PUBLIC, full=True)


def every_kind(name: str) -> Pack:
    """A pack of an example with an appendix of each kind that its scheme can feed."""
    register = example(name)
    declared = tuple(_every_kind(register.scheme))
    with_all = replace(register, scheme=replace(register.scheme, appendices=declared))
    meeting = Meeting("Joint Audit Committee", date(2026, 4, 20), None)
    return pack_of(with_all, Audience.PUBLIC, full=True, meeting=meeting)


def _every_kind(scheme: Scheme) -> list[Appendix]:
    known = columns_of(scheme)
    score = scheme.current.score if scheme.has_scores else "status"
    wanted = ("reference", "title", "owner", "status", score, "direction")
    columns = {name: name.replace("_", " ").capitalize() for name in wanted if name in known}
    parts = ("description", "cause", "effect", "controls", "updates", "links", "next_key")
    headings = {name: name.replace("_", " ").capitalize() for name in parts}
    own = {name: said for name, said in headings.items() if name in parts_of(scheme)}
    quarters = {"quarters": "Quarters"} if {"history"} & {*scheme.tables} else {}
    assessed = {"assessments": "Assessment"} if scheme.scales else {}
    counts = ("live_{many}", "new_{many}", "closed_{many}")
    named = {scheme.says(each): each[: each.index("_")].capitalize() for each in counts}
    members, every = Audience.MEMBERS, (scheme.says("all_{many}"),)
    kinds = [
        Appendix("1", "Figures", AppendixKind.FIGURES, columns=named),
        Appendix("2", "All risks", AppendixKind.TABLE, chooses=every,
                 columns={**columns, **quarters}, order=AppendixOrder.SCORE),
        Appendix("3", "Risk by risk", AppendixKind.PAGES, chooses=every, columns=columns,
                 parts={**assessed, **own}, marking="OFFICIAL-SENSITIVE", audience=members),
        Appendix("4", "Statuses", AppendixKind.STATUSES),
        Appendix("5", "Control actions", AppendixKind.CONTROLS, chooses=every,
                 columns={"reference": "Risk", "risk": "Title", "control": "Control"}),
        Appendix("6", "Links", AppendixKind.LINKS, chooses=every,
                 columns={"reference": "Risk", "organisation": "Organisation"}),
        Appendix("7", "Key to the owners", AppendixKind.OWNERS),
        Appendix("8", "Risks that became issues", AppendixKind.TABLE,
                 chooses=(scheme.says("issue_{many}"),), columns=columns,
                 nil="No risk has become an issue."),
    ]  # fmt: skip
    if scheme.scales:
        kinds.append(Appendix("9", "Heat map", AppendixKind.HEAT_MAP))
        kinds.append(Appendix("10", "Scoring matrix", AppendixKind.MATRIX))
    return kinds


def made(*sections: Section, marking: str = "OFFICIAL") -> Pack:
    """A pack of sections that are written out."""
    return Pack(
        title="Strategic risk register, March 2026",
        organisation="Office of the PCC for Anyshire",
        committee="Joint Audit Committee",
        meeting_date=date(2026, 4, 20),
        as_at=date(2026, 3, 31),
        audience=Audience.PUBLIC,
        marking=marking,
        contents=(*(section.heading for section in sections),
                  "Appendix Z: Restricted risks (for members only)"),
        sections=sections,
    )  # fmt: skip


def section(key: str, title: str, *blocks: object, references: tuple[str, ...] = ()) -> Section:
    """A public section of blocks."""
    return Section(key, title, Audience.PUBLIC, "OFFICIAL", blocks, references)  # type: ignore[arg-type]


def nil() -> Pack:
    """Sections that say that there is nothing, and a table without rows."""
    empty = TableBlock("Links", (Column("Risk"), Column("Link", 3)), ())
    return made(
        section(
            "A", "New risks", Paragraph(line("There are no new risks since the last meeting."))
        ),
        section("B", "Links", empty),
    )


def one_risk() -> Pack:
    """A single risk, on a page and in a table."""
    columns = (Column("Reference"), Column("Title", 3), Column("Score"), Column("Reviewed"))
    row = (Cell("R1"), Cell("Money runs short"), Cell(16, band=HIGH), Cell(date(2026, 2, 28)))
    return made(
        section("A", "The risk", TableBlock("The risk", columns, (row,), first_column_heads=True)),
        section("B", "Its page", *_page("R1", "Money runs short", 2), references=("R1",)),
    )


def awkward() -> Pack:
    """Texts that a spreadsheet may take for more, in titles, headings and cells."""
    columns = (Column("Reference"), Column("Title", 3), Column("title"), Column(""), Column("=A1"))
    rows = tuple(
        (Cell(f"R{number}"), Cell(text, (line(text),)), Cell(text), Cell(0), Cell(Month(2026, 5)))
        for number, text in enumerate(AWKWARD)
    )
    table = TableBlock("=SUM(A1)", columns, rows, first_column_heads=True)
    return made(
        section("A", "What [is] this? A/B: *all* of it, at length", table),
        section("A", "What [is] this? A/B: *all* of it, at length", table),
        section("", "History", Paragraph(line("=1+1"))),
        section("C", "'quoted'", Paragraph(line("A name in quotes."))),
        marking="OFFICIAL & SENSITIVE",
    )


def changed_wording() -> Pack:
    """Wording added and removed."""
    text = "The force [removed: may] [added: will] run short of money."
    table = TableBlock(
        "Changed", (Column("Reference"), Column("Text", 4)),
        ((Cell("R1"), Cell(lines=lines([text]))), (Cell("R2"), Cell("As it was"))),
        first_column_heads=True,
    )  # fmt: skip
    return made(section("A", "Changed wording", Paragraph(line(text)), table))


def long_risks() -> Pack:
    """Forty risks with long logs on pages, and a table whose texts no row can show."""
    blocks: list[object] = []
    references = [f"R{number:02}" for number in range(1, 41)]
    for reference in references:
        blocks += [PageBreak(), *_page(reference, f"Risk {reference[1:]} with a title", 30)]
    long = Cell(lines=lines([f"Action {number} is done." for number in range(60)], bullets=True))
    rows = ((Cell("R01"), long), (Cell("R02"), Cell("Short.")))
    columns = (Column("Reference"), Column("Actions", 4))
    return made(
        section("A", "Risk by risk", *blocks[1:], references=tuple(references)),
        section("B", "Actions", TableBlock("Actions", columns, rows, first_column_heads=True)),
    )


def _page(reference: str, title: str, entries: int) -> list[object]:
    said = "at some length what was done, by whom and why, and what is to follow from it"
    log = [f"{1 + n % 28:02}/01/2026 – Entry {n} says {said}." for n in range(entries)]
    columns = (Column("Assessment", 2), Column("Likelihood"), Column("Score"))
    assessments = (
        (Cell("Current"), Cell(4), Cell(16, band=HIGH)),
        (Cell("Target"), Cell(1), Cell(2, band=LOW)),
    )
    facts = (
        ("Title", Cell(title)),
        ("Summary", Cell(lines=lines(["What may happen. " * 20]))),
        ("Log", Cell(lines=lines(log, bullets=True))),
        ("Next key date", Cell(date(2026, 5, 1))),
    )
    return [
        Heading(f"{reference} {title}"),
        TableBlock(
            title, (Column("Owner"), Column("Reference")), ((Cell("CFO"), Cell(reference)),)
        ),
        TableBlock("Scores", columns, assessments, first_column_heads=True),
        FactsBlock(title, facts),
    ]


PACKS: Mapping[str, Callable[[], Pack]] = {
    "leicestershire": leicestershire,
    **{name: partial(every_kind, name) for name in EXAMPLE_NAMES},
    "nil": nil,
    "one risk": one_risk,
    "awkward": awkward,
    "changed wording": changed_wording,
    "long risks": long_risks,
}
