"""Small packs, written out where a test can see them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from appendices.content import Section
from appendices.pack import section_of
from risk_register.appendix import Appendix, AppendixKind
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from tests.risk_register.making import AS_AT, PRODUCT, register_of, scheme_of

MADE = scheme_of(PRODUCT)
"""Three by three: Low 1 and 2, Medium 3 to 5, High 6 to 9; tolerance 5."""

Values = Mapping[str, Any]


def appendix(key: str = "A", kind: str = "table", **more: Any) -> Appendix:
    """An appendix; a table of references unless more is said."""
    usual: dict[str, Any] = {"columns": {"reference": "Reference"}} if kind == "table" else {}
    return Appendix(key, f"Title {key}", AppendixKind(kind), **{**usual, **more})


def rated(reference: str, likelihood: int = 1, impact: int = 1, /, **more: Any) -> Row:
    """A risk with its current levels."""
    levels = {"current_likelihood": likelihood, "current_impact": impact}
    values = {"reference": reference, "title": f"Title of {reference}", **levels, **more}
    return Row(values, Place("risks.csv", 2))


def made(
    risks: Sequence[Row],
    *declared: Appendix,
    scheme: Scheme = MADE,
    **tables: Sequence[Values],
) -> Register:
    """A register under a scheme that declares these appendices."""
    return register_of(replace(scheme, appendices=declared), risks, AS_AT, **tables)


def filled(register: Register, key: str = "A") -> Section:
    """One of its appendices."""
    found = next(each for each in register.scheme.appendices if each.key == key)
    return section_of(register, found)
