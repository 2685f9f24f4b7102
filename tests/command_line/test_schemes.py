"""`opcc-register schemes`: the list, and one scheme."""

from pathlib import Path

from tests.command_line.running import run
from tests.risk_register.making import PRODUCT, changed


def test_every_scheme_is_listed_with_its_organisation_by_the_kind_of_register(
    tmp_path: Path,
) -> None:
    outcome = run(tmp_path, "schemes")
    assert outcome.code == 0
    lines = outcome.said.splitlines()
    assert lines[0] == "Risk registers:"
    listed = lines[1:7]
    assert lines[7:] == [
        "",
        "Delivery plans:",
        "  generic-plan            Any Office of the Police and Crime Commissioner: Delivery plan "
        "rated red, amber and green",
        "  wmpcc-plan-2026         West Midlands Police and Crime Commissioner: Delivery of the "
        "Police and Crime Plan 2025-2029",
        "",
        "Show one with: opcc-register schemes NAME",
    ]
    assert [line.split()[0] for line in listed] == [
        "cambridgeshire-2017",
        "generic-5x5",
        "leicestershire-2016",
        "leicestershire-2023",
        "mopac-2017",
        "wmpcc-2024",
    ]
    assert "Police and Crime Commissioner for Leicestershire" in listed[2]
    assert "Mayor's Office for Policing and Crime" in listed[4]
    assert "West Midlands Police and Crime Commissioner" in listed[5]


def test_a_scheme_is_shown_with_all_that_it_says(tmp_path: Path) -> None:
    outcome = run(tmp_path, "schemes", "cambridgeshire-2017")
    assert outcome.code == 0
    assert outcome.told == ""
    lines = outcome.said.splitlines()
    assert "  in force from  31/01/2017" in lines
    assert "  assessments    Inherent, Current (the current one), Future" in lines
    assert "   5    15   19   22   24   25" in lines
    assert "   1     1    2    4    7   11" in lines
    assert "tolerance: 13" in lines
    assert any(line.startswith("   18 to  22  High") for line in lines)
    assert any(line.startswith("  bands.High.from: ") for line in lines)


def test_the_scheme_of_a_plan_is_shown_with_its_ratings_and_policy_areas(tmp_path: Path) -> None:
    lines = run(tmp_path, "schemes", "wmpcc-plan-2026").said.splitlines()
    assert "  for            delivery plans" in lines
    ratings = lines.index("ratings:")
    assert [line.split()[:2] for line in lines[ratings + 1 : ratings + 4]] == [
        ["Red", "#C00000"], ["Amber", "#FFC000"], ["Green", "#00B050"],
    ]  # fmt: skip
    areas = lines.index("policy areas:")
    assert lines[areas + 1] == "  Serious Youth Violence"
    assert lines[areas + 12] == "  National Influence"
    assert lines[areas + 13] == ""
    assert lines[areas + 14] == "reasons for a rating:"


def test_a_scheme_is_shown_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(PRODUCT, encoding="utf-8")
    outcome = run(tmp_path, "schemes", "ours.toml")
    assert outcome.code == 0
    assert outcome.said.startswith("made-3x3: A scheme for tests\n")


def test_a_senseless_scheme_is_refused_with_every_reason(tmp_path: Path) -> None:
    text = changed(PRODUCT, ("from = 3", "from = 4"), ("score = 5", "score = 50"))
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    outcome = run(tmp_path, "schemes", "ours.toml")
    assert outcome.code == 1
    assert outcome.said == ""
    assert [error.split(": expected")[0] for error in outcome.errors] == [
        "ours.toml, bands.Medium.from",
        "ours.toml, tolerance.score",
    ]
    assert outcome.told.splitlines()[-1] == "ours.toml: 2 errors; this scheme cannot be used."


def test_headings_that_would_stand_twice_are_refused(tmp_path: Path) -> None:
    text = changed(PRODUCT, ('owner = "Who"', 'owner = "Title"'))
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    outcome = run(tmp_path, "schemes", "ours.toml")
    assert outcome.code == 1
    assert len(outcome.errors) == 1
    assert "'title' 2 times" in outcome.errors[0]


def test_an_unknown_name_is_told(tmp_path: Path) -> None:
    outcome = run(tmp_path, "schemes", "rutland")
    assert outcome.code == 1
    assert outcome.errors == [
        "scheme: expected one of cambridgeshire-2017, generic-5x5, generic-plan, "
        "leicestershire-2016, leicestershire-2023, mopac-2017, wmpcc-2024, "
        "wmpcc-plan-2026, or a .toml file, got 'rutland'"
    ]
