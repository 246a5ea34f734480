"""Papers of the case by the words somebody types for them: "E4 p. 2", or a title and its page."""

from __future__ import annotations

import re
from dataclasses import field

from workbench.application.records.labels import evidence_numbers
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.evidence import SourceRef

_PAGE_WORD = r"(?:pages?|pp?|paragraphs?|paras?)\b\.?"
_NUMBER = r"\d+(?:\.\d+)*"
_PLACE = rf"{_PAGE_WORD}\s*{_NUMBER}(?:\s*(?:[-–,&]|and|to)\s*{_NUMBER})*"  # noqa: RUF001
_CITED = rf"E\d{{1,4}}\b(?:,?\s*(?:at\s+)?{_PLACE})?"
_AT_END = re.compile(
    rf"(?P<mark>[\s,;:(\[–—-]+)(?P<cited>{_CITED}(?:\s*[,;&]\s*{_CITED})*)[)\].\s]*\Z"  # noqa: RUF001
)
_SET_APART = re.compile(r"[,;:(\[–—-]")  # noqa: RUF001 - dashes are meant
_ONE = re.compile(_CITED)
_PAGE = re.compile(r"\A[\s,:(]*(?:(?:at\s+)?(?:pages?|pp?)\b\.?\s*)?", re.IGNORECASE)


@dataclass(slots=True)
class Papers:
    """The papers of a case by their numbers and titles."""

    case: CaseFile
    _ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for id, number in evidence_numbers(self.case).items():
            self._ids[number.casefold()] = id
            title = self.case.evidence[id].title.strip().casefold()
            if title:
                self._ids.setdefault(title, id)

    def source(self, words: str) -> SourceRef | None:
        """A source by number ("E2 page 4") or title; the longest name that fits is meant."""
        low = words.casefold()
        fitting = [
            name for name in self._ids
            if low.startswith(name) and not low[len(name) : len(name) + 1].isalnum()
        ]  # fmt: skip
        if not fitting:
            return None
        name = max(fitting, key=len)
        rest = words[len(name) :]
        title = self.case.evidence[self._ids[name]].title
        if title and rest.casefold().strip().startswith(title.casefold()):
            rest = rest.strip()[len(title) :]
        return SourceRef(self._ids[name], page_of(rest))


def page_of(words: str) -> str:
    """A place in a paper as it is kept: "p. 4" is "4"."""
    return _PAGE.sub("", words).strip(" ,;)")


def sources_at_end(case: CaseFile, line: str) -> tuple[str, tuple[SourceRef, ...]]:
    """A line without the papers cited at its end, and these: "Miss X rang, E4 p. 2; E5".

    A number without a page counts where a comma or bracket sets it apart, and no paper that the
    case does not have is a source.
    """
    found = _AT_END.search(line)
    if found is None:
        return line, ()
    cited = _ONE.findall(found["cited"])
    if not (_SET_APART.search(found["mark"]) or re.search(_PLACE, found["cited"])):
        return line, ()
    papers = Papers(case)
    sources = [papers.source(each) for each in cited]
    known = tuple(each for each in sources if each is not None)
    return (line[: found.start()], known) if len(known) == len(cited) else (line, ())
