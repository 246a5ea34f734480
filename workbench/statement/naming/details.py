"""Details entered with a person, in every form: telephones, dates of birth, references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import MONTHS
from workbench.domain.dates.reader import read_front
from workbench.domain.fields import WORDS, Form
from workbench.domain.library.name_words import NameWords
from workbench.domain.records.people import Person
from workbench.domain.shape import secrets
from workbench.statement.naming.addresses import POSTCODE, has_street, lines_of, spread
from workbench.statement.naming.hits import Telling
from workbench.statement.naming.normal import fold

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
_FEWEST_DIGITS = 6
_FEWEST = 4
_FEWEST_BEFORE_AT = 6
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


def details_of(people: Iterable[Person], reference: str, names: NameWords) -> Details:
    """The details of people; what is the case's own reference is printed and gives nobody away."""
    patterns: list[Detail] = []
    numbers: list[tuple[str, Telling, str]] = []
    for person in people:
        for words in secrets("person", person, *WORDS, naming=False):
            if words.strip() and words.strip() != reference:
                born = read_front(_BORN.sub("", words)).date
                if born is not None and born.exact is not None:
                    patterns += _birthdays(person.id, born.exact)
                patterns += _patterns(fold(words), person.id, names)
                patterns += _introduced(fold(words), person.id, names)
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


def _patterns(words: str, whom: str, known: NameWords) -> Iterator[Detail]:
    rest = words
    for found in re.finditer(POSTCODE, words.upper()):
        yield _detail(spread(found[0]), Telling.POSTCODE, whom, found[0])
        outward = _detail(found[0][:-3].rstrip(" .-"), Telling.POSTCODE, whom, found[0][:-3])
        yield replace(outward, sure=False)
        rest = rest.replace(words[found.start() : found.end()], " ")
    if _EMAIL.search(words):
        for found in _EMAIL.finditer(words):
            address = found[0].strip(".,;()<>")
            yield _detail(re.escape(address), Telling.EMAIL, whom, address)
            before = address.partition("@")[0]
            if len(before) >= _FEWEST_BEFORE_AT and re.search(r"[\d._-]", before):
                yield _detail(re.escape(before), Telling.EMAIL, whom, before)
        return
    if not re.search(r"[^\W\d_]", rest):
        return
    lines = lines_of(rest, known, posted=rest != words)
    for line in lines:
        yield replace(_detail(line.pattern, Telling.ADDRESS, whom, line.seed), sure=line.sure)
    if not has_street(rest) and sum(map(len, re.findall(r"[^\W_]+", rest))) >= _FEWEST:
        yield _detail(spread(rest), Telling.REFERENCE, whom, rest)


def _introduced(words: str, whom: str, known: NameWords) -> Iterator[Detail]:
    """What an entry says after saying what it is: "Mosaic 88123", "Case ref: CP/12/A"."""
    said = _INTRODUCER.sub("", words)
    if said != words:
        sure = _FIGURE.search(said) is not None
        yield from (replace(each, sure=each.sure and sure) for each in _patterns(said, whom, known))
    if _EMAIL.search(words) or has_street(words):
        return
    numbers = [found.span() for found in _DIGITS_APART.finditer(words)]
    rest = re.sub(POSTCODE, lambda each: " " * len(each[0]), words, flags=re.I)
    spaced = _SPACED_CODE.search(rest)
    if spaced is not None and spaced[0] != words and _FIGURE.search(spaced[0]):
        yield _detail(spread(spaced[0]), Telling.REFERENCE, whom, spaced[0])
    for found in _CODE.finditer(rest):
        code, size = found[0], sum(map(str.isalnum, found[0]))
        within = any(start <= found.start() and found.end() <= end for start, end in numbers)
        if (
            size >= _FEWEST
            and code != words.strip()
            and not within
            and not _NO_CODE.fullmatch(code)
        ):
            detail = _detail(spread(code), Telling.REFERENCE, whom, code)
            yield replace(detail, sure=size > _FEWEST)


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
