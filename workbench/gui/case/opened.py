"""One open case: its pages, its panels, its Undo, and what is typed in it and not saved yet."""

from __future__ import annotations

import linecache
from collections.abc import Generator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.case.session import CaseSession
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import (
    CaseConflict,
    CaseNotFound,
    InvalidInput,
    StoreUnavailable,
    WorkbenchError,
)
from workbench.gui.bridge import Bridge
from workbench.gui.case.pages import PAGES, HasPapers, HasViews, ViewSpec, page_of
from workbench.gui.case.unsaved import all_begun, all_unsaved, begun_in_words, in_words
from workbench.gui.case.view import CaseView
from workbench.gui.desk import Desk, OpenCasebook, Services
from workbench.gui.dialogs import Dialogs, leaves
from workbench.gui.fields.bound import BoundField
from workbench.gui.incoming.interrupted import FilesBeingAdded
from workbench.gui.leaving.selections import ListCopies
from workbench.gui.live import Live
from workbench.gui.look.layout import announce
from workbench.gui.problems.listing import ProblemsPanel
from workbench.gui.reading.preview import PreviewPanel
from workbench.gui.settings import Remembered, settings_of
from workbench.gui.spelling.checking import Spelling
from workbench.gui.tasks import Moments, Tasks


class OpenCase(QObject):
    """Made when a case is opened and thrown away when it is closed.

    It knows nothing of the window around it (`shown_case.ShownCase` says what the window knows of
    it). `end_work` ends what is under way in the background.
    """

    changed = Signal()
    history_changed = Signal()
    not_saved = Signal(object)
    failed = Signal(object)
    refused = Signal(str)
    switched = Signal(str, bool)
    said = Signal(str)
    left = Signal()

    def __init__(
        self,
        casebook: OpenCasebook,
        session: CaseSession,
        services: Services,
        dialogs: Dialogs,
        remembered: Remembered,
        ignored_words: set[str],
        tasks: Tasks,
        parent: QObject,
        *,
        labels_only: bool = False,
    ) -> None:
        super().__init__(parent)
        # Qt's bindings keep the source of every module imported: megabytes nobody reads again.
        linecache.clearcache()
        self.session = session
        self._end_work = tasks.settle
        self.bridge = Bridge(session, self)
        workbench = casebook.workbench
        self.desk = Desk(
            bridge=self.bridge,
            workbench=workbench,
            dialogs=dialogs,
            goto=self.goto,
            ids=workbench.ids,
            services=services,
            tasks=tasks,
            remembered=remembered,
        )
        # What is seen may have labels for names; what is exported, printed or undone is the case.
        shown = self._labelled() if labels_only else self.bridge
        seen = replace(self.desk, bridge=shown)
        self.shown = shown
        self.live = Live(shown, workbench, self)
        self.view = CaseView(seen, self.live)
        self._seen = seen
        self.panels = self.view.panels
        self.panels.make = {"preview": lambda: self.preview, "problems": lambda: self.problems}
        self.spelling = Spelling(
            self.view, self.bridge, casebook.folder, services.spelling, remembered, ignored_words
        )
        self._list_copies = ListCopies(self.desk, self)
        self._afterwards = Moments(self)
        self._look_for_refused = QTimer(self, singleShot=True, interval=0)
        self._look_for_refused.timeout.connect(self._say_what_is_refused)
        self._connect()

    def _labelled(self) -> Bridge:
        from workbench.gui.leaving.labelled_bridge import LabelledBridge

        return LabelledBridge(self.session, self.desk.workbench, self)

    def _connect(self) -> None:
        self.bridge.changed.connect(self.changed)
        self.bridge.changed.connect(self._look_for_refused.start)
        self.shown.refusals_changed.connect(self._look_for_refused.start)
        self.bridge.history_changed.connect(self.history_changed)
        self.bridge.failed.connect(self._on_failed)
        self.bridge.said.connect(lambda words: announce(self.view, self.shown.words(words)))
        if self.shown is not self.bridge:
            self.shown.failed.connect(self.failed)
        self.live.failed.connect(self.failed)
        self.spelling.failed.connect(self.failed)
        self.spelling.said.connect(self.said)
        self.spelling.switched.connect(lambda on: self.switched.emit("spelling", on))
        self.panels.switched.connect(self.switched)
        self.view.left.connect(self.left)
        self.view.page_changed.connect(
            lambda page: self.desk.remembered.keep_place(self.session.case_id, page)
        )
        self.view.page_coming.connect(self.panels.page_coming)
        self.view.counts_wanted.connect(self.show_counts)
        self.view.record_chosen.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _on_failed(self, error: WorkbenchError) -> None:
        """What is not allowed or went wrong is said; what could not be saved stays to be saved."""
        unsaved = isinstance(error, StoreUnavailable | CaseConflict | CaseNotFound)
        (self.not_saved if unsaved else self.failed).emit(error)

    @cached_property
    def preview(self) -> PreviewPanel:
        """The statement beside the page; made when it is asked for, or once the page is shown."""
        made = PreviewPanel(self.desk, self.live)
        made.clicked.connect(self.goto)
        self.panels.put_in("preview", made)
        return made

    @cached_property
    def problems(self) -> ProblemsPanel:
        """What is wrong, beneath the page; made when it is asked for, or once the page is shown."""
        made = ProblemsPanel(self._seen, self.live)
        made.chosen.connect(self.goto)
        self.panels.put_in("problems", made)
        return made

    def _follow(self, kind: str, id: str, field: str = "") -> None:
        """Set off in the preview what comes from a record, where the preview is shown."""
        if self.panels.is_shown("preview"):
            self.preview.follow(kind, id, field)

    def begin(self, page: str) -> None:
        """Show a page; the case is in its window now."""
        self.show_page(page if any(spec.key == page for spec in PAGES) else "overview")
        self.switched.emit("spelling", self.spelling.on)
        self.changed.emit()
        self.live.start()
        self._afterwards.begin(self._settle_in(), lambda _: None, self.failed.emit)

    def _settle_in(self) -> Generator[None, None, None]:
        """What waits until the case is on the screen, and is closed with it.

        Undo goes on where it was left; a log that cannot be read only means no Undo yet.
        """
        with suppress(WorkbenchError):
            self.session.recall()
        self.bridge.history_changed.emit()
        yield
        for make in self.panels.make.values():
            make()
            yield
        self._go_on_adding()

    def _go_on_adding(self) -> None:
        """Offer to go on with files that were being added when the program ended."""
        settings = settings_of(self.desk.services)
        if FilesBeingAdded(settings, self.session.case_id).cut_short():
            page = self.view.show_page(page_of("evidence"))
            if isinstance(page, HasPapers):
                page.go_on()

    def close(self) -> None:
        """End everything; the case is out of its window."""
        self._afterwards.stop()
        self.live.stop()
        self.spelling.close()
        QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]
        for bridge in {self.bridge, self.shown}:
            bridge.close()
        self.view.deleteLater()
        self.deleteLater()

    @property
    def name(self) -> str:
        """What the case is called: its reference and the body complained about."""
        case = self.shown.case.case
        return " · ".join(part for part in (case.reference, case.body) if part) or "New case"

    @property
    def foot(self) -> QBoxLayout:
        """Where the foot of the window stands, beneath the pages."""
        return self.view.navigation.foot

    @property
    def page_key(self) -> str:
        """The key of the page shown."""
        return self.view.page_key()

    def history_labels(self) -> tuple[str, str]:
        """The names of Undo and Redo."""
        history = self.session.history
        words = self.shown.words
        return words(history.undo_label), words(history.redo_label)

    def undo(self) -> None:
        """Take back the newest action, after saving what is being typed."""
        if self.commit_typing():
            self.bridge.undo()

    def redo(self) -> None:
        """Bring back what was last undone."""
        if self.commit_typing():
            self.bridge.redo()

    def find(self) -> None:
        """Find words on the page shown, or else in the statement beside it."""
        if not self.view.begin_find():
            self.panels.turn("preview", True)
            self.preview.begin_find()

    def take_back(self, back: CaseFile) -> None:
        """Take in what the case's second reader sent back."""
        from workbench.gui.handover.merging import take_back

        self.show_page("comments")
        take_back(self.desk, back, self.view)

    def rules_changed(self) -> None:
        """Count and compose again: the rules are not what they were."""
        self.shown.changed.emit(ChangeSet("Rules changed", ()))

    def show_page(self, key: str) -> None:
        """Show a page by its key, and where it is shown already, the first of its views."""
        place = next(place for place, spec in enumerate(PAGES) if spec.key == key)
        shown = self.view.page_key() == key
        page = self.view.show_page(place)
        if shown and isinstance(page, HasViews):
            page.show_view(key)
        self.view.focus_page()

    def show_view(self, view: ViewSpec) -> None:
        """Show one of the views of a page."""
        place = next(place for place, spec in enumerate(PAGES) if spec.key == view.page)
        page = self.view.show_page(place)
        if isinstance(page, HasViews):
            page.show_view(view.key)

    def goto(self, kind: str, id: str, field: str = "") -> None:
        """Show a record where it is edited."""
        self.view.goto(kind, id, field)

    def open_paper(self, item_id: str, page: int | None, words: str) -> None:
        """Show the paper of an evidence item at a page of its file, with words on it lit."""
        self.view.goto("evidence", item_id)
        shown = self.view.show_page(page_of("evidence"))
        if isinstance(shown, HasPapers):
            shown.open_paper(item_id, page, words)

    def show_problems(self) -> None:
        """Show the problems, with the keyboard in their list."""
        self.panels.turn("problems", True)
        self.problems.list.setFocus()

    def check_statement(self) -> None:
        """Check the statement as one that is to go out: what is missing is shown for what it is."""
        if self.ready():
            self.show_problems()
            self.problems.check()

    def show_counts(self) -> None:
        """Open what is to do and to settle beneath the count that was pressed."""
        if not self.live.checked_once:  # They say how many there were when it was last open.
            self.live.checked.connect(self.show_counts, Qt.ConnectionType.SingleShotConnection)
            self.live.check_now()
            return
        from workbench.gui.problems.popover import CountsPopover

        header = self.view.header
        of_to_do = header.to_do.hasFocus() or header.to_do.underMouse()
        under = header.to_settle if header.to_settle.isVisible() and not of_to_do else header.to_do
        shown = CountsPopover(self.desk, self.view.counts, self.show_problems, self.view)
        shown.show_under(under)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        self._list_copies.follow(old, new)
        self._look_for_refused.start()
        widget = new
        while widget is not None and widget is not self.view:
            record_id = getattr(widget, "record_id", "")
            if record_id:
                kind, field = getattr(widget, "kind", ""), getattr(widget, "field", "")
                self._follow(kind, record_id, field if isinstance(field, str) else "")
                return
            widget = widget.parentWidget()

    def _say_what_is_refused(self) -> None:
        """Say where words stand that cannot be saved as they are, but for those being typed."""
        focused = QApplication.focusWidget()
        refused = [
            each
            for each in all_unsaved(self.view)
            if each.field.fault or focused is None or not each.field.isAncestorOf(focused)
        ]
        self.refused.emit(refused[0].words() if refused else "")

    def commit_typing(self) -> bool:
        """Save what is being typed anywhere; False when some of it cannot be saved as it is."""
        QApplication.inputMethod().commit()  # a word being composed is one typed
        fields = self.view.findChildren(BoundField)
        kept = [field.commit() for field in fields if field.record_id and field.dirty]
        return all(kept)

    def settle_typing(self) -> bool:
        """Save what is being typed and take out what was emptied, before the case is used whole."""
        kept = self.commit_typing()
        self.bridge.leaving.emit()
        return kept

    def ready(self) -> bool:
        """Settle what is typed; where some cannot be saved, say so and bring the person there."""
        if self.settle_typing():
            return True
        unsaved = all_unsaved(self.view)
        self.view.show_field(unsaved[0].field, unsaved[0].record_id)
        hint = "Nothing was done. Put it right, or take it out, and try again."
        self.bridge.failed.emit(InvalidInput(in_words(unsaved), hint))
        return False

    @property
    def kept(self) -> CaseFile:
        """The case with what could not be saved."""
        return self.bridge.kept

    def may_close(self) -> bool:
        """Whether nothing typed would be lost, or the person does not mind.

        Whoever stays is brought to the first field that could not be saved.
        """
        if self.view.findChildren(QDialog):
            # A statement being exported is noted in the case, which must be open for that.
            self._end_work()
            from workbench.gui.look.dialog import WritingDialog

            for dialog in self.view.findChildren(WritingDialog):
                if dialog.isVisible() and not dialog.close():
                    return False
        self.settle_typing()
        unsaved, begun = all_unsaved(self.view), all_begun(self.view)
        if not unsaved and not begun:
            return True
        said = [in_words(unsaved)] if unsaved else []
        said += [begun_in_words(begun)] if begun else []
        detail = "Leaving the case now loses those words. Everything else is saved."
        if unsaved:
            detail = f"{unsaved[0].detail(self.shown.case)}\n\n{detail}"
        if leaves(self.desk.dialogs, "Not everything is saved", " ".join(said), detail):
            return True
        if unsaved:
            self.view.show_field(unsaved[0].field, unsaved[0].record_id)
        else:
            self.view.show_page(begun[0][2])
            begun[0][0].begin()
        return False
