"""Paragraphs on the move: the pieces of authored fields, rearranged and written back together.

`Rearranging` opens the fields an act touches as lists of pieces. When it is finished it writes
the fields, and turns every reference to where its paragraph stands now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from workbench.application.case import editing
from workbench.application.drafting.following import follow
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.domain.records.drafting import TEXT_PLACES, Override
from workbench.statement.markup.pieces import join_paragraphs, pieces
from workbench.statement.origins import first, later, origin_record

_REWORDED = ("standard:", "event:", "limit:", "remedies:", "recommendation:")


@dataclass(frozen=True, slots=True)
class Home:
    """The field of a record in which authored words live."""

    kind: str
    id: str
    field: str


def override_for(case: CaseFile, address: str) -> Override | None:
    """The words that stand in this case for a derived or standard paragraph."""
    origin = first(address.partition("#")[0])
    return next((each for each in case.overrides.values() if each.origin == origin), None)


def home_of(case: CaseFile, address: str) -> Home | None:
    """Where the authored words of an address live; None when the program words them.

    An event without words for the statement has its working note. A fixed place need not have
    been written yet.
    """
    base = first(address.partition("#")[0])
    kind, id, name = origin_record(base)
    event = case.events.get(id) if kind == "event" else None
    printed = event.statement_text.strip() if event is not None else ""
    override = override_for(case, base) if base.startswith(_REWORDED) else None
    if override is not None and override.text.strip() and not printed:
        return Home("override", override.id, "text")
    if kind == "text":
        return Home(kind, id, name) if id in TEXT_PLACES else None
    if kind in ("", "standard", "limit") or not id or case.find(kind, id) is None:
        return None
    if kind == "recommendation" and name != "analysis":
        return None
    if kind == "event":
        return Home(kind, id, "statement_text" if printed else "narrative")
    return Home(kind, id, name)


def words_in(case: CaseFile, home: Home) -> str:
    """The authored text of a field."""
    if home.kind == "text":
        return case.text(home.id)
    return str(getattr(case.find(home.kind, home.id), home.field))


def with_words(case: CaseFile, home: Home, text: str) -> CaseFile:
    """The case with the authored text of a field changed; an emptied passage is taken out."""
    if home.kind == "text":
        return editing.set_text(case, home.id, text)
    if home.kind == "passage" and not text.strip():
        return editing.remove(case, "passage", home.id)
    return editing.set_fields(case, home.kind, home.id, **{home.field: text})


@dataclass(slots=True, eq=False)
class Held:
    """A piece in hand; `was` is the address it had, "" for a new one."""

    text: str
    was: str = ""
    heading: bool = False
    paragraphs: int = 1


def held(text: str) -> Held:
    """A new piece of these words."""
    found = pieces(text)
    heading = len(found) == 1 and found[0].heading
    return Held(text, "", heading, sum(piece.paragraphs for piece in found))


@dataclass(slots=True)
class Rearranging:
    """The fields an act has opened, by the address of their first paragraph."""

    case: CaseFile
    open: dict[str, list[Held]] = field(default_factory=dict)
    _before: dict[str, list[str]] = field(default_factory=dict)
    _gone: dict[str, Held | str | None] = field(default_factory=dict)

    def pieces(self, address: str) -> list[Held]:
        """The pieces of the field an address lies in, to be rearranged in place."""
        base = base_of(address)
        if base not in self.open:
            home = home_of(self.case, base)
            text = words_in(self.case, home) if home is not None else ""
            self.open[base] = _held(base, text)
            self._before[base] = [piece.text for piece in self.open[base]]
        return self.open[base]

    def at(self, address: str) -> tuple[list[Held], int]:
        """The field of an address and the place of its piece there; -1 when it is not there."""
        listed = self.pieces(address)
        found = (i for i, piece in enumerate(listed) if piece.was == address)
        return listed, next(found, -1)

    def found(self, address: str) -> tuple[list[Held], int]:
        """The field of an address and the place of its piece; refused where nothing is written."""
        listed, index = self.at(address)
        if index < 0:
            raise InvalidInput("Nothing is written here yet.", "Nothing was changed.")
        return listed, index

    def add_record(self, kind: str, record: Any, position: int | None = None) -> None:
        """A new record to put pieces into, at a position of its own when one is given."""
        self.case = editing.add(self.case, kind, record)
        if position is not None:
            placed = replace(self.case.records(kind)[record.id], position=position)
            self.case = self.case.with_record(kind, placed)

    def gone(self, piece: Held, to: Held | str | None) -> None:
        """Say that references to a piece lead to another, to an address, or to nothing now."""
        if piece.was and not piece.heading:
            self._gone[piece.was] = to

    def finished(self) -> tuple[CaseFile, Mapping[int, str]]:
        """The case with the fields written and references turned, and the address of each piece.

        Addresses are by the identity of the piece.
        """
        case, addresses = self.case, {}
        moved: dict[str, str | None] = {}
        for base, listed in self.open.items():
            for piece, address in _addressed(base, listed):
                addresses[id(piece)] = address
                if piece.was and not piece.heading and piece.was != address:
                    moved[piece.was] = address
        for was, to in self._gone.items():
            moved[was] = addresses.get(id(to)) if isinstance(to, Held) else to
        for base, listed in self.open.items():
            texts = [piece.text for piece in listed]
            if texts != self._before[base]:
                case = self._written(case, base, texts)
        return follow(case, moved), addresses

    def _written(self, case: CaseFile, base: str, texts: list[str]) -> CaseFile:
        home = home_of(self.case, base)
        assert home is not None
        return with_words(case, home, join_paragraphs(texts))


def base_of(address: str) -> str:
    """The address of the first paragraph of the same field."""
    return first(address.partition("#")[0])


def _held(base: str, text: str) -> list[Held]:
    made = [Held(piece.text, "", piece.heading, piece.paragraphs) for piece in pieces(text)]
    for piece, address in _addressed(base, made):
        piece.was = address
    return made


def _addressed(base: str, listed: list[Held]) -> list[tuple[Held, str]]:
    found, count, headings = [], 0, 0
    for piece in listed:
        if piece.heading:
            headings += 1
            found.append((piece, f"{base}#{headings}"))
        else:
            # A list alone belongs to the paragraph before it, when there is one.
            own = bool(piece.paragraphs) or not count
            found.append((piece, later(base, count + own)))
            count += piece.paragraphs
    return found
