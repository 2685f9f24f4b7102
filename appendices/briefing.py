"""The officers' briefing: what a committee is likely to ask, with the rows behind each answer.

It is for officers only, and part of no pack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from appendices.content import (
    Block,
    Cell,
    Column,
    Heading,
    Section,
    TableBlock,
    in_full,
    lines,
    text_cell,
)
from appendices.corrected import correction_lines, marked
from appendices.report.changed import why
from appendices.report.figures import has_controls, has_reviews
from appendices.report.moves import rescored, rise
from appendices.report.ratings import score, score_cell
from appendices.report.reported import Reported
from appendices.report.words import bracketed, counted, numbered, paragraph
from risk_register import scores
from risk_register.appendix import Audience
from risk_register.checks.governance import QUARTERS_RED
from risk_register.checks.looking import logs
from risk_register.checks.movements import completed_since
from risk_register.checks.run import RULES, Report, run
from risk_register.findings import Finding
from risk_register.movement import earlier_score
from risk_register.quarters import positions, quarters_in_band
from risk_register.register import Register, Row

TITLE = "Briefing for officers: what the committee may ask"

MARKING = "For officers only"

FEWEST_QUARTERS = 2
"""From so many quarters in the highest band, this one counted, a committee asks why."""

_Answer = Callable[[Register, Report], Iterator[Block]]
_IsAsked = Callable[[Register], bool]
"""Whether a question can be put to a register at all, whatever it keeps."""


def briefing(register: Register) -> Section:
    """The questions that a committee is likely to ask of a register, and what it answers."""
    report = run(register)
    blocks: list[Block] = [paragraph(
        f"The figures are as at {in_full(register.settings.as_at)}. Under each question stands "
        "what the register says, with the rows behind it."
    )]  # fmt: skip
    for question, (answer, is_asked) in _QUESTIONS.items():
        if is_asked(register):
            blocks += [Heading(question), *answer(register, report)]
    marking = " – ".join(filter(None, (register.settings.marking, MARKING)))
    return Section("", TITLE, Audience.MEMBERS, marking, tuple(blocks), wide=True)


@dataclass(frozen=True, slots=True)
class _Checked:
    """A question that rules of the checks answer, by their codes; what they find is the rows.

    `one` and `many` say what is found: "review is overdue", "reviews are overdue". `table` is one
    that must have rows, or finding nothing says nothing; empty for the first.
    """

    codes: tuple[str, ...]
    one: str
    many: str
    table: str = ""

    def __call__(self, register: Register, report: Report) -> Iterator[Block]:
        found = [each for each in report.findings if each.code in self.codes]
        table = self.table or register.kind.first.name
        if all(code in report.not_run for code in self.codes):
            yield paragraph(_silence(register, self.codes))
        elif not register.rows(table):
            yield paragraph(f"The register gives no {table}.")
        else:
            yield paragraph(f"{numbered(len(found), self.one, self.many)}.")
        if found:
            caption = f"{self.many[0].upper()}{self.many[1:]}"
            yield _findings(register, found, caption)


def _silence(register: Register, codes: tuple[str, ...]) -> str:
    """Why rules did not run: the office turned them off, or the register has not what they take."""
    off = [register.settings.checks[code].reason for code in codes if _is_off(register, code)]
    if off:
        return f"Not looked at, as the office has turned it off: {'; '.join(off)}"
    needs = [need for rule in RULES if rule.code in codes for need in rule.needs]
    lacking = dict.fromkeys(need(register.scheme).replace("_", " ") for need in needs)
    return f"The register cannot say: {'; '.join(filter(None, lacking))}."


def _is_off(register: Register, code: str) -> bool:
    setting = register.settings.checks.get(code)
    return setting is not None and setting.severity is None


def _findings(register: Register, found: list[Finding], caption: str) -> TableBlock:
    columns = (Column(register.kind.One), Column("Title", 3), Column("What was found", 3),
               Column("What was expected", 3), Column("What would put it right", 3),
               Column("Where", 2))  # fmt: skip
    rows = tuple(
        (
            Cell(each.reference or "All"), text_cell(register.titles.get(each.reference, "")),
            text_cell(each.actual), text_cell(each.expected), text_cell(each.remedy),
            text_cell(str(each.place)),
        )
        for each in found
    )  # fmt: skip
    return TableBlock(caption, columns, rows, first_column_heads=True)


def _long_red(register: Register, _report: Report) -> Iterator[Block]:
    """The risks that have been in the highest band for quarters, the longest first."""
    scheme, past = register.scheme, register.past_quarters[::-1]
    if not scheme.bands or "history" not in scheme.tables:
        lacking = f"earlier {scheme.measure}s" if scheme.bands else "bands such as High or Low"
        yield paragraph(f"The register cannot say: it has no {lacking}.")
        return
    top = scheme.bands[-1]
    rows = []
    for risk in register.live_entries:
        count = quarters_in_band(register, risk, positions(register, risk, past)) or 0
        if scores.band(scheme, scheme.current, risk) is top and count >= FEWEST_QUARTERS:
            rows.append((count, risk))
    words = f"rated {top.name} for {FEWEST_QUARTERS} quarters or more, this one counted"
    said = counted(len(rows), f"has been {words}", f"have been {words}", scheme.kind.one)
    yield paragraph(f"{said}.")
    caption = f"Rated {top.name} for long" if scheme.rates_in_words else "In the highest band"
    yield from _quarters(register, caption, rows)


def _standing_still(register: Register, _report: Report) -> Iterator[Block]:
    """The risks whose score has not moved for a year, unless they are where they should be."""
    scheme, quarters = register.scheme, 1 + len(register.past_quarters)
    if not scheme.has_scores or "history" not in scheme.tables:
        lacking = "earlier scores" if scheme.has_scores else "scores"
        yield paragraph(f"The register cannot say: it has no {lacking}.")
    elif quarters < QUARTERS_RED:
        known = numbered(quarters, "quarter", "quarters")
        yield paragraph(f"The register cannot say: it has scores of {known} only, and this looks "
                        f"at {QUARTERS_RED}.")  # fmt: skip
    else:
        yield from _stood_still(register)


def _stood_still(register: Register) -> Iterator[Block]:
    counts = [(_quarters_unmoved(register, risk), risk) for risk in register.live_entries]
    rows = [
        (count, risk)
        for count, risk in counts
        if count >= QUARTERS_RED and not _at_target(register, risk)
    ]
    words = f"stood still for {QUARTERS_RED} quarters or more, this one counted"
    number = counted(len(rows), f"has {words}", f"have {words}", "score")
    kept = register.scheme.standing_for("target")
    beside = "Scores at or below their target are left out." if kept else "No target is kept."
    yield paragraph(f"{number}.", beside)
    yield from _quarters(register, "Scores that have stood still", rows)


def _quarters_unmoved(register: Register, risk: Row) -> int:
    """For how many quarters on end, this one counted, a risk has had its present score."""
    now = score(register, risk)
    earlier = positions(register, risk, register.past_quarters)
    return 0 if now is None else 1 + sum(1 for _ in takewhile(lambda one: one == now, earlier))


def _target(register: Register, risk: Row) -> int | None:
    target = register.scheme.standing_for("target")
    return scores.score(register.scheme, target, risk) if target else None


def _at_target(register: Register, risk: Row) -> bool:
    now, target = score(register, risk), _target(register, risk)
    return now is not None and target is not None and now <= target


def _quarters(register: Register, caption: str, rows: list[tuple[int, Row]]) -> Iterator[Block]:
    """A row for each risk with how many quarters it has been so, the longest first."""
    target = register.scheme.standing_for("target")
    columns = [Column(register.kind.One), Column("Title", 4),
               Column(register.scheme.measure.capitalize()), Column("Quarters"),
               Column("Target")]  # fmt: skip
    shown = len(columns) if target else len(columns) - 1
    cells = [
        (
            Cell(risk.reference), text_cell(risk.text("title")),
            score_cell(register, score(register, risk)), Cell(count),
            score_cell(register, _target(register, risk)),
        )
        for count, risk in sorted(rows, key=lambda row: -row[0])
    ]  # fmt: skip
    if rows:
        yield TableBlock(caption, tuple(columns[:shown]), tuple(row[:shown] for row in cells),
                         first_column_heads=True)  # fmt: skip
    yield from _corrected(register, [risk for _, risk in rows], register.past_quarters)


def _fallen(register: Register, _report: Report) -> Iterator[Block]:
    """The scores that fell though no control was completed since, with what the log says."""
    since, found = register.previous_quarter, rescored(register)
    if since is None or found is None or "controls" not in register.scheme.tables:
        lacking = "earlier scores" if since is None or found is None else "controls"
        yield paragraph(f"The register cannot say: it has no {lacking}.")
        return
    fallen = [
        risk
        for risk in found
        if rise(register, risk) < 0 and not completed_since(register, risk, since)
    ]
    words = f"fallen though no control was completed since {in_full(since)}"
    yield paragraph(f"{counted(len(fallen), f'has {words}', f'have {words}', 'score')}.")
    if fallen:
        yield _falls(register, fallen)
    yield from _corrected(register, fallen, [since])


def _corrected(
    register: Register, risks: Sequence[Row], quarters: Sequence[date]
) -> Iterator[Block]:
    """A line for each correction of a past position that was looked at."""
    references = [risk.reference for risk in risks]
    yield from (paragraph(each) for each in correction_lines(register, references, quarters))


def _falls(register: Register, fallen: list[Row]) -> TableBlock:
    reported, kept, rows = Reported(register, Audience.MEMBERS), logs(register), []
    for risk in fallen:
        words = why(reported, risk, kept.get(risk.reference, []))
        rows.append((
            Cell(risk.reference), text_cell(risk.text("title")),
            marked(register, risk.reference, register.previous_quarter,
                   score_cell(register, earlier_score(register, risk))),
            score_cell(register, score(register, risk)), Cell(lines=lines([words])),
        ))  # fmt: skip
    columns = (Column(register.kind.One), Column("Title", 3), Column("Before"), Column("Now"),
               Column("What its log says", 4))  # fmt: skip
    return TableBlock("Scores that fell", columns, tuple(rows), first_column_heads=True)


def _gone(register: Register, report: Report) -> Iterator[Block]:
    """Who has left, as far as the register gives anybody's last day in post."""
    yield from _LEFT(register, report)
    if not any(row["to"] for row in register.rows("people")):
        yield paragraph("The register gives nobody's last day in post.")


_LEFT = _Checked(
    ("person-left", "owner-missing"),
    "duty is in the hands of someone who has left, or of nobody",
    "duties are in the hands of someone who has left, or of nobody",
)


def _unhelped(register: Register, _report: Report) -> Iterator[Block]:
    """What is in the worst band, with what is needed, of whom."""
    scheme = register.scheme
    worst = scheme.worst_band
    found = [e for e in register.live_entries if scores.band(scheme, scheme.current, e) is worst]
    bare = [entry.reference for entry in found if not entry["action"]]
    named = worst.name if worst else ""
    said = counted(len(found), f"is rated {named}", f"are rated {named}", register.kind.one)
    lacking = f"{len(bare)} of them without a word on what is needed{bracketed(bare)}"
    yield paragraph(f"{said}, {lacking}." if bare else f"{said}.")
    if found:
        columns = (Column(register.kind.One), Column("Title", 3), Column("Reason", 2),
                   Column("Action or support needed", 4))  # fmt: skip
        rows = tuple(
            (Cell(each.reference), text_cell(each.text("title")), Cell(each["rating_reason"]),
             Cell(lines=lines([each.text("action")])))
            for each in found
        )  # fmt: skip
        yield TableBlock("What is needed", columns, rows, first_column_heads=True)


def _always(_register: Register) -> bool:
    return True


def _keeps_actions(register: Register) -> bool:
    return "action" in register.scheme.keeps and register.scheme.worst_band is not None


def _has_numbers(register: Register) -> bool:
    return not register.scheme.rates_in_words


_QUESTIONS: Mapping[str, tuple[_Answer, _IsAsked]] = {
    "Why has this been red for so long?": (_long_red, _always),
    "What is needed, and of whom?": (_unhelped, _keeps_actions),
    "Why does the score not move, and does the target still stand?":
    (_standing_still, _has_numbers),
    "Why did the score fall, if no control was completed?": (_fallen, _has_numbers),
    "Which controls have slipped?": (_Checked(
        ("control-overdue",),
        "planned control is past its due date", "planned controls are past their due date",
        "controls",
    ), has_controls),
    "Does the status fit what is being done?": (_Checked(
        ("overdue-without-status", "overdue-without-control", "tasked-nothing", "tasked-to-nobody",
         "nothing-open-with-open-control"),
        "status is at odds with the controls", "statuses are at odds with the controls",
    ), has_reviews),
    "Which dates have gone by?": (_Checked(
        ("key-date-passed",), "next key date has gone by", "next key dates have gone by"
    ), has_reviews),
    "Which reviews are overdue?": (_Checked(
        ("review-overdue",), "review is overdue", "reviews are overdue"
    ), has_reviews),
    "Who has left?": (_gone, _always),
    "What is above the tolerance without a plan, or with an acceptance that has run out?":
    (_Checked(
        ("above-tolerance-untreated", "acceptance-expired"),
        "risk is above the tolerance without a plan or an acceptance that still holds",
        "risks are above the tolerance without a plan or an acceptance that still holds",
    ), _has_numbers),
    "Do the log, the levels and the score agree?": (_Checked(
        ("log-score-differs", "score-overruled", "direction-contradicted"),
        "contradiction is found", "contradictions are found",
    ), _has_numbers),
    "Which printed figures disagree with the register?": (_Checked(
        ("stated-differs", "stated-count", "stated-list", "stated-title-misplaced",
         "stated-places-differ"),
        "printed figure disagrees", "printed figures disagree",
    ), _always),
}  # fmt: skip
"""The questions, in the order in which a committee is likely to put them."""
