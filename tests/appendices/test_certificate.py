"""The certificate: what members are told of what the public does not see."""

import io
import zipfile
from dataclasses import replace
from datetime import date

from appendices.withheld.certificate import WIDTH, certificate
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.seals import sealed
from tests.appendices.made import leicestershire


def _register() -> Register:
    rows = (
        Row({"reference": "OPCC062", "what": "Risk", "reason": "Zebra quarry lantern ink",
             "exemption": "FOIA section 43(2)", "decided_by": "Monitoring Officer",
             "review_on": date(2024, 1, 31)}, Place("withheld.csv", 2)),
        Row({"reference": "OPCC031", "what": "Title", "reason": "Why"}, Place("withheld.csv", 3)),
    )  # fmt: skip
    base = leicestershire(description="Quarry lantern ink zebra")
    return replace(base, tables={**base.tables, "withheld": rows})


def _package() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.xml"), "<a/>")
        archive.writestr(zipfile.ZipInfo("b.xml"), "<b/>")
    return content.getvalue()


EXPECTED = """\
Certificate of what was withheld: Strategic risk register, October 2023
=======================================================================

Office of the Police and Crime Commissioner for Leicestershire
As at 26/10/2023
For members only; not to be kept beside the public pack.

What was withheld
-----------------

24 risks, 1 of them withheld.

1. OPCC062: Risk
   Exemption:     FOIA section 43(2)
   Decided by:    Monitoring Officer
   Look again on: 31/01/2024

2. OPCC031: Title
   Exemption:     not recorded
   Decided by:    not recorded
   Look again on: not recorded

Besides, the public register has only the fields that the scheme (Strategic risk scoring,
October 2023) lists as public.

What was searched
-----------------

Each file below, in all its parts, for every withheld text of four words or more, every run of
four words that stands in withheld values only, and every withheld name. None was found. Each
file is the one searched as long as its SHA-256 is the one below.

a.txt: 1 part, 3 bytes
   SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad

pack.docx: 2 parts, 202 bytes
   SHA-256 {hash}
"""


def test_it_says_what_was_withheld_by_whom_and_what_was_searched() -> None:
    text = certificate(_register(), {"pack.docx": _package(), "a.txt": b"abc"}).decode()
    told = text.rpartition("SHA-256 ")[2].strip()
    assert len(told) == 64
    assert text == EXPECTED.replace("{hash}", told)


def test_it_lists_the_sealed_quarters_with_their_seals() -> None:
    register = sealed(leicestershire(), date(2023, 7, 31), "leicestershire-2023")
    seal = register.rows("quarters")[0].text("seal")
    text = certificate(register, {"a.txt": b"abc"}).decode()
    assert text.endswith(f"""
Sealed quarters
---------------

The past quarters of the register have these seals. A register in which one of them is another
has been altered since.

31/07/2023: 24 positions, scored by leicestershire-2023
   Seal {seal}
""")
    assert max(map(len, text.splitlines())) <= WIDTH


def test_it_holds_no_withheld_text_and_no_reason() -> None:
    text = certificate(_register(), {"pack.docx": _package()}).decode().casefold()
    assert "quarry" not in text
    assert "lantern" not in text


def test_it_is_the_same_bytes_each_time_whatever_the_order_of_the_files() -> None:
    files = {"pack.docx": _package(), "a.txt": b"abc"}
    again = {"a.txt": b"abc", "pack.docx": _package()}
    assert certificate(_register(), files) == certificate(_register(), again)


def test_a_register_that_withholds_nothing_says_so() -> None:
    register = leicestershire()
    bare = replace(register, tables={**register.tables, "withheld": ()})
    text = certificate(bare, {}).decode()
    assert "24 risks, none of them withheld.\nNothing was withheld by name.\n" in text
