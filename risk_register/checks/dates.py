"""Rules on dates, and on what a status says of controls and reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from risk_register.changes import NEW, change
from risk_register.checks import needs
from risk_register.checks.looking import (
    logs,
    perhaps_open,
    rows_of_live,
    said,
    with_status,
)
from risk_register.checks.rule import Problem, at, rule
from risk_register.entries import listed_in
from risk_register.findings import Severity, quoted
from risk_register.register import Register
from risk_register.reviews import days_overdue, months_between, next_review
from risk_register.treatment import days_late, open_controls, overdue_controls
from risk_register.values import Month, Value, add_months


@rule("review-overdue", Severity.WARNING, needs.entered("last_review"),
      needs.review_interval)  # fmt: skip
def review_overdue(register: Register) -> Iterator[Problem]:
    """The review of a live risk is late, by the interval of its band or of all risks.

    Leicestershire, October 2023, paragraph 11: at least quarterly; Appendix A, OPCC033, was last
    reviewed on 22/03/2023. Cambridgeshire, January 2017, paragraph 2.2: quarterly.
    """
    for entry in register.live_entries:
        late, due = days_overdue(register, entry), next_review(register, entry)
        if late and due:
            months = months_between(register.scheme, entry)
            every = "every month" if months == 1 else f"every {months} months"
            expected = f"a review by {said(due)}, {every}"
            actual = f"{_said(entry['last_review'])}, {_days(late)} late at {_as_at(register)}"
            yield at(entry, "last_review", expected, actual, "Review it and enter the date.")


@rule("review-behind-log", Severity.WARNING, needs.entered("last_review"),
      needs.table("updates"))  # fmt: skip
def review_behind_log(register: Register) -> Iterator[Problem]:
    """The last review of a live risk is older than the latest entry in its log.

    Leicestershire, October 2023: OPCC040 was last reviewed on 21/06/2023 by Appendix A, and its log
    in Appendix B goes on to 29/09/2023.
    """
    kept = logs(register)
    for entry in register.live_entries:
        last = entry.day("last_review")
        latest = max(
            (day for row in kept[entry.reference] if (day := row.day("date"))), default=last
        )
        if last and latest and last < latest:
            expected = f"{said(latest)} or later, the date of the latest entry in its log"
            remedy = "Enter the date of the review that the log speaks of, or correct the log."
            yield at(entry, "last_review", expected, said(last), remedy)


@rule("control-overdue", Severity.WARNING, needs.table("controls"))
def control_overdue(register: Register) -> Iterator[Problem]:
    """An open control of a live risk is past its due date.

    Leicestershire, October 2023, paragraph 12: each further control has a target date.
    """
    for control in rows_of_live(register, "controls"):
        late = days_late(register, control)
        if late:
            yield at(
                control, "due", f"done, or due from {_as_at(register)}",
                f"{_said(control['due'])}, {_days(late)} late",
                "Enter when it was done, or agree another date.",
            )  # fmt: skip


@rule("overdue-without-control", Severity.WARNING, needs.table("controls"),
      needs.status("overdue"))  # fmt: skip
def overdue_without_control(register: Register) -> Iterator[Problem]:
    """The status of a live risk says that a control is overdue, and none of its controls is.

    Leicestershire, October 2023, paragraph 12: Overdue Control.
    """
    for entry in with_status(register, "overdue"):
        if not overdue_controls(register, entry):
            yield at(
                entry, "status", "a planned control past its due date", quoted(entry["status"]),
                "Enter the control and its date, or change the status.",
            )  # fmt: skip


@rule("overdue-without-status", Severity.WARNING, needs.table("controls"),
      needs.status("overdue"))  # fmt: skip
def overdue_without_status(register: Register) -> Iterator[Problem]:
    """A control of a live risk is overdue, and the status does not say so.

    Leicestershire, October 2023, paragraph 12: Overdue Control.
    """
    names = register.scheme.status_means["overdue"]
    for entry in register.live_entries:
        count = overdue_controls(register, entry)
        if count and entry.text("status") and entry.text("status") not in names:
            expected = f"'{names[0]}', since {_late(count)}"
            actual = quoted(entry["status"])
            yield at(entry, "status", expected, actual, "Change the status, or see to the control.")


@rule("tasked-nothing", Severity.WARNING, needs.table("controls"), needs.status("tasked"))
def tasked_nothing(register: Register) -> Iterator[Problem]:
    """The status says that controls are tasked, and nothing that is recorded is still to be done.

    Leicestershire, October 2023, paragraph 12: Controls Tasked. A control that the source does not
    classify may be one. Where neither controls nor a log are recorded, see `tasked-not-recorded`.
    """
    kept = logs(register)
    for entry in with_status(register, "tasked"):
        recorded = register.controls_of.get(entry.reference) or kept[entry.reference]
        if recorded and not perhaps_open(register, entry):
            yield at(
                entry, "status", "a planned control that is not completed", quoted(entry["status"]),
                "Enter what is tasked, or change the status.",
            )  # fmt: skip


@rule("tasked-not-recorded", Severity.NOTE, needs.table("controls"), needs.status("tasked"))
def tasked_not_recorded(register: Register) -> Iterator[Problem]:
    """The status says that controls are tasked, and neither a control nor a log is recorded.

    Leicestershire, October 2023, Appendix A: OPCC021 and others are printed without a page of their
    own. A risk that is withheld as a whole is passed over.
    """
    one = register.kind.One
    withheld = {row.reference for row in register.rows("withheld") if row["what"] == one}
    kept = logs(register)
    for entry in with_status(register, "tasked"):
        recorded = register.controls_of.get(entry.reference) or kept[entry.reference]
        if not recorded and entry.reference not in withheld:
            yield at(
                entry, "status", "the controls that are tasked", "no control and no log",
                "Enter what is tasked, or change the status.",
            )  # fmt: skip


@rule("tasked-to-nobody", Severity.WARNING, needs.table("controls"), needs.status("tasked"))
def tasked_to_nobody(register: Register) -> Iterator[Problem]:
    """The status says that controls are tasked, and none of them has an owner or a due date.

    Leicestershire, October 2023, paragraph 12: each has an owner and a target date; the risk pages
    print neither. One finding a risk, and none where any of the controls has either.
    """
    for entry in with_status(register, "tasked"):
        controls = perhaps_open(register, entry)
        if controls and not any(listed_in(c.text("owner")) or c.day("due") for c in controls):
            yield at(
                entry, "status", "an owner and a due date for what is tasked",
                f"{quoted(entry['status'])} with neither", "Enter who does it, and by when.",
            )  # fmt: skip


@rule("nothing-open-with-open-control", Severity.WARNING, needs.table("controls"),
      needs.status("nothing_open"))  # fmt: skip
def nothing_open_with_open_control(register: Register) -> Iterator[Problem]:
    """The status says that no further control is to be done, and a planned one is open.

    Leicestershire, October 2023, paragraph 12: Managed, Controlled.
    """
    for entry in with_status(register, "nothing_open"):
        if count := open_controls(register, entry):
            expected = f"no open control with the status {quoted(entry['status'])}"
            remedy = "Change the status, or enter when the control was done."
            yield at(entry, "status", expected, f"{count} open", remedy)


@rule("new-without-awaiting-review", Severity.WARNING, needs.entered("first_recorded"),
      needs.entered("last_review"), needs.status("awaiting_review"))  # fmt: skip
def new_without_awaiting_review(register: Register) -> Iterator[Problem]:
    """A new risk that has not been reviewed since it was recorded has not the status that says so.

    New is what was recorded since the committee last met or the last quarter ended. Leicestershire,
    October 2023, paragraph 12: Awaiting Review, for a new risk; Appendix A, OPCC070.
    """
    names = register.scheme.status_means["awaiting_review"]
    for entry in register.live_entries:
        recorded, last = entry.day("first_recorded"), entry.day("last_review")
        unseen = recorded is not None and (last is None or last <= recorded)
        status = entry.text("status")
        if unseen and status and status not in names and change(register, entry) == NEW:
            expected = f"'{names[0]}', as it is new and not reviewed since it was recorded"
            remedy = f"Change the status, or review the {register.kind.one} and enter the date."
            yield at(entry, "status", expected, quoted(status), remedy)


_OFFICER = "responsible_officer"


@rule("officer-new-without-awaiting-review", Severity.WARNING, needs.people,
      needs.entered(_OFFICER), needs.entered("last_review"),
      needs.status("awaiting_review"))  # fmt: skip
def officer_new_without_awaiting_review(register: Register) -> Iterator[Problem]:
    """The responsible officer took up the post after the last review, and the status is silent.

    Leicestershire, October 2023, paragraph 12: Awaiting Review, for a new responsible officer. The
    People table says since when each is in post; a register keeps no earlier officers.
    """
    names = register.scheme.status_means["awaiting_review"]
    since = {row.text("person"): row.day("from") for row in register.rows("people")}
    for entry in register.live_entries:
        last, status = entry.day("last_review"), entry.text("status")
        for person in listed_in(entry.text(_OFFICER)) if last and status not in names else ():
            start = since.get(person)
            if last and status and start and last < start <= register.settings.as_at:
                expected = f"'{names[0]}', as {quoted(person)} is in post since {said(start)}"
                remedy = f"Change the status, or review the {register.kind.one} and enter the date."
                yield at(entry, "status", expected, quoted(status), remedy)


@rule("key-date-passed", Severity.WARNING, needs.entered("next_key_date"))
def key_date_passed(register: Register) -> Iterator[Problem]:
    """The next key date of a live risk, or its whole month, lies before the as-at date.

    The rule is ours; Leicestershire, October 2023, Appendices B to D, print a next key date.
    """
    for entry in register.live_entries:
        last_day = _last_day(entry["next_key_date"])
        if last_day and last_day < register.settings.as_at:
            expected = f"a date from {_as_at(register)}, the as-at date"
            actual = _said(entry["next_key_date"])
            yield at(entry, "next_key_date", expected, actual, "Enter the next date that matters.")


def _last_day(value: Value) -> date | None:
    if isinstance(value, Month):
        return add_months(value.first_day(), 1) - timedelta(days=1)
    return value if isinstance(value, date) else None


def _as_at(register: Register) -> str:
    return said(register.settings.as_at)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _late(count: int) -> str:
    if count == 1:
        return "1 control is past its due date"
    return f"{count} controls are past their due dates"


def _said(value: Value) -> str:
    if isinstance(value, Month):
        return f"{value.first_day():%B %Y}"
    return said(value) if isinstance(value, date) else str(value)


RULES = (
    review_overdue,
    review_behind_log,
    control_overdue,
    overdue_without_control,
    overdue_without_status,
    tasked_nothing,
    tasked_not_recorded,
    tasked_to_nobody,
    nothing_open_with_open_control,
    new_without_awaiting_review,
    officer_new_without_awaiting_review,
    key_date_passed,
)
