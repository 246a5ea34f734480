"""Details entered with a person, in every form: addresses, telephones, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import MONTHS
from workbench.domain.dates.reader import read_front
from workbench.domain.fields import WORDS, Form
from workbench.domain.records.people import Person
from workbench.domain.shape import secrets
from workbench.statement.naming.hits import Telling
from workbench.statement.naming.normal import fold

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

_NUMBER = r"(?:\d{1,4}[A-Za-z]?(?:\s?[-/]\s?\d{1,4}[A-Za-z]?)?)"
_DIGITS_APART = re.compile(r"(?:\+|\b)\(?\d[\d\s()./\-–]{4,24}\d")
_FIGURE = re.compile(r"\d")
_FIGURES = re.compile(r"\d[\d\s()./\-–]{4,24}\d")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_LAST_FIGURES = re.compile(r"(?<!\d)\d{3,5}(?!\w)")
_ENDING = re.compile(
    r"(?:\b(?:end(?:s|ed|ing)?|finish(?:es|ed|ing)?"
    r"|(?:last|final) (?:\w+ )?(?:digits|figures|numbers))\b\W{0,3}"
    r"(?:(?:in|with|on|are|were|is|was|the|figures|digits|number|numbers)\W{1,3}){0,3}"
    r"|[x*.…]{2}[ -]?)\Z",
    re.I,
)
_AGE = re.compile(
    r"\b(?:aged?|turn(?:s|ed|ing)|birthday|born|years?[ -]old|year of birth"
    r"|\d+(?:st|nd|rd|th) birthday|when (?:s?he|they|I) (?:was|were|turned|reached))\b",
    re.I,
)
_BORN = re.compile(r"\A\W*(?:d\.?o\.?b\b\.?|date of birth|birthday|born)(?: on)?\W*", re.I)
_INTRODUCER = re.compile(r"\A\s*[^\W\d_][^:\n]{0,30}:\s+")
_CODE = re.compile(r"(?<![^\W_])(?=[^\s]*\d)[^\W_]+(?:[/._-]+[^\W_]+)*")
_SPACED_CODE = re.compile(
    r"(?<!\S)(?=[A-Z\d ]*[A-Z])(?=[A-Z ]*\d)(?:[A-Z\d]{2,6} ){1,4}[A-Z\d]{1,6}\Z"
)
"""A code in groups, as a car has: "KX19 ZZT"."""

_NO_CODE = re.compile(r"(?:19|20)\d\d|\d+(?:st|nd|rd|th)", re.I)
_GAP = r"[\W_]{1,4}"
_FEWEST_DIGITS = 6
_FEWEST = 4
_FEWEST_IN_TOWN = 3
_FLAT = re.compile(r"(?:flat|unit|no|apartment|room|the)\s*\w?", re.I)
_NEAR = 80


@dataclass(frozen=True, slots=True)
class Detail:
    """A pattern in a folded text that is a detail of somebody's.

    `seed` is letters or figures that every match holds; `near_age` says that it counts only beside
    words of an age.
    """

    pattern: re.Pattern[str]
    what: Telling
    whom: str
    seed: str = ""
    sure: bool = True
    near_age: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """All details of a case: patterns, and numbers as their bare figures with whose they are."""

    patterns: tuple[Detail, ...]
    numbers: tuple[tuple[str, Telling, str], ...]


def details_of(people: Iterable[Person], reference: str) -> Details:
    """The details of people; what is the case's own reference is printed and gives nobody away."""
    patterns: list[Detail] = []
    numbers: list[tuple[str, Telling, str]] = []
    for person in people:
        for words in secrets("person", person, *WORDS, naming=False):
            if words.strip() and words.strip() != reference:
                born = read_front(_BORN.sub("", words)).date
                if born is not None and born.exact is not None:
                    patterns += _birthdays(person.id, born.exact)
                patterns += _patterns(fold(words), person.id)
                patterns += _introduced(fold(words), person.id)
                numbers += _numbers(fold(words), person.id)
        for known in secrets("person", person, Form.DATE, naming=False):
            if known.exact is not None:
                patterns += _birthdays(person.id, known.exact)
    return Details(tuple(patterns), tuple(dict.fromkeys(numbers)))


def details_in(text: str, details: Details) -> Iterator[tuple[int, int, Detail]]:
    """Where a folded text has a detail of somebody's."""
    low = text.lower() if details.patterns else ""
    for detail in details.patterns:
        if detail.seed not in low:
            continue
        for found in detail.pattern.finditer(text):
            around = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
            if not detail.near_age or _AGE.search(around):
                yield found.start(), found.end(), detail
    if not details.numbers or not _FIGURE.search(text):
        return
    yield from _endings(text, details)
    for found in _DIGITS_APART.finditer(text) if _FIGURES.search(text) else ():
        for start, end, number in _national(found):
            for wanted, what, whom in details.numbers:
                at = number.find(wanted)
                if at >= 0 and _whole_number(number, wanted, at, what):
                    yield start, end, Detail(_DIGITS_APART, what, whom)


def _endings(text: str, details: Details) -> Iterator[tuple[int, int, Detail]]:
    """The last figures of a number, where words say that they are: "ending 314"."""
    for found in _LAST_FIGURES.finditer(text):
        for number, what, whom in details.numbers:
            before = text[max(0, found.start() - _NEAR) : found.start()]
            if number.endswith(found[0]) and _ENDING.search(before):
                yield *found.span(), Detail(_ENDING, what, whom, sure=False)


def _whole_number(number: str, wanted: str, at: int, what: Telling) -> bool:
    if what is Telling.TELEPHONE:
        return number.endswith(wanted) and (len(number) in (len(wanted), *range(9, 13)))
    return number == wanted


def _national(found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The figures of a number, a British telephone with its 0; also of each line of a run."""
    bare = re.sub(r"\(0\)", "", found[0])
    figures = re.sub(r"\D", "", bare)
    if bare.startswith("+44"):
        figures = "0" + figures[2:]
    elif figures.startswith("0044"):
        figures = "0" + figures[4:]
    yield found.start(), found.end(), figures
    if figures.startswith("44") and len(figures) == 12:
        yield found.start(), found.end(), "0" + figures[2:]


def _patterns(words: str, whom: str) -> Iterator[Detail]:
    rest = words
    for found in re.finditer(POSTCODE, words.upper()):
        yield _detail(_spread(found[0]), Telling.POSTCODE, whom, found[0])
        outward = _detail(found[0][:-3].rstrip(" .-"), Telling.POSTCODE, whom, found[0][:-3])
        yield replace(outward, sure=False)
        rest = rest.replace(words[found.start() : found.end()], " ")
    if _EMAIL.search(words):
        for found in _EMAIL.finditer(words):
            address = found[0].strip(".,;()<>")
            yield _detail(re.escape(address), Telling.EMAIL, whom, address)
        return
    if not re.search(r"[^\W\d_]", rest):
        return
    street = _street(rest)
    if street is None:
        pattern = _spread(rest)
        if sum(map(len, re.findall(r"[^\W_]+", rest))) >= _FEWEST:
            yield _detail(pattern, Telling.REFERENCE, whom, rest)
        yield from _house_by_name(rest, whom, posted=rest != words)
        return
    yield from _address(street, rest, whom)


def _introduced(words: str, whom: str) -> Iterator[Detail]:
    """What an entry says after saying what it is: "Mosaic 88123", "Case ref: CP/12/A"."""
    said = _INTRODUCER.sub("", words)
    if said != words:
        sure = _FIGURE.search(said) is not None
        yield from (replace(each, sure=each.sure and sure) for each in _patterns(said, whom))
    if _EMAIL.search(words) or _street(words) is not None:
        return
    numbers = [found.span() for found in _DIGITS_APART.finditer(words)]
    rest = re.sub(POSTCODE, lambda each: " " * len(each[0]), words, flags=re.I)
    spaced = _SPACED_CODE.search(rest)
    if spaced is not None and spaced[0] != words and _FIGURE.search(spaced[0]):
        yield _detail(_spread(spaced[0]), Telling.REFERENCE, whom, spaced[0])
    for found in _CODE.finditer(rest):
        code, size = found[0], sum(map(str.isalnum, found[0]))
        within = any(start <= found.start() and found.end() <= end for start, end in numbers)
        if (
            size >= _FEWEST
            and code != words.strip()
            and not within
            and not _NO_CODE.fullmatch(code)
        ):
            detail = _detail(_spread(code), Telling.REFERENCE, whom, code)
            yield replace(detail, sure=size > _FEWEST)


def _street(words: str) -> re.Match[str] | None:
    """The house and street of an address on one line."""
    ends = "|".join(f"{end}|{short}" if short else end for end, short in STREETS.items())
    return re.search(
        rf"(?P<number>{_NUMBER})[,\s]+(?P<street>(?:[^\W\d_][\w'’.-]*\s+){{1,4}}?(?:{ends})\b\.?)",
        words,
        re.I,
    )


def _address(found: re.Match[str], words: str, whom: str) -> Iterator[Detail]:
    """House with street, street with town, the whole line; the street alone is not sure."""
    street, seed = _street_pattern(found["street"])
    number = _spread(found["number"])
    yield _detail(rf"{number}[,\s]{{0,3}}{street}", Telling.ADDRESS, whom, seed)
    alone = _detail(street, Telling.ADDRESS, whom, seed)
    yield replace(alone, sure=False)
    named = " ".join(found["street"].split()[:-1])
    flats = re.findall(r"\w+ (\d{1,3})\b", words[: found.start()])
    for house in dict.fromkeys((found["number"], *flats) if len(named) >= _FEWEST else ()):
        # "27 Larkspur", its kind left out; "12 market stalls" is none for 12 Market Street.
        first = re.escape(named[0].upper())
        short = rf"{_spread(house)}[,\s]{{1,3}}(?-i:{first}){_spread(named)[1:]}"
        yield replace(_detail(short, Telling.ADDRESS, whom, named), sure=False)
    for house in re.findall(r"[^\W_][\w'’ -]*", words[: found.start()]):
        if re.search(r"[^\W\d_]{3}", house) and not _FLAT.fullmatch(house.strip()):
            line = rf"{_spread(house)}[,\s]{{1,3}}(?:{number}[,\s]{{1,3}})?{street}"
            yield _detail(line, Telling.ADDRESS, whom, seed)
    for town in re.split(r"[,\n]", words[found.end() :]):
        if sum(map(str.isalpha, town)) >= _FEWEST_IN_TOWN:
            place = _spread(town)
            after = rf"{street},?\s+(?:(?:in|at|near|of)\s+)?(?:\w+,?\s+){{0,2}}?{place}"
            yield _detail(after, Telling.ADDRESS, whom, seed)
            yield _detail(rf"{place}[^.!?\n]{{0,30}}?{street}", Telling.ADDRESS, whom, seed)


def _house_by_name(words: str, whom: str, *, posted: bool) -> Iterator[Detail]:
    """An address without a number: the house by its name, and its lines two by two.

    It is one when a line ends as a street does, or when a postcode stood in it (`posted`).
    """
    lines = [each.strip() for each in re.split(r"[,\n]", words) if re.search(r"[^\W\d_]", each)]
    ends = {each for end, short in STREETS.items() for each in (end, *short.split("|"))}
    if len(lines) < 2 or not (posted or any(each.lower().split()[-1] in ends for each in lines)):
        return
    house = re.sub(r"\Athe\s+", "", lines[0], flags=re.I)
    if len(house.split()) > 1:
        yield _detail(_spread(house), Telling.ADDRESS, whom, house)
    for one, other in pairwise(lines):
        between = r"[,\s]{1,3}(?:(?:in|at|near|of|on)\s+)?"
        together = _spread(one) + between + _spread(other)
        yield _detail(together, Telling.ADDRESS, whom, max(one, other, key=len))


def _street_pattern(street: str) -> tuple[str, str]:
    """The pattern of a street's name, and what of it every way of writing it has."""
    *words, end = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", street)
    long = next((k for k, v in STREETS.items() if end.lower() in (k, *v.split("|"))), end.lower())
    ends = "|".join(each for each in (long, *STREETS.get(long, "").split("|")) if each)
    return _spread(" ".join(words)) + rf"{_GAP}(?:{ends})\b", " ".join(words)


def _spread(words: str) -> str:
    """A pattern for words or a number, however it is spaced and punctuated."""
    runs = re.findall(r"[^\W\d_]+|\d+", words)
    pieces = [
        r"[\W_]{0,3}".join(re.escape(each) for each in (run if run.isdigit() else (run,)))
        for run in runs
    ]
    return r"[\W_]{0,3}".join(pieces)


def _detail(pattern: str, what: Telling, whom: str, seed: str) -> Detail:
    # Figures may be spaced anywhere; of them a match surely holds but one.
    runs = re.findall(r"[^\W\d_]+|\d", seed.lower())
    whole = seed.lower() if what is Telling.EMAIL else max(runs, key=len, default="")
    return Detail(_bounded(pattern), what, whom, whole)


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.I)


def _numbers(words: str, whom: str) -> Iterator[tuple[str, Telling, str]]:
    for found in _DIGITS_APART.finditer(words):
        for _, _, number in _national(found):
            if len(number) < _FEWEST_DIGITS:
                continue
            if number.startswith("0") and len(number) in (10, 11):
                # Its last figures, as it is dialled in the same town.
                for size in (len(number), 8, 7, 6):
                    yield number[-size:], Telling.TELEPHONE, whom
            else:
                yield number, Telling.REFERENCE, whom


_ORDINALS_LISTED = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth
twenty-ninth thirtieth thirty-first
"""
_ORDINALS = _ORDINALS_LISTED.split()


def _birthdays(whom: str, born: date) -> Iterator[Detail]:
    """A date of birth in the ways it is written; a day and month count beside an age only."""
    month = MONTHS[born.month - 1]
    months = rf"(?:{month}|{month[:3]}\.?|{month[:4]}\.?)"
    day = rf"(?:0?{born.day}\s?(?:st|nd|rd|th)?|{_ORDINALS[born.day - 1].replace('-', '[ -]')})"
    year = rf"['’]?(?:{born.year}|{born.year % 100:02d})"
    gap = r"[\s,./\-]{1,3}"
    dayed = rf"(?:the\s+)?{day}(?:\s+day)?(?:\s+of)?{gap}{months}"
    turned = rf"{months}{gap}(?:the\s+)?{day}"
    figures = rf"0?{born.day}\s?[./\-\s]\s?0?{born.month}"
    yield Detail(
        _bounded(rf"{dayed}(?:\s+in)?{gap}{year}|{turned}{gap}{year}"),
        Telling.BIRTHDAY,
        whom,
        month[:3].lower(),
    )
    yield Detail(
        _bounded(
            rf"{figures}\s?[./\-\s]\s?{year}|{born.year}\s?[./\-\s]\s?0?{born.month}\s?[./\-\s]\s?0?{born.day}"
            rf"|{born.day:02d}{born.month:02d}(?:{born.year}|{born.year % 100:02d})|{born:%Y%m%d}"
            rf"|0?{born.month}/0?{born.day}/{born.year}"
        ),
        Telling.BIRTHDAY,
        whom,
        f"{born.year % 100:02d}",
    )
    yield Detail(
        _bounded(rf"{dayed}|{turned}"),
        Telling.BIRTHDAY,
        whom,
        month[:3].lower(),
        near_age=True,
    )
