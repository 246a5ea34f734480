"""What stands in the way of a statement that is to leave, told with a sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.domain.problems import Problem
from workbench.domain.text import how_many
from workbench.gui.look.layout import named, row_of
from workbench.gui.look.theme.marks import Sign

_SHOWN = 4


class InTheWay(QWidget):
    """The errors of a statement in a few lines, or that there are none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._sign = Sign()
        self._words = words_label(name)
        row_of((self._sign, 0, Qt.AlignmentFlag.AlignTop), (self._words, 1), within=self, gap=-1)

    def show_errors(self, errors: Sequence[Problem], warnings: int, final: bool) -> None:
        """Say which errors there are, and whether it may go out with them."""
        also = f" ({how_many(warnings, 'warning')} besides.)" if warnings else ""
        count = len(errors)
        if not count:
            self.say("good", f"No errors stand in the way.{also}")
            return
        first = "\n".join(f"• {problem.message}" for problem in errors[:_SHOWN])
        more = f"\n… and {count - _SHOWN} more, in the list of problems." if count > _SHOWN else ""
        stop = (
            "A final decision should not go out with errors."
            if final
            else "A draft may go out with errors."
        )
        self.say("error", f"{how_many(count, 'error')}. {stop}{also}\n{first}{more}")

    def say(self, sign: str, words: str) -> None:
        """Say something else, with that sign."""
        self._sign.show_sign(sign)
        self._words.setText(words)


def words_label(name: str) -> QLabel:
    """Words that wrap and are shown as they are."""
    label = named(QLabel(), name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
