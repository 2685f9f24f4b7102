"""Answers that the rules of the checks give: what they found, or why they did not look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from appendices.content import Block, Cell, Column, TableBlock, text_cell
from appendices.report.words import numbered, paragraph
from risk_register.checks.run import RULES, Report
from risk_register.findings import Finding
from risk_register.register import Register


@dataclass(frozen=True, slots=True)
class Checked:
    """A question that rules of the checks answer, by their codes; what they find is the rows.

    `one` and `many` say what is found: "review is overdue", "reviews are overdue". `table` is one
    that must have rows, or finding nothing says nothing; empty for the first.
    """

    codes: tuple[str, ...]
    one: str
    many: str
    table: str = ""

    def __call__(self, register: Register, report: Report) -> Iterator[Block]:
        """How many were found, with a row for each; or why nobody looked."""
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


def gone(register: Register, report: Report) -> Iterator[Block]:
    """Who has left, as far as the register gives anybody's last day in post."""
    yield from _LEFT(register, report)
    if not any(row["to"] for row in register.rows("people")):
        yield paragraph("The register gives nobody's last day in post.")


_LEFT = Checked(
    ("person-left", "owner-missing"),
    "duty is in the hands of someone who has left, or of nobody",
    "duties are in the hands of someone who has left, or of nobody",
)


def can_be_checked(*codes: str) -> Callable[[Register], bool]:
    """Asked of registers that can feed one of these rules."""
    return lambda register: any(
        rule.code in codes and not rule.unfed(register.scheme) for rule in RULES
    )
