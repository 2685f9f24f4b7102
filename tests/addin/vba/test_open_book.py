"""What the tab knows of the book in front, and what it remembers, as LibreOffice runs it."""

import xml.etree.ElementTree as ET
from pathlib import Path

from addin.choices import VARIABLE, Choices, read_choices
from tests.addin.vba.running import Macros


def test_a_register_is_told_from_other_books(macros: Macros, register: Path, other: Path) -> None:
    assert macros.run("Result = IsRegister(Nothing)") is False
    with macros.in_front(other):
        assert macros.run("Result = IsRegister(ActiveWorkbook)") is False
    with macros.in_front(register):
        assert macros.run("Result = IsRegister(ActiveWorkbook)") is True
        assert macros.run("Dim can\nRegisterIsOpen Nothing, can\nResult = can") is True


AUGUST = "Business Coordination Board 11/08/2016"
FEBRUARY = "Business Coordination Board 06/02/2017"


def test_meetings_are_listed_behind_the_latest(macros: Macros, register: Path, other: Path) -> None:
    listing = "Dim count, label\nRefreshTab\nCountMeetings Nothing, count\n"
    with macros.in_front(register):
        assert macros.run(f"{listing}Result = count") == 3
        assert macros.run("Dim label\nLabelOfMeeting Nothing, 0, label\nResult = label") == "Latest"
        assert macros.run("Dim label\nLabelOfMeeting Nothing, 1, label\nResult = label") == AUGUST
        assert macros.run("Dim label\nLabelOfMeeting Nothing, 2, label\nResult = label") == FEBRUARY
    with macros.in_front(other):
        assert macros.run(f"{listing}Result = count") == 1


def test_a_meeting_is_remembered_by_its_name_and_counts_only_where_it_is_listed(
    macros: Macros, register: Path, other: Path
) -> None:
    chosen = "Dim index\nRefreshTab\nChosenMeeting Nothing, index\nResult = index"
    with macros.in_front(register):
        macros.run('RefreshTab\nChooseMeeting Nothing, "", 2')
        assert macros.run(chosen) == 2
        assert read_choices(macros.run("Result = ChoicesAsText()")).meeting == FEBRUARY
    with macros.in_front(other):
        assert macros.run(chosen) == 0
        assert read_choices(macros.run("Result = ChoicesAsText()")).meeting == ""
    with macros.in_front(register):
        macros.run('RefreshTab\nChooseMeeting Nothing, "", 0')
        assert macros.run(chosen) == 0


def test_the_list_of_meetings_stays_as_it_is_shown_until_the_tab_asks_again(
    macros: Macros, register: Path, other: Path
) -> None:
    count = "Dim count\nCountMeetings Nothing, count\nResult = count"
    with macros.in_front(register):
        assert macros.run(f"RefreshTab\n{count}") == 3
        with macros.in_front(other):
            assert macros.run(count) == 3
            assert macros.run(f"RefreshTab\n{count}") == 1


def test_the_appendices_are_those_of_the_scheme(macros: Macros, register: Path) -> None:
    keys = ("1.1", "1.2", "1.3", "A")
    with macros.in_front(register):
        assert macros.run("Result = AppendixKeys()") == keys
        menu = ET.fromstring(macros.run("Result = AppendixMenu()"))
    assert menu.tag == "{http://schemas.microsoft.com/office/2009/07/customui}menu"
    assert [each.get("tag") for each in menu] == list(keys)
    assert [each.get("label") for each in menu] == [
        "1.1  Strategic risks summary",
        "1.2  Strategic risk: current ratings",
        "1.3  Strategic risks",
        "A  Strategic risk overall ratings",
    ]
    assert [each.get("id") for each in menu] == [f"Appendix{number}" for number in range(1, 5)]
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


def test_a_tick_is_there_until_it_is_taken_away(macros: Macros, register: Path) -> None:
    control = 'Dim control, pressed\nSet control = New RibbonControl\ncontrol.Tag = "pdf"\n'
    asking = "IsTicked control, pressed\nResult = pressed"
    with macros.in_front(register):
        assert macros.run(f"{control}{asking}") is True
        assert macros.run(f"{control}Tick control, False\n{asking}") is False
        assert read_choices(macros.run("Result = ChoicesAsText()")).formats == ("docx", "xlsx")
        assert macros.run(f"{control}Tick control, True\n{asking}") is True


def test_an_appendix_may_be_called_like_another_choice(macros: Macros) -> None:
    macros.run('RememberTick "audience", False')
    assert macros.run("Dim index\nChosenAudience Nothing, index\nResult = index") == 0
    macros.run('RememberTick "audience", True')


def test_python_gets_every_choice(macros: Macros, register: Path) -> None:
    with macros.in_front(register):
        macros.run('ChooseAudience Nothing, "", 1')
        macros.run(
            'AskPython "new", Choice("scheme", "generic-5x5"), Choice("target", "C:\\a,b=c")'
        )
        name, _, text = macros.run("Result = Handed").partition("=")
        macros.run('ChooseAudience Nothing, "", 0')
    assert name == VARIABLE
    assert read_choices(text) == Choices(
        audience="members",
        formats=("docx", "xlsx", "pdf"),
        appendices=("1.1", "1.2", "1.3", "A"),
        scheme="generic-5x5",
        target=r"C:\a,b=c",
        addin="0.1.0",
        settings="the add-in",
    )


def test_no_cell_of_a_book_can_say_another_choice(macros: Macros, hostile: Path) -> None:
    with macros.in_front(hostile):
        choices = read_choices(macros.run("Result = ChoicesAsText()"))
    assert choices.audience == "public"
    assert choices.appendices == ("A audience=members", "B", "C")
