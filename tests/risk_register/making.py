"""Small schemes, registers and folders, written out where a test can see them."""

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from risk_register.agreement import check_agreement
from risk_register.findings import Finding
from risk_register.folder import read_settings, read_tables
from risk_register.places import Place
from risk_register.register import Register, Row, Settings
from risk_register.scheme import Scheme
from risk_register.scheme_file import read_scheme
from risk_register.values import Value

AS_AT = date(2024, 3, 31)

PRODUCT = """\
name = "made-3x3"
title = "A scheme for tests"
organisation = "Office of Made"
effective = 2024-01-01
rating = "product"
up = "likelihood"
review_months = 3

[source]
title = "Made policy"
place = "page 1"

[assumed]
"bands.High.colour" = "The policy says Red"

[[assessments]]
key = "current"
name = "Current"
current = true

[[assessments]]
key = "target"
name = "Target"

[[roles]]
key = "owner"
heading = "Owner"

[likelihood]
heading = "Likelihood"
columns = ["Chance"]

[[likelihood.levels]]
number = 1
label = "Rare"
descriptors = { "Chance" = "Hardly ever" }

[[likelihood.levels]]
number = 2
label = "Possible"

[[likelihood.levels]]
number = 3
label = "Likely"

[impact]
heading = "Impact"

[[impact.levels]]
number = 1
label = "Slight"

[[impact.levels]]
number = 2
label = "Serious"

[[impact.levels]]
number = 3
label = "Grave"

[[bands]]
name = "High"
from = 6
to = 9
colour = "#C00000"
text = "#FFFFFF"
review_months = 1

[[bands]]
name = "Medium"
from = 3
to = 5
colour = "#FFC000"
text = "#000000"

[[bands]]
name = "Low"
from = 1
to = 2
colour = "#92D050"
text = "#000000"

[tolerance]
score = 5

[[statuses]]
name = "Managed"

[[statuses]]
name = "Controlled"

[[marks]]
axis = "likelihood"
change = "Increased"
symbol = "▲"
meaning = "Likelihood went up"

[[marks]]
axis = "impact"
change = "Decreased"
symbol = "◀"
meaning = "Impact went down"

[[marks]]
axis = "impact"
change = "Increase"
symbol = "▷"
meaning = "Impact expected to go up"

[arrows]
up = { symbol = "↑", word = "Up" }
same = { symbol = "→", word = "Same" }
down = { symbol = "↓", word = "Down" }
new = { symbol = "", word = "New" }

[headings]
owner = "Who"

[keeps]
risks = [
  "reference", "title", "description", "owner", "status", "stage", "last_review",
  "next_key_date", "direction", "impact_expected", "current_score",
]
tables = ["controls", "updates", "history", "people"]
"""
"""A whole scheme, three by three; tests change a line of it."""

MATRIX = (
    PRODUCT.replace('rating = "product"', 'rating = "matrix"')
    + """
[matrix]
3 = [4, 7, 9]
2 = [2, 5, 8]
1 = [1, 3, 6]
"""
)
"""The same, looked up: each line is an impact, and runs from the lowest likelihood."""

SCORE = """\
name = "made-score"
title = "Scores as they are entered"
organisation = "Office of Made"
effective = 2024-01-01
rating = "score"

[source]
title = "Made policy"
place = "page 2"

[[assessments]]
key = "current"
name = "Current"
by = "score"
current = true

[[bands]]
name = "Low"
from = 1
to = 49
colour = "#92D050"
text = "#000000"

[[bands]]
name = "High"
from = 50
to = 100
colour = "#C00000"
text = "#FFFFFF"

[tolerance]
score = 70

[keeps]
risks = ["reference", "title"]
tables = ["history"]
"""
"""A scheme whose scores are entered."""

TREND = """\
name = "made-trend"
title = "A trend only"
organisation = "Office of Made"
effective = 2024-01-01
rating = "none"

[source]
title = "Made policy"
place = "page 5"

[arrows]
worse = { symbol = "↗", word = "Worse" }
changing = { symbol = "↕", word = "Changing" }

[keeps]
risks = ["reference", "title", "direction"]
tables = ["history"]
"""
"""A scheme without scores, which has directions of its own."""

REGISTER = """\
organisation = "Office of Made"
title = "Register of Made"
marking = "OFFICIAL"
as_at = 2024-03-31
scheme = "scheme.toml"
"""

RISKS = """\
reference,title,owner,status,stage,last_review,current_likelihood,current_impact
R1,First,Chief Executive,Managed,,2024-01-31,3,2
R2,Second,,Controlled,Closed,31/12/2023,1,2
"""


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with each passage replaced, once; a passage that is not in it is a mistake."""
    for old, new in changes:
        assert old in text, f"nothing to replace: {old}"
        text = text.replace(old, new, 1)
    return text


def read_text(text: str) -> tuple[Scheme | None, list[Finding]]:
    """What comes of reading a scheme's text from a file called `made.toml`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.toml")
        path.write_text(text, encoding="utf-8")
        return read_scheme(path)


def scheme_of(text: str) -> Scheme:
    """The scheme of a text that makes sense."""
    scheme, findings = read_text(text)
    assert scheme, [str(finding) for finding in findings]
    return scheme


def refusals(text: str) -> list[str]:
    """The keys for which a scheme's text is refused."""
    scheme, findings = read_text(text)
    assert (scheme is None) is bool(findings)
    assert {finding.place.source for finding in findings} <= {"made.toml"}
    return [finding.place.column for finding in findings]


def risk(reference: str = "R1", /, **values: Value) -> Row:
    """A risk with these values."""
    return Row({"reference": reference, "title": reference, **values}, Place("risks.csv", 2))


def register_of(
    scheme: Scheme,
    risks: Sequence[Row],
    as_at: date = AS_AT,
    **tables: Sequence[Mapping[str, Any]],
) -> Register:
    """A register of these risks and of rows of other tables."""
    rows = {
        name: tuple(Row(row, Place(f"{name}.csv", line)) for line, row in enumerate(table, 2))
        for name, table in tables.items()
    }
    settings = Settings("Office of Made", "Register of Made", as_at, scheme.name)
    return Register(settings, scheme, {"risks": tuple(risks), **rows})


def write_folder(
    folder: Path, files: Mapping[str, str | bytes | None] | None = None, scheme: str = PRODUCT
) -> Path:
    """A register's folder: a whole one, but for the files that a test gives; `None` leaves out."""
    standard = {"register.toml": REGISTER, "scheme.toml": scheme, "risks.csv": RISKS}
    folder.mkdir(exist_ok=True)
    for name, content in {**standard, **(files or {})}.items():
        if content is not None:
            data = content if isinstance(content, bytes) else content.encode()
            (folder / name).write_bytes(data)
    return folder


def read_folder(folder: Path) -> tuple[Register, list[Finding]]:
    """The register of a folder by its own `scheme.toml`, and everything that is found."""
    settings, findings = read_settings(folder)
    scheme, found = read_scheme(folder / "scheme.toml")
    assert settings
    assert scheme, [str(finding) for finding in found]
    register, more = read_tables(folder, settings, scheme)
    return register, [*findings, *more, *check_agreement(register)]


def coded(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Each finding as its code and its place."""
    return [(finding.code, str(finding.place)) for finding in findings]
