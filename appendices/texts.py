"""Rows of the tables beside the first one, as one line of a paper."""

from __future__ import annotations

from appendices.content import printed
from risk_register.kinds import RegisterKind
from risk_register.lists import BEARS_ON, REMOVED
from risk_register.register import Row

_MARKED = ("[added:", "[removed:")
"""Wording that is marked already says what is new and what is gone."""


def control_text(control: Row) -> str:
    """A control with its date; said to be new where it is, and struck out where it was removed."""
    text, due, reason = control.text("control"), control["due"], control.text("removed_reason")
    if due:
        text += f" (due {printed(due)})"
    if control["kind"] == REMOVED:
        struck = text if _is_marked(text) else f"[removed: {text}]"
        return f"{struck} (control removed{f': {reason}' if reason else ''})"
    return f"New control: {text}" if control["new"] == "Yes" and not _is_marked(text) else text


def update_text(update: Row) -> str:
    """An entry of the log: `15/06/2023 (SMT) – Reviewed.`."""
    author = update.text("author")
    by = f" ({author})" if author else ""
    return f"{printed(update['date'])}{by} – {update.text('update')}"


def link_text(kind: RegisterKind, link: Row) -> str:
    """A link: `Joint, Leicestershire Police, ST0278`, `Bears on: risk 8 (High)`.

    `kind` is that of the register which has it. Of what it bears on it is said how that is rated.
    """
    organisation, theirs = link.text("organisation"), link.text("their_reference")
    if link.text("kind") == BEARS_ON:
        rating = f"({link.text('their_rating')})" if link["their_rating"] else ""
        what = " ".join(filter(None, (kind.bears_on, theirs, rating)))
        return f"{BEARS_ON}: {', '.join(filter(None, (organisation, what)))}"
    return ", ".join(filter(None, (link.text("kind"), organisation, theirs)))


def _is_marked(text: str) -> bool:
    return any(mark in text for mark in _MARKED)
