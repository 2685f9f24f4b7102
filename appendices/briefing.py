"""The officers' briefing: what a committee is likely to ask, with the rows behind each answer.

It is for officers only, and part of no pack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from appendices.answers.checked import Checked, can_be_checked, gone
from appendices.answers.ratings import fallen, long_red, needed, standing_still
from appendices.content import Block, Heading, Section, in_full
from appendices.report.figures import has_controls, has_reviews
from appendices.report.words import paragraph
from risk_register.appendix import Audience
from risk_register.checks.run import Report, run
from risk_register.register import Register

TITLE = "Briefing for officers: what the committee may ask"

MARKING = "For officers only"

_Answer = Callable[[Register, Report], Iterator[Block]]
_IsAsked = Callable[[Register], bool]
"""Whether a question can be put to a register at all, whatever it keeps."""


def briefing(register: Register) -> Section:
    """The questions that a committee is likely to ask of a register, and what it answers."""
    report = run(register)
    blocks: list[Block] = [paragraph(
        f"The figures are as at {in_full(register.settings.as_at)}. Under each question stands "
        "what the register says, with the rows behind it."
    )]  # fmt: skip
    for question, (answer, is_asked) in _QUESTIONS.items():
        if is_asked(register):
            blocks += [Heading(question), *answer(register, report)]
    marking = " – ".join(filter(None, (register.settings.marking, MARKING)))
    return Section("", TITLE, Audience.MEMBERS, marking, tuple(blocks), wide=True)


def _always(_register: Register) -> bool:
    return True


def _keeps_actions(register: Register) -> bool:
    return "action" in register.scheme.keeps and register.scheme.worst_band is not None


def _has_numbers(register: Register) -> bool:
    return not register.scheme.rates_in_words


_QUESTIONS: Mapping[str, tuple[_Answer, _IsAsked]] = {
    "Why has this been red for so long?": (long_red, _always),
    "What is needed, and of whom?": (needed, _keeps_actions),
    "Does each update say why, and is it of this quarter?": (Checked(
        ("unrated", "rating-without-update", "update-old", "jump-unexplained", "reason-not-red"),
        "rating or update is in doubt", "ratings or updates are in doubt",
    ), can_be_checked("rating-without-update", "update-old")),
    "What is red though the risk that it bears on is rated low?": (Checked(
        ("red-over-low",),
        "rating is at odds with that of a risk", "ratings are at odds with those of risks",
    ), can_be_checked("red-over-low")),
    "Why does the score not move, and does the target still stand?":
    (standing_still, _has_numbers),
    "Why did the score fall, if no control was completed?": (fallen, _has_numbers),
    "Which controls have slipped?": (Checked(
        ("control-overdue",),
        "planned control is past its due date", "planned controls are past their due date",
        "controls",
    ), has_controls),
    "Does the status fit what is being done?": (Checked(
        ("overdue-without-status", "overdue-without-control", "tasked-nothing", "tasked-to-nobody",
         "nothing-open-with-open-control"),
        "status is at odds with the controls", "statuses are at odds with the controls",
    ), has_reviews),
    "Which dates have gone by?": (Checked(
        ("key-date-passed",), "next key date has gone by", "next key dates have gone by"
    ), has_reviews),
    "Which reviews are overdue?": (Checked(
        ("review-overdue",), "review is overdue", "reviews are overdue"
    ), has_reviews),
    "Who has left?": (gone, _always),
    "What is above the tolerance without a plan, or with an acceptance that has run out?":
    (Checked(
        ("above-tolerance-untreated", "acceptance-expired"),
        "risk is above the tolerance without a plan or an acceptance that still holds",
        "risks are above the tolerance without a plan or an acceptance that still holds",
    ), _has_numbers),
    "Do the log, the levels and the score agree?": (Checked(
        ("log-score-differs", "score-overruled", "direction-contradicted"),
        "contradiction is found", "contradictions are found",
    ), _has_numbers),
    "Which printed figures disagree with the register?": (Checked(
        ("stated-differs", "stated-count", "stated-list", "stated-title-misplaced",
         "stated-places-differ"),
        "printed figure disagrees", "printed figures disagree",
    ), _always),
}  # fmt: skip
"""The questions, in the order in which a committee is likely to put them."""
