"""The certificate of a quarter says what was sealed, by what, and after what."""

from datetime import date
from hashlib import sha256

from risk_register.rolling.archive import archive_files, folder_name
from risk_register.rolling.roll_forward import RolledForward, roll_forward
from tests.registers import example, register

ENDED, NEXT, LATER = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)
RISK = {"reference": "R1", "title": "First", "current_likelihood": 4, "current_impact": 5}


def _rolled(to: date = NEXT, despite: str = "") -> RolledForward:
    rolled, _ = roll_forward(register("generic-5x5", ENDED, risks=[RISK]), to, despite=despite)
    assert rolled
    return rolled


def _certificate(rolled: RolledForward, despite: str = "") -> str:
    return archive_files(rolled, despite)["certificate.txt"].decode()


def _sha256(rolled: RolledForward) -> str:
    """A line for each of the other files, by its name."""
    files = archive_files(rolled)
    assert [*files].pop() == "certificate.txt"
    names = ("history.csv", "quarters.csv", "register.toml", "risks.csv", "scheme.toml")
    assert {*names, "certificate.txt"} == {*files}
    return "\n".join(f"{sha256(files[name]).hexdigest()}  {name}" for name in names)


def test_the_certificate_of_a_first_quarter() -> None:
    rolled = _rolled()
    seal = rolled.ended.rows("quarters")[0].text("seal")
    assert len(seal) == 64
    assert (
        _certificate(rolled)
        == f"""\
Certificate of a quarter

Organisation: Office of the PCC for Anyshire
Register: Test register
As at: 31/03/2026
Scheme: generic-5x5
Positions: 1, of these scored: 1, total of scores: 20
Seal: {seal}
Seal of the quarter before: none, for this is the first that was sealed

Proof
No earlier quarter is in the history, so there is no opening to start from.

                        All  Very high  High  Medium   Low
  Closing, 31/03/2026     1          1     0       0     0

Done on rolling forward
  1 position of 31/03/2026 sealed ({seal[:16]})

Files of this folder, each after its SHA-256
{_sha256(rolled)}

For officers: the figures count every risk, also those that the public does not see.
"""
    )


def test_the_next_certificate_names_the_seal_before_its_own() -> None:
    first = _rolled()
    second, _ = roll_forward(first.register, LATER)
    assert second
    before = first.ended.rows("quarters")[0].text("seal")
    assert f"\nSeal of the quarter before: {before} (31/03/2026)\n" in _certificate(second)
    assert folder_name(second.ended) == "2026-06-30"


def test_a_reason_given_for_rolling_over_findings_stands_in_the_certificate() -> None:
    said = _certificate(_rolled(despite="The panel meets"), "The panel meets")
    assert "\nRolled forward despite findings: The panel meets\n" in said


def test_a_register_without_past_scores_has_a_certificate_without_a_seal() -> None:
    rolled, _ = roll_forward(example("mopac-2017-09"), date(2017, 12, 31))
    assert rolled
    said = _certificate(rolled)
    assert "Seal:" not in said
    assert "No seal: the scheme keeps no past scores, so that there are no positions" in said
    assert "Proof" not in said


def test_the_archive_does_not_depend_on_the_date_that_is_rolled_to() -> None:
    assert archive_files(_rolled(NEXT)) == archive_files(_rolled(LATER))
