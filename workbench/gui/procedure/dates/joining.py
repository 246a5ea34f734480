"""A step of the procedure and an event made one; of two dates the person says which is right."""

from __future__ import annotations

from workbench.application.procedure.dating import join_step
from workbench.application.procedure.steps import step_of
from workbench.application.records.labels import words_of
from workbench.domain.step_dates import title_of
from workbench.gui.desk import Desk


def join_at_desk(desk: Desk, complaint_id: str, key: str, event_id: str) -> bool:
    """Make a step and an event one; False when the person turned away or it was not saved."""
    case, rules = desk.bridge.case, desk.workbench.library.rules
    step, event = step_of(case, complaint_id, key), case.events[event_id]
    right = (step.on if step is not None else None) or event.on
    if step is not None and event.on is not None and right != event.on and right is not None:
        words = {on.in_words(): on for on in (right, event.on)}
        answer = desk.dialogs.ask(
            "Which date is right?",
            f"“{title_of(case, step, rules)}” is dated {right.in_words()} in the procedure. The "
            f"event “{words_of(case, event.narrative, 90)}” is dated {event.on.in_words()}.",
            [*words, "Cancel"],
        )
        if answer not in words:
            return False
        right = words[answer]
    new_id = desk.ids.new("step")
    return desk.bridge.apply(
        "Make a step of the procedure and an event one",
        lambda case: join_step(case, complaint_id, key, new_id, event_id, rules, right),
    )
