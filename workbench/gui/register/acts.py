"""What is done with whole cases: made, brought in, copied, put away, erased, written out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.application.handing_out.confidential import CONFIDENTIAL
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import (
    DuplicateReference,
    WorkbenchError,
)
from workbench.gui.desk import OpenCasebook, PracticeCase, Services
from workbench.gui.dialogs import Dialogs
from workbench.gui.register.files import content_of, naming
from workbench.gui.register.practising import attach_papers
from workbench.gui.tasks import Tasks, Watch

# For the reader only: the register is shown before anything of a case is loaded.
if TYPE_CHECKING:
    from workbench.application.casebook.workbench import Workbench
    from workbench.application.evidence.vault import EvidenceVault
    from workbench.domain.casefile import CaseFile

_CASE_FILES = (
    "Case files and statements (*.json *.zip *.docx *.txt *.html *.htm *.mhtml);;"
    "Case files (*.json *.zip);;Statements (*.docx *.txt *.html *.htm *.mhtml);;All files (*)"
)
_OFTEN_S = 1.0
_WITH, _WITHOUT = "With its evidence, as one zip", "The case file alone"
_COPY, _BACK = "Import as a copy without reference", "Do not import"
_ERASE, _KEEP = "Erase for good", "Keep it"


@dataclass(frozen=True, slots=True)
class _Act:
    label: str
    undo: Callable[[], None]
    redo: Callable[[], None]


class RegisterActs(QObject):
    """Acts on the cases of one casebook, with an undo of its own.

    `changed` carries the id of the case to select ("" = none), `made` the id of a case to open,
    `did` the name of what was done to a case and can be taken back.
    """

    changed = Signal(str)
    did = Signal(str)
    made = Signal(str)
    failed = Signal(object)
    noted = Signal(str)

    def __init__(
        self, casebook: OpenCasebook, services: Services, dialogs: Dialogs, tasks: Tasks
    ) -> None:
        super().__init__()
        self._casebook = casebook
        self._services = services
        self._dialogs = dialogs
        self._tasks = tasks
        self._done: list[_Act] = []
        self._undone: list[_Act] = []
        self._added = ""
        self._shown_at = 0.0

    @property
    def _workbench(self) -> Workbench:
        return self._casebook.workbench

    def create(self, reference: str = "", body: str = "", received: date | None = None) -> None:
        """Make a case, investigated by whoever is at the desk, and open it."""
        who = self._services.at_desk.name
        self._attempt(
            lambda: self.made.emit(self._workbench.create(reference, body, who, received))
        )

    def change(self, case_id: str, label: str, edit: Callable[[CaseFile], CaseFile]) -> bool:
        """Change a case that is not open; whether that was saved."""

        def done() -> None:
            self._workbench.open(case_id).apply(label, edit)
            self.changed.emit(case_id)

        return self._attempt(done)

    def practise(self) -> None:
        """Open a practice case of the person's choice, as a case like any other."""
        try:
            cases = tuple(self._services.practice_cases())
        except WorkbenchError as error:
            self.failed.emit(error)
            return
        if len(cases) == 1:
            self.practise_with(cases[0])
            return
        titles = [case.title for case in cases]
        chosen = self._dialogs.ask(
            "Practice cases",
            "Which case would you like to try things out on? Nothing in them is real.",
            [*titles, "Cancel"],
        )
        found = next((case for case in cases if case.title == chosen), None)
        if found is not None:
            self.practise_with(found)

    def practise_with(self, practice: PracticeCase) -> None:
        """Open one practice case, or the copy of it that is in the register already."""

        def bring() -> None:
            case = practice.case
            for row in self._workbench.register():
                if row.reference == case.case.reference and row.reference and not row.deleted:
                    self.made.emit(row.id)
                    return
            made = self._workbench.bring_in(case)
            papers = self._services.practice_papers(practice.case.case.id)
            if papers and self._services.papers is not None:
                attach_papers(
                    self._workbench, self._services.papers(self._workbench), self._tasks, made,
                    papers, lambda: self.made.emit(made), self.failed.emit,
                )  # fmt: skip
            else:
                self.made.emit(made)

        self._attempt(bring)

    def bring_in(self) -> None:
        """Ask for case files and import them."""
        chosen = self._dialogs.choose_open_files("Import cases", None, _CASE_FILES)
        if chosen:
            self.bring_in_files(chosen)

    def bring_in_files(self, paths: tuple[Path, ...]) -> None:
        """Import files one after another; each is taken whole or refused whole.

        A statement written elsewhere (Word, text, web page) becomes a case to carry on from.
        """
        first, rest = paths[0], paths[1:]
        load, bundles, kept = self._services.load_case_file, self._services.bundles, self._vault()

        def work(watch: Watch) -> CaseFile:
            if bundles is None or kept is None or not bundles.is_one(first):
                return load(first.name, content_of(first))
            with bundles.opened(first) as (case, give):
                give(kept.keep)
            return case

        def done(case: CaseFile) -> None:
            self._attempt(lambda: self._add(case, first))
            go_on()

        def failed(error: WorkbenchError) -> None:
            self.failed.emit(naming(first, error))
            go_on()

        def go_on() -> None:
            self._show_added(more=bool(rest))
            if rest:
                self.bring_in_files(rest)

        self._tasks.run(f"Reading {first.name}", work, done, failed)

    def _add(self, case: CaseFile, path: Path) -> None:
        made = self._brought_in(case, path.name)
        if made:
            self._added = made
            self.noted.emit(f"{path.name} was imported.")

    def _show_added(self, more: bool) -> None:
        """Show the register with what was added; while more is coming, once a second."""
        if self._added and not (more and monotonic() < self._shown_at + _OFTEN_S):
            made, self._added = self._added, ""
            self.changed.emit(made)
            self._shown_at = monotonic()

    def take_in(self, case: CaseFile, what: str) -> None:
        """Bring in one case and open it; `what` names it where something has to be asked."""

        def take() -> None:
            made = self._brought_in(case, what)
            if made:
                self.made.emit(made)

        self._attempt(take)

    def _brought_in(self, case: CaseFile, what: str) -> str:
        """The id of the case brought in, "" when the person turned away."""
        try:
            return self._workbench.bring_in(case)
        except DuplicateReference as error:
            chosen = self._dialogs.ask("Import", f"{what}: {error.message}", [_COPY, _BACK])
            if chosen != _COPY:
                return ""
            return self._workbench.bring_in(case, as_copy=True)

    def duplicate(self, case_id: str) -> None:
        """Copy a case; the copy has no reference yet, and Undo puts it into the bin."""
        made: list[str] = []
        if self._attempt(lambda: made.append(self._workbench.duplicate(case_id))):
            undo, redo = (partial(each, made[0]) for each in (self._deleted, self._restored))
            self._note(_Act(f"duplicate case {self._name(case_id)}", undo, redo), made[0])

    def rename(self, case_id: str, reference: str, body: str) -> None:
        """Change the reference of a case and the body complained about."""
        was = next(row for row in self._workbench.register() if row.id == case_id)
        self._do(
            "rename",
            case_id,
            lambda id: self._renamed(id, reference, body),
            lambda id: self._renamed(id, was.reference, was.body),
        )

    def delete(self, case_id: str) -> None:
        """Put a case in the bin; Undo brings it back."""
        self._do("delete", case_id, self._deleted, self._restored)

    def restore(self, case_id: str) -> None:
        """Take a case out of the bin."""
        self._do("restore", case_id, self._restored, self._deleted)

    def erase(self, case_id: str) -> None:
        """Take a case in the bin out for good, after asking."""
        answer = self._dialogs.ask(
            "Erase a case",
            f"Erase the case {self._name(case_id)} and its whole history for good?",
            [_ERASE, _KEEP],
            "This is the one thing here that cannot be undone.",
            default=1,
        )
        if answer != _ERASE:
            return

        def erase() -> None:
            self._workbench.store.erase(case_id)
            self._done.clear()
            self._undone.clear()
            self.changed.emit("")

        self._attempt(erase)

    def _renamed(self, case_id: str, reference: str, body: str) -> None:
        self._workbench.rename(case_id, reference, body)
        self.changed.emit(case_id)

    def _deleted(self, case_id: str) -> None:
        self._workbench.delete(case_id)
        self.changed.emit("")

    def _restored(self, case_id: str) -> None:
        self._workbench.restore(case_id)
        self.changed.emit(case_id)

    def _name(self, case_id: str) -> str:
        row = next((row for row in self._workbench.register() if row.id == case_id), None)
        return (row.reference or "without reference") if row is not None else ""

    @property
    def undo_label(self) -> str:
        """What Undo would take back, "" when nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What Redo would do again, "" when nothing."""
        return self._undone[-1].label if self._undone else ""

    def undo(self) -> None:
        """Take back the last rename, delete or restore."""
        if self._done and self._attempt(self._done[-1].undo):
            self._undone.append(self._done.pop())
            self.changed.emit("")

    def redo(self) -> None:
        """Do the last one taken back again."""
        if self._undone and self._attempt(self._undone[-1].redo):
            self._done.append(self._undone.pop())
            self.changed.emit("")

    def _do(
        self, verb: str, case_id: str, do: Callable[[str], None], back: Callable[[str], None]
    ) -> None:
        label = f"{verb} case {self._name(case_id)}"
        act = _Act(label, partial(back, case_id), partial(do, case_id))
        if self._attempt(act.redo):
            self._note(act)

    def _note(self, act: _Act, chosen: str = "") -> None:
        self._done.append(act)
        self._undone.clear()
        self.changed.emit(chosen)
        self.did.emit(act.label)

    def export_case_file(self, case_id: str) -> None:
        """Write a case out as a case file, real names and all, after asking where to."""

        def export() -> None:
            case = self._workbench.store.load(case_id).case
            chosen = self._with_evidence(case)
            if not chosen:
                return
            ending = ".zip" if chosen == _WITH else ".json"
            name = f"{CONFIDENTIAL} {case.case.reference.replace(' ', '-') or 'case'}{ending}"
            target = self._dialogs.choose_save_file(
                "Export case file (confidential: it holds real names)",
                Path.home() / name,
                "Cases with their evidence (*.zip)" if chosen == _WITH else _CASE_FILES,
            )
            if target is not None and chosen == _WITH:
                self._write_with_evidence(target, case)
            elif target is not None:
                self._write(target, case, self.noted.emit)

        self._attempt(export)

    def _with_evidence(self, case: CaseFile) -> str:
        """Whether the files of evidence are to come with a case, "" when nothing is to be done."""
        there = any(item.file is not None for item in case.evidence.values())
        if not there or self._services.bundles is None:
            return _WITHOUT
        answer = self._dialogs.ask(
            "Export case file", "Are the files of its evidence to come with it?",
            [_WITH, _WITHOUT, "Cancel"],
        )  # fmt: skip
        return answer if answer in (_WITH, _WITHOUT) else ""

    def _vault(self) -> EvidenceVault | None:
        papers = self._services.papers
        return papers(self._workbench).vault if papers is not None else None

    def _write_with_evidence(self, target: Path, case: CaseFile) -> None:
        from workbench.application.casebook.travelling import files_of

        bundles, vault = self._services.bundles, self._vault()
        assert bundles is not None and vault is not None

        def work(watch: Watch) -> None:
            with bundles.writing(target, 0o600) as file:
                bundles.write(case, files_of(case, vault), file)

        self._tasks.run(
            f"Writing {target.name}",
            work,
            lambda _: self.noted.emit(f"The case was written to {target}, with its evidence."),
            self.failed.emit,
        )

    def save_aside(self, case: CaseFile, said: Callable[[str], None]) -> None:
        """Write a case that could not be saved out as a case file, after asking where to.

        `said` is called with words once it is written.
        """
        name = f"{CONFIDENTIAL} {case.case.reference.replace(' ', '-') or 'case'} aside.json"
        target = self._dialogs.choose_save_file("Save this case", Path.home() / name, _CASE_FILES)
        if target is not None:
            self._write(target, case, said)

    def _write(self, target: Path, case: CaseFile, said: Callable[[str], None]) -> None:
        write, dump = self._services.write_private, self._services.dump_case_file
        self._tasks.run(
            f"Writing {target.name}",
            lambda watch: write(target, dump(case).encode()),
            lambda _: said(f"The case was written to {target}."),
            self.failed.emit,
        )

    def back_up(self) -> None:
        """Copy the whole casebook to a file of the person's choice."""
        day = self._workbench.clock.today().isoformat()
        target = self._dialogs.choose_save_file(
            "Backup copy of the casebook (confidential: it holds real names)",
            Path.home() / f"{CONFIDENTIAL} casebook {day}.db",
            "Casebooks (*.db)",
        )
        if target is None:
            return
        backup = self._casebook.backup
        self._tasks.run(
            "Copying the casebook",
            lambda watch: backup(target),
            lambda _: self.noted.emit(f"The casebook was copied to {target}."),
            self.failed.emit,
        )

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except WorkbenchError as error:
            self.failed.emit(error)
            return False
        return True
