"""What stands over a paper: the page, the size, and what can be done with the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton, QWidget

from workbench.application.evidence.passages import printed_number
from workbench.gui.look.buttons import ActsMenu, acts_button, icon_button, key_act
from workbench.gui.look.labels import toned
from workbench.gui.look.layout import GRID, Gap, named, row_of
from workbench.gui.viewer.reading import PaperReading
from workbench.gui.viewer.sheets import percent
from workbench.gui.viewer.zoom import Fit


class PaperBar(QWidget):
    """Goes from page to page and makes pages larger or smaller; `menu` has everything else."""

    def __init__(self, reading: PaperReading) -> None:
        super().__init__()
        self._reading = reading
        self._line = named(QLineEdit(), "viewer.page", "Page in the file")
        self._line.setFixedWidth(6 * GRID)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setToolTip("The page in the file (Ctrl+G)")
        self._line.returnPressed.connect(self._on_page)
        key_act(self._line, "Esc", self._leave, here=True)
        self._of = toned(named(QLabel(), "viewer.of"), "hint")
        self._size = toned(named(QLabel(), "viewer.size"), "hint")
        self._before = icon_button(
            "chevron-up", "viewer.before", lambda: self._by(-1), "The page before (Ctrl+Page Up)"
        )
        self._behind = icon_button(
            "chevron-down", "viewer.behind", lambda: self._by(1), "The next page (Ctrl+Page Down)"
        )
        smaller = icon_button(
            "zoom-out", "viewer.smaller", lambda: reading.resize_by(-1), "Smaller (-)"
        )
        larger = icon_button("zoom-in", "viewer.larger", lambda: reading.resize_by(1), "Larger (+)")
        self.menu = named(QMenu(self), "viewer.menu", "What can be done with this paper")
        self.passage_menu = named(
            ActsMenu(self), "viewer.passage", "What can be made of the passage"
        )
        self.more = acts_button("viewer.more", self.menu.popup, "More for this paper")
        self._row = row_of(
            self._before, self._line, self._of, self._behind, Gap(GRID),
            smaller, self._size, larger, Gap(GRID), self.more,
            within=self, gap=GRID // 2,
        )  # fmt: skip
        reading.page_changed.connect(lambda _page: self._show())
        reading.known.connect(lambda page: self._show() if page == reading.page else None)
        reading.zoomed.connect(self._show)
        self._fill()
        self._show()

    def put(self, *buttons: QToolButton) -> None:
        """Add buttons before the one with the menu."""
        for button in buttons:
            self._row.insertWidget(self._row.count() - 1, button)

    def begin_page(self) -> None:
        """Let the person type the number of a page."""
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self, words: str, name: str, act: object, keys: str = "") -> QAction:
        """Add an act to the menu; `keys` are named there and work on the pages by themselves."""
        assert callable(act)
        action = named(QAction(f"{words}\t{keys}" if keys else words, self), f"viewer.{name}")
        action.triggered.connect(lambda _=False: act())
        self.menu.addAction(action)
        return action

    def _fill(self) -> None:
        reading = self._reading
        self.add("Fit the width", "fit-width", lambda: reading.fit(Fit.WIDTH), "W")
        self.add("Fit the page", "fit-page", lambda: reading.fit(Fit.PAGE), "Z")
        self.add("Actual size", "actual-size", lambda: reading.resize_to(1.0), "0")
        self.add("Turn", "turn", lambda: reading.turn(1), "Shift+R")
        self.menu.addSeparator()

    def _show(self) -> None:
        number, page = self._reading.number, self._reading.page
        if not self._line.hasFocus() or not self._line.isModified():
            self._line.setText(str(page + 1) if number else "")
        self._line.setValidator(QIntValidator(1, max(number, 1), self._line))
        self._before.setEnabled(page > 0)
        self._behind.setEnabled(page + 1 < number)
        printed = printed_on(self._reading, page)
        apart = printed and printed != str(page + 1)
        self._of.setText(f"of {number}" + (f" · printed {printed}" if apart else ""))
        self._of.setToolTip(f"The number {printed} is printed on this page" if apart else "")
        self._size.setText(percent(self._reading.zoom))

    def _by(self, pages: int) -> None:
        self._reading.go_to(self._reading.page + pages)

    def _on_page(self) -> None:
        self._line.setModified(False)
        self._reading.go_to(int(self._line.text()) - 1)
        self._reading.setFocus()

    def _leave(self) -> None:
        self._line.setModified(False)
        self._show()
        self._reading.setFocus()


def printed_on(reading: PaperReading, page: int) -> str:
    """The number printed on a page, as the file says or as it stands in its first or last lines."""
    pages = reading.pages
    if pages is None or page >= len(pages.leaves) or pages.numbered != "page":
        return ""
    label = pages.leaves[page].label
    if label and label != str(page + 1):
        return label
    words = reading.lettering(page)
    return printed_number(words.text) if words is not None else label
