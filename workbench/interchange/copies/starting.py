"""What makes pages of old Word files, loaded when the first of them is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

# For the reader only: the window starts without any of it.
if TYPE_CHECKING:
    from workbench.application.evidence.converting import Converter


def converter() -> Converter:
    """What makes pages of old Word files, where the computer has LibreOffice."""
    from workbench.interchange.copies.maker import PageMaker

    return PageMaker()
