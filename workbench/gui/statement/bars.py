"""The bars of the drafting room: over the statement, and over its outline."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from workbench.gui.live import Live, length_in_words
from workbench.gui.look.buttons import acts_button, command_button, command_icon, icon_button
from workbench.gui.look.labels import ElidedLabel, grounded, title, toned
from workbench.gui.look.layout import GRID, Gap, Rest, column_of, named, row_of
from workbench.gui.reading.stage_buttons import StageButtons
from workbench.gui.records.acts import RowAct, give_menu
from workbench.gui.statement.outline import OutlineTree
from workbench.gui.statement.writing.acts import ParagraphActs
from workbench.gui.statement.writing.menu import ParagraphMenu
from workbench.gui.statement.writing.topics import TopicActs
from workbench.statement.nodes import Document

_FIXED = "The headings of sections come from the outline: Statement settings… changes it."
_GOES = "A heading the program made goes by itself once nothing stands under it."


_BY = {"up": -1, "down": 1}
"""The acts that move a paragraph as well as a heading."""


def _either(one: Callable[[], bool], other: Callable[[], bool]) -> bool:
    return one() or other()


class StatementBar(QWidget):
    """What can be done with the chosen paragraph, how long the statement is, which wording is
    shown, and `toggle`, which shows the panel beside it."""

    def __init__(self, live: Live, menu: ParagraphMenu, acts: ParagraphActs) -> None:
        super().__init__()
        said = "What can be done with the chosen paragraph"
        more = acts_button("statement.paragraph.more", menu.popup, said)
        new = icon_button(
            "plus",
            "statement.paragraph.add",
            acts.new_after,
            "New paragraph after the chosen one (Ctrl+Shift+Enter)",
        )
        settings = command_icon(
            "sliders-horizontal",
            "statement.settings",
            "statement-settings",
            "Statement settings: kind, headings, outline",
        )
        self._count = named(ElidedLabel(least=0), "statement.count")
        toned(self._count, "second")
        self._number: int | None = None
        self._document: Document | None = None
        self.toggle = icon_button(
            "link",
            "statement.panel.toggle",
            lambda: None,
            "Show where the chosen paragraph comes from (Ctrl+Shift+Y)",
        )
        self.toggle.setCheckable(True)
        self.versions = icon_button(
            "history", "statement.versions", lambda: None, "Issued versions (Ctrl+Shift+V)"
        )
        self.versions.setShortcut("Ctrl+Shift+V")
        self.toggle.setShortcut("Ctrl+Shift+Y")
        row_of(
            StageButtons(live, "statement.stage"),
            Gap(GRID // 4),
            self._count,
            Rest(0),
            command_icon(
                "circle-check",
                "statement.check",
                "check",
                "Check the statement as one that is to go out (Ctrl+Alt+K)",
            ),
            command_icon(
                "external-link",
                "statement.export",
                "export-statement",
                "Export the statement: a copy to look at (Ctrl+E)",
            ),
            self.versions,
            settings,
            new,
            command_button(
                "Issue…",
                "statement.issue",
                "issue",
                "Freeze the statement as a version and send it (Ctrl+Shift+I)",
                "primary",
            ),
            self.toggle,
            more,
            within=self,
            margins=(2 * GRID, GRID, GRID, GRID),
            gap=2,
        )
        live.composed.connect(self._on_composed)
        if live.document is not None:
            self._on_composed(live.document)

    def show_place(self, number: int | None) -> None:
        """Say which paragraph is in hand, None when it has no number."""
        self._number = number
        if self._document is not None:
            words = length_in_words(self._document)
            count = words.partition(" ")[0]
            self._count.setText(f"¶ {number} of {count}" if number else f"{count} ¶")
            self._count.setAccessibleName(f"Paragraph {number} of {count}" if number else words)

    def _on_composed(self, document: Document) -> None:
        self._document = document
        self.show_place(self._number)


class OutlineSide(QWidget):
    """The outline under the name of the page, with what can be done to a subheading."""

    def __init__(
        self,
        outline: OutlineTree,
        topics: TopicActs,
        new: Callable[[], None],
        rename: Callable[[], None],
        move: Callable[[int], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__()

        def row(words: str, name: str, do: Callable[[], None], keys: str, own: bool) -> RowAct:
            able, why_not = (topics.own_chosen, _GOES) if own else (topics.any_chosen, _FIXED)

            def carry_out() -> None:
                if name in _BY and topics.paragraph_chosen():
                    move(_BY[name])
                elif able():
                    do()
                else:  # asked for by its key
                    say(why_not if topics.any_chosen() else _FIXED)

            can = partial(_either, able, topics.paragraph_chosen) if name in _BY else able
            return RowAct(words, name, carry_out, keys, can, why_not)

        def act(words: str, name: str, keys: str = "", own: bool = False) -> RowAct:
            return row(words, name, partial(topics.carry_out, name), keys, own)

        menu = give_menu(
            outline,
            "statement.topic",
            (
                RowAct("New subheading", "add", new),
                row("Rename", "rename", rename, "F2", own=False),
                act("Move up", "up", "Alt+Up"),
                act("Move down", "down", "Alt+Down"),
                act("Indent", "in"),
                act("Outdent", "out"),
                None,
                act("Delete", "delete", "Del", own=True),
            ),
        )
        add = icon_button("plus", "statement.topic.new", new, "New subheading (Ctrl+N)")
        add.setShortcut("Ctrl+N")
        said = "What can be done with the chosen subheading"
        more = acts_button("statement.topic.more", menu.popup, said)
        head = row_of(title("Statement"), Rest(0), add, more, gap=4, margins=(2 * GRID, 0, GRID, 0))
        column_of(head, (outline, 1), within=self, margins=(0, GRID, 0, 0))
        grounded(self, "lst")
