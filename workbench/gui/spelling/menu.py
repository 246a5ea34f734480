"""What may have been meant by a marked word: suggestions, keep the word, or ignore it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from workbench.domain.dataclass import dataclass
from workbench.gui.look.layout import named
from workbench.gui.spelling.underliner import Underliner


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be done about a word; `suggest` answers later, or never when the case is closed."""

    suggest: Callable[[str, Callable[[Sequence[str]], None]], None]
    add: Callable[[str], None]
    ignore: Callable[[str], None]


def show_menu(underliner: Underliner, mark: QTextCursor, at: QPoint, choices: Choices) -> QMenu:
    """Show the editor's own menu with the suggestions above it; they are filled in when ready."""
    word = mark.selectedText()
    menu = named(underliner.editor.createStandardContextMenu(), "spelling.menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    first = menu.actions()[0] if menu.actions() else None

    def put(label: str, act: Callable[[], None] | None = None) -> QAction:
        action = QAction(label, menu)
        action.setEnabled(act is not None)
        if act is not None:
            action.triggered.connect(lambda: act())
        menu.insertAction(first, action) if first is not None else menu.addAction(action)
        return action

    waiting = put("Looking for suggestions…")
    after = put("&Add to dictionary", lambda: choices.add(word))
    put("&Ignore in this case", lambda: choices.ignore(word))
    if first is not None:
        menu.insertSeparator(first)
    gone: list[bool] = []
    menu.destroyed.connect(lambda: gone.append(True))

    def fill(suggestions: Sequence[str]) -> None:
        if gone:
            return
        waiting.setText("No suggestions")
        if suggestions:
            menu.removeAction(waiting)
        for place, suggestion in enumerate(suggestions, 1):
            action = QAction(f"&{place}  {suggestion}", menu)
            action.setData(suggestion)
            action.triggered.connect(
                lambda _on=False, new=suggestion: _replace(underliner, mark, word, new)
            )
            menu.insertAction(after, action)
        menu.setActiveAction(menu.actions()[0])

    menu.popup(at)
    choices.suggest(word, fill)
    return menu


def _replace(underliner: Underliner, mark: QTextCursor, word: str, new: str) -> None:
    """Type the new word in place of the old one, unless that was changed meanwhile."""
    if mark.selectedText() == word:
        mark.insertText(new)
        underliner.look()
