"""Which statement a case is at: the draft, or the final decision once it has come that far."""

from __future__ import annotations

from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import CaseStage
from workbench.statement.nodes import StatementStage

FINAL_STAGES = (CaseStage.FINAL_DECISION, CaseStage.COMPLIANCE, CaseStage.CLOSED)
"""The stages of a case from the final decision on."""

FINAL_AT_DRAFT = "The case is still at draft stage, and this is its final decision."


def stage_of(case: CaseFile) -> StatementStage:
    """The statement's stage by how far the case has come."""
    return StatementStage.FINAL if case.case.stage in FINAL_STAGES else StatementStage.DRAFT
