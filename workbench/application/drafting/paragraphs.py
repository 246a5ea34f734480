"""One paragraph of the statement: the words behind it, editing it in place, rewording it.

A *unit* is what stands between blank lines in authored text: a paragraph with the lists and
quotations under it. Changing one leaves the characters of its neighbours as they were typed.
"""

from __future__ import annotations

from enum import StrEnum

from workbench.application.case import editing
from workbench.application.drafting.pieces import (
    Held,
    Home,
    Rearranging,
    base_of,
    home_of,
    override_for,
    words_in,
)
from workbench.application.records.labels import label
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.domain.records.drafting import TEXT_PLACES, Override
from workbench.domain.text import uncapitalised
from workbench.statement.markup.pieces import (
    TextPiece,
    begins_with_words,
    names_in_front,
    pieces,
    with_names,
)
from workbench.statement.origins import origin_record

REWORD_FIRST = "Reword it for this case first; then it can be changed like your own words."
"""What to do about a paragraph the program words."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The authored words of one paragraph, to be edited in place.

    `markup` is authored text; `start` and `end` are its span in the field `home`, `index` of
    `count` its place there (0 for a subheading). `names` are the names references use; they stand
    in front of the words in the field and are kept apart here, so that nobody deletes them
    unawares. A unit of `one_line` is a title.
    """

    address: str
    home: Home
    index: int
    count: int
    start: int
    end: int
    markup: str
    names: tuple[str, ...] = ()
    one_line: bool = False


class Nature(StrEnum):
    """Who words a paragraph."""

    AUTHORED = "authored"
    DERIVED = "derived"
    STANDARD = "standard"
    REWORDED = "reworded"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Editable:
    """What can be done to the words of a paragraph, with the reason in a sentence."""

    nature: Nature
    in_place: bool
    rewordable: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Acted:
    """The case after an act, and the address of the paragraph acted on.

    `offset` is where the caret belongs in its markup. `note` says what the act did beyond what
    was asked, "" when there is nothing to say.
    """

    case: CaseFile
    address: str
    offset: int = 0
    note: str = ""


def unit_of(case: CaseFile, address: str) -> Unit | None:
    """The authored words of a paragraph; None when the program words it.

    A place where nothing is written yet has a unit with blank markup.
    """
    home = home_of(case, address)
    if home is None or is_worded(case, home):
        return None
    text = words_in(case, home)
    if home.kind == "topic":
        return Unit(address, home, 0, 0, 0, len(text), text, one_line=True)
    if is_whole(case, home):
        return Unit(address, home, 1, 1, 0, len(text), text)
    found = pieces(text)
    if not found and address == base_of(address):
        return Unit(address, home, 1, 1, 0, len(text), "")
    index = _index(case, address)
    if index < 0:
        return None
    piece = found[index]
    count = sum(each.paragraphs for each in found)
    number = 0 if piece.heading else max(1, sum(p.paragraphs for p in found[: index + 1]))
    return _unit(address, home, number, max(1, count), piece)


def _unit(address: str, home: Home, index: int, count: int, piece: TextPiece) -> Unit:
    names, markup = names_in_front(piece.text)
    start = piece.end - len(markup)
    return Unit(address, home, index, count, start, piece.end, markup, names)


def _index(case: CaseFile, address: str) -> int:
    return Rearranging(case).at(address)[1]


def is_worded(case: CaseFile, home: Home) -> bool:
    """Whether the program words a record, because its field for that is blank."""
    return home.kind in _WORDED and not words_in(case, home).strip()


def is_whole(case: CaseFile, home: Home) -> bool:
    """Whether a field is printed as one item of a list, whatever paragraphs it has.

    So is a working note that begins with a list: its date is put in front of it.
    """
    if home.field == "narrative":
        return not begins_with_words(words_in(case, home))
    heads_listed = bool(case.text("complaint-lead").strip())
    return home.kind == "remedy" or (home.field == "as_put" and heads_listed)


def unit_or_refuse(case: CaseFile, address: str) -> Unit:
    """The unit of an address; raises `InvalidInput` saying why there is none."""
    unit = unit_of(case, address)
    if unit is None:
        state = editable(case, address)
        hint = REWORD_FIRST if state.rewordable else ""
        raise InvalidInput(state.reason, hint)
    return unit


def editable(case: CaseFile, address: str) -> Editable:
    """Whether a paragraph is edited in place, reworded for this case or neither, and why."""
    home = home_of(case, address)
    kind, id, _ = origin_record(base_of(address))
    if home is None:
        if kind == "recommendation" and id in case.recommendations:
            return Editable(Nature.DERIVED, False, True, _RECOUNTED)
        return _unwritten(address, kind)
    if home.kind == "override":
        return Editable(
            Nature.REWORDED,
            True,
            False,
            "These are your words for this case, in place of those the program would print.",
        )
    if home.field == "narrative":
        return Editable(
            Nature.DERIVED,
            True,
            True,
            "These are the words of the event’s working note; its date is put in front. "
            "What you change here changes the chronology.",
        )
    if is_worded(case, home):
        return Editable(Nature.DERIVED, False, True, _WORDED[home.kind])
    if address.endswith(":scope:99") and _index(case, address) < 0:
        return Editable(
            Nature.FIXED, False, False, "The power relied on is chosen with the head of complaint."
        )
    return Editable(Nature.AUTHORED, True, False, f"Your words: {_whose(case, home)}.")


_WORDED = {
    "remedy": "The program words this remedy from its kind, sum and reason.",
    "injustice": "The program words this from whom the fault hurt, and how it follows.",
}
"""The kinds of record that the program words while the field for their words is blank."""

_RECOUNTED = (
    "The program words this from what is recorded of the recommendation on the Procedure page."
)


def _unwritten(address: str, kind: str) -> Editable:
    if kind == "standard":
        return Editable(
            Nature.STANDARD,
            False,
            True,
            "This is a standard paragraph of the library, the same in every case.",
        )
    if kind == "limit":
        return Editable(
            Nature.DERIVED,
            False,
            True,
            "The program works this sentence out from the dates of the council’s procedure.",
        )
    if kind == "remedy" and base_of(address).startswith("remedies:"):
        return Editable(
            Nature.DERIVED, False, True, "The program words this from the remedies and their times."
        )
    if address.startswith("section:"):
        reason = "The headings of sections come from the outline of the statement."
    elif address == "signature":
        reason = "The closing line is the same in every statement."
    elif kind:
        reason = "The record this paragraph came from is no longer in the case."
    else:
        reason = "Nothing is written here yet. Add a paragraph under a subheading."
    return Editable(Nature.FIXED, False, False, reason)


_FIELDS = {
    "as_put": "a head of complaint as it is put",
    "scope_reason": "why a head of complaint was not wholly investigated",
    "statement_text": "what the statement says of",
    "analysis": "the analysis of",
    "title": "a subheading",
}


def _whose(case: CaseFile, home: Home) -> str:
    if home.kind == "text":
        return uncapitalised(TEXT_PLACES[home.id])
    if home.kind == "passage":
        topic = case.topics.get(case.passages[home.id].topic_id)
        title = topic.title if topic is not None else ""
        return f"a passage under “{title}”" if title else "a passage"
    if home.kind in ("topic", "head"):
        return _FIELDS[home.field]
    if home.kind == "remedy":
        return "a remedy"
    named_as = label(case, home.kind, case.find(home.kind, home.id))
    return f"{_FIELDS[home.field]} “{named_as}”"


def set_unit(case: CaseFile, address: str, markup: str) -> Acted:
    """The case with the words of one paragraph changed; blank lines in them make several.

    The address afterwards is that of the first. References to the paragraphs behind it follow.
    Raises `InvalidInput` for blank words, and where there are no authored words.
    """
    unit = unit_or_refuse(case, address)
    words = markup.strip("\n").rstrip()
    if not words.strip():
        raise InvalidInput(
            "A paragraph needs words.", "Nothing was changed. Delete the paragraph instead."
        )
    home = unit.home
    if unit.one_line:
        changed = editing.set_fields(case, home.kind, home.id, **{home.field: words})
        return Acted(changed, address)
    if is_whole(case, home):
        return Acted(editing.set_fields(case, home.kind, home.id, **{home.field: words}), address)
    making = Rearranging(case)
    listed, index = making.at(address)
    text = with_names(unit.names, words)
    if index < 0:
        listed.append(Held(text))
    elif text != listed[index].text:
        found = pieces(text)
        count = sum(piece.paragraphs for piece in found)
        old = listed[index]
        old.heading = old.heading and count == 0
        old.text, old.paragraphs = text, 0 if old.heading else count
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(listed[max(index, 0)])])


def reword(case: CaseFile, address: str, words: str, new_id: str) -> Acted:
    """The case with words of its own in place of a derived or standard paragraph.

    `words` are those the program would print (`overrides.replaceable`), remembered so that one is
    noticed when they change. A remedy or an injustice gets them as its own text. Raises
    `InvalidInput` where there is nothing to reword.
    """
    state = editable(case, address)
    base = base_of(address)
    if not state.rewordable or not words.strip():
        raise InvalidInput(_why_not_reworded(state), "Nothing was changed.")
    kind, id, _ = origin_record(base)
    home = home_of(case, base)
    if home is not None and is_worded(case, home):
        return Acted(editing.set_fields(case, home.kind, id, **{home.field: words}), base)
    standing = override_for(case, base)
    if standing is not None:
        changed = editing.set_fields(case, "override", standing.id, text=words, replaced=words)
        return Acted(changed, address)
    made = Override(id=new_id, origin=base, text=words, replaced=words)
    return Acted(editing.add(case, "override", made), address)


def _why_not_reworded(state: Editable) -> str:
    if state.rewordable:
        return "The program would print nothing here."
    if state.in_place:
        return "These are your own words already; change them where they stand."
    return state.reason


def withdraw_rewording(case: CaseFile, address: str) -> Acted:
    """The case with the program's own words printed again."""
    standing = override_for(case, address)
    if standing is None:
        raise InvalidInput("This paragraph was not reworded.")
    return Acted(editing.remove(case, "override", standing.id), base_of(address))


def rewording_fits(case: CaseFile, address: str, words: str) -> Acted:
    """The case in which reworded words stand against what the program would print now."""
    standing = override_for(case, address)
    if standing is None:
        raise InvalidInput("This paragraph was not reworded.")
    return Acted(editing.set_fields(case, "override", standing.id, replaced=words), address)
