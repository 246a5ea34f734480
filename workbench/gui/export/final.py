"""The question asked before the final decision of a case at draft stage goes out."""

from __future__ import annotations

from workbench.gui.desk import Desk
from workbench.statement.case_stage import FINAL_AT_DRAFT, stage_of
from workbench.statement.nodes import StatementStage

AT_DRAFT = f"{FINAL_AT_DRAFT} It was not made final on the Statement page."
_GO_ON, _BACK = "Go on", "Back"


def at_draft(desk: Desk, stage: StatementStage) -> bool:
    """Whether this would be the final decision of a case that is still at draft stage."""
    return stage is StatementStage.FINAL and stage_of(desk.bridge.case) is StatementStage.DRAFT


def may_go_out(desk: Desk, stage: StatementStage, title: str) -> bool:
    """Whether the statement may go out; asked for a final decision of a case at draft stage."""
    if not at_draft(desk, stage):
        return True
    asked = f"{AT_DRAFT} Should it go out all the same?"
    return desk.dialogs.ask(title, asked, [_GO_ON, _BACK]) == _GO_ON
