"""Cases and casebooks of any size: the same size always gives the same case, word for word."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from workbench.application.casebook.register import register_row
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.dates.partial import MONTHS, PartialDate
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.complaint import (
    Case,
    CaseStage,
    HeadOfComplaint,
    Outcome,
    UpheldReason,
)
from workbench.domain.records.drafting import Passage, Placement, SectionText, Topic, TopicRole
from workbench.domain.records.evidence import EvidenceItem, SourceRef
from workbench.domain.records.findings import Finding, FindingResult, Injustice, InjusticeKind
from workbench.domain.records.people import AgeGroup, Person, PersonRole, Pronouns
from workbench.domain.records.remedies import Agreement, Deadline, Remedy, RemedyKind
from workbench.domain.records.work import Task
from workbench.persistence.casebook import Casebook, open_casebook
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
from workbench.statement.numbering import paragraphs

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = MOMENT.date()

_FIRST_DAY = date(2019, 1, 7)
_KIND_OF = {kind.record: name for name, kind in KINDS.items()}
_SENTENCES = (
    "{Body} wrote to {person:p1} to say that it was still looking for an investigating officer.",
    "{person:p1} told {body} that nobody had spoken to {person:p2} about the move.",
    "The social worker visited {person:p2} at home and wrote down what {they:p2} wanted.",
    "{Body} said it would send its answer within 25 working days, but it did not.",
    "The independent person asked for the records of the visits and received some of them.",
    "{person:p1} asked to go on to stage two because the answer left out what mattered to her.",
    "A manager decided the complaint should wait until a review of the plan was finished.",
    "The plan was not changed after the meeting, although **everybody** there agreed it should be.",
    "{person:p3} said the allowance had been worked out on the wrong figures since the placement.",
    "{Body} apologised for the delay and offered to pay for the *time and trouble* it had caused.",
    "The panel listened to both sides and made recommendations about the records and the money.",
    "There is no note of the call in which {person:p1} says she was told to wait.",
    "{Body} has since changed how it keeps track of complaints at each stage.",
    "I have seen the letter, and it does not say what {person:p1} could do next.",
)
_BODIES = ("Northshire County Council", "Eastmarsh Borough Council", "Wealdham City Council")


class StandingClock:
    """A clock that stands still, so that every run writes the same words."""

    def today(self) -> date:
        """Always the same day."""
        return TODAY

    def now(self) -> datetime:
        """Always the same moment."""
        return MOMENT


def _words(chance: random.Random, sentences: int) -> str:
    return " ".join(chance.choice(_SENTENCES) for _ in range(sentences))


def _with(case: CaseFile, *records: object) -> CaseFile:
    """The case with records added, each collection copied once."""
    collections: dict[str, dict[str, object]] = {}
    for record in records:
        kind = _KIND_OF[type(record)]
        collections.setdefault(kind, dict(case.records(kind)))[record.id] = record  # type: ignore[attr-defined]
    for kind, found in collections.items():
        case = case.with_collection(kind, found)
    return case


def bare_case(number: int = 1) -> CaseFile:
    """A case with its people and heads of complaint, and nothing that happened yet."""
    case = CaseFile(
        case=Case(
            id=f"case-{number:04}",
            reference=f"{20 + number % 6} {number % 1000:03} {(number * 37) % 1000:03}",
            body=_BODIES[number % len(_BODIES)],
            subject="Other",
            received_on=_FIRST_DAY + timedelta(days=number % 900),
            stage=list(CaseStage)[number % len(CaseStage)],
            investigator="R Hallam",
            outcome=Outcome.UPHELD,
            upheld_reason=UpheldReason.FAULT_AND_INJUSTICE,
            draft_sent_on=date(2026, 1, 12),
        )
    )
    due = TODAY + timedelta(days=number % 60)
    comments = Task(id="k1", what="Comments on the draft", due=due)
    return _with(case, *_people(), *_heads(), comments)


def _people() -> Iterator[Person]:
    yield Person(
        id="p1", name="Philippa Wainscott", title="Ms", alias="Ms X", pronouns=Pronouns.SHE,
        role=PersonRole.COMPLAINANT, identifiers=("14 Skerne Rise", "07700 900314"),
    )  # fmt: skip
    yield Person(
        id="p2", position=1, name="Tobias Wainscott", alias="B", pronouns=Pronouns.HE,
        role=PersonRole.CHILD, age_group=AgeGroup.CHILD,
    )  # fmt: skip
    yield Person(
        id="p3", position=2, name="Gwendoline Marsh", title="Mrs", alias="Mrs Y",
        pronouns=Pronouns.SHE, role=PersonRole.RELATIVE,
    )  # fmt: skip
    yield Person(
        id="p4", position=3, name="Imelda Thrupp", role=PersonRole.COUNCIL_OFFICER,
        pronouns=Pronouns.SHE,
    )  # fmt: skip


def _heads() -> Iterator[HeadOfComplaint]:
    titles = ("complaint handling", "support for B", "the allowance")
    for place, title in enumerate(titles):
        yield HeadOfComplaint(
            id=f"h{place + 1}", position=place, title=title,
            as_put=f"{{person:p1}} complains about {title} by {{body}}.",
        )  # fmt: skip


def _evidence(items: int) -> Iterator[EvidenceItem]:
    for place in range(items):
        yield EvidenceItem(
            id=f"v{place}", position=place, title=f"Complaint file, part {place + 1}",
            author="Complaints team", pages=20 + place % 50, supplied_by="the Council",
            made_on=PartialDate(2021, 1 + place % 12), received_on=PartialDate(2025, 11, 3),
        )  # fmt: skip


def _date(place: int) -> PartialDate:
    """Mostly a day, now and then only a month, as chronologies have it."""
    day = _FIRST_DAY + timedelta(days=(place * 11) // 7)
    if place % 9 == 4:
        return PartialDate(day.year, day.month)
    return PartialDate.of(day)


def _events(
    count: int, told: int, sources: int, chance: random.Random
) -> Iterator[ChronologyEvent]:
    """`count` events, the `told` first of every so many printed in the statement."""
    step = max(count // told, 1) if told else count + 1
    printed = 0
    for place in range(count):
        in_statement = place % step == 0 and printed < told
        printed += in_statement
        yield ChronologyEvent(
            id=f"e{place:05}", on=_date(place), actor=("Council", "Ms X", "School")[place % 3],
            narrative=_words(chance, 3 + place % 3), in_statement=in_statement,
            sources=(SourceRef(f"v{place % sources}", str(1 + place % 40)),),
            head_ids=(f"h{1 + place % 3}",), disputed=place % 17 == 0,
        )  # fmt: skip


def case_with_events(count: int, number: int = 1, told: int | None = None) -> CaseFile:
    """A case with a chronology of `count` events.

    `told` of them are in the statement, one in ten by default.
    """
    items = max(count // 10, 1)
    told = count // 10 if told is None else told
    chance = random.Random(count)
    return _with(
        bare_case(number),
        *_evidence(items),
        *_events(count, told, items, chance),
        *_outcome(chance),
    )


def _outcome(chance: random.Random) -> Iterator[object]:
    yield Finding(
        id="f1", head_id="h1", result=FindingResult.FAULT, analysis=_words(chance, 3),
        event_ids=("e00000",),
    )  # fmt: skip
    yield Injustice(
        id="i1", finding_id="f1", person_id="p1", kind=InjusticeKind.TIME_AND_TROUBLE,
        statement_text="This put {person:p1} to avoidable time and trouble.",
    )  # fmt: skip
    month = Deadline(1, DeadlineUnit.MONTHS)
    yield Remedy(
        id="r1", kind=RemedyKind.SYMBOLIC_PAYMENT, person_id="p1", amount=250_00,
        reason="her time and trouble", injustice_ids=("i1",), deadline=month,
        agreement=Agreement.AGREED,
    )  # fmt: skip
    yield Remedy(
        id="r2", position=1, kind=RemedyKind.SERVICE_IMPROVEMENT, deadline=month,
        text="remind its staff when a complaint must go on to stage two",
        agreement=Agreement.AGREED,
    )  # fmt: skip
    yield SectionText(id="summary", text=_words(chance, 3))
    yield SectionText(id="decision", text="I found fault by {body}, which it will put right.")


def case_with_paragraphs(count: int, library: ReferenceLibrary, number: int = 1) -> CaseFile:
    """A case whose draft statement has exactly `count` numbered paragraphs.

    A tenth of them state the law, a quarter analyse, with lists and cross-references; standard
    paragraphs and told events make up the rest.
    """
    chance = random.Random(count)
    case = _with(bare_case(number), *_evidence(20), *_outcome(chance), *_topics())
    law, analysis = count // 10, count // 4
    case = _with(
        case,
        Passage(id="s1", topic_id="law", placement=Placement.BEFORE, text=_law(law, chance)),
        *(_finding(place, chance) for place in range(analysis // 5)),
    )
    events = count - _numbered(case, library)
    return _with(case, *_events(events, events, 20, chance))


def _topics() -> Iterator[Topic]:
    for place, (id, title, role) in enumerate((
        ("law", "Law and guidance", TopicRole.LAW),
        ("facts", "What happened", TopicRole.FACTS),
        ("analysis", "Analysis", TopicRole.ANALYSIS),
    )):  # fmt: skip
        yield Topic(id=id, position=place, title=title, role=role)


def _law(count: int, chance: random.Random) -> str:
    written = []
    for place in range(count):
        items = "\n".join(f"- {_words(chance, 1)}" for _ in range(place % 3 + 1))
        written.append(f"{_words(chance, 2)}\n{items}" if place % 3 else _words(chance, 5))
    return "\n\n".join(written)


def _finding(place: int, chance: random.Random) -> Finding:
    """Five paragraphs of analysis, the third with an (a) list and the last with a reference."""
    lettered = f"{_words(chance, 1)}\na) {_words(chance, 1)}\nb) {_words(chance, 1)}"
    reference = f"I have explained the law in paragraph {{para:passage.s1}}. {_words(chance, 2)}"
    written = (_words(chance, 5), _words(chance, 4), lettered, _words(chance, 6), reference)
    return Finding(
        id=f"f{place + 2}", position=place + 1, head_id=f"h{place % 3 + 1}",
        result=FindingResult.FAULT, analysis="\n\n".join(written),
    )  # fmt: skip


def _numbered(case: CaseFile, library: ReferenceLibrary) -> int:
    document = compose(case, library, TODAY, StatementStage.DRAFT)
    return sum(1 for paragraph in paragraphs(document) if paragraph.number)


def edited(case: CaseFile, turn: int) -> CaseFile:
    """The case with the words of one told event changed, another one each turn."""
    told = [event for event in case.events.values() if event.in_statement]
    event = told[turn % len(told)]
    return case.with_record("event", replace(event, narrative=f"{event.narrative} Note {turn}."))


def editing_events(case: CaseFile) -> Callable[[CaseFile, int], CaseFile]:
    """The same change to an event of a later state of the case, its events looked through once."""
    printed = [event.id for event in case.events.values() if event.in_statement]

    def edit(now: CaseFile, turn: int) -> CaseFile:
        event = now.events[printed[turn % len(printed)]]
        written = replace(event, narrative=f"{event.narrative} Note {turn}.")
        return now.with_record("event", written)

    return edit


# --- casebooks and lines ------------------------------------------------------------------------


def casebook_of(folder: Path, *cases: CaseFile) -> Casebook:
    """A casebook with these cases in it, open; made when the folder has none."""
    clock = StandingClock()
    casebook = open_casebook(folder, clock)
    for place, case in enumerate(cases):
        touched = (MOMENT - timedelta(minutes=place)).isoformat()
        casebook.create(case, register_row(case, touched), "create", "New case")
    return casebook


def register_of(folder: Path, count: int) -> None:
    """A casebook of `count` small cases, as a register has them."""
    casebook_of(folder, *(case_with_events(6, number) for number in range(1, count + 1))).close()


def dated_lines(count: int) -> list[str]:
    """Lines of a chronology as people type them: every way of writing a date, none twice."""
    chance = random.Random(count)
    lines = []
    for place in range(count):
        day = _FIRST_DAY + timedelta(days=place)
        month = MONTHS[day.month - 1]
        front = (
            f"{day.day} {month} {day.year}", f"{day:%d/%m/%Y}", day.isoformat(),
            f"In {month} {day.year}", f"mid-{month} {day.year}", f"{day:%A} {day.day} {month}",
            f"between {day.day} and {day.day + 3} January {day.year}",
            f"{month[:3]} {day.year}", f"early {day.year}", f"on or around {day.day} {month}",
        )[place % 10]  # fmt: skip
        lines.append(f"{front}: {chance.choice(_SENTENCES)} {place}")
    return lines
