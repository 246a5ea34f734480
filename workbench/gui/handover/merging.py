"""What a second reader sent back put to the case, and the wording proposed, to take or leave."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.application.handover.merging import Merged, merge
from workbench.application.handover.proposing import not_offered, read_proposals, settle
from workbench.application.versions.reading import notes_id
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput, WorkbenchError
from workbench.domain.records.after import SecondReading
from workbench.domain.text import how_many
from workbench.gui.comparing.returned import ReturnedWindow
from workbench.gui.desk import Desk
from workbench.gui.errors import show_beside
from workbench.statement.case_stage import stage_of


def take_back(desk: Desk, back: CaseFile, parent: QWidget) -> None:
    """Put what came back to the open case, say what it was, and show the wording proposed."""
    workbench = desk.workbench
    made: list[Merged] = []

    def edit(case: CaseFile) -> CaseFile:
        document = workbench.compose(case, stage_of(case))
        made[:] = [merge(case, back, document, workbench.clock.today())]
        return made[0].case

    try:
        if not desk.bridge.apply("Take in what the second reader sent back", edit):
            return
    except InvalidInput as refused:
        desk.bridge.failed.emit(WorkbenchError(refused.message, refused.hint))
        return
    reading = desk.bridge.case.readings[made[0].reading_id]
    first, *rest = made[0].words
    rest += not_offered(desk.bridge.case, reading, workbench.compose)
    desk.dialogs.inform("What the second reader sent back", first, "\n\n".join(rest))
    if not show_wording(desk, reading, parent) and made[0].notes:
        desk.goto("response", notes_id(reading), "")


def show_wording(desk: Desk, reading: SecondReading, parent: QWidget) -> bool:
    """Show the wording a reader proposes that can still be taken; False when there is none."""
    found = read_proposals(desk.bridge.case, reading, desk.workbench.compose)
    if found is None or not found.proposed.proposals:
        return False
    count = len(found.proposed.proposals)
    changes = how_many(count, "change")
    about = (
        f"{reading.reader} proposes {changes} to the statement as it was handed over. Tick "
        "those to take; the others stay on the Comments page until they are answered."
    )
    window = ReturnedWindow(
        desk, found, "", parent, about,
        lambda case, taken: settle(case, reading, found, taken),
    )  # fmt: skip
    show_beside(window)
    return True
