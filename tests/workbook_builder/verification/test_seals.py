"""Verifying sealed quarters: by their own seals, and by those that were archived beside them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from risk_register.findings import Severity
from risk_register.register import CheckSetting, Register
from risk_register.scheme import Replaced
from risk_register.seals import sealed
from tests.registers import built
from tests.risk_register.sealing import (
    JUNE,
    MARCH,
    SCHEME,
    SEPTEMBER,
    altered,
    three_quarters,
    unsealed,
)
from tests.workbook_builder.reading import column_of
from workbook_builder.verification.verify import verify

THREE = three_quarters()


def _found(path: Path) -> list[tuple[str, str, str]]:
    register, findings = verify(path)
    assert register is not None
    return [(each.code, str(each.place), each.message) for each in findings]


def _archived(folder: Path, quarter: date, text: str) -> None:
    place = folder / "quarters" / quarter.isoformat()
    place.mkdir(parents=True)
    (place / "certificate.txt").write_text(text, encoding="utf-8")


def _seal(of: Register, number: int) -> str:
    return of.rows("quarters")[number].text("seal")


def test_sealed_quarters_come_through_a_workbook_whole(tmp_path: Path) -> None:
    assert _found(built(THREE, tmp_path)) == []


def test_it_says_which_quarter_was_altered_and_which_row(tmp_path: Path) -> None:
    path = built(altered(THREE, "history", 3, score=12), tmp_path)
    seal = column_of(path, "Past quarters", "Seal")
    assert _found(path) == [
        ("seal-row", f"Past quarters!{seal}8",
         "expected the position of R1 on 30/06/2025 as it was sealed, "
         "got 'Scored, 4, 4, 12, High'")
    ]  # fmt: skip


def test_a_rule_that_the_office_has_turned_off_is_looked_at_all_the_same(tmp_path: Path) -> None:
    settings = replace(THREE.settings, checks={"seal-quarter": CheckSetting(None, "Not now")})
    of = replace(altered(THREE, "quarters", 1, seal="0" * 64), settings=settings)
    assert [code for code, *_ in _found(built(of, tmp_path))] == ["seal-quarter"]


def _renewed() -> Register:
    """A position is altered, and every seal after it renewed: the workbook agrees with itself."""
    made = altered(unsealed(), "history", 3, score=12)
    for quarter in (MARCH, JUNE, SEPTEMBER):
        made = sealed(made, quarter, SCHEME)
    return made


def test_whoever_renews_every_seal_is_found_out_by_the_archive(tmp_path: Path) -> None:
    path = built(_renewed(), tmp_path)
    assert _found(path) == []
    for number, quarter in enumerate((MARCH, JUNE, SEPTEMBER)):
        _archived(tmp_path, quarter, f"A certificate\n\nSeal: {_seal(THREE, number)}\n")
    seal = column_of(path, "Quarters", "Seal")
    assert [(code, place) for code, place, _ in _found(path)] == [
        ("seal-archive", f"Quarters!{seal}6"),
        ("seal-archive", f"Quarters!{seal}7"),
    ]


def test_an_archive_that_agrees_is_silent_and_so_is_one_of_a_quarter_to_come(
    tmp_path: Path,
) -> None:
    _archived(tmp_path, JUNE, f"Seal: {_seal(THREE, 1)}\n")
    _archived(tmp_path, THREE.settings.as_at, f"Seal: {'0' * 64}\n")
    (tmp_path / "quarters" / "2025-99-99").mkdir()
    assert _found(built(THREE, tmp_path)) == []


def test_a_quarter_that_was_archived_and_is_gone_is_found(tmp_path: Path) -> None:
    gone = date(2025, 11, 30)
    _archived(tmp_path, gone, f"Seal: {_seal(THREE, 1)}\n")
    [(code, place, message)] = _found(built(THREE, tmp_path))
    assert (code, place) == ("seal-archive", "quarter of 30/11/2025")
    assert message.endswith("got no sealed quarter")


@pytest.mark.parametrize("text", ["", "Seal: 12\n", "The seal is lost\n"])
def test_an_archive_without_its_seal_is_a_warning(tmp_path: Path, text: str) -> None:
    _archived(tmp_path, JUNE, text)
    register, findings = verify(built(THREE, tmp_path))
    assert register is not None
    assert [(each.code, each.severity) for each in findings] == [("seal-archive", Severity.WARNING)]


OTHERS = "Organisation: Office of the PCC for Anyshire\nRegister: Estates\n"
FOREIGN = "Organisation: Office of the PCC for Northshire\nRegister: Test register\n"
OWN = "Organisation: Office of the PCC for Anyshire\nRegister: Test register\n"


@pytest.mark.parametrize("named", [OTHERS, FOREIGN])
def test_a_certificate_of_another_register_is_a_note(tmp_path: Path, named: str) -> None:
    _archived(tmp_path, MARCH, f"{named}Seal: {'0' * 64}\n")
    _archived(tmp_path, JUNE, f"{named}Seal: {'1' * 64}\nSeal of the quarter before: none, for\n")
    register, findings = verify(built(THREE, tmp_path))
    assert register is not None
    assert [(each.code, str(each.place), each.severity) for each in findings] == [
        ("archive-other", "quarters/2025-03-31/certificate.txt", Severity.NOTE)
    ]


def test_a_certificate_that_names_this_register_is_held_to_it(tmp_path: Path) -> None:
    _archived(tmp_path, MARCH, f"{OWN}Seal: {'0' * 64}\n")
    assert [code for code, *_ in _found(built(THREE, tmp_path))] == ["seal-archive"]


def test_a_title_may_change_and_the_chain_of_seals_tells_whose_it_is(tmp_path: Path) -> None:
    march = _seal(THREE, 0)
    _archived(tmp_path, MARCH, f"{OTHERS}Seal: {march}\n")
    assert _found(built(THREE, tmp_path)) == []
    before = f"Seal of the quarter before: {march} (31/03/2025)"
    _archived(tmp_path, JUNE, f"{OTHERS}Seal: {'0' * 64}\n{before}\n")
    assert [code for code, *_ in _found(built(THREE, tmp_path))] == ["seal-archive"]


def test_the_version_log_too_tells_whose_a_certificate_is(tmp_path: Path) -> None:
    march = _seal(THREE, 0)
    _archived(tmp_path, MARCH, f"{OTHERS}Seal: {march}\n")
    line = {
        "version": "1",
        "date": JUNE,
        "change": f"3 positions of 31/03/2025 sealed ({march[:16]})",
    }
    codes = [code for code, *_ in _found(built(unsealed(versions=[line]), tmp_path))]
    assert codes == ["seal-logged", "seal-archive"]


def test_the_scheme_that_was_replaced_is_no_difference_of_the_rules(tmp_path: Path) -> None:
    replaced = Replaced("northshire-2022", JUNE, restated=True)
    of = replace(THREE, scheme=replace(THREE.scheme, replaces=replaced))
    assert _found(built(of, tmp_path)) == []
