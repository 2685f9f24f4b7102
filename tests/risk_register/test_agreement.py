"""What the tables of a register must agree on."""

from pathlib import Path

from risk_register.agreement import between_semicolons, check_agreement
from risk_register.entries import listed_in
from risk_register.findings import Severity
from tests.risk_register.making import (
    PRODUCT,
    coded,
    read_folder,
    register_of,
    risk,
    scheme_of,
    write_folder,
)

PRODUCT_SCHEME = scheme_of(PRODUCT)


def test_a_reference_stands_once() -> None:
    register = register_of(PRODUCT_SCHEME, [risk("R1"), risk("R2")])
    assert check_agreement(register) == []


def test_a_repeated_reference_is_found_whatever_its_case(tmp_path: Path) -> None:
    risks = "reference,title\nR1,First\nr1,Second\nR1,Third\n"
    _, findings = read_folder(write_folder(tmp_path, {"risks.csv": risks}))
    assert [str(finding) for finding in findings] == [
        "risks.csv, line 3, column reference: expected each reference once; "
        "the first is in risks.csv, line 2, column reference, got 'r1'",
        "risks.csv, line 4, column reference: expected each reference once; "
        "the first is in risks.csv, line 2, column reference, got 'R1'",
    ]


def test_a_risk_has_one_position_a_quarter(tmp_path: Path) -> None:
    history = (
        "reference,quarter,state,score\nR1,2023-12-31,Scored,4\nR2,2023-12-31,Scored,4\n"
        "R1,2023-09-30,Closed,\nR1,31/12/2023,Scored,6\n"
    )
    _, findings = read_folder(write_folder(tmp_path, {"history.csv": history}))
    assert [str(finding) for finding in findings] == [
        "history.csv, line 5, column reference: expected each risk once a quarter; "
        "the first is in history.csv, line 2, column reference, got 'R1 2023-12-31'"
    ]


def test_a_repeated_control_is_found(tmp_path: Path) -> None:
    controls = "control_id,reference,control\nC1,R1,One\nC1,R2,Two\n"
    _, findings = read_folder(write_folder(tmp_path, {"controls.csv": controls}))
    assert coded(findings) == [("key-repeated", "controls.csv, line 3, column control_id")]


def test_references_that_are_missing_are_not_repeated(tmp_path: Path) -> None:
    risks = "reference,title\n,First\n,Second\n"
    _, findings = read_folder(write_folder(tmp_path, {"risks.csv": risks}))
    assert [finding.code for finding in findings] == ["entry-missing", "entry-missing"]


def test_a_reference_that_no_risk_has_is_found_in_every_table(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "controls.csv": "control_id,reference,control\nC1,R9,Lock the door\n",
        "updates.csv": "reference,date,update\nR1,2024-01-01,Fine\nR8,2024-01-01,Gone\n",
        "history.csv": "reference,quarter,state\nR7,2023-12-31,Closed\n",
        "stated.csv": "reference,figure,value,place\n,live_risks,2,Page 1\nR6,score,2,Page 1\n",
    }
    _, findings = read_folder(write_folder(tmp_path, files))
    assert coded(findings) == [
        ("reference-unknown", "controls.csv, line 2, column reference"),
        ("reference-unknown", "updates.csv, line 3, column reference"),
        ("reference-unknown", "history.csv, line 2, column reference"),
        ("reference-unknown", "stated.csv, line 3, column reference"),
    ]


def test_a_person_that_the_people_table_lacks_is_a_warning(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "people.csv": "person,role\nChief Executive,\n",
        "risks.csv": "reference,title,owner\nR1,First,Chief Executive; Treasurer\n",
        "controls.csv": "control_id,reference,control,owner\nC1,R1,Lock,Porter\n",
    }
    _, findings = read_folder(write_folder(tmp_path, files))
    assert [(finding.severity, str(finding.place), finding.actual) for finding in findings] == [
        (Severity.WARNING, "risks.csv, line 2, column owner", "'Treasurer'"),
        (Severity.WARNING, "controls.csv, line 2, column owner", "'Porter'"),
    ]


def test_who_accepts_a_risk_is_among_the_people_too() -> None:
    register = register_of(
        PRODUCT_SCHEME, [risk("R1", accepted_by="Treasurer; Porter")],
        people=[{"person": "Treasurer"}],
    )  # fmt: skip
    assert [(each.code, each.actual) for each in check_agreement(register)] == [
        ("person-unknown", "'Porter'")
    ]


def test_without_a_people_table_anyone_may_own_a_risk() -> None:
    register = register_of(PRODUCT_SCHEME, [risk(owner="Anyone")])
    assert check_agreement(register) == []


def test_several_people_are_separated_by_semicolons() -> None:
    assert listed_in("Chief Executive; Head of Estates, Fleet ;; ") == [
        "Chief Executive",
        "Head of Estates, Fleet",
    ]


def test_people_stand_between_semicolons_whatever_the_spaces() -> None:
    assert between_semicolons("A. One ;  B. Two;C. Three ") == ";A. One;B. Two;C. Three;"
    assert between_semicolons("") == ""
