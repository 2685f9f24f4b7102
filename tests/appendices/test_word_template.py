"""An office's own template: its look is used, what it lacks is added, its content stays behind."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from PIL import Image

from appendices.word import TemplateError, word_document
from risk_register.register import Brand
from tests.appendices.packs import members_listed, pack

HEADING = "Heading 1"


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def opened(content: bytes) -> WordDocument:
    return Document(io.BytesIO(content))


def style(document: WordDocument, name: str) -> Any:
    return document.styles[name]


def remove_styles(document: WordDocument, *names: str) -> None:
    for name in names:
        element = style(document, name).element
        element.getparent().remove(element)


@pytest.fixture
def template() -> WordDocument:
    """A letterhead with a logo, wide margins and purple headings, some styles missing."""
    document = Document()
    page = document.sections[0]
    page.left_margin = page.right_margin = Cm(3)
    logo = io.BytesIO()
    Image.new("RGB", (20, 10), "#662288").save(logo, "PNG")
    page.header.paragraphs[0].add_run().add_picture(logo)
    page.header.add_paragraph("Anyshire letterhead")
    style(document, HEADING).font.color.rgb = RGBColor(0x66, 0x22, 0x88)
    remove_styles(document, "Caption", "List Bullet", "Title", "Subtitle", "Header")
    document.add_paragraph("Old words of the template")
    document.core_properties.author = "Jane Private"
    return document


def test_its_styles_are_used(template: WordDocument) -> None:
    document = opened(word_document(pack(), saved(template)))

    assert str(style(document, HEADING).font.color.rgb) == "662288"


def test_the_brands_template_is_used_where_none_is_given(template: WordDocument) -> None:
    branded = replace(pack(), brand=Brand(template=saved(template)))

    assert word_document(branded) == word_document(branded, saved(template))


def test_styles_that_it_lacks_are_added(template: WordDocument) -> None:
    document = opened(word_document(pack(), saved(template)))
    used = {each.style.name for each in document.paragraphs if each.style}

    assert {"Title", "Subtitle", "Caption"} <= used
    assert style(document, "Register Table").element.get(qn("w:styleId")) == "RegisterTable"


def test_its_own_ids_of_styles_are_used(template: WordDocument) -> None:
    style(template, HEADING).element.set(qn("w:styleId"), "berschrift1")
    document = opened(word_document(pack(), saved(template)))
    styled = [(each.text, each.style) for each in document.paragraphs]
    headings = [text for text, used in styled if used and used.name == HEADING]

    assert headings == [
        "Appendix A: Heat map", "Appendix B: Risk pages", "Appendix C: All risks",
        "Appendix D: Closed risks",
    ]  # fmt: skip


def test_its_page_set_up_is_used_and_tables_fit_it(template: WordDocument) -> None:
    document = opened(word_document(pack(), saved(template)))
    page = document.sections[1]
    assert page.page_width is not None
    text_width = page.page_width.twips - 2 * Cm(3).twips
    widths = [int(each.get(qn("w:w"), 0)) for each in document.tables[0]._tbl.iter(qn("w:gridCol"))]

    assert page.left_margin is not None
    assert page.left_margin.twips == Cm(3).twips
    assert abs(sum(widths) - text_width) <= 2


def test_its_header_stands_on_every_page_with_the_marking_below(template: WordDocument) -> None:
    document = opened(word_document(pack(), saved(template)))

    assert len(document.sections) == 5
    for each in document.sections:
        texts = [line.text for line in each.header.paragraphs]
        assert texts[1] == "Anyshire letterhead"
        assert texts[2] in ("OFFICIAL", "OFFICIAL-SENSITIVE")
        assert len([*each.header._element.iter(qn("a:blip"))]) == 1


def test_first_and_even_pages_have_the_marking_too(template: WordDocument) -> None:
    template.sections[0].different_first_page_header_footer = True
    template.sections[0].first_page_header.paragraphs[0].text = "First"
    template.settings.odd_and_even_pages_header_footer = True
    document = opened(word_document(pack(), saved(template)))

    for each in document.sections:
        marking = each.header.paragraphs[2].text
        assert [line.text for line in each.first_page_header.paragraphs][:2] == ["First", marking]
        assert each.even_page_header.paragraphs[0].text == marking
        assert each.even_page_footer.paragraphs[-1].text == "Page 1 of 1"


def test_its_own_page_number_is_not_doubled(template: WordDocument) -> None:
    once = opened(word_document(pack(), saved(template)))
    template.sections[0].footer._element[:] = [*once.sections[0].footer._element]
    document = opened(word_document(pack(), saved(template)))

    assert [each.text for each in document.sections[0].footer.paragraphs] == [
        "OFFICIAL", "Page 1 of 1",
    ]  # fmt: skip


def test_its_text_its_author_and_where_it_lay_stay_behind(template: WordDocument) -> None:
    where = "file:///secret-server/template.dotx"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    key = template.part.part_related_by(_SETTINGS).relate_to(where, kind, is_external=True)
    attached = template.settings.element.makeelement(qn("w:attachedTemplate"), {qn("r:id"): key})
    template.settings.element.insert(2, attached)
    with ZipFile(io.BytesIO(word_document(pack(), saved(template)))) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())

    for each in (b"Old words", b"Jane Private", b"secret-server", b"attachedTemplate"):
        assert each not in content


_SETTINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings"


def test_a_dotx_will_do(template: WordDocument) -> None:
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(saved(template))) as source, ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"ml.document.main", b"ml.template.main"))

    assert word_document(pack(), stream.getvalue()) == word_document(pack(), saved(template))


def test_a_template_without_lists_gets_ours(template: WordDocument) -> None:
    rels = template.part.rels
    for key in [key for key, rel in rels.items() if rel.reltype.endswith("/numbering")]:
        del rels[key]
    document = opened(word_document(pack(), saved(template)))

    assert [each.get(qn("w:numId")) for each in document.part.numbering_part.element][2:] == [
        "1", "2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content", [b"no document", b"PK\x03\x04 broken", b"%PDF-1.7"], ids=["text", "torn", "PDF"]
)
def test_what_is_no_word_document_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(
        TemplateError, match=r"template cannot be read as a Word document\. Open it"
    ):
        word_document(pack(), content)


def test_a_workbook_is_refused_too() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")

    with pytest.raises(TemplateError):
        word_document(pack(), stream.getvalue())


def test_the_open_xml_sdk_finds_nothing_wrong_with_it(
    template: WordDocument, tmp_path: Path, validator: Callable[[Path], list[str]]
) -> None:
    template.sections[0].different_first_page_header_footer = True
    path = tmp_path / "pack.docx"
    path.write_bytes(word_document(members_listed(), saved(template)))

    assert validator(path) == []
