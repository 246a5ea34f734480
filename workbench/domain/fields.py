"""What the fields of a record are, said on the record itself through one maker for each sort.

``narrative: str = authored("what happened")`` says all there is to know of a field: that it holds
authored text, what a person calls it, its limits, whether it is searched, secret, printed. Every
layer asks the shape of the record for these facts (`workbench.domain.shape`), so none of them
keeps a list of fields of its own.

A maker gives the default as well. A field without one is written as
``evidence_id: str = field(metadata=required(link("evidence", "evidence item")))``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, field
from datetime import date
from enum import Enum, auto
from typing import Any, TypedDict, TypeVar, Unpack, overload

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.money import MOST_PENCE
from workbench.domain.text import LONGEST_FIELD


class Form(Enum):
    """The sort of value a field holds, and so how it is cleaned, linked, searched and spoken."""

    ID = auto()
    LINE = auto()
    LINES = auto()
    AUTHORED = auto()
    CODE = auto()
    MOMENT = auto()
    LINK = auto()
    NUMBER = auto()
    ORDER = auto()
    PLACE = auto()
    PENCE = auto()
    YES_NO = auto()
    CHOICE = auto()
    DAY = auto()
    DATE = auto()
    PART = auto()


WORDS = frozenset((Form.LINE, Form.LINES, Form.AUTHORED))
"""The sorts of field that hold words a person wrote."""

TEXTS = WORDS | {Form.ID, Form.CODE, Form.MOMENT, Form.LINK}
"""The sorts of field that are kept as text."""

NUMBERS = frozenset((Form.NUMBER, Form.ORDER, Form.PLACE, Form.PENCE))
"""The sorts of field that are whole numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is said of one field. `name` is what a person calls it, as within a sentence.

    `searched`: find and replace and the search of everything look into it. `secret`: it must not
    get into a statement. `naming`: it is a name by which a person is known. `printed`: the
    statement prints it as the investigator words it, so that its words may be put right.
    `marked`: it keeps authored text, markup and all, that is not the person's own.
    `hidden`: the history passes over it. `telling`: the record is known by it.

    `longest` is the most characters it holds (None for any number), `least` and `most` are the
    bounds of a number, `pattern` what the text must match, `among` the only texts it may be, each
    with its words; `looks` says either in words. `words` are what the values of a choice are
    called where they are not words themselves.

    `to` is the kind of record a link leads to, or what a code names ("outline"). What `owned`
    stands in goes when the target of the link goes: the record, or the part of it. `leaves` is
    the field beside a link that then keeps the words for what was linked. `within` is the path
    ("event_id.accounts") of the list that a place counts in.
    """

    form: Form
    name: str
    searched: bool = False
    secret: bool = False
    naming: bool = False
    printed: bool = False
    marked: bool = False
    hidden: bool = False
    telling: bool = False
    longest: int | None = LONGEST_FIELD
    least: int | None = None
    most: int | None = None
    pattern: str = ""
    among: Mapping[str, str] | None = None
    looks: str = ""
    words: Mapping[Any, str] | None = None
    to: str = ""
    owned: bool = False
    leaves: str = ""
    within: str = ""

    @property
    def bounded(self) -> bool:
        """Whether it does not take every value of its type."""
        bounds = (self.least, self.most, self.among)
        return bool(self.pattern) or any(bound is not None for bound in bounds)


class Said(TypedDict, total=False):
    """What more may be said of a field of any sort; see `Facts`."""

    searched: bool
    secret: bool
    naming: bool
    printed: bool
    marked: bool
    hidden: bool
    telling: bool


KEY = "facts"
"""Where the metadata of a dataclass field have its facts."""

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Enum)


def _made(default: _T, facts: Facts) -> _T:
    return field(default=default, metadata={KEY: facts})


def required(made: object) -> Mapping[str, Facts]:
    """The metadata a maker gives, for a field that has no default."""
    assert isinstance(made, Field)
    found: Mapping[str, Facts] = made.metadata
    return found


def one_line(
    name: str, default: str = "", *, pattern: str = "", looks: str = "", **said: Unpack[Said]
) -> str:
    """Words kept on one line."""
    said.setdefault("searched", True)
    facts = Facts(form=Form.LINE, name=name, pattern=pattern, looks=looks, **said)
    return _made(default, facts)


def many_lines(name: str, *, longest: int | None = LONGEST_FIELD, **said: Unpack[Said]) -> str:
    """Words that may have several lines or paragraphs: a working text or a note."""
    said.setdefault("searched", True)
    return _made("", Facts(form=Form.LINES, name=name, longest=longest, **said))


def authored(name: str, **said: Unpack[Said]) -> str:
    """Authored text: printed, with mentions of people, citations and references in it."""
    said.setdefault("searched", True)
    said.setdefault("printed", True)
    return _made("", Facts(form=Form.AUTHORED, name=name, **said))


def lines(name: str, **said: Unpack[Said]) -> tuple[()]:
    """A list of words, each on one line."""
    said.setdefault("searched", True)
    return _made((), Facts(form=Form.LINE, name=name, **said))


def identity(of: str, among: Mapping[str, str] | None = None) -> str:
    """The id of a record that is also the name of something: an `of`, or one of those `among`."""
    to, looks = (of, "") if among is None else ("", of)
    facts = Facts(form=Form.ID, name="id", to=to, among=among, looks=looks, telling=True)
    return _made("", facts)


def link(to: str, name: str, *, owned: bool = False, leaves: str = "") -> str:
    """The id of a record of kind `to`, "" for none."""
    return _made("", Facts(form=Form.LINK, name=name, to=to, owned=owned, leaves=leaves))


def links(to: str, name: str) -> tuple[()]:
    """The ids of any number of records of kind `to`."""
    return _made((), Facts(form=Form.LINK, name=name, to=to))


def key_of(of: str, name: str, default: str = "", **said: Unpack[Said]) -> str:
    """The name by which something outside the case is known: an `of` of the reference data."""
    return _made(default, Facts(form=Form.CODE, name=name, to=of, **said))


def keys_of(of: str, name: str) -> tuple[()]:
    """Any number of such names."""
    return _made((), Facts(form=Form.CODE, name=name, to=of))


@overload
def whole_number(
    name: str, default: int, *, least: int | None = ..., most: int | None = ...
) -> int: ...


@overload
def whole_number(
    name: str, default: None = ..., *, least: int | None = ..., most: int | None = ...
) -> None: ...


def whole_number(
    name: str, default: int | None = None, *, least: int | None = None, most: int | None = None
) -> int | None:
    """A whole number."""
    return _made(default, Facts(form=Form.NUMBER, name=name, least=least, most=most))


@overload
def pence(name: str, default: int) -> int: ...


@overload
def pence(name: str, default: None = ...) -> None: ...


def pence(name: str, default: int | None = None) -> int | None:
    """A sum of money, in pence."""
    return _made(default, Facts(form=Form.PENCE, name=name, least=0, most=MOST_PENCE))


def in_own_order() -> int:
    """The place of a record in the person's own order of its kind."""
    return _made(0, Facts(form=Form.ORDER, name="place in the order"))


def own_order(record: Any) -> tuple[int, str]:
    """Where a record stands in the person's own order; of a kind without one, by its id."""
    return getattr(record, "position", 0), record.id


def place_in(within: str, name: str) -> int:
    """The place of a part in a list of another record, counted from 0; it follows the part."""
    return _made(0, Facts(form=Form.PLACE, name=name, within=within))


def yes_no(name: str, default: bool = False) -> bool:
    """Whether something is so."""
    return _made(default, Facts(form=Form.YES_NO, name=name))


def one_of(name: str, default: _E, words: Mapping[_E, str] | None = None) -> _E:
    """One of the values of an enumeration."""
    return _made(default, Facts(form=Form.CHOICE, name=name, words=words))


def day(name: str) -> date | None:
    """A day of the calendar, None where it is not known."""
    return _made(None, Facts(form=Form.DAY, name=name))


def partial_date(name: str, **said: Unpack[Said]) -> PartialDate | None:
    """A date as exact as the papers give it, None where it is not known."""
    return _made(None, Facts(form=Form.DATE, name=name, **said))


def moment(name: str) -> str:
    """A time as the clock gave it, in ISO form and UTC."""
    return _made("", Facts(form=Form.MOMENT, name=name))


def part(of: type[_T], name: str) -> _T | None:
    """A record within the record, None where there is none."""
    return _made(None, Facts(form=Form.PART, name=name))


def parts(name: str) -> tuple[()]:
    """Any number of records within the record, in order."""
    return _made((), Facts(form=Form.PART, name=name))


def source_list(name: str = "sources") -> tuple[()]:
    """Places in the evidence that show something."""
    return parts(name)
