"""Looking through finished files for names, before they leave: the last check, on the bytes.

The checks of the statement look at its words; this looks at the files made from it, with their
properties, headers, bookmarks, links and names. A hit stops every file from being written, drafts
too: a draft leaves the building as well, and cannot be called back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ExportFailed, NameGivenAway
from workbench.domain.library.reference import ReferenceLibrary
from workbench.statement.checks.printed import Piece, PrintedStatement, as_printed
from workbench.statement.checks.words.names import hits_in, problem_of
from workbench.statement.naming.finding import find
from workbench.statement.naming.hits import Hit, Telling
from workbench.statement.naming.normal import folded
from workbench.statement.naming.protected import ProtectedList, protected
from workbench.statement.nodes import Document

FileParts = Callable[[str, bytes], Iterable[tuple[str, str]]]
"""What a file of a format holds: where, in words ("its properties"), and the words there."""

Hits = Sequence[tuple[Piece, Hit]]
"""What the words of a statement tell of people, with where."""

FinishedFile = tuple[str, str, bytes]
"""A file about to be written: its format, its name, and its bytes."""

Guard = Callable[[Sequence[FinishedFile]], None]
"""Looks through finished files; raises `NameGivenAway`, and then none of them is written."""

_NAMES = {"word": "the Word document", "pdf": "the PDF", "html": "the web page", "text": "the text"}
_HIDDEN = ("what lies behind", "the names of its parts")
_ENOUGH = 12
_FEWEST = 12


@dataclass(frozen=True, slots=True)
class Leak:
    """A name or detail somebody would find: the words, the file, the place in it, and the hit."""

    words: str
    file: str
    place: str
    hit: Hit

    def told(self) -> str:
        """The leak in words: "“Smith” in the Word document, its properties"."""
        return f"“{self.words}” in {self.file}, {self.place}"


def guard_for(
    case: CaseFile,
    document: Document,
    library: ReferenceLibrary,
    parts: FileParts,
    reason: str = "",
) -> Guard:
    """What looks through the files of a statement; with a `reason` names are let through.

    The reason is kept with the receipt. What was accepted where it stands in the statement, and
    what stands in the office's own wording, is none.
    """

    def guard(files: Sequence[FinishedFile]) -> None:
        if reason.strip():
            return
        leaks = find_leaks(case, document, library, parts, files)
        if leaks:
            raise given_away(leaks)

    return guard


def given_away(leaks: Sequence[Leak]) -> NameGivenAway:
    """The refusal that names what would be given away."""
    told = "; ".join(leak.told() for leak in leaks[:3])
    more = f"; and {len(leaks) - 3} more" if len(leaks) > 3 else ""
    return NameGivenAway(
        f"The files would give somebody away: {told}{more}.",
        "Nothing was written. Take the words out, or give a reason to hand them out all the same.",
    )


def find_leaks(
    case: CaseFile,
    document: Document,
    library: ReferenceLibrary,
    parts: FileParts,
    files: Iterable[FinishedFile],
) -> tuple[Leak, ...]:
    """What the statement's words and its finished files would give away, each once.

    Only errors are: warnings are settled in the statement. Raises `ExportFailed` when a file
    cannot be looked through.
    """
    statement = as_printed(document, case, library)
    hits = tuple(hits_in(statement))
    found: dict[tuple[str, str, str], Leak] = {}
    for leak in (*_in_words(statement, hits), *_in_files(statement, hits, parts, files)):
        found.setdefault((leak.words.casefold(), leak.file, leak.place), leak)
        if len(found) >= _ENOUGH:
            break
    return tuple(found.values())


def _in_words(statement: PrintedStatement, hits: Hits) -> Iterator[Leak]:
    accepted = _accepted(statement.case)
    for piece, hit in hits:
        if hit.sure and problem_of(piece, hit).key not in accepted:
            number = piece.where.paragraph
            place = f"paragraph {number}" if number is not None else "outside the paragraphs"
            yield Leak(hit.words, "the statement", place, hit)


def _accepted(case: CaseFile) -> frozenset[str]:
    return frozenset(each.problem_key for each in case.acceptances.values() if each.reason.strip())


# --- finished files ------------------------------------------------------------------------------


def _in_files(
    statement: PrintedStatement, hits: Hits, parts: FileParts, files: Iterable[FinishedFile]
) -> Iterator[Leak]:
    listed = protected(statement.case, statement.library.names)
    settled = _settled(statement, hits)
    heading = _letters(statement.document.meta.title)
    for format, name, data in files:
        file = _NAMES.get(format, "the file")
        seen = False
        for place, text in (("its name", name), *parts(format, data)):
            seen = seen or heading in _letters(text)
            outside = () if place == "its name" else settled
            for hit in _unsettled(text, listed, outside, hidden=place.startswith(_HIDDEN)):
                yield Leak(hit.words, file, place, hit)
        if not seen:
            raise ExportFailed(
                f"Before {file} was written it was to be looked through for names, but its words "
                "could not be read.",
                "Nothing was written. Try again, or choose another format.",
            )


def _unsettled(
    text: str, listed: ProtectedList, settled: tuple[str, ...], *, hidden: bool
) -> Iterator[Hit]:
    """What a part of a file tells of people, outside the words that are settled already."""
    hits = [hit for hit in find(text, listed, strangers=not hidden) if hit.sure]
    if not hits:
        return
    squeezed = _Squeezed(text)
    covered = [span for words in settled for span in squeezed.places(words)]
    for hit in hits:
        inside = any(start <= hit.start and hit.end <= end for start, end in covered)
        if hit.what is Telling.LABEL or not inside:
            yield hit


def _settled(statement: PrintedStatement, hits: Hits) -> tuple[str, ...]:
    """The words a file may hold: the office's own, and those of accepted sentences."""
    accepted = _accepted(statement.case)
    words = [piece.text for piece in statement.pieces if piece.standard]
    by_piece: dict[Piece, list[Hit]] = {}
    for piece, hit in hits:
        by_piece.setdefault(piece, []).append(hit)
    for piece, own in by_piece.items():
        for hit in own:
            same = [each for each in own if each.sentence == hit.sentence and each.sure]
            if same and all(problem_of(piece, each).key in accepted for each in same):
                words.append(hit.sentence)
    return tuple(dict.fromkeys(each for each in map(_letters, words) if len(each) >= _FEWEST))


def _letters(text: str) -> str:
    """The letters and figures of a text, which are the same however it is laid out."""
    return re.sub(r"[\W_]+", "", folded(text).text).casefold()


class _Squeezed:
    """A text as its letters and figures only, with where each stood."""

    def __init__(self, text: str) -> None:
        laid = folded(text)
        self._at: list[int] = []
        kept: list[str] = []
        for found in re.finditer(r"[^\W_]", laid.text):
            small = found[0].casefold()
            kept.append(small)
            self._at += [laid.place(found.start(), found.end())[0]] * len(small)
        self._text = "".join(kept)

    def places(self, letters: str) -> Iterator[tuple[int, int]]:
        """Where some letters stand in the text."""
        at = self._text.find(letters)
        while at >= 0:
            yield self._at[at], self._at[at + len(letters) - 1] + 1
            at = self._text.find(letters, at + 1)
