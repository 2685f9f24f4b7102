"""Our own packs, stated back into the register that they were made from."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from appendices.meeting import meeting_of
from appendices.publishing import publish
from appendices.wanted import Format, Wanted
from intake.files import read_grids
from intake.stated import Stated, stated_in
from risk_register.checks.run import run
from risk_register.places import Place
from risk_register.register import Register, Row
from tests.registers import example

PRINTED = {
    ("cambridgeshire-2017-02", "docx"): {
        "title": 16, "objective": 16, "last_review": 16, "exec_lead": 16, "senior_lead": 16,
        "inherent_likelihood": 16, "inherent_impact": 16, "inherent_score": 16,
        "current_likelihood": 16, "current_impact": 16, "current_score": 16, "band": 16,
        "future_likelihood": 5, "future_impact": 5, "future_score": 5,
        "heat_map": 16, "movement": 2,
    },
    ("wmpcc-2024-06", "xlsx"): {
        "title": 19, "mitigated_score": 18, "previous_score": 13, "unmitigated_score": 12,
        "direction": 13, "owner": 9, "stage": 1,
    },
    ("leicestershire-2023-10", "xlsx"): {
        "title": 54, "owner": 40, "responsible_officer": 16, "status": 24, "first_recorded": 40,
        "last_review": 24, "current_likelihood": 24, "current_impact": 24, "current_score": 40,
        "previous_score": 24, "direction": 40, "proposed_score": 16, "next_key_date": 13,
        "live_risks": 2, "high_risks": 2, "new_risks": 2, "changed_scores": 1,
        "proposed_closures": 1, "deescalated_risks": 2, "withheld_risks": 2,
    },
    ("mopac-2017-09", "docx"): {"title": 20, "direction": 15, "owner": 15},
    ("wmpcc-plan-2026-03", "docx"): {
        "title": 17, "areas": 17, "rating": 17, "previous_rating": 17,
    },
}  # fmt: skip
"""How often the appendices print each figure, place by place: sheets of texts repeat titles."""

ALTERED: Mapping[str, tuple[str, str, str | int]] = {
    "cambridgeshire-2017-02": ("SR1.1", "current_likelihood", 2),
    "leicestershire-2023-10": ("OPCC031", "current_impact", 2),
    "mopac-2017-09": ("1", "direction", "Unchanged"),
    "wmpcc-2024-06": ("4", "mitigated_score", 20),
    "wmpcc-2026-03": ("12", "direction", "Reduced"),
    "wmpcc-plan-2026-03": ("184", "rating", "Green"),
}
"""One entry of each example that is altered after its pack was printed."""

ENDINGS = ("docx", "xlsx")


@cache
def pack(name: str) -> Mapping[str, bytes]:
    """The public files of an example, made from a register with nothing stated."""
    register = with_rows(example(name), [])
    meeting, _ = meeting_of(register, "")
    assert meeting is not None
    wanted = Wanted(formats=(Format.DOCX, Format.XLSX))
    return publish(register, meeting, wanted).files


def stated(name: str, ending: str, what: str, folder: Path) -> list[Stated]:
    """What the appendices or the report print in one format."""
    [content] = [
        content for file, content in pack(name).items()
        if Path(file).name.startswith(what) and file.endswith(ending)
    ]  # fmt: skip
    path = folder / f"{what}.{ending}"
    path.write_bytes(content)
    grids, _ = read_grids(path, apart=True)
    return stated_in(grids, example(name), "Pack")[0]


def with_rows(register: Register, stated: list[Stated]) -> Register:
    rows = tuple(
        Row(dict(zip(("reference", "figure", "value", "place"), each.key, strict=True)),
            Place("stated.csv", line))
        for line, each in enumerate(stated, 2)
    )  # fmt: skip
    return replace(register, tables={**register.tables, "stated": rows})


def complaints(register: Register, stated: list[Stated]) -> list[str]:
    """The references of what check finds in what is stated."""
    found = run(with_rows(register, stated)).findings
    return [each.reference for each in found if each.code.startswith("stated-")]


def altered(name: str) -> Register:
    register, (reference, field, value) = example(name), ALTERED[name]
    entries = tuple(
        replace(row, values={**row.values, field: value}) if row.reference == reference else row
        for row in register.entries
    )
    return replace(register, tables={**register.tables, register.kind.first.name: entries})


@pytest.mark.parametrize(("name", "ending"), PRINTED)
def test_every_figure_that_a_pack_prints_is_stated(name: str, ending: str, tmp_path: Path) -> None:
    found = stated(name, ending, "appendices", tmp_path)
    assert Counter(each.figure for each in found) == PRINTED[name, ending]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", ALTERED)
def test_check_is_content_until_an_entry_is_altered(name: str, ending: str, tmp_path: Path) -> None:
    found = stated(name, ending, "appendices", tmp_path)
    assert complaints(example(name), found) == []
    assert ALTERED[name][0] in complaints(altered(name), found)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("leicestershire-2023-10",
         {"live_risks": 2, "high_risks": 2, "medium_risks": 2, "low_risks": 2, "new_risks": 2,
          "proposed_closures": 1, "closed_risks": 1, "deescalated_risks": 2, "withheld_risks": 2}),
        ("wmpcc-2026-03",
         {"live_risks": 2, "new_risks": 1, "considered_risks": 2, "proposed_closures": 1,
          "closed_risks": 1, "deescalated_risks": 1, "increased_risks": 2, "reduced_risks": 1}),
        ("wmpcc-plan-2026-03",
         {"live_commitments": 2, "red_commitments": 2, "amber_commitments": 2,
          "green_commitments": 2, "new_commitments": 1, "proposed_closures": 1,
          "closed_commitments": 1}),
    ],
)  # fmt: skip
def test_every_count_of_a_covering_report_is_stated_with_its_list(
    name: str, counts: dict[str, int], tmp_path: Path
) -> None:
    found = stated(name, "docx", "report", tmp_path)
    assert Counter(each.figure for each in found if not each.reference) == counts
    assert complaints(example(name), found) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_past_rating_that_is_altered_is_found(ending: str, tmp_path: Path) -> None:
    found = stated("wmpcc-plan-2026-03", ending, "appendices", tmp_path)
    register = example("wmpcc-plan-2026-03")
    history = tuple(
        replace(row, values={**row.values, "band": "Amber"}) if row.reference == "198" else row
        for row in register.rows("history")
    )
    other = replace(register, tables={**register.tables, "history": history})
    assert complaints(register, found) == []
    assert {*complaints(other, found)} == {"198"}
