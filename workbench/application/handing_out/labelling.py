"""A text with labels in place of the names in it: how words are shown outside the case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.statement.naming.hits import Hit, Telling
from workbench.statement.naming.protected import ProtectedList
from workbench.statement.naming.searching.finding import find

NAME_LEFT_OUT = "[name left out]"
DETAIL_LEFT_OUT = "[detail left out]"

_UNSURE = frozenset((Telling.FAMILY, Telling.LABEL))
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Master|Lady|Sir)\.?\s+"
_TITLE_FIRST = re.compile(_TITLE)
_TITLE_BEFORE = re.compile(rf"\b({_TITLE})\Z")
_JOINT = re.compile(r"[\s-]{1,3}\Z")


def with_labels(text: str, protected: ProtectedList, *, strangers: bool = False) -> str:
    """The text with every real name replaced by the person's label, every detail left out.

    A name that may be of several people, or of somebody without a label, is left out. What is only
    a warning ("May", a stranger's name) stays as it is. With `strangers` details that nobody
    entered, known by their shape, are left out too.
    """
    if not text or text.isspace():
        return text
    hits = [hit for hit in find(text, protected, strangers=strangers) if hit.sure]
    if not hits:
        return text
    labels = {person.id: person.label for person in protected.people if person.label}
    pieces: list[str] = []
    done = 0
    for together in _side_by_side(hits, text):
        between = text[done : together[0].start]
        title = _TITLE_BEFORE.search(between)
        words = _instead(together, text, title[1] if title is not None else "", labels)
        if title is not None and (_TITLE_FIRST.match(words) or words == NAME_LEFT_OUT):
            between = between[: title.start()]
        pieces += [between, words]
        done = together[-1].end
    return "".join((*pieces, text[done:]))


def _side_by_side(hits: Sequence[Hit], text: str) -> Iterator[list[Hit]]:
    """Hits that stand together, as a first name and a surname do, and each of the others alone."""
    group: list[Hit] = []
    for hit in hits:
        if group and hit.start < group[-1].end:
            continue
        together = (
            bool(group)
            and not hit.is_detail
            and not group[-1].is_detail
            and _JOINT.match(text[group[-1].end : hit.start])
            and set(hit.whom) & set(group[-1].whom)
        )
        if group and not together:
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


def _instead(hits: Sequence[Hit], text: str, title: str, labels: dict[str, str]) -> str:
    """What stands in place of hits that stand together."""
    if hits[0].is_detail:
        return DETAIL_LEFT_OUT
    owners = set(hits[0].whom).intersection(*(hit.whom for hit in hits))
    if any(hit.what in _UNSURE for hit in hits):
        return NAME_LEFT_OUT
    within = _TITLE_FIRST.match(text, hits[0].start)
    title = title or (within[0] if within is not None else "")
    if len(owners) > 1 and title:
        # Of a family of one name the title tells who is meant, where only one has it.
        wanted = title.strip().rstrip(".")
        owners = {each for each in owners if labels.get(each, "").startswith(f"{wanted} ")}
    [only] = owners if len(owners) == 1 else [""]
    return labels.get(only, NAME_LEFT_OUT)
