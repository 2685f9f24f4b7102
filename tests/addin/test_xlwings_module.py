"""What the add-in takes of xlwings' own module."""

from pathlib import Path

import pytest
import xlwings

from addin.package import xlwings_module as theirs
from addin.package.xlwings_module import XLWINGS, XlwingsError, xlwings_module

SHIPPED = Path(xlwings.__file__).with_name("xlwings.bas").read_text("cp1252")
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def block(first: str, last: str) -> str:
    """The lines of xlwings' own module from one to another."""
    start = SHIPPED.index(f"\n{first}\n") + 1
    return SHIPPED[start : SHIPPED.index(f"\n{last}\n", start) + len(last) + 2]


GET_CONFIG = block(
    'Function GetConfig(configKey As String, Optional default As String = "", '
    'Optional source As String = "") As Variant',
    "End Function",
)
SHOW_ERROR = block('Sub ShowError(FileName As String, Optional Message As String = "")', "End Sub")
BOOK = '" --wb=" & """" & ThisWorkbook.Name & """ --from_xl=1"'
BOOK_IN_FRONT = '" --wb=" & """" & CallingBook() & """ --from_xl=1"'


def test_two_procedures_and_the_book_are_ours_and_nothing_else_changes() -> None:
    assert (GET_CONFIG.count("\n"), SHOW_ERROR.count("\n")) == (64, 35)
    rest = SHIPPED.replace(GET_CONFIG, "").replace(SHOW_ERROR, "")
    assert rest.count(BOOK) == 1
    assert xlwings_module().source == rest.replace(BOOK, BOOK_IN_FRONT)


def test_nothing_in_it_asks_the_open_workbook() -> None:
    assert "ActiveWorkbook" not in xlwings_module().source


def test_the_licence_stays() -> None:
    source = xlwings_module().source
    assert "'xlwings is distributed under a BSD 3-clause license.\n" in source
    assert "'Copyright (C) 2014-present, Zoomer Analytics LLC.\n" in source
    assert "'SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.\n" in source


def test_it_is_a_standard_module_of_its_own_name() -> None:
    module = xlwings_module()
    assert (module.name, module.kind) == ("xlwings", "standard")


def test_its_version_is_the_one_that_is_required_and_whose_module_was_read() -> None:
    assert XLWINGS == "0.37.8"
    assert '"xlwings==0.37.8"' in PYPROJECT.read_text("utf-8")
    assert f'Public Const XLWINGS_VERSION As String = "{XLWINGS}"' in xlwings_module().source


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages that comes before all others."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_another_version_is_refused(installed: Path) -> None:
    folder = installed / "xlwings-0.99.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: xlwings\nVersion: 0.99.0\n")
    expected = "The add-in is built with xlwings 0.37.8; 0.99.0 is installed."
    with pytest.raises(XlwingsError, match=f"^{expected}$"):
        xlwings_module()


def test_without_xlwings_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [])
    with pytest.raises(XlwingsError) as raised:
        xlwings_module()
    assert str(raised.value) == (
        "The add-in is built with xlwings, which is not installed: "
        "pip install 'opcc-risk-register[addin]'."
    )


def test_a_procedure_that_is_not_there_is_told() -> None:
    with pytest.raises(XlwingsError, match=r"has the procedure Gone 0 times\.$"):
        theirs._without(SHIPPED, "Gone")
