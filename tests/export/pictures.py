"""Pictures for tests of the office's logo, made as they are needed."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image


def a_picture(
    size: tuple[int, int], *, ending: str = "PNG", mode: str = "RGB", **saved: Any
) -> bytes:
    """A picture with a gradient from one side to the other, as the bytes of a file."""
    return written(Image.linear_gradient("L").resize(size).convert(mode), ending, **saved)


def written(drawn: Image.Image, ending: str = "PNG", **saved: Any) -> bytes:
    """A picture as the bytes of a file."""
    file = io.BytesIO()
    drawn.save(file, ending, **saved)
    return file.getvalue()
