"""Papers that may be one and the same, though their files differ: pointed out, never joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from workbench.application.case import editing
from workbench.application.evidence.likeness import Sketch, shared
from workbench.application.records.labels import evidence_label, evidence_numbers
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.evidence import EvidenceItem

_COPY = re.compile(r"(?i)[\s_-]*(?:\(\d+\)|copy(?: of)?|final|scan(?:ned)?|v\d+)[\s_-]*")
_SIGNS = re.compile(r"[^a-z0-9]+")
_ALIKE, _ALIKE_OF_OTHER_DAYS = 0.5, 0.9
"""So much must be the same; of papers with different dates nearly all, for letters have forms."""

_COMMON = 200
"""Words that stand in so many papers are of a letterhead, and tell nothing."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The paper that another looks most like, and how much of their words is the same: 0 to 1.

    0 for two that are alike by title, date, pages or file name only.
    """

    item_id: str
    share: float

    def in_words(self, case: CaseFile, short: bool = False) -> str:
        """The other paper and how much they share; only its number when `short`."""
        item = case.evidence[self.item_id]
        if short:
            return evidence_numbers(case)[item.id]
        other = evidence_label(case, item)
        return f"{other} ({self.share:.0%} the same words)" if self.share else other


def digests(case: CaseFile) -> set[str]:
    """The digests of the files of all papers of a case, whose sketches are compared."""
    return {item.file.sha256 for item in case.evidence.values() if item.file is not None}


def lookalikes(case: CaseFile, sketches: Mapping[str, Sketch]) -> dict[str, Likeness]:
    """What each paper looks most like, by the text of the papers and by what is known of them.

    `sketches` are those of the files, by digest.
    """
    items = editing.ordered(case, "evidence")
    sketch = {each.id: sketches.get(each.file.sha256, ()) if each.file else () for each in items}
    found: dict[str, Likeness] = {}
    for one, other in _pairs(items, sketch):
        share = shared(sketch[one.id], sketch[other.id])
        least = _ALIKE_OF_OTHER_DAYS if _of_other_days(one, other) else _ALIKE
        if share < least:
            if not _alike(one, other):
                continue
            share = 0.0
        for here, there in ((one, other), (other, one)):
            if here.id not in found or found[here.id].share < share:
                found[here.id] = Likeness(there.id, share)
    return found


def _pairs(
    items: list[EvidenceItem], sketch: Mapping[str, Sketch]
) -> Iterator[tuple[EvidenceItem, EvidenceItem]]:
    """The papers that may be alike: they share words, a title or a file's name."""
    by_trait: dict[object, list[int]] = defaultdict(list)
    tried: set[tuple[int, int]] = set()
    for place, item in enumerate(items):
        names = (_plain(item.title), _plain(item.file.name) if item.file is not None else "")
        for trait in {*sketch[item.id], *filter(None, names)}:
            earlier = by_trait[trait]
            if len(earlier) < _COMMON:
                for other in earlier:
                    if (other, place) not in tried:
                        tried.add((other, place))
                        yield items[other], item
                earlier.append(place)


def _of_other_days(one: EvidenceItem, other: EvidenceItem) -> bool:
    return one.made_on is not None and other.made_on is not None and one.made_on != other.made_on


def _alike(one: EvidenceItem, other: EvidenceItem) -> bool:
    """Whether two items have one title and nothing that tells them apart, or one file's name."""
    if _of_other_days(one, other):
        return False
    titles = _plain(one.title), _plain(other.title)
    if titles[0] and titles[0] == titles[1]:
        return one.made_on == other.made_on or one.pages == other.pages
    names = [_plain(each.file.name) if each.file is not None else "" for each in (one, other)]
    return bool(names[0]) and names[0] == names[1]


def _plain(words: str) -> str:
    return _SIGNS.sub(" ", _COPY.sub(" ", words).casefold()).strip()
