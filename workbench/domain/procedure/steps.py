"""The council's own complaint procedures: what was done at each stage, when and by whom.

A `CouncilComplaint` is one complaint the council dealt with, under one procedure. Its dates are
`ProcedureStep`s, named by the keys of the procedure's steps in the reference data ("s2-request").
The time limits it is judged by are copied into the case as `StepLimit`s when the complaint is
entered, so that a rule corrected later leaves past cases as they were.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import (
    authored,
    day,
    in_own_order,
    key_of,
    keys_of,
    link,
    many_lines,
    one_line,
    one_of,
    partial_date,
    source_list,
    whole_number,
    yes_no,
)
from workbench.domain.records.evidence import SourceRef

LONGEST_LIMIT = 1000
"""The longest time limit, in whatever unit it is counted."""

STAGES = {1: "stage one", 2: "stage two", 3: "stage three"}
"""The stages of the council's procedure in words, by their number."""

STAGE_TWO_START = "stage-two-start"
"""The step at which stage two begins by the convention chosen for the complaint."""


class StageTwoStart(StrEnum):
    """From when the time for stage two is counted; three conventions are in use.

    While none is chosen the time is counted as the regulations say, from the request.
    """

    NOT_CHOSEN = "not chosen"
    REQUEST = "from the request"
    ACCEPTANCE = "from acceptance"
    AGREED_STATEMENT = "from the agreed statement of complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilComplaint:
    """One complaint to the council. `procedure` is the id of a procedure of the reference data.

    `rules_version` is the version of the rules its limits were copied from. `oral` is True when
    the request for stage two was made by word of mouth.
    """

    id: str
    position: int = in_own_order()
    title: str = one_line("what this complaint is called", telling=True)
    procedure: str = key_of("procedure", "procedure", "statutory-children")
    stage_two_start: StageTwoStart = one_of("stage two is counted", StageTwoStart.NOT_CHOSEN)
    oral: bool = yes_no("the request was made by word of mouth")
    rules_version: str = one_line("version of the rules", searched=False)
    note: str = many_lines("note")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureStep:
    """The date of one step of a complaint, with where it is written down.

    `step` is the key of a step of the procedure. `title` says what a step of the person's own
    is; it is "" for the steps of the reference data, which have their titles there. Where it is an
    event of the chronology (`event_id`), date and sources stand there, and `on` and `sources` are
    blank (`step_dates.dated`).
    """

    id: str
    complaint_id: str = link("complaint", "complaint to the council", owned=True)
    step: str = key_of("step", "step", telling=True)
    title: str = one_line("title", telling=True)
    on: PartialDate | None = partial_date("date")
    sources: tuple[SourceRef, ...] = source_list()
    note: str = many_lines("note", telling=True)
    event_id: str = link("event", "event of the chronology")


class LimitDuty(StrEnum):
    """Who has to keep to a time limit."""

    COUNCIL = "the council"
    PANEL = "the panel"
    COMPLAINANT = "the complainant"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLimit:
    """A time limit as this case is judged by it.

    `key` is the limit's id in the reference data ("s2-response"), or one of the person's own.
    The time begins with the first of `from_steps` that has a date, else with the first of
    `assumed_from`, which is told as an assumption; with `or_last_day` a step without date that
    has a limit of its own is taken as done on that limit's last day. It runs to `to_step`.

    `count` is the time allowed, `extended` the whole time allowed once the step `extended_by` was
    taken (0 and "" where nothing extends it); `notice_in_time` when that step counts only if it
    was taken before the shorter time ran out. `beginning_with` counts the first day in, as
    "twelve months beginning with" does. `did` is what is to be done, as the past tense of a
    sentence ("finished stage two"). `provision` names the legal source, `status` is
    "unconfirmed" where that could not be read. A limit that does not apply is kept but not
    counted. `why_changed` is the person's reason for differing from the rule.

    Its sentence is printed under `topic_id` when `in_statement`; "" is the first one for facts.
    """

    id: str
    position: int = in_own_order()
    complaint_id: str = link("complaint", "complaint to the council", owned=True)
    key: str = key_of("limit", "rule")
    title: str = one_line("title", telling=True)
    did: str = one_line("what is to be done", printed=True)
    duty: LimitDuty = one_of("who has to keep to it", LimitDuty.COUNCIL)
    from_steps: tuple[str, ...] = keys_of("step", "begins with")
    assumed_from: tuple[str, ...] = keys_of("step", "assumed to begin with")
    or_last_day: bool = yes_no("a step without date counts as done on its last day")
    to_step: str = key_of("step", "ends with")
    count: int = whole_number("time allowed", 0, least=0, most=LONGEST_LIMIT)
    unit: DeadlineUnit = one_of("unit", DeadlineUnit.WORKING_DAYS)
    beginning_with: bool = yes_no("the first day counts")
    extended: int = whole_number("whole time once extended", 0, least=0, most=LONGEST_LIMIT)
    extended_by: str = key_of("step", "extended by")
    notice_in_time: bool = yes_no("extended only in time")
    provision: str = one_line("provision")
    status: str = one_line("status", searched=False)
    applies: bool = yes_no("applies", True)
    why_changed: str = many_lines("why it differs from the rule")
    in_statement: bool = yes_no("put the sentence into the statement")
    topic_id: str = link("topic", "under the subheading")

    def __post_init__(self) -> None:
        if not 0 <= self.count <= LONGEST_LIMIT or not 0 <= self.extended <= LONGEST_LIMIT:
            raise ValueError(f"a time limit is at most {LONGEST_LIMIT:,} of its unit")
        if self.extended and self.extended < self.count:
            raise ValueError("the extended time includes the shorter one, so it cannot be less")


class Independence(StrEnum):
    """Whether somebody who took part was independent of the council (regulation 2)."""

    NOT_STATED = "not stated"
    INDEPENDENT = "independent"
    NOT_INDEPENDENT = "not independent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who took part in the council's procedure, and as what ("independent person").

    Who it was is a person of the case (`person_id`) or, when that is "", a real `name`, which no
    statement may show.
    """

    id: str
    position: int = in_own_order()
    complaint_id: str = link("complaint", "complaint to the council", owned=True)
    person_id: str = link("person", "person of the case")
    name: str = one_line("name", secret=True, naming=True, telling=True)
    stage: int = whole_number("stage", 2)
    part: str = one_line("part", telling=True)
    independence: Independence = one_of("independence", Independence.NOT_STATED)
    note: str = many_lines("note")


class StageOutcome(StrEnum):
    """What a stage of the council's procedure decided on one part of a complaint."""

    NONE = ""
    UPHELD = "upheld"
    PARTIALLY_UPHELD = "partially upheld"
    NOT_UPHELD = "not upheld"
    NO_FINDING = "no finding"
    NOT_CONSIDERED = "not considered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintPart:
    """One part of a complaint to the council, as it was numbered there.

    `head_id` is the head of the Ombudsman's investigation it corresponds to, "" for none.
    """

    id: str
    position: int = in_own_order()
    complaint_id: str = link("complaint", "complaint to the council", owned=True)
    title: str = one_line("part of the complaint", telling=True)
    head_id: str = link("head", "corresponds to our head of complaint")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOutcome:
    """What one stage decided on one part: by whom, and why it differs from the stage before.

    `stage` is "1", "2", "adjudication", "3" or "response".
    """

    id: str
    part_id: str = link("part", "part of the complaint", owned=True)
    stage: str = key_of("stage", "stage", "2")
    outcome: StageOutcome = one_of("outcome", StageOutcome.NONE)
    by_whom: str = one_line("by whom")
    why: str = many_lines("why", telling=True)
    sources: tuple[SourceRef, ...] = source_list()


class CouncilAnswer(StrEnum):
    """Whether the council accepted a recommendation."""

    NOT_KNOWN = "not known"
    ACCEPTED = "accepted"
    PARTLY = "partly accepted"
    REJECTED = "not accepted"


class ImplementationView(StrEnum):
    """What the investigator makes of how a recommendation was carried out."""

    UNDECIDED = "undecided"
    IMPLEMENTED = "implemented"
    LATE_WITH_REASON = "late, with good reason"
    LATE_WITHOUT_REASON = "late, without good reason"
    PARTLY = "partly implemented"
    NOT_DONE_WITH_REASON = "not done, with good reason"
    NOT_DONE_WITHOUT_REASON = "not done, without good reason"
    SUPERSEDED = "superseded"
    TOO_UNCLEAR = "too unclear to test"
    NEW_COMPLAINT = "a new complaint is needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRecommendation:
    """A recommendation of an investigating officer, adjudicating officer or panel.

    Under a subheading with its title the statement prints, when `in_statement`, the analysis; with
    `recounted`, or where there is no analysis, it first says what was recommended, what was done,
    the council's explanation and the view. `due` and `done_on` are as the papers give them.
    """

    id: str
    position: int = in_own_order()
    complaint_id: str = link("complaint", "complaint to the council", owned=True)
    title: str = one_line("title", printed=True, telling=True)
    made_by: str = one_line("made by")
    made_on: PartialDate | None = partial_date("made on")
    text: str = authored("what was recommended", telling=True)
    accepted: CouncilAnswer = one_of("the council’s answer", CouncilAnswer.NOT_KNOWN)
    due: PartialDate | None = partial_date("due")
    done: str = authored("what was done")
    done_on: PartialDate | None = partial_date("done on")
    sources: tuple[SourceRef, ...] = source_list("evidence of it")
    explanation: str = authored("the council’s explanation")
    view: ImplementationView = one_of("view", ImplementationView.UNDECIDED)
    analysis: str = authored("analysis")
    in_statement: bool = yes_no("in the statement")
    recounted: bool = yes_no("say what was recommended, done and explained")
    topic_id: str = link("topic", "under the subheading")


class Answer(StrEnum):
    """An answer to a question the law asks."""

    OPEN = "not answered"
    YES = "yes"
    NO = "no"
    UNCLEAR = "cannot be said"
    NOT_RELEVANT = "does not arise"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalAnswer:
    """The reasoned answer to a question of the law, named by its id in the reference data."""

    id: str
    complaint_id: str = link("complaint", "complaint to the council", owned=True)
    question: str = key_of("question", "question", telling=True)
    answer: Answer = one_of("answer", Answer.OPEN)
    reasons: str = many_lines("reasons", telling=True)
    answered_on: date | None = day("answered on")
