"""Details nobody entered, told by their shape: e-mail, telephone, postcode, NHS number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import MONTHS
from workbench.domain.problems import Severity
from workbench.statement.naming.hits import Telling

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_NEAR = 90


@dataclass(frozen=True, slots=True)
class Shape:
    """What a detail looks like: a pattern, and what is asked of a match besides.

    `seed` is something small and quickly found that every match holds: the pattern itself is
    tried round it only. `needs` are words or signs one of which the text has, in small letters,
    `figures` is how many figures stand near one another in it, of 0, 1 and 6.
    """

    what: Telling
    severity: Severity
    reason: str
    seed: re.Pattern[str]
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool] = lambda found: True
    figures: int = 0


_FIGURE = re.compile(r"\d")
_FIGURES = re.compile(r"\d(?:[\s().\-/–]{0,4}\d){5}")
_SUM = re.compile(r"(?<![^\W_])[0-9a-f]{40,}(?![^\W_])")
"""A check sum, as a receipt has it: the figures in it are nobody's number."""


def shapes_in(text: str) -> Iterator[tuple[int, int, Shape]]:
    """Where a folded text has something of these shapes; of two in one place the first."""
    low = text.lower()
    figures = 0 if _FIGURE.search(text) is None else 6 if _FIGURES.search(text) else 1
    taken = [found.span() for found in _SUM.finditer(text)] if figures == 6 else []
    for shape in SHAPES:
        if shape.figures > figures or not _has_one(shape.needs, low):
            continue
        for begin, finish in _windows(shape.seed, text):
            for found in shape.pattern.finditer(text, begin, finish):
                start, end = found.span()
                if any(start < other[1] and other[0] < end for other in taken):
                    continue
                if shape.holds(found):
                    taken.append((start, end))
                    yield start, end, shape


def _has_one(needs: tuple[str, ...], low: str) -> bool:
    return not needs or any(map(low.__contains__, needs))  # a generator takes twice the time


def _windows(seed: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text round what a seed finds, those that meet as one."""
    begin = finish = -1
    for found in seed.finditer(text):
        if found.start() - _NEAR > finish:
            if finish >= 0:
                yield begin, finish
            begin = max(0, found.start() - _NEAR)
        finish = min(len(text), found.end() + _NEAR)
    if finish >= 0:
        yield begin, finish


def _nhs(found: re.Match[str]) -> bool:
    figures = [int(each) for each in re.sub(r"\D", "", found[0])]
    check = 11 - sum(figure * (10 - at) for at, figure in enumerate(figures[:9])) % 11
    return check % 11 == figures[9] or _before(found, r"\bNHS\b")


_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def _upn(found: re.Match[str]) -> bool:
    number = found[0].upper()
    if not number[-1].isdigit():
        return _before(found, r"\bUPN\b|\bpupil\b")
    total = sum(int(figure) * (at + 2) for at, figure in enumerate(number[1:]))
    return _UPN_LETTERS[total % 23] == number[0] or _before(found, r"\bUPN\b|\bpupil\b")


def _before(found: re.Match[str], words: str, size: int = 40) -> bool:
    before = found.string[max(0, found.start() - size) : found.start()]
    return re.search(words, before, re.I) is not None


def _of_a_car(found: re.Match[str]) -> bool:
    return _before(found, rf"\b(?:{_OF_CARS})\b", 60)


def _no_ordinal(found: re.Match[str]) -> bool:
    """Whether a postcode is one: in small letters only with the letters of a real area."""
    if found[0] != found[0].upper():
        ordinal = re.search(r"\d(?:st|nd|rd|th)$", found[0]) is not None
        return not ordinal and _AREA.match(found[0]) is not None
    return found[0][-2:] not in ("ST", "ND", "RD", "TH") or " " in found[0]


def _is_street(found: re.Match[str]) -> bool:
    listed = found["name"].split()
    if listed == ["The"]:
        return found[0].rpartition(" ")[2] in _AFTER_THE
    if listed[0] in _NO_STREETS or any(each in MONTHS for each in listed):
        return False
    if found[0].endswith("Court") and listed[0] in _COURTS:
        return False
    year = re.match(r"(?:19|20)\d\d\s", found[0]) and _before(
        found, r"\b(?:in|since|until|by)\s\Z", 7
    )
    return not year and not _before(found, _NOT_BEFORE_HOUSE, 14)


def _public(found: re.Match[str]) -> bool:
    """Whether a link is to somebody's own place, not to a public office's."""
    return re.search(_PUBLIC, found[0], re.I) is None


def _school(found: re.Match[str]) -> bool:
    listed = found[0].split()
    return not all(each in _NO_SCHOOL for each in listed[:-1])


_OF_CARS = "car|vehicle|registration|reg|van|plate|taxi|motorbike|drives?|drove"
_NOT_BEFORE_HOUSE = (
    r"(?:\b(?:paragraph|section|page|part|stage|year|regulation|rule|chapter)\s|[\d/-])\Z"
)
_AFTER_THE = frozenset((
    "Avenue", "Close", "Crescent", "Drive", "Gardens", "Green", "Grove", "Lane", "Mews", "Parade",
    "Paddock", "Orchard", "Rise", "Row", "Square", "Terrace", "Walk", "Street", "Croft", "Meadows",
))  # fmt: skip
_NO_STREETS_LISTED = """
The Family Supreme Children Child Care Youth Head Social Foster Working Council Day Week Month
Year Review Our Joint Whole Graduated Safety Restorative New
"""
_NO_STREETS = frozenset(_NO_STREETS_LISTED.split())
_COURTS = frozenset(("High", "County", "Crown", "Family", "Supreme", "Youth", "Magistrates"))
_NO_SCHOOL_LISTED = """
The A An His Her Their This That Our Your My Primary Secondary High Junior Infant Infants
Community Grammar Special Middle Independent Local Mainstream Free Boarding State Private New
Old Former Current Virtual Nursery First Upper Lower Sixth Form Further Education Faith Church
Catholic Maintained And Of For In To At From Summer Sunday Night Day Royal Preparatory Prep
Public Academy Pupil School If When While Where As Each Every No Any Another Which What Both All
Some
"""
_NO_SCHOOL = frozenset(_NO_SCHOOL_LISTED.split())
_AREA = re.compile(
    r"(?:AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN"
    r"|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML"
    r"|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD"
    r"|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE)\d",
    re.I,
)

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS)))
_DAY_AND_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ ./-](?:{_MONTH}|\d{{1,2}})\b"
_YEAR = r"(?:,?[ ./-](?:(?:19|20)\d\d|\d\d)\b)?"
_DATE = (
    rf"(?:{_DAY_AND_MONTH}{_YEAR}"
    rf"|(?:{_MONTH})\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?{_YEAR}|(?:19|20)\d\d\b|the \d)"
)
_ENDS = (
    "Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Close|Cl|Drive|Dr|Crescent|Cres|Gardens|Gdns|Terrace"
    "|Terr|Grove|Way|Walk|Rise|Mews|Parade|Row|Court|Ct|Place|Pl|Square|Sq|View|Hill|Park|Green"
    "|Croft|Heights|Fields|Meadow|Meadows|Cottages?|Villas|Wharf|Quay|Orchard|Paddock|Boulevard"
    "|Broadway|Circus|Common|Parkway|Brae|Wynd|Garth|Vale|House|Buildings|Path|Passage|Chase|Dale"
    "|Mount|Bank|Gate|Approach|Esplanade|Promenade|Spinney|Copse|Dene|Ridge|Hollow|Causeway|Drove"
    "|Fold|Warren|Knoll|Glade"
)
_SITES = (
    "instagram|snapchat|twitter|tiktok|facebook|skype|discord|gamertag|username|youtube|whatsapp"
    "|telegram"
)
_SCHOOLS = "School|Academy|College|Nursery|Pre-?[Ss]chool|Playgroup|Kindergarten|Sixth Form"
_IN_SCHOOLS = """
ysgol school academy college nursery playgroup kindergarten sixth primary infant junior secondary
prep
"""
_STAGES = "Primary|Infants?|Juniors?|Secondary|Prep"

_EMAIL = (
    r"(?<![\w.])[\w.+'-]+(?:@|\s@\s|\s?[(\[{]at[)\]}]\s?)[\w-]+"
    r"(?:\.[a-z][\w-]*|\s?(?:\(dot\)|\[dot\])\s?[a-z][\w-]*)+"
    r"|(?<![\w.])[\w.+'-]+\s?@\s?(?:[\w-]+\s?\.\s?)+"
    r"(?:com|org|net|uk|ie|eu|info|io|me|biz|name|edu|example)\b"
    r"|(?<![\w.])[\w.+-]+ at [\w-]+ dot (?:com|org|net|co dot uk|co|uk)\b"
)
_TELEPHONE = (
    r"(?<![\d@#])(?<!\d[ \-./])"
    r"(?:\(?(?:\+|00)\s?44\)?[\s.\-()]*(?:\(?0\)?)?[\s.\-()]*|\(?0)"
    r"[1235789](?:[\s.\-()/]{0,3}\d){8,9}(?!\d)"
)
_NI = (
    r"(?<![^\W_])(?:QQ|(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
    r"[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D](?![^\W_])"
)
_POSTCODE = r"(?<![^\W_])(?:[A-Z]{1,2}\d{1,2}|[A-Z]{1,2}\d[A-Z])[ .-]{0,2}\d[A-Z]{2}(?![^\W_])"
_ACCOUNT = (
    r"(?<!\d)\d\d[-–. ]\d\d[-–. ]\d\d(?!\d)[^.\d]{0,40}(?<!\d)\d{4} ?\d{4}(?!\d)"
    r"|(?<!\d)\d{8}(?!\d)[^.\d]{0,40}(?<!\d)\d\d-\d\d-\d\d(?!\d)"
    r"|sort code\W{0,4}(?:\w+ ){0,2}\d\d[- ]?\d\d[- ]?\d\d"
    r"|account (?:number|no\.?)\W{0,4}(?:\w+ ){0,2}\d{4} ?\d{4}(?!\d)"
    r"|(?<![^\W_])[A-Z]{2}\d\d ?[A-Z]{4} ?(?:\d{4} ?){3}\d\d(?!\d)"
    r"|(?<!\d)(?<!\d[ -])(?:\d{4}([ -]))(?:\d{4}\1){2}\d{4}(?!\d)(?![ -]\d)"
)
_LOCAL_NUMBER = (
    r"\b(?:tel|phone|telephone|mob|mobile|fax)\b\.?(?: no\.?| number)?(?: is| was)?[: ]{1,3}"
    r"\d{3,5}[ -]?\d{3,4}(?!\d)"
)
_CAR = r"(?<![^\W_])[A-Z]{2}(?:0[1-9]|[1-9]\d)[ -]?[A-Z]{3}(?![^\W_])"
_OLDER_CAR = (
    r"(?<![^\W_])(?:[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]|[A-Z]{2}\d\d ?[A-Z]{3})"
    r"(?![^\W_])"
)
_STREET = (
    r"(?<![\w£.])(?:(?:Flat|Unit|Apartment) \w{1,3},? )?\d{1,4}[A-Za-z]?,? "
    rf"(?P<name>(?:(?:St|Mc|Mac|O'|The)?[ ]?[A-Z][a-z'-]+ ){{1,3}}?)(?:{_ENDS})\b"
    r"(?! (?:Council|School|Academy|Hospital|Court|Team))"
)
_BORN = (
    r"\b(?:born|birthday)(?: (?:on|in|is|was))?(?: (?:the|a|early|mid|late))? ?"
    rf"{_DATE}[\w ,./-]{{0,14}}?(?=[^\w/-]|\Z)"
    rf"|\b(?:D\.?O\.?B\b\.?|dates? of birth\b)[^.\d]{{0,16}}{_DATE}"
    rf"|\(b\. ?{_DATE}"
)
_PUBLIC = r"(?:^|[/.])(?:(?:gov|nhs|police|parliament)\.uk|(?:lgo|ombudsman)\.org\.uk)\b"
_LINK = (
    r"\bhttps?://[^\s<>]+|\bwww\.[^\s<>]+|(?<![\w@.])(?:[\w-]+\.)+"
    r"(?:com|co\.uk|org\.uk|org|net|uk|io|me|info|tv|ly|app)\b(?:/[^\s<>]*)?"
)
_HANDLE = (
    rf"(?<![\w@.])@[A-Za-z_][\w.]{{2,}}|\b(?:{_SITES})"
    r"(?: (?:name|account|handle|user|as|called|is))*[: ]+(?=\w*[\d_.]\w)[\w.]{4,}"
)
_SCHOOL = (
    r"(?<![\w'])(?:St\.|[A-Z][\w'-]*)(?: (?:and |of |the )?(?:St\.|[A-Z][\w'-]*)){0,6}"
    rf" (?:{_SCHOOLS})\b(?! (?:Nurse|Act|Regulations|Code|Admissions?|Appeals?|Hospital|Standards"
    r"|Transport|Report|Improvement|Place|Organisation)\b)"
    rf"|(?<![\w'])(?:St\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)* (?:{_STAGES})\b"
    r"(?! (?:School|Academy|Care|Schools|Education|Mental|Health))"
    r"|(?<![\w'])Ysgol(?: (?:y|yr|[A-Z][\w'-]+)){1,4}"
)
_BOX = (
    r"(?<![^\W_])(?:p\.?\s?o\.?\s?|post office\s)box\b\.?\s?(?:no\b\.?\s?|number\s)?\d{1,6}(?!\w)"
)
_KNOWN_BY = "passport|licence|license|crn|uln|urn|hospital|office|crime|prison|court|patient"
_NUMBER = (
    r"\b(?:passport|driving licen[cs]e|CRN|ULN|URN"
    r"|(?:hospital|Home Office|crime|prison|prisoner|court|court case|patient) (?:ref|no|number))"
    r"(?:erence)?(?: number| no| ref)?\.?(?: (?:is|was))?[: ]{1,3}"
    r"(?=[A-Z/-]*\d)[A-Z\d][A-Z\d/-]{4,}"
)
_COURT_NUMBER = (
    r"(?<![^\W_])[A-Z]{2}\d\d[CPFZ]\d{5}(?![^\W_])"
    r"|(?<![^\W_])[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}(?![^\W_])"
)


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_has = re.compile

SHAPES = (
    Shape(Telling.EMAIL, _ERROR, "it has the shape of an e-mail address",
          _any(r"@|[\[({]at[\])}]| dot "), ("@", "at)", "at]", "at}", " dot "), _any(_EMAIL)),
    Shape(Telling.TELEPHONE, _ERROR, "it has the shape of a British telephone number",
          _has(r"\d[\d\s().\-/]{7,}\d"), (), _has(_TELEPHONE), figures=6),
    Shape(Telling.TELEPHONE, _WARNING, "a number after “telephone” or its like",
          _any(r"\d{3,5}[ -]?\d{3,4}"), ("tel", "phone", "mob", "fax"), _any(_LOCAL_NUMBER),
          figures=6),
    Shape(Telling.NI_NUMBER, _ERROR, "it has the shape of a National Insurance number",
          _has(r"\d\d[ -]?\d\d[ -]?\d\d"), (), _any(_NI), figures=6),
    Shape(Telling.NHS_NUMBER, _ERROR, "it has the shape and the check digit of an NHS number",
          _has(r"\d{3}[ .-]?\d{3}[ .-]?\d{4}"), (),
          _has(r"(?<![\d/])(?<!\d[ -])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\d)(?![ -]\d)"), _nhs, 6),
    Shape(Telling.POSTCODE, _ERROR, "it has the shape of a postcode",
          _has(r"\d[A-Za-z]{2}(?![^\W_])"), (), _any(_POSTCODE), _no_ordinal, 1),
    Shape(Telling.UPN, _WARNING, "it has the shape of a unique pupil number",
          _has(r"\d{11}"), (), _any(r"(?<![^\W_])[A-HJ-NP-RT-Z]\d{11}[\dA-Z](?![^\W_])"), _upn, 6),
    Shape(Telling.ACCOUNT, _WARNING, "it has the shape of a bank account or card",
          _has(r"\d\d[-–. ]\d\d[-–. ]\d\d|\d{4} ?\d{4}"), (), _any(_ACCOUNT), figures=6),
    Shape(Telling.CAR, _WARNING, "it has the shape of a car’s number",
          _has(r"\d\d[ -]?[A-Z]{3}(?![^\W_])"), (), _has(_CAR), figures=1),
    Shape(Telling.CAR, _WARNING, "it has the shape of a car’s number",
          _any(rf"\b(?:{_OF_CARS})\b"), tuple(_OF_CARS.split("|")), _any(_OLDER_CAR), _of_a_car),
    Shape(Telling.ADDRESS, _WARNING, "a house number and a street",
          _has(r"\d[A-Za-z]?,? [A-Z]"), (), _has(_STREET), _is_street, 1),
    Shape(Telling.ADDRESS, _WARNING, "a box of the post office",
          _any(r"box\b"), ("box",), _any(_BOX), figures=1),
    Shape(Telling.NUMBER, _WARNING, "a number of a passport, a court or the like",
          _any(rf"\b(?:{_KNOWN_BY})"), tuple(_KNOWN_BY.split("|")), _any(_NUMBER), figures=1),
    Shape(Telling.NUMBER, _WARNING, "a number of a passport, a court or the like",
          _has(r"\d{5}"), (), _any(_COURT_NUMBER), figures=1),
    Shape(Telling.BIRTHDAY, _WARNING, "it says when somebody was born",
          _has(r"[Bb]orn|[Bb]irth|[Dd]\.?[Oo]\.?[Bb]|\(b\."),
          ("born", "birth", "dob", "d.o.b", "(b."),
          _any(_BORN)),
    Shape(Telling.LINK, _WARNING, "a link",
          _has(r"://|\.[a-zA-Z]"), (".",), _any(_LINK), _public),
    Shape(Telling.HANDLE, _WARNING, "it has the shape of a name on the internet",
          _any(rf"@|{_SITES}"), ("@", *_SITES.split("|")), _any(_HANDLE)),
    Shape(Telling.SCHOOL, _WARNING, "a school by its name",
          _has(rf"{_SCHOOLS}|{_STAGES}|Ysgol"), tuple(_IN_SCHOOLS.split()), _has(_SCHOOL), _school),
)  # fmt: skip
"""Every shape; a number is what the first of them says it is."""
