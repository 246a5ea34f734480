"""Who is at the desk: asked once, kept on this computer, changed in the Tools menu."""

from __future__ import annotations

from workbench.application.case.ports import AtDesk
from workbench.domain.text import normalise_line
from workbench.gui.dialogs import Dialogs
from workbench.gui.settings import Remembered

_WHY = (
    "Your name, as your office knows you. History, file notes and sign-off say who did what; "
    "no exported file has it."
)


class AtTheDesk:
    """Tells the log of every change whose it was."""

    def __init__(self, at_desk: AtDesk, dialogs: Dialogs, remembered: Remembered) -> None:
        self._at_desk, self._dialogs, self._remembered = at_desk, dialogs, remembered
        at_desk.name = remembered.who or ""

    def ask_once(self) -> None:
        """Ask, unless that was done before; whoever does not say is not asked again."""
        if self._remembered.who is None:
            self._remembered.keep_who("")
            self.ask()

    def ask(self) -> None:
        """Ask who is at the desk."""
        name = self._dialogs.ask_text("Who is at the desk?", _WHY, self._at_desk.name)
        if name is not None:
            self._at_desk.name = normalise_line(name)
            self._remembered.keep_who(self._at_desk.name)
