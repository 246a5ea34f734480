"""How the window looks: two palettes of one family, the accent, tones for severity, the type size.

Widgets use palette roles only; this module is the one place that names colours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QSettings, QSize, QStringListModel, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QCompleter, QTableView, QWidget

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


_SHEET = """
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


def mark(name: str, of: QPalette, size: int = 16) -> QPixmap:
    """A small sign told apart by its shape: error ▲, warning ◆, note ●, good ✓."""
    pixmap = QPixmap(QSize(size, size) * 2)
    pixmap.setDevicePixelRatio(2.0)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = tone(of, name)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    edge, far, middle = 1.5, size - 1.5, size / 2
    if name == "error":
        painter.drawPolygon(QPolygonF.fromList(_points((middle, edge), (far, far), (edge, far))))
    elif name == "warning":
        corners = ((middle, edge), (far, middle), (middle, far), (edge, middle))
        painter.drawPolygon(QPolygonF.fromList(_points(*corners)))
    elif name == "note":
        painter.drawEllipse(_points((middle, middle))[0], middle - 3, middle - 3)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2.2, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(
            _points((edge + 1, middle), (middle - 1, far - 2), (far - 1, edge + 2))
        )
    painter.end()
    return pixmap


def sign(name: str, of: QPalette, size: int = 16) -> QIcon:
    """The mark as an icon, which on a selected row is drawn as it reads on the accent."""
    icon = QIcon(mark(name, of, size))
    icon.addPixmap(mark(name, on_accent(of), size), QIcon.Mode.Selected)
    return icon


def on_accent(of: QPalette) -> QPalette:
    """The palette as it is on a selected row."""
    shown = QPalette(of)
    shown.setColor(QPalette.ColorRole.Window, of.color(QPalette.ColorRole.Highlight))
    shown.setColor(QPalette.ColorRole.WindowText, of.color(QPalette.ColorRole.HighlightedText))
    return shown


def _points(*corners: tuple[float, float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in corners]


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


def list_offers(completer: QCompleter, offers: Iterable[str]) -> None:
    """Have a completer offer these words; Qt makes its list a window alone, which is dressed."""
    model = completer.model()
    assert isinstance(model, QStringListModel)
    model.setStringList(list(offers))
    if (popup := completer.popup()) is not None:
        popup.setStyleSheet(_SHEET)


class Appearance:
    """The chosen theme and type size, applied to the application and remembered."""

    def __init__(self, application: QApplication, settings: QSettings) -> None:
        self._application = application
        self._settings = settings
        self._windows: list[QWidget] = []
        self._normal = application.font().pointSizeF()
        application.setStyle("Fusion")
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
        window.setStyleSheet(_SHEET)

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
            window.setStyleSheet(_SHEET)
