"""Whatever stands in the cells: no word is lost, and the folder reads back as it was taken."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.grid import CellValue
from intake.taking import take
from risk_register.findings import errors
from tests.intake.grids_made import Columns, grid_of, plan_of, register_of, table_of
from tests.intake.importing import Imported
from tests.intake.reading_back import read_back, values_of
from tests.intake.words import lost, unaccounted

COLUMNS: Columns = {
    "Ref": "reference", "Risk": "title", "What": "description", "Owner": "owner",
    "L": "current_likelihood", "I": "current_impact", "Score": "current_score", "RAG": "band",
    "Controls": "controls", "Log": "updates", "Review": "last_review", "Next": "next_key_date",
    "Status": "status", "Other": "notes", "Way": "direction", "Who": "control_owner",
    "To do": "planned_controls", "By whom": "planned_owner", "By when": "planned_due",
}  # fmt: skip

WORDS = st.sampled_from(
    ["R1", "R2", "4", "4 - Likely", "12 (Amber)", "TBC", "N/A", "-", "26/10/2023", "31/02/2023",
     "October 23 – Review", "AF / MK", "• One\n• Two", "1. First\n2. Second", "=1+1", "'quoted",
     "02/11/22 - SMT - New risk", "Closed", "Treat", "High", "Low", "↑", "Chief Officer; CFO",
     "a,b;c|d*?", "Two\r\nlines", "x" * 70, "Jan 24 reviewed",
     "#N/A", "CFO - lead, CEO", "Audit by 31/12/25", "Audit (owner: a|b*)",
     "AF\nTBC", "31/03/2026\nby the end of June 2026", "• TBC\n• One (due 31/03/26)"]
)  # fmt: skip
CELLS: st.SearchStrategy[CellValue] = st.one_of(
    st.none(), WORDS, st.text(max_size=12), st.integers(-5, 50_000), st.dates(), st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
)  # fmt: skip
TITLES = st.sampled_from(["The budget fails", "A supplier fails", "Data is lost", "-", "=A1"])
REFERENCES = st.sampled_from(["R1", "R2", "3"])
REST = st.lists(CELLS, min_size=17, max_size=17)
ROWS = st.lists(st.tuples(REFERENCES, TITLES, REST), min_size=1, max_size=4)
Rows = Sequence[tuple[str, str, Sequence[CellValue]]]
SCHEMES = ("generic-5x5", "leicestershire-2023", "wmpcc-2024", "mopac-2017", "cambridgeshire-2017")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(scheme=st.sampled_from(SCHEMES), rows=ROWS)
def test_nothing_is_lost_and_the_folder_reads_back(scheme: str, rows: Rows) -> None:
    grid = grid_of([[*COLUMNS], *([reference, title, *cells] for reference, title, cells in rows)])
    plan = plan_of(table_of(COLUMNS), scheme=scheme)
    done = Imported((grid,), plan, take(plan, [grid], "risks.xlsx"))
    assert errors(done.taken.findings) == []
    assert [*unaccounted(done)] == []
    assert lost(done) == {}
    with TemporaryDirectory() as folder:
        read, found = read_back(register_of(done.taken), Path(folder))
    assert errors(found) == []
    assert values_of(read) == values_of(register_of(done.taken))
