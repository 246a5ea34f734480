"""The first bytes of a sealed file, in the clear: what it is, and how its key is made.

Nothing of the case stands there. Every piece behind it is sealed together with it, so that nobody
changes a sign of it unseen. What it asks of a computer has limits: a file from elsewhere must not
ask for all its memory.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

from workbench.application.handover.carried import UNTOUCHED, Purpose
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import HandoverRefused
from workbench.interchange.file_text import SEALED

VERSION = 1
SALT = 16

_FORM = struct.Struct(f">{len(SEALED)}sBBHIQ{SALT}s24s")
SIZE = _FORM.size

_MOST_PASSES, _MOST_MEMORY = 12, 1 << 30
_LEAST_MEMORY = 8 << 10
_PURPOSES = {Purpose.HANDED_OVER: 1, Purpose.SENT_BACK: 2}

NOT_OURS = "This is no case handed over by this program."


@dataclass(frozen=True, slots=True)
class Effort:
    """What it costs to make the key: how often the memory (in bytes) is gone through."""

    passes: int
    memory: int


USUAL = Effort(3, 256 << 20)
"""About a second on an office computer, and as much for every passphrase somebody tries."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a sealed file is for, how its key is made, and where its stream begins."""

    purpose: Purpose
    effort: Effort
    salt: bytes
    begin: bytes

    def packed(self) -> bytes:
        """The bytes of it."""
        return _FORM.pack(
            SEALED, VERSION, _PURPOSES[self.purpose], 0, self.effort.passes, self.effort.memory,
            self.salt, self.begin,
        )  # fmt: skip


def is_sealed(start: bytes) -> bool:
    """Whether a file that begins so is a sealed one, of any version."""
    return start.startswith(SEALED)


def read_head(file: BinaryIO) -> Head:
    """The head of a sealed file; raises `HandoverRefused` for one that cannot be opened."""
    data = file.read(SIZE)
    if not is_sealed(data):
        raise HandoverRefused(NOT_OURS, (), f"{UNTOUCHED} Choose the file that was sent to you.")
    if data[len(SEALED) : len(SEALED) + 1] not in (b"", bytes([VERSION])):
        raise HandoverRefused(
            "This file was written by a later version of the program.",
            (),
            f"{UNTOUCHED} Update the program and open it again.",
        )
    if len(data) < SIZE:
        raise cut_short()
    _, _, number, spare, passes, memory, salt, begin = _FORM.unpack(data)
    purpose = next((each for each, n in _PURPOSES.items() if n == number), None)
    if purpose is None or spare:
        raise changed()
    if not (1 <= passes <= _MOST_PASSES and _LEAST_MEMORY <= memory <= _MOST_MEMORY):
        raise HandoverRefused(
            "This file asks for more of the computer than any that this program writes.",
            (),
            f"{UNTOUCHED} It was changed on its way, or is no honest file.",
        )
    return Head(purpose, Effort(passes, memory), salt, begin)


def cut_short() -> HandoverRefused:
    """The refusal of a file whose end is missing."""
    return HandoverRefused(
        "This file is cut short: its end is missing.",
        (),
        f"{UNTOUCHED} Fetch it again, or ask for it to be sent again.",
    )


def changed() -> HandoverRefused:
    """The refusal of a file that is not as it was written."""
    return HandoverRefused(
        "This file is cut short, damaged, or was changed after it was written.",
        (),
        f"{UNTOUCHED} Fetch it again, or ask for it to be sent again.",
    )
