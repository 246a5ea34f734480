"""Checks of spelling a program can be sure of: American forms, doubled words, stray letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.problems import Problem, Severity, Where
from workbench.statement.reading.passages import Said

_AMERICAN = {
    "behavior": "behaviour",
    "behaviors": "behaviours",
    "behavioral": "behavioural",
    "center": "centre",
    "centers": "centres",
    "centered": "centred",
    "color": "colour",
    "favor": "favour",
    "favorable": "favourable",
    "honor": "honour",
    "labor": "labour",
    "neighbor": "neighbour",
    "neighbors": "neighbours",
    "neighborhood": "neighbourhood",
    "endeavor": "endeavour",
    "rumor": "rumour",
    "analyze": "analyse",
    "analyzed": "analysed",
    "apologize": "apologise",
    "apologized": "apologised",
    "recognized": "recognised",
    "recognize": "recognise",
    "organization": "organisation",
    "organizations": "organisations",
    "defense": "defence",
    "offense": "offence",
    "fulfill": "fulfil",
    "fulfillment": "fulfilment",
    "enrollment": "enrolment",
    "counselor": "counsellor",
    "counseling": "counselling",
    "traveled": "travelled",
    "traveling": "travelling",
    "canceled": "cancelled",
    "labeled": "labelled",
    "skillful": "skilful",
    "willful": "wilful",
    "pediatric": "paediatric",
    "toward": "towards",
    "gotten": "got",
}
_WORD = re.compile(r"(?<![\w’'-])[A-Za-z]{4,}(?![\w-])")
_DOUBLED = re.compile(
    r"(?<![\w’'-])(the|a|an|of|to|in|and|is|was|it|for|on|by|with|as|at)\s+\1\b(?!['’-])", re.I
)
_STRAY = re.compile(r"(?<![\w.’'(&/-])(?:i|[b-hj-z])(?![\w.’')&/-])")
_CONTRACTION = re.compile(r"\s[’']\Z")


def problems(said: Sequence[Said]) -> Iterator[Problem]:
    """Probable slips of spelling; quoted words are somebody else's."""
    for each in said:
        if each.quoted:
            continue
        yield from _american(each)
        yield from _slips(each)


def _american(said: Said) -> Iterator[Problem]:
    for word in _WORD.findall(said.text):
        right = _AMERICAN.get(word.lower())
        if right is not None:
            yield Problem(
                Severity.WARNING,
                "american-spelling",
                f"“{word}” is American spelling.",
                _where(said),
                f"Write “{right}”.",
                word,
            )


def _slips(said: Said) -> Iterator[Problem]:
    for found in _DOUBLED.finditer(said.text):
        if found[0].split()[0].isupper() and len(found[1]) > 1:
            continue
        yield Problem(
            Severity.WARNING,
            "word-twice",
            f"“{found[0]}”: the word stands there twice.",
            _where(said),
            "Take one out.",
            found[0],
        )
    for found in _STRAY.finditer(said.text):
        yield Problem(
            Severity.WARNING,
            "stray-letter",
            f"A single “{found[0]}” stands by itself.",
            _where(said),
            "Take it out, or complete the word.",
            said.text[max(0, found.start() - 20) : found.end() + 20].strip(),
        )


def _where(said: Said) -> Where:
    return Where("section", said.section, paragraph=said.number)
