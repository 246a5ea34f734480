"""How the window looks: the theme and the type size chosen, and how a table and a page look."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QTableView

from workbench.domain.dataclass import dataclass
from workbench.gui.look.theme.dressing import follow_theme
from workbench.gui.look.theme.palette import colour, palette
from workbench.gui.look.theme.typeface import window_font

ROW_HEIGHT = 32
"""The height of a table row in pixels at the normal type size."""


class Theme(StrEnum):
    """Light, dark, or whatever the computer is set to."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_TONES = {"error": "red", "warning": "amber", "note": "accent", "good": "green"}


def tone(of: QPalette, name: str) -> QColor:
    """The colour of "error", "warning", "note" or "good" that reads on this palette's ground."""
    return colour(of, _TONES[name])


@dataclass(frozen=True, slots=True)
class StatementColours:
    """Colours of the statement as ``#RRGGBB``.

    `focus` and `changed` are the grounds of the selected record's paragraph and of review marks.
    """

    text: str
    muted: str
    link: str
    highlight: str
    highlight_text: str
    focus: str
    changed: str


def statement_colours(of: QPalette) -> StatementColours:
    """The colours of the statement on this palette's ground."""
    return StatementColours(
        text=colour(of, "paperText").name(),
        muted=colour(of, "text3").name(),
        link=colour(of, "accent").name(),
        highlight=colour(of, "mark").name(),
        highlight_text=colour(of, "markText").name(),
        focus=colour(of, "accentTint").name(),
        changed=colour(of, "amberTint").name(),
    )


def calm_table(view: QTableView) -> None:
    """A table with room to breathe: no grid, one row at a time, rows of one height."""
    view.setShowGrid(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setWordWrap(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    rows = view.verticalHeader()
    rows.hide()
    rows.setMinimumSectionSize(20)
    rows.setDefaultSectionSize(max(ROW_HEIGHT, view.fontMetrics().height() + 14))
    columns = view.horizontalHeader()
    columns.setHighlightSections(False)
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    columns.setMinimumHeight(ROW_HEIGHT)


class Appearance:
    """The chosen theme and type size, applied to the application and remembered."""

    def __init__(self, application: QApplication, settings: QSettings) -> None:
        self._application = application
        self._settings = settings
        self._usual = QFont(application.font())
        application.setProperty("typesets", self.typesets)
        application.styleHints().colorSchemeChanged.connect(self.apply)
        self.apply()

    @property
    def theme(self) -> Theme:
        """The chosen theme; the system's when nothing sensible is remembered."""
        try:
            return Theme(str(self._settings.value("look/theme", Theme.SYSTEM.value)))
        except ValueError:
            return Theme.SYSTEM

    @property
    def step(self) -> int:
        """How many points larger (or smaller) than the system's the type is: -3 to 8."""
        try:
            step = int(str(self._settings.value("look/step", "0")))
        except ValueError:
            step = 0
        return min(max(step, -3), 8)

    def choose_theme(self, theme: Theme) -> None:
        """Use a theme from now on."""
        self._settings.setValue("look/theme", theme.value)
        self.apply()

    def choose_step(self, step: int) -> None:
        """Use a type size from now on."""
        self._settings.setValue("look/step", str(min(max(step, -3), 8)))
        self.apply()

    @property
    def typesets(self) -> bool:
        """Whether quotes and dashes become those of print as they are typed."""
        return str(self._settings.value("look/typesets", "1")) != "0"

    def choose_typesets(self, wanted: bool) -> None:
        """Typeset what is typed from now on, or leave it as it is."""
        self._settings.setValue("look/typesets", str(int(wanted)))
        self._application.setProperty("typesets", wanted)

    def apply(self) -> None:
        """Bring the application's palette and font in line with what was chosen."""
        scheme = self._application.styleHints().colorScheme()
        dark = self.theme is Theme.DARK or (
            self.theme is Theme.SYSTEM and scheme is Qt.ColorScheme.Dark
        )
        self._application.setPalette(palette(dark))
        font = window_font(self._usual, self.step)
        if font != self._application.font():  # every widget is laid out anew for it
            self._application.setFont(font)
        follow_theme()
