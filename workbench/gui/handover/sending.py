"""*Send back…*: what the second reader wrote, for whoever handed the case over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from workbench.application.handover.carried import Purpose
from workbench.application.handover.merging import reading_sent_back
from workbench.application.handover.noting import written_words
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.handover.sealed_dialog import SealedDialog


class SendBackDialog(SealedDialog):
    """Writes the notes, the wording and the reading of a case handed over."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, "sendback", "Send back", Purpose.SENT_BACK, "Send back")

    def about(self) -> str:
        """How much goes back, and that nothing is changed there by it."""
        case = self.desk.bridge.case
        return (
            f"{written_words(case, reading_sent_back(case))}\n"
            f"{case.case.handed_by or 'Whoever handed it over'} takes them or leaves them; nothing "
            "there is changed by itself. The file is confidential: it holds real names."
        )

    def prepared(self) -> CaseFile:
        """The case with what was written in it; its evidence does not go back."""
        return self.desk.bridge.case

    def said(self, path: Path) -> tuple[str, str, str]:
        """Where the file is, and that it can be sent again."""
        return (
            "Sent back",
            f"What you wrote is in {path}.",
            "Send it, and tell the passphrase by another way. If you write more, send it again: "
            "what was taken in already is not taken in twice.",
        )
