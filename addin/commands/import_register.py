"""Import: a register that was kept in another way becomes a book of ours."""

from __future__ import annotations

from pathlib import Path

from addin.choices import Choices
from addin.open_book import OpenBook, RefusedError, listed
from addin.wanted_file import wanted_file
from intake.account_text import account_lines
from intake.plan import Plan
from intake.plan_file import plan_text
from intake.planning import planned
from intake.taking import Taken, take
from risk_register.findings import Finding, errors
from risk_register.plurals import number_of
from workbook_builder.build import build, unbuildable
from workbook_builder.saving import save_folder


def import_register(book: OpenBook, choices: Choices) -> None:
    """Writes the register that a file holds where the person chose to save it, and opens it.

    Beside it stand what was guessed (`… import.toml`) and what became of every cell (`… import
    account.txt`). Raises RefusedError for a file that cannot be brought in, and where one of these
    is there already.
    """
    source, target = Path(choices.source), wanted_file(book, choices.target)
    account_file, plan_file = f"{target.stem} import account.txt", f"{target.stem} import.toml"
    for name in (account_file, plan_file):
        if target.with_name(name).exists():
            raise RefusedError(f"{target.with_name(name)} is there already. Choose another name.")
    book.status(f"Import: reading {source.name} …")
    plan, taken, findings = _taken(source)
    register = taken.register if taken else None
    findings += unbuildable(register) if register else []
    if plan is None or taken is None or register is None or errors(findings):
        raise RefusedError(listed(f"{source.name} cannot be brought in", errors(findings)))
    book.status("Import: writing the register …")
    account = [*account_lines(taken.account, register.titles, taken.many, whole=True)]
    account.append(taken.around)
    files = {
        target.name: build(register),
        account_file: ("\n".join(account).rstrip() + "\n").encode(),
        plan_file: plan_text(plan).encode(),
    }
    save_folder(files, target.parent, ())
    book.open(target)
    brought_in = number_of(len(register.entries), register.kind.one)
    said = f"{brought_in} brought in. {account_file} says what became of every cell."
    book.say(listed(f"{said}\n\nTo be seen", findings) if findings else said)


def _taken(source: Path) -> tuple[Plan | None, Taken | None, list[Finding]]:
    """What is guessed of a file, and what the guess makes of it."""
    plan, grids, findings = planned(source)
    if plan is None:
        return None, None, findings
    taken = take(plan, grids, source.name)
    return plan, taken, [*findings, *taken.findings]
