"""What draws papers and what reads their text, loaded when the first paper is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

# For the reader only: the window starts without any of it.
if TYPE_CHECKING:
    from workbench.application.evidence.recognising import Recogniser
    from workbench.application.evidence.showing import PaperDrawer


def drawer() -> PaperDrawer:
    """What draws papers; its program starts with the first of them."""
    from workbench.interchange.drawing.drawer import ChildDrawer

    return ChildDrawer()


def recogniser() -> Recogniser:
    """What reads the text of pictures, where the computer has the program for it."""
    from workbench.interchange.drawing.recogniser import Tesseract

    return Tesseract()
