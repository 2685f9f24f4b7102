"""Rule 1, the same figure twice: LibreOffice gets in every cell what Python computed."""

from pathlib import Path

import pytest

from risk_register.register import Register
from tests.registers import (
    EXAMPLE_NAMES,
    SCHEME_NAMES,
    built,
    every_pair,
    example,
    full_register,
    register,
)
from tests.support.office import Office
from tests.workbook_builder.reading import cached


def _assert_agreement(office: Office, of: Register, folder: Path, fewest: int) -> None:
    """Every formula cell agrees, and there are at least so many."""
    path = built(of, folder)
    carried = cached(path)
    with office.open(path) as book:
        for sheet, values in carried.items():
            recalculated = book.values(sheet)
            assert {at: recalculated.get(at) for at in values} == values, sheet
    assert sum(map(len, carried.values())) >= fewest


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_formula_of_an_example_agrees(office: Office, tmp_path: Path, name: str) -> None:
    _assert_agreement(office, example(name), tmp_path, fewest=800)


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_every_pair_of_levels_of_every_scheme_agrees(
    office: Office, tmp_path: Path, name: str
) -> None:
    pairs = every_pair(name)
    assert len(pairs.risks) == len(pairs.scheme.matrix)
    _assert_agreement(office, pairs, tmp_path, fewest=10 * len(pairs.risks))


def test_every_branch_of_the_calculated_columns_agrees(office: Office, tmp_path: Path) -> None:
    _assert_agreement(office, full_register(), tmp_path, fewest=400)


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_a_register_without_risks_agrees(office: Office, tmp_path: Path, name: str) -> None:
    _assert_agreement(office, register(name), tmp_path, fewest=100)


def test_a_crowded_cell_shows_a_number_in_both(office: Office, tmp_path: Path) -> None:
    levels = {"current_likelihood": 3, "current_impact": 3}
    crowd = [{"reference": f"R{n}", "title": "Same", **levels} for n in range(1, 41)]
    _assert_agreement(office, register("generic-5x5", risks=crowd), tmp_path, fewest=900)
