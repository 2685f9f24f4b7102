"""Appendices that make no sense are refused, everything at once, each with its key in the file."""

from dataclasses import replace
from typing import Any

import pytest

from appendices.sense import senseless_appendices
from risk_register.appendix import Appendix, Audience, Publishes
from risk_register.scheme import Scheme
from tests.appendices.making import MADE, appendix
from tests.registers import SCHEME_NAMES, scheme

SEEN = Publishes(
    fields={
        "risks": ("reference", "title", "current_likelihood", "current_impact"),
        "controls": ("reference", "control"),
    }
)
ALL = ("all_risks",)


def declaring(*declared: Appendix, rules: Scheme = MADE, publishes: Publishes = SEEN) -> Scheme:
    return replace(rules, appendices=declared, publishes=publishes)


def said(rules: Scheme) -> list[str]:
    """What is found, without the name of the scheme."""
    found = senseless_appendices(rules)
    assert {finding.code for finding in found} <= {"appendix-sense"}
    return [str(finding).removeprefix(f"scheme {rules.name}, ") for finding in found]


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_the_schemes_that_come_with_the_software_have_none(name: str) -> None:
    assert scheme(name).appendices
    assert scheme(name).publishes.fields
    assert senseless_appendices(scheme(name)) == []


def test_a_scheme_without_appendices_has_none() -> None:
    assert said(MADE) == []


def test_everything_is_said_at_once_with_its_key() -> None:
    rules = declaring(
        appendix("B", columns={"foo": "Foo", "reference": ""}, chooses=("hig_risks",)),
        appendix("b", "pages", parts={"bar": "Bar"}, chooses=ALL, but_not=("X",)),
    )
    assert said(rules) == [
        "appendices: expected each key once, got 'b' 2 times",
        "appendices: expected each heading once, got 'appendix b: title b' 2 times",
        "appendices.B.risks: expected a choice of risks, got 'hig_risks'",
        "appendices.B.columns.foo: expected a column of this kind of appendix, got 'foo'",
        "appendices.B.columns.reference: expected a heading, got nothing",
        "appendices.b.but_not: expected the key of another appendix that prints risks, got 'X'",
        "appendices.b.parts.bar: expected a part of a risk's page, got 'bar'",
    ]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        pytest.param(
            appendix("A,B", chooses=ALL),
            "appendices.A,B.key: expected a key without commas, got 'A,B'",
            id="comma",
        ),
        pytest.param(
            replace(appendix(chooses=ALL), title=" "),
            "appendices.A.title: expected a title, got nothing",
            id="title",
        ),
        pytest.param(
            appendix(),
            "appendices.A.risks: expected which risks it prints, got nothing",
            id="no choice",
        ),
        pytest.param(
            appendix(chooses=ALL, columns={}),
            "appendices.A.columns: expected at least one column, got nothing",
            id="no columns",
        ),
        pytest.param(
            appendix(kind="pages", chooses=ALL),
            "appendices.A.parts: expected columns or parts, got nothing",
            id="an empty page",
        ),
        pytest.param(
            appendix(chooses=ALL, columns={"title": "Risk", "reference": "risk"}),
            "appendices.A.columns: expected each heading once, got 'risk' 2 times",
            id="a heading twice",
        ),
        pytest.param(
            appendix(chooses=ALL, parts={"title": "Title"}),
            "appendices.A.parts: expected nothing in an appendix of the kind table, got 'title'",
            id="parts of a table",
        ),
        pytest.param(
            appendix(kind="matrix", chooses=ALL),
            "appendices.A.risks: expected nothing in an appendix of the kind matrix, "
            "got 'all_risks'",
            id="risks of a matrix",
        ),
        pytest.param(
            appendix(chooses=ALL, but_not=("A",)),
            "appendices.A.but_not: expected the key of another appendix that prints risks, got 'A'",
            id="itself",
        ),
        pytest.param(
            appendix(kind="figures", columns={"reference": "Reference"}),
            "appendices.A.columns.reference: expected a column of this kind of appendix, "
            "got 'reference'",
            id="a figure that is none",
        ),
        pytest.param(
            appendix(kind="controls", chooses=ALL, columns={"title": "Title"}),
            "appendices.A.columns.title: expected a column of this kind of appendix, got 'title'",
            id="a column of another table",
        ),
        pytest.param(
            appendix(kind="boards", chooses=ALL, columns={"reference": "Reference"}),
            "appendices.A.kind: expected another kind, since the scheme has no bands with a "
            "board, got 'boards'",
            id="no boards",
        ),
        pytest.param(
            appendix(kind="links", chooses=ALL, columns={"risk": "Risk"}),
            "appendices.A.kind: expected another kind, since the scheme has no table links, "
            "got 'links'",
            id="no links",
        ),
        pytest.param(
            appendix(chooses=ALL, columns={"owner": "Owner"}),
            "appendices.A.columns.owner: expected risks.owner under publishes, got nothing",
            id="not public",
        ),
    ],
)
def test_each_mistake_is_named(declared: Appendix, expected: str) -> None:
    assert expected in said(declaring(declared))


@pytest.mark.parametrize(
    ("name", "kind", "lacks"),
    [
        ("mopac-2017", "heat map", "likelihood and impact"),
        ("wmpcc-2024", "heat map", "likelihood and impact"),
        ("mopac-2017", "matrix", "scales or bands"),
        ("wmpcc-2024", "statuses", "statuses"),
    ],
)
def test_a_kind_that_the_scheme_cannot_feed_is_refused(name: str, kind: str, lacks: str) -> None:
    rules = declaring(appendix(kind=kind), rules=scheme(name), publishes=Publishes())
    assert said(rules) == [
        f"appendices.A.kind: expected another kind, since the scheme has no {lacks}, got '{kind}'"
    ]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("mopac-2017", "quarters"), ("mopac-2017", "why"), ("mopac-2017", "above_tolerance"),
        ("mopac-2017", "current_score"), ("cambridgeshire-2017", "quarters"),
        ("cambridgeshire-2017", "previous_score"), ("cambridgeshire-2017", "last_update"),
        ("wmpcc-2024", "current_likelihood_label"),
    ],
)  # fmt: skip
def test_a_column_that_the_scheme_cannot_feed_is_none(name: str, column: str) -> None:
    members: dict[str, Any] = {"audience": Audience.MEMBERS}
    declared = appendix(chooses=ALL, columns={column: "Heading"}, **members)
    rules = declaring(declared, rules=scheme(name), publishes=Publishes())
    assert said(rules) == [
        f"appendices.A.columns.{column}: expected a column of this kind of appendix, got '{column}'"
    ]


def test_appendices_that_leave_risks_to_each_other_would_print_them_nowhere() -> None:
    around = [
        appendix("A", chooses=ALL, but_not=("B",)),
        appendix("B", chooses=ALL, but_not=("C",)),
        appendix("C", chooses=ALL, but_not=("A",)),
        appendix("D", chooses=ALL, but_not=("A",)),
    ]
    assert said(declaring(*around)) == [
        f"appendices.{key}.but_not: expected an appendix that does not leave risks to this one, "
        f"got '{other}'"
        for key, other in (("A", "B"), ("B", "C"), ("C", "A"))
    ]


def test_risks_are_left_to_appendices_that_print_risks() -> None:
    declared = [appendix("A", chooses=ALL, but_not=("B",)), appendix("B", "matrix")]
    assert said(declaring(*declared)) == [
        "appendices.A.but_not: expected the key of another appendix that prints risks, got 'B'"
    ]


def test_what_is_published_is_what_the_register_keeps() -> None:
    publishes = Publishes(
        fields={"risks": ("reference", "mood"), "impacts": ("level",), "people": ("name",)},
        of_withheld=("reference", "title"),
    )
    assert said(declaring(publishes=publishes)) == [
        "publishes.risks: expected a field of risks, got 'mood'",
        "publishes.impacts: expected one of the tables that are kept, risks, controls, updates, "
        "people, history, corrections, quarters, stated, versions, got 'impacts'",
        "publishes.people: expected a field of people, got 'name'",
        "publishes.withheld_risks: expected a field of a risk that publishes.risks has, "
        "got 'title'",
    ]


def test_a_public_appendix_prints_what_the_public_may_see_and_that_for_members_anything() -> None:
    columns = {"reference": "Reference", "status": "Status", "current_score": "Score",
               "target_score": "Target", "controls": "Controls", "last_update": "Log"}  # fmt: skip
    shown = appendix(chooses=ALL, columns=columns)
    assert said(declaring(shown)) == [
        "appendices.A.columns.status: expected risks.status under publishes, got nothing",
        "appendices.A.columns.current_score: expected risks.current_score under publishes, got "
        "nothing",
        "appendices.A.columns.target_score: expected risks.target_likelihood, "
        "risks.target_impact under publishes, got nothing",
        "appendices.A.columns.last_update: expected updates under publishes, got nothing",
    ]
    assert said(declaring(replace(shown, audience=Audience.MEMBERS))) == []


def test_a_scheme_that_publishes_nothing_has_no_public_appendix_of_risks() -> None:
    rules = declaring(appendix(chooses=ALL), publishes=Publishes())
    assert said(rules) == [
        "appendices.A.columns.reference: expected risks.reference under publishes, got nothing"
    ]


def test_what_a_plan_is_told_is_said_of_commitments() -> None:
    rules = declaring(
        appendix("A", columns={"reference": "Ref"}, chooses=("red_risks",), counts="all_risks"),
        appendix("B", columns={"reference": "Ref"}, but_not=("C",)),
        appendix("C", "areas", counts="red_commitments"),
        rules=scheme("generic-plan"), publishes=scheme("generic-plan").publishes,
    )  # fmt: skip
    assert said(rules) == [
        "appendices.A.commitments: expected a choice of commitments, got 'red_risks'",
        "appendices.A.counts: expected a choice of commitments, got 'all_risks'",
        "appendices.B.commitments: expected which commitments it prints, got nothing",
        "appendices.B.but_not: expected the key of another appendix that prints commitments, "
        "got 'C'",
        "appendices.C.counts: expected nothing in an appendix of the kind areas, "
        "got 'red_commitments'",
    ]


def test_areas_need_policy_areas_that_the_public_may_see() -> None:
    [found] = said(declaring(appendix("A", "areas")))
    assert found == (
        "appendices.A.kind: expected another kind, since the scheme has no policy areas, "
        "got 'areas'"
    )
    hidden = Publishes(fields={"commitments": ("reference", "rating")})
    plan = declaring(appendix("A", "areas"), rules=scheme("generic-plan"), publishes=hidden)
    assert said(plan) == [
        "appendices.A.kind.areas: expected commitments.areas under publishes, got nothing"
    ]
