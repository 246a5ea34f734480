"""Python's search for garbage, put off while something large is made or read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_thrown_away() -> Iterator[None]:
    """Spare Python the search for garbage for a while.

    Nearly all that is made of a statement, or read of a file, is needed until it is done; searching
    it again and again takes a tenth to a fifth of the time.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
