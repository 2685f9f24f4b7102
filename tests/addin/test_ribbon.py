"""The tab: what Excel silently refuses in a ribbon, it would show to nobody."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest
from lxml import etree

import schemes
from addin.package.addin_file import modules, ribbon
from addin.press import COMMANDS

XMLNS = "{http://schemas.microsoft.com/office/2009/07/customui}"
TAB = etree.fromstring(ribbon().encode())
CALLBACKS = ("onLoad", "onAction", "getEnabled", "getPressed", "getContent", "getItemCount",
             "getItemLabel", "getSelectedItemIndex")  # fmt: skip

# Microsoft, "Customizing the 2007 Office Fluent Ribbon for Developers (Part 3 of 3)", the table
# "Control Callbacks", the column VBA. Excel goes by the kinds of the arguments, not by their names.
CONTROL = "As IRibbonControl"
SIGNATURES = {
    ("customUI", "onLoad"): ["As IRibbonUI"],
    ("button", "onAction"): [CONTROL],
    ("button", "getEnabled"): [CONTROL, "ByRef"],
    ("checkBox", "onAction"): [CONTROL, "As Boolean"],
    ("checkBox", "getPressed"): [CONTROL, "ByRef"],
    ("checkBox", "getEnabled"): [CONTROL, "ByRef"],
    ("dropDown", "onAction"): [CONTROL, "As String", "As Integer"],
    ("dropDown", "getItemCount"): [CONTROL, "ByRef"],
    ("dropDown", "getItemLabel"): [CONTROL, "As Integer", "ByRef"],
    ("dropDown", "getSelectedItemIndex"): [CONTROL, "ByRef"],
    ("dropDown", "getEnabled"): [CONTROL, "ByRef"],
    ("dynamicMenu", "getContent"): [CONTROL, "ByRef"],
    ("dynamicMenu", "getEnabled"): [CONTROL, "ByRef"],
}

# Microsoft, "Office Fluent User Interface Control Identifiers", excelcontrols.xlsx; the last is of
# wordcontrols.xlsx, whose pictures Excel has too.
PICTURES = {
    "FileNew", "GetExternalDataFromText", "DataValidation", "CalculateNow", "FileSaveAsPdfOrXps",
    "FunctionsDateTimeInsertGallery", "Help", "FileOpen", "FileProperties",
    "ReviewCompareTwoVersions",
}  # fmt: skip

# The key tips of Excel's own tabs in English: File, Home, Insert, Draw, Page Layout, Formulas,
# Data, Review, View, Automate, Developer, Help, Add-ins, Power Pivot, Acrobat, search, ZC and ZS.
TABS_OF_EXCEL = set("FHNJPMARWULYXBQZ")

GROUPS = {
    "Register": [("menu", "New"), ("button", "Import")],
    "Check": [("button", "Validate"), ("button", "Recalculate")],
    "Publish": [
        ("button", "Build appendices"), ("dropDown", "Meeting"), ("dropDown", "For"),
        ("dynamicMenu", "Which appendices"),
        ("checkBox", "Word"), ("checkBox", "Excel"), ("checkBox", "PDF"),
    ],
    "Quarter": [("button", "Roll forward"), ("button", "Compare with…")],
    "Help": [("button", "Guide"), ("button", "Open the log"), ("button", "About")],
}  # fmt: skip
NEED_A_REGISTER = {
    "Validate", "Recalculate", "BuildAppendices", "Meeting", "Audience", "Appendices", "FormatWord",
    "FormatExcel", "FormatPdf", "RollForward", "Compare",
}  # fmt: skip
"""What is grey where the book in front is no register."""


def kind(element: etree._Element) -> str:
    return str(element.tag).removeprefix(XMLNS)


def elements() -> Iterator[etree._Element]:
    return (each for each in TAB.iter() if isinstance(each.tag, str))


def controls() -> list[etree._Element]:
    """What can be pressed, ticked or chosen, and menus."""
    pressed = ("button", "checkBox", "dropDown", "dynamicMenu", "menu")
    return [each for each in elements() if kind(each) in pressed]


def items_of_new() -> list[etree._Element]:
    [menu] = TAB.iter(f"{XMLNS}menu")
    return [each for each in menu if kind(each) == "button"]


def procedures() -> dict[str, list[str]]:
    """Each public procedure of our modules, with its arguments without their names."""
    declared = re.compile(r"^Public Sub (\w+)\((.*)\)$", re.MULTILINE)
    return {
        name: [re.sub(r"^(ByRef )?\w+ ?", r"\1", each).strip() for each in arguments.split(", ")]
        for module in modules()
        for name, arguments in declared.findall(module.source)
    }


def test_the_groups_and_their_controls() -> None:
    found = {
        group.get("label"): [
            (kind(each), each.get("label")) for each in group.iter() if each in outer(group)
        ]
        for group in TAB.iter(f"{XMLNS}group")
    }
    assert found == GROUPS


def outer(group: etree._Element) -> list[etree._Element]:
    """The controls of a group, in boxes or not, without those in its menus."""
    boxes = [each for each in group if kind(each) == "box"]
    found = [each for place in (group, *boxes) for each in place]
    return [each for each in found if kind(each) != "box"]


def test_large_are_the_first_steps_and_building_appendices() -> None:
    large = [each.get("label") for each in elements() if each.get("size") == "large"]
    assert large == [
        "New", "Import", "Validate", "Recalculate", "Build appendices", "Roll forward",
        "Compare with…",
    ]  # fmt: skip


def test_ids_are_unique() -> None:
    ids = Counter(each.get("id") for each in elements() if each.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert len(ids) == 38


def test_every_callback_exists_with_the_arguments_that_excel_passes() -> None:
    there = procedures()
    called = [
        (kind(each), callback, each.get(callback))
        for each in elements()
        for callback in CALLBACKS
        if each.get(callback)
    ]
    wrong = [call for call in called if there.get(str(call[2])) != SIGNATURES[call[:2]]]
    assert wrong == []
    assert len(called) > 40


def test_no_other_attribute_names_a_callback() -> None:
    said = {name for each in elements() for name in each.attrib}
    assert {name for name in said if re.match("get|on|load", str(name))} == set(CALLBACKS)


def test_no_callback_is_left_over() -> None:
    called = {each.get(callback) for each in elements() for callback in CALLBACKS}
    made = {name for name, arguments in procedures().items() if CONTROL in arguments}
    assert made - called == set()


def test_pictures_are_offices_own() -> None:
    named = {each.get("imageMso") for each in elements()} - {None}
    assert named == PICTURES
    assert [each for each in elements() if each.get("image")] == []


def test_key_tips_can_be_told_apart() -> None:
    tab = [each.get("keytip", "") for each in controls() if each not in items_of_new()]
    for tips in (tab, [each.get("keytip", "") for each in items_of_new()]):
        assert [tip for tip in tips if not re.fullmatch("[A-Z0-9]{1,3}", tip)] == []
        assert [pair for pair in combinations(tips, 2) if pair[0].startswith(pair[1])] == []
        assert [pair for pair in combinations(tips, 2) if pair[1].startswith(pair[0])] == []


def test_the_tabs_key_tip_is_no_beginning_of_excels_own() -> None:
    [tab] = TAB.iter(f"{XMLNS}tab")
    assert tab.get("keytip") == "K"
    assert "K" not in TABS_OF_EXCEL
    assert tab.get("label") == "Risk Register"


@pytest.mark.parametrize("control", controls(), ids=lambda each: each.get("id"))
def test_tips_say_what_will_happen(control: etree._Element) -> None:
    title, text = control.get("screentip", ""), control.get("supertip", "")
    assert 5 <= len(title) <= 60
    assert 10 <= len(text) <= 250
    assert text.endswith(".")


def test_what_needs_a_register_is_grey_without_one() -> None:
    guarded = {each.get("id") for each in elements() if each.get("getEnabled") == "RegisterIsOpen"}
    assert guarded == NEED_A_REGISTER


def test_what_writes_beside_the_book_has_a_folder_first() -> None:
    beside = {each.get("tag") for each in elements() if each.get("onAction") == "PressBesideBook"}
    assert beside == {"validate", "recalculate", "build_appendices"}


def test_every_command_has_its_button_and_every_button_its_command() -> None:
    plain = {"PressButton", "PressBesideBook", "PressImport", "PressRollForward", "PressCompare"}
    tags = [str(each.get("tag")) for each in elements() if each.get("onAction") in plain]
    # New has a button for each scheme; PressNew names its command.
    assert sorted([*tags, "new"]) == sorted(COMMANDS)


def test_new_offers_every_scheme_and_one_from_a_file() -> None:
    tags = [each.get("tag") for each in items_of_new()]
    assert tags[-1] is None
    assert sorted(tag for tag in tags if tag) == sorted(schemes.names())
    assert {each.get("onAction") for each in items_of_new()} == {"PressNew"}


SCHEMES = {
    "5 x 5, for an office that starts today": "generic-5x5",
    "Cambridgeshire, 2017": "cambridgeshire-2017",
    "Leicestershire, 2016": "leicestershire-2016",
    "Leicestershire, 2023": "leicestershire-2023",
    "MOPAC, 2017": "mopac-2017",
    "West Midlands, 2024": "wmpcc-2024",
    "Red, amber, green, for an office that starts today": "generic-plan",
    "West Midlands plan, 2026": "wmpcc-plan-2026",
}


def test_the_labels_of_the_schemes_fit() -> None:
    labels = {each.get("label"): each.get("tag") for each in items_of_new() if each.get("tag")}
    assert labels == SCHEMES


@pytest.mark.parametrize("item", items_of_new()[:-1], ids=lambda each: each.get("tag"))
def test_a_schemes_tip_is_its_own_title(item: etree._Element) -> None:
    scheme, _ = schemes.load(str(item.get("tag")))
    assert scheme is not None
    if item.get("tag") != "generic-5x5":
        assert item.get("screentip") == scheme.title


def test_texts_are_not_longer_than_the_ribbon_takes() -> None:
    texts = [value for each in elements() for name, value in each.attrib.items() if name != "xmlns"]
    assert [text for text in texts if not 1 <= len(text) <= 1024] == []
