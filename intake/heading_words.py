"""Which texts look like headings of a register: the words that registers head columns with."""

from __future__ import annotations

import re

from intake.grid import one_line


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDS = _words(
    """
    ref reference references urn no nr number id risk risks title titles description describe
    descriptor name names summary detail details event statement information background context
    cause causes caused source sources trigger triggers effect effects consequence consequences
    leading outcome outcomes result impact impacts likelihood probability rating ratings score
    scores scoring scored rag band level levels colour status stage state owner owners owned
    ownership lead leads officer responsible responsibility accountable manager director post
    control controls mitigation mitigations mitigating measures existing current residual inherent
    gross net unmitigated mitigated uncontrolled controlled target future previous prior original
    initial proposed planned actions action required activity activities key date dates review
    reviewed reviews next last first latest recent recorded raised added created creation opened
    identified closed closure due deadline completion progress update updates updated comment
    comments commentary note notes direction travel trend movement change changes category
    categories type theme area objective objectives priority priorities aim policy commitment
    quarter assurance assurances appetite tolerance treatment response strategy strategic board
    committee senior exec executive individual primary secondary further additional place rank
    commitments promise promises pledge pledges deliverable deliverables task tasks smt slt wmp
    force opcc expected forecast needed support
    uin uid issue issues threat threats hazard hazards opportunity opportunities severity exposure
    proximity frequency sro sponsor department directorate days timescale timescales since until
    when who why what
    """
)
_SMALL = _words("a an and the of to for in on is are that there at with it its or as be by")
_LETTERS = _words("l i r s p c lxi ixl lh q rr")
_PERIODS = _words(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july
    august september october november december q1 q2 q3 q4 qtr spring summer autumn winter
    """
)
_NAMING = re.compile(
    r"(?:(?:opcc|pcc|strategic|corporate|project) )?risks?(?: (?:and|/|&) .*)?"
    r"|(?:the |a )?(?:risk|strategic risk|corporate risk)?\s*"
    r"(?:ref|reference|urn|uin|uid|id|no|nr|number|title|name|description|summary|event|statement|details?)"
    r"(?: no| number)?"
    r"|(?:risk )?(?:title|description|summary|name|event) .*"
    r"|(?:description|title|summary|details|statement|nature|name|number) of (?:the )?risks?"
    r"|there is a risk(?: that)?|what is the risk"
    r"|(?:individual |plan )?(?:commitment|promise|pledge|deliverable)s?(?: ref| no| id| title)?"
    r"|what (?:could|might) .*|(?:threat|hazard|issue)s?(?: ?/ ?risks?)?"
    r"|(?:risk )?(?:id|ref|reference|no|number) ?/ ?(?:id|ref|reference|no|number)"
)
_OF_RISKS = _words(
    """
    risk risks score scores likelihood impact probability severity rating rag control controls
    mitigation mitigations owner owners lead status cause causes effect effects consequence
    consequences
    """
)
_WEAK = re.compile(r"description|title|name|number|no|id|details?|summary|event|statement")
_ENTRIES = {
    "risk": re.compile(r"\brisks?\b"),
    "commitment": re.compile(r"\b(?:commitment|promise|pledge|deliverable)s?\b"),
}
"""Words for what registers hold, by what their kind calls one."""
_TITLES = {
    "risk": re.compile(r"risks?"),
    "commitment": re.compile(
        r"(?:individual |plan )?(?:commitment|promise|pledge|deliverable)s?(?: title)?"
    ),
}
"""Headings of that itself, in a few words."""
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d\d|\d{4}-\d\d-\d\d")
_OF_THE_PAGE = re.compile(r"page \d+( of \d+)?|official([ :-]+sensitive)?|restricted|draft", re.I)
_LONGEST = 70
_SHARE = 0.6


def is_heading(text: str) -> bool:
    """Whether a text looks like a heading: short, and most of its words head columns elsewhere."""
    text = one_line(text)
    words = [word for word in re.findall(r"[a-z]+\d?", text.lower()) if word not in _SMALL]
    if not text or len(text) > _LONGEST or _DATE.search(text):
        return False
    if not words:
        return text.lower() in ("#", "there is a")
    known = sum(word in _WORDS or word in _PERIODS for word in words)
    if known < len(words) and _PERIODS.intersection(words):
        return False
    return known >= _SHARE * len(words) or text.lower().strip(" .:()") in _LETTERS


def is_dated(text: str) -> bool:
    """Whether a heading speaks of a time, or is one of the letters of an assessment."""
    words = re.findall(r"[a-z]+\d?", text.lower())
    short = text.lower().strip(" .:()") in _LETTERS
    scored = {"likelihood", "impact", "score", "rating", "probability"}
    return short or bool({*words} & (_PERIODS | scored)) or bool(re.search(r"20\d\d", text))


def is_of_the_page(text: str) -> bool:
    """Whether a text that stands alone is of the page it is printed on: its number, a marking."""
    return bool(_OF_THE_PAGE.fullmatch(one_line(text)))


def names_a_risk(text: str) -> bool:
    """Whether a heading is that of a reference, a title or a description of risks."""
    return bool(_NAMING.fullmatch(_plain(text))) and not is_of_a_score(text)


def names_entry(text: str, one: str) -> bool:
    """Whether a heading names what registers hold of which one is called so: a risk, for one."""
    return names_a_risk(text) and speaks_of_entries(text, one)


def is_title_of(text: str, one: str) -> bool:
    """Whether a heading is the word itself for what a register holds: `Individual commitment`."""
    return bool(_TITLES[one].fullmatch(_plain(text)))


def speaks_of_entries(text: str, one: str) -> bool:
    """Whether a text has a word for what registers hold of which one is called so."""
    return bool(_ENTRIES[one].search(text.lower()))


def names_anything(text: str) -> bool:
    """Whether a heading that names a risk could as well name something else: `Name`."""
    return bool(_WEAK.fullmatch(_plain(text)))


def speaks_of_risks(text: str) -> bool:
    """Whether a heading is one that tables of risks have, and tables of other things seldom."""
    return bool(_OF_RISKS.intersection(re.findall(r"[a-z]+", text.lower())))


def names_a_reference(text: str) -> bool:
    """Whether a heading is that of a reference or a number."""
    return bool(
        re.fullmatch(r"(?:\w+ )?(?:ref|reference|urn|uin|uid|id|no|nr|number)"
                     r"(?: ?/ ?(?:ref|id|no)| no| number)?|#",
                     _plain(text))
    )  # fmt: skip


def is_of_a_score(text: str) -> bool:
    """Whether a heading is that of a score, a level or a rating, whatever assessment it is of."""
    plain = _plain(text)
    words = {*re.findall(r"[a-z]+", plain)}
    scores = {"score", "scores", "likelihood", "impact", "rating", "probability", "rag"}
    quarter = re.fullmatch(r"([a-z]+|q[1-4])[ -]*'?(20)?\d?\d?", plain)
    dated = quarter is not None and quarter[1] in _PERIODS
    return bool(words & scores) or dated or plain in _LETTERS


def _plain(text: str) -> str:
    """A heading in small letters, without brackets, dots and colons."""
    return one_line(re.sub(r"\(.*?\)|[.:*_]", " ", text.lower()))
