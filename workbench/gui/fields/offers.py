"""What a text offers while it is written: events after ``#``, standards after ``§``, paragraphs
after ``¶``, each as the words to choose by and the authored text that goes in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.application.case import editing
from workbench.application.findings.standards import cited_words, token_words
from workbench.application.records.labels import event_label
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.standards import StandardCited
from workbench.domain.text import shortened, uncapitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.fields.reference import draft_of
from workbench.statement import numbering
from workbench.statement.composing.events import small_start
from workbench.statement.text import paragraph_text


class MarkupOffers:
    """Gives an editor of authored text the events, standards and paragraphs of the open case."""

    def __init__(self, desk: Desk, editor: MarkupEdit) -> None:
        self._desk, self._editor = desk, editor
        editor.offer("#", self.events)
        editor.offer("§", self.standards)
        editor.offer("¶", self.paragraphs)

    def events(self) -> Mapping[str, str]:
        """Every event in order: a reference to its paragraph when it has one, else its words."""
        case = self._desk.bridge.case
        numbers = self._numbers(case)
        found: dict[str, str] = {}
        for event in editing.ordered(case, "event"):
            key = f"event:{event.id}"
            if key in numbers:
                add(found, event_label(case, event), f"paragraph {{para:{key}}}")
            else:
                add(found, event_label(case, event), _event_words(event))
        return found

    def standards(self) -> Mapping[str, str]:
        """The standards the findings cite, each with its place, then those of the library."""
        library = self._desk.workbench.library
        found: dict[str, str] = {}
        for cited in _standards(self._desk.bridge.case, library):
            words, token = _standard_words(cited, library), token_words(cited, library)
            if token and found.get(words) != token:
                add(found, words, token)
        return found

    def paragraphs(self) -> Mapping[str, str]:
        """The numbered paragraphs of the draft, found by number or by their words."""
        case = self._desk.bridge.case
        document = draft_of(self._desk, case)
        if document is None:
            return {}
        self._editor.set_context(case, numbering.numbers(document))
        found: dict[str, str] = {}
        for paragraph in numbering.paragraphs(document):
            if paragraph.number is not None:
                words = f"{paragraph.number}. {shortened(paragraph_text(paragraph), 90)}"
                add(found, words, f"{{para:{paragraph.origin}}}")
        return found

    def _numbers(self, case: CaseFile) -> Mapping[str, int]:
        document = draft_of(self._desk, case)
        numbers = numbering.numbers(document) if document is not None else {}
        self._editor.set_context(case, numbers)
        return numbers


def add(found: dict[str, str], words: str, text: str) -> None:
    """Offer something under words of its own."""
    while words in found:
        words += " ·"
    found[words] = text


def _event_words(event: ChronologyEvent) -> str:
    narrative = " ".join(event.narrative.split()).rstrip(".")
    if event.on is None:
        return narrative
    phrase = event.on.phrase()
    return f"{uncapitalised(phrase)}, {small_start(narrative)}".rstrip(", ")


def _standards(case: CaseFile, library: ReferenceLibrary) -> Iterator[StandardCited]:
    for finding in editing.ordered(case, "finding"):
        yield from finding.standards
    for id in library.standards:
        yield StandardCited(standard_id=id)


def _standard_words(cited: StandardCited, library: ReferenceLibrary) -> str:
    standard = library.standards.get(cited.standard_id)
    words = cited_words(cited, library)
    return f"{standard.title}: {words}" if standard is not None else words
