"""What a word is where it stands: a name, a word, or for a person to look at."""

from __future__ import annotations

from workbench.domain.dataclass import dataclass
from workbench.domain.problems import Severity


@dataclass(frozen=True, slots=True)
class Judged:
    """What a word is where it stands: `severity` None says that it is no name."""

    severity: Severity | None
    reason: str


A_WORD = Judged(None, "a word here")


def a_name(reason: str) -> Judged:
    """Surely somebody's name."""
    return Judged(Severity.ERROR, reason)


def an_open_word(reason: str) -> Judged:
    """A name or a word: nobody can say but a person."""
    return Judged(Severity.WARNING, reason)
