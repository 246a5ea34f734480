"""What the window knows of the case open in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

# For the reader only: the register is shown before anything of a case is loaded.
if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QBoxLayout, QWidget

    from workbench.application.case.session import CaseSession
    from workbench.domain.casefile import CaseFile
    from workbench.gui.bridge import Bridge


class ShownCase(Protocol):
    """The open case: what fills the window, and Undo.

    `changed` after every change that was saved, `not_saved` with the `WorkbenchError` of one that
    was not; `failed` with one to be shown. `refused` says where words stand that cannot be
    saved, `switched` carries a command and whether what it turns on is on, `said` passing words.
    `left` asks for the register.
    """

    changed: SignalInstance
    history_changed: SignalInstance
    not_saved: SignalInstance
    failed: SignalInstance
    refused: SignalInstance
    switched: SignalInstance
    said: SignalInstance
    left: SignalInstance

    @property
    def session(self) -> CaseSession:
        """The case as last saved, and its undo history."""

    @property
    def shown(self) -> Bridge:
        """The case as its pages show it: with real names, or with labels only."""

    @property
    def view(self) -> QWidget:
        """What fills the window."""

    @property
    def foot(self) -> QBoxLayout:
        """Where the foot of the window stands, beneath the pages."""

    @property
    def name(self) -> str:
        """What the case is called."""

    @property
    def page_key(self) -> str:
        """The key of the page shown."""

    @property
    def kept(self) -> CaseFile:
        """The case with what could not be saved."""

    def begin(self, page: str) -> None:
        """Show a page; the case is in the window now."""

    def may_close(self) -> bool:
        """Whether nothing typed would be lost, or the person does not mind."""

    def close(self) -> None:
        """End everything; the case is out of the window."""

    def history_labels(self) -> tuple[str, str]:
        """The names of Undo and Redo."""

    def undo(self) -> None:
        """Take back the newest action."""

    def redo(self) -> None:
        """Bring back what was last undone."""

    def goto(self, kind: str, id: str, field: str = "") -> None:
        """Show a record where it is edited."""

    def open_paper(self, item_id: str, page: int | None, words: str) -> None:
        """Show the paper of an evidence item at a page of its file, with words on it lit."""

    def find(self) -> None:
        """Find words on the page shown, or else in the statement beside it."""

    def take_back(self, back: CaseFile) -> None:
        """Take in what the case's second reader sent back."""

    def rules_changed(self) -> None:
        """Count and compose again: the rules are not what they were."""


def turn_navigation(shown: QWidget | None) -> None:
    """Show the icons of what is in the window only, or their names too."""
    from workbench.gui.look.navigation import Navigation

    for each in shown.findChildren(Navigation) if shown is not None else ():
        each.turn()
