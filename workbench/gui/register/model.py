"""The register's rows as the list shows them: one view of the cases, ordered and in groups."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from workbench.application.case.ports import Left, RegisterRow
from workbench.domain.sought import as_sought, words_sought
from workbench.gui.look.moments import days_away, short_day, weekday

_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
ROW = Qt.ItemDataRole.UserRole
"""Where the list finds the whole row."""

GROUP = Qt.ItemDataRole.UserRole + 1
"""The name of the group a row is the first of."""

LATE = Qt.ItemDataRole.UserRole + 2
"""Whether what is due next is overdue."""

_SOON = timedelta(days=7)
_FIGURES = 8
_DAY_WORDS = 4
_NO_REFERENCE = "no reference yet"
_AFTER, _CLOSED = "compliance", "closed"

Index = QModelIndex | QPersistentModelIndex
View = Callable[[RegisterRow, str], bool]

OpenOf = Callable[[str], Left]
"""How much of a case is to do and to settle."""


def nothing_open(_case_id: str) -> Left:
    """Of no case is anything known."""
    return Left()


VIEWS: Mapping[str, View] = {
    "open": lambda row, _soon: not row.deleted and row.stage != _CLOSED,
    "week": lambda row, soon: not row.deleted and "" < row.next_due <= soon,
    "after": lambda row, _soon: not row.deleted and row.stage == _AFTER,
    "closed": lambda row, _soon: not row.deleted and row.stage == _CLOSED,
    "bin": lambda row, _soon: row.deleted,
}
"""Which cases each view shows, by the last day that is soon."""

ORDERS: Mapping[str, Callable[[RegisterRow], Any]] = {
    "due": lambda row: (not row.next_due, row.next_due),
    "reference": lambda row: (not row.reference, row.reference),
    "body": lambda row: row.body.casefold(),
    "touched": lambda _row: 0,
}
"""What the cases are ordered by; those alike, and "touched", with the one last worked on first."""


def due_words(row: RegisterRow, today: date) -> str:
    """The day the next step is due: "Fri 26 August, 1 day ago", "" when it has none."""
    if not row.next_due:
        return ""
    due = date.fromisoformat(row.next_due)
    return f"{weekday(due, today)}, {days_away(due, today)}"


def read_new_case(line: str) -> tuple[str, str, date | None]:
    """The reference, the body complained about and the day of the complaint, as far as a line
    says: "22 990 027 Cove Council, 3 May 2024".
    """
    from workbench.domain.dates.reader import read_date

    reference, rest = _reference_and_body(line)
    words = rest.split()
    for place in range(max(len(words) - _DAY_WORDS, 0), len(words)):
        read = read_date(" ".join(words[place:])).date
        if read is not None and read.exact is not None:
            body = " ".join(words[:place]).removesuffix("received")
            return reference, body.strip(" ,;"), read.exact
    return reference, rest, None


def said_of_case(line: str) -> str:
    """How a line for a new case is understood: "22 990 027 · Cove Council"."""
    from workbench.application.casebook.workbench import checked_reference

    digits, body, received = read_new_case(line)
    reference = checked_reference(digits)
    when = f"received {short_day(received)}" if received is not None else ""
    return " · ".join(filter(None, (reference, body, when)))


def _reference_and_body(line: str) -> tuple[str, str]:
    figures, end = "", 0
    for end, sign in enumerate(line, 1):  # noqa: B007 - the end is wanted
        if sign.isdigit():
            figures += sign
        elif sign not in " -":
            break
        if len(figures) == _FIGURES:
            return figures, line[end:].strip(" ,;:·-")
    return "", line.strip()


class RegisterModel(QAbstractListModel):
    """The cases of one view of the register, by when the next thing is due.

    `open_of` says how much of a case was to do and to settle when it was last open; `renamed`
    carries the id of a case, and the reference and the body that were typed.
    """

    renamed = Signal(str, str, str)

    def __init__(self, today: date, open_of: OpenOf) -> None:
        super().__init__()
        self.open_of = open_of
        self.today = today
        self._now, self._soon = today.isoformat(), (today + _SOON).isoformat()
        self.view, self.order = "open", "due"
        self._all: tuple[RegisterRow, ...] = ()
        self._rows: list[RegisterRow] = []
        self._heads: list[str] = []
        self._counts = dict.fromkeys(VIEWS, 0)
        self._words: tuple[str, ...] = ()

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show these cases, the newest touched first; the view picks among them."""
        self._all = tuple(rows)
        self._counts = {
            view: sum(shows(row, self._soon) for row in rows) for view, shows in VIEWS.items()
        }
        self._arrange()

    def show_view(self, view: str) -> None:
        """Show the cases of a view."""
        self.view = view
        self._arrange()

    def order_by(self, order: str) -> None:
        """Order the cases anew."""
        self.order = order
        self._arrange()

    def show_matching(self, words: str) -> None:
        """Keep the cases in which every one of these words occurs."""
        self._words = words_sought(words)
        self._arrange()

    def row_at(self, index: Index) -> RegisterRow | None:
        """The case in a row of the list."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def place_of(self, case_id: str) -> int:
        """The row a case stands in, -1 when it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row.id == case_id), -1)

    def view_of(self, case_id: str) -> str:
        """A view that shows a case, "" when there is none."""
        row = next((row for row in self._all if row.id == case_id), None)
        return next((key for key in VIEWS if row is not None and VIEWS[key](row, self._soon)), "")

    def count(self, view: str) -> int:
        """How many cases a view has."""
        return self._counts[view]

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = VIEWS[self.view]
        found = [row for row in self._all if shown(row, self._soon) and self._matches(row)]
        self._rows = sorted(found, key=ORDERS[self.order])
        groups = ["", *map(self._group, self._rows)]
        self._heads = [own if own != before else "" for before, own in itertools.pairwise(groups)]
        self.endResetModel()

    def _matches(self, row: RegisterRow) -> bool:
        if not self._words:
            return True
        parts = (row.reference, row.body, row.complainant, row.stage, row.next_step, row.outcome)
        plain = as_sought(" ".join((*parts, due_words(row, self.today))))
        joined = plain.replace(" ", "")
        return all(word in plain or word in joined for word in self._words)

    def _group(self, row: RegisterRow) -> str:
        if self.order != "due":
            return ""
        if not row.next_due:
            return "Nothing due"
        if row.next_due < self._now:
            return "Overdue"
        return "Within a week" if row.next_due <= self._soon else "Later"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == GROUP:  # asked of every row before the first is painted
            return self._heads[index.row()]
        row = self._rows[index.row()]
        if role == _DISPLAY:
            return row.reference or _NO_REFERENCE
        if role == _EDIT:
            return f"{row.reference} {row.body}".strip()
        if role == ROW:
            return row
        if role == LATE:
            return "" < row.next_due < self.today.isoformat()
        if role == _SPOKEN:
            due = due_words(row, self.today)
            left = self.open_of(row.id)
            said = (
                f"{left.to_do} to do" if left.to_do else "",
                left.heard() if left.to_settle else "",
            )
            parts = (row.body, row.complainant, row.reference, row.stage, row.next_step, due, *said)
            return ", ".join(part for part in parts if part) or "Case without a name"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A case is named anew where it stands, but for those in the bin."""
        row, flags = self.row_at(index), super().flags(index)
        return flags if row is None or row.deleted else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Say what was typed in place of the reference and the body, where it is another."""
        row = self._rows[index.row()]
        reference, body = _reference_and_body(str(value))
        typed = (reference, body) != _reference_and_body(self.data(index, role))
        if typed:
            self.renamed.emit(row.id, reference, body)
        return typed
