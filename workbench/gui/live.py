"""The statement as it stands while the person works: recomposed and checked after a short pause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.application.casebook.counts import MISSING
from workbench.application.casebook.workbench import Workbench
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import WorkbenchError
from workbench.domain.problems import Problem
from workbench.domain.text import how_many
from workbench.gui.bridge import Bridge
from workbench.gui.tasks import Moments
from workbench.statement.case_stage import stage_of
from workbench.statement.checks.answered import open_problems
from workbench.statement.nodes import Block, Document, ListBlock, Paragraph, StatementStage
from workbench.statement.origins import origin_record
from workbench.statement.walk import blocks_of, items_of

PAUSE_MS = 200
"""How long after a change the statement is composed anew."""

CHECK_MS = 150
"""How long after that it is checked, so that typing is never held up by checking."""

_FIRST_MS = 40

TO_DO = "to do"
GRAVEST_FIRST = {name: rank for rank, name in enumerate(("error", "warning", TO_DO, "note"))}
"""The signs of problems."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Every problem found, and those nobody has accepted with a reason."""

    problems: tuple[Problem, ...]
    open: tuple[Problem, ...]


def length_in_words(document: Document) -> str:
    """How many numbered paragraphs a statement has: "46 paragraphs"."""
    blocks = blocks_of(document)
    count = sum(1 for block in blocks if isinstance(block, Paragraph) and block.number)
    return how_many(count, "paragraph")


def sign_of(problem: Problem) -> str:
    """The name of a problem's sign; what is only missing is to do until it is asked for."""
    return TO_DO if problem.code in MISSING else problem.severity.value


def origin_for(document: Document, kind: str, id: str, field: str = "") -> str:
    """The origin of the first words that come from a record, "" when it prints none."""
    fallback = ""
    for block in blocks_of(document) if kind else ():
        for origin in _origins_in(block):
            found = origin_record(origin)
            if found[:2] == (kind, id):
                if not field or found[2] == field:
                    return origin
                fallback = fallback or origin
    return fallback


def numbers_by_record(document: Document, kind: str) -> Mapping[str, int]:
    """The number of the first paragraph that prints words of each record of a kind, by its id."""
    found: dict[str, int] = {}
    for block in blocks_of(document):
        if isinstance(block, Paragraph) and block.number:
            for origin in (block.origin, *block.anchors):
                of, id, _ = origin_record(origin)
                if of == kind:
                    found.setdefault(id, block.number)
    return found


def _origins_in(block: Block) -> Iterator[str]:
    yield block.origin
    for item in items_of(block) if isinstance(block, ListBlock) else ():
        if item.origin:
            yield item.origin


class Live(QObject):
    """Composes and checks the open case's statement. `composed` carries the `Document`,
    `checked` the `Checked`; `failed` a `WorkbenchError` when the reference data is unusable."""

    composed = Signal(object)
    checked = Signal(object)
    failed = Signal(object)

    def __init__(self, bridge: Bridge, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._workbench = workbench
        self.stage = stage_of(bridge.case)
        self._case_stage = self.stage
        self.document: Document | None = None
        self.found = Checked((), ())
        self.checked_once = False
        self._compose_timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._compose_timer.timeout.connect(self._on_compose)
        self._check_timer = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._check_timer.timeout.connect(self._on_check)
        self._checking = Moments(self)
        self._is_composed = self._is_checked = False
        bridge.changed.connect(self._on_changed)

    def start(self) -> None:
        """Compose once the page of the opened case has had time to be painted."""
        self._compose_timer.start(_FIRST_MS)

    def show_stage(self, stage: StatementStage) -> None:
        """Show the draft or the final wording."""
        if stage is not self.stage:
            self.stage = stage
            self._is_composed = False
            self._compose_timer.start(0)

    def renew(self) -> None:
        """Compose at once, as when paragraphs have changed places."""
        self._on_compose()

    def up_to_date(self) -> Checked:
        """Compose and check at once, for tests and measurements: the window itself never waits."""
        self.check_now()
        self._checking.finish()
        return self.found

    def compose_now(self) -> None:
        """Compose the case as it now is, unless that is done."""
        if not self._is_composed:
            self._on_compose()

    def check_now(self) -> None:
        """Check the case as it now is without waiting for a pause; `checked` follows."""
        self.compose_now()
        if self._is_checked:
            self.checked.emit(self.found)
        elif not self._checking.busy:
            self._on_check()

    def stop(self) -> None:
        """The case is being closed."""
        self._compose_timer.stop()
        self._stop_checking()

    def _stop_checking(self) -> None:
        self._check_timer.stop()
        self._checking.stop()

    def _on_changed(self) -> None:
        # What is being checked is no longer the case, and problems of then would point nowhere.
        self._stop_checking()
        self._is_composed = False
        at = stage_of(self._bridge.case)
        if at is not self._case_stage:
            # Made final, or back to draft, or that undone: what is shown goes along.
            self.stage = self._case_stage = at
        self._compose_timer.start(PAUSE_MS)

    def _on_compose(self) -> None:
        self._compose_timer.stop()
        self._stop_checking()
        self._is_checked = False
        try:
            self.document = self._workbench.compose(self._bridge.case, self.stage)
        except WorkbenchError as error:
            self.failed.emit(error)
            return
        self._is_composed = True
        self.composed.emit(self.document)
        self._check_timer.start()

    def _on_check(self) -> None:
        self._stop_checking()
        if self.document is not None:
            steps = self._workbench.problems_in_steps(self.document, self._bridge.case)
            self._checking.begin(steps, self._on_found, self.failed.emit)

    def _on_found(self, problems: tuple[Problem, ...]) -> None:
        self._is_checked = self.checked_once = True
        self.found = Checked(problems, open_problems(problems, self._bridge.case))
        self.checked.emit(self.found)
