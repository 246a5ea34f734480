"""The papers of a practice case, attached to it before it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import WorkbenchError
from workbench.gui.tasks import Tasks, Watch

if TYPE_CHECKING:
    from workbench.application.casebook.workbench import Workbench
    from workbench.application.evidence.preparing import PaperDesk, Prepared


def attach_papers(
    workbench: Workbench,
    desk: PaperDesk,
    tasks: Tasks,
    case_id: str,
    papers: Sequence[tuple[Path, str]],
    then: Callable[[], object],
    failed: Callable[[WorkbenchError], object],
) -> None:
    """Read papers beside the window and list them in a case, each as its item; then go on.

    It is gone on also after a failure, which is said first.
    """
    from workbench.application.evidence.attaching import Attaching
    from workbench.application.evidence.preparing import prepare

    def work(watch: Watch) -> list[tuple[Prepared, str]]:
        found = []
        with closing(desk.reader):
            for number, (path, item) in enumerate(papers):
                watch.progress(number, len(papers))
                found += [(each, item) for each in prepare(path, desk)]
        return found

    def done(found: list[tuple[Prepared, str]]) -> None:
        step = desk.ids.new("step")
        try:
            for each, item in found:
                Attaching(lambda: workbench.open(case_id), step, item).save(each)
        except WorkbenchError as error:
            failed(error)
        then()

    def refused(error: WorkbenchError) -> None:
        failed(error)
        then()

    tasks.run("Reading the practice papers", work, done, refused)
