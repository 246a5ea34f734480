"""The office's own wording, proposed from its decisions: what comes back word for word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from workbench.application.decisions.precedent import Precedent
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary, StandardParagraph
from workbench.domain.text import shortened
from workbench.statement.markup.authored import escape

FEWEST = 3
"""A paragraph is the office's when it stands in so many decisions."""

_SHORTEST = 12
_SAME = 0.75
_NEAR = 0.25
"""A standard paragraph that shares so many words is the one the wording may take the place of."""

_WORDS = re.compile(r"\w+")
_CITED = re.compile(
    r"\(((?:[^()]|\([^()]*\))*\b(?:Act|Regulations|guidance)\b(?:[^()]|\([^()]*\))*)\)\Z"
)
_LABEL = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr) [A-Z]\b")


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a paragraph: how many decisions have it, and the days of first and last."""

    words: str
    count: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class OfficeWording:
    """A paragraph an office uses again and again, its variants the commonest first.

    `section` is the heading it mostly stands under. `like` is the standard paragraph of the program
    it resembles, None when there is none.
    """

    section: str
    variants: tuple[Variant, ...]
    like: StandardParagraph | None

    @property
    def count(self) -> int:
        """In how many decisions it stands."""
        return sum(each.count for each in self.variants)


def office_wordings(
    decisions: Iterable[Precedent], library: ReferenceLibrary
) -> tuple[OfficeWording, ...]:
    """The paragraphs that come back nearly word for word, those in most decisions first."""
    variants = _variants(decisions)
    groups = _grouped(list(variants))
    known = [(each, _shingles(_plain(each.text))) for each in library.wordings()]
    found = []
    for group in groups:
        told = [variants[each] for each in group]
        if len({id for each in told for id in each.ids}) < FEWEST:
            continue
        ordered = sorted(told, key=lambda each: (-len(each.ids), each.words))
        like = _like(ordered[0].words, known)
        if like is not None and " ".join(like.text.split()) == ordered[0].words:
            continue  # it is the program's own, or was taken over
        sections = Counter(section for each in told for section in each.sections)
        found.append(
            OfficeWording(
                sections.most_common(1)[0][0],
                tuple(each.variant() for each in ordered),
                like,
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.count, each.variants[0].words)))


class _Told:
    """One wording, as its decisions have it."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.ids: set[str] = set()
        self.days: list[str] = []
        self.sections: list[str] = []

    def variant(self) -> Variant:
        days = sorted(day for day in self.days if day)
        return Variant(self.words, len(self.ids), *((days[0], days[-1]) if days else ("", "")))


def _variants(decisions: Iterable[Precedent]) -> dict[str, _Told]:
    """Every wording with labels and council's name taken out, and where it stands."""
    found: dict[str, _Told] = {}
    for decision in decisions:
        for paragraph in decision.paragraphs:
            words = _with_slots(paragraph.words, decision)
            if len(_WORDS.findall(words)) < _SHORTEST:
                continue
            told = found.setdefault(words, _Told(words))
            told.ids.add(decision.id)
            told.days.append(decision.decided_on)
            told.sections.append(paragraph.section)
    return found


def _with_slots(words: str, decision: Precedent) -> str:
    """The words with {complainant} and {body} where this decision has its own."""
    text = escape(words)
    if decision.complainant:
        text = re.sub(rf"\b{re.escape(decision.complainant)}\b", "{complainant}", text)
    if decision.council:
        text = text.replace(decision.council, "{body}")
    text = re.sub(r"\b[Tt]he Council\b", _body, text)
    return _CITED.sub(lambda found: f"{{cite:{found[1]}}}", text)


def _body(found: re.Match[str]) -> str:
    return "{Body}" if found[0][0] == "T" else "{body}"


def _grouped(wordings: Sequence[str]) -> list[list[str]]:
    """Wordings that are nearly the same, together."""
    shingles = {words: _shingles(_LABEL.sub("X", words)) for words in wordings}
    by_shingle: dict[str, list[str]] = defaultdict(list)
    group_of: dict[str, list[str]] = {}
    groups: list[list[str]] = []
    for words in wordings:
        own = shingles[words]
        counted = Counter(other for each in own for other in by_shingle[each])
        likest, shared = counted.most_common(1)[0] if counted else ("", 0)
        together = len(own | shingles[likest]) if likest else 1
        if likest and shared / together >= _SAME:
            group = group_of[likest]
        else:
            group = []
            groups.append(group)
        group.append(words)
        group_of[words] = group
        for each in own:
            if len(by_shingle[each]) < 200:
                by_shingle[each].append(words)
    return groups


def _shingles(words: str) -> frozenset[str]:
    told = [each.lower() for each in _WORDS.findall(words)]
    return frozenset(" ".join(told[n : n + 3]) for n in range(max(len(told) - 2, 1)))


def _plain(text: str) -> str:
    return re.sub(r"\{cite:([^}]*)\}", r"\1", text)


def _like(
    words: str, known: Sequence[tuple[StandardParagraph, frozenset[str]]]
) -> StandardParagraph | None:
    own = _shingles(words)
    scored = (
        (len(own & shingles) / max(len(own | shingles), 1), paragraph)
        for paragraph, shingles in known
    )
    best = max(scored, key=lambda each: each[0], default=(0.0, None))
    return best[1] if best[0] >= _NEAR else None


def as_paragraph(
    wording: OfficeWording, variant: Variant, library: ReferenceLibrary, today: date, id: str
) -> StandardParagraph:
    """The wording as a standard paragraph: in place of the one it is like, or by itself under `id`.

    By itself it is offered, and printed only where a person chooses it.
    """
    source = f"{wording.count} decisions of this office"
    if wording.like is not None:
        return replace(
            wording.like, text=variant.words, source=source, consulted=today, valid_from=None,
            valid_to=None, status="",
        )  # fmt: skip
    sections = {
        section.id
        for outline in library.outlines.values()
        for section in outline.sections
        if wording.section.casefold()
        in (section.draft_heading.casefold(), section.final_heading.casefold())
    }
    title = shortened(re.sub(r"[{}]", "", variant.words), 60)
    return StandardParagraph(
        id=id, title=title, section=min(sections, default="considered"), text=variant.words,
        when="chosen", source=source, consulted=today,
    )  # fmt: skip
