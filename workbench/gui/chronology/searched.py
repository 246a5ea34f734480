"""The words an event is found by: worked out once, and again only for events that changed."""

from __future__ import annotations

import re

from workbench.application.records.labels import words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import ChronologyEvent

_TOKEN = re.compile(r"\{[^{}]*\}")
_EMPHASIS = re.compile(r"[*\\]")


class SearchedWords:
    """What the filter looks through, small letters throughout.

    Mentions read as the statement prints them. Each token is looked up once for a case as it is
    named now, because reading every event as the statement does takes longer than a key press.
    """

    def __init__(self) -> None:
        self._named_by: tuple[object, object] = (None, None)
        self._meant: dict[str, str] = {}
        self._words: dict[str, tuple[ChronologyEvent, str]] = {}

    def __call__(self, case: CaseFile, event: ChronologyEvent) -> str:
        """The words of one event."""
        if self._named_by[0] is not case.case or self._named_by[1] is not case.people:
            self._named_by = (case.case, case.people)
            self._meant.clear()
            self._words.clear()
        known = self._words.get(event.id)
        if known is None or known[0] is not event:
            known = self._words[event.id] = (event, self._of(case, event))
        return known[1]

    def _of(self, case: CaseFile, event: ChronologyEvent) -> str:
        date = event.on.in_words() if event.on is not None else "undated"
        narrative = event.narrative
        if "{" in narrative:
            narrative = _TOKEN.sub(lambda token: self._meaning(case, token[0]), narrative)
        narrative = _EMPHASIS.sub("", narrative)
        return " ".join((date, event.actor, narrative, event.note, event.dispute)).casefold()

    def _meaning(self, case: CaseFile, token: str) -> str:
        if token not in self._meant:
            self._meant[token] = words_of(case, token)
        return self._meant[token]
