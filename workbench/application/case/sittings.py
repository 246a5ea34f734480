"""The actions of earlier sittings, recalled from the log so that Undo goes on where it was left.

The log holds every record before and after. What is recalled is followed back from the case as it
now is, and ends where the log and the case do not meet: a rule that changed, a final decision, a
record of an older release.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from workbench.application.case.changes import Change, ChangeSet, merge
from workbench.application.case.history import PAUSE
from workbench.application.case.ports import ActivityEntry
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.plain import Fault, Plain, from_plain

Actions = list[ChangeSet]


@dataclass(frozen=True, slots=True)
class _Logged:
    """An action, when it was last worked on, and in which sitting."""

    action: ChangeSet
    at: str
    sitting: str


def earlier_actions(case: CaseFile, log: Sequence[ActivityEntry]) -> tuple[Actions, Actions]:
    """What can be taken back and what can be brought back, the newest last; `log` newest first."""
    done: list[_Logged] = []
    undone: list[_Logged] = []
    for entry in reversed(log):
        action = action_of(entry)
        if entry.action == "export" and action is not None and not _is_final(action):
            continue
        known = action is not None and _replay(entry, action, done, undone)
        if not known:
            done, undone = [], []
    return _joined(_meeting(case, done)), _meeting_ahead(case, undone)


def _replay(
    entry: ActivityEntry, action: ChangeSet, done: list[_Logged], undone: list[_Logged]
) -> bool:
    """Do with the two stacks what the person did; False when the log does not say what that was."""
    if entry.action == "edit":
        done.append(_Logged(action, entry.at, entry.sitting))
        undone.clear()
        return True
    if entry.action == "undo":
        return _move(done, undone, action.inverse())
    return entry.action == "redo" and _move(undone, done, action)


def _move(source: list[_Logged], target: list[_Logged], action: ChangeSet) -> bool:
    """Move from one stack to the other as many actions as together make this one."""
    wanted, taken = _states(action), None
    while source:
        last = source.pop()
        taken = last.action if taken is None else merge(last.action, taken)
        if _states(taken) == wanted:
            target.append(replace(last, action=replace(taken, label=action.label)))
            return True
    return False


def _states(action: ChangeSet) -> dict[tuple[str, str], tuple[Any, Any]]:
    return {(c.kind, c.id): (c.before, c.after) for c in action.changes}


def action_of(entry: ActivityEntry) -> ChangeSet | None:
    """The action a line of the log tells of; None when its records cannot be read."""
    changes = [_change_of(each) for each in entry.changes]
    kept = tuple(change for change in changes if change is not None)
    return ChangeSet(entry.label, kept) if kept and len(kept) == len(changes) else None


def _change_of(plain: Mapping[str, object]) -> Change | None:
    kind = str(plain.get("kind"))
    if kind not in KINDS:
        return None
    faults: list[Fault] = []
    record = KINDS[kind].record

    def read(state: object) -> Any:
        return None if state is None else from_plain(record, cast(Plain, state), kind, faults)

    change = Change(kind, str(plain.get("id")), read(plain.get("before")), read(plain.get("after")))
    return None if faults else change


def _is_final(action: ChangeSet) -> bool:
    """Whether a final decision was issued, which is not taken back with a key."""
    return any(
        change.kind == "version" and change.after is not None and change.after.stage == "final"
        for change in action.changes
    )


def _meeting(case: CaseFile, done: list[_Logged]) -> list[_Logged]:
    """The newest actions that lead, without a gap, to the case as it is."""
    state: dict[tuple[str, str], Any] = {}
    for place in range(len(done) - 1, -1, -1):
        for change in done[place].action.changes:
            key = (change.kind, change.id)
            if state.get(key, case.find(*key)) != change.after:
                return done[place + 1 :]
        state |= {(c.kind, c.id): c.before for c in done[place].action.changes}
    return done


def _meeting_ahead(case: CaseFile, undone: list[_Logged]) -> Actions:
    """What was taken back, as far as it still fits the case."""
    turned = [replace(each, action=each.action.inverse()) for each in undone]
    left = undone[len(undone) - len(_meeting(case, turned)) :]
    return [each.action for each in left]


def _joined(done: list[_Logged]) -> Actions:
    """Edits of one field that follow each other closely are one action.

    Pauses of seconds in typing are no steps; pauses of minutes are, and so is every new sitting.
    """
    steps: Actions = []
    last: _Logged | None = None
    for each in done:
        action = each.action
        if steps and last and _goes_on(last, each) and _same_field(steps[-1], action):
            action = merge(steps.pop(), action)
        if action.changes:
            steps.append(action)
        last = each
    return steps


def _goes_on(first: _Logged, second: _Logged) -> bool:
    """Whether the second follows the first in one sitting, without a pause of minutes."""
    try:
        pause = datetime.fromisoformat(second.at) - datetime.fromisoformat(first.at)
    except (ValueError, TypeError):
        return False
    return first.sitting == second.sitting and pause <= PAUSE


def _same_field(first: ChangeSet, second: ChangeSet) -> bool:
    one = [(change.kind, change.id) for change in first.changes]
    edits = all(c.before is not None and c.after is not None for c in second.changes)
    same = one == [(change.kind, change.id) for change in second.changes]
    return len(one) == 1 and same and edits and first.label == second.label
