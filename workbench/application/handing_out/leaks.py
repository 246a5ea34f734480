"""Looking through finished files for names, before they leave: the last check, on the bytes.

The checks of the statement look at its words; this looks at the files made from it, with their
properties, headers, bookmarks, links and names. A hit stops every file from being written, drafts
too: a draft leaves the building as well, and cannot be called back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ExportFailed, NameGivenAway
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem
from workbench.statement.checks.checked import Checked, checked
from workbench.statement.checks.running import open_problems
from workbench.statement.checks.words import names as checks_names
from workbench.statement.naming.identifying import Telling, found_in, people_named, telling_of
from workbench.statement.naming.names import fold, is_everyday
from workbench.statement.nodes import Document

FileParts = Callable[[str, bytes], Iterable[tuple[str, str]]]
"""What a file of a format holds: where, in words ("its properties"), and the words there."""

FinishedFile = tuple[str, str, bytes]
"""A file about to be written: its format, its name, and its bytes."""

Guard = Callable[[Sequence[FinishedFile]], None]
"""Looks through finished files; raises `NameGivenAway`, and then none of them is written."""

_NAMES = {"word": "the Word document", "pdf": "the PDF", "html": "the web page", "text": "the text"}
_LEAKS = ("name-leak", "detail-leak")
_ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Leak:
    """A name or detail somebody would find: the words, the file and the place in it."""

    words: str
    file: str
    place: str

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

    The reason is kept with the receipt. Names accepted as they stand in the statement, and words
    that stand in the office's own wording, are none.
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

    Raises `ExportFailed` when a file cannot be looked through.
    """
    statement = checked(document, case, library)
    found: dict[tuple[str, str, str], Leak] = {}
    for leak in (*_in_words(statement), *_in_files(statement, parts, files)):
        found.setdefault((leak.words.casefold(), leak.file, leak.place), leak)
        if len(found) >= _ENOUGH:
            break
    return tuple(found.values())


def _in_words(statement: Checked) -> Iterator[Leak]:
    for problem in open_problems(_names_in(statement), statement.case):
        number = problem.where.paragraph
        place = f"paragraph {number}" if number is not None else "outside the paragraphs"
        yield Leak(problem.excerpt, "the statement", place)


def _names_in(statement: Checked) -> list[Problem]:
    return [each for each in checks_names.problems(statement) if each.code in _LEAKS]


def _in_files(
    statement: Checked, parts: FileParts, files: Iterable[FinishedFile]
) -> Iterator[Leak]:
    case = statement.case
    terms = telling_of(people_named(case), case.case.reference)
    harmless = _harmless(statement, terms)
    body = fold(case.case.body)
    for format, name, data in files:
        file = _NAMES.get(format, "the file")
        seen = False
        for place, text in (("its name", name), *parts(format, data)):
            plain = " ".join(fold(text).split())
            seen = seen or _begins(statement, plain)
            if body:
                plain = plain.replace(body, " ; ")
            for words, what in found_in(plain, terms):
                everyday = what == "name" and is_everyday(words)
                if not everyday and words.casefold() not in harmless:
                    yield Leak(words, file, place)
        if not seen:
            raise ExportFailed(
                f"Before {file} was written it was to be looked through for names, but its words "
                "could not be read.",
                "Nothing was written. Try again, or choose another format.",
            )


def _harmless(statement: Checked, terms: Telling) -> frozenset[str]:
    """Words found by the same search where they tell nobody: the office's own wording, and what
    the person has accepted as it stands in the statement."""
    standing = {
        words.casefold()
        for piece in statement.pieces
        if piece.standard
        for words, _ in found_in(fold(piece.text), terms)
    }
    told = _names_in(statement)
    waiting = {problem.excerpt.casefold() for problem in open_problems(told, statement.case)}
    accepted = {problem.excerpt.casefold() for problem in told} - waiting
    return frozenset(standing | accepted)


def _begins(statement: Checked, text: str) -> bool:
    """Whether these are the words of the statement, told by its heading."""
    heading = " ".join(fold(statement.document.meta.title).split())
    return not heading or heading.casefold() in text.casefold()
