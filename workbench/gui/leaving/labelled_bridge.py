"""The open case as shown on a shared screen: labels in place of names, nothing to write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from workbench.application.case.ports import ActivityEntry
from workbench.application.case.session import CaseSession, Edit
from workbench.application.casebook.workbench import Workbench
from workbench.application.handing_out.labelled_case import LabelledCase, with_labels
from workbench.application.handing_out.labelled_log import labelled_entry, with_former
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import WorkbenchError
from workbench.gui.bridge import Bridge
from workbench.statement.naming.protected import ProtectedList, protected

_WHOLE_LOG = 1_000_000


class LabelledBridge(Bridge):
    """What the pages are given while they are shown with labels.

    The case behind it stays as it is: exports, backups and Undo work on that. A change made on a
    page would write labels over names, so none is taken.
    """

    only_shown = True

    def __init__(
        self, session: CaseSession, workbench: Workbench, parent: QObject | None = None
    ) -> None:
        super().__init__(session, parent)
        self._workbench = workbench
        self._labelled = LabelledCase()
        self._former: ProtectedList | None = None
        self._last: tuple[CaseFile, CaseFile] | None = None

    @property
    def case(self) -> CaseFile:
        """The case as last saved, with labels in place of names."""
        stored = self.session.case
        if self._last is None or self._last[0] is not stored:
            listed = self._former or protected(stored, self._workbench.library.names)
            self._last = (stored, self._labelled.of(stored, listed))
        return self._last[1]

    def words(self, text: str) -> str:
        """With labels in place of names."""
        listed = self._former or protected(self.session.case, self._workbench.library.names)
        return with_labels(text, listed, strangers=True)

    def logged(self, entries: Sequence[ActivityEntry]) -> Sequence[ActivityEntry]:
        """With labels in place of names, those too that somebody had before."""
        if self._former is None:
            # All of it takes long to read in a case of years: not before somebody looks at it.
            log = self._workbench.store.activity(self.session.case_id, _WHOLE_LOG)
            names = self._workbench.library.names
            self._former, self._last = protected(with_former(self.session.case, log), names), None
        return [labelled_entry(entry, self._former) for entry in entries]

    def apply(
        self,
        label: str,
        edit: Edit,
        merge_key: str = "",
        undoable: bool = True,
        as_seen: bool = False,
    ) -> bool:
        """Refuse a change, and say how to go on."""
        self.failed.emit(
            WorkbenchError(
                "The pages are shown with labels only, so nothing can be changed.",
                "Nothing was changed. Choose View > Labels only once more to go on writing.",
            )
        )
        return False
