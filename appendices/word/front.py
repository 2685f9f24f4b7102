"""What stands before the appendices: the cover block, and the list of contents.

The list is a real table of contents, which Word updates when an officer asks for it, and its
entries are there from the start, as links. It leaves out page numbers: only Word knows them, and
it would have to ask on opening whether to update them. Each appendix begins a page and names itself
in the header, so its letter leads to it. What stands in other papers is listed below it, where an
update does not take it away.
"""

from __future__ import annotations

from collections.abc import Iterator

from appendices.content import Pack, Section, in_full
from appendices.word.markup import field_begins, field_ends, link, paragraph, run
from risk_register.appendix import Audience

_APART = '<w:keepNext/><w:spacing w:before="240"/>'
_ELSEWHERE = {
    Audience.PUBLIC: "For members only, not in this document:",
    Audience.MEMBERS: "In the public papers, not in this document:",
}


def document_title(pack: Pack) -> str:
    """The title that the file carries."""
    return f"{pack.title}: {pack.organisation}"


def subject(pack: Pack) -> str:
    """For which meeting the pack is, as far as that is known, or else of which day it speaks."""
    said = [_for_whom(pack)] if pack.committee else []
    if pack.meeting_date:
        said.append(f"meeting of {in_full(pack.meeting_date)}")
    return ", ".join(said) or _as_at(pack)


def _for_whom(pack: Pack) -> str:
    """A paper that is not a pack of appendices has its own title below."""
    return f"{'Appendices for' if pack.contents else 'For'} {pack.committee}"


def _as_at(pack: Pack) -> str:
    return f"As at {in_full(pack.as_at)}"


def cover(pack: Pack) -> str:
    """Whose papers these are, for which meeting, and how they are marked."""
    return "".join(
        paragraph(run(text), style)
        for text, style in (
            (pack.organisation, "RegisterCover"),
            (pack.title, "Title"),
            (pack.committee and _for_whom(pack), "Subtitle"),
            (pack.meeting_date and f"Meeting of {in_full(pack.meeting_date)}", "RegisterCover"),
            (_as_at(pack), "RegisterCover"),
            (f"For {pack.readers.lower()}" if pack.readers else "", "RegisterCover"),
            (f"Marking: {pack.marking}" if pack.marking else "", "RegisterCover"),
        )
        if text
    )


def contents(pack: Pack) -> str:
    """The list of contents; nothing for a pack that lists none."""
    if not pack.contents:
        return ""
    here = "".join(_entries(pack.sections))
    other = elsewhere(pack)
    if other:
        here += paragraph(run(_ELSEWHERE[pack.audience]), "Normal", _APART)
    return here + "".join(paragraph(run(each), "TOC1") for each in other)


def elsewhere(pack: Pack) -> list[str]:
    """The appendices of the whole pack that stand in other papers."""
    headings = [section.heading for section in pack.sections]
    return [
        listed
        for listed in pack.contents
        if not any(listed == each or listed.startswith(f"{each} (") for each in headings)
    ]


def bookmark(number: int) -> str:
    """The name by which the list of contents finds a section, counted from 1."""
    return f"_Toc{number:09}"


def _entries(sections: tuple[Section, ...]) -> Iterator[str]:
    """The entries within one field, in a frame by which Word knows it for a list of contents."""
    yield (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
    )
    yield paragraph(run("Contents"), "TOCHeading", "<w:keepNext/>")
    for number, section in enumerate(sections, 1):
        begin = field_begins(r'TOC \o "1-1" \n \h \z') if number == 1 else ""
        end = field_ends() if number == len(sections) else ""
        entry = link(run(section.heading), bookmark(number))
        yield paragraph(begin + entry + end, "TOC1")
    yield "</w:sdtContent></w:sdt>"
