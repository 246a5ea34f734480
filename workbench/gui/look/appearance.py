"""How the window looks: two palettes of one family, the accent, tones for severity, the type size.

Widgets use palette roles only; this module is the one place that names colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QTableView, QWidget

GRID = 8
"""The step, in pixels, of every margin and gap."""

ROW_HEIGHT = 32
"""The height of a table row in pixels at the normal type size."""


class Theme(StrEnum):
    """Light, dark, or whatever the computer is set to."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_LIGHT = {
    "window": "#f3f5f7", "window_text": "#1b2733", "base": "#fdfefe", "alternate": "#f6f8fa",
    "text": "#1b2733", "button": "#e9edf1", "button_text": "#1b2733", "bright": "#fdfefe",
    "tip": "#26323d", "tip_text": "#f3f5f7", "accent": "#17618f", "on_accent": "#fdfefe",
    "link": "#17618f", "visited": "#5b4b8a", "placeholder": "#6b7885", "light": "#fdfefe",
    "midlight": "#e3e8ed", "mid": "#c3ccd4", "dark": "#97a3ae", "shadow": "#5d6975",
    "disabled": "#8e99a4",
}  # fmt: skip
_DARK = {
    "window": "#2b3239", "window_text": "#e4e9ee", "base": "#1b2025", "alternate": "#20262c",
    "text": "#e4e9ee", "button": "#3a444e", "button_text": "#e4e9ee", "bright": "#fdfefe",
    "tip": "#e4e9ee", "tip_text": "#20262c", "accent": "#2f7fb3", "on_accent": "#fdfefe",
    "link": "#79bbe4", "visited": "#b6a5e4", "placeholder": "#95a2ae", "light": "#4a5560",
    "midlight": "#39424b", "mid": "#56626d", "dark": "#171c21", "shadow": "#0f1317",
    "disabled": "#76828d",
}  # fmt: skip
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "window_text",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "alternate",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.ButtonText: "button_text",
    QPalette.ColorRole.BrightText: "bright",
    QPalette.ColorRole.ToolTipBase: "tip",
    QPalette.ColorRole.ToolTipText: "tip_text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "visited",
    QPalette.ColorRole.PlaceholderText: "placeholder",
    QPalette.ColorRole.Light: "light",
    QPalette.ColorRole.Midlight: "midlight",
    QPalette.ColorRole.Mid: "mid",
    QPalette.ColorRole.Dark: "dark",
    QPalette.ColorRole.Shadow: "shadow",
}
_TONES = {
    "error": ("#b3261e", "#ff9389"),
    "warning": ("#8a5a00", "#f2bd5c"),
    "note": ("#17618f", "#79bbe4"),
    "good": ("#1d6b3a", "#7fd19c"),
}
_FOCUS = ("#dcebf5", "#28465a")
_CHANGED = ("#fbefd5", "#4a3d1f")
_UNFILLED = ("#fbefd5", "#5a4a22")


SHEET = """
QHeaderView::section {
    background: palette(window); color: palette(window-text); padding: 0 8px;
    border: none; border-bottom: 1px solid palette(mid);
}
QTableView::item, QTreeView::item { padding: 0 6px; }
QTreeView::item { min-height: 26px; }
QTableView, QTreeView { outline: none; }
QDockWidget::title { background: palette(midlight); padding: 6px 8px; }
QMainWindow::separator { background: palette(midlight); width: 5px; height: 5px; }
QPushButton { padding: 4px 12px; min-height: 18px; }
QLineEdit { padding: 4px; min-height: 18px; }
QPlainTextEdit[frameShape="StyledPanel"], QTextEdit[frameShape="StyledPanel"] {
    border: 1px solid palette(mid); border-radius: 2px; padding: 1px;
}
QPlainTextEdit[frameShape="StyledPanel"]:focus, QTextEdit[frameShape="StyledPanel"]:focus {
    border: 2px solid palette(highlight); padding: 0;
}
QToolButton:checked {
    background: palette(base); border: 1px solid palette(mid); border-radius: 2px;
    border-bottom: 3px solid palette(highlight); padding: 0 1px; font-weight: bold;
}
QListView::item { padding: 4px 6px; }
QToolTip { padding: 4px; border: none; }
QStatusBar::item { border: none; }
"""
"""Room inside rows, headers and buttons, in palette roles; everything else is Fusion's own."""


def palette(dark: bool) -> QPalette:
    """The whole palette, light or dark."""
    colours = _DARK if dark else _LIGHT
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(colours[name]))
    faint = QColor(colours["disabled"])
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    made.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(colours["mid"])
    )
    return made


def is_dark(of: QPalette) -> bool:
    """Whether a palette has light words on a dark ground."""
    return (
        of.color(QPalette.ColorRole.WindowText).lightness()
        > of.color(QPalette.ColorRole.Window).lightness()
    )


def tone(of: QPalette, name: str) -> QColor:
    """The colour of "error", "warning", "note" or "good" that reads on this palette's ground."""
    return QColor(_TONES[name][is_dark(of)])


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
    dark = is_dark(of)
    return StatementColours(
        text=of.color(QPalette.ColorRole.Text).name(),
        muted=of.color(QPalette.ColorRole.PlaceholderText).name(),
        link=of.color(QPalette.ColorRole.Link).name(),
        highlight=_UNFILLED[dark],
        highlight_text=of.color(QPalette.ColorRole.Text).name(),
        focus=_FOCUS[dark],
        changed=_CHANGED[dark],
    )


def emphasised(widget: QWidget, step: int = 0, bold: bool = True) -> None:
    """Set a widget's type `step` points larger than the window's, in bold or not."""
    font = QFont(widget.font())
    font.setPointSizeF(QApplication.font().pointSizeF() + step)
    font.setBold(bold)
    widget.setFont(font)


def muted(widget: QWidget) -> None:
    """Set a widget's words in the quieter colour, for explanations beside what matters."""
    widget.setForegroundRole(QPalette.ColorRole.PlaceholderText)


def calm_table(view: QTableView) -> None:
    """A table with room to breathe: no grid, one row at a time, rows of one height."""
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
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
        self._windows: list[QWidget] = []
        self._normal = application.font().pointSizeF()
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

    def dress(self, window: QWidget) -> None:
        """Give a window, and the windows that stand on it, its room inside rows and buttons.

        The sheet is the window's and not the application's: Qt takes a widget through the
        application's again each time something around it is put together, which doubles the
        time a page takes to be made.
        """
        self._windows.append(window)
        window.setStyleSheet(SHEET)

    def choose_theme(self, theme: Theme) -> None:
        """Use a theme from now on."""
        self._settings.setValue("look/theme", theme.value)
        self.apply()

    def choose_step(self, step: int) -> None:
        """Use a type size from now on."""
        self._settings.setValue("look/step", str(min(max(step, -3), 8)))
        self.apply()

    def apply(self) -> None:
        """Bring the application's palette and font in line with what was chosen."""
        scheme = self._application.styleHints().colorScheme()
        dark = self.theme is Theme.DARK or (
            self.theme is Theme.SYSTEM and scheme is Qt.ColorScheme.Dark
        )
        self._application.setPalette(palette(dark))
        font = self._application.font()
        font.setPointSizeF(self._normal + self.step)
        self._application.setFont(font)
        # Widgets styled by a sheet keep the palette and the type they were styled with.
        for window in self._windows:
            window.setStyleSheet(SHEET)
