"""What is found, and the index that is asked; brought up to date before each question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Protocol

from workbench.application.casebook.workbench import Workbench
from workbench.application.evidence.reading import PaperReader, ReadPaper
from workbench.application.evidence.recognising import loads
from workbench.application.evidence.vault import EvidenceVault
from workbench.application.searching.narrowing import CaseFacts, Narrowing, facts_of
from workbench.application.searching.query import Query, Term, read_query, terms, with_terms
from workbench.application.searching.texts import (
    FoundText,
    office_texts,
    printed_texts,
    texts_of,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import (
    CaseDamaged,
    EvidenceRefused,
    EvidenceUnavailable,
    SearchIndexLost,
)
from workbench.statement.case_stage import stage_of

MOST = 100
"""So many finds are given at most, the best."""

SHORTEST_MISSPELT = 4
"""A shorter word is taken as it is."""


@dataclass(frozen=True, slots=True)
class Find:
    """A text in which the words stand.

    `case_id` is "" for what belongs to no case. `page` is that of the paper's file, None for what
    has no pages. `snippet` is a few words around, `lit` where in it the words stand.
    """

    case_id: str
    kind: str
    id: str
    place: str
    page: int | None
    snippet: str
    lit: tuple[tuple[int, int], ...] = ()

    @property
    def where(self) -> tuple[str, str, str, str, int | None]:
        """The text it stands in, whatever words of it are lit."""
        return self.case_id, self.kind, self.id, self.place, self.page


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found, best first, and the words looked for in place of those that nothing has."""

    found: Sequence[Find] = ()
    instead: Mapping[str, Sequence[str]] = field(default_factory=dict)


class SearchIndex(Protocol):
    """The index over all cases. A question about a damaged or missing index is answered anew."""

    def stale(self) -> Sequence[str]:
        """The ids of the cases that were changed since they were put in; "" for the office's."""

    def put(
        self,
        case_id: str,
        case: CaseFile | None,
        facts: CaseFacts,
        found: Iterable[FoundText],
    ) -> None:
        """Put all texts of a case (of the office, for "") in the place of those there."""

    def unprinted(self) -> Sequence[str]:
        """The ids of the cases in step that were changed since their statement was put in."""

    def put_statement(self, case_id: str, found: Iterable[FoundText]) -> None:
        """Put the statement of a case as it stands in the place of that there."""

    def unread(self) -> Sequence[tuple[str, str, str]]:
        """The papers that cases hold and whose text was not read since: digest, file name, and
        the digest of the text that was read from its pictures, "" where none was."""

    def keep_text(self, sha256: str, read: ReadPaper) -> None:
        """Keep the text of a paper, by page where it has pages."""

    def ask(self, query: Query, within: Narrowing, most: int) -> Sequence[Find]:
        """The best finds within what is asked for, in no case that is in the bin."""

    def has(self, word: str) -> bool:
        """Whether any text has that word."""

    def near(self, word: str) -> Sequence[str]:
        """Words that texts have and that are spelt nearly so, the likeliest first."""


EVERYWHERE = Narrowing()


def find(
    workbench: Workbench,
    index: SearchIndex,
    typed: str,
    within: Narrowing = EVERYWHERE,
    most: int = MOST,
) -> Finds:
    """What is found of the words typed, as everything stands now."""
    try:
        bring_up_to_date(workbench, index)
        return search(index, typed, within, most)
    except SearchIndexLost:
        bring_up_to_date(workbench, index)
        return search(index, typed, within, most)


def bring_up_to_date(workbench: Workbench, index: SearchIndex) -> None:
    """Put into the index what changed since. A case that cannot be read is passed over."""
    try:
        _bring(workbench, index)
    except SearchIndexLost:
        _bring(workbench, index)


def _bring(workbench: Workbench, index: SearchIndex) -> None:
    for case_id in index.stale():
        if not case_id:
            index.put("", None, facts_of(None), office_texts(workbench.library))
            continue
        case = _loaded(workbench, case_id)
        if case is not None:
            index.put(case_id, case, facts_of(case), texts_of(case))
    for case_id in index.unprinted():
        case = _loaded(workbench, case_id)
        if case is not None:
            document = workbench.compose(case, stage_of(case))
            index.put_statement(case_id, printed_texts(case, document))


def _loaded(workbench: Workbench, case_id: str) -> CaseFile | None:
    try:
        return workbench.store.load(case_id).case
    except CaseDamaged:
        return None


def read_unread(index: SearchIndex, vault: EvidenceVault, reader: PaperReader) -> None:
    """Read the papers whose text the index has not got: it was made anew, or they came by a file.

    A paper that is missing or altered is passed over.
    """
    for sha256, name, recognised in index.unread():
        try:
            index.keep_text(sha256, _read_again(vault, reader, sha256, name, recognised))
        except EvidenceUnavailable:
            continue


def _read_again(
    vault: EvidenceVault, reader: PaperReader, sha256: str, name: str, recognised: str
) -> ReadPaper:
    path = vault.find(recognised or sha256)
    with path.open("rb") as file:
        made = recognised and not file.read(5).startswith(b"%PDF")
    if made:
        pages = loads(path.read_bytes())
        return ReadPaper(pages=len(pages), texts=tuple(page.text for page in pages))
    with vault.room() as room:
        try:
            return reader.read(path, name, room)
        except EvidenceRefused as error:
            return ReadPaper(trouble=str(error))


def search(
    index: SearchIndex, typed: str, within: Narrowing = EVERYWHERE, most: int = MOST
) -> Finds:
    """What is found of the words typed, in no case that is in the bin."""
    query = read_query(typed)
    if query is None:
        return Finds()
    found = index.ask(query, within, most)
    if found:
        return Finds(found)
    instead: dict[str, Sequence[str]] = {}
    for term in terms(query):
        if _may_be_misspelt(term) and not index.has(term.words):
            near = index.near(term.words)
            if near:
                instead[term.words] = near
    if not instead:
        return Finds()

    def other(term: Term) -> Term:
        near = instead.get(term.words, ())
        return Term(term.words, instead=tuple(near)) if near else term

    return Finds(index.ask(with_terms(query, other), within, most), instead)


def _may_be_misspelt(term: Term) -> bool:
    return not term.phrase and not term.prefix and len(term.words) >= SHORTEST_MISSPELT
