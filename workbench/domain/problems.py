"""Problems: faults in a case or its statement, found by checking, as data."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from workbench.domain.dataclass import dataclass


class Severity(StrEnum):
    """Errors block a final statement; warnings and notes never block anything."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Where:
    """The place a problem is about: a record of the case and, when known, its field.

    `paragraph` is the number printed in the statement, None when the place has none.
    """

    kind: str = ""
    id: str = ""
    field: str = ""
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """The words that belong in the place of those at fault.

    `name` is what Undo calls it, `label` what the button says where "Write ..." is not enough.
    Inside citations words are corrected only with `cited`.
    """

    words: str
    name: str = "Correct words"
    label: str = ""
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a stable `code` ("name-leak"), a sentence, its place and what would put it right.

    `excerpt` holds the words at fault; with `code` and the record it makes the problem's `key`,
    by which an acceptance ("accepted because ...") stays with it while the words are unchanged.
    A problem that is settled one occurrence at a time has the `sentence` around them in its key.
    Where other words simply belong in the excerpt's place, `correction` has them. `places` are the
    words round each place, where it stands more than once in its paragraph or field.
    """

    severity: Severity
    code: str
    message: str
    where: Where = Where()
    hint: str = ""
    excerpt: str = ""
    sentence: str = ""
    correction: Correction | None = None
    places: tuple[str, ...] = ()

    @property
    def often(self) -> str:
        """How often it stands in its paragraph, as it follows the place: ", 2 times" or ""."""
        return f", {len(self.places)} times" if self.places else ""

    @property
    def key(self) -> str:
        """What identifies this problem from one check of the case to the next."""
        sentence = (self.sentence,) if self.sentence else ()
        return "|".join((self.code, self.where.kind, self.where.id, self.excerpt, *sentence))


error, warning, note = (partial(Problem, severity) for severity in Severity)
"""A problem of each severity."""
