"""Our macros as text: Excel finds these faults only when it compiles, and a person then."""

import re
from collections import Counter
from itertools import chain, pairwise

import pytest

from addin.choices import VARIABLE
from addin.package.addin_file import modules
from addin.press import COMMANDS

SOURCES = {module.name: module.source for module in modules()}
DECLARED = re.compile(r"^(?:Public |Private )?(?:Sub|Function) (\w+)", re.MULTILINE)
PUBLIC = re.compile(
    r"^(?:Public )?(?:Declare PtrSafe )?(?:Sub|Function) (\w+)|^Public Const (\w+)", re.MULTILINE
)

# [MS-VBAL] 3.3.5.2, "Reserved Identifiers and IDENTIFIER".
RESERVED = """
    call case close const declare dim do else elseif end endif enum erase event exit for
    friend function get global gosub goto if implements input let lock loop lset next on open
    option print private public put raiseevent redim resume return rset seek select set static
    stop sub type unlock wend while with write rem any as byref byval each in new shared until
    withevents optional paramarray preserve spc tab then to addressof and eqv imp is like mod
    not or typeof xor abs cbool cbyte ccur cdate cdbl cdec cint clng clnglng clngptr csng cstr
    cvar cverr date debug doevents fix int len lenb me pset scale sgn string array circle
    inputb lbound ubound boolean byte currency double integer long longlong longptr single
    variant true false nothing empty null attribute
"""

# What our modules use of VBA, Excel, Office and Windows. Excel would find a misspelt name only when
# it compiles; this list finds it here.
KNOWN = """
    kill module object createobject ucase hwnd now do until loop eof line input or instrrev
    expandenvironmentstrings run mid attribute option explicit public private const sub
    function end exit if then else elseif select case for each in to next with set dim redim
    preserve as byval byref paramarray optional withevents on error goto resume and or is like
    new not nothing true false empty string long integer boolean variant object array chr cstr
    getattr format iif instr isdate iserror isempty join left len mid replace split trim
    ubound vartype environ freefile open append print close msgbox err description getsetting
    savesetting vbcr vblf vbcrlf vbstring vbboolean vbdate vbdirectory vbexclamation
    vbinformation application activeworkbook thisworkbook workbook worksheet worksheets name
    names fullname path range rows count cells value listobjects listcolumns databodyrange
    getopenfilename getsaveasfilename inputbox type filedialog msofiledialogfolderpicker title
    show selecteditems followhyperlink iribbonui iribboncontrol invalidate tag
    protectedviewwindow environment item workbooks add workbook_open app_workbookactivate
    app_workbookdeactivate app_protectedviewwindowactivate app_protectedviewwindowdeactivate
    vb_name
"""


def code_of(source: str) -> str:
    """The source without its texts and comments."""
    return re.sub(r"'.*", "", re.sub(r'"(?:[^"]|"")*"', '""', source))


@pytest.mark.parametrize("name", SOURCES)
def test_every_variable_has_to_be_declared(name: str) -> None:
    assert "Option Explicit" in SOURCES[name].splitlines()


@pytest.mark.parametrize("name", SOURCES)
def test_a_line_above_each_procedure_says_what_it_is_for(name: str) -> None:
    lines = SOURCES[name].splitlines()
    bare = [
        line
        for above, line in pairwise(lines)
        if DECLARED.match(line) and not above.startswith("' ")
    ]
    assert bare == []


def test_public_names_are_unique_in_the_whole_project() -> None:
    found = Counter(
        (first or second).lower()
        for source in SOURCES.values()
        for first, second in PUBLIC.findall(source)
    )
    assert [name for name, count in found.items() if count > 1] == []
    assert {"pressbutton", "askpython", "interpreter", "product"} <= set(found)


def test_names_are_not_words_of_the_language() -> None:
    declared = re.compile(
        r"\b(?:Dim|Const|Sub|Function|ByVal|ByRef|ParamArray|Optional|WithEvents) (\w+)"
    )
    names = {name.lower() for source in SOURCES.values() for name in declared.findall(source)}
    assert names & set(RESERVED.split()) == set()
    assert len(names) > 50


@pytest.mark.parametrize("name", SOURCES)
def test_no_name_ends_like_a_line_that_goes_on(name: str) -> None:
    assert re.findall(r"\w_\b(?!\w)", code_of(SOURCES[name])) == []


@pytest.mark.parametrize("name", SOURCES)
def test_every_name_is_declared_or_known(name: str) -> None:
    public = {
        each.lower()
        for source in SOURCES.values()
        for pair in PUBLIC.findall(source)
        for each in pair
    }
    code = code_of(SOURCES[name])
    declared = re.findall(r"\b(?:Const|Sub|Function|ByRef) (\w+)|\b(\w+)(?:\(\))? As ", code)
    labels = re.findall(r"^(\w+):$", code, re.MULTILINE)
    here = {each.lower() for each in (*labels, *chain.from_iterable(declared))}
    used = {each.lower() for each in re.findall(r"[A-Za-z]\w*", code)}
    assert used - public - here - set(KNOWN.split()) == set()


@pytest.mark.parametrize("name", SOURCES)
def test_lines_are_short_and_in_the_code_page_of_the_editor(name: str) -> None:
    assert [line for line in SOURCES[name].splitlines() if len(line) > 100] == []
    assert SOURCES[name].encode("cp1252").decode("cp1252") == SOURCES[name]


def test_python_is_called_in_one_place_and_for_commands_that_exist() -> None:
    every = "".join(SOURCES.values())
    assert re.findall(r"\S*\.Run\(.*?\).*?\)", every) == [
        "windowsShell.Run(CommandLine(command), 0, True)"
    ]
    assert re.findall(r'Quoted\("(.*)"\)', every) == [
        "from addin.start import start; start('\" & command & \"')"
    ]
    named = re.findall(r'AskPython control, "(\w+)"', every)
    assert named == ["new"]
    assert set(named) <= set(COMMANDS)


DOING = ("Run", "Open", "Print", "Kill", "SaveSetting", "MsgBox", "FileDialog", "InputBox",
         "GetOpenFilename", "GetSaveAsFilename", "FollowHyperlink", "AskPython")  # fmt: skip
LOOKING = {
    "WhyNot", "Remembered", "HasTick", "ChosenAmong", "ChoicesAsText", "Choice", "InOneLine",
    "IsFile", "IsFolder", "IsLocal", "IsRegister", "LiesOnADrive", "Meetings",
    "AppendixKeys", "AppendixMenu", "Interpreter", "InterpreterIsThere", "SettingsSource",
    "LogFile", "ColumnOf",
}  # fmt: skip
"""The public functions. A cell of any workbook can call them, without macros of its own."""


def test_what_cells_can_call_does_nothing_but_look() -> None:
    every = "".join(SOURCES.values())
    functions = dict(
        re.findall(r"^Public Function (\w+)(.*?)^End Function", every, re.MULTILINE | re.DOTALL)
    )
    assert set(functions) == LOOKING
    assert re.findall(r"^(?:Function|Declare|Sub)\b.*", every, re.MULTILINE) == []
    said = {word for body in functions.values() for word in re.findall(r"\w+", code_of(body))}
    assert said & set(DOING) == set()


def test_the_variable_of_the_choices_is_the_one_that_python_reads() -> None:
    assert f'VARIABLE As String = "{VARIABLE}"' in SOURCES["CallPython"]
