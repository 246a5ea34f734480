"""The open case as Qt sees it: every action goes in here, every change comes out as a signal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from workbench.application.case.changes import ChangeSet
from workbench.application.case.ports import ActivityEntry
from workbench.application.case.session import CaseSession, Edit
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput, WorkbenchError


class Bridge(QObject):
    """Wraps one `CaseSession`.

    `changed` carries the `ChangeSet` after it was saved; `failed` carries the `WorkbenchError` of
    an action that was not. `history_changed` says that the names of Undo and Redo may differ,
    `taken` in words what was taken out of a list, where the name of the action does not,
    `refusals_changed` that an entry was refused, or is no longer, `said` in words what was undone
    or done again, and `leaving` that the page or the case is about to be left.
    """

    changed = Signal(object)
    failed = Signal(object)
    history_changed = Signal()
    taken = Signal(str)
    refusals_changed = Signal()
    said = Signal(str)
    leaving = Signal()

    only_shown = False
    """Whether its pages are there to be looked at, and never save anything."""

    def __init__(self, session: CaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session  # the open case and its undo history
        self._kept: CaseFile | None = None
        self._unsubscribe = session.subscribe(lambda change_set: self.changed.emit(change_set))

    @property
    def case(self) -> CaseFile:
        """The case as last saved."""
        return self.session.case

    def apply(
        self,
        label: str,
        edit: Edit,
        merge_key: str = "",
        undoable: bool = True,
        as_seen: bool = False,
    ) -> bool:
        """Carry out an action; True when it was saved or changed nothing.

        `InvalidInput` passes through to the field that gave the value. Any other
        `WorkbenchError` goes out as `failed`, and the case stays as it was; `kept` has the action.
        """
        kept = self.kept
        if self._attempt(
            lambda: self.session.apply(
                label, edit, merge_key=merge_key, undoable=undoable, as_seen=as_seen
            )
        ):
            self._kept = None
            return True
        if as_seen:
            return False
        # What was deleted and not saved is still shown: a second act finds no record in `kept`.
        with suppress(WorkbenchError, LookupError, StopIteration):
            self._kept = edit(kept)
        return False

    def apply_for_dialog(self, label: str, edit: Edit, undoable: bool = True) -> bool:
        """The same; why it was not saved is raised too, to be said in the dialog that asked."""
        refused: list[WorkbenchError] = []
        self.failed.connect(refused.append)
        try:
            saved = self.apply(label, edit, undoable=undoable)
        finally:
            self.failed.disconnect(refused.append)
        if refused:
            raise refused[0]
        return saved

    @property
    def kept(self) -> CaseFile:
        """The case with every action since the last save that could not be saved."""
        return self._kept if self._kept is not None else self.case

    def undo(self) -> bool:
        """Take the newest action back; False when there is none or it could not be saved."""
        label = self.session.history.undo_label
        return bool(label) and self._attempt(self.session.undo, f"Undone: {label}")

    def redo(self) -> bool:
        """Bring the newest undone action back; False when there is none or it was not saved."""
        label = self.session.history.redo_label
        return bool(label) and self._attempt(self.session.redo, f"Done again: {label}")

    def words(self, text: str) -> str:
        """Words about the case as they may be shown."""
        return text

    def logged(self, entries: Sequence[ActivityEntry]) -> Sequence[ActivityEntry]:
        """Entries of the case's log as they may be shown."""
        return entries

    def seal(self) -> None:
        """Let the next edit start an undo step of its own, as when another field is entered."""
        self.session.history.seal()

    def forget_history(self) -> None:
        """A final statement was handed out: what was done before is not taken back."""
        self.session.history.clear()
        self.history_changed.emit()

    def close(self) -> None:
        """Stop listening to the session; the bridge is finished with."""
        self._unsubscribe()

    def _attempt(self, action: Callable[[], ChangeSet | None], said: str = "") -> bool:
        try:
            action()
        except InvalidInput:
            raise
        except WorkbenchError as error:
            self.failed.emit(error)
            return False
        self.history_changed.emit()
        if said:
            self.said.emit(said)
        return True


class Follower(QObject):
    """Does one thing whenever records of some kinds change, for as long as its owner is there."""

    def __init__(
        self, owner: QObject, bridge: Bridge, act: Callable[[], object], kinds: tuple[str, ...]
    ) -> None:
        super().__init__(owner)
        self._act, self._kinds = act, kinds
        bridge.changed.connect(self._on_changed)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches(*self._kinds):
            self._act()


def follow(owner: QObject, bridge: Bridge, act: Callable[[], object], *kinds: str) -> None:
    """Do something now, and again whenever records of these kinds change."""
    Follower(owner, bridge, act, kinds)
    act()
