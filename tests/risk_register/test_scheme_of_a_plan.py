"""The scheme of a plan: ratings in words, policy areas, reasons; and what makes it senseless."""

import pytest

from risk_register.fields import Kind
from risk_register.kept_fields import choices_of, entry_fields, fields_of, kept_tables
from tests.risk_register.making import changed, refusals, scheme_of

PLAN = """\
name = "made-plan"
title = "A plan for tests"
organisation = "Office of Made"
effective = 2024-01-01
kind = "plan"
rating = "band"

[source]
title = "Made framework"
place = "page 1"

[[assessments]]
key = "rating"
name = "Rating"
by = "band"
current = true

[[assessments]]
key = "expected_rating"
name = "Expected next"
by = "band"

[[bands]]
name = "Red"
from = 3
to = 3
colour = "#C00000"
text = "#FFFFFF"

[[bands]]
name = "Amber"
from = 2
to = 2
colour = "#FFC000"
text = "#000000"

[[bands]]
name = "Green"
from = 1
to = 1
colour = "#00B050"
text = "#000000"

[[areas]]
name = "Roads"

[[areas]]
name = "Victims"

[[reasons]]
name = "Work moved"
means = "reprioritised"

[keeps]
commitments = ["reference", "title", "areas", "rating_reason"]
tables = ["history"]
"""


def test_a_plan_registers_commitments_with_the_fields_that_its_scheme_keeps() -> None:
    scheme = scheme_of(PLAN)
    assert [(field.name, field.heading) for field in entry_fields(scheme)] == [
        ("reference", "Reference"), ("title", "Individual commitment"), ("areas", "Policy areas"),
        ("rating_reason", "Reason for the rating"), ("rating", "Rating"),
        ("expected_rating", "Expected next"),
    ]  # fmt: skip
    tables = [table.name for table in kept_tables(scheme)]
    assert tables == ["commitments", "history", "corrections", "quarters", "stated", "versions"]


def test_a_rating_stands_where_the_scheme_names_it() -> None:
    kept = (
        'commitments = ["reference", "title", ',
        'commitments = ["reference", "title", "rating", ',
    )
    fields = [field.name for field in entry_fields(scheme_of(changed(PLAN, kept)))]
    assert fields == [
        "reference", "title", "rating", "areas", "rating_reason", "expected_rating",
    ]  # fmt: skip


def test_past_ratings_are_words_of_the_scheme_and_no_scores() -> None:
    scheme = scheme_of(PLAN)
    [history] = [table for table in kept_tables(scheme) if table.name == "history"]
    fields = {field.name: field for field in fields_of(history, scheme)}
    assert [*fields] == ["reference", "quarter", "state", "band", "seal"]
    assert (fields["band"].heading, fields["band"].kind) == ("Rating", Kind.CHOICE)
    assert choices_of(fields["band"].choices, scheme) == ("Red", "Amber", "Green")


def test_shared_tables_speak_of_commitments() -> None:
    [history] = [table for table in kept_tables(scheme_of(PLAN)) if table.name == "history"]
    assert history.what == "Where each commitment stood at the end of past quarters"
    assert history.fields[0].advice == "The reference of a commitment on the Plan sheet."


def test_a_rating_is_a_word_with_a_place_the_best_being_1() -> None:
    scheme = scheme_of(PLAN)
    assert [scheme.score_of(word) for word in ("Green", "Amber", "Red")] == [1, 2, 3]
    assert [scheme.score_of(other) for other in ("N/A", "Closed", "Blue", None)] == [None] * 4
    assert scheme.worst_band
    assert scheme.worst_band.name == "Red"


RED = 'name = "Red"\nfrom = 3\nto = 3'


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param((RED, 'name = "Red"\nfrom = 3\nto = 4'), ["bands.Red"], id="two numbers"),
        pytest.param(('name = "Green"\nfrom = 1\nto = 1', 'name = "Green"\nfrom = 0\nto = 1'),
                     ["bands.Green"], id="not from 1"),
        pytest.param(('"Red"', '"Closed"'), ["bands.Closed.name"], id="a position's name"),
        pytest.param(('by = "band"\ncurrent', 'by = "score"\ncurrent'),
                     ["assessments.rating.by"], id="entered as a score"),
        pytest.param(('key = "rating"', 'key = "update"'), ["assessments.update.key"],
                     id="a field's name"),
        pytest.param(('[[reasons]]\nname = "Work moved"\nmeans = "reprioritised"\n', ""),
                     ["reasons"], id="reasons are kept and there are none"),
        pytest.param(('name = "Roads"', 'name = "Roads; rails"'), ["areas.Roads; rails.name"],
                     id="an area that looks like two"),
        pytest.param(('"Victims"', '"Roads"'), ["areas"], id="an area twice"),
        pytest.param(("[keeps]\n", "[keeps]\nrisks = []\n"), ["keeps.risks"], id="risks"),
        pytest.param(("[keeps]", "[tolerance]\nscore = 2\n[keeps]"), ["tolerance"],
                     id="a tolerance"),
        pytest.param(('tables = ["history"]', 'tables = ["risks"]'), ["keeps.tables"],
                     id="a table of another kind"),
        pytest.param(('kind = "plan"', 'kind = "strategy"'), ["kind", "keeps.commitments"],
                     id="no such kind"),
    ],
)  # fmt: skip
def test_a_senseless_scheme_of_a_plan_is_refused(change: tuple[str, str], keys: list[str]) -> None:
    assert refusals(changed(PLAN, change))[: len(keys)] == keys


def test_scores_of_risks_are_not_entered_as_bands() -> None:
    risks = changed(
        PLAN, ('kind = "plan"\nrating = "band"', 'rating = "score"'),
        ('commitments = ["reference", "title", "areas", "rating_reason"]',
         'risks = ["reference", "title"]'),
    )  # fmt: skip
    assert refusals(risks) == ["assessments.rating.by", "assessments.expected_rating.by"]
