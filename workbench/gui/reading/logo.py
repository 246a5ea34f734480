"""The office's logo as the window and the printer show it, over the title of a statement."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextImageFormat

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import Desk

_NAME = "office-logo"
_WIDEST_MM = 170.0
_PER_MM = 96 / 25.4


@dataclass(frozen=True, slots=True)
class ShownLogo:
    """A logo with its size in pixels, 96 of them to an inch."""

    picture: QImage
    wide: float
    high: float

    def insert(self, cursor: QTextCursor, into: QTextDocument) -> None:
        """Put the logo where the cursor stands."""
        into.addResource(QTextDocument.ResourceType.ImageResource, QUrl(_NAME), self.picture)
        form = QTextImageFormat()
        form.setName(_NAME)
        form.setWidth(self.wide)
        form.setHeight(self.high)
        cursor.insertImage(form)


def logo_on_paper(desk: Desk) -> ShownLogo | None:
    """The office's logo, None where it has none; raises `ExportFailed` for one not to be used."""
    kept = desk.services.logo.read() if desk.services.logo is not None else None
    if kept is None:
        return None
    wide, high = kept.size_mm(_WIDEST_MM)
    return ShownLogo(_picture(kept.data), wide * _PER_MM, high * _PER_MM)


def logo_on_screen(desk: Desk | None) -> ShownLogo | None:
    """The office's logo; none for one that cannot be used, which an export says."""
    try:
        return logo_on_paper(desk) if desk is not None else None
    except WorkbenchError:
        return None


@lru_cache(maxsize=2)
def _picture(data: bytes) -> QImage:
    return QImage.fromData(data)
