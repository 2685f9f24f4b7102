"""The command `import`, and what its result is good for."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from command_line.main import main
from tests.command_line.running import Outcome, contents, run
from tests.intake import layouts
from tests.registers import built, example

Import = Callable[..., Outcome]
SCHEME = ("--scheme", "generic-5x5")

ROWS = (
    ("Anyshire OPCC: strategic risk register", ),
    ("As at 31 March 2026", ),
    (),
    ("Ref", "Risk title", "Owner", "Likelihood", "Impact", "Score", "Review date",
     "Insurance"),
    (1, "The budget does not balance", "CFO / CEO", "4 - Likely", 4, "16 (Red)", "7 May 2026",
     "Policy 7"),
    (2, "A supplier fails", "CFO", "Possible", 3, 12, "Ongoing", None),
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small register as an office keeps it."""
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(tmp_path / "risks.xlsx")
    return tmp_path / "risks.xlsx"


@pytest.fixture
def bring_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Import:
    """The command, run in the test's folder; it never breaks."""
    monkeypatch.chdir(tmp_path)

    def bring_in(file: Path | str, *options: str) -> Outcome:
        code = main(["import", str(file), "-o", "register", *options])
        said = capsys.readouterr()
        assert "a fault of ours" not in said.err, said.err
        return Outcome(code, said.out, said.err)

    return bring_in


def test_the_result_passes_on_to_check_and_build(tmp_path: Path) -> None:
    file = layouts.titles_above(tmp_path)
    done = run(tmp_path, "import", file, "-o", "register")
    assert (done.code, done.errors) == (0, [])
    assert "6 risks, 6 of them live, as at 31/03/2026, scheme generic-5x5" in done.said
    checked = run(tmp_path, "check", "register")
    assert checked.code in (0, 1)
    assert "error:" not in checked.said
    built = run(tmp_path, "build", "register", "-o", "register.xlsx")
    assert (built.code, built.errors) == (0, [])
    assert (tmp_path / "register.xlsx").is_file()


def test_it_says_what_it_guessed_and_what_became_of_every_cell(
    file: Path, bring_in: Import
) -> None:
    said = bring_in(file, *SCHEME).said
    assert "  Ref = reference (" in said
    assert "Sheet!D5  changed: current likelihood '4 - Likely' -> '4'" in said
    assert "Sheet!H5  kept in the notes: 'Policy 7'" in said
    assert "Sheet!G6  kept in the notes: 'Ongoing'" in said
    assert "Sheet!A1  kept in the register's note: 'Anyshire OPCC: strategic risk register'" in said


def test_the_whole_account_and_the_plan_lie_beside_the_register(
    file: Path, bring_in: Import
) -> None:
    bring_in(file, *SCHEME)
    files = contents(file.parent / "register")
    account = files["import-account.txt"].decode()
    assert "Sheet!B5  taken: title 'The budget does not balance'" in account
    assert tomllib.loads(files["import.toml"].decode())["scheme"] == "generic-5x5"


def test_a_score_that_differs_is_told_and_kept(file: Path, bring_in: Import) -> None:
    done = bring_in(file, *SCHEME)
    assert "Sheet!F6: expected 9, as the levels rate, got '12'" in done.told
    stated = (file.parent / "register" / "stated.csv").read_text(encoding="utf-8")
    assert "2,current_score,12,Sheet!F6," in stated


def test_a_dry_run_says_the_same_and_writes_nothing(file: Path, bring_in: Import) -> None:
    dry = bring_in(file, "--dry-run")
    assert [path.name for path in file.parent.iterdir()] == ["risks.xlsx"]
    real = bring_in(file)
    assert (dry.code, dry.told) == (real.code, real.told)
    assert dry.said.split("\nIn all ")[0] == real.said.split("\nIn all ")[0]
    assert dry.said.splitlines()[-1].endswith("nothing was written (--dry-run)")


def test_the_plan_is_corrected_and_given_back(file: Path, bring_in: Import) -> None:
    bring_in(file, *SCHEME)
    plan = file.parent / "register" / "import.toml"
    text = plan.read_text(encoding="utf-8")
    assert '"Insurance" = "notes"' in text
    corrected = text.replace('"Insurance" = "notes"', '"Insurance" = "cause"')
    plan.write_text(corrected, encoding="utf-8")
    done = bring_in(file, "--map", "register/import.toml")
    assert (done.code, done.errors) == (0, [])
    risks = (file.parent / "register" / "risks.csv").read_text(encoding="utf-8")
    assert "1,The budget does not balance,,Policy 7," in risks
    again = tomllib.loads(plan.read_text(encoding="utf-8"))
    assert again["tables"][0]["columns"]["Insurance"] == "cause"


def test_a_plan_that_is_given_back_keeps_its_reasons(file: Path, bring_in: Import) -> None:
    first = bring_in(file).said
    plan = file.parent / "register" / "import.toml"
    text = plan.read_text(encoding="utf-8")
    assert bring_in(file, "--map", "register/import.toml").said == first
    assert plan.read_text(encoding="utf-8") == text
    corrected = text.replace('"Insurance" = "notes"', '"Insurance" = "cause"')
    plan.write_text(corrected, encoding="utf-8")
    said = bring_in(file, "--map", "register/import.toml").said
    assert "  Insurance = cause (import.toml says so)\n" in said
    assert "  Ref = reference (the heading 'Ref' means the reference)\n" in said


def test_what_is_said_with_the_command_is_not_said_to_stand_in_the_plan(
    file: Path, bring_in: Import
) -> None:
    bring_in(file)
    options = ("--map", "register/import.toml", "--scheme", "wmpcc-2024", "--as-at", "1/4/2026")
    said = bring_in(file, *options).said
    assert "Scheme: wmpcc-2024 (it was asked for)\n" in said
    assert "As at: 01/04/2026 (it was asked for)\n" in said
    assert "Title: Anyshire OPCC: strategic risk register (it stands in Sheet!A1)\n" in said


def test_a_plan_that_the_scheme_cannot_follow_is_refused(file: Path, bring_in: Import) -> None:
    bring_in(file, *SCHEME)
    before = contents(file.parent / "register")
    wrong = (
        before["import.toml"].decode().replace('"Insurance" = "notes"', '"Insurance" = "colour"')
    )
    (file.parent / "wrong.toml").write_text(wrong, encoding="utf-8")
    done = bring_in(file, "--map", "wrong.toml")
    assert done.code == 1
    assert "colour" in done.told
    assert contents(file.parent / "register") == before


def test_the_same_file_gives_the_same_bytes(file: Path, bring_in: Import) -> None:
    bring_in(file)
    first = contents(file.parent / "register")
    bring_in(file)
    assert contents(file.parent / "register") == first


def test_the_scheme_and_the_date_can_be_given(file: Path, bring_in: Import) -> None:
    done = bring_in(file, "--scheme", "cambridgeshire-2017", "--as-at", "30/06/2026")
    assert "as at 30/06/2026, scheme cambridgeshire-2017" in done.said


def test_an_offices_own_scheme_comes_along(file: Path, bring_in: Import) -> None:
    own = Path(__file__).parents[2] / "schemes" / "generic-5x5.toml"
    text = own.read_text(encoding="utf-8").replace('name = "generic-5x5"', 'name = "anyshire"', 1)
    (file.parent / "anyshire.toml").write_text(text, encoding="utf-8")
    done = bring_in(file, "--scheme", "anyshire.toml")
    assert (done.code, done.errors) == (0, [])
    assert (file.parent / "register" / "scheme.toml").is_file()


def test_a_folder_with_other_files_is_never_written_into(file: Path, bring_in: Import) -> None:
    (file.parent / "register").mkdir()
    (file.parent / "register" / "minutes.txt").write_text("keep me", encoding="utf-8")
    assert bring_in(file).code == 2
    assert contents(file.parent / "register") == {"minutes.txt": b"keep me"}


def test_a_register_that_came_in_before_is_replaced(file: Path, bring_in: Import) -> None:
    bring_in(layouts.titles_above(file.parent))
    assert (file.parent / "register" / "controls.csv").is_file()
    bring_in(file)
    assert not (file.parent / "register" / "controls.csv").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.xlsx", None), ("empty.xlsx", b""), ("damaged.xlsx", b"PK\x03\x04 no"),
     ("paper.pdf", b"%PDF-1.7"), ("no-risks.csv", b"Name,Colour\nApple,Green\n")],
)  # fmt: skip
def test_what_is_no_register_gets_a_sentence(
    tmp_path: Path, bring_in: Import, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = bring_in(name)
    assert done.code in (1, 2)
    assert done.errors
    assert _wrote_nothing(done, tmp_path)


@pytest.mark.parametrize(
    "options", [("--scheme", "anyshire"), ("--as-at", "soon"), ("--map", "missing.toml")]
)
def test_an_option_that_says_nothing_is_refused(
    file: Path, bring_in: Import, options: tuple[str, str]
) -> None:
    done = bring_in(file, *options)
    assert done.code == 1
    assert done.errors
    assert _wrote_nothing(done, file.parent)


def _wrote_nothing(done: Outcome, folder: Path) -> bool:
    return "nothing was written" in done.told and not (folder / "register").exists()


def test_what_was_entered_since_an_import_is_not_replaced(file: Path, bring_in: Import) -> None:
    bring_in(file, *SCHEME)
    assert bring_in(file, *SCHEME).code == 0
    risks = file.parent / "register" / "risks.csv"
    worked_in = risks.read_bytes().replace(b"A supplier fails", b"Two suppliers fail")
    risks.write_bytes(worked_in)
    done = bring_in(file, *SCHEME)
    assert done.code == 2
    assert "a register as an import left it, got changes since in risks.csv" in done.errors[0]
    assert risks.read_bytes() == worked_in
    assert bring_in(file, *SCHEME, "--replace").code == 0
    assert b"A supplier fails" in risks.read_bytes()


def test_a_corrected_plan_and_another_register_are_not_replaced(
    file: Path, bring_in: Import
) -> None:
    bring_in(file, *SCHEME)
    register = file.parent / "register"
    plan = register / "import.toml"
    plan.write_text(plan.read_text("utf-8") + "# ours\n", encoding="utf-8")
    assert "changes since in import.toml" in bring_in(file, *SCHEME).errors[0]
    assert bring_in(file, "--map", "register/import.toml").code == 0
    (register / "import-account.txt").unlink()
    assert "got another register" in bring_in(file, *SCHEME).errors[0]


def test_a_register_s_own_workbook_is_refused_and_nothing_is_made_of_its_dashboard(
    bring_in: Import, tmp_path: Path
) -> None:
    own = built(example("cambridgeshire-2017-02"), tmp_path)
    done = bring_in(own)
    assert (done.code, (tmp_path / "register").exists()) == (1, False)
    assert "expected a register that was kept in another way" in done.errors[0]
    assert "opcc-register folder register.xlsx" in done.errors[0]


def test_the_date_that_is_asked_for_says_which_quarters_are_past(
    bring_in: Import, tmp_path: Path
) -> None:
    (tmp_path / "plain.csv").write_text(
        "Ref,Risk title,Likelihood,Impact,Score Dec 25\n1,The budget,4,4,12\n2,A supplier,3,3,9\n"
    )
    done = bring_in(tmp_path / "plain.csv", "--as-at", "31/03/2026")
    assert done.code == 0
    assert "As at: 31/03/2026 (it was asked for)" in done.said
    assert "Score Dec 25 = position 31/12/2025" in done.said
