"""The page that Guide opens: it explains the whole tab, to everybody."""

import re
from itertools import pairwise

from lxml import etree

from addin.commands.guide import PAGE
from addin.package.addin_file import modules, ribbon
from risk_register.colours import contrast

TEXT = PAGE.read_text("utf-8")
TREE = etree.HTML(TEXT)
TAB = etree.fromstring(ribbon().encode())
XMLNS = "{http://schemas.microsoft.com/office/2009/07/customui}"
CONTROLS = [f"{XMLNS}{kind}" for kind in ("button", "menu", "dropDown", "dynamicMenu", "checkBox")]


def words(element: etree._Element | None) -> str:
    assert element is not None
    return " ".join("".join(str(text) for text in element.itertext()).split())


def parts(name: str, of: str) -> list[etree._Element]:
    """The sections that have an attribute's value."""
    return [each for each in TREE.iter("section") if each.get(name) == of]


def test_it_explains_every_control_under_its_groups_name_in_order() -> None:
    found = {
        words(group.find("h2")): [
            label for title in group.iter("h3") for label in words(title).split(", ")
        ]
        for group in parts("class", "group")
    }
    assert found == {
        group.get("label"): [
            each.get("label")
            for each in group.iter(*CONTROLS)
            if f"{XMLNS}menu" not in [above.tag for above in each.iterancestors()]
        ]
        for group in TAB.iter(f"{XMLNS}group")
    }


def test_each_control_is_explained_in_a_few_sentences() -> None:
    for section in (each for group in parts("class", "group") for each in group.findall("section")):
        [paragraph] = section.findall("p")
        assert 1 <= len(re.findall(r"\.(?: |$)", words(paragraph))) <= 4, words(section)


def test_it_says_what_to_do_with_every_message_of_the_macros() -> None:
    [wrong] = parts("id", "wrong")
    said = words(wrong)
    macros = "".join(module.source for module in modules())
    for message in (
        "Python is not where the add-in looks for it",
        "Python could not be run",
        "lies on no drive of this computer",
    ):
        assert message in said
        assert message in macros


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(each.tag[1]) for each in TREE.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_it_has_a_language_a_title_and_a_main_part() -> None:
    assert TREE.get("lang") == "en-GB"
    assert words(TREE.find(".//title")) == "The tab Risk Register: a guide"
    assert len(TREE.findall(".//main")) == 1
    assert [each.get("scope") for each in TREE.iter("th")] == ["col", "col"]


def test_it_needs_no_script_and_no_network() -> None:
    assert [each.tag for each in TREE.iter("script", "link", "img", "iframe")] == []
    assert re.findall(r"https?:|url\(|@import", TEXT) == []


def test_links_lead_to_parts_of_the_page() -> None:
    ids = {each.get("id") for each in TREE.iter("section")}
    links = [each.get("href", "") for each in TREE.iter("a")]
    assert len(links) == 7
    assert {link.removeprefix("#") for link in links} <= ids


COLOURS = {"#1a1a1a", "#ffffff", "#14325c", "#0b4f9c", "#767676", "#eef3fa"}


def test_every_text_can_be_read_on_its_ground() -> None:
    assert set(re.findall(r"#[0-9a-f]{6}\b", TEXT)) == COLOURS
    for ink, ground in (
        ("#1a1a1a", "#ffffff"), ("#14325c", "#ffffff"), ("#0b4f9c", "#ffffff"),
        ("#14325c", "#eef3fa"),
    ):  # fmt: skip
        assert contrast(ink, ground) >= 4.5


def test_it_says_how_it_prints() -> None:
    assert "@media print" in TEXT
    assert "size: A4" in TEXT
