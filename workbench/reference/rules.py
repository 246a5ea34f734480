"""Reads the rules for councils' complaint procedures: ``resources/rules/``, all or nothing.

`procedures.toml` holds the procedures with their steps and limits and the conventions for stage
two, `questions.toml` the questions the law asks, `bank-holidays.toml` the days off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from workbench.domain.dates.counting import NonWorkingDay
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.procedure.limits import (
    ConventionRule,
    LimitRule,
    ProcedureRule,
    QuestionRule,
    RuleBook,
)
from workbench.domain.procedure.steps import LONGEST_LIMIT, STAGE_TWO_START, StageTwoStart
from workbench.domain.sha import sha256
from workbench.reference import entries

PROCEDURES = "procedures.toml"
QUESTIONS = "questions.toml"
BANK_HOLIDAYS = "bank-holidays.toml"


def load_rules(folder: Path) -> RuleBook:
    """All rules; raises `ReferenceDataInvalid` naming the file, the entry and what is wrong.

    The version is the latest one a file gives, and a digest of what all of them say.
    """
    digest = sha256()
    tables: dict[str, dict[str, Any]] = {}
    versions = []
    for name in (PROCEDURES, QUESTIONS, BANK_HOLIDAYS):
        if not (folder / name).is_file():
            raise ReferenceDataInvalid(
                f"The reference data in {folder} has no {name}.", entries.HINT
            )
        text = entries.file_text(folder / name)
        digest.update(f"{name}\n{text}\n".encode())
        tables[name] = entries.read_toml(name, text)
        versions.append(entries.version_of(name, tables[name]))
    conventions = _conventions(tables[PROCEDURES].pop("convention", None))
    procedures = _procedures(tables[PROCEDURES], conventions)
    days_off, announced_to, known_from = _days_off(tables[BANK_HOLIDAYS])
    return RuleBook(
        version=f"{max(versions)}-{digest.hexdigest()[:8]}",
        procedures=procedures,
        conventions=conventions,
        questions=_questions(tables[QUESTIONS], procedures),
        days_off=days_off,
        announced_to=announced_to,
        known_from=known_from,
    )


def _conventions(items: Any) -> dict[StageTwoStart, ConventionRule]:
    found: dict[StageTwoStart, ConventionRule] = {}
    for entry, item in entries.entries_of(PROCEDURES, {"convention": items}, "convention"):
        rule = entries.read_record(ConventionRule, PROCEDURES, entry, item)
        if rule.start in found or rule.start is StageTwoStart.NOT_CHOSEN or not rule.steps:
            raise entries.refuse(PROCEDURES, entry, "it is there twice, or names no steps")
        found[rule.start] = rule
    for start in StageTwoStart:
        if start is not StageTwoStart.NOT_CHOSEN and start not in found:
            raise entries.refuse(PROCEDURES, "", f"there is no convention “{start}”")
    return found


def _procedures(
    table: dict[str, Any], conventions: Mapping[StageTwoStart, ConventionRule]
) -> dict[str, ProcedureRule]:
    found: dict[str, ProcedureRule] = {}
    for entry, item in entries.entries_of(PROCEDURES, table, "procedure"):
        limits = item.pop("limit", [])
        if not isinstance(limits, list):
            raise entries.refuse(PROCEDURES, entry, "its limits are written as [[procedure.limit]]")
        rule = entries.read_record(ProcedureRule, PROCEDURES, entry, {**item, "limits": limits})
        if not entries.ID.match(rule.id) or rule.id in found:
            raise entries.refuse(PROCEDURES, entry, "its id is not a fit id of its own")
        for what in _procedure_faults(rule, conventions):
            raise entries.refuse(PROCEDURES, entry, what)
        found[rule.id] = rule
    return found


def _procedure_faults(
    rule: ProcedureRule, conventions: Mapping[StageTwoStart, ConventionRule]
) -> Iterator[str]:
    keys = [step.key for step in rule.steps]
    for key in keys:
        if not entries.ID.match(key) or keys.count(key) > 1 or key == STAGE_TWO_START:
            yield f"step “{key}” is not a fit key of its own"
    for other in {other for step in rule.steps for other in step.after}.difference(keys):
        yield f"a step comes after the unknown step “{other}”"
    if not all((rule.title, rule.source, rule.steps, rule.stages)):
        yield "it needs a title, a source, steps and stages"
    if rule.starts_with not in keys:
        yield f"starts_with = “{rule.starts_with}” is not one of its steps"
    if any(STAGE_TWO_START in limit.from_steps for limit in rule.limits):
        yield from _convention_faults(keys, conventions)
    for limit in rule.limits:
        for what in _limit_faults(limit, {*keys, STAGE_TWO_START}):
            yield f"limit “{limit.id}”: {what}"
    yield from _twice(rule)


def _convention_faults(
    keys: Collection[str], conventions: Mapping[StageTwoStart, ConventionRule]
) -> Iterator[str]:
    for convention in conventions.values():
        for key in (*convention.steps, *convention.oral_steps):
            if key not in keys:
                yield f"the convention “{convention.start}” names the unknown step “{key}”"


def _limit_faults(limit: LimitRule, keys: Collection[str]) -> Iterator[str]:
    if not entries.ID.match(limit.id):
        yield "its id may hold lower-case letters, digits and hyphens only"
    for what in ("title", "did", "provision", "source", "from_steps"):
        if not getattr(limit, what):
            yield f"its {what} is empty"
    named = {*limit.from_steps, *limit.assumed_from, limit.to_step, limit.extended_by}
    for key in sorted(named.difference(keys, {""})):
        yield f"there is no step “{key}”"
    if not limit.to_step or limit.to_step == STAGE_TWO_START:
        yield "it runs to no step"
    if not 1 <= limit.count <= LONGEST_LIMIT:
        yield f"its count is between 1 and {LONGEST_LIMIT:,}"
    if bool(limit.extended) != bool(limit.extended_by) or 0 < limit.extended <= limit.count:
        yield "an extended time is longer, and needs the step that extends it"
    if limit.status not in ("", "unconfirmed"):
        yield f"status = “{limit.status}” is not known"
    if (limit.valid_from or date.min) > (limit.valid_to or date.max):
        yield "it stops being valid before it begins"


def _twice(rule: ProcedureRule) -> Iterator[str]:
    """Limits of one id, which may follow one another but never hold on the same day."""
    for number, limit in enumerate(rule.limits):
        for other in rule.limits[:number]:
            overlap = max(limit.valid_from or date.min, other.valid_from or date.min) <= min(
                limit.valid_to or date.max, other.valid_to or date.max
            )
            if other.id == limit.id and overlap:
                yield f"limit “{limit.id}” is there twice for the same days"


def _questions(
    table: dict[str, Any], procedures: Mapping[str, ProcedureRule]
) -> dict[str, QuestionRule]:
    defaults = table.pop("defaults", {})
    if not isinstance(defaults, dict) or "id" in defaults or "asked" in defaults:
        raise entries.refuse(
            QUESTIONS, "", "[defaults] is a table of fields other than id and asked"
        )
    found: dict[str, QuestionRule] = {}
    for entry, item in entries.entries_of(QUESTIONS, table, "question"):
        rule = entries.read_record(QuestionRule, QUESTIONS, entry, {**defaults, **item})
        if not entries.ID.match(rule.id) or rule.id in found:
            raise entries.refuse(QUESTIONS, entry, "its id is not a fit id of its own")
        for what in ("group", "asked", "why", "when", "provision", "source", "procedures"):
            if not getattr(rule, what):
                raise entries.refuse(QUESTIONS, entry, f"its {what} is empty")
        for procedure in rule.procedures:
            if procedure not in procedures:
                raise entries.refuse(QUESTIONS, entry, f"there is no procedure “{procedure}”")
        if rule.status not in ("", "unconfirmed"):
            raise entries.refuse(QUESTIONS, entry, f"status = “{rule.status}” is not known")
        found[rule.id] = rule
    return found


def _days_off(table: dict[str, Any]) -> tuple[tuple[NonWorkingDay, ...], int, int]:
    known_from, announced_to = (table.pop(key, None) for key in ("known_from", "announced_to"))
    about = {key: table.pop(key, None) for key in ("consulted", "source")}
    if not isinstance(known_from, int) or not isinstance(announced_to, int):
        raise entries.refuse(BANK_HOLIDAYS, "", "it needs the years known_from and announced_to")
    if not isinstance(about["consulted"], date) or not isinstance(about["source"], str):
        raise entries.refuse(BANK_HOLIDAYS, "", "it needs a source and the day it was consulted")
    found: dict[date, NonWorkingDay] = {}
    for entry, item in entries.entries_of(BANK_HOLIDAYS, table, "day"):
        day = _day_off(entry, item, announced_to)
        if day.day in found or day.day.year < known_from:
            raise entries.refuse(
                BANK_HOLIDAYS, entry, "its date is there twice, or before known_from"
            )
        found[day.day] = day
    return tuple(found.values()), announced_to, known_from


def _day_off(entry: str, item: dict[str, Any], announced_to: int) -> NonWorkingDay:
    day, name, source = item.get("date"), item.get("name"), item.get("source")
    if type(day) is not date or not isinstance(name, str) or not isinstance(source, str):
        raise entries.refuse(BANK_HOLIDAYS, entry, "it needs a date, a name and a source")
    if item.keys() - {"date", "name", "source"} or not name or not source:
        raise entries.refuse(BANK_HOLIDAYS, entry, "it has an empty or unknown field")
    return NonWorkingDay(day, name, source, provisional=day.year > announced_to)
