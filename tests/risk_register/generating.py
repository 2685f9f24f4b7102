"""Schemes of every size and shape, for properties that hold of all of them."""

from itertools import pairwise

from hypothesis import strategies as st

HEAD = """\
name = "generated"
title = "Generated"
organisation = "Office of Made"
effective = 2024-01-01
rating = "{rating}"
[source]
title = "Made policy"
place = "page 4"
[[assessments]]
key = "current"
name = "Current"
current = true
[keeps]
risks = ["reference", "title"]
"""

Scores = dict[tuple[int, int], int]
"""The score of each likelihood and impact."""

level_numbers = st.lists(st.integers(0, 20), min_size=2, max_size=10, unique=True).map(sorted)
"""The level numbers of a scale; they need not follow one another."""


def _scale(name: str, numbers: list[int]) -> str:
    listed = "".join(
        f'[[{name}.levels]]\nnumber = {number}\nlabel = "Level {number}"\n' for number in numbers
    )
    return f'[{name}]\nheading = "{name}"\n{listed}'


def _bands(scores: list[int], cuts: set[int]) -> str:
    """Bands that begin at the lowest score and at each cut."""
    starts = sorted({min(scores), *cuts})
    return "".join(
        f'[[bands]]\nname = "Band {first}"\nfrom = {first}\nto = {after - 1}\n'
        'colour = "#FFFFFF"\ntext = "#000000"\n'
        for first, after in pairwise([*starts, max(scores) + 1])
    )


def matrix_text(likelihoods: list[int], impacts: list[int], scores: Scores) -> str:
    """A scheme that looks its scores up, without bands."""
    rows = "".join(
        f"{impact} = {[scores[likelihood, impact] for likelihood in likelihoods]}\n"
        for impact in impacts
    )
    scales = _scale("likelihood", likelihoods) + _scale("impact", impacts)
    return f"{HEAD.format(rating='matrix')}{scales}[matrix]\n{rows}"


@st.composite
def any_matrix(draw: st.DrawFn) -> tuple[list[int], list[int], Scores]:
    """Two small scales, and scores that may well fall."""
    likelihoods, impacts = draw(level_numbers)[:3], draw(level_numbers)[:3]
    score = st.integers(0, 3)
    scores = {(chance, impact): draw(score) for chance in likelihoods for impact in impacts}
    return likelihoods, impacts, scores


@st.composite
def scheme_texts(draw: st.DrawFn) -> str:
    """A scheme that makes sense: a product or a matrix that never falls, cut into bands."""
    likelihoods, impacts = draw(level_numbers), draw(level_numbers)
    scales = _scale("likelihood", likelihoods) + _scale("impact", impacts)
    if draw(st.booleans()):
        scores = [likelihood * impact for likelihood in likelihoods for impact in impacts]
        rating, matrix = "product", ""
    else:
        columns, rows = draw(_rising(len(likelihoods))), draw(_rising(len(impacts)))
        pairs = zip(impacts, rows, strict=True)
        listed = {impact: [row + column for column in columns] for impact, row in pairs}
        scores = [score for line in listed.values() for score in line]
        lines = "".join(f"{impact} = {line}\n" for impact, line in listed.items())
        rating, matrix = "matrix", f"[matrix]\n{lines}"
    cuts = draw(st.sets(st.integers(min(scores), max(scores)), max_size=6))
    bands = _bands(scores, cuts)
    tolerance = f"[tolerance]\nscore = {draw(st.sampled_from(scores))}\n"
    return HEAD.format(rating=rating) + scales + matrix + bands + tolerance


def _rising(count: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, 30), min_size=count, max_size=count).map(sorted)
