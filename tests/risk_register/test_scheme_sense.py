"""What makes a scheme senseless, rule by rule."""

import pytest

from tests.risk_register.making import MATRIX, PRODUCT, SCORE, TREND, changed, refusals, scheme_of


def levels(count: int) -> str:
    """A scheme without bands, with so many levels on each scale."""
    listed = "".join(
        f'[[{scale}.levels]]\nnumber = {number}\nlabel = "Level {number}"\n'
        for scale in ("likelihood", "impact")
        for number in range(1, count + 1)
    )
    return f"""\
name = "sized"
title = "So many levels"
organisation = "Office of Made"
effective = 2024-01-01
rating = "product"
[source]
title = "Made policy"
place = "page 3"
[[assessments]]
key = "current"
name = "Current"
current = true
[keeps]
risks = ["reference", "title"]
[likelihood]
heading = "Likelihood"
[impact]
heading = "Impact"
{listed}"""


@pytest.mark.parametrize("count", [2, 10])
def test_scales_of_2_to_10_levels_work(count: int) -> None:
    scheme = scheme_of(levels(count))
    assert len(scheme.matrix) == count * count
    assert max(scheme.matrix.values()) == count * count


@pytest.mark.parametrize("count", [1, 11])
def test_scales_of_other_sizes_are_refused(count: int) -> None:
    assert refusals(levels(count)) == ["likelihood.levels", "impact.levels"]


def test_a_scale_without_levels_is_refused() -> None:
    assert refusals(levels(0)) == ["likelihood.levels", "impact.levels"]


LIKELY = '[[likelihood.levels]]\nnumber = 3\nlabel = "Likely"\n'


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param(('label = "Likely"', 'label = "Rare"'), ["likelihood.levels"],
                     id="a label stands twice"),
        pytest.param(('label = "Likely"', 'label = "RARE"'), ["likelihood.levels"],
                     id="a label stands twice, in capitals"),
        pytest.param((LIKELY, LIKELY + '[[likelihood.levels]]\nnumber = 3\nlabel = "Often"\n'),
                     ["likelihood.levels"], id="a level number stands twice"),
        pytest.param(('columns = ["Chance"]', 'columns = ["Chance", "chance"]'),
                     ["likelihood.columns"], id="a column stands twice"),
        pytest.param(('columns = ["Chance"]', 'columns = ["Chance", "Label"]'),
                     ["likelihood.columns"], id="a column is called as the label is"),
        pytest.param(('columns = ["Chance"]', "columns = []"),
                     ["likelihood.levels.1.descriptors"], id="a descriptor has no column"),
    ],
)  # fmt: skip
def test_a_scale_is_refused_when(change: tuple[str, str], keys: list[str]) -> None:
    assert refusals(changed(PRODUCT, change)) == keys


def test_a_negative_level_is_refused() -> None:
    assert refusals(changed(levels(3), ("number = 1", "number = -1"))) == ["likelihood.levels.-1"]


def test_a_level_may_be_0() -> None:
    scheme = scheme_of(changed(levels(3), ("number = 1", "number = 0")))
    assert scheme.matrix[0, 3] == 0


def test_a_product_without_a_scale_is_refused() -> None:
    without = changed(levels(2), ('[likelihood]\nheading = "Likelihood"\n', ""))
    keys = refusals(without.replace("likelihood.levels", "statuses"))
    assert "likelihood" in keys


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param(("[4, 7, 9]", "[4, 9, 7]"), ["matrix.3", "matrix.3"],
                     id="a likelier risk rates lower"),
        pytest.param(("[2, 5, 8]", "[2, 5, 5]"), ["matrix.2"],
                     id="a graver risk rates lower"),
    ],
)  # fmt: skip
def test_a_matrix_is_refused_when(change: tuple[str, str], keys: list[str]) -> None:
    assert refusals(changed(MATRIX, change)) == keys


def test_a_matrix_may_rate_two_neighbours_alike() -> None:
    assert refusals(changed(MATRIX, ("[2, 5, 8]", "[2, 5, 6]"))) == []


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param(("from = 3", "from = 2"), ["bands.Medium.from"], id="two overlap"),
        pytest.param(("from = 3", "from = 4"), ["bands.Medium.from"], id="there is a gap"),
        pytest.param(("from = 6\nto = 9", "from = 4\nto = 9"), ["bands.High.from"],
                     id="one reaches into the next"),
        pytest.param(("to = 5", "to = 2"), ["bands.Medium.to", "bands.High.from"],
                     id="one is upside down"),
        pytest.param(("from = 1\n", "from = 2\n"), ["bands.Low.from"],
                     id="the lowest score is in none"),
        pytest.param(("to = 9", "to = 8"), ["bands.High.to"], id="the highest score is in none"),
        pytest.param(("to = 9", "to = 10"), ["bands.High.to"], id="one goes on where scores end"),
        pytest.param(('name = "Medium"', 'name = "Low"'), ["bands"], id="a name stands twice"),
        pytest.param(('name = "Medium"', 'name = "LOW"'), ["bands"],
                     id="a name stands twice, in capitals"),
        pytest.param(("from = 3\n", ""), ["bands.Medium.from", "bands.High.from"],
                     id="one begins nowhere"),
        pytest.param(('"#FFC000"', '"amber"'), ["bands.Medium.colour"], id="a colour is none"),
        pytest.param(('"#FFC000"', '"#FFC00"'), ["bands.Medium.colour"],
                     id="a colour lacks a digit"),
        pytest.param(('text = "#FFFFFF"', 'text = "white"'), ["bands.High.text"],
                     id="a text colour is none"),
        pytest.param(('text = "#FFFFFF"', 'text = "#D00000"'), ["bands.High.text"],
                     id="its text cannot be read"),
        pytest.param(("review_months = 1", "review_months = 0"), ["bands.High.review_months"],
                     id="it is never reviewed"),
    ],
)  # fmt: skip
def test_bands_are_refused_when(change: tuple[str, str], keys: list[str]) -> None:
    assert refusals(changed(PRODUCT, change)) == keys


def test_a_contrast_of_4_point_5_is_enough() -> None:
    enough = changed(PRODUCT, ('"#C00000"', '"#767676"'))
    too_little = changed(PRODUCT, ('"#C00000"', '"#777777"'))
    assert refusals(enough) == []
    assert refusals(too_little) == ["bands.High.text"]


@pytest.mark.parametrize("months", [-3, 0, 121])
def test_a_review_interval_outside_1_to_120_months_is_refused(months: int) -> None:
    text = changed(PRODUCT, ("review_months = 3", f"review_months = {months}"))
    assert refusals(text) == ["review_months"]


@pytest.mark.parametrize("score", [0, 10, -1])
def test_a_tolerance_outside_the_scores_is_refused(score: int) -> None:
    assert refusals(changed(PRODUCT, ("score = 5", f"score = {score}"))) == ["tolerance.score"]


@pytest.mark.parametrize("score", [-1, 101])
def test_a_tolerance_outside_the_bands_of_entered_scores_is_refused(score: int) -> None:
    assert refusals(changed(SCORE, ("score = 70", f"score = {score}"))) == ["tolerance.score"]


@pytest.mark.parametrize("score", [1, 9])
def test_a_tolerance_may_be_the_lowest_or_the_highest_score(score: int) -> None:
    assert refusals(changed(PRODUCT, ("score = 5", f"score = {score}"))) == []


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param(('name = "Target"', 'name = "Target"\ncurrent = true'), ["assessments"],
                     id="two are current"),
        pytest.param(("current = true", ""), ["assessments"], id="none is current"),
        pytest.param(('key = "target"', 'key = "current"'), ["assessments"],
                     id="a key stands twice"),
        pytest.param(('name = "Target"', 'name = "Current"'), ["assessments"],
                     id="a name stands twice"),
        pytest.param(('key = "target"', 'key = "Target score"'), ["assessments.Target score.key"],
                     id="a key is no key"),
    ],
)  # fmt: skip
def test_assessments_are_refused_when(change: tuple[str, str], keys: list[str]) -> None:
    assert refusals(changed(PRODUCT, change)) == keys


def test_assessments_by_levels_need_a_rating_of_levels() -> None:
    text = changed(SCORE, ('by = "score"', 'by = "levels"'))
    assert refusals(text) == ["assessments.current.by"]


ROLE = '[[roles]]\nkey = "owner"\nheading = "Owner"\n'


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param((ROLE, ROLE + ROLE.replace("Owner", "Lead")), ["roles"],
                     id="a role's key stands twice"),
        pytest.param((ROLE, ROLE + ROLE.replace("owner", "lead")), ["roles"],
                     id="a role's heading stands twice"),
        pytest.param((ROLE, ROLE + ROLE.replace("wner", "fficer").replace('"off', '"Off')),
                     ["roles.Officer.key"], id="a role's key has a capital"),
        pytest.param((ROLE, ROLE + '[[roles]]\nkey = "title"\nheading = "Post"\n'),
                     ["roles.title.key"], id="a role is called as a field is"),
        pytest.param(('name = "Controlled"', 'name = "Managed"'), ["statuses"],
                     id="a status stands twice"),
        pytest.param(('change = "Decreased"', 'change = "Increase"'), ["marks"],
                     id="a mark stands twice for a change"),
        pytest.param(('[[statuses]]\nname = "Managed"\n\n[[statuses]]\nname = "Controlled"\n', ""),
                     ["statuses"], id="the status is kept and there are none"),
        pytest.param(('"title", "description"', '"description"'), ["keeps.risks"],
                     id="the title is not kept"),
        pytest.param(('"title", "description"', '"title", "colour"'), ["keeps.risks"],
                     id="an unknown field is kept"),
        pytest.param(('"people"]', '"persons"]'), ["keeps.tables"], id="an unknown table is kept"),
        pytest.param(('owner = "Who"', 'owners = "Who"'), ["headings.owners"],
                     id="a heading is for no field"),
        pytest.param(('down = { symbol = "↓", word = "Down" }\n', ""), ["arrows"],
                     id="an arrow is missing"),
        pytest.param(("[arrows]", '[arrows]\nchanging = { symbol = "↕", word = "Changing" }'),
                     ["arrows.changing"], id="an arrow is none that scores can give"),
        pytest.param(('word = "Same"', 'word = "Up"'), ["arrows"],
                     id="a direction's word stands twice"),
        pytest.param(('word = "Same"', 'word = "UP"'), ["arrows"],
                     id="a direction's word stands twice, in capitals"),
    ],
)  # fmt: skip
def test_a_scheme_is_refused_when(change: tuple[str, str], keys: list[str]) -> None:
    assert refusals(changed(PRODUCT, change)) == keys


def test_entered_scores_too_need_all_four_arrows_and_no_other() -> None:
    arrows = TREND[TREND.index("[arrows]") : TREND.index("[keeps]")]
    text = changed(SCORE, ("[keeps]", f"{arrows}[keeps]"))
    assert refusals(text) == ["arrows", "arrows.worse", "arrows.changing"]


def test_without_scores_any_arrows_will_do() -> None:
    assert refusals(TREND) == []


def test_without_scores_too_a_directions_word_stands_once() -> None:
    assert refusals(changed(TREND, ('word = "Worse"', 'word = "changing"'))) == ["arrows"]


@pytest.mark.parametrize("symbols", [("↕", "↕"), ("↗", "")])
def test_two_arrows_may_share_their_symbol_or_have_none(symbols: tuple[str, str]) -> None:
    worse, changing = symbols
    text = changed(TREND, ('"↗"', f'"{worse}"'), ('"↕", word', f'"{changing}", word'))
    assert refusals(text) == []


@pytest.mark.parametrize(("score", "refused"), [(0, []), (101, []), (60, ["closed_score"])])
def test_the_score_of_a_closed_risk_stands_outside_the_bands(
    score: int, refused: list[str]
) -> None:
    line = f"\nclosed_score = {score}\n"
    assert refusals(changed(SCORE, ('rating = "score"', f'rating = "score"{line}'))) == refused


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        pytest.param(PRODUCT, "product", id="product"),
        pytest.param(MATRIX, "matrix", id="matrix"),
        pytest.param(TREND, "none", id="none"),
    ],
)
def test_the_score_of_a_closed_risk_is_refused_unless_scores_are_entered(
    text: str, rating: str
) -> None:
    line = f'rating = "{rating}"'
    assert refusals(changed(text, (line, f"{line}\nclosed_score = 0"))) == ["closed_score"]


@pytest.mark.parametrize(
    "passage",
    [
        '[[assessments]]\nkey = "target"\nname = "Target"\n',
        "[tolerance]\nscore = 5\n",
        'owner = "Who"\n',
        "review_months = 3\n",
    ],
    ids=["a second assessment", "a tolerance", "own headings", "a review interval"],
)
def test_a_scheme_may_do_without(passage: str) -> None:
    assert refusals(changed(PRODUCT, (passage, ""))) == []


def test_a_scheme_may_do_without_bands_and_arrows() -> None:
    begin, end = PRODUCT.index("[[bands]]"), PRODUCT.index("[tolerance]")
    arrows, headings = PRODUCT.index("[arrows]"), PRODUCT.index("[headings]")
    text = PRODUCT[:begin] + PRODUCT[end:arrows] + PRODUCT[headings:]
    text = changed(text, ('"bands.High.colour" = "The policy says Red"\n', ""))
    assert refusals(text) == []
