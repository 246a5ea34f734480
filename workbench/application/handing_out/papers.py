"""Working papers on their way out: tables, copies, timelines, reminders, with labels only.

What is copied, saved or printed from the case beside the statement is a *paper*. Its words are put
with labels in place of names; then it passes the same search as a finished statement. What holds
real names by nature (the case file, the casebook, its backups) is no paper: it is written for its
owner alone, and its name says that it is confidential.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.application.case.ports import IdSource
from workbench.application.handing_out.labelled_case import LabelledCase
from workbench.application.handing_out.labelling import with_labels
from workbench.application.handing_out.leaks import Leak, given_away
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.versions import ExportReceipt
from workbench.statement.naming.protected import ProtectedList, protected
from workbench.statement.naming.searching.file_name import find_in_file_name
from workbench.statement.naming.searching.finding import find

CaseInHand = Callable[[], tuple[CaseFile, ReferenceLibrary]]
"""The case and reference data a paper is made from, as they are when it leaves."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Something about to leave: what it is ("the chronology"), its file's name, and its words.

    `name` is "" for what is printed or copied. `words` are pairs of a place ("row 3") and the
    words there, which `Labelling.words` has put with labels.
    """

    what: str
    name: str
    words: tuple[tuple[str, str], ...]


def record_paper(
    case: CaseFile, what: str, path: Path, data: bytes, reason: str, ids: IdSource, now: str
) -> CaseFile:
    """The case with a receipt for a paper that left with real names in it, and the reason why."""
    receipt = ExportReceipt(
        id=ids.new("receipt"),
        version_id="",
        format=what,
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        exported_at=now,
        override_reason=reason,
        size=len(data),
    )
    return case.with_record("receipt", receipt)


class Labelling:
    """Puts the words of one case with labels, and looks through what leaves it."""

    def __init__(self, in_hand: CaseInHand) -> None:
        self._in_hand = in_hand

    @property
    def protected(self) -> ProtectedList:
        """The names, forms and details of the case that must not leave it."""
        case, library = self._in_hand()
        return protected(case, library.names)

    def words(self, text: str) -> str:
        """A text with labels in place of names."""
        return with_labels(text, self.protected)

    def words_leaving(self, text: str) -> str:
        """A text with labels, without the details nobody entered that would be refused."""
        return with_labels(text, self.protected, strangers=True)

    def case(self) -> CaseFile:
        """The whole case with labels in place of names, for tables and drawings made from it."""
        case, _ = self._in_hand()
        return LabelledCase().of(case, self.protected)

    def leaks(self, paper: Paper) -> tuple[Leak, ...]:
        """Where a paper still tells who somebody is, each place once."""
        return tuple(_leaks(paper, self.protected))

    def refuse_names(self, paper: Paper) -> None:
        """Raise `NameGivenAway` when a paper, or its name, still holds a real name or a detail."""
        sure = [leak for leak in self.leaks(paper) if leak.hit.sure]
        if sure:
            raise given_away(sure)

    def open_places(self, paper: Paper) -> int:
        """How many places of a paper may tell of somebody, for a person to look at."""
        return sum(not leak.hit.sure for leak in self.leaks(paper))


def _leaks(paper: Paper, listed: ProtectedList) -> Iterable[Leak]:
    for hit in find_in_file_name(paper.name, listed) if paper.name else ():
        yield Leak(hit.words, paper.what, "its name", hit)
    for place, text in paper.words:
        for hit in find(text, listed):
            yield Leak(hit.words, paper.what, place, hit)
