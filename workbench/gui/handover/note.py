"""*Note for the investigator…*: a remark on a paragraph or record, and wording for the first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.application.handover.noting import Noted, add_note, proposed_for, words_at
from workbench.application.records.labels import label_at
from workbench.domain.casefile import CaseFile
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import WritingDialog
from workbench.gui.look.labels import label_for, lines_high, section
from workbench.gui.look.layout import named

_LONGEST = 90


class NoteDialog(WritingDialog):
    """Writes one note of the second reader. `place` is the origin of a paragraph or record, ""
    for the case as a whole; `words` are those of the paragraph as it is shown.
    """

    def __init__(self, desk: Desk, place: str, words: str, parent: QWidget) -> None:
        case = desk.bridge.case
        self._quoted = words_at(case, place, words)
        height = 460 if self._quoted else 220
        super().__init__(desk.dialogs, parent, "handnote", "Note for the investigator", 640, height)
        self._desk, self._place = desk, place
        earlier = proposed_for(case, place, self._quoted) if self._quoted else None
        self.remark = named(WordsEdit(), "handnote.remark", "Remark")
        self.wording = named(WordsEdit(self._quoted), "handnote.wording", "Wording proposed")
        if earlier is not None:
            self.remark.setPlainText(earlier.text)
            self.wording.setPlainText(earlier.proposed)
        for box, lines in ((self.remark, 4), (self.wording, 7)):
            box.setMinimumHeight(lines_high(box, lines))
        about = section(_about(case, place, self._quoted))
        own = label_for("Its words, to be changed as you would have them", self.wording)
        for part in (own, self.wording):
            part.setVisible(bool(self._quoted))
        self.show_parts(
            about,
            label_for("Remark", self.remark),
            (self.remark, 1),
            own,
            (self.wording, 2),
            self.fault,
            self.last_row(dialog_button("Save", "handnote.go", self._on_go, "primary")),
        )
        self.remark.setFocus()

    def _on_go(self) -> None:
        desk = self._desk
        noted = Noted(
            place=self._place,
            text=self.remark.toPlainText(),
            quoted=self._quoted,
            proposed=self.wording.toPlainText() if self._quoted else "",
        )
        now = desk.workbench.now()
        by = desk.services.at_desk.name
        self.save(
            desk.bridge, "Write a note", lambda case: add_note(case, noted, desk.ids, now, by)
        )


def _about(case: CaseFile, place: str, quoted: str) -> str:
    """What the note is on, in words."""
    if quoted:
        return f"On “{shortened(quoted, _LONGEST)}”"
    return f"On {shortened(label_at(case, place), _LONGEST) or 'the case as a whole'}"
