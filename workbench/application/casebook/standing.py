"""Where a case stands: the stations from its receipt to the decision, and what it is about."""

from __future__ import annotations

from datetime import date

from workbench.application.records.people import complainants
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.complaint import CaseStage, Outcome


@dataclass(frozen=True, slots=True)
class Station:
    """One station: its name, its day where one is known, and whether that day is still awaited."""

    name: str
    on: date | None = None
    due: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The stations of a case in their order, and which of them it is at."""

    stations: tuple[Station, ...]
    at: int

    def spoken(self) -> str:
        """All of it as it is read out."""
        passed = [each for each in self.stations[: self.at] if each.on is not None]
        here = self.stations[self.at]
        until = f", due {day_in_words(here.on)}" if here.due and here.on is not None else ""
        before = "".join(f"; {each.name.lower()} {_words(each.on)}" for each in passed)
        return f"{here.name}{until}{before}"


def standing(case: CaseFile) -> Standing:
    """The stations of a case; what comes after the decision is one only once it is reached."""
    record, stage = case.case, case.case.stage
    commented = record.draft_sent_on is not None
    stations = [
        Station("Received", record.received_on),
        Station("Investigation"),
        Station("Draft decision", record.draft_sent_on),
        Station("Comments", record.comments_due, due=True),
        Station("Final decision", record.decided_on),
    ]
    places = {
        CaseStage.INTAKE: 0,
        CaseStage.ASSESSMENT: 0,
        CaseStage.INVESTIGATION: 1,
        CaseStage.DRAFT_DECISION: 3 if commented else 2,
        CaseStage.FINAL_DECISION: 4,
    }
    if stage not in places:
        stations.append(Station(stage.value.capitalize()))
    return Standing(tuple(stations), places.get(stage, 5))


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a case: its label, what it is, a few quiet words, and the field it comes from."""

    label: str
    words: str
    quiet: str
    field: str


def facts(case: CaseFile, today: date) -> tuple[Fact, ...]:
    """What a case is about, as it is read at a glance; what is not entered yet is left out."""
    record, who = case.case, [each.alias for each in complainants(case) if each.alias]
    decided = record.outcome is not Outcome.UNDECIDED
    reason = str(record.upheld_reason.value)
    found = (
        Fact("Body", record.body, _called(record.body_short), "body"),
        Fact("Complainants" if who[1:] else "Complainant", ", ".join(who), "", ""),
        Fact("Subject", record.subject or record.category, _within(case), "subject"),
        Fact("Received", _words(record.received_on), _ago(record.received_on, today),
             "received_on"),
        Fact("Investigator", record.investigator, "", "investigator"),
        Fact("Decision", record.outcome.value.capitalize() if decided else "", reason, "outcome"),
        Fact("Note", record.note, "", "note"),
    )  # fmt: skip
    return tuple(each for each in found if each.words)


def _called(short: str) -> str:
    return f"called “{short}”" if short else ""


def _within(case: CaseFile) -> str:
    return case.case.category if case.case.subject else ""


def _words(day: date | None) -> str:
    return day_in_words(day) if day is not None else ""


def _ago(day: date | None, today: date) -> str:
    """How long a complaint has been here, while that can be pictured."""
    weeks = (today - day).days // 7 if day is not None else 0
    return f"{weeks} weeks ago" if 1 < weeks <= 104 else ""
