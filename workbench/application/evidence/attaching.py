"""Papers attached to a case: listed as evidence items, one file after the other.

Each file is an action of its own, saved before the next; so what was attached before a crash is
there after it, and attaching the same files again goes on where it stopped. All files of one
sitting are one step for Undo.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Full, Queue
from threading import Event

from workbench.application.case import editing
from workbench.application.case.session import CaseSession
from workbench.application.evidence.preparing import Paper, PaperDesk, Prepared, prepare_all
from workbench.application.records.labels import evidence_label
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import CaseConflict, EvidenceRefused, InvalidInput, WorkbenchError
from workbench.domain.records.evidence import EvidenceItem
from workbench.domain.text import shortened

_ATTEMPTS = 5
_AHEAD = 4
"""So many files are read ahead of the one that is being saved."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was looked at: its name, its evidence item, and whether that was `added` now.

    `text` says whether words could be read from it, `trouble` why not all could be.
    """

    item: str
    file: str
    sha256: str
    pages: int | None
    text: bool
    added: bool = True
    trouble: str = ""


class Attaching:
    """One sitting of attaching files to a case; `step` names it.

    `open_case` gives the open case, read anew when somebody else changed it in between. With
    `item_id` the first file becomes that item's own where it has none yet; all others come beneath.
    """

    def __init__(self, open_case: Callable[[], CaseSession], step: str, item_id: str = "") -> None:
        self._open_case = open_case
        self._item_id = item_id
        self._session = open_case()
        self._step = f"attach {step}"
        if item_id and item_id not in self._session.case.evidence:
            raise InvalidInput(
                f"The case has no evidence item with the id “{shortened(item_id, 60)}”.",
                "Nothing was added.",
            )
        items = self._session.case.evidence.values()
        self.known = {item.file.sha256 for item in items if item.file is not None}

    def save(self, prepared: Prepared) -> tuple[Attached, ...]:
        """List a file, and those that came within it, as evidence; saved when this returns."""
        for _ in range(_ATTEMPTS):
            there = _item_of(self._session.case, prepared.sha256)
            if there is not None:
                return (_already(self._session.case, there, prepared.name),)
            placed = _placed(self._session.case, prepared.papers, self._item_id)
            try:
                label = f"Attach {shortened(prepared.name, 60)}"
                self._session.apply(label, partial(_added, papers=placed), merge_key=self._step)
            except CaseConflict:
                self._session = self._open_case()
                continue
            self.known.add(prepared.sha256)
            return tuple(map(_attached, placed))
        raise CaseConflict(
            "The case is being changed elsewhere again and again.",
            f"{prepared.name} was not added; what was added before it is safe. Try again.",
        )


Outcome = tuple[Attached, ...] | EvidenceRefused


def attach_all(sitting: Attaching, desk: PaperDesk, paths: Iterable[Path]) -> Iterator[Outcome]:
    """Attach files one after the other, the next read while the last is saved.

    A file that is refused is told in its place, and the next is gone on to. Whatever else goes
    wrong is raised; what came before it is saved.
    """
    ready: Queue[Prepared | WorkbenchError | None] = Queue(_AHEAD)
    over = Event()
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(_prepare_all, paths, desk, sitting.known, ready, over)
        try:
            yield from _saved(sitting, ready)
        finally:
            over.set()
        work.result()


def _saved(sitting: Attaching, ready: Queue[Prepared | WorkbenchError | None]) -> Iterator[Outcome]:
    while (found := ready.get()) is not None:
        if isinstance(found, EvidenceRefused):
            yield found
        elif isinstance(found, WorkbenchError):
            raise found
        else:
            yield sitting.save(found)


def _prepare_all(
    paths: Iterable[Path],
    desk: PaperDesk,
    known: Container[str],
    ready: Queue[Prepared | WorkbenchError | None],
    over: Event,
) -> None:
    """Make files ready, as long as somebody takes them."""

    def give(found: Prepared | WorkbenchError | None) -> None:
        while not over.is_set():
            try:
                ready.put(found, timeout=0.1)
                return
            except Full:
                continue

    try:
        for each in prepare_all(paths, desk, known):
            give(each)
            if over.is_set():
                return
    except WorkbenchError as error:
        give(error)
    finally:
        give(None)


def _attached(paper: Paper) -> Attached:
    item, file = paper.item, paper.file
    return Attached(item.id, file.name, file.sha256, item.pages, paper.text, True, paper.trouble)


def with_papers(case: CaseFile, prepared: Prepared) -> CaseFile:
    """The case with a file, and those that came within it, listed as evidence.

    One whose file is there already is returned as it is.
    """
    there = _item_of(case, prepared.sha256) is not None
    return case if there else _added(case, prepared.papers)


def _placed(case: CaseFile, papers: Sequence[Paper], item_id: str) -> Sequence[Paper]:
    """The papers in their places: as the item named, beneath it, or by themselves."""
    item = case.evidence.get(item_id)
    if item is None or not papers:
        return papers
    first, *others = papers
    if item.file is not None:
        return [replace(first, item=replace(first.item, parent_id=item.id)), *others]
    below = [
        replace(each, item=replace(each.item, parent_id=item.id))
        if each.item.parent_id == first.item.id
        else each
        for each in others
    ]
    pages = first.item.pages if item.pages is None else item.pages
    return [replace(first, item=replace(item, file=first.file, pages=pages)), *below]


def _added(case: CaseFile, papers: Sequence[Paper]) -> CaseFile:
    for paper in papers:
        if paper.item.id in case.evidence:
            case = case.with_record("evidence", paper.item)
        else:
            case = editing.add(case, "evidence", paper.item)
    return case


def _item_of(case: CaseFile, sha256: str) -> EvidenceItem | None:
    """The item whose file has that digest."""
    items = case.evidence.values()
    return next((each for each in items if each.file and each.file.sha256 == sha256), None)


def _already(case: CaseFile, item: EvidenceItem, name: str) -> Attached:
    file = item.file
    said = f"It is in the case already, as {evidence_label(case, item)}."
    sha256 = file.sha256 if file is not None else ""
    return Attached(item.id, name, sha256, item.pages, False, False, said)
