"""The files of a meeting: the public pack, or what members get, in every format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from appendices.briefing import briefing
from appendices.content import Pack, Section, texts_of
from appendices.cover_report import cover_report
from appendices.meeting import Meeting, as_seen_by
from appendices.pack import pack_of
from appendices.pdf import ConversionError, pdf_of
from appendices.since import marked, own_words, with_list
from appendices.wanted import Format, Published, Wanted
from appendices.withheld.allowed_cells import cell_findings
from appendices.withheld.certificate import certificate
from appendices.withheld.public_register import (
    count_findings,
    public_pair,
    public_register,
)
from appendices.withheld.searching import UNSEARCHED, holds_any, leaks
from appendices.withheld.values import withheld_values
from appendices.withheld.withholding import withheld_findings
from appendices.word import TemplateError, word_document
from appendices.workbook import pack_workbook
from risk_register.appendix import Audience
from risk_register.findings import Finding, Severity, errors
from risk_register.places import Place
from risk_register.register import Register
from workbook_builder.saving import save_folder

PUBLIC, MEMBERS, OFFICERS = "public", "members", "officers"
"""The folders. Nothing that members get, and no certificate, lies beside the public pack."""

Progress = Callable[[str], None]


def publish(
    register: Register, meeting: Meeting, wanted: Wanted, progress: Progress = lambda _: None
) -> Published:
    """The files of one audience; none if there are errors among the findings.

    Public files are made from the public register and then searched for what is withheld. The
    certificate of that search is the members'.
    """
    seen = as_seen_by(register, meeting)
    try:
        if wanted.audience is Audience.MEMBERS:
            return _members(seen, meeting, wanted, progress)
        return _public(seen, meeting, wanted, progress)
    except TemplateError as error:
        place = Place("register.toml", column="brand.template")
        found = Finding("brand-template", place, "a Word document (.docx)", str(error))
        return Published(findings=[found])


def save_papers(files: Mapping[str, bytes], folder: Path) -> None:
    """Writes the files of a meeting; a pack's file of another format goes. Raises OSError."""
    save_folder(files, folder, {path for name in files for path in paths(name)})


def paths(name: str) -> list[str]:
    """The files that a pack may have besides this one: one that is not written anew is outdated."""
    stem, dot, _ = name.rpartition(".")
    return [f"{stem}{dot}{each}" for each in Format] if "/appendices-" in name else []


def _public(register: Register, meeting: Meeting, wanted: Wanted, progress: Progress) -> Published:
    public = public_register(register)
    findings = [*withheld_findings(register), *count_findings(register, public)]
    search = _Search(register, public, wanted.earlier)
    shown = marked(public, *search.pair, search.is_secret) if search.pair else public
    pack = _listing(pack_of(shown, Audience.PUBLIC, only=wanted.only, meeting=meeting), search.pair)
    findings += search.in_cells(pack)
    if errors(findings):
        return Published(findings=findings)
    published = _pack_files(pack, PUBLIC, wanted, progress)
    _add_report(published, cover_report(public), pack, PUBLIC, wanted)
    progress("searching for what is withheld")
    published.findings += [*findings, *search.in_files(published.files)]
    _leave_out_unsearched(published)
    if not errors(published.findings):
        name = f"{MEMBERS}/certificate-{_dated(pack)}.txt"
        published.files[name] = certificate(register, published.files)
    return _whole(published)


def _listing(pack: Pack, pair: tuple[Register, Register] | None) -> Pack:
    """The pack with the list of what changed, if it has anything else to print."""
    return with_list(pack, *pair) if pair and pack.sections else pack


class _Search:
    """What is withheld by a register, and by an earlier one if there is one; and looking for it."""

    def __init__(self, register: Register, public: Register, earlier: Register | None) -> None:
        self._register, self._public, self._earlier = register, public, earlier
        self._said = [*_said_of_nothing(public), *(own_words(register.kind) if earlier else ())]
        self._secrets = withheld_values(register, public)
        self.pair = public_pair(earlier, register) if earlier else None
        """What the public may see compared."""

    @cached_property
    def is_secret(self) -> Callable[[str], bool]:
        """Says of words of the earlier register whether they are withheld by now."""
        return holds_any(self._secrets, self._public, self._said)

    def in_cells(self, pack: Pack) -> list[Finding]:
        """The cells that show what is withheld."""
        found = cell_findings(pack, self._register, self._public)
        if self._earlier and self.pair:
            found += cell_findings(pack, self._earlier, self.pair[0], besides=self._public)
        return found

    def in_files(self, files: Mapping[str, bytes]) -> list[Finding]:
        """What is withheld and stands in a file. What was public before may be, unless it is
        withheld by now."""
        found = leaks(files, self._secrets, self._public, self._said)
        if self._earlier and self.pair:
            secrets = withheld_values(self._earlier, self.pair[0])
            found += leaks(files, secrets, _together(self._public, self.pair[0]), self._said)
        return found


def _together(public: Register, earlier: Register) -> Register:
    """What either of two public registers says."""
    tables = {name: (*public.rows(name), *earlier.rows(name)) for name in public.tables}
    return replace(public, tables={**earlier.tables, **tables})


def _said_of_nothing(public: Register) -> Iterator[str]:
    """What the software says of a register without entries: none of it is anybody's secret."""
    empty = replace(public, tables={"meetings": public.rows("meetings")})
    for section in (*pack_of(empty, Audience.PUBLIC).sections, cover_report(empty)):
        for block in section.blocks:
            yield from texts_of(block)


def _leave_out_unsearched(published: Published) -> None:
    """Leaves out a PDF that cannot be searched here, where Poppler is missing."""
    for at, finding in enumerate(published.findings):
        name = finding.place.source
        if finding.code == UNSEARCHED and name.endswith(".pdf"):
            published.files.pop(name, None)
            published.findings[at] = replace(finding, severity=Severity.WARNING)


def _members(register: Register, meeting: Meeting, wanted: Wanted, progress: Progress) -> Published:
    pair = (wanted.earlier, register) if wanted.earlier else None
    shown = marked(register, *pair) if pair else register
    pack = pack_of(shown, Audience.MEMBERS, full=wanted.full, only=wanted.only, meeting=meeting)
    pack = _listing(pack, pair)
    published = _pack_files(pack, MEMBERS, wanted, progress)
    if wanted.full:
        _add_report(published, cover_report(register, Audience.MEMBERS), pack, MEMBERS, wanted)
    if Format.DOCX in wanted.formats:
        document = word_document(_holding(pack, briefing(register)))
        published.files[f"{OFFICERS}/briefing-{_dated(pack)}.docx"] = document
    return _whole(published)


def _pack_files(pack: Pack, folder: str, wanted: Wanted, progress: Progress) -> Published:
    """The pack in its formats. The PDF is always made from the Word document."""
    published = Published()
    if not pack.sections:
        published.findings.append(_no_sections(pack))
        return published
    name = f"{folder}/appendices-{_dated(pack)}"
    progress("writing the Word document")
    document = word_document(pack)
    if Format.DOCX in wanted.formats:
        published.files[f"{name}.docx"] = document
    if Format.XLSX in wanted.formats:
        progress("writing the workbook")
        published.files[f"{name}.xlsx"] = pack_workbook(pack)
    if Format.PDF in wanted.formats:
        progress("writing the PDF")
        _add_pdf(published, f"{name}.pdf", document)
    return published


def _add_pdf(published: Published, name: str, document: bytes) -> None:
    """The PDF; where there is no converter, a warning, and the other formats are there."""
    try:
        published.files[name] = pdf_of(document)
    except ConversionError as error:
        expected = "Word or LibreOffice, which makes the PDF of the Word document"
        found = Finding("pdf-not-made", Place(name), expected, str(error), Severity.WARNING)
        published.findings.append(found)


def _add_report(
    published: Published, report: Section, pack: Pack, folder: str, wanted: Wanted
) -> None:
    """The cover report, as a Word document of its own, which officers go on writing."""
    if Format.DOCX in wanted.formats and not wanted.only:
        document = word_document(_holding(pack, report))
        published.files[f"{folder}/report-{_dated(pack)}.docx"] = document


def _holding(pack: Pack, section: Section) -> Pack:
    """A pack of one section."""
    return replace(pack, contents=(), sections=(section,))


def _whole(published: Published) -> Published:
    """Without any file if anything is wrong."""
    return Published({}, published.findings) if errors(published.findings) else published


def _dated(pack: Pack) -> str:
    return f"{pack.meeting_date or pack.as_at:%Y-%m-%d}"


def _no_sections(pack: Pack) -> Finding:
    expected = f"at least one appendix for {pack.audience} among those of the scheme"
    return Finding(
        "appendices-none", Place("the pack"), expected, "; ".join(pack.contents) or "none"
    )
