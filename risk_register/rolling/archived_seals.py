"""Whether the sealed quarters and the archive are what the certificates of the archive say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from risk_register.file_list import hash_of, read_file_list
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.register import Register
from risk_register.rolling.archive import CERTIFICATE
from risk_register.seals import ROW_DIGITS, logged_seals, sealed_quarters

_HASH = r"([0-9a-f]{64})"
_REMEDY = "Compare the quarter with the one archived, and ask who sealed it anew."


@dataclass(frozen=True, slots=True)
class Archived:
    """A quarter in the archive: its folder, and the text of its certificate, empty if unreadable.

    What the certificate does not say is empty.
    """

    quarter: date
    folder: Path
    certificate: str

    @property
    def name(self) -> str:
        """Where its certificate stands, as a message says it."""
        return f"{self.folder.parent.name}/{self.folder.name}/{CERTIFICATE}"

    @property
    def seal(self) -> str:
        """The quarter's seal."""
        return self._said(f"Seal: {_HASH}")

    @property
    def before(self) -> str:
        """The seal of the quarter before it."""
        return self._said(f"Seal of the quarter before: {_HASH} .*")

    @property
    def of(self) -> tuple[str, str]:
        """The organisation and the title of its register."""
        return self._said("Organisation: (.*)"), self._said("Register: (.*)")

    def other_files(self) -> list[str]:
        """What is not as the certificate lists it: `risks.csv (altered)`; none without a list."""
        listed = read_file_list(self.certificate)
        found = {file.name for file in self.folder.glob("*.csv")} if listed else set()
        how = {name: self._other(name, digits) for name, digits in listed.items()}
        other = [f"{name} ({said})" for name, said in how.items() if said]
        return [*other, *(f"{name} (added)" for name in sorted(found - listed.keys()))]

    def _other(self, name: str, digits: str) -> str:
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return "missing"
        return "" if hash_of(content) == digits else "altered"

    def _said(self, line: str) -> str:
        found = re.search(rf"^{line}\s*$", self.certificate, re.MULTILINE)
        return found[1].strip() if found else ""


def archive_of(register: Register, folders: Iterable[Path]) -> tuple[list[Archived], list[Finding]]:
    """The past quarters of a register that are archived in folders; a note of those of others.

    A certificate is of this register if it names its organisation and its title, or none; or if its
    seal, or the one before it, is one of this register's or of its version log, as a title may
    change over the years.
    Quarters from the as-at date on are no past ones yet.
    """
    settings = register.settings
    named = (settings.organisation.strip(), settings.title.strip())
    seals = {row.text("seal")[:ROW_DIGITS] for row in sealed_quarters(register)}
    seals |= {digits for _, _, digits in logged_seals(register)}
    own: list[Archived] = []
    others: dict[tuple[str, str], Archived] = {}
    for each in _archived(folders):
        if each.quarter >= settings.as_at:
            continue
        if each.of in (named, ("", "")) or seals & {
            each.seal[:ROW_DIGITS],
            each.before[:ROW_DIGITS],
        }:
            own.append(each)
        else:
            others.setdefault(each.of, each)
    return own, [_of_another(each) for each in others.values()]


def archived_seals(register: Register, folders: Iterable[Path]) -> Iterator[Finding]:
    """Seals that are not those of the quarters archived in some folders; and what became of these.

    So whoever alters a quarter and renews every seal, or takes them off, is found out. A scheme
    that keeps no past scores has no seals.
    """
    archived, findings = archive_of(register, folders)
    yield from findings
    if register.scheme.keeps_positions:
        for each in archived:
            yield from _differing_seal(register, each)
    for each in archived:
        yield from _altered(each)
    yield from _not_archived(register, {each.quarter for each in archived})


def _differing_seal(register: Register, archived: Archived) -> Iterator[Finding]:
    rows = sealed_quarters(register)
    row = next((each for each in rows if each.day("quarter") == archived.quarter), None)
    place = row.place.at_field("seal") if row else Place(f"quarter of {archived.quarter:%d/%m/%Y}")
    seal = row.text("seal") if row else ""
    if not archived.seal:
        yield Finding(
            "seal-archive", place, f"a seal in {archived.name}", "none", Severity.WARNING,
            remedy="Take the certificate from where the committee keeps it.",
        )  # fmt: skip
    elif archived.seal != seal:
        expected = f"the seal that was archived, {_first_digits(archived.seal)}"
        actual = _first_digits(seal) if seal else "no sealed quarter"
        yield Finding("seal-archive", place, expected, actual, remedy=_REMEDY)


def _altered(archived: Archived) -> Iterator[Finding]:
    if other := archived.other_files():
        yield Finding(
            "archive-altered", Place(archived.name), "the files that it lists, as they were",
            ", ".join(other), Severity.WARNING,
            remedy="Take the folder from a copy of the day on which it was archived.",
        )  # fmt: skip


def _not_archived(register: Register, archived: set[date]) -> Iterator[Finding]:
    """Quarters that were rolled forward and are not in an archive that has others."""
    logged = {quarter for _, quarter, _ in logged_seals(register)}
    for quarter in sorted(logged - archived) if archived else ():
        if quarter < register.settings.as_at:
            yield Finding(
                "archive-missing", Place(f"quarter of {quarter:%d/%m/%Y}"),
                "its archive beside those of other quarters", "none", Severity.NOTE,
                remedy="Find its folder, and put it back.",
            )  # fmt: skip


def _first_digits(seal: str) -> str:
    return quoted(f"{seal[:ROW_DIGITS]} …")


def _of_another(archived: Archived) -> Finding:
    organisation, title = archived.of
    return Finding(
        "archive-other", Place(archived.name), "a certificate of this register",
        f"one that belongs to another register, {quoted(title)} of {quoted(organisation)}",
        Severity.NOTE, remedy="Keep the archives of each register in a folder of its own.",
    )  # fmt: skip


def _archived(folders: Iterable[Path]) -> Iterator[Archived]:
    """The quarters archived in some folders, each folder's oldest first."""
    for folder in dict.fromkeys(each.resolve() for each in folders):
        for each in sorted(folder.glob("????-??-??")):
            try:
                yield Archived(date.fromisoformat(each.name), each, _text(each / CERTIFICATE))
            except ValueError:
                continue


def _text(certificate: Path) -> str:
    try:
        return certificate.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
