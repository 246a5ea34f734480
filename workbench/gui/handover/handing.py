"""*Hand over to a second reader…*: what goes, to whom, for what, and the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QWidget

from workbench.application.casebook.travelling import files_of
from workbench.application.handover.carried import Purpose
from workbench.application.handover.handing import HandedOver, hand_over, handed_words
from workbench.domain.casefile import CaseFile
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.handover.sealed_dialog import SealedDialog
from workbench.gui.look.labels import note
from workbench.gui.look.layout import column_of, held, named
from workbench.statement.case_stage import stage_of

_ABOUT = (
    "The whole case goes into one file that only the passphrase opens. It holds real names: "
    "its name says CONFIDENTIAL, and on this computer only you can read it."
)


class HandOverDialog(SealedDialog):
    """Writes the case for a second reader, and notes to whom it went."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._handed: HandedOver | None = None
        self.reader = named(QLineEdit(), "handover.reader", "Second reader")
        self.reader.setPlaceholderText("Who is to read it")
        self.comment = named(QRadioButton("To comment and sign off"), "handover.comment")
        self.read_only = named(QRadioButton("To be read only"), "handover.read-only")
        self.comment.setChecked(True)
        self.evidence = named(QCheckBox(), "handover.evidence")
        super().__init__(
            desk, parent, "handover", "Hand over to a second reader",
            Purpose.HANDED_OVER, "Hand over",
        )  # fmt: skip
        self.reader.textChanged.connect(self.check)
        self.reader.setFocus()

    def about(self) -> str:
        """What goes, and to whom it went before."""
        return "\n".join((_ABOUT, *handed_words(self.desk.bridge.case)))

    def rows(self) -> list[tuple[str, QWidget]]:
        """Who reads it, for what, and whether the evidence goes along."""
        items = self.desk.bridge.case.evidence.values()
        sizes = [item.file.size for item in items if item.file is not None]
        megabytes = max(1, round(sum(sizes) / 1_000_000))
        files = how_many(len(sizes), "file")
        self.evidence.setText(
            f"With its evidence ({files}, {megabytes} MB)" if sizes else "It has no files yet"
        )
        self.evidence.setEnabled(bool(sizes) and self.desk.services.papers is not None)
        self.evidence.setChecked(self.evidence.isEnabled())
        goes = note("The case: people, chronology, findings, statement, notes")
        return [
            ("Second reader", self.reader),
            ("For what", held(column_of(self.comment, self.read_only, gap=4))),
            ("What goes", held(column_of(goes, self.evidence, gap=4))),
        ]

    def complete(self) -> bool:
        """Whether somebody is named."""
        return bool(self.reader.text().strip())

    def prepared(self) -> CaseFile:
        """The copy that goes."""
        desk = self.desk
        case, workbench = desk.bridge.case, desk.workbench
        self._handed = hand_over(
            case,
            workbench.compose(case, stage_of(case)),
            self.reader.text(),
            desk.ids,
            workbench.now(),
            workbench.clock.today(),
            desk.services.at_desk.name or case.case.investigator,
            read_only=self.read_only.isChecked(),
        )
        return self._handed.copy

    def evidence_files(self) -> Callable[[str], Path] | None:
        """What finds the evidence, where it goes along."""
        papers = self.desk.services.papers
        if papers is None or not self.evidence.isChecked():
            return None
        return files_of(self.desk.bridge.case, papers(self.desk.workbench).vault)

    def note(self) -> bool:
        """Note to whom the case went, and when."""
        handed = self._handed
        assert handed is not None
        return self.desk.bridge.apply("Hand the case over", handed.note, undoable=False)

    def said(self, path: Path) -> tuple[str, str, str]:
        """Where the file is, and how it and its passphrase get to the reader."""
        assert self._handed is not None
        return (
            "Handed over",
            f"The case was written to {path}.",
            f"Send it to {self._handed.reading.reader}, and tell the passphrase by another way. "
            "What comes back is opened with File › Open a case handed over.",
        )
