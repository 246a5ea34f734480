"""What a completer offers while somebody types."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter

from workbench.gui.look.appearance import SHEET


def list_offers(completer: QCompleter, offers: Iterable[str]) -> None:
    """Have a completer offer these words; Qt makes its list a window alone, which is dressed."""
    model = completer.model()
    assert isinstance(model, QStringListModel)
    model.setStringList(list(offers))
    if (popup := completer.popup()) is not None:
        popup.setStyleSheet(SHEET)
