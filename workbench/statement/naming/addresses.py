"""Addresses entered with a person, in every form: house, street, town, a house by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from workbench.domain.dataclass import dataclass
from workbench.domain.library.name_words import NameWords

POSTCODE = (
    r"(?:GIR ?0AA|(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]"
    r"|[A-HK-Y]\d[ABEHMNPRV-Y]))[ .-]{0,3}\d[ABD-HJLNP-UW-Z]{2})"
)
"""The shape of a postcode in capitals."""

STREETS = {
    "road": "rd", "street": "st", "avenue": "ave|av", "lane": "ln", "close": "cl", "drive":
    "dr|drv", "crescent": "cres|cr", "court": "ct", "gardens": "gdns|gdn", "terrace":
    "terr|ter", "place": "pl", "square": "sq", "grove": "grv|gr", "park": "pk", "way": "wy",
    "walk": "wlk", "rise": "rs", "hill": "hl", "mews": "mws", "parade": "pde", "row": "rw",
    "view": "vw", "green": "grn", "house": "hse", "cottage": "cott|ctg", "heights": "hts",
    "fields": "flds", "meadow": "mdw", "meadows": "mdws", "croft": "crft", "garth": "",
    "wharf": "", "quay": "", "end": "", "yard": "", "vale": "", "dell": "", "bank": "",
    "brow": "", "gate": "", "circus": "", "common": "", "mount": "", "parkway": "",
    "boulevard": "blvd", "broadway": "", "buildings": "bldgs", "chase": "", "cliff": "",
    "dale": "", "drove": "", "esplanade": "", "fold": "", "glade": "", "glebe": "", "holt":
    "", "lea": "", "leys": "", "loan": "", "mead": "", "orchard": "", "paddock": "",
    "passage": "", "path": "", "pike": "", "promenade": "", "ridge": "", "side": "",
    "spinney": "", "villas": "", "wynd": "", "brae": "", "copse": "", "hollow": "",
    "coppice": "", "bridge": "",
}  # fmt: skip
"""What a street's name ends in, and how that is shortened."""

_HOUSES_LISTED = """
house cottage cottages lodge farm farmhouse barn rectory vicarage manor hall villa villas bungalow
grange priory mansion mansions tower towers chalet mill stables hostel refuge hotel marina flats
"""
_HOUSES = frozenset(_HOUSES_LISTED.split())
"""What the name of one house or of a few dwellings ends in: by itself it says where that is."""

_WELSH_LISTED = "ty plas bryn hafod llys maes heol ffordd stryd lon rhodfa fferm"
_WELSH = frozenset(_WELSH_LISTED.split())
"""What a house or a street in Wales begins with."""
_NUMBER = r"(?:\d{1,4}[A-Za-z]?(?:\s?[-/]\s?\d{1,4}[A-Za-z]?)?)"
_GAP = r"[\W_]{1,4}"
_NUMBERS_LISTED = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_NUMBERS = _NUMBERS_LISTED.split()
_BOX = re.compile(
    r"\b(?:p\.?\s?o\.?\s?|post office |po)box\b\.?\s*(?:no\.?|number)?\s*(?P<number>\w+)", re.I
)
_FEWEST = 4
_FEWEST_IN_TOWN = 3
_FLAT = re.compile(r"(?:flat|unit|no|apartment|room|the)\s*\w?", re.I)
_BEFORE_HOUSE = re.compile(
    rf"\A(?:(?:flat|unit|apartment|room|pitch)\s+)?(?:{_NUMBER}\s+)?(?:the\s+)?", re.I
)


_ENDS = "|".join(f"{end}|{short}" if short else end for end, short in STREETS.items())
_STREET = re.compile(
    rf"(?P<number>{_NUMBER})[,\s]+(?P<street>(?:[^\W\d_][\w'’.-]*\s+){{1,4}}?(?:{_ENDS})\b\.?)",
    re.I,
)
"""The house and street of an address on one line."""

_NUMBERED = re.compile(
    rf"\s*(?P<number>{_NUMBER})[,\s]+(?P<street>[A-Z][a-z][^,\n\d]{{2,40}})[,\n]\s*[A-Z][a-z]"
)
"""A house in a street that does not say it is one, before its town: "7 Kingsway, Leeds"."""


@dataclass(frozen=True, slots=True)
class Line:
    """A pattern of an address, the words of it every match holds, and whether it is one surely."""

    pattern: str
    seed: str
    sure: bool = True


def lines_of(words: str, known: NameWords, *, posted: bool) -> tuple[Line, ...]:
    """The ways to write an address; none where words are no address.

    They are one where a house and its street stand there, a house by its name with more lines, or
    a box of the post. With `posted` a postcode stood in them.
    """
    found = [*_box(words)]
    streets = list(_STREET.finditer(words))
    for each in streets:
        found += _address(each, words)
    numbered = None if streets else _NUMBERED.match(words)
    if numbered is not None:
        street = spread(numbered["street"])
        found.append(
            Line(rf"{_house_number(numbered['number'])}[,\s]{{1,3}}{street}", numbered["street"])
        )
        found.append(Line(street, numbered["street"], sure=False))
    elif streets or posted or _is_named(words):
        found += _houses(words, known, first=not streets)
    return tuple(found)


def has_street(words: str) -> bool:
    """Whether a house and its street stand in words."""
    return _STREET.search(words) is not None


def _box(words: str) -> Iterator[Line]:
    """A box of the post office; without these words only before its town."""
    for found in _BOX.finditer(words):
        number = rf"(?:no\b|number\b)?[\W_]{{0,3}}{spread(found['number'])}"
        post = r"(?:p[\W_]{0,2}o[\W_]{0,2}|post[\W_]{1,3}office[\W_]{1,3})"
        yield Line(rf"(?:{post}box|pob)[\W_]{{0,3}}{number}", found["number"])
        for town in _towns(words[found.end() :]):
            yield Line(rf"box[\W_]{{0,3}}{number},?\s+{spread(town)}", town)


def _towns(words: str) -> Iterator[str]:
    for town in re.split(r"[,\n]", words):
        if sum(map(str.isalpha, town)) >= _FEWEST_IN_TOWN:
            yield town


def _address(found: re.Match[str], words: str) -> Iterator[Line]:
    """House with street, street with town, the whole line; the street alone is not sure."""
    street, seed = _street_pattern(found["street"])
    number = _house_number(found["number"])
    yield Line(rf"{number}[,\s]{{0,3}}(?:(?:at|in|on)\s+)?(?:the\s+)?{street}", seed)
    yield Line(rf"{street}[,\s]{{1,3}}(?:at\s+)?(?:no\b\.?|number|house)\s?{number}", seed)
    yield Line(street, seed, sure=False)
    named = " ".join(found["street"].split()[:-1])
    flats = re.findall(r"\w+ (\d{1,3})\b", words[: found.start()])
    for house in dict.fromkeys((found["number"], *flats) if len(named) >= _FEWEST else ()):
        # "27 Larkspur", its kind left out; "12 market stalls" is none for 12 Market Street.
        first = re.escape(named[0].upper())
        short = rf"{spread(house)}[,\s]{{1,3}}(?-i:{first}){spread(named)[1:]}"
        yield Line(short, named, sure=False)
    for house in re.findall(r"[^\W_][\w'’ -]*", words[: found.start()]):
        if re.search(r"[^\W\d_]{3}", house) and not _FLAT.fullmatch(house.strip()):
            line = rf"{spread(house)}[,\s]{{1,3}}(?:{number}[,\s]{{1,3}})?{street}"
            yield Line(line, seed)
    for town in _towns(words[found.end() :]):
        place = spread(town)
        after = rf"{street},?\s+(?:(?:in|at|near|of)\s+)?(?:\w+,?\s+){{0,2}}?{place}"
        yield Line(after, seed)
        yield Line(rf"{place}[^.!?\n]{{0,30}}?{street}", seed)


def _house_number(number: str) -> str:
    """The pattern of a house's number, small ones in words too: "three Mill Lane"."""
    small = number.isdigit() and 0 < int(number) <= len(_NUMBERS)
    return rf"(?:{spread(number)}|{_NUMBERS[int(number) - 1]})" if small else spread(number)


def _lines(words: str) -> list[str]:
    return [each.strip() for each in re.split(r"[,\n]", words) if re.search(r"[^\W\d_]", each)]


def _is_named(words: str) -> bool:
    """Whether words without a number are an address: of their lines one ends as a street does."""
    lines = [each.lower().split() for each in _lines(words)]
    ends = {each for end, short in STREETS.items() for each in (end, *short.split("|"))} | _HOUSES
    return len(lines) > 1 and any(
        each[-1].strip(".") in ends or (each[0] in _WELSH and len(each) > 1) for each in lines
    )


def _houses(words: str, known: NameWords, *, first: bool) -> Iterator[Line]:
    """Houses by their names; where no street is known (`first`) the lines two by two as well."""
    lines = _lines(words)
    for at, line in enumerate(lines):
        house = _BEFORE_HOUSE.sub("", line)
        kind = house.lower().split()[-1:]
        named = len(house.split()) > 1 and kind and kind[0] in _HOUSES
        if named:
            yield from _house_of_a_kind(house)
        elif at == 0 and first and len(lines) > 1 and house:
            yield _by_its_name(house, known)
    for one, other in pairwise(lines if first else ()):
        between = r"[,\s]{1,3}(?:(?:in|at|near|of|on)\s+)?"
        yield Line(spread(one) + between + spread(other), max(one, other, key=len))


def _by_its_name(house: str, known: NameWords) -> Line:
    """A house whose name says not that it is one: with its capital, one plain word not surely."""
    # "Hillcrest Academy" is no Hillcrest.
    pattern = rf"(?-i:{re.escape(house[0].upper())}){spread(house)[1:]}(?-i:(?![^\W\d_]| [A-Z]))"
    low = house.lower()
    plain = low in known.ordinary or low in known.inflected or low in known.words("place")
    return Line(pattern, house, sure=len(house.split()) > 1 or not plain)


def _house_of_a_kind(house: str) -> Iterator[Line]:
    """A house whose name says it is one; "a care house" in small letters need be no Care House."""
    *words, end = house.split()
    ends = [each for each in (end.lower(), *STREETS.get(end.lower(), "").split("|")) if each]
    own, kinds = " ".join(words), "|".join(ends)
    capital = rf"(?-i:{re.escape(own[0].upper())}){spread(own)[1:]}"
    capitals = "|".join(f"(?-i:{each[0].upper()}){each[1:]}" for each in ends)
    yield Line(rf"{capital}(?:[\W_]{{1,4}}(?:{capitals})|(?:{kinds}))\b", own)
    yield Line(rf"{spread(own)}[\W_]{{0,4}}(?:{kinds})\b", own, sure=False)


def _street_pattern(street: str) -> tuple[str, str]:
    """The pattern of a street's name, and what of it every way of writing it has."""
    *words, end = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", street)
    long = next((k for k, v in STREETS.items() if end.lower() in (k, *v.split("|"))), end.lower())
    ends = "|".join(each for each in (long, *STREETS.get(long, "").split("|")) if each)
    return spread(" ".join(words)) + rf"{_GAP}(?:{ends})\b", " ".join(words)


def spread(words: str) -> str:
    """A pattern for words or a number, however it is spaced and punctuated."""
    runs = re.findall(r"[^\W\d_]+|\d+", words)
    pieces = [
        r"[\W_]{0,3}".join(re.escape(each) for each in (run if run.isdigit() else (run,)))
        for run in runs
    ]
    return r"[\W_]{0,3}".join(pieces)
