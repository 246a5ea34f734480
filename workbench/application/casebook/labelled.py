"""What the register says of all cases with labels for names, for a screen that others see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from workbench.application.case.ports import RegisterRow, TaskInCase
from workbench.application.handing_out.labelled_case import with_labels
from workbench.domain.casefile import CaseFile
from workbench.domain.library.name_words import NameWords
from workbench.statement.naming.protected import ProtectedList, protected


def labelled_register(
    rows: Sequence[RegisterRow],
    tasks: Sequence[TaskInCase],
    load: Callable[[str], CaseFile],
    names: NameWords,
) -> tuple[Sequence[RegisterRow], Sequence[TaskInCase]]:
    """Both with labels in what somebody noted as to be done; only cases with such are loaded."""

    @cache
    def shown(case_id: str, words: str) -> str:
        return with_labels(words, listed(case_id), strangers=True)

    @cache
    def listed(case_id: str) -> ProtectedList:
        return protected(load(case_id), names)

    def masked(case_id: str, words: str) -> str:
        return shown(case_id, words) if (case_id, words) in noted else words

    noted = {(task.case_id, task.what) for task in tasks}
    return (
        [
            replace(
                row,
                next_step=masked(row.id, row.next_step),
                ahead=tuple(replace(each, what=masked(row.id, each.what)) for each in row.ahead),
            )
            for row in rows
        ],
        [replace(task, what=shown(task.case_id, task.what)) for task in tasks],
    )
