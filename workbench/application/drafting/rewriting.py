"""A whole authored text changed at once: references to its paragraphs follow those that stayed.

Somebody who types a paragraph in front of others moves them all by one. Paragraphs are known
again by their words; one that is changed between two that stayed is taken for the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.application.case import editing
from workbench.application.drafting.following import follow
from workbench.application.drafting.pieces import Home, home_of, words_in
from workbench.domain.casefile import CaseFile
from workbench.statement.markup.pieces import pieces
from workbench.statement.origins import later

_BASES = {
    ("passage", "text"): "passage:{id}",
    ("text", "text"): "text:{id}",
    ("finding", "analysis"): "finding:{id}:analysis",
    ("injustice", "statement_text"): "injustice:{id}",
    ("recommendation", "analysis"): "recommendation:{id}",
    ("event", "statement_text"): "event:{id}",
    ("event", "narrative"): "event:{id}",
    ("head", "as_put"): "head:{id}",
    ("head", "scope_reason"): "head:{id}:scope",
}


def set_words(case: CaseFile, kind: str, id: str, field: str, text: str) -> CaseFile:
    """The case with one authored text changed, and references to its later paragraphs turned.

    Where a paragraph is gone, references to it stay as they are: it may be about to be put in
    elsewhere. Raises `InvalidInput` as `editing.set_fields` does.
    """
    home = Home(kind, id, field)
    before = words_in(case, home)
    if case.find(kind, id) is None and kind == "text":
        changed = editing.set_text(case, id, text)
    else:
        changed = editing.set_fields(case, kind, id, **{field: text})
    base = _base(case, kind, id, field)
    # An event may have a note and other words for the statement: only one of them is printed.
    if not base or "\n" not in f"{before}{text}" or home_of(case, base) != home:
        return changed
    old, new = _paragraphs(before), _paragraphs(words_in(changed, home))
    return follow(changed, _moved(base, old, new)) if old != new else changed


def _base(case: CaseFile, kind: str, id: str, field: str) -> str:
    """The address of the first paragraph of a field, "" for one that is not printed so."""
    if kind == "override":
        return case.overrides[id].origin
    return _BASES.get((kind, field), "").format(id=id)


def _paragraphs(text: str) -> list[str]:
    return [piece.text for piece in pieces(text) if not piece.heading]


def _moved(base: str, before: Sequence[str], after: Sequence[str]) -> Mapping[str, str | None]:
    """Where each paragraph stands now, for those that are known again elsewhere."""
    # Wanted only when somebody has added or taken out a paragraph.
    from difflib import SequenceMatcher

    moved: dict[str, str | None] = {}
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, stop, at, end in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and stop - start == end - at):
            for step in range(stop - start):
                was, now = later(base, start + step + 1), later(base, at + step + 1)
                if was != now:
                    moved[was] = now
    return moved
