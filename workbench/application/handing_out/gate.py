"""The gate every way out passes: what a finished file or a paper would give away, before it leaves.

The checks of the statement look at its words; this looks at the files made from it, with their
properties, headers, bookmarks, links and names. A hit stops every file from being written, drafts
too: a draft leaves the building as well, and cannot be called back. What leaves beside the
statement, a table, a copy, a timeline, is a paper. What holds real names by nature (the case file,
the casebook, its backups) is none: it is written for its owner alone, and its name says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ExportFailed, NameGivenAway
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem
from workbench.domain.text import how_many
from workbench.statement.checks.printed import Piece, PrintedStatement, as_printed
from workbench.statement.checks.words.names import hits_in, problem_of
from workbench.statement.naming.hits import Hit, Telling
from workbench.statement.naming.normal import folded
from workbench.statement.naming.protected import ProtectedList, protected
from workbench.statement.naming.searching.file_name import find_alone, find_in_file_name
from workbench.statement.naming.searching.finding import find
from workbench.statement.nodes import Document

FileParts = Callable[[str, bytes], Iterable[tuple[str, str]]]
"""What a file of a format holds: where, in words ("its properties"), and the words there."""

Hits = Sequence[tuple[Piece, Hit]]
"""What the words of a statement tell of people, with where."""

FinishedFile = tuple[str, str, bytes]
"""A file about to be written: its format, its name, and its bytes."""

Guard = Callable[[Sequence[FinishedFile]], None]
"""Looks through finished files; raises `NameGivenAway`, and then none of them is written."""

FOLDER = "folder"
"""The format of a folder made for a file: only its name is looked at."""

_NAMES = {
    FOLDER: "the folder",
    "word": "the Word document",
    "pdf": "the PDF",
    "html": "the web page",
    "text": "the text",
    "print": "the pages to be printed",
}
_HIDDEN = ("what lies behind", "the names of its parts")
_OF_THE_FORMAT = (*_HIDDEN, "its metadata", "its properties", "its outline and properties")
_ENOUGH = 12
_FEWEST = 12


@dataclass(frozen=True, slots=True)
class Leak:
    """A name or detail somebody would find: the words, the file, the place in it, and the hit.

    `problem` is what it is among the problems of the statement; None where only the file has it.
    """

    words: str
    file: str
    place: str
    hit: Hit
    problem: Problem | None = None

    def in_words(self) -> str:
        """The leak in words: "“Smith” in the Word document, its properties"."""
        return f"“{self.words}” in {self.file}, {self.place}"


@dataclass(frozen=True, slots=True)
class Paper:
    """Something about to leave: what it is ("the chronology"), its file's name, and its words.

    `name` is "" for what is printed or copied. `words` are pairs of a place ("row 3") and the
    words there, which have been put with labels.
    """

    what: str
    name: str
    words: tuple[tuple[str, str], ...]


class NamesFound(NameGivenAway):
    """What was to leave holds names or details; `leaks` says which, and where."""

    def __init__(self, message: str, hint: str, leaks: tuple[Leak, ...]) -> None:
        super().__init__(message, hint)
        self.leaks = leaks


def guard_for(
    case: CaseFile,
    document: Document,
    library: ReferenceLibrary,
    parts: FileParts,
) -> Guard:
    """What looks through the files of a statement, drafts as finals.

    What was accepted where it stands in the statement, and what stands in the office's own
    wording, is none. Nothing else lets a name through: no reason covers a whole file.
    """

    return lambda files: refuse(find_leaks(case, document, library, parts, files))


def guard_for_changes(
    case: CaseFile,
    versions: Iterable[Document],
    written: Document,
    library: ReferenceLibrary,
    parts: FileParts,
    author: str = "",
) -> Guard:
    """What looks through files in which words taken out stand among those put in.

    Each of the two versions is looked through by itself too: among changes a sentence is torn, and
    then a word that is also a name cannot be known. So is the name the changes are marked with.
    """
    look = guard_for(case, written, library, parts)

    def guard(files: Sequence[FinishedFile]) -> None:
        for version in versions:
            refuse_names(case, version, library)
        hits = find_alone(author, protected(case, library.names))
        refuse([Leak(hit.words, "the changes", "by whom they are", hit) for hit in hits])
        look(files)

    return guard


def refuse(leaks: Sequence[Leak]) -> None:
    """Raise `NamesFound` that names what would be given away, when any of it is sure."""
    sure = tuple(leak for leak in leaks if leak.hit.sure)
    if not sure:
        return
    places = list(dict.fromkeys(leak.in_words() for leak in sure))
    listed = "; ".join(places[:3])
    more = f"; and {len(places) - 3} more" if len(places) > 3 else ""
    raise NamesFound(
        f"This would tell who somebody is: {listed}{more}.",
        "Nothing was written, printed or copied. Write the label instead or take the words out; "
        "what is no name is accepted where it stands, with a reason.",
        sure,
    )


def refuse_names(case: CaseFile, document: Document, library: ReferenceLibrary) -> None:
    """Raise `NamesFound` when the words of a statement tell who somebody is."""
    refuse(find_leaks(case, document, library, lambda _format, _data: (), ()))


def open_places(case: CaseFile, document: Document, library: ReferenceLibrary) -> int:
    """How many places of a document may tell of somebody, which no list of problems points out."""
    return sum(not hit.sure for _, hit in hits_in(as_printed(document, case, library)))


def look_through(unsure: int) -> str:
    """What is asked where so many places of a paper may tell of somebody; "" for none."""
    if not unsure:
        return ""
    places = how_many(unsure, "place")
    return f"{places} in it may still tell who somebody is: look it through before you pass it on."


def find_in_paper(paper: Paper, listed: ProtectedList) -> Iterator[Leak]:
    """Where a paper tells, or may tell, who somebody is, each place once."""
    if paper.name:
        yield from _in_name(paper.name, paper.what, listed)
    for place, text in paper.words:
        yield from (Leak(hit.words, paper.what, place, hit) for hit in find(text, listed))


def _in_name(name: str, file: str, listed: ProtectedList) -> Iterator[Leak]:
    return (Leak(hit.words, file, "its name", hit) for hit in find_in_file_name(name, listed))


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
    found: dict[tuple[str, str, str, str], Leak] = {}
    for leak in (*_in_words(statement, hits), *_in_files(statement, hits, parts, files)):
        sentence = leak.hit.sentence if leak.problem is not None else ""
        found.setdefault((leak.words.casefold(), leak.file, leak.place, sentence), leak)
        if len(found) >= _ENOUGH:
            break
    return tuple(found.values())


def _in_words(statement: PrintedStatement, hits: Hits) -> Iterator[Leak]:
    accepted = _accepted(statement.case)
    titles = {each.id: each.title for each in statement.document.sections}
    for piece, hit in hits:
        problem = problem_of(piece, hit)
        if hit.sure and problem.key not in accepted:
            number, title = piece.where.paragraph, titles.get(piece.section)
            beside = f"under “{title}”" if title else "outside the paragraphs"
            place = f"paragraph {number}" if number is not None else beside
            yield Leak(hit.words, "the statement", place, hit, problem)


def _accepted(case: CaseFile) -> frozenset[str]:
    return frozenset(each.problem_key for each in case.acceptances.values() if each.reason.strip())


def _in_files(
    statement: PrintedStatement, hits: Hits, parts: FileParts, files: Iterable[FinishedFile]
) -> Iterator[Leak]:
    listed = protected(statement.case, statement.library.names)
    settled = _settled(statement, hits)
    title = statement.document.meta.title
    heading = _letters(title)
    for format, name, data in files:
        file = _NAMES.get(format, "the file")
        seen = False
        yield from _in_name(name, file, listed)
        if format == FOLDER:
            continue
        for place, text in parts(format, data):
            seen = seen or title in text or heading in _letters(text)
            for hit in _unsettled(text, listed, settled, hidden=place.startswith(_HIDDEN)):
                # Two capitals of a format's own words ("PDF/UA", "en-GB") are nobody's initials.
                if hit.what is not Telling.INITIALS or not place.startswith(_OF_THE_FORMAT):
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
