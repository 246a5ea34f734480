"""What a statement says that a case keeps as data: sums, times, powers, labels and references.

Nothing here judges; each entry says where it was read, by paragraph number.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.records.complaint import Case
from workbench.domain.records.people import AgeGroup, Person
from workbench.domain.records.remedies import Deadline
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.nodes import Document
from workbench.statement.reading.passages import PlainPassage, said_in
from workbench.statement.reading.tree import PARAGRAPH_NUMBER

LABEL = re.compile(
    r"\b(?:(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr)\.? (?P<letter>[A-Z])(?![\w&])"
    r"|(?P<child>Child) (?P<which>\d{1,2}|[A-Z])(?![\w]))"
)
"""A label as statements use them: "Ms X", "Child 1"."""

_BARE = re.compile(r"(?<![\w.&’'-])[B-HJ-Z](?![\w&-])")
_AMOUNT = re.compile(r"£\s?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d\d))?(?!\d)")
_REASON = re.compile(
    r"\b(?:to|and) (?:acknowledge|recognise|reflect|remedy|address|reimburse|refund|cover)"
    r"\s+([^.;]+)|\bin (?:recognition|respect) of ([^.;]+)|\bfor (?:the )?([^.;£]+)",
)
_STANDING = (
    ("refused", re.compile(r"\b(?:refus|declin)\w+ to (?:pay|make)", re.I)),
    ("offered", re.compile(r"\boffer\w*\b", re.I)),
    ("agreed", re.compile(r"\b(?:has |have )?agreed to\b|\bagrees to\b", re.I)),
    ("paid", re.compile(r"\bpaid\b|\b(?:made|making)\b[^.]{0,40}\bpayments?\b", re.I)),
    ("recommended", re.compile(r"\bshould\b(?! (?:not )?have\b)|\brecommend\w*\b", re.I)),
)
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
} | {"thirty": 30, "forty": 40, "sixty": 60}
_TIME = re.compile(
    r"\b(?P<how>within|up to|no later than|inside|by the end of)?\s*(?:(?:a|the) (?:further )?)?"
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBER_WORDS)}) "
    r"(?P<unit>working days?|calendar days?|days?|weeks?|months?)\b"
    r"(?: (?P<from>(?:of|from|after|following) (?:(?:my|the|our|this|its|a) )?[\w ’'-]{3,60}))?",
    re.I,
)
_CLAUSE = re.compile(r" (?=(?:the )?(?:Council|council|organisation|body|Trust)\b|and |it |by )")
_UNITS = {
    "working": DeadlineUnit.WORKING_DAYS,
    "calendar": DeadlineUnit.DAYS,
    "day": DeadlineUnit.DAYS,
    "week": DeadlineUnit.WEEKS,
    "month": DeadlineUnit.MONTHS,
}
_REPORTS = re.compile(
    r"\b(?:tell|inform|notify|write to|report to|provide|send|give|show)\b[^.]{0,60}"
    r"\b(?:ombudsman|us|evidence|me)\b",
    re.I,
)
ABOUT_THE_ACTION = re.compile(
    r"\b(?:this|these|the above|both|all(?: of)? (?:this|these|the)) "
    r"(?:action|step|remed|thing|point)|\b(?:do|complete|carry out) (?:this|these|so|both|all)\b",
    re.I,
)
"""Words of a sentence that speaks of remedies named before it, such as when they are due."""

_STATUTE = re.compile(
    r"(?P<name>(?<!\w)(?:[A-Z][\w’'&-]+|\(England\)|\(Wales\)|and|of|the|for|etc)"
    r"(?: (?:[A-Z][\w’'&-]+|\(England\)|\(England and Wales\)|and|of|the|for|etc)){0,12}"
    r"(?: \d{4}(?= [A-Z]))?(?: (?:[A-Z]\w+|\(England\))){0,4}?"
    r" (?:Act|Regulations|Order|Rules),? (?:\d{4}))"
)
_PROVISION = re.compile(
    r"\b(?:[Ss]ections?|s\.?|Schedules?|[Rr]egulations?|[Aa]rticles?|[Pp]aragraphs?|Part) "
    r"(?P<list>\d{1,3}(?!\d)[A-Z]{0,2}(?:\(\w{1,4}\))*"
    r"(?:(?:,| and|,? or|;) (?:sections? )?\d{1,3}[A-Z]{0,2}(?:\(\w{1,4}\))*)*)"
)
_ONE = re.compile(r"\d{1,3}[A-Z]{0,2}(?:\(\w{1,4}\))*")
_OF_STATUTE = re.compile(r"\b(section|regulation|schedule|article|part|paragraph)s?\b", re.I)
_SECTION_REFERENCE = re.compile(
    r"\b(?:see|under|in) (?:the )?(?:section|heading|part)?\s*(?:headed |called |titled )?"
    r"[‘“\"]([A-Z][^’”\"]{3,80})[’”\"](?: (?:above|below|section))"
)
_LEADING_SMALL = re.compile(r"\A(?:(?:and|of|the|for|Under|In|The|And|etc|See) )+")


@dataclass(frozen=True, slots=True)
class PaymentSaid:
    """A sum of money named in the text.

    `pence` is the amount, `payee` a label or "", `reason` the words after "to acknowledge" or
    the like. `standing` is "agreed", "recommended", "offered", "paid", "refused" or "".
    """

    pence: int
    payee: str
    reason: str
    standing: str
    paragraph: int | None
    section: str
    words: str


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A length of time in which something is, or was, to be done.

    `starts` is what it runs from as the text says it ("of my final decision"), "" when it does
    not. `reporting` says that it is a time for telling the Ombudsman.
    """

    deadline: Deadline
    starts: str
    reporting: bool
    paragraph: int | None
    section: str
    words: str
    spelt: str


@dataclass(frozen=True, slots=True)
class PowerSaid:
    """A provision of the law named in the text; either part may be ""."""

    statute: str
    provision: str
    paragraph: int | None
    section: str


@dataclass(frozen=True, slots=True)
class LabelSaid:
    """A label of a person: how often it is used, and where first."""

    label: str
    count: int
    paragraph: int | None
    child: bool


@dataclass(frozen=True, slots=True)
class ReferenceSaid:
    """A reference to another paragraph by number, or to a section by its heading."""

    words: str
    number: int | None
    heading: str
    paragraph: int | None
    resolves: bool


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """Everything found in one statement, each kind in reading order; labels by their use."""

    payments: tuple[PaymentSaid, ...]
    times: tuple[TimeSaid, ...]
    powers: tuple[PowerSaid, ...]
    labels: tuple[LabelSaid, ...]
    references: tuple[ReferenceSaid, ...]


def facts_of(document: Document) -> StatedFacts:
    """What a statement from outside says of sums, times, powers, people and paragraphs."""
    said = said_in(document)
    last = max((each.number or 0 for each in said), default=0)
    headings = {section.title.casefold() for section in document.sections}
    headings |= {each.under.casefold() for each in said}
    return StatedFacts(
        tuple(payment for each in said for payment in payments_in(each)),
        tuple(time for each in said for time in times_in(each)),
        tuple(dict.fromkeys(power for each in said for power in _powers(each))),
        labels_in(said),
        tuple(found for each in said for found in _references(each, last, headings)),
    )


def payments_in(said: PlainPassage) -> Iterator[PaymentSaid]:
    """The sums one passage names; an item's standing may stand in the words above its list."""
    for sentence in said.sentences():
        found = list(_AMOUNT.finditer(sentence))
        standing = (_standing(sentence) or _standing(said.lead)) if found else ""
        labels = deque(LABEL.finditer(sentence) if found else ())
        latest = ""
        for index, amount in enumerate(found):
            start = found[index - 1].end() if index else 0
            end = found[index + 1].start() if index + 1 < len(found) else len(sentence)
            while labels and labels[0].end() <= amount.start():
                latest = labels.popleft()[0]
            pence = int(amount[1].replace(",", "")) * 100 + int(amount[2] or 0)
            yield PaymentSaid(
                pence,
                _payee(sentence[start : amount.start()], sentence[amount.end() : end], latest),
                _reason(sentence[amount.end() : end]),
                standing,
                said.number,
                said.section,
                sentence,
            )


def _payee(before: str, after: str, latest: str) -> str:
    """Whom a sum goes to, by the words on both sides of it and the label named last before it."""
    following = re.match(r" (?:in total |more )?to (" + LABEL.pattern + r"|[B-HJ-Z]\b)", after)
    if following is not None:
        return following[1]
    bare = re.search(r"\b(?:pay|paid|to|and) ([B-HJ-Z])\b(?!\w)[^£]{0,12}\Z", before)
    return bare[1] if bare is not None else latest


def _reason(words: str) -> str:
    found = _REASON.search(words)
    if found is None:
        return ""
    reason = next(group for group in found.groups() if group is not None)
    return re.sub(r"(?:,|;)?\s*(?:and)?\s*\Z", "", " ".join(reason.split()))


def _standing(sentence: str) -> str:
    return next((name for name, pattern in _STANDING if pattern.search(sentence)), "")


def times_in(said: PlainPassage) -> Iterator[TimeSaid]:
    """The lengths of time one passage sets or tells as a limit."""
    for sentence in said.sentences():
        for found in _TIME.finditer(sentence):
            how, start = found["how"], found["from"] or ""
            if not how and not start.startswith(("of ", "from ", "after ")):
                continue
            if not how and said.section != "action":
                continue
            count = found["count"].lower()
            number = int(count) if count.isdigit() else _NUMBER_WORDS[count]
            if not 1 <= number <= 1000:
                continue
            unit = _UNITS[found["unit"].lower().split()[0].rstrip("s")]
            reports = _REPORTS.search(sentence) is not None
            yield TimeSaid(
                Deadline(number, unit),
                _CLAUSE.split(start, maxsplit=1)[0].strip(),
                reports,
                said.number,
                said.section,
                sentence,
                found[0].strip(),
            )


def _powers(said: PlainPassage) -> Iterator[PowerSaid]:
    for sentence in said.sentences() or [said.text]:
        statutes = [
            (m.start(), m.end(), _LEADING_SMALL.sub("", m["name"]))
            for m in _STATUTE.finditer(sentence)
        ]
        claimed: set[int] = set()
        for found in _PROVISION.finditer(sentence):
            statute = _statute_of(found.start(), found.end(), statutes)
            kind = _OF_STATUTE.match(found[0])
            word = kind[1].lower() if kind is not None else "section"
            if word == "paragraph" and not statute:
                continue
            claimed.update(start for start, _, name in statutes if name == statute)
            for one in _ONE.findall(found["list"]):
                yield PowerSaid(statute, f"{word} {one}", said.number, said.section)
        for start, _, name in statutes:
            if start not in claimed:
                yield PowerSaid(name, "", said.number, said.section)


def _statute_of(start: int, end: int, statutes: Sequence[tuple[int, int, str]]) -> str:
    """The statute a provision is of: named right after "of the", else the one named before."""
    after = [name for at, _, name in statutes if end <= at <= end + 12]
    before = [name for _, upto, name in statutes if upto <= start]
    return after[0] if after else before[-1] if before else ""


def labels_in(said: Sequence[PlainPassage]) -> tuple[LabelSaid, ...]:
    """The labels used for people, the most used first."""
    counted: Counter[str] = Counter()
    first: dict[str, int | None] = {}
    letters = {letter for each in said for letter in _BARE.findall(each.text)}
    children = _lone_letters(letters)
    for each in said:
        for label in (*_labels(each.text), *_bare_labels(each.text, children)):
            counted[label] += 1
            first.setdefault(label, each.number)
    return tuple(
        LabelSaid(label, count, first[label], label.startswith("Child ") or len(label) == 1)
        for label, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _labels(text: str) -> Iterator[str]:
    for found in LABEL.finditer(text):
        yield (
            f"{found['title']} {found['letter']}" if found["title"] else f"Child {found['which']}"
        )


def _lone_letters(letters: set[str]) -> CaseFile:
    """Children called by each of these letters, to be looked for as mentions are."""
    people = {
        f"letter-{letter.lower()}": Person(
            id=f"letter-{letter.lower()}", alias=letter, age_group=AgeGroup.CHILD
        )
        for letter in sorted(letters)
    }
    return CaseFile(case=Case(id="read"), people=people)


def _bare_labels(text: str, children: CaseFile) -> Iterator[str]:
    if not children.people or not _BARE.search(text):
        return
    for match in re.finditer(r"\{person:letter-([a-z])\}", link_mentions(_plain(text), children)):
        yield match[1].upper()


def _plain(text: str) -> str:
    return text.replace("{", " ").replace("}", " ").replace("\\", " ")


def _references(said: PlainPassage, last: int, headings: set[str]) -> Iterator[ReferenceSaid]:
    for found in PARAGRAPH_NUMBER.finditer(said.text):
        number = int(found["number"])
        yield ReferenceSaid(found[0], number, "", said.number, 1 <= number <= last)
    for found in _SECTION_REFERENCE.finditer(said.text):
        heading = found[1]
        resolves = heading.casefold() in headings
        yield ReferenceSaid(found[0], None, heading, said.number, resolves)
