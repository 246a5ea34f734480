"""Paragraphs of an issued version: by their number as sent, and as they read now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from workbench.application.versions.listing import draft_out, issued, version_name
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.comments import Point, Response
from workbench.domain.records.versions import StatementVersion
from workbench.statement.codec import document_of
from workbench.statement.comparing.versions import ComparedRow, Comparison
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.printed import PrintedParagraph, printed_paragraphs


@lru_cache(maxsize=8)
def numbered(text: str) -> Mapping[int, PrintedParagraph]:
    """The numbered paragraphs of the statement a version keeps."""
    document = document_of(text)
    paragraphs = printed_paragraphs(document) if document is not None else ()
    return {each.number: each for each in paragraphs if each.number is not None}


@lru_cache(maxsize=8)
def _by_origin(text: str) -> Mapping[str, int]:
    document = document_of(text)
    found: dict[str, int] = {}
    for each in printed_paragraphs(document) if document is not None else ():
        if each.origin and each.under is not None:
            found.setdefault(each.origin, each.under)
    return found


def version_of(case: CaseFile, point: Point) -> StatementVersion | None:
    """The version a point is about."""
    return commented_version(case, case.responses.get(point.response_id))


def commented_version(case: CaseFile, response: Response | None) -> StatementVersion | None:
    """The version that points of a response are about; without one, the draft that is out."""
    named = case.versions.get(response.version_id) if response is not None else None
    return named or draft_out(case)


def draft_words(case: CaseFile, response: Response | None) -> str:
    """Which draft points of a response are about, "Draft 1"; "" while there is only one."""
    version = commented_version(case, response)
    several = len(issued(case, StatementStage.DRAFT)) > 1
    return version_name(version) if several and version is not None else ""


def number_as_sent(case: CaseFile, point: Point) -> int | None:
    """The number its paragraph had in that version; None for the statement as a whole."""
    version = version_of(case, point)
    return _by_origin(version.document).get(point.place) if version is not None else None


def place_of(version: StatementVersion | None, number: int) -> str:
    """The origin of a numbered paragraph of a version, "" when there is none."""
    found = numbered(version.document).get(number) if version is not None else None
    return found.origin if found is not None else ""


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph as it was sent and as it reads now; `row` has the words that differ.

    `before` and `after` are its numbers, None where it has none or is not there.
    """

    row: ComparedRow
    before: int | None
    after: int | None


class Changes:
    """What became of the paragraphs of one version, in the statement as it now reads."""

    def __init__(self, old: Document, new: Document) -> None:
        self._rows: dict[str, Change] = {}
        for row in Comparison(old, new).rows:
            change = Change(row, _number(row.old), _number(row.new))
            for each in (*row.old, *row.new):
                if each.origin:
                    self._rows.setdefault(each.origin, change)

    def of(self, place: str) -> Change | None:
        """The paragraph of an origin, None when neither statement has it."""
        return self._rows.get(place)


def _number(paragraphs: Sequence[PrintedParagraph]) -> int | None:
    return next((each.under for each in paragraphs), None)
