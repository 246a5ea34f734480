"""A paragraph or subheading being dragged: it is carried as its address."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

DRAGGED = "application/x-case-workbench-paragraph"


def dragged(address: str) -> QMimeData:
    """A paragraph as it is dragged."""
    mime = QMimeData()
    mime.setData(DRAGGED, address.encode())
    return mime


def address_of(mime: QMimeData) -> str:
    """The address of what is dragged, "" when it is no paragraph."""
    return bytes(mime.data(DRAGGED).data()).decode() if mime.hasFormat(DRAGGED) else ""
