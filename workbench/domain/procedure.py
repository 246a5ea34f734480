"""The council's own complaint procedures: what was done at each stage, when and by whom.

A `CouncilComplaint` is one complaint the council dealt with, under one procedure. Its dates are
`ProcedureStep`s, named by the keys of the procedure's steps in the reference data ("s2-request").
The time limits it is judged by are copied into the case as `StepLimit`s when the complaint is
entered, so that a rule corrected later leaves past cases as they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.dates import PartialDate
from workbench.domain.evidence import SourceRef
from workbench.domain.remedies import DeadlineUnit


class StageTwoStart(StrEnum):
    """From when the time for stage two is counted; three conventions are in use."""

    REQUEST = "from the request"
    ACCEPTANCE = "from acceptance"
    AGREED_STATEMENT = "from the agreed statement of complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilComplaint:
    """One complaint to the council. `procedure` is the id of a procedure of the reference data.

    `rules_version` is the version of the reference data its limits were copied from. `oral` is
    True when the request for stage two was made by word of mouth.
    """

    id: str
    position: int = 0
    title: str = ""
    procedure: str = "statutory-children"
    stage_two_start: StageTwoStart = StageTwoStart.REQUEST
    oral: bool = False
    rules_version: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureStep:
    """The date of one step of a complaint, with where it is written down."""

    id: str
    complaint_id: str = ""
    step: str = ""
    on: PartialDate | None = None
    sources: tuple[SourceRef, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLimit:
    """A time limit as this case is judged by it.

    `key` is the limit's id in the reference data ("s2-response"), or one of the person's own.
    The time runs from `from_step` to `to_step`; `extended` is the time allowed when the step
    `extended_by` was taken (0 and "" where nothing extends it). `provision` names its legal
    source, as printed in the working.
    """

    id: str
    complaint_id: str = ""
    key: str = ""
    title: str = ""
    from_step: str = ""
    to_step: str = ""
    count: int = 0
    unit: DeadlineUnit = DeadlineUnit.WORKING_DAYS
    extended: int = 0
    extended_by: str = ""
    provision: str = ""
    in_statement: bool = False


class Independence(StrEnum):
    """Whether somebody who took part was independent of the council (regulation 2)."""

    NOT_STATED = "not stated"
    INDEPENDENT = "independent"
    NOT_INDEPENDENT = "not independent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who took part in the council's procedure, and as what."""

    id: str
    position: int = 0
    complaint_id: str = ""
    person_id: str = ""
    name: str = ""
    stage: int = 2
    part: str = ""
    independence: Independence = Independence.NOT_STATED
    note: str = ""


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
    position: int = 0
    complaint_id: str = ""
    title: str = ""
    head_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOutcome:
    """What one stage decided on one part: by whom, and why it differs from the stage before.

    `stage` is "1", "2", "adjudication", "3" or "response".
    """

    id: str
    part_id: str = ""
    stage: str = "2"
    outcome: StageOutcome = StageOutcome.NONE
    by_whom: str = ""
    why: str = ""
    sources: tuple[SourceRef, ...] = ()


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

    `text` and `analysis` are authored text; the analysis is printed under a subheading with the
    recommendation's title when `in_statement`. `due` and `done_on` are as the papers give them.
    """

    id: str
    position: int = 0
    complaint_id: str = ""
    title: str = ""
    made_by: str = ""
    made_on: PartialDate | None = None
    text: str = ""
    accepted: CouncilAnswer = CouncilAnswer.NOT_KNOWN
    due: PartialDate | None = None
    done: str = ""
    done_on: PartialDate | None = None
    sources: tuple[SourceRef, ...] = ()
    explanation: str = ""
    view: ImplementationView = ImplementationView.UNDECIDED
    analysis: str = ""
    in_statement: bool = False
    topic_id: str = ""


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
    complaint_id: str = ""
    question: str = ""
    answer: Answer = Answer.OPEN
    reasons: str = ""
    answered_on: date | None = None
