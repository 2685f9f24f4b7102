"""Rules on what is printed elsewhere: every row of `stated` against the register, or each other.

All of them warn: it may be the paper that is wrong, and a register can be built all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from risk_register.checks import notations
from risk_register.checks.rule import Problem, at, rule
from risk_register.checks.stated import (
    Printed,
    counted,
    counts,
    listed,
    misplaced_titles,
    of_risks,
    parted,
    places,
    shown,
    unknown,
)
from risk_register.findings import Severity, quoted
from risk_register.register import Register, Row

MOST_NAMED = 10
"""A count of more risks than this is told without their references."""


@rule("stated-differs", Severity.WARNING)
def stated_differs(register: Register) -> Iterator[Problem]:
    """A figure of a risk that is printed elsewhere is not the register's.

    Leicestershire, October 2023: the page of OPCC056 in Appendix C prints the score 16 and ↓,
    Appendix A prints 8 and →. Cambridgeshire, February 2017: the heat map places SR3.5 at 2 x 2,
    its page at 2 x 4.
    """
    for printed in of_risks(register):
        if printed.meaning is not None:
            groups = printed.groups()
            agreeing = [row for group in groups for row in group if printed.agrees(row)]
            for group in groups:
                if not printed.agrees(group[0]):
                    yield _differs(printed, group, agreeing)


def _differs(printed: Printed, rows: Sequence[Row], agreeing: Sequence[Row]) -> Problem:
    right = f"the register and {places(agreeing)}" if agreeing else "the register"
    said = parted(printed.said, rows[0].text("value"))
    return at(
        rows[0], "value",
        f"{printed.name} {quoted(said)}, as in {right}",
        shown(rows, printed.said),
        f"Correct it in {places(rows)}; or, if that is right, in {right}.",
    )  # fmt: skip


@rule("stated-places-differ", Severity.WARNING)
def stated_places_differ(register: Register) -> Iterator[Problem]:
    """Two places print the same figure differently, and the register cannot say which is right.

    Where it can, `stated-differs` and `stated-count` name the place that is wrong. Leicestershire,
    October 2023, counts operational risks that are kept elsewhere.
    """
    for printed in (*of_risks(register), *counts(register)):
        groups = printed.groups() if printed.meaning is None else []
        for rows in groups[1:]:
            first, value = groups[0], rows[0].text("value")
            yield at(
                rows[0], "value",
                f"the same {printed.name} in every place; {shown(first, value)}",
                shown(rows, first[0].text("value")),
                "Find out which is right, and correct the other.",
            )  # fmt: skip


@rule("stated-title-misplaced", Severity.WARNING)
def stated_title_misplaced(register: Register) -> Iterator[Problem]:
    """A title is printed under the wrong reference: it is another risk's.

    Cambridgeshire, February 2017, covering report, paragraph 4.6: SR3.2 with the title of SR3.1.
    MOPAC, September 2017, key considerations: Risk 3 and Risk 4 for what Appendix 1 numbers 4
    and 5.
    """
    for owner, rows in misplaced_titles(register):
        own, where = rows[0].reference, places(rows)
        yield at(
            rows[0], "value",
            f"the title of {own}, {quoted(register.titles[own])}",
            f"the title of {owner}, {shown(rows)}",
            f"If {owner} is meant, correct the reference in {where}; if {own} is, the title.",
        )  # fmt: skip


@rule("stated-count", Severity.WARNING)
def stated_count(register: Register) -> Iterator[Problem]:
    """A covering report counts the risks of one kind otherwise than the register.

    Leicestershire, October 2023, paragraph 8: six new risks, where five have no previous score.
    """
    many = register.kind.many
    for printed in counts(register):
        groups = printed.groups() if printed.meaning is not None else []
        for rows in groups:
            if not printed.agrees(rows[0]):
                yield at(
                    rows[0], "value",
                    f"{printed.name}: {printed.said}{_references(register, printed.figure)}",
                    shown(rows),
                    f"Correct the count in {places(rows)}, or the {many} that are counted.",
                )  # fmt: skip


def _references(register: Register, count: str) -> str:
    """The risks that a count counts, if they are few."""
    entries = counted(register, count) or ()
    named = f" ({', '.join(entry.reference for entry in entries)})"
    return named if 0 < len(entries) <= MOST_NAMED else ""


@rule("stated-list", Severity.WARNING)
def stated_list(register: Register) -> Iterator[Problem]:
    """A place that lists the risks of one kind leaves some out, or has some of another kind.

    The value of such a row is the references, separated by semicolons. A withheld risk may be left
    out. Leicestershire, October 2023: Appendix B has nine pages for the 15 high risks that
    paragraph 5 places there; Appendix C, of new risks, has OPCC056, which is older.
    """
    withheld = [
        entry.reference
        for entry in counted(register, register.scheme.says("withheld_{many}")) or ()
    ]
    for printed in counts(register):
        entries = counted(register, printed.figure)
        for row in printed.rows if entries is not None else ():
            right = [entry.reference for entry in entries or ()]
            found = listed(register, row) or right
            missing = [each for each in right if each not in (*found, *withheld)]
            extra = [each for each in found if each not in right]
            if missing or extra:
                yield _lists(printed, row, len(found), missing, extra)


def _lists(
    printed: Printed, row: Row, found: int, missing: Sequence[str], extra: Sequence[str]
) -> Problem:
    place, many = row.text("place"), printed.scheme.kind.many
    told = [f"without {', '.join(missing)}"] if missing else []
    told += [f"with {', '.join(extra)}"] if extra else []
    return at(
        row, "value",
        f"the {printed.said} {printed.name} of the register, but for withheld ones",
        f"{found} in {place}, {' and '.join(told)}",
        f"Correct {place}, or what is said of it, or those {many} in the register.",
    )  # fmt: skip


@rule("stated-unread", Severity.NOTE)
def stated_unread(register: Register) -> Iterator[Problem]:
    """A value as printed cannot be read, so that it is not reconciled.

    West Midlands, June 2024: of the initials of one owner a single letter is left.
    """
    for printed in (*of_risks(register), *counts(register)):
        for row in printed.rows if printed.meaning is not None else ():
            value = row.text("value")
            if printed.read(value) is None and not _says_something_else(register, row):
                yield at(
                    row, "value",
                    f"{printed.name}, such as {quoted(printed.said)}", shown([row]),
                    f"Enter {quoted(value)} so that it can be compared, or compare it by eye.",
                )  # fmt: skip


def _says_something_else(register: Register, row: Row) -> bool:
    """Whether a value that cannot be read is a dash or the like, or a list, which has its rule."""
    is_list = not row.reference and listed(register, row) is not None
    return is_list or notations.prints_nothing(row.text("value"))


@rule("stated-unknown", Severity.NOTE)
def stated_unknown(register: Register) -> Iterator[Problem]:
    """A figure has a name that no rule knows, so that it is not reconciled.

    The rule is ours. `docs/checks.md` lists the figures of a risk, which need its reference, and
    the counts, which have none.
    """
    for row in unknown(register):
        kind = f"a {register.kind.one}" if row.reference else "the whole register"
        yield at(
            row, "figure",
            f"a figure of {kind} that this register can have", quoted(row.text("figure")),
            "Use a name that docs/checks.md lists, or compare it by eye.",
        )  # fmt: skip


RULES = (
    stated_differs, stated_places_differ, stated_title_misplaced, stated_count, stated_list,
    stated_unread, stated_unknown,
)  # fmt: skip
