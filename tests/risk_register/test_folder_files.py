"""A register that was read can be written as a folder and read again with nothing lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risk_register.findings import errors
from risk_register.folder import read_settings, read_tables
from risk_register.folder_files import folder_files
from risk_register.own_columns import Formula, OwnColumn, OwnValue
from risk_register.places import Place
from risk_register.register import Brand, Register, Row, empty_register
from risk_register.scheme import Scheme, Source
from risk_register.scheme_file import read_scheme
from risk_register.values import Month, Value
from tests.registers import EXAMPLE_NAMES, EXAMPLES, example, full_register
from tests.risk_register.making import AS_AT, PRODUCT, TREND, register_of, risk, scheme_of

MADE, TREND_ONLY = scheme_of(PRODUCT), scheme_of(TREND)
PNG, JPEG = b"\x89PNG\r\n\x1a\nrest of it", b"\xff\xd8\xff\xe0rest of it"


def read_again(files: dict[str, bytes], folder: Path, scheme: Scheme | None = None) -> Register:
    """The register in these files, which have no error, by the scheme that lies with them."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    found, findings = read_settings(folder)
    assert found
    if scheme is None:
        scheme, refusals = read_scheme(folder / found.scheme)
        findings += refusals
    assert scheme
    register, more = read_tables(folder, found, scheme)
    assert errors([*findings, *more]) == []
    return register


def said(register: Register) -> dict[str, Any]:
    """What a register says, wherever it stood and however its folder names the scheme."""
    rows = {
        name: [
            ({key: value for key, value in row.values.items() if value is not None}, {**row.own})
            for row in rows
        ]
        for name, rows in register.tables.items()
        if rows
    }
    return {
        "settings": replace(register.settings, scheme=""),
        "scheme": register.scheme,
        "rows": rows,
        "own columns": dict(register.own_columns),
    }


def comes_back(register: Register, folder: Path) -> None:
    """Checks that a register says the same again, and that its files are the same again."""
    files = folder_files(register, with_scheme=True)
    again = read_again(files, folder)
    assert said(again) == said(register)
    assert folder_files(again, with_scheme=True) == files


# What comes back


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_example_comes_back(tmp_path: Path, name: str) -> None:
    comes_back(example(name), tmp_path)


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_example_comes_back_with_the_scheme_of_the_software(
    tmp_path: Path, name: str
) -> None:
    register = example(name)
    files = folder_files(register, with_scheme=False)
    again = read_again(files, tmp_path, register.scheme)
    assert said(again) == said(register)
    assert again.settings == register.settings
    assert folder_files(again, with_scheme=False) == files


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_an_example_has_the_files_that_it_was_read_from(name: str) -> None:
    files = {path.name for path in (EXAMPLES / name).iterdir()}
    assert set(folder_files(example(name), with_scheme=False)) == files


def test_a_register_that_meets_every_branch_comes_back(tmp_path: Path) -> None:
    comes_back(full_register(), tmp_path)


def test_an_empty_register_comes_back(tmp_path: Path) -> None:
    comes_back(empty_register(MADE, AS_AT), tmp_path)


def test_settings_come_back_whole(tmp_path: Path) -> None:
    register = register_of(MADE, [risk()])
    whole = replace(
        register.settings,
        title='=Register "of" Made\nin two lines',
        marking="OFFICIAL",
        brand=Brand("Verdana", "#353D42", "#FFFFFF", PNG),
        source=Source("A paper", "paper.pdf", "As printed"),
        note="C:\\new: a path",
    )
    comes_back(replace(register, settings=whole), tmp_path)


AWKWARD = [
    "=1+1", "'quoted", '"', 'say "no", twice', "one\ntwo\n", "\n", "a,b;c", " leading", "trailing ",
    "\ttab", "007", "TRUE", "2026-03-31", "own: ", "↑ £ é 漢 😀", "\ufeffmark", "\u2028\u0085", "#",
]  # fmt: skip


@pytest.mark.parametrize("text", [text for text in AWKWARD if text.strip()])
def test_an_awkward_text_comes_back(tmp_path: Path, text: str) -> None:
    comes_back(register_of(TREND_ONLY, [Row({"reference": "R1", "title": text}, Place(""))]),
               tmp_path)  # fmt: skip


OWN = (OwnColumn("Portfolio"), OwnColumn("Grant (£)", "Title", "1+1", "#,##0"))
OWN_ROWS: list[dict[str, OwnValue]] = [
    {"Portfolio": "North", "Grant (£)": 12},
    {},
    {"Portfolio": Formula('IF(Risks[[#This Row],[Title]]="a,b",1,2)'), "Grant (£)": 45000.25},
    {"Portfolio": True, "Grant (£)": 12.0},
    {"Portfolio": "", "Grant (£)": -1},
    {"Portfolio": "12"},
]


def with_own(own: list[dict[str, OwnValue]], *columns: OwnColumn) -> Register:
    """A register of risks with what stands in their own columns."""
    risks = [replace(risk(f"R{number}"), own=each) for number, each in enumerate(own, 1)]
    return replace(register_of(MADE, risks), own_columns={"risks": columns})


def test_own_columns_come_back(tmp_path: Path) -> None:
    comes_back(with_own(OWN_ROWS, *OWN), tmp_path)


@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_own_text_comes_back(tmp_path: Path, text: str) -> None:
    comes_back(with_own([{"Portfolio": text}], *OWN), tmp_path)


@pytest.mark.parametrize(
    "heading", ["a,b", 'the "best"', "=A1", " led", "trailed ", "own: own", "é#[x]'", "007"]
)
def test_an_awkward_own_heading_comes_back(tmp_path: Path, heading: str) -> None:
    comes_back(with_own([{heading: "x"}], OwnColumn(heading)), tmp_path)


def test_own_columns_of_an_empty_table_come_back(tmp_path: Path) -> None:
    register = replace(register_of(MADE, [risk()]), own_columns={"controls": OWN})
    comes_back(register, tmp_path)


def test_an_empty_table_with_own_columns_has_a_file_of_headings() -> None:
    register = replace(register_of(MADE, [risk()]), own_columns={"people": OWN})
    files = folder_files(register, with_scheme=False)
    assert files["people.csv"].decode() == "person,role,from,to,own: Portfolio,own: Grant (£)\n"


legible = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))
own_values = (
    legible | st.integers(-(10**14), 10**14) | st.booleans() | legible.map(Formula)
    | st.floats(allow_nan=False, allow_infinity=False)
)  # fmt: skip
rows = st.fixed_dictionaries(
    {"title": legible.filter(str.strip)},
    optional={
        "description": legible.filter(str.strip),
        "last_review": st.dates(date(1900, 3, 1), date(9989, 12, 31)),
        "next_key_date": st.builds(Month, st.integers(1901, 9989), st.integers(1, 12)),
        "current_likelihood": st.integers(1, 3),
        "current_score": st.integers(0, 999_999_999),
        "stage": st.sampled_from(["Live", "Closed"]),
    },
)
own_rows = st.dictionaries(st.sampled_from(["Portfolio", "Grant (£)"]), own_values)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(rows, own_rows), max_size=4))
def test_every_register_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    listed: list[tuple[dict[str, Value], dict[str, OwnValue]]],
) -> None:
    risks = [
        Row({"reference": f"R{number}", **values}, Place(""), own)
        for number, (values, own) in enumerate(listed, 1)
    ]
    register = replace(register_of(MADE, risks), own_columns={"risks": OWN})
    comes_back(register, tmp_path_factory.mktemp("folder"))


# What stands in the files


def test_a_register_is_written_as_one_would_write_it() -> None:
    own: dict[str, OwnValue] = {"Portfolio": "007", "Grant (£)": 12}
    row = replace(risk("R1", next_key_date=Month(2026, 9), last_review=date(2026, 1, 2)), own=own)
    register = register_of(
        MADE,
        [row],
        controls=[{"control_id": "C1", "reference": "R1", "control": 'Say "no", twice'}],
    )
    files = folder_files(replace(register, own_columns={"risks": OWN}), with_scheme=False)
    assert {name: content.decode() for name, content in files.items()} == {
        "register.toml": """\
organisation = "Office of Made"
title = "Register of Made"
as_at = 2024-03-31
scheme = "made-3x3"

[brand]
font = "Arial"
heading_fill = "#1F3864"
heading_text = "#FFFFFF"

[[own_columns]]
table = "risks"
heading = "Portfolio"

[[own_columns]]
table = "risks"
heading = "Grant (£)"
after = "Title"
formula = "1+1"
format = "#,##0"
""",
        "risks.csv": (
            "reference,title,description,owner,status,stage,last_review,next_key_date,direction,"
            "impact_expected,current_likelihood,current_impact,current_score,target_likelihood,"
            "target_impact,own: Portfolio,own: Grant (£)\n"
            "R1,R1,,,,,2026-01-02,2026-09,,,,,,,,007,12\n"
        ),
        "controls.csv": (
            "control_id,reference,control,kind,number,owner,added,due,completed,new,removed_reason,due_last_quarter,slipped\n"
            'C1,R1,"Say ""no"", twice",,,,,,,,,,\n'
        ),
    }


def test_a_register_without_risks_has_their_headings() -> None:
    files = folder_files(register_of(TREND_ONLY, []), with_scheme=False)
    assert sorted(files) == ["register.toml", "risks.csv"]
    assert files["risks.csv"] == b"reference,title,direction\n"


def test_with_its_scheme_a_folder_names_the_scheme_that_lies_in_it() -> None:
    files = folder_files(register_of(TREND_ONLY, []), with_scheme=True)
    assert b'scheme = "scheme.toml"\n' in files["register.toml"]
    assert files["scheme.toml"].decode() == TREND


@pytest.mark.parametrize(("logo", "name"), [(PNG, "logo.png"), (JPEG, "logo.jpeg")])
def test_a_logo_lies_in_the_folder_under_the_name_of_its_kind(logo: bytes, name: str) -> None:
    register = register_of(MADE, [])
    branded = replace(register, settings=replace(register.settings, brand=Brand(logo=logo)))
    files = folder_files(branded, with_scheme=False)
    assert files[name] == logo
    assert f'logo = "{name}"\n'.encode() in files["register.toml"]


def test_a_word_template_lies_in_the_folder_and_comes_back_from_it(tmp_path: Path) -> None:
    register = register_of(MADE, [])
    branded = replace(register, settings=replace(register.settings, brand=Brand(template=b"docx")))
    files = folder_files(branded, with_scheme=True)
    assert files["template.docx"] == b"docx"
    assert read_again(files, tmp_path).settings.brand.template == b"docx"


def test_what_is_empty_is_not_said_of_a_register() -> None:
    text = folder_files(register_of(MADE, []), with_scheme=False)["register.toml"].decode()
    for key in ("marking", "note", "source", "own_columns", "logo"):
        assert key not in text
