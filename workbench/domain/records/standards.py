"""Standards: the law, guidance and policy that say what should have happened.

A `Standard` is an entry of the library in ``resources/standards``; a `StandardCited` is one used
in a finding, taken from the library or written in.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import DaySpan
from workbench.domain.fields import key_of, many_lines, one_line


class StandardKind(StrEnum):
    """Law binds; statutory guidance is followed unless there is good reason; policy is chosen."""

    LAW = "law"
    GUIDANCE = "guidance"
    POLICY = "policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One entry of the library of standards, told in our own words.

    `citation` is how a statement names it ("Children Act 1989, section 47"), `expects` what it
    asks of a council. `edition` says which text is meant; `valid_from` and `valid_to` are the
    first and last day on which it held, None where that is open or was not established. `source`
    says where that was read and `consulted` when; `status` is "unconfirmed" where the text itself
    could not be read, with the reason in `note`. `words` are further words by which it is found.
    """

    id: str
    title: str
    kind: StandardKind
    citation: str
    expects: str
    source: str
    consulted: date
    edition: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    status: str = ""
    note: str = ""
    words: tuple[str, ...] = ()

    def in_force(self, days: DaySpan) -> bool | None:
        """Whether it held throughout those days: True or False when sure, None when not."""
        begun = _not_after(self.valid_from, days.earliest)
        ended = self.valid_to is not None and _is_after(days.earliest, self.valid_to)
        not_begun = self.valid_from is not None and _is_after(self.valid_from, days.latest)
        if ended or not_begun:
            return False
        lasts = self.valid_to is None or (days.latest is not None and days.latest <= self.valid_to)
        return True if begun and lasts else None


def _not_after(day: date | None, other: date | None) -> bool:
    return day is None or (other is not None and day <= other)


def _is_after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardCited:
    """A standard a finding is measured by.

    `standard_id` is an entry of the library, or "" when it is written in: then `words` say what
    it is and what it expects. With an entry, `words` add what it means in this case. `place` is
    where in it that stands ("section 47(1)(b)", "paragraph 3.18"), `edition` the edition relied
    on, "" for the library's own.
    """

    standard_id: str = key_of("standard", "standard")
    place: str = one_line("place in it")
    words: str = many_lines("what it means here")
    edition: str = one_line("edition")
