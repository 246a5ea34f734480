"""The calculation of a loss: its lines, what each comes to, and their total."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.domain.money import money, parse_money
from workbench.domain.records.remedies import LossItem
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.bound import BoundField
from workbench.gui.look.buttons import push_button
from workbench.gui.look.key_order import put_where
from workbench.gui.look.labels import emphasised, note
from workbench.gui.look.layout import REST, column_of, held, named, row_of

_MOST = 1_000_000
_FIGURES = 96
_SUM = 88


@dataclass(frozen=True, slots=True)
class _Line:
    """The controls of one line."""

    holder: QWidget
    what: QLineEdit
    quantity: QLineEdit
    each: QLineEdit
    sum: QLabel

    def typed(self) -> tuple[str, str, str]:
        """What was lost, how many and at how much, as typed."""
        return self.what.text(), self.quantity.text(), self.each.text()


class LossField(BoundField):
    """The lines of a calculation: what was lost, how many times, at how much each."""

    saves_when_idle = False
    tidies = False  # a line that is not complete yet stays while the keyboard moves about

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            records_of(desk, "remedy"), "loss_items",
            "What was lost, how many (weeks, months), at how much each",
            label="Calculation of the loss",
        )  # fmt: skip
        self._lines: list[_Line] = []
        self._nothing = note("No line yet. Add one for each thing lost: weeks, months or items.")
        self.total = named(QLabel(), "remedy.loss.total", "What the lines come to")
        emphasised(self.total)
        self.more = push_button("Add line", "", lambda: self._add().what.setFocus())
        self.take = push_button("Make this the amount", "remedy.loss.take", self._take_total)
        self._list = column_of(gap=4)
        body = held(
            column_of(
                self._nothing, self._list, row_of(self.more, REST, self.total, self.take), gap=4
            )
        )
        self.attach(body, self.more)
        self.more.setAccessibleName("Calculation of the loss: add line")
        self.finish()
        desk.bridge.changed.connect(self._on_case_changed)

    def raw(self) -> Any:
        """The lines as typed; wholly blank ones are left out."""
        typed = [line.typed() for line in self._lines]
        return tuple(each for each in typed if any(part.strip() for part in each))

    def put(self, value: Any) -> None:
        """Show one line for each part of the calculation."""
        self.restore(
            tuple((item.what, str(item.quantity), money(item.each)) for item in value or ())
        )

    def restore(self, raw: Any) -> None:
        """Show lines as they were typed."""
        while len(self._lines) > len(raw):
            self._drop(self._lines[-1])
        while len(self._lines) < len(raw):
            self._add()
        for line, typed in zip(self._lines, raw, strict=True):
            for control, words in zip((line.what, line.quantity, line.each), typed, strict=True):
                if control.text() != words:
                    control.setText(words)
                    control.setCursorPosition(0)
        self._refresh()

    def read(self) -> Any:
        """The lines meant; raises `InvalidInput` naming the line that cannot be read."""
        return tuple(_item(number, *typed) for number, typed in enumerate(self.raw(), 1))

    def commit(self) -> bool:
        """Save the lines, and show what they come to."""
        saved = super().commit()
        self._refresh()
        return saved

    def _add(self) -> _Line:
        number = len(self._lines) + 1
        line = _Line(QWidget(), QLineEdit(), QLineEdit(), QLineEdit(), QLabel())
        remove = QPushButton("Remove")
        row_of(
            (line.what, 1),
            line.quantity,
            QLabel("×"),
            line.each,
            line.sum,
            remove,
            within=line.holder,
        )
        for control, part, example in (
            (line.what, "what", "what was lost, and from when to when"),
            (line.quantity, "quantity", "how many"),
            (line.each, "each", "£ each"),
        ):
            control.setObjectName(f"remedy.loss.{number}.{part}")
            control.setPlaceholderText(example)
            control.returnPressed.connect(self.commit)
            control.textEdited.connect(lambda _words: self._refresh())
            self.watch(control, f"Line {number} of the loss: {example}")
        line.quantity.setFixedWidth(_FIGURES)
        line.each.setFixedWidth(_FIGURES)
        line.sum.setFixedWidth(_SUM)
        line.sum.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        named(remove, f"remedy.loss.{number}.remove", f"Remove line {number} of the loss")
        remove.clicked.connect(lambda _=False: self._remove(line))
        self._lines.append(line)
        self._list.addWidget(line.holder)
        line.holder.show()
        put_where(self.more, (line.what, line.quantity, line.each, remove))
        self._refresh()
        return line

    def _remove(self, line: _Line) -> None:
        self.more.setFocus()
        self._drop(line)
        self.commit()

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        for control in (line.what, line.quantity, line.each):
            self._controls.remove(control)
        line.holder.hide()
        self._list.removeWidget(line.holder)
        line.holder.deleteLater()

    def _on_case_changed(self, change_set: ChangeSet) -> None:
        if self.record_id in change_set.ids("remedy"):
            self._refresh()

    def _refresh(self) -> None:
        total = 0
        for line in self._lines:
            item = _readable(line.typed())
            line.sum.setText("" if item is None else f"= {money(item.pence)}")
            total += item.pence if item is not None else 0
        remedy = self.desk.bridge.case.remedies.get(self.record_id)
        amount = remedy.amount if remedy is not None else None
        self._nothing.setVisible(not self._lines)
        self.total.setVisible(bool(self._lines))
        same = " – the amount" if total == amount else ""
        if amount is not None and total != amount:
            same = f"; the amount is {money(amount)}"
        self.total.setText(f"Comes to {money(total)}{same}")
        self.take.setVisible(bool(total) and total != amount)

    def _take_total(self) -> None:
        """Put the total into the amount: the person's own act."""
        if not self.commit():
            return
        id = self.record_id
        self.more.setFocus()

        def take(case: CaseFile) -> CaseFile:
            return editing.set_fields(case, "remedy", id, amount=case.remedies[id].loss)

        self.desk.bridge.apply("Edit remedy: amount from the calculation", take)


def _item(number: int, what: str, quantity: str, each: str) -> LossItem:
    count = quantity.strip().replace(",", "") or "1"
    if not (count.isascii() and count.isdigit()) or not 1 <= int(count[:12]) <= _MOST:
        raise InvalidInput(
            f"Line {number}: “{quantity.strip()[:40]}” is not a whole number from 1 to {_MOST:,}.",
            "Count in whole weeks, months or items.",
        )
    try:
        pence = parse_money(each)
    except InvalidInput as error:
        raise InvalidInput(f"Line {number}: {error.message}", error.hint) from None
    return LossItem(what=what.strip(), quantity=int(count), each=pence or 0)


def _readable(typed: tuple[str, str, str]) -> LossItem | None:
    """The line, None while it cannot be read or is blank."""
    try:
        return _item(0, *typed) if any(part.strip() for part in typed) else None
    except InvalidInput:
        return None
