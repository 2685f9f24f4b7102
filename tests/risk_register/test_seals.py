"""The seals themselves: the recipe of `docs/seals.md`, followed without our code, gives them."""

import re
from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from risk_register.places import Place
from risk_register.register import Row
from risk_register.seals import figures, position_seal, positions_at, sealed
from tests.risk_register.sealing import JUNE, SCHEME, altered, three_quarters, unsealed, with_rows

DOC = Path(__file__).parent.parent.parent / "docs" / "seals.md"
THREE = three_quarters()
FIELDS = ("reference", "quarter", "state", "stage", "likelihood", "impact", "score", "band")


def documented() -> list[tuple[str, str]]:
    """Each line of text in the page, with the digits below it."""
    return re.findall(r"^(\[.*\])\n([0-9a-f]+)$", DOC.read_text(encoding="utf-8"), re.MULTILINE)


def line(*texts: str) -> str:
    """The line of a list, written as the page says."""
    escaped = [
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        for text in texts
    ]
    return "[" + ",".join(f'"{text}"' for text in escaped) + "]"


def digits(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def said(row: Row, *names: str) -> list[str]:
    return ["" if row[name] is None else str(row[name]) for name in names]


def test_the_digits_of_the_page_are_those_of_its_lines() -> None:
    examples = documented()
    assert len(examples) == 5
    for text, shown in examples:
        assert digits(text)[: len(shown)] == shown
    assert [len(shown) for _, shown in examples] == [16, 16, 16, 64, 64]


def test_the_lines_of_the_page_are_those_of_a_register_s_rows() -> None:
    [*positions, correction, quarter] = [text for text, _ in documented()]
    rows = positions_at(THREE, JUNE)
    form = "position of a risk register, form 1"
    assert positions == [line(form, *said(row, *FIELDS)) for row in rows]
    first = THREE.rows("corrections")[0]
    assert correction == line(*said(first, *FIELDS, "date", "by", "reason"))
    march = THREE.rows("quarters")[0].text("seal")
    seals = sorted(digits(each)[:16] for each in positions)
    form = "quarter of a risk register, form 1"
    assert quarter == line(form, "2025-06-30", SCHEME, march, *seals, "", digits(correction))


def test_the_seals_of_a_register_are_those_of_the_page() -> None:
    shown = [shown for _, shown in documented()]
    assert [row.text("seal") for row in positions_at(THREE, JUNE)] == shown[:3]
    assert THREE.rows("quarters")[1].text("seal") == shown[4]


TEXTS = st.text('aZ é"\\\t\n,[]', max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[TEXTS] * 3), st.integers(0, 25) | st.none())
def test_the_recipe_holds_for_any_text(texts: tuple[str, str, str], score: int | None) -> None:
    row = Row(
        {"reference": texts[0], "quarter": JUNE, "state": "Scored", "stage": texts[1],
         "score": score, "band": texts[2]}, Place("history.csv"),
    )  # fmt: skip
    text = line("position of a risk register, form 1", texts[0], "2025-06-30", "Scored", texts[1],
                "", "", "" if score is None else str(score), texts[2])  # fmt: skip
    assert position_seal(row) == digits(text)[:16]


def test_sealing_gives_a_quarter_its_row_scheme_and_figures() -> None:
    bare = with_rows(unsealed(), "quarters", [])
    [row] = sealed(bare, JUNE, SCHEME).rows("quarters")
    assert {name: row[name] for name in ("quarter", "scheme", "positions", "scored", "total")} == {
        "quarter": JUNE, "scheme": "generic-5x5", "positions": 3, "scored": 2, "total": 22,
    }  # fmt: skip


def test_sealing_leaves_the_other_quarters_and_the_label_alone() -> None:
    labelled = altered(unsealed(), "quarters", 1, label="Quarter 1")
    made = sealed(labelled, JUNE, SCHEME)
    assert [bool(row["seal"]) for row in made.rows("quarters")] == [False, True, False]
    assert made.rows("quarters")[1]["label"] == "Quarter 1"
    assert [bool(row["seal"]) for row in made.rows("history")] == [*[False] * 3, *[True] * 3,
                                                                   *[False] * 3]  # fmt: skip


def test_figures_count_positions_and_add_up_scores_of_what_is_scored() -> None:
    rows = [
        Row({"state": "Scored", "score": 0}, Place("history.csv")),
        Row({"state": "Scored", "score": 12}, Place("history.csv")),
        Row({"state": "Closed", "score": 9}, Place("history.csv")),
        Row({"state": "Not recorded"}, Place("history.csv")),
    ]
    assert figures(three_quarters().scheme, rows) == {"positions": 4, "scored": 2, "total": 12}
