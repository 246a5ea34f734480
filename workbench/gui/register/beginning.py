"""What an empty register offers: a case of one's own, the practice case, or one from elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.look.labels import of_kind, toned
from workbench.gui.look.layout import REST, Gap, Rest, column_of, held, named, row_of
from workbench.gui.look.theme.marks import Sign
from workbench.gui.look.theme.typeface import pixels

_WIDTH, _HIGH = 520, 66


class Beginning(QWidget):
    """Three ways to begin; the window does what is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("register.empty")
        self.new = _Card(
            "new", "file-plus", "Start a case", "A reference and the body complained about are "
            "enough.", "Ctrl+Shift+N",
        )  # fmt: skip
        self.practice = _Card(
            "practice", "graduation-cap", "Open the practice case",
            "Invented people, a finished statement: try anything on it.", "",
        )  # fmt: skip
        self.bring = _Card(
            "import", "folder-open", "Bring in a statement or a case file",
            "Word, text, web page, or a case sent by a colleague.", "Ctrl+I",
        )  # fmt: skip
        words = toned(QLabel("Everything you enter stays in this casebook, on this computer."),
                      "second")  # fmt: skip
        column = held(
            column_of(
                toned(QLabel("No cases yet"), "large"),
                words,
                Gap(8),
                self.new,
                self.practice,
                self.bring,
                gap=8,
            )
        )
        column.setFixedWidth(pixels(_WIDTH))
        across = row_of(REST, column, REST)
        column_of(Rest(2), across, Rest(3), within=self)


class _Card(QPushButton):
    """A large button: an icon, a name, what it is for, and its key."""

    def __init__(self, name: str, drawing: str, title: str, words: str, key: str) -> None:
        super().__init__()
        of_kind(named(self, f"register.empty.{name}", f"{title}. {words}"), "card")
        self.setAutoDefault(True)
        self.setMinimumHeight(pixels(_HIGH))
        drawn = Sign(size=20)
        drawn.show_drawing(drawing, "accent")
        text = column_of(
            Rest(1), toned(QLabel(title), "strong"), toned(QLabel(words), "second"), Rest(1), gap=2
        )
        row = row_of(drawn, (text, 1), within=self, margins=(18, 0, 16, 0), gap=15)
        if key:
            row.addWidget(toned(QLabel(key), "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (drawn, *self.findChildren(QLabel)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
