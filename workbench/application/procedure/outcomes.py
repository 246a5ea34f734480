"""The outcome grid: what each stage decided on each part of a complaint, beside our finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.application.case import editing
from workbench.application.records.labels import part_label
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.procedure.limits import RuleBook, StageRule
from workbench.domain.procedure.steps import ComplaintPart, PartOutcome, StageOutcome
from workbench.domain.text import uncapitalised

_UNDECIDED = (StageOutcome.NONE, StageOutcome.NOT_CONSIDERED)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One part: its label, the outcome of each stage by the stage's key, the Ombudsman's finding.

    `finding` is in words, several joined with "; ", and "" while there is none.
    """

    part: ComplaintPart
    label: str
    cells: Mapping[str, PartOutcome]
    finding: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The parts of a complaint by the stages of its procedure, both in order."""

    stages: tuple[StageRule, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """A stage that decided a part otherwise than the stage before it."""

    part: ComplaintPart
    label: str
    earlier_stage: str
    earlier: PartOutcome
    later_stage: str
    later: PartOutcome

    @property
    def reasoned(self) -> bool:
        """Whether it is recorded why."""
        return bool(self.later.why.strip())

    def words(self) -> str:
        """The change in a sentence."""
        by = f" by {self.later.by_whom}" if self.later.by_whom else ""
        why = f": {self.later.why.strip()}" if self.reasoned else " (no reason recorded)"
        return (
            f"{self.label}: {self.earlier.outcome} at {uncapitalised(self.earlier_stage)}, "
            f"changed{by} to {self.later.outcome} at {uncapitalised(self.later_stage)}{why}"
        )


def parts_of(case: CaseFile, complaint_id: str) -> list[ComplaintPart]:
    """The parts of a complaint in order."""
    return [each for each in editing.ordered(case, "part") if each.complaint_id == complaint_id]


def outcome_of(case: CaseFile, part_id: str, stage: str) -> PartOutcome | None:
    """What a stage decided on a part; None while nothing is recorded."""
    found = (
        each
        for each in sorted(case.outcomes.values(), key=lambda each: each.id)
        if each.part_id == part_id and each.stage == stage
    )
    return next(found, None)


def grid(case: CaseFile, complaint_id: str, rules: RuleBook) -> Grid:
    """The outcome grid of a complaint."""
    procedure = rules.procedures.get(case.complaints[complaint_id].procedure)
    stages = procedure.stages if procedure is not None else ()
    rows = []
    for part in parts_of(case, complaint_id):
        cells = {}
        for stage in stages:
            found = outcome_of(case, part.id, stage.key)
            if found is not None:
                cells[stage.key] = found
        rows.append(GridRow(part, part_label(case, part), cells, _finding(case, part)))
    return Grid(tuple(stages), tuple(rows))


def _finding(case: CaseFile, part: ComplaintPart) -> str:
    if not part.head_id:
        return ""
    found = [each for each in editing.ordered(case, "finding") if each.head_id == part.head_id]
    return "; ".join(dict.fromkeys(each.result.value for each in found))


def set_outcome(case: CaseFile, part_id: str, stage: str, new_id: str, **fields: Any) -> CaseFile:
    """The case with what a stage decided on a part; `fields` are those of `PartOutcome`.

    An outcome left with nothing in it is not kept.
    """
    found = outcome_of(case, part_id, stage)
    if found is None:
        case = editing.add(case, "outcome", PartOutcome(id=new_id, part_id=part_id, stage=stage))
        found = case.outcomes[new_id]
    case = editing.set_fields(case, "outcome", found.id, **fields)
    if case.outcomes[found.id] == PartOutcome(id=found.id, part_id=part_id, stage=stage):
        return editing.remove(case, "outcome", found.id)
    return case


def parts_from_heads(case: CaseFile, complaint_id: str, new_ids: Mapping[str, str]) -> CaseFile:
    """The case with a part for every head of complaint that has none here yet.

    `new_ids` gives the id of the new part by the id of the head.
    """
    linked = {part.head_id for part in parts_of(case, complaint_id)}
    for head in editing.ordered(case, "head"):
        if head.id not in linked and head.id in new_ids:
            part = ComplaintPart(
                id=new_ids[head.id],
                complaint_id=complaint_id,
                title=head.title,
                head_id=head.id,
            )
            case = editing.add(case, "part", part)
    return case


def outcome_changes(
    case: CaseFile, complaint_id: str, rules: RuleBook
) -> tuple[OutcomeChange, ...]:
    """Where a stage decided otherwise than the one before it that decided, in order."""
    found = []
    table = grid(case, complaint_id, rules)
    for row in table.rows:
        decided = [
            (stage.title, row.cells[stage.key])
            for stage in table.stages
            if stage.key in row.cells and row.cells[stage.key].outcome not in _UNDECIDED
        ]
        for (old_title, old), (new_title, new) in zip(decided, decided[1:], strict=False):
            if old.outcome is not new.outcome:
                found.append(OutcomeChange(row.part, row.label, old_title, old, new_title, new))
    return tuple(found)
