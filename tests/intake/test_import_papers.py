"""The five published documents, typed into a workbook or a Word file, come in as printed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from risk_register.register import Register
from risk_register.scores import band, score
from tests.intake.importing import Imported, imported
from tests.intake.papers import PAPERS, PaperTable, rows_of, word, workbook
from tests.intake.words import changed_away, lost, unaccounted

_Written = Callable[[list[PaperTable], Path], Path]
WRITERS: dict[str, _Written] = {"xlsx": workbook, "docx": word}
CASES = [(example, ending) for example in PAPERS for ending in WRITERS]

AS_PRINTED = {
    "wmpcc-2024-06": {
        "1": 12, "2": 8, "3": 12, "4": 16, "5": 8, "6": 16, "7": 0, "8": 20, "9": 16, "10": 16,
        "11": 12, "12": 16,
    },
    "leicestershire-2023-10": {
        "OPCC031": 16, "OPCC062": 16, "OPCC007": 12, "OPCC014": 12, "OPCC032": 12, "OPCC020": 9,
        "OPCC038": 9, "OPCC059": 9, "OPCC077": 9, "OPCC017": 8, "OPCC029": 8, "OPCC040": 9,
        "OPCC056": 8, "OPCC070": 8, "OPCC073": 8, "OPCC005": 6, "OPCC027": 6, "OPCC037": 6,
        "OPCC039": 6, "OPCC021": 4, "OPCC028": 4, "OPCC033": 3, "OPCC034": 3, "OPCC035": 3,
    },
    "cambridgeshire-2017-02": {
        "SR1.1": 10, "SR1.2": 9, "SR2.1": 5, "SR2.2": 5, "SR2.3": 5, "SR3.1": 13, "SR3.2": 5,
        "SR3.3": 18, "SR3.4": 9, "SR3.5": 14, "SR3.6": 3, "SR4.1": 5, "SR4.2": 9, "SR4.3": 6,
        "SR4.4": 14, "SR4.5": 9,
    },
}  # fmt: skip
"""The current scores as the papers print them, written down from the papers."""

DIRECTIONS = {
    "1": "Changing", "2a": "Changing", "2b": "Changing", "3": "New", "4": "Unchanged",
    "5": "Unchanged", "6": "Changing",
}  # fmt: skip
OWNERS = {"1": "SC", "2a": "SP; PW", "9": "SC; PW; SP", "14": "SC; PW; SP"}


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def came_in(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Imported]:
    """One paper in one format, imported; and which it is."""
    example, ending = request.param
    _, tables = PAPERS[example]
    path = tmp_path_factory.mktemp("paper") / f"{example}.{ending}"
    return example, imported(WRITERS[ending](tables(), path))


def test_the_organisations_own_scheme_is_found(came_in: tuple[str, Imported]) -> None:
    example, done = came_in
    assert done.register.scheme.name == PAPERS[example][0]


def test_every_risk_has_its_reference_title_and_owners(came_in: tuple[str, Imported]) -> None:
    example, done = came_in
    names = ["reference", "title", *done.register.scheme.role_keys()]
    printed = [{name: row.get(name, "") for name in names} for row in rows_of(example, "risks")]
    assert [{name: risk.text(name) for name in names} for risk in done.register.entries] == printed


def test_no_word_is_lost(came_in: tuple[str, Imported]) -> None:
    _, done = came_in
    assert [*unaccounted(done)] == []
    assert lost(done) == {}
    gone = {word for word in changed_away(done) if not word.isdecimal()}
    assert gone <= {"rare", "possible", "likely", "low", "medium", "high", "very", "n", "a"}


def test_scores_are_as_printed(came_in: tuple[str, Imported]) -> None:
    example, done = came_in
    assert _scores(done.register) == AS_PRINTED.get(example, {})


def test_west_midlands_quarters_are_history(came_in: tuple[str, Imported]) -> None:
    example, done = came_in
    if example == "wmpcc-2024-06":
        rows = done.register.rows("history")
        fourth = [(str(row["quarter"]), row["score"]) for row in rows if row.reference == "4"]
        assert fourth == [
            ("2023-06-30", 25), ("2023-09-30", 16), ("2023-12-31", 16), ("2024-03-31", 20),
        ]  # fmt: skip
        states = [row["state"] for row in rows if row.reference == "7"]
        assert states == [*["Not on the register"] * 3, "Scored"]
        assert done.register.entries[6]["stage"] == "Closed"


def test_leicestershires_bands_statuses_and_dates_are_as_printed(
    came_in: tuple[str, Imported],
) -> None:
    example, done = came_in
    if example == "leicestershire-2023-10":
        scheme = done.register.scheme
        bands = [band(scheme, scheme.current, risk) for risk in done.register.entries]
        assert [each.name[0] for each in bands if each] == [*"HHHHHHHHHHHHHHH", *"MMMM", *"LLLLL"]
        names = ("status", "responsible_officer", "first_recorded", "last_review",
                 "next_key_date", "next_key_event", "proposed_score", "background")  # fmt: skip
        printed = [{name: row[name] for name in names} for row in rows_of(example, "risks")]
        risks = done.register.entries
        assert [{name: risk.text(name) for name in names} for risk in risks] == printed
        assert len(done.register.rows("updates")) == 81


def test_londons_trends_and_actions_come_in_without_scores(came_in: tuple[str, Imported]) -> None:
    example, done = came_in
    if example == "mopac-2017-09":
        risks = {risk.reference: risk for risk in done.register.entries}
        assert {key: risks[key]["direction"] for key in DIRECTIONS} == DIRECTIONS
        assert {key: risks[key]["owner"] for key in OWNERS} == OWNERS
        controls = [row.reference for row in done.register.rows("controls")]
        assert controls == [row["reference"] for row in rows_of(example, "controls")]


def test_cambridgeshires_sections_are_objectives(came_in: tuple[str, Imported]) -> None:
    example, done = came_in
    if example == "cambridgeshire-2017-02":
        objectives = [row["objective"] for row in rows_of(example, "risks")]
        assert [risk["objective"] for risk in done.register.entries] == objectives
        assert done.register.rows("stated") == ()
        kinds = [row["kind"] for row in done.register.rows("controls")]
        assert (kinds.count("In place"), kinds.count("Planned")) == (25, 25)


def _scores(register: Register) -> dict[str, int]:
    scheme = register.scheme
    if not scheme.has_scores:
        return {}
    found = {risk.reference: score(scheme, scheme.current, risk) for risk in register.entries}
    return {reference: of for reference, of in found.items() if of is not None}
