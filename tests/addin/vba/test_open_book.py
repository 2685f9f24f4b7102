"""What the tab knows of the book in front, and what it remembers, as LibreOffice runs it."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from addin.choices import VARIABLE, Choices, read_choices
from addin.package.addin_file import software_version
from tests.addin.vba.running import Macros

AUGUST = "11/08/2016 Business Coordination Board"
FEBRUARY = "06/02/2017 Business Coordination Board"
CHOSEN = "Dim index\nRefreshTab\nChosenMeeting Nothing, index\nResult = index"
COUNTED = "Dim count\nCountMeetings Nothing, count\nResult = count"


@pytest.fixture(scope="module", autouse=True)
def _register_in_front(macros: Macros, register: Path) -> Iterator[None]:
    """A register is open, and in front where a test has no other book there."""
    with macros.in_front(register):
        yield


def label(macros: Macros, index: int) -> object:
    return macros.run(f"Dim label\nLabelOfMeeting Nothing, {index}, label\nResult = label")


def choices(macros: Macros) -> Choices:
    return read_choices(macros.run("Result = ChoicesAsText()"))


def test_a_register_is_told_from_other_books(macros: Macros, other: Path) -> None:
    assert macros.run("Result = IsRegister(Nothing)") is False
    assert macros.run("Result = IsRegister(ActiveWorkbook)") is True
    assert macros.run("Dim can\nRegisterIsOpen Nothing, can\nResult = can") is True
    with macros.in_front(other):
        assert macros.run("Result = IsRegister(ActiveWorkbook)") is False
        assert macros.run("Dim can\nRegisterIsOpen Nothing, can\nResult = can") is False


def test_a_plan_is_one_of_ours_with_its_meetings_and_appendices(macros: Macros, plan: Path) -> None:
    with macros.in_front(plan):
        assert macros.run("Result = IsRegister(ActiveWorkbook)") is True
        assert macros.run(f"RefreshTab\n{COUNTED}") == 2
        assert label(macros, 1) == "26/03/2026 Joint Audit Committee"
        assert macros.run("Result = AppendixKeys()") == ("3.4", "3.5", "3.9")
        menu = ET.fromstring(macros.run("Result = AppendixMenu()"))
    assert [each.get("label") for each in menu] == [
        "3.4  Commitments rated red",
        "3.5  Commitments marked red because work was moved",
        "3.9  Improving commitments",
    ]


def test_meetings_are_listed_behind_the_latest(macros: Macros, other: Path) -> None:
    assert macros.run(f"RefreshTab\n{COUNTED}") == 3
    assert [label(macros, index) for index in range(3)] == ["Latest", AUGUST, FEBRUARY]
    with macros.in_front(other):
        assert macros.run(f"RefreshTab\n{COUNTED}") == 1


def test_the_list_of_meetings_stays_as_it_is_shown_until_the_tab_asks_again(
    macros: Macros, other: Path
) -> None:
    assert macros.run(f"RefreshTab\n{COUNTED}") == 3
    with macros.in_front(other):
        assert macros.run(COUNTED) == 3
        assert macros.run(f"RefreshTab\n{COUNTED}") == 1


def test_a_meeting_is_remembered_by_its_name_and_counts_only_where_it_is_listed(
    macros: Macros, other: Path
) -> None:
    macros.run('RefreshTab\nChooseMeeting Nothing, "", 2')
    assert macros.run(CHOSEN) == 2
    assert choices(macros).meeting == "Business Coordination Board 06/02/2017"
    with macros.in_front(other):
        assert macros.run(CHOSEN) == 0
        assert choices(macros).meeting == ""
    macros.run('RefreshTab\nChooseMeeting Nothing, "", 0')
    assert macros.run(CHOSEN) == 0
    assert choices(macros).meeting == ""


def test_the_appendices_are_those_of_the_scheme(macros: Macros) -> None:
    assert macros.run("Result = AppendixKeys()") == ("1.1", "1.2", "1.3", "A")
    menu = ET.fromstring(macros.run("Result = AppendixMenu()"))
    assert menu.tag == "{http://schemas.microsoft.com/office/2009/07/customui}menu"
    assert [each.get("tag") for each in menu] == ["1.1", "1.2", "1.3", "A"]
    assert [each.get("label") for each in menu] == [
        "1.1  Strategic risks summary",
        "1.2  Strategic risk: current ratings",
        "1.3  Strategic risks",
        "A  Strategic risk overall ratings",
    ]
    assert [each.get("id") for each in menu] == [
        "Appendix1", "Appendix2", "Appendix3", "Appendix4",
    ]  # fmt: skip
    assert {each.tag.rpartition("}")[2] for each in menu} == {"checkBox"}
    assert {(each.get("onAction"), each.get("getPressed")) for each in menu} == {
        ("Tick", "IsTicked")
    }


def test_any_text_of_a_book_may_stand_in_the_menu(macros: Macros, hostile: Path) -> None:
    with macros.in_front(hostile):
        menu = ET.fromstring(macros.run("Result = AppendixMenu()"))
    assert [each.get("tag") for each in menu] == ["A audience=members", "B", "C"]
    assert [each.get("label") for each in menu] == [
        'A audience=members  Risks && "<scores>"', "B", "C  " + "x" * 97,
    ]  # fmt: skip


def test_without_a_register_there_is_no_appendix(macros: Macros, other: Path) -> None:
    with macros.in_front(other):
        assert macros.run("Result = AppendixMenu()") == (
            '<menu xmlns="http://schemas.microsoft.com/office/2009/07/customui"></menu>'
        )
        assert macros.run("Result = AppendixKeys()") == ()


def test_a_tick_is_there_until_it_is_taken_away(macros: Macros) -> None:
    control = 'Dim control, pressed\nSet control = New RibbonControl\ncontrol.Tag = "pdf"\n'
    asking = "IsTicked control, pressed\nResult = pressed"
    assert macros.run(f"{control}{asking}") is True
    assert macros.run(f"{control}Tick control, False\n{asking}") is False
    assert choices(macros).formats == ("docx", "xlsx")
    assert macros.run(f"{control}Tick control, True\n{asking}") is True


def test_an_appendix_may_be_called_like_another_choice(macros: Macros) -> None:
    macros.run('ChooseAudience Nothing, "", 1\nRememberTick "audience", False')
    assert choices(macros).audience == "members"
    macros.run('ChooseAudience Nothing, "", 0\nRememberTick "audience", True')
    assert choices(macros).audience == "public"


def test_python_gets_every_choice(macros: Macros) -> None:
    macros.run('ChooseAudience Nothing, "", 1')
    macros.run(
        "Dim control\nSet control = New RibbonControl\n"
        'AskPython control, "new", Choice("scheme", "generic-5x5"), Choice("target", "C:\\a,b=c")'
    )
    name, _, text = macros.run("Result = Handed").partition("=")
    macros.run('ChooseAudience Nothing, "", 0')
    assert name == VARIABLE
    assert read_choices(text) == Choices(
        book="register.xlsx",
        window="4711",
        audience="members",
        formats=("docx", "xlsx", "pdf"),
        appendices=("1.1", "1.2", "1.3", "A"),
        scheme="generic-5x5",
        target=r"C:\a,b=c",
        addin=software_version(),
        settings="the add-in",
    )


def test_no_cell_of_a_book_can_say_another_choice(macros: Macros, hostile: Path) -> None:
    with macros.in_front(hostile):
        said = choices(macros)
    assert said.audience == "public"
    assert said.appendices == ("A audience=members", "B", "C")
