"""The rules councils' complaint procedures are judged by, as reference data.

Steps and time limits of each procedure, the conventions by which stage two is said to begin, the
questions the law asks, and the days that are not working days. Cases copy the limits they are
judged by (`steps.StepLimit`), so that a corrected rule leaves them alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import DeadlineUnit, NonWorkingDay, WorkingDays
from workbench.domain.procedure.steps import LimitDuty, StageTwoStart


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRule:
    """A step of a procedure, in the order of the file: its key, stage (0 = none) and title.

    `law` are the standard paragraphs that state the law of it: its first date brings them in.
    `event` is what the chronology says of it, with ``{body}`` and ``{complainant}`` to be filled.
    It cannot have been done before the steps it comes `after`.
    """

    key: str
    title: str
    stage: int = 0
    event: str = ""
    help: str = ""
    after: tuple[str, ...] = ()
    law: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRule:
    """A time limit of a procedure; the fields are those of `StepLimit`.

    `source` says where the rule was read and `note` what to know about it. It is copied into
    complaints begun from `valid_from` to `valid_to`. A rule whose `status` is "unconfirmed" is
    switched off until the person switches it on.
    """

    id: str
    title: str
    did: str
    to_step: str
    count: int
    provision: str
    source: str
    consulted: date
    from_steps: tuple[str, ...]
    assumed_from: tuple[str, ...] = ()
    or_last_day: bool = False
    unit: DeadlineUnit = DeadlineUnit.WORKING_DAYS
    beginning_with: bool = False
    extended: int = 0
    extended_by: str = ""
    notice_in_time: bool = False
    duty: LimitDuty = LimitDuty.COUNCIL
    status: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether a complaint begun on that day is judged by this rule."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule:
    """A part somebody takes in a procedure ("independent person"), at a stage.

    `independent` is True where the law requires somebody independent of the council.
    """

    name: str
    stage: int
    independent: bool = False
    provision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRule:
    """A column of the outcome grid: its key ("2", "adjudication") and title."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRule:
    """A complaint procedure: its steps, limits, roles and the stages that decide, in order."""

    id: str
    title: str
    source: str
    starts_with: str
    note: str = ""
    steps: tuple[StepRule, ...] = ()
    limits: tuple[LimitRule, ...] = ()
    roles: tuple[RoleRule, ...] = ()
    stages: tuple[StageRule, ...] = ()

    def step(self, key: str) -> StepRule | None:
        """The step with that key; None for a step of a person's own."""
        return next((step for step in self.steps if step.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConventionRule:
    """One way of saying when stage two begins: the steps whose first date starts the time.

    `oral_steps` take the place of `steps` when the request was made by word of mouth.
    """

    start: StageTwoStart
    title: str
    steps: tuple[str, ...]
    source: str
    explanation: str
    oral_steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRule:
    """A question the law asks of a complaint, with why it matters and where it is laid down.

    `group` gathers questions that are answered together ("early referral"); `when` says in words
    when it arises. `procedures` are the ids of the procedures it belongs to.
    """

    id: str
    group: str
    asked: str
    why: str
    when: str
    provision: str
    source: str
    consulted: date
    procedures: tuple[str, ...]
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """All rules of this installation.

    `days_off` are England's bank holidays from the year `known_from`; those after `announced_to`
    follow the usual pattern and are provisional. `local` are days off the person added.
    """

    version: str = ""
    procedures: Mapping[str, ProcedureRule] = field(default_factory=dict)
    conventions: Mapping[StageTwoStart, ConventionRule] = field(default_factory=dict)
    questions: Mapping[str, QuestionRule] = field(default_factory=dict)
    days_off: tuple[NonWorkingDay, ...] = ()
    local: tuple[NonWorkingDay, ...] = ()
    announced_to: int = 9999
    known_from: int = 1

    def calendar(self) -> WorkingDays:
        """The working days of England, less the days off the person added."""
        return WorkingDays.of((*self.days_off, *self.local), self.announced_to, self.known_from)

    def questions_for(self, procedure: str) -> Iterator[QuestionRule]:
        """The questions that may arise under a procedure, in order."""
        return (each for each in self.questions.values() if procedure in each.procedures)
