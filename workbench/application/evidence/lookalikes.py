"""Papers that may be one and the same, though their files differ: pointed out, never joined."""

from __future__ import annotations

import re

from workbench.application.records.labels import evidence_label
from workbench.domain.casefile import CaseFile
from workbench.domain.records.evidence import EvidenceItem

_COPY = re.compile(r"(?i)[\s_-]*(?:\(\d+\)|copy(?: of)?|final|scan(?:ned)?|v\d+)[\s_-]*")
_SIGNS = re.compile(r"[^a-z0-9]+")


def like(case: CaseFile, item: EvidenceItem) -> str:
    """The item of the case that a paper looks like, in words; "" for none."""
    for other in case.evidence.values():
        if other.id != item.id and _alike(item, other):
            return evidence_label(case, other)
    return ""


def _alike(one: EvidenceItem, other: EvidenceItem) -> bool:
    """Whether two items have one title and nothing that tells them apart, or one file's name."""
    if one.made_on is not None and other.made_on is not None and one.made_on != other.made_on:
        return False
    titles = _plain(one.title), _plain(other.title)
    if titles[0] and titles[0] == titles[1]:
        return one.made_on == other.made_on or one.pages == other.pages
    names = [_plain(each.file.name) if each.file is not None else "" for each in (one, other)]
    return bool(names[0]) and names[0] == names[1]


def _plain(words: str) -> str:
    return _SIGNS.sub(" ", _COPY.sub(" ", words).casefold()).strip()
