"""`docs/schemes.md` says what is true: its files load, its table is complete, its runs are real."""

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from appendices.choosing import choosers_of
from appendices.columns import column_names
from appendices.kinds.pages import ASSESSMENTS, parts_of
from appendices.sense import senseless_appendices
from command_line.main import main
from risk_register.appendix import AppendixKind
from risk_register.fields import COMMITMENTS, RISKS, TABLES
from risk_register.folder import read_settings
from risk_register.kept_fields import entry_fields
from tests.registers import scheme
from tests.risk_register.making import changed, refusals, scheme_of

DOCUMENT = Path(__file__).parent.parent / "docs" / "schemes.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")

WHOLE = "the whole file"
REGISTER = "# register.toml"
MATRIX_ONLY = '# only with rating = "matrix"'


def blocks(language: str) -> list[str]:
    """The blocks of the document in one language, as they stand."""
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def first_line(block: str) -> str:
    return block.split("\n", 1)[0]


def only(found: list[str]) -> str:
    [one] = found
    return one


WHOLE_FILES = [block for block in blocks("toml") if WHOLE in first_line(block)]
ASIDES = [block for block in blocks("toml") if first_line(block) in (REGISTER, MATRIX_ONLY)]
STEPS = [block for block in blocks("toml") if block not in WHOLE_FILES + ASIDES]
NORTHSHIRE = "\n".join(STEPS)
MATRIX = only([block for block in ASIDES if first_line(block) == MATRIX_ONLY])
LOOKED_UP = changed(NORTHSHIRE, ('"product"', '"matrix"')) + "\n" + MATRIX


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the document's commands are run, with the files that it gives."""
    register = tmp_path / "northshire"
    register.mkdir()
    settings = only([block for block in ASIDES if first_line(block) == REGISTER])
    for path, content in (
        (tmp_path / "small.toml", WHOLE_FILES[0]),
        (tmp_path / "northshire-2026.toml", NORTHSHIRE),
        (register / "register.toml", settings),
        (register / "risks.csv", only(blocks("csv"))),
    ):
        path.write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str) -> int:
    """Runs a command as the document writes it."""
    program, *arguments = shlex.split(command)
    assert program == "opcc-register"
    return main(arguments)


@pytest.mark.parametrize("block", WHOLE_FILES, ids=first_line)
def test_a_whole_file_loads_without_findings(block: str) -> None:
    assert refusals(block) == []


def test_the_schemes_given_whole_are_one_of_risks_and_one_of_a_plan() -> None:
    assert [scheme_of(block).kind.many for block in WHOLE_FILES] == ["risks", "commitments"]


def test_the_smallest_scheme_has_nothing_to_spare() -> None:
    """Each line that is taken from it, but for its name in a comment, makes it one that fails."""
    lines = WHOLE_FILES[0].splitlines()
    for number, line in enumerate(lines):
        if line and not line.startswith(("#", "[")):
            less = "\n".join(lines[:number] + lines[number + 1 :])
            assert refusals(less), f"not needed: {line}"


def test_the_blocks_of_the_steps_are_one_whole_file() -> None:
    scheme = scheme_of(NORTHSHIRE)
    assert scheme.name == "northshire-2026"
    assert [band.name for band in scheme.bands] == ["Low", "Medium", "High"]
    assert len(scheme.assumed) == 9


def test_every_step_but_the_matrix_gives_a_block() -> None:
    steps = re.split(r"^### Step \d+: .*$", TEXT, flags=re.MULTILINE)[1:]
    without = [n for n, step in enumerate(steps, 1) if not any(block in step for block in STEPS)]
    assert (len(steps), without) == (14, [4])


def test_the_matrix_goes_with_the_steps_once_the_rating_is_matrix() -> None:
    scheme = scheme_of(LOOKED_UP)
    assert scheme.matrix[4, 1] == 10
    assert scheme.matrix[1, 4] == 7


# What the document shows of runs.


def consoles() -> Iterator[tuple[str, str]]:
    """Each command of the document that shows its output, with that output."""
    for block in blocks("console"):
        command, output = block.split("\n", 1)
        yield command.removeprefix("$ "), output


RUNS = [(command, output) for command, output in consoles() if "error: " not in output]
[(REFUSED, REASONS)] = [each for each in consoles() if "error: " in each[1]]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("command", "output"), RUNS, ids=[command for command, _ in RUNS])
def test_a_run_prints_what_is_shown(
    command: str, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command) == 0
    assert capsys.readouterr() == (output, "")


@pytest.mark.usefixtures("folder")
def test_every_other_command_runs() -> None:
    assert len(RUNS) == 2
    commands = re.findall(r"^opcc-register .*$", TEXT, re.MULTILINE)
    assert [run(command) for command in commands] == [0]


def test_the_scheme_may_lie_in_the_folder(folder: Path) -> None:
    (folder / "northshire-2026.toml").rename(folder / "northshire" / "northshire-2026.toml")
    settings, findings = read_settings(folder / "northshire")
    assert settings
    assert (settings.scheme, findings) == ("northshire-2026.toml", [])
    assert run("opcc-register build northshire -o northshire.xlsx") == 0


FIVE_MISTAKES = (
    ('place = "page 6 (tables A and B) and paragraphs 5 to 8"\n', ""),
    ('colour = "#C00000"', 'color = "#C00000"'),
    ("from = 4\n", "from = 5\n"),
    ('"#92D050"\ntext = "#000000"', '"#92D050"\ntext = "#FFFFFF"'),
    ("score = 8\n", "score = 20\n"),
)

HIGH_COLOUR = '"bands.High.colour" ='
NEW_ARROW = 'new = { word = "New risk" }'
SOURCE = re.search(r"^\[source\]\n(.+\n)+", NORTHSHIRE, re.MULTILINE)
STATUSES = re.search(r"^\[\[statuses\]\]\n(.+\n|\n\[\[statuses\]\]\n)+", NORTHSHIRE, re.MULTILINE)
assert SOURCE
assert STATUSES

MISTAKES = {
    "no source": changed(NORTHSHIRE, (SOURCE[0], "")),
    "date": changed(NORTHSHIRE, ("effective = 2026-04-01", 'effective = "1 April 2026"')),
    "current": changed(NORTHSHIRE, ("current = true", "")),
    "column": changed(NORTHSHIRE, ('{ "Chance" = "Up', '{ "Odds" = "Up')),
    "overlap": changed(NORTHSHIRE, ("from = 4\n", "from = 3\n")),
    "highest": changed(NORTHSHIRE, ("to = 16", "to = 15")),
    "colour": changed(NORTHSHIRE, ('"#C00000"', '"red"')),
    "arrows": changed(NORTHSHIRE, (NEW_ARROW, "")),
    "own arrow": changed(NORTHSHIRE, (NEW_ARROW, f'{NEW_ARROW}\nchanging = {{ symbol = "↕" }}')),
    "arrow's word": changed(NORTHSHIRE, ("New risk", "unchanged")),
    "closed score": changed(NORTHSHIRE, ("review_months = 3", "closed_score = 0")),
    "field": changed(NORTHSHIRE, ('  "effect",', '  "consequence",')),
    "statuses": changed(NORTHSHIRE, (STATUSES[0], "")),
    "assumed": changed(NORTHSHIRE, (HIGH_COLOUR, '"bands.Severe.colour" =')),
    "short line": changed(LOOKED_UP, ("[4, 8, 12, 15]", "[4, 8, 12]")),
    "falls": changed(LOOKED_UP, ("[4, 8, 12, 15]", "[4, 4, 12, 15]")),
    "quotation marks": changed(NORTHSHIRE, ('"northshire-2026"', "“northshire-2026”")),
    "heading": changed(NORTHSHIRE, ('"Consequence"', '"Live"')),
}


def test_the_run_with_five_mistakes_says_what_is_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "northshire-2026.toml").write_text(changed(NORTHSHIRE, *FIVE_MISTAKES), "utf-8")
    assert run(REFUSED) == 1
    assert capsys.readouterr() == ("", REASONS)


def test_every_refusal_in_the_table_is_said_and_every_mistake_stands_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for text in MISTAKES.values():
        (folder / "northshire-2026.toml").write_text(text, "utf-8")
        assert run("opcc-register schemes northshire-2026.toml") == 1
        said += capsys.readouterr().err.splitlines()[:-1]
    shown = re.findall(r"^\| `(error: .*?)` \|", TEXT, re.MULTILINE)
    assert shown == said


def test_no_refusal_is_shown_elsewhere() -> None:
    assert TEXT.count("error: ") == REASONS.count("error: ") + len(MISTAKES)


# The reference table.

OF_SCALES = (
    "heading", "columns", "categories", "levels", "levels.number", "levels.label",
    "levels.descriptors", "levels.descriptors.COLUMN", "levels.ranges", "levels.ranges.COLUMN",
)  # fmt: skip
OF_APPENDICES = (
    "key", "label", "title", "kind", "audience", "marking", "risks", "commitments", "but_not",
    "order",
    "columns", "columns.COLUMN", "parts", "parts.PART", "legend", "legend.WORD", "text", "nil",
)  # fmt: skip
ARROWS = ("up", "same", "down", "new")
OWN = "DIRECTION"

KEYS = {
    "name", "title", "organisation", "effective", "kind", "rating", "up", "review_months",
    "closed_score",
    "source", "source.title", "source.place",
    "assumed", "assumed.KEY",
    "replaces", "replaces.scheme", "replaces.on", "replaces.restated",
    "assessments", "assessments.key", "assessments.name", "assessments.by", "assessments.current",
    "assessments.meaning",
    "assessments.stands_for",
    "roles", "roles.key", "roles.heading", "roles.meaning",
    "likelihood", *(f"likelihood.{key}" for key in OF_SCALES),
    "impact", *(f"impact.{key}" for key in OF_SCALES),
    "matrix", "matrix.IMPACT",
    "bands", "bands.name", "bands.from", "bands.to", "bands.colour", "bands.text",
    "bands.meaning", "bands.action", "bands.board", "bands.review_months",
    "tolerance", "tolerance.score", "tolerance.meaning",
    "statuses", "statuses.name", "statuses.meaning",
    "status_means",
    *(f"status_means.{what}" for what in ("tasked", "overdue", "nothing_open", "awaiting_review")),
    "areas", "areas.name", "areas.meaning",
    "reasons", "reasons.name", "reasons.meaning", "reasons.means", "low_ratings",
    "arrows", *(f"arrows.{arrow}" for arrow in (*ARROWS, OWN)),
    *(f"arrows.{arrow}.{key}" for arrow in (*ARROWS, OWN) for key in ("symbol", "word")),
    "marks", "marks.axis", "marks.change", "marks.symbol", "marks.meaning",
    "headings", "headings.FIELD",
    "keeps", "keeps.risks", "keeps.commitments", "keeps.tables",
    "publishes", "publishes.word", "publishes.TABLE", "publishes.withheld_risks",
    "publishes.withheld_commitments",
    "appendices", *(f"appendices.{key}" for key in OF_APPENDICES),
}  # fmt: skip
"""Every key that a scheme may have. Capitals stand for a free name."""

FREE = {
    "assumed": "KEY", "matrix": "IMPACT", "headings": "FIELD",
    "appendices.columns": "COLUMN", "appendices.parts": "PART", "appendices.legend": "WORD",
    **{f"{scale}.levels.{free}": "COLUMN"
       for scale in ("likelihood", "impact") for free in ("descriptors", "ranges")},
}  # fmt: skip
"""The tables whose keys are free."""

_OF_PUBLISHES = ("word", "withheld_risks", "withheld_commitments")
PARTLY_FREE = {"arrows": (OWN, ARROWS), "publishes": ("TABLE", _OF_PUBLISHES)}
"""The tables that have free keys beside those that are known here."""


def scale(low: str, high: str) -> dict[str, Any]:
    """A scale of two levels with every key that a scale may have."""
    levels = [
        {"number": number, "label": label, "descriptors": {"Sum": label}, "ranges": {"Sum": {}}}
        for number, label in enumerate((low, high), 1)
    ]
    return {"heading": f"{low} to {high}", "columns": ["Sum"], "categories": True, "levels": levels}


EVERY_KEY: dict[str, Any] = {
    "name": "every-key", "title": "Every key once", "organisation": "Office of Made",
    "effective": date(2026, 4, 1), "rating": "matrix", "up": "likelihood", "review_months": 3,
    "source": {"title": "Made policy", "place": "page 1"},
    "assumed": {"effective": "Not printed"},
    "replaces": {"scheme": "every-key-before", "on": date(2026, 4, 1), "restated": True},
    "assessments": [
        {"key": "current", "name": "Current", "by": "levels", "current": True, "meaning": "Now",
         "stands_for": "target"},
    ],
    "roles": [{"key": "owner", "heading": "Owner", "meaning": "Answers for it"}],
    "likelihood": scale("Rare", "Likely"), "impact": scale("Slight", "Grave"),
    "matrix": {"1": [1, 2], "2": [3, 4]},
    "bands": [
        {"name": "All", "from": 1, "to": 4, "colour": "#000000", "text": "#FFFFFF",
         "meaning": "All", "action": "Act", "board": "The board", "review_months": 1},
    ],
    "tolerance": {"score": 2, "meaning": "Reported"},
    "statuses": [{"name": "Managed", "meaning": "In hand"}],
    "status_means": {
        "tasked": ["Managed"], "overdue": ["Managed"], "nothing_open": ["Managed"],
        "awaiting_review": ["Managed"],
    },
    "arrows": {arrow: {"symbol": "→", "word": arrow} for arrow in ARROWS},
    "marks": [{"axis": "impact", "change": "Increase", "symbol": "▷", "meaning": "Up"}],
    "headings": {"title": "What"},
    "keeps": {"risks": ["reference", "title", "status"], "tables": ["controls"]},
    "publishes": {"word": "Redacted", "risks": ["reference"], "withheld_risks": ["reference"]},
    "appendices": [
        {"key": "A", "label": "Part A", "title": "Risks", "kind": "pages", "audience": "members",
         "marking": "OFFICIAL", "risks": ["all_risks"], "but_not": ["B"], "order": "score",
         "columns": {"reference": "No"}, "parts": {"title": "What"}, "legend": {"New": "New"},
         "text": "All of them.", "nil": "None."},
    ],
}  # fmt: skip

_SHORT = {key: EVERY_KEY[key] for key in ("name", "title", "organisation", "effective", "source")}
_SHORT["keeps"] = {"risks": ["reference", "title"]}
ENTERED: dict[str, Any] = {
    **_SHORT, "rating": "score", "closed_score": 0,
    "assessments": [{"key": "current", "name": "Current", "by": "score", "current": True}],
}  # fmt: skip
TREND: dict[str, Any] = {
    **_SHORT, "rating": "none",
    "arrows": {"changing": {"symbol": "↕", "word": "Changing"}},
}  # fmt: skip
"""Two more, with the keys that go with entered scores, or with no scores, only."""

PLAN: dict[str, Any] = {
    **_SHORT, "kind": "plan", "rating": "band",
    "assessments": [{"key": "rating", "name": "Rating", "by": "band", "current": True}],
    "bands": [
        {"name": "All", "from": 1, "to": 1, "colour": "#000000", "text": "#FFFFFF"},
    ],
    "areas": [{"name": "Roads", "meaning": "All of them"}],
    "reasons": [{"name": "Moved", "meaning": "Work was moved", "means": "reprioritised"}],
    "low_ratings": ["Low"],
    "keeps": {"commitments": ["reference", "title", "areas", "rating_reason"]},
    "publishes": {"commitments": ["reference"], "withheld_commitments": ["reference"]},
    "appendices": [
        {"key": "A", "title": "All", "kind": "table", "commitments": ["all_commitments"],
         "columns": {"reference": "Ref"}},
    ],
}  # fmt: skip
"""One of a plan, with the keys that only a plan has."""


def toml(value: object) -> str:
    """A value as TOML, on one line."""
    if isinstance(value, dict):
        inside = (f"{json.dumps(key)} = {toml(each)}" for key, each in value.items())
        return f"{{ {', '.join(inside)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def file_of(data: dict[str, Any]) -> str:
    text = "".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in data.items())
    assert tomllib.loads(text) == data
    return text


def named(path: str, key: str) -> str:
    """A key with the way to it, as the reference table names it."""
    free, known = PARTLY_FREE.get(path, (FREE.get(path, key), ()))
    free = key if key in known else free
    return ".".join(filter(None, (path, free)))


def keys_of(value: object, path: str = "") -> Iterator[str]:
    """The keys that a value uses, as the reference table names them."""
    for item in value if isinstance(value, list) else [value]:
        for key, inner in item.items() if isinstance(item, dict) else ():
            name = named(path, key)
            yield name
            if path not in FREE:
                yield from keys_of(inner, name)


def without(value: Any, key: str, path: str = "") -> Any:
    """The same without a key, wherever it stands."""
    if isinstance(value, list):
        return [without(item, key, path) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, inner in value.items():
        here = named(path, name)
        if here != key:
            kept[name] = without(inner, key, here)
    return kept


def section(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its own headings."""
    lines = TEXT.split(f"{heading}\n", 1)[1].splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return rows


def coded(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


REFERENCE = [
    (key, required, example)
    for keys, _, required, example in section("## Reference: every key")
    for key in coded(keys)
]
REQUIRED = {key: required for key, required, _ in REFERENCE}


MADE = (EVERY_KEY, ENTERED, TREND, PLAN)


def having(key: str) -> dict[str, Any]:
    """The first of the made schemes that has a key."""
    return next(made for made in MADE if key in set(keys_of(made)))


def test_schemes_with_every_key_are_accepted() -> None:
    assert set().union(*map(keys_of, MADE)) == KEYS
    assert [refusals(file_of(made)) for made in MADE] == [[], [], [], []]


def test_the_schemes_that_come_with_the_software_use_no_other_key() -> None:
    for path in (DOCUMENT.parent.parent / "schemes").glob("*.toml"):
        assert set(keys_of(tomllib.loads(path.read_text("utf-8")))) <= KEYS, path.name


def test_every_key_stands_in_the_reference_table_once() -> None:
    assert sorted(key for key, _, _ in REFERENCE) == sorted(KEYS)


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_key_is_required_just_when_the_table_says_so(key: str) -> None:
    """Every key is given here, so one that is required in some case is required."""
    needed = REQUIRED[key] not in (
        "no",
        "symbol or word",
        "for risks",
        "for commitments",
        "for tables",
    )
    assert bool(refusals(file_of(without(having(key), key)))) is needed


@pytest.mark.parametrize("arrow", ARROWS)
def test_without_scores_an_arrow_is_not_required(arrow: str) -> None:
    assert REQUIRED[f"arrows.{arrow}"] == "yes, except with `none`"
    assert arrow not in TREND["arrows"]


@pytest.mark.parametrize("arrow", [*ARROWS, OWN])
def test_an_arrow_needs_a_symbol_or_a_word(arrow: str) -> None:
    made = having(f"arrows.{arrow}")
    neither = without(without(made, f"arrows.{arrow}.symbol"), f"arrows.{arrow}.word")
    assert f"arrows.{arrow}".replace(OWN, "changing") in refusals(file_of(neither))
    assert REQUIRED[f"arrows.{arrow}.symbol"] == REQUIRED[f"arrows.{arrow}.word"]
    assert REQUIRED[f"arrows.{arrow}.word"] == "symbol or word"


@pytest.mark.parametrize(("key", "example"), [(key, example) for key, _, example in REFERENCE])
def test_an_example_is_toml_and_uses_its_key(key: str, example: str) -> None:
    data = tomllib.loads(only(coded(example)))
    above, _, last = key.rpartition(".")
    if above in FREE or key == "publishes.TABLE":
        assert len(data) == 1
    elif last == OWN:
        assert [*keys_of({"arrows": data})][1] == key
    elif above.startswith("arrows."):
        assert set(data) in ({"symbol"}, {"word"})
    elif example.startswith("`["):
        assert [*keys_of(data)][-1] == key
    else:
        assert [*data] == [last]


def test_the_fields_are_those_of_a_risk_with_their_headings() -> None:
    rows = [(*coded(field), heading) for field, heading, _ in section("### Fields of a risk")]
    assert rows == [(field.name, field.heading) for field in RISKS.fields]


def test_the_fields_of_a_commitment_are_those_with_their_headings() -> None:
    rows = section("### Fields of a commitment")
    listed_fields = [(*coded(field), heading) for field, heading, _ in rows]
    assert listed_fields == [(field.name, field.heading) for field in COMMITMENTS.fields]


def test_every_table_is_listed() -> None:
    assert [only(coded(name)) for name, _ in section("### Tables")] == list(TABLES)


def test_every_field_and_every_table_may_be_kept() -> None:
    keeps = {
        "risks": [*coded(" ".join(row[0] for row in section("### Fields of a risk"))),
                  "owner", "current_score"],
        "tables": [only(coded(name)) for name, _ in section("### Tables")[:1]]
        + [only(coded(name)) for name, _ in section("### Tables")[2:]],
    }  # fmt: skip
    assert refusals(file_of({**EVERY_KEY, "keeps": keeps})) == []


# The appendices.


def listed(heading: str) -> list[str]:
    return [only(coded(row[0])) for row in section(heading)]


def test_every_kind_of_appendix_is_listed_in_its_order() -> None:
    assert listed("### Kinds of appendices") == [kind.value for kind in AppendixKind]


def test_every_choice_of_risks_but_the_bands_is_listed() -> None:
    assert sorted(listed("### Choices of risks")) == sorted(choosers_of(scheme("mopac-2017")))


def test_every_column_that_is_worked_out_is_listed() -> None:
    generic = scheme("generic-5x5")
    of_scheme = {field.name for field in entry_fields(generic)} - {"stage"}
    for each in generic.assessments:
        of_scheme |= {each.score, f"{each.key}_band"}
        of_scheme |= {f"{each.likelihood}_label", f"{each.impact}_label"}
    worked_out = column_names(generic) - of_scheme
    assert sorted(listed("### Columns and parts")) == sorted(worked_out)


def test_every_part_is_listed_one_kind_of_control_for_all() -> None:
    generic = scheme("generic-5x5")
    parts = {*parts_of(generic), ASSESSMENTS} - column_names(generic)
    kinds = {part for part in parts if part.startswith("controls ")}
    assert sorted(listed("These are parts only:\n")) == sorted(
        parts - kinds | {"controls In place"}
    )


def test_the_appendices_of_the_document_make_sense() -> None:
    northshire = scheme_of(NORTHSHIRE)
    assert [each.key for each in northshire.appendices] == ["A", "B", "C", "D"]
    assert senseless_appendices(northshire) == []


# What the document says of the workbook.

NAMED = [only(coded(key)) for _, key in section("goes by its name, key, number or symbol:")]
ASSUMED_TABLE = "[assumed]\n" + "".join(f'{key} = "Not printed"\n' for key in NAMED)
ASSUMED_HEADING = "Assumed, because the source does not print it"
NAMED_ONLY = "\n".join([*STEPS[:-1], ASSUMED_TABLE, MATRIX]).replace('"product"', '"matrix"')
"""The document's file, in which just the values of that table are assumed."""


def test_each_way_to_name_a_value_is_accepted() -> None:
    assert set(scheme_of(NAMED_ONLY).assumed) == {key.strip('"') for key in NAMED}
    assert len(NAMED) == 6


@pytest.fixture
def scheme_sheet(folder: Path) -> Any:
    """The Scheme sheet of that file's workbook."""
    (folder / "northshire-2026.toml").write_text(NAMED_ONLY, "utf-8")
    assert run("opcc-register build northshire --scheme northshire-2026.toml -o x.xlsx") == 0
    return openpyxl.load_workbook(folder / "x.xlsx")["Scheme"]


def test_the_scheme_sheet_ends_with_what_is_assumed(scheme_sheet: Any) -> None:
    rows = [[cell.value for cell in row[:2]] for row in scheme_sheet.iter_rows()]
    while rows[-1] == [None, None]:
        rows.pop()
    start = rows.index([ASSUMED_HEADING, None])
    assert f'"{ASSUMED_HEADING}"' in TEXT
    assert rows[start + 2 :] == [[key.strip('"'), "Not printed"] for key in NAMED]


def test_what_is_assumed_has_its_colour_where_the_document_says(scheme_sheet: Any) -> None:
    legend = next(row[0] for row in scheme_sheet.iter_rows() if row[0].value == "Assumed")
    coloured = {
        (row[0].value, cell.value)
        for row in scheme_sheet.iter_rows(min_row=legend.row + 1)
        for cell in row
        if cell.fill.fgColor.rgb == legend.fill.fgColor.rgb and cell.font.i
    }
    line_of_the_matrix = {(3, score) for score in (4, 8, 12, 15)}
    assert coloured == {("High", 9), (2, "Possible"), ("Tolerance", 8)} | line_of_the_matrix
