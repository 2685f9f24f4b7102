"""Properties of every scheme that is accepted, whatever its size."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from risk_register.scheme import Rating, Scheme
from risk_register.scores import above_tolerance, score
from tests.risk_register.generating import Scores, any_matrix, matrix_text, scheme_texts
from tests.risk_register.making import PRODUCT, changed, read_text, register_of, risk, scheme_of

quick = settings(max_examples=60, deadline=None)

generated = scheme_texts().map(scheme_of)


def scored(scheme: Scheme, likelihood: int, impact: int) -> int:
    """The score of a risk with these levels."""
    found = score(
        scheme, scheme.current, risk(current_likelihood=likelihood, current_impact=impact)
    )
    assert found is not None
    return found


def levels_of(scheme: Scheme) -> tuple[tuple[int, ...], tuple[int, ...]]:
    assert scheme.likelihood
    assert scheme.impact
    return scheme.likelihood.numbers, scheme.impact.numbers


@quick
@given(generated, st.data())
def test_raising_the_impact_never_lowers_the_score(scheme: Scheme, data: st.DataObject) -> None:
    """The issue: a matrix "in which a higher level rates lower" is refused."""
    likelihoods, impacts = levels_of(scheme)
    likelihood = data.draw(st.sampled_from(likelihoods))
    lower, higher = sorted(data.draw(st.tuples(*[st.sampled_from(impacts)] * 2)))
    assert scored(scheme, likelihood, lower) <= scored(scheme, likelihood, higher)


@quick
@given(generated, st.data())
def test_raising_the_likelihood_never_lowers_the_score(scheme: Scheme, data: st.DataObject) -> None:
    """The issue: a matrix "in which a higher level rates lower" is refused."""
    likelihoods, impacts = levels_of(scheme)
    impact = data.draw(st.sampled_from(impacts))
    lower, higher = sorted(data.draw(st.tuples(*[st.sampled_from(likelihoods)] * 2)))
    assert scored(scheme, lower, impact) <= scored(scheme, higher, impact)


@quick
@given(generated)
def test_every_score_is_in_exactly_one_band(scheme: Scheme) -> None:
    """The issue: "bands that overlap or leave a gap" are refused."""
    likelihoods, impacts = levels_of(scheme)
    for likelihood, impact in product(likelihoods, impacts):
        reached = scored(scheme, likelihood, impact)
        holding = [band for band in scheme.bands if reached in range(band.lowest, band.highest + 1)]
        assert holding == [scheme.band(reached)]


@quick
@given(generated)
def test_a_product_is_the_impact_added_up_as_often_as_the_likelihood_says(scheme: Scheme) -> None:
    """DESIGN: rating `product` is likelihood times impact."""
    likelihoods, impacts = levels_of(scheme)
    for likelihood, impact in product(likelihoods, impacts):
        if scheme.rating is Rating.PRODUCT:
            assert scored(scheme, likelihood, impact) == sum([impact] * likelihood)


@quick
@given(generated)
def test_a_risk_is_above_tolerance_just_when_its_score_is_higher(scheme: Scheme) -> None:
    """DESIGN: tolerance is "the score above which a risk is reported upward"."""
    assert scheme.tolerance
    for likelihood, impact in product(*levels_of(scheme)):
        one = risk(current_likelihood=likelihood, current_impact=impact)
        higher = scored(scheme, likelihood, impact) > scheme.tolerance.score
        assert above_tolerance(register_of(scheme, [one]), one) is higher


@quick
@given(any_matrix())
def test_a_matrix_is_accepted_just_when_it_never_falls(
    made: tuple[list[int], list[int], Scores],
) -> None:
    """The issue: a matrix "in which a higher level rates lower" is refused."""
    likelihoods, impacts, scores = made
    falls = any(
        scores[one] > scores[other]
        for one, other in product(scores, scores)
        if one[0] <= other[0] and one[1] <= other[1]
    )
    scheme, findings = read_text(matrix_text(likelihoods, impacts, scores))
    assert (scheme is None) is falls
    assert scheme is None or scheme.matrix == scores
    assert all(finding.place.column.startswith("matrix.") for finding in findings)


@quick
@given(st.integers(0, 4), st.integers(0, 7), st.integers(1, 7), st.integers(7, 11))
def test_bands_are_accepted_just_when_each_score_is_in_one(
    low_ends: int, medium_begins: int, medium_ends: int, high_ends: int
) -> None:
    """The issue: "bands that overlap or leave a gap" are refused, of scores from 1 to 9."""
    text = changed(
        PRODUCT,
        ("from = 1\nto = 2", f"from = 1\nto = {low_ends}"),
        ("from = 3\nto = 5", f"from = {medium_begins}\nto = {medium_ends}"),
        ("from = 6\nto = 9", f"from = 6\nto = {high_ends}"),
    )
    bands = [(1, low_ends), (medium_begins, medium_ends), (6, high_ends)]
    times = [sum(low <= score <= high for low, high in bands) for score in range(13)]
    fits = times == [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0] and all(a <= b for a, b in bands)
    assert (read_text(text)[0] is not None) is fits
