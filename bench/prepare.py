"""What is measured upon: `python -m bench.prepare FOLDER SIZE…` makes it, before any clock starts.

In a process of its own, because a process that is started seems to need at least the memory of
the one that starts it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.plan import plan_of
from bench.registers import generated
from risk_register.folder_files import folder_files
from workbook_builder.build import build

QUARTERS = 4
_PLANNED = 24
"""The risks of the register that the rivals' plan is made from."""


def main(folder: str, *sizes: str) -> None:
    """Makes the plan; and for each size a folder of CSV files and the workbook of it."""
    place = Path(folder)
    plan = plan_of(generated(_PLANNED, QUARTERS), place / "planned.xlsx")
    (place / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    for size in sizes:
        register = generated(int(size), QUARTERS)
        files = folder_files(register, with_scheme=False)
        (place / size).mkdir(exist_ok=True)
        for name, content in files.items():
            (place / size / name).write_bytes(content)
        (place / f"{size}.xlsx").write_bytes(build(register))


if __name__ == "__main__":
    main(*sys.argv[1:])
