"""What goes between an investigator and a second reader in a sealed file."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import BinaryIO

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass

UNTOUCHED = "Nothing was taken in and your cases are as they were."


class Purpose(StrEnum):
    """Which way a file goes."""

    HANDED_OVER = "a case handed over"
    SENT_BACK = "what a second reader sent back"


@dataclass(frozen=True, slots=True)
class Carried:
    """A file opened and checked whole: the case in it, and what gives each of its files to a
    function that keeps it.
    """

    purpose: Purpose
    case: CaseFile
    give: Callable[[Callable[[BinaryIO], object]], None]
