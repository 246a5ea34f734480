"""The case itself and the heads of complaint it consists of."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import (
    authored,
    day,
    in_own_order,
    key_of,
    lines,
    many_lines,
    moment,
    one_line,
    one_of,
    partial_date,
)

REFERENCE_FORM = r"[0-9]{2} [0-9]{3} [0-9]{3}"
"""What a case reference looks like: ``NN NNN NNN``, such as 21 017 938."""

REFERENCE = re.compile(REFERENCE_FORM + r"\Z")
"""A whole text that is a case reference."""


class CaseStage(StrEnum):
    """How far the Ombudsman's own work on the case has come."""

    INTAKE = "intake"
    ASSESSMENT = "assessment"
    INVESTIGATION = "investigation"
    DRAFT_DECISION = "draft decision"
    FINAL_DECISION = "final decision"
    COMPLIANCE = "compliance"
    CLOSED = "closed"


class StatementKind(StrEnum):
    """An investigation has "What I found"; an assessment has "My assessment" instead."""

    INVESTIGATION = "investigation"
    ASSESSMENT = "assessment"


class Edition(StrEnum):
    """Which headings the statement carries: those used to about 2024, or the present ones."""

    TO_2024 = "to-2024"
    CURRENT = "current"


class ScopePlacement(StrEnum):
    """Where the statement says what was and was not investigated."""

    BEFORE_POWERS = "before powers"
    AFTER_POWERS = "after powers"
    AT_END = "at the end"


class DeadlineStyle(StrEnum):
    """Whether a remedy's deadline leads its list or follows it in a paragraph of its own."""

    LEADS = "leads"
    FOLLOWS = "follows"


class Outcome(StrEnum):
    """The public label of the decision."""

    UNDECIDED = "undecided"
    UPHELD = "upheld"
    NOT_UPHELD = "not upheld"
    CLOSED_AFTER_INITIAL_ENQUIRIES = "closed after initial enquiries"


class UpheldReason(StrEnum):
    """Why an upheld case was upheld; "" where none applies or none is settled."""

    NONE = ""
    INJUSTICE_REMEDIED = "injustice remedied"
    REMEDY_AGREED = "remedy agreed during investigation"
    FAULT_AND_INJUSTICE = "fault and injustice"
    FAULT_NO_INJUSTICE = "fault, no injustice"


_EDITIONS = {
    Edition.TO_2024: "headings used to about 2024",
    Edition.CURRENT: "present headings",
}
_PLACES = {
    ScopePlacement.BEFORE_POWERS: "before the powers",
    ScopePlacement.AFTER_POWERS: "after the powers",
}
_DEADLINES = {
    DeadlineStyle.LEADS: "leads the list of remedies",
    DeadlineStyle.FOLLOWS: "follows in its own paragraph",
}


class RemedyList(StrEnum):
    """How the remedies of a group are listed."""

    AS_OFFICE = "as the office does"
    BULLETS = "bullets"
    LETTERS = "letters"


class RemedyWords(StrEnum):
    """Which of the program's words stand round the remedies: before each list, and on evidence."""

    AS_OFFICE = "as the office does"
    ALL = "lead words and evidence"
    WITHOUT_LEAD = "without lead words"
    WITHOUT_EVIDENCE = "without the sentence on evidence"
    NEITHER = "neither"


class Citing(StrEnum):
    """Which pages are printed where a paper is cited: its own, or those of the bundle."""

    OWN = "the paper’s own page"
    BUNDLE = "the bundle page"
    BOTH = "both"


class Handed(StrEnum):
    """Whether a case is one's own, or a colleague's handed over for a second reading."""

    OWN = "own case"
    TO_READ = "handed over to be read"
    TO_COMMENT = "handed over to be commented on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One complaint to the Ombudsman about one body in jurisdiction.

    `body` is the body's full name as printed; `body_short` is what the text calls it ("the
    Council"). A draft asks for comments by `comments_due`. `decided_on` dates the final decision;
    remedy deadlines run from it. `remedy_lead` stands before each list of remedies in place of the
    usual words; ``{deadline}``, ``{agrees}`` and ``{will}`` are filled in. `outline`
    is the id of the outline chosen for its statement; "" stands for the one of its
    `statement_kind` and `edition`. `reopened_at` (ISO time) and `reopened_reason` say when and why
    a decided case was last opened for changes; `handed_by` is whose case it is where it was
    `handed` over. `former_names` and `former_details` are those of people who are no longer in
    the case: they go on being looked for in all that leaves it.
    """

    id: str
    reference: str = one_line(
        "reference",
        pattern=REFERENCE_FORM,
        looks="eight digits written as NN NNN NNN",
    )
    body: str = one_line("body complained about")
    body_short: str = one_line("what the text calls the body", "the Council")
    category: str = one_line("category", "Children's care services")
    subject: str = one_line("subject", printed=True)
    received_on: date | None = day("received on")
    stage: CaseStage = one_of("stage", CaseStage.INVESTIGATION)
    investigator: str = one_line("investigator")
    statement_kind: StatementKind = one_of("kind of statement", StatementKind.INVESTIGATION)
    edition: Edition = one_of("edition of headings", Edition.CURRENT, _EDITIONS)
    outline: str = key_of("outline", "outline")
    scope_placement: ScopePlacement = one_of(
        "place of the scope section", ScopePlacement.BEFORE_POWERS, _PLACES
    )
    deadline_style: DeadlineStyle = one_of("deadline of remedies", DeadlineStyle.LEADS, _DEADLINES)
    remedy_list: RemedyList = one_of("remedies listed with", RemedyList.AS_OFFICE)
    remedy_words: RemedyWords = one_of("words round the remedies", RemedyWords.AS_OFFICE)
    remedy_lead: str = authored("lead words of the remedies")
    citing: Citing = one_of("papers are cited by", Citing.OWN)
    outcome: Outcome = one_of("outcome", Outcome.UNDECIDED)
    upheld_reason: UpheldReason = one_of("why it is upheld", UpheldReason.NONE)
    draft_sent_on: date | None = day("draft sent on")
    comments_due: date | None = day("comments on the draft due")
    decided_on: date | None = day("decided on")
    reopened_at: str = moment("reopened at")
    reopened_reason: str = many_lines("why it was reopened")
    handed: Handed = one_of("whose case", Handed.OWN)
    handed_by: str = one_line("handed over by")
    former_names: tuple[str, ...] = lines(
        "names still looked for", secret=True, naming=True, searched=False
    )
    former_details: tuple[str, ...] = lines("details still looked for", secret=True, searched=False)
    note: str = many_lines("note")


class HeadScope(StrEnum):
    """Whether a head of complaint was investigated."""

    INVESTIGATED = "investigated"
    PARTLY = "partly investigated"
    NOT_INVESTIGATED = "not investigated"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadOfComplaint:
    """One thing complained of.

    `as_put` is the complaint as the complainant puts it (authored text, printed under "The
    complaint"); `injustice_claimed` and `outcome_wanted` are working text; `scope_reason` is
    authored text printed in the scope section when the head is not wholly investigated;
    `power` names the provision relied on ("section 26(5)").
    """

    id: str
    position: int = in_own_order()
    title: str = one_line("title", telling=True)
    as_put: str = authored("the complaint as it is put", telling=True)
    injustice_claimed: str = many_lines("injustice claimed")
    outcome_wanted: str = many_lines("outcome wanted")
    scope: HeadScope = one_of("investigated or not", HeadScope.INVESTIGATED)
    scope_reason: str = authored("why it was not wholly investigated")
    power: str = one_line("power relied on")
    events_from: PartialDate | None = partial_date("events from")
    events_to: PartialDate | None = partial_date("events to")
