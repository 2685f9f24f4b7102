"""A register from its folder: what is read, and a finding for everything that is wrong."""

from datetime import date
from pathlib import Path

import pytest

from risk_register.findings import Finding
from risk_register.folder import read_settings
from risk_register.own_columns import Formula, OwnColumn, OwnValue
from risk_register.places import Place
from risk_register.register import Register, Report
from risk_register.settings_file import settings_of
from risk_register.values import Month
from tests.risk_register.making import (
    REGISTER,
    RISKS,
    changed,
    coded,
    read_folder,
    write_folder,
)

HEADINGS = "reference,title,last_review,next_key_date,current_likelihood,current_impact\n"


def found(folder: Path, **files: str | bytes | None) -> list[tuple[str, str]]:
    """What is found in a folder with these files; `risks_csv` stands for risks.csv."""
    named = {name.replace("_", "."): content for name, content in files.items()}
    return coded(read_folder(write_folder(folder, named))[1])


def only_risk(folder: Path, risks: str | bytes) -> dict[str, object]:
    """The values of the one risk in a file without fault."""
    register, findings = read_folder(write_folder(folder, {"risks.csv": risks}))
    assert [str(finding) for finding in findings] == []
    assert len(register.entries) == 1
    return dict(register.entries[0].values)


# What is read


def test_settings_are_read(tmp_path: Path) -> None:
    settings, findings = read_settings(write_folder(tmp_path))
    assert findings == []
    assert settings
    assert settings.organisation == "Office of Made"
    assert settings.title == "Register of Made"
    assert settings.marking == "OFFICIAL"
    assert settings.as_at == date(2024, 3, 31)
    assert settings.scheme == "scheme.toml"


def test_the_standing_parts_of_the_cover_report_are_read(tmp_path: Path) -> None:
    report = '[report]\npurpose = "To inform."\nmethod = """\nOne.\nTwo."""\ncontacts = ["CFO"]\n'
    settings, findings = read_settings(
        write_folder(tmp_path, {"register.toml": f"{REGISTER}{report}"})
    )
    assert findings == []
    assert settings
    assert settings.report == Report("To inform.", "", "One.\nTwo.", ("CFO",))


def test_a_row_knows_its_values_and_its_line(tmp_path: Path) -> None:
    register, _ = read_folder(write_folder(tmp_path))
    first, second = register.entries
    assert first.values == {
        "reference": "R1",
        "title": "First",
        "owner": "Chief Executive",
        "status": "Managed",
        "stage": None,
        "last_review": date(2024, 1, 31),
        "current_likelihood": 3,
        "current_impact": 2,
    }
    assert str(second.place) == "risks.csv, line 3"


@pytest.mark.parametrize("written", ["2024-02-01", "01/02/2024", "1/2/2024"])
def test_a_date_is_read_in_both_forms(tmp_path: Path, written: str) -> None:
    risk = only_risk(tmp_path, f"{HEADINGS}R1,First,{written},,1,1\n")
    assert risk["last_review"] == date(2024, 2, 1)


def test_a_month_is_read_where_a_month_will_do(tmp_path: Path) -> None:
    assert only_risk(tmp_path, f"{HEADINGS}R1,First,,2024-10,1,1\n")["next_key_date"] == Month(
        2024, 10
    )


def test_a_month_is_no_date_elsewhere(tmp_path: Path) -> None:
    assert found(tmp_path, risks_csv=f"{HEADINGS}R1,First,2024-10,,1,1\n") == [
        ("entry-date", "risks.csv, line 2, column last_review")
    ]


def test_an_empty_cell_is_not_recorded(tmp_path: Path) -> None:
    risk = only_risk(tmp_path, f"{HEADINGS}R1,First,,  ,,\n")
    assert risk["last_review"] is None
    assert risk["next_key_date"] is None
    assert risk["current_likelihood"] is None


def test_a_score_of_0_is_a_score(tmp_path: Path) -> None:
    risk = only_risk(tmp_path, "reference,title,current_score\nR1,First,0\n")
    assert risk["current_score"] == 0


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+44 20 7946 0000", "-5% of budget", "@home", "'quoted'", "1.0", "TRUE", "2024-01-01"],
)
def test_text_stays_text(tmp_path: Path, title: str) -> None:
    assert only_risk(tmp_path, f"reference,title\nR1,{title}\n")["title"] == title


def test_a_quoted_cell_may_run_over_lines(tmp_path: Path) -> None:
    risks = 'reference,title,description\nR1,First,"One, two\n""three"""\n'
    assert only_risk(tmp_path, risks)["description"] == 'One, two\n"three"'


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    risks = 'reference,title,description\nR1,First,"one\ntwo\nthree"\nR2,,x\n'
    assert found(tmp_path, risks_csv=risks) == [
        ("entry-missing", "risks.csv, line 5, column title")
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path: Path) -> None:
    risks = b"\xef\xbb\xbfreference,title\nR1,First\n"
    assert only_risk(tmp_path, risks)["reference"] == "R1"


def test_windows_line_ends_read_as_others_do(tmp_path: Path) -> None:
    risks = b'reference,title,description\r\nR1,First,"one\r\ntwo"\r\n'
    assert only_risk(tmp_path, risks)["description"] == "one\ntwo"


@pytest.mark.parametrize("blank", ["\n", ",,,,,\n", " , ,,,,\n", ",\n"])
def test_blank_lines_are_ignored(tmp_path: Path, blank: str) -> None:
    risk = only_risk(tmp_path, f"{HEADINGS}{blank}R1,First,,,1,1\n{blank}")
    assert risk["reference"] == "R1"


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    assert only_risk(tmp_path, "title, reference \nFirst,R1\n") == {
        "title": "First",
        "reference": "R1",
    }


def test_spaces_around_a_reference_do_not_count(tmp_path: Path) -> None:
    assert only_risk(tmp_path, "reference,title\n R1 ,First\n")["reference"] == "R1"


def test_a_table_without_rows_is_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, controls_csv="control_id,reference,control\n") == []


def test_a_register_without_risks_is_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, risks_csv="reference,title\n") == []


# What is found, entry by entry


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        pytest.param("R1,First,2024-02-30,,1,1", ("entry-date", "last_review"),
                     id="a date that is none"),
        pytest.param("R1,First,yesterday,,1,1", ("entry-date", "last_review"), id="words"),
        pytest.param("R1,First,9999-12-31,,1,1", ("entry-date", "last_review"),
                     id="a date that leaves no room for a review"),
        pytest.param("R1,First,,October,1,1", ("entry-date", "next_key_date"),
                     id="a month without a year"),
        pytest.param("R1,First,,,4,1", ("entry-level", "current_likelihood"),
                     id="a level above the scale"),
        pytest.param("R1,First,,,1,0", ("entry-level", "current_impact"),
                     id="a level below the scale"),
        pytest.param("R1,First,,,Likely,1", ("entry-level", "current_likelihood"),
                     id="a level by its label"),
        pytest.param("R1,First,,,1.5,1", ("entry-level", "current_likelihood"),
                     id="half a level"),
        pytest.param("R1,,,,1,1", ("entry-missing", "title"), id="no title"),
        pytest.param(",First,,,1,1", ("entry-missing", "reference"), id="no reference"),
        pytest.param("R*,First,,,1,1", ("entry-malformed-key", "reference"),
                     id="a reference with a wildcard"),
        pytest.param('"R1,R2",First,,,1,1', ("entry-malformed-key", "reference"),
                     id="a reference with a comma"),
        pytest.param("R" * 61 + ",First,,,1,1", ("entry-malformed-key", "reference"),
                     id="a reference of 61 characters"),
        pytest.param("R1,Fi\x07rst,,,1,1", ("entry-control-character", "title"), id="a bell"),
        pytest.param("R1,Fi\x00rst,,,1,1", ("entry-control-character", "title"), id="a nought"),
        pytest.param('R1,"Fi\rrst",,,1,1', ("entry-control-character", "title"),
                     id="a bare carriage return"),
        pytest.param("R1,Fi\uffffrst,,,1,1", ("entry-control-character", "title"),
                     id="no character at all"),
        pytest.param("R1," + "x" * 32_768 + ",,,1,1", ("entry-too-long", "title"),
                     id="a text longer than a cell"),
        pytest.param("R1," + "\U0001f600" * 16_384 + ",,,1,1", ("entry-too-long", "title"),
                     id="a text longer than a cell as Excel counts"),
        pytest.param("R1,Fi\u202erst,,,1,1", ("entry-invisible-character", "title"),
                     id="a mark that turns the text round"),
        pytest.param("R1,Fi\u200brst,,,1,1", ("entry-invisible-character", "title"),
                     id="a space without width"),
    ],
)  # fmt: skip
def test_an_entry_is_found_with_its_line_and_column(
    tmp_path: Path, row: str, finding: tuple[str, str]
) -> None:
    code, column = finding
    assert found(tmp_path, risks_csv=f"{HEADINGS}{row}\n") == [
        (code, f"risks.csv, line 2, column {column}")
    ]


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("status", "Overdue", "entry-choice"),
        ("stage", "lively", "entry-choice"),
        ("direction", "Sideways", "entry-choice"),
        ("impact_expected", "Increased", "entry-choice"),
        ("current_score", "-1", "entry-number"),
        ("current_score", "six", "entry-number"),
    ],
)
def test_a_value_that_is_not_on_its_list_is_found(
    tmp_path: Path, heading: str, value: str, code: str
) -> None:
    assert found(tmp_path, risks_csv=f"reference,title,{heading}\nR1,First,{value}\n") == [
        (code, f"risks.csv, line 2, column {heading}")
    ]


@pytest.mark.parametrize(
    ("entered", "read"),
    [("live", "Live"), ("CLOSURE proposed ", "Closure proposed"), ("Closed", "Closed")],
)
def test_a_choice_in_other_capitals_is_taken_as_the_list_spells_it(
    tmp_path: Path, entered: str, read: str
) -> None:
    rows = f"reference,title,stage\nR1,First,{entered}\n"
    register, findings = read_folder(write_folder(tmp_path, {"risks.csv": rows}))
    assert findings == []
    assert register is not None
    assert register.entries[0]["stage"] == read


def test_a_text_of_32767_characters_is_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, risks_csv=f"{HEADINGS}R1,{'x' * 32_767},,,1,1\n") == []


def test_a_finding_says_what_was_expected_and_what_is_there(tmp_path: Path) -> None:
    _, findings = read_folder(write_folder(tmp_path, {"risks.csv": f"{HEADINGS}R1,First,,,9,1\n"}))
    assert [str(finding) for finding in findings] == [
        "risks.csv, line 2, column current_likelihood: "
        "expected a level, 1 (Rare), 2 (Possible), 3 (Likely), got '9'"
    ]


# What is found, file by file


@pytest.mark.parametrize(
    ("risks", "findings"),
    [
        pytest.param("title\nFirst\n", [("column-missing", "risks.csv, line 1")],
                     id="a column is missing"),
        pytest.param("reference,title,colour\nR1,First,red\n",
                     [("column-unknown", "risks.csv, line 1")], id="a column is unknown"),
        pytest.param("reference,title,\nR1,First,\n", [("column-unknown", "risks.csv, line 1")],
                     id="a column has no name"),
        pytest.param("reference,title,title\nR1,First,One\n",
                     [("column-repeated", "risks.csv, line 1")], id="a column stands twice"),
        pytest.param("reference,title\nR1,First,x\nR2\n",
                     [("row-width", "risks.csv, line 2"), ("row-width", "risks.csv, line 3")],
                     id="rows have another number of cells"),
        pytest.param('reference,title\nR1,"First\n', [("csv-syntax", "risks.csv, line 2")],
                     id="a quotation mark is left open"),
        pytest.param("reference,title\nR1,Caf\xe9\n".encode("latin-1"),
                     [("file-encoding", "risks.csv, line 2")], id="it is not UTF-8"),
        pytest.param("reference,title\n".encode("utf-16"), [("file-encoding", "risks.csv, line 1")],
                     id="it is UTF-16"),
        pytest.param("", [("table-empty", "risks.csv, line 1")], id="it is empty"),
        pytest.param(None, [("table-missing", "risks.csv")], id="it is not there"),
    ],
)  # fmt: skip
def test_a_table_is_found_at_fault_when(
    tmp_path: Path, risks: str | bytes | None, findings: list[tuple[str, str]]
) -> None:
    assert found(tmp_path, risks_csv=risks) == findings


def test_unknown_columns_are_named_in_their_order(tmp_path: Path) -> None:
    risks = "reference,title,d,c,b,a\nR1,First,,,,\n"
    _, findings = read_folder(write_folder(tmp_path, {"risks.csv": risks}))
    assert [finding.actual for finding in findings] == ["'d'", "'c'", "'b'", "'a'"]


def test_a_table_that_the_scheme_does_not_keep_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, links_csv="reference,kind\n") == [("table-not-kept", "links.csv")]


def test_a_file_that_is_no_table_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, notes_csv="anything\n") == [("table-not-kept", "notes.csv")]


def test_the_column_of_a_role_that_is_not_kept_is_unknown(tmp_path: Path) -> None:
    assert found(tmp_path, risks_csv="reference,title,senior_lead\nR1,First,AB\n") == [
        ("column-unknown", "risks.csv, line 1")
    ]


def test_everything_is_found_at_once(tmp_path: Path) -> None:
    assert found(
        tmp_path,
        risks_csv="reference,title,colour,last_review,current_likelihood\n"
        "R1,First,,31/02/2024,7\n"
        "r1,,,2024-01-01,1\n"
        "R3,Third,,\n",
        controls_csv="control_id,reference,control,due\nC1,R9,Lock the door,soon\n",
        updates_csv="reference,date\nR1,2024-01-01\n",
        links_csv="reference,kind\n",
    ) == [
        ("column-unknown", "risks.csv, line 1"),
        ("entry-date", "risks.csv, line 2, column last_review"),
        ("entry-level", "risks.csv, line 2, column current_likelihood"),
        ("entry-missing", "risks.csv, line 3, column title"),
        ("row-width", "risks.csv, line 4"),
        ("entry-date", "controls.csv, line 2, column due"),
        ("column-missing", "updates.csv, line 1"),
        ("table-not-kept", "links.csv"),
        ("key-repeated", "risks.csv, line 3, column reference"),
        ("reference-unknown", "controls.csv, line 2, column reference"),
    ]


# Columns of an office's own


PORTFOLIO = '[[own_columns]]\ntable = "risks"\nheading = "Portfolio"\n'


def own_register(folder: Path, risks: str, declared: str = "") -> tuple[Register, list[Finding]]:
    """A register with these risks and own columns, and what is found in it."""
    return read_folder(
        write_folder(folder, {"risks.csv": risks, "register.toml": f"{REGISTER}\n{declared}"})
    )


def own_found(folder: Path, heading: str, declared: str = "") -> list[tuple[str, str]]:
    """What is found where risks have one column more."""
    return coded(own_register(folder, f"reference,title,{heading}\nR1,First,\n", declared)[1])


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("North", "North"),
        ("12", 12),
        ("'12", "12"),
        ("=A1", Formula("A1")),
        ("TRUE", True),
        ('"one\r\ntwo"', "one\ntwo"),
        (" ", " "),
    ],
)
def test_an_own_cell_is_read_as_if_it_was_typed(tmp_path: Path, cell: str, value: OwnValue) -> None:
    register, findings = own_register(
        tmp_path, f"reference,title,own: Portfolio\nR1,First,{cell}\n"
    )
    assert findings == []
    assert register.entries[0].own == {"Portfolio": value}
    assert register.entries[0].values == {"reference": "R1", "title": "First"}


def test_an_empty_own_cell_holds_nothing(tmp_path: Path) -> None:
    register, _ = own_register(tmp_path, "reference,title,own: Portfolio\nR1,First,\n")
    assert register.entries[0].own == {}


def test_an_own_column_that_is_not_declared_stands_where_its_file_has_it(tmp_path: Path) -> None:
    register, _ = own_register(tmp_path, "reference, own: Portfolio,title\nR1,,First\n")
    assert register.own_columns == {"risks": (OwnColumn("Portfolio", after="Reference"),)}


def test_own_columns_stand_as_they_are_declared_before_those_that_are_not(tmp_path: Path) -> None:
    declared = (
        '[[own_columns]]\ntable = "risks"\nheading = "Grant"\nafter = "Title"\n'
        'formula = "1+1"\nformat = "0.00"\n'
        '[[own_columns]]\ntable = "controls"\nheading = "Ward"\nformula = "=2+2"\n'
    )
    register, findings = own_register(
        tmp_path, "reference,title,own: Portfolio,own: Grant\nR1,First,,\n", declared
    )
    assert findings == []
    assert register.own_columns == {
        "risks": (OwnColumn("Grant", "Title", "1+1", "0.00"), OwnColumn("Portfolio", "Title")),
        "controls": (OwnColumn("Ward", "", "2+2"),),
    }


def test_a_declared_own_column_need_not_be_in_the_file(tmp_path: Path) -> None:
    register, findings = own_register(tmp_path, RISKS, PORTFOLIO)
    assert findings == []
    assert register.own_columns == {"risks": (OwnColumn("Portfolio"),)}
    assert [row.own for row in register.entries] == [{}, {}]


def test_a_line_with_an_own_value_alone_is_a_row(tmp_path: Path) -> None:
    register, findings = own_register(
        tmp_path, "reference,title,own: Portfolio\n,,North\n,,\n ,,\n"
    )
    assert [row.own for row in register.entries] == [{"Portfolio": "North"}]
    assert coded(findings) == [
        ("entry-missing", "risks.csv, line 2, column reference"),
        ("entry-missing", "risks.csv, line 2, column title"),
    ]


def test_spaces_in_an_own_column_are_an_own_value(tmp_path: Path) -> None:
    register, _ = own_register(tmp_path, "reference,title,own: Portfolio\n,, \n")
    assert [row.own for row in register.entries] == [{"Portfolio": " "}]


def test_every_table_may_have_own_columns(tmp_path: Path) -> None:
    controls = "control_id,reference,control,own: Ward\nC1,R1,Lock the door,North\n"
    register, findings = read_folder(write_folder(tmp_path, {"controls.csv": controls}))
    assert findings == []
    assert register.rows("controls")[0].own == {"Ward": "North"}
    assert register.own_columns == {"controls": (OwnColumn("Ward", after="What is done"),)}


@pytest.mark.parametrize("cell", ["Fi\x07rst", "=Fi\x07rst", "'\x07", "x" * 32_768])
def test_an_own_text_that_no_cell_can_hold_is_found(tmp_path: Path, cell: str) -> None:
    register, findings = own_register(
        tmp_path, f"reference,title,own: Portfolio\nR1,First,{cell}\n"
    )
    assert [str(finding.place) for finding in findings] == [
        "risks.csv, line 2, column own: Portfolio"
    ]
    assert findings[0].code in ("entry-control-character", "entry-too-long")
    assert register.entries[0].own == {}


def test_an_own_text_of_32767_characters_is_no_fault(tmp_path: Path) -> None:
    text = "1" * 32_767
    register, findings = own_register(
        tmp_path, f"reference,title,own: Portfolio\nR1,First,'{text}\n"
    )
    assert findings == []
    assert register.entries[0].own == {"Portfolio": text}


@pytest.mark.parametrize("name", ["links", "", "riskz"])
def test_an_own_column_of_a_table_that_is_not_kept_is_found(tmp_path: Path, name: str) -> None:
    declared = changed(PORTFOLIO, ('"risks"', f'"{name}"'))
    register, findings = own_register(tmp_path, RISKS, declared)
    assert coded(findings) == [("own-column-table", "register.toml, own_columns.Portfolio.table")]
    assert register.own_columns == {}


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("", id="empty"),
        pytest.param(" ", id="a space"),
        pytest.param("TITLE", id="a field's heading"),
        pytest.param("who", id="a heading of the scheme's"),
        pytest.param("x" * 256, id="256 characters"),
        pytest.param("\U0001f600" * 128, id="256 characters as Excel counts"),
        pytest.param("one\\ntwo", id="two lines"),
        pytest.param("one\\ttwo", id="a tab"),
    ],
)
def test_a_heading_that_no_own_column_can_have_is_found(tmp_path: Path, heading: str) -> None:
    declared = changed(PORTFOLIO, ("Portfolio", heading))
    register, findings = own_register(tmp_path, RISKS, declared)
    assert [finding.code for finding in findings] == ["own-column-heading"]
    assert str(findings[0].place).startswith("register.toml, own_columns.")
    assert register.own_columns == {}


def test_a_heading_of_255_characters_is_no_fault(tmp_path: Path) -> None:
    declared = changed(PORTFOLIO, ("Portfolio", "x" * 255))
    assert own_register(tmp_path, RISKS, declared)[1] == []


def test_an_own_column_that_is_declared_twice_is_found_once(tmp_path: Path) -> None:
    declared = PORTFOLIO + changed(PORTFOLIO, ("Portfolio", "portfolio"))
    register, findings = own_register(tmp_path, RISKS, declared)
    assert [str(finding) for finding in findings] == [
        "register.toml, own_columns.portfolio.heading: "
        "expected a heading that no other column of risks has, got 'portfolio'"
    ]
    assert register.own_columns == {"risks": (OwnColumn("Portfolio"),)}


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("own: ", "own-column-heading"),
        ("own: Title", "own-column-heading"),
        ("own: portfolio", "own-column-heading"),
        ("own: Fi\x07rst", "own-column-heading"),
        ('"own: one\ntwo"', "own-column-heading"),
        ("own:Portfolio", "column-unknown"),
        ("Own: Portfolio", "column-unknown"),
        ("Portfolio", "column-unknown"),
    ],
)
def test_a_column_of_a_file_that_can_be_no_own_column_is_found(
    tmp_path: Path, heading: str, code: str
) -> None:
    assert own_found(tmp_path, heading, PORTFOLIO) == [(code, "risks.csv, line 1")]


def test_an_own_column_that_stands_twice_in_a_file_is_found(tmp_path: Path) -> None:
    risks = "reference,title,own: Ward,own: Ward\nR1,First,a,b\n"
    assert found(tmp_path, risks_csv=risks) == [("column-repeated", "risks.csv, line 1")]


@pytest.mark.parametrize(
    ("declared", "finding"),
    [
        ("own_columns = 3", ("scheme-type", "register.toml, own_columns")),
        ("own_columns = [3]", ("scheme-type", "register.toml, own_columns.1")),
        (f"{PORTFOLIO}width = 3", ("scheme-unknown-key",
                                   "register.toml, own_columns.Portfolio.width")),
        (f"{PORTFOLIO}after = 3", ("scheme-type", "register.toml, own_columns.Portfolio.after")),
        (f'{PORTFOLIO}formula = "\\u0007"', ("entry-control-character",
                                             "register.toml, own_columns.Portfolio.formula")),
    ],
)  # fmt: skip
def test_a_declaration_at_fault_is_found_once(
    tmp_path: Path, declared: str, finding: tuple[str, str]
) -> None:
    assert coded(own_register(tmp_path, RISKS, declared)[1]) == [finding]


# register.toml


def test_settings_may_come_from_elsewhere_than_a_file() -> None:
    findings: list[Finding] = []
    data = {
        "organisation": "Office of Made",
        "title": "Register of Made",
        "as_at": date(2024, 3, 31),
        "scheme": "made-3x3",
        "brand": {"logo": "logo.png"},
        "colour": 1,
    }
    settings = settings_of(data, Place("workbook"), findings, {"logo.png": b"picture"}.__getitem__)
    assert settings.title == "Register of Made"
    assert settings.brand.logo == b"picture"
    assert coded(findings) == [("scheme-unknown-key", "workbook, colour")]


def test_a_folder_without_register_toml_is_no_register(tmp_path: Path) -> None:
    settings, findings = read_settings(tmp_path)
    assert settings is None
    assert coded(findings) == [("not-a-register", str(tmp_path))]


def test_a_folder_that_is_not_there_is_no_register(tmp_path: Path) -> None:
    settings, findings = read_settings(tmp_path / "none")
    assert settings is None
    assert coded(findings) == [("not-a-register", str(tmp_path / "none"))]


BRAND = '[brand]\nheading_fill = "#1F3864"\nheading_text = "#FFFFFF"\n'


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param(("as_at = 2024-03-31\n", ""), ["as_at"], id="no as-at date"),
        pytest.param(("2024-03-31", '"2024-03-31"'), ["as_at"], id="an as-at date in quotes"),
        pytest.param(("2024-03-31", "1899-12-31"), ["as_at"], id="an as-at date before 1900"),
        pytest.param(('title = "Register of Made"\n', ""), ["title"], id="no title"),
        pytest.param(('organisation = "Office of Made"\n', ""), ["organisation"], id="nobody's"),
        pytest.param(('scheme = "scheme.toml"\n', ""), ["scheme"], id="no scheme"),
        pytest.param(("marking", "markings"), ["markings"], id="an unknown key"),
        pytest.param(('"OFFICIAL"', "3"), ["marking"], id="a marking that is no text"),
        pytest.param(('"OFFICIAL"', '"OFF\\u0001ICIAL"'), ["marking"], id="a control character"),
        pytest.param(('"scheme.toml"\n', f'"scheme.toml"\n{BRAND.replace("#1F3864", "navy")}'),
                     ["brand.heading_fill"], id="a brand's colour that is none"),
        pytest.param(('"scheme.toml"\n', f'"scheme.toml"\n{BRAND.replace("#1F3864", "#EEEEEE")}'),
                     ["brand.heading_text"], id="headings that cannot be read"),
        pytest.param(('"scheme.toml"\n', f'"scheme.toml"\n{BRAND}shade = 1\n'), ["brand.shade"],
                     id="an unknown key of the brand"),
        pytest.param(('"scheme.toml"\n', f'"scheme.toml"\n{BRAND}logo = "none.png"\n'),
                     ["brand.logo"], id="a logo that is not there"),
        pytest.param(('"scheme.toml"\n', '"scheme.toml"\n[source]\ndocument = "x.pdf"\n'),
                     ["source.title"], id="a source without a title"),
        pytest.param(('"scheme.toml"\n', '"scheme.toml"\n[report]\naim = "x"\n'),
                     ["report.aim"], id="an unknown key of the report"),
        pytest.param(('"scheme.toml"\n', '"scheme.toml"\n[report]\ncontacts = "x"\n'),
                     ["report.contacts"], id="contacts that are no list"),
    ],
)  # fmt: skip
def test_settings_are_found_at_fault_for(
    tmp_path: Path, change: tuple[str, str], keys: list[str]
) -> None:
    folder = write_folder(tmp_path, {"register.toml": changed(REGISTER, change)})
    _, findings = read_settings(folder)
    assert [str(finding.place) for finding in findings] == [f"register.toml, {key}" for key in keys]


def test_every_fault_of_the_settings_is_found_at_once(tmp_path: Path) -> None:
    register = f"colour = 1\ntitle = 3\n{BRAND.replace('#1F3864', 'navy')}shade = 2\n"
    _, findings = read_settings(write_folder(tmp_path, {"register.toml": register}))
    assert sorted(finding.place.column for finding in findings) == [
        "as_at",
        "brand.heading_fill",
        "brand.shade",
        "colour",
        "organisation",
        "scheme",
        "title",
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"title = ", "toml-syntax"), (b"title = '\xe9'", "file-encoding")],
    ids=["not TOML", "not UTF-8"],
)
def test_settings_that_cannot_be_read_give_one_finding(
    tmp_path: Path, content: bytes, code: str
) -> None:
    settings, findings = read_settings(write_folder(tmp_path, {"register.toml": content}))
    assert settings is None
    assert coded(findings) == [(code, "register.toml")]


def test_settings_with_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + REGISTER.encode()
    assert read_settings(write_folder(tmp_path, {"register.toml": content}))[1] == []


def test_a_title_that_begins_with_an_equals_sign_stays_a_title(tmp_path: Path) -> None:
    content = changed(REGISTER, ('"Register of Made"', '"=Register"'))
    settings, findings = read_settings(write_folder(tmp_path, {"register.toml": content}))
    assert findings == []
    assert settings
    assert settings.title == "=Register"


@pytest.mark.parametrize("cut", range(0, len(RISKS), 7))
def test_a_file_that_breaks_off_anywhere_never_raises(tmp_path: Path, cut: int) -> None:
    register, _ = read_folder(write_folder(tmp_path, {"risks.csv": RISKS[:cut]}))
    assert len(register.entries) <= 2


def test_commitments_are_not_read_by_a_scheme_for_risks_nor_risks_by_one_for_commitments(
    tmp_path: Path,
) -> None:
    folder = write_folder(tmp_path, {})
    (folder / "risks.csv").rename(folder / "commitments.csv")
    _, findings = read_folder(folder)
    assert [str(each) for each in findings if each.code == "scheme-kind"] == [
        "commitments.csv: expected a scheme for commitments, got 'made-3x3', one for risks"
    ]
    assert len(findings) == 1
