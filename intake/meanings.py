"""What the headings of registers mean: the words that offices put above their columns.

They come from five published registers (West Midlands, Leicestershire, MOPAC, Cambridgeshire) and
from common practice. What a scheme calls its own fields counts before them: see `columns.py`.
Headings stand here as `notations.folded` leaves them: small letters, no punctuation.
"""

from __future__ import annotations

from dataclasses import dataclass

from intake.plan import (
    CONTROL_DUE,
    CONTROL_OWNER,
    CONTROLS,
    NOTES,
    PLANNED_CONTROLS,
    PLANNED_DUE,
    PLANNED_OWNER,
    UPDATES,
)

OWNER, LEAD = "owner", "lead"
"""The first and the second role of a scheme, whatever it calls them."""

REVIEW = "review"
"""The last review or the next, as the dates say: by the register's date or after it."""

PREVIOUS = "previous_score"
"""The figure of a paper that prints the last quarter's score; a register keeps it as a position."""

EXPECTED = "expected_rating"
"""The rating that is expected next; a heading may say for which quarter."""

LISTS = "lists"
"""What a table lists, as `Action` is where no other column names what it is about."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning with the headings that have it.

    `becomes` has the names that it may take, the best first: fields of a risk, words of the plan,
    or a word of this module. A scheme takes the first that it keeps.
    """

    becomes: tuple[str, ...]
    headings: tuple[str, ...]


def _beside(becomes: str, of: str, what: str) -> Meaning:
    """The meaning of every `of` (`action`) before every `what` (`owner`), and of `what` `of` it."""
    pairs = [(one.strip(), other.strip()) for one in of.split(",") for other in what.split(",")]
    headings = (form for one, other in pairs for form in (f"{one} {other}", f"{other} of {one}"))
    return Meaning((becomes,), tuple(" ".join(heading.split()) for heading in headings))


def _meaning(becomes: str, headings: str) -> Meaning:
    listed = (" ".join(heading.split()) for heading in headings.split(","))
    return Meaning(tuple(becomes.split()), tuple(listed))


_IN_PLACE = """
    control, controls, existing control, existing controls, current controls, key control,
    key controls, control measure, control measures, mitigation, mitigations, mitigating control,
    mitigating controls
    """
_PLANNED = """
    action, actions, further action, further actions, further control, further controls,
    planned action, planned actions, planned control, planned controls, additional action,
    additional actions, additional control, additional controls, proposed action, proposed actions,
    mitigating action, mitigating actions, action plan, next steps
    """
_WHO = "owner, owners, owner s, lead, leads, lead officer, officer, manager, responsible, by whom"
_WHEN = """
    due, due date, due by, date, dates, date due, target date, deadline, by when, completion date,
    target completion date, timescale, timescales, implementation date
    """

MEANINGS = (
    _meaning("reference", """
        commitment ref, commitment no, commitment number, commitment id, commitment reference,
        promise ref, promise no, deliverable ref, deliverable no, plan ref, plan reference, action
        ref, action no, action number, task no,
        urn, ref, ref no, reference, reference no, reference number, no, nr, number, id, risk id,
        risk no, risk nr, risk number, risk ref, risk ref no, risk reference, item, item no,
        serial, serial no, code, risk code, unique reference, unique reference number, unique id
        """),
    _meaning("title", """
        risk, title, risk title, name, risk name, name of risk, title of risk, short title,
        headline risk, risk headline, event, risk event, strategic risk, corporate risk, risk s
        """),
    _meaning(f"{PLANNED_CONTROLS} {LISTS} action", "action, actions"),
    _meaning(LISTS, "task, tasks, activity, activities, milestone, milestones"),
    _meaning("description title", """
        description, risk description, description of risk, description of the risk, there is a
        risk that, there is a risk of, risk that, the risk that, the risk is that, risk statement,
        risk summary, summary, summary of risk, risk detail, risk details, detail, details, what
        is the risk, full description, nature of risk, risk wording
        """),
    _meaning("cause", """
        cause, causes, caused by, risk cause, risk causes, cause of risk, cause s, root cause,
        root causes, source, source of risk, risk source, due to, because, because of, trigger,
        triggers, drivers, risk drivers, threat, threats, vulnerability
        """),
    _meaning("effect", """
        effect, effects, consequence, consequences, effect s, consequence s, leading to, resulting
        in, results in, which could lead to, which may lead to, which would lead to, which may
        result in, which could result in, this could lead to, this would lead to, impact, impacts,
        potential impact, potential impacts, potential effect, potential effects, potential
        consequence, potential consequences, impact description, description of impact, impact of
        risk, outcome, risk effect, risk impact, risk consequence, risk consequences, so that
        """),
    _meaning("background description", """
        background, information, further information, context, risk context, background
        information
        """),
    _meaning("areas", """
        policy area, policy areas, plan area, plan areas, plan theme, plan themes, plan priority,
        plan priorities, police and crime plan priority, police and crime plan theme, pillar,
        pillars, chapter, portfolio, strand
        """),
    _meaning("timescale", """
        timescale, timescales, time scale, timeline, timeframe, time frame, due, due date, due by,
        deadline, by when, target date, completion date, delivery date, target completion date,
        delivery by, deliver by, end date
        """),
    _meaning("smt_lead", """
        smt lead, slt lead, smt, senior management lead, senior lead, senior responsible officer,
        sro, strategic lead, director, executive lead, exec lead
        """),
    _meaning("officer_lead", """
        officer lead, action owner, action lead, task owner, lead officer, opcc lead, opcc officer,
        policy lead, policy officer, delivery lead, operational lead, project lead, office lead
        """),
    _meaning("force_lead", """
        force lead, wmp lead, police lead, constabulary lead, chief officer lead, force owner,
        force contact, police owner
        """),
    _meaning(EXPECTED, """
        expected, expected rag rating, anticipated rag, anticipated rating, projected rating,
        expected rag, expected rating, expected next, expected next quarter, expected next rating,
        expected status, forecast, forecast rag, forecast rating, predicted rag, predicted rating,
        projected rag, next rag, next quarter rag, next rating, rag next quarter, rag forecast
        """),
    _meaning("rating_reason", """
        reason, reason for rating, reason for the rating, reason for rag, rag reason, reason for
        red, reason red, why red, rating reason
        """),
    _meaning("action", """
        action or support needed, action needed, action required, actions required, actions
        needed, support needed, support required, help needed, escalation, escalations, ask, asks,
        next steps, action to be taken, actions to be taken, recovery action, recovery actions,
        path to green, route to green, mitigation, mitigations, mitigating action
        """),
    _meaning("objective areas", """
        objective, objectives, strategic objective, strategic objectives, corporate objective,
        corporate objectives, plan objective, police and crime plan objective, priority,
        priorities, corporate priority, strategic priority, link to objective, linked objective,
        objective at risk, aim, strategic aim
        """),
    _meaning("objective category areas", "section"),
    _meaning("category areas", """
        category, risk category, category of risk, type, risk type, type of risk, theme, risk
        theme, area, risk area, service area, area of risk, workstream, work stream, directorate,
        department, function, business area
        """),
    _meaning("status stage band", """
        status, risk status, current status, treatment, risk treatment, response, risk response,
        treatment option, treatment strategy, risk strategy, strategy, 4 ts, 4ts, four ts,
        approach, management status
        """),
    _meaning("stage", """
        stage, state, open closed, open or closed, live closed, live or closed, risk stage,
        lifecycle
        """),
    _meaning("stage_date", """
        date closed, closed, closed on, closure date, date of closure, closed date, stage since,
        date de escalated, date removed
        """),
    _meaning("stage_reason", """
        reason for closure, closure reason, reason closed, why closed, why closed or de escalated,
        reason for closing, stage reason, reason for de escalation
        """),
    _meaning("first_recorded", """
        first recorded, date first recorded, date raised, raised, raised on, date identified,
        identified, identified on, date created, created, created on, creation date, risk creation
        date, date added, added, date opened, opened, open date, opened on, date entered, date of
        entry, date logged, logged, date registered, start date, date risk raised, date risk
        identified, date on register
        """),
    _meaning("last_review updated_on", """
        last review, last reviewed, last review date, date last reviewed, date of last review,
        date reviewed, reviewed, reviewed on, last updated, date last updated, last update, date
        of last update, date updated, updated, updated on, update, risk last reviewed, latest review
        """),
    _meaning(REVIEW, "review, reviews, date of review, review on, risk review"),
    _meaning("next_key_date", """
        next key date, next review, next review date, date of next review, review date, review
        due, due for review, review by, next date, review due date, next reviewed, date for review
        """),
    _meaning("next_key_event", "next key event, next event, next milestone, next step"),
    _meaning("direction", """
        direction, direction of travel, direction of risk, trend, risk trend, dot, d o t,
        movement, risk movement, travel, change, change in risk, trajectory, arrow, direction as
        stated
        """),
    _meaning(OWNER, """
        owner, own, owners, owner s, risk owner, risk owners, risk owner s, owned by, accountable,
        accountable officer, accountable owner, accountable person, strategic owner, exec owner,
        executive owner, chief officer, senior owner, who, post holder, name of owner
        """),
    _meaning(LEAD, """
        lead, lead officer, responsible officer, responsible, responsible person, risk lead,
        officer, manager, risk manager, responsible manager, delegated owner, operational lead,
        senior lead, day to day lead, responsibility, officer responsible, lead s, leads
        """),
    _meaning(CONTROLS, """
        controls, control, control actions, control action, existing controls, existing control,
        current controls,
        controls in place, key controls, mitigations, mitigation, mitigation s, mitigations in
        place, mitigating controls, mitigating actions, mitigating action, mitigations key
        controls activity, mitigations key controls and activity, existing mitigation, existing
        mitigations, current mitigation, current mitigations, control measures, existing control
        measures, current control measures, internal controls, internal control, key mitigations,
        action taken, actions taken, controls and mitigations, mitigating factors, mitigation in
        place, risk controls, control s, what is in place
        """),
    _meaning(PLANNED_CONTROLS, """
        further action, further actions, further action required, further actions
        required, planned action, planned actions, planned controls, planned control, further
        controls, further control, further controls required, future actions, future action,
        future controls, additional controls, additional actions, additional mitigation, further
        mitigation, further mitigations, action required, actions required, action plan, action
        plans, next steps, planned mitigation, planned mitigations, proposed actions, proposed
        controls, new controls, treatment plan, actions planned, outstanding actions, actions to
        be taken, mitigation plan, action s, what more is to be done
        """),
    _beside(CONTROL_OWNER, _IN_PLACE, _WHO),
    _beside(CONTROL_DUE, _IN_PLACE, _WHEN),
    _beside(PLANNED_OWNER, _PLANNED, _WHO),
    _beside(PLANNED_DUE, _PLANNED, _WHEN),
    _meaning(PLANNED_DUE, """
        due, due date, due by, date due, target date, deadline, by when, completion date, target
        completion date, timescale, timescales, implementation date
        """),
    _meaning(UPDATES, """
        update, updates, latest update, latest updates, comment, comments, progress, progress
        update, progress updates, progress to date, commentary, latest position, current position,
        review comments, review notes, latest progress, log, risk log, narrative, update comments,
        progress comments, update progress, quarterly update, position, journal
        """),
    _meaning(PREVIOUS, """
        previous score, previous risk score, last score, last quarter, previous quarter, prior
        score, score last quarter, last quarter score, previous rating, previous, previous quarter
        score, prior quarter, last quarters score, previous current score
        """),
    _meaning(f"notes {NOTES}", "notes, note, remarks, other information, anything else"),
)  # fmt: skip
"""Every meaning but those of assessments, which `assessed.py` reads."""

BY_HEADING: dict[str, tuple[Meaning, ...]] = {
    heading: tuple(each for each in MEANINGS if heading in each.headings)
    for meaning in MEANINGS
    for heading in meaning.headings
}
"""The meanings of each heading; of `update` there are two: a date, and what was said."""
