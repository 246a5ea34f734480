"""A whole case with labels for names: what is shown on a shared screen, printed or copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from workbench.application.handing_out.gate import Leak, Paper, find_in_paper, refuse
from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.fields import WORDS
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.shape import Shape, paths, shape, with_values
from workbench.statement.naming.hits import Hit, Telling
from workbench.statement.naming.protected import ProtectedList, protected
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


CaseInHand = Callable[[], tuple[CaseFile, ReferenceLibrary]]
"""The case and reference data a paper is made from, as they are when it leaves."""

# What the program itself keeps of a statement: no words of the case are shown from it.
_KEPT = ("version",)


class LabelledCase:
    """Makes the labelled form of a case, record by record, so that an edit costs one record."""

    def __init__(self) -> None:
        self._listed: ProtectedList | None = None
        self._made: dict[tuple[str, str], tuple[Any, Any]] = {}

    def of(self, case: CaseFile, listed: ProtectedList) -> CaseFile:
        """The case with a label for every name, without secret details, all else as it is."""
        if listed is not self._listed:
            self._listed, self._made = listed, {}
        for kind in COLLECTIONS:
            if kind not in _KEPT:
                records = case.records(kind)
                shown = {id: self._shown(kind, id, records[id]) for id in records}
                if any(shown[id] is not records[id] for id in records):
                    case = case.with_collection(kind, shown)
        return replace(case, case=self._shown("case", case.case.id, case.case))

    def _shown(self, kind: str, id: str, record: Any) -> Any:
        known = self._made.get((kind, id))
        if known is not None and known[0] is record:
            return known[1]
        assert self._listed is not None
        shown = labelled_record(kind, record, self._listed)
        self._made[kind, id] = (record, shown)
        return shown


def labelled_record(kind: str, record: Any, listed: ProtectedList) -> Any:
    """One record with labels for names; what is secret in it is left out."""
    known = shape(kind)
    changed = {
        each.name: _instead_of_secret(known, record, each.name)
        for each in known.values()
        if each.facts.secret and getattr(record, each.name)
    }
    if changed:
        record = replace(record, **changed)
    for path in paths(KINDS[kind].record, *WORDS):
        if path[-1].name not in changed:
            record = with_values(record, path, lambda text: with_labels(text, listed))
    return record


def _instead_of_secret(known: Shape, record: Any, name: str) -> Any:
    """What stands for a secret: the label for the name itself, nothing for everything else."""
    field = known[name]
    if field.many:
        return ()
    if field.form not in WORDS:
        return None
    if not field.facts.naming:
        return ""
    # The title before a name is a field of its own.
    title = f"{getattr(record, 'title', '')} "
    return getattr(record, "alias", "").removeprefix(title) or NAME_LEFT_OUT


class Labelling:
    """Puts the words of one case with labels, and looks through what leaves it."""

    def __init__(self, in_hand: CaseInHand) -> None:
        self._in_hand = in_hand

    @property
    def protected(self) -> ProtectedList:
        """The names, forms and details of the case that must not leave it."""
        case, library = self._in_hand()
        return protected(case, library.names)

    def words(self, text: str) -> str:
        """A text with labels in place of names."""
        return with_labels(text, self.protected)

    def words_leaving(self, text: str) -> str:
        """A text with labels, without the details nobody entered that would be refused."""
        return with_labels(text, self.protected, strangers=True)

    def case(self) -> CaseFile:
        """The whole case with labels in place of names, for tables and drawings made from it."""
        case, _ = self._in_hand()
        return LabelledCase().of(case, self.protected)

    def leaks(self, paper: Paper) -> tuple[Leak, ...]:
        """Where a paper still tells who somebody is, each place once."""
        return tuple(find_in_paper(paper, self.protected))

    def refuse_names(self, paper: Paper) -> None:
        """Raise `NameGivenAway` when a paper, or its name, still holds a real name or a detail."""
        refuse(self.leaks(paper))

    def open_places(self, paper: Paper) -> int:
        """How many places of a paper may tell of somebody, for a person to look at."""
        return sum(not leak.hit.sure for leak in self.leaks(paper))
