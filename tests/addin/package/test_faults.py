"""What cannot be written is refused, with module and line, all at once."""

import pytest

from addin.package.faults import CannotBeWrittenError, Fault
from addin.package.module import Module
from addin.package.vba_project import vba_project


def refused(*modules: Module) -> list[str]:
    """What is said of these modules, a sentence for each fault."""
    with pytest.raises(CannotBeWrittenError) as caught:
        vba_project(modules)
    return str(caught.value).splitlines()


def in_code(source: str) -> list[str]:
    return refused(Module("Main", "standard", source))


def test_a_name_may_have_31_characters_and_no_more() -> None:
    assert vba_project([Module("N" * 31, "standard", "")])
    assert refused(Module("N" * 32, "standard", "")) == [
        f"Module {'N' * 32} has a name of 32 characters, and may have 31."
    ]


@pytest.mark.parametrize("name", ["", "1st", "_Main", "Main menu", "Größe", "Main\n"])
def test_a_name_has_letters_digits_and_underscores(name: str) -> None:
    with pytest.raises(CannotBeWrittenError) as caught:
        vba_project([Module(name, "standard", "")])
    message = "may be named with letters from A to Z, digits and _, a letter first"
    assert caught.value.faults == (Fault(name, 0, message),)


@pytest.mark.parametrize("name", ["DIR", "vbaproject", "office", "stdole"])
def test_a_name_that_the_project_itself_uses_is_taken(name: str) -> None:
    assert refused(Module(name, "standard", "")) == [
        f"Module {name} has a name that is taken; capitals make no difference."
    ]


def test_two_modules_do_not_share_a_name() -> None:
    assert refused(Module("Main", "standard", ""), Module("MAIN", "class", "")) == [
        "Module MAIN has a name that is taken; capitals make no difference."
    ]


def test_a_document_module_is_the_workbooks_or_the_sheets() -> None:
    assert refused(Module("Sheet2", "document", "")) == [
        "Module Sheet2 is a document module, and these are called ThisWorkbook and Sheet1."
    ]


def test_a_character_that_windows_code_page_lacks_is_named() -> None:
    assert in_code("Option Explicit\n' Ŵ and £\n") == [
        "Main, line 2 holds 'Ŵ', which Western Windows (cp1252) does not know."
    ]


def test_a_control_character_is_named_and_a_tab_is_none() -> None:
    assert in_code("Sub A()\r\n\tB\r\nEnd\x0bSub\r\n") == [
        "Main, line 3 holds a control character, '\\x0b'."
    ]


def test_a_line_may_have_1023_characters_and_no_more() -> None:
    assert vba_project([Module("Main", "standard", "'" * 1023)])
    assert in_code("'" * 1024) == ["Main, line 1 has 1024 characters, and may have 1023."]


def test_a_statement_may_go_on_24_times_and_no_more() -> None:
    twice = "a = 1 + _\n" * 24 + "1\n" + "a = 2 + _\n" * 24 + "2\n"
    assert vba_project([Module("Main", "standard", twice)])
    assert in_code("Option Explicit\n" + "a = 1 + _\n" * 25 + "1\n") == [
        "Main, line 2 goes on 25 times, and may 24."
    ]


def test_a_source_that_gives_itself_another_name_is_refused() -> None:
    source = 'VERSION 1.0 CLASS\nBEGIN\nEND\nAttribute VB_Name = "Other"\n'
    assert refused(Module("Main", "class", source)) == ['Main, line 4 calls the module "Other".']


def test_an_exported_class_whose_block_does_not_end_is_refused() -> None:
    assert refused(Module("Main", "class", "VERSION 1.0 CLASS\nBEGIN\n")) == [
        "Main, line 1 begins an exported class, and no line END ends that block."
    ]


def test_everything_is_said_at_once() -> None:
    assert refused(
        Module("Main", "standard", "' Ŵ\n" + "'" * 1030), Module("1st", "document", "' \x07Ŷ")
    ) == [
        "Main, line 1 holds 'Ŵ', which Western Windows (cp1252) does not know.",
        "Main, line 2 has 1030 characters, and may have 1023.",
        "Module 1st may be named with letters from A to Z, digits and _, a letter first.",
        "Module 1st is a document module, and these are called ThisWorkbook and Sheet1.",
        "1st, line 1 holds a control character, '\\x07'.",
        "1st, line 1 holds 'Ŷ', which Western Windows (cp1252) does not know.",
    ]
