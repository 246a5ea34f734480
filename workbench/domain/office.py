"""What an office adds to the rules for all its cases: days off of its own, corrected limits.

Days off change every count at once; a corrected or added limit is taken by complaints entered
from then on, and by older ones only when somebody asks for today's rules.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workbench.domain.plain import to_plain
from workbench.domain.rules import LimitRule, ProcedureRule, RuleBook
from workbench.domain.working_days import NonWorkingDay


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalDayOff:
    """A day off that is in no list yet, or only kept here: a bank holiday just announced."""

    id: str
    day: date
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRule:
    """A limit an office corrected (it has the id of the one it replaces) or added."""

    id: str
    procedure: str
    rule: LimitRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """All an office has added, in the order in which it was added."""

    days: tuple[LocalDayOff, ...] = ()
    rules: tuple[OfficeRule, ...] = ()

    @property
    def digest(self) -> str:
        """A short name for exactly these additions; "" when there are none."""
        if not self.days and not self.rules:
            return ""
        plain = json.dumps(to_plain(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(plain.encode()).hexdigest()[:8]

    def applied(self, book: RuleBook) -> RuleBook:
        """The rules with these additions; their version then says so."""
        if not self.digest:
            return book
        procedures = dict(book.procedures)
        for own in self.rules:
            procedure = procedures.get(own.procedure)
            if procedure is not None:
                procedures[own.procedure] = _with_rule(procedure, own.rule)
        local = tuple(
            NonWorkingDay(each.day, each.name, each.source, local=True) for each in self.days
        )
        version = f"{book.version}+{self.digest}"
        return replace(book, version=version, procedures=procedures, local=local)


def _with_rule(procedure: ProcedureRule, rule: LimitRule) -> ProcedureRule:
    """The procedure with a limit added, and the one it replaces ended the day before."""
    limits: list[LimitRule] = []
    added = False
    for limit in procedure.limits:
        if limit.id != rule.id:
            limits.append(limit)
            continue
        ended = _ended(limit, rule)
        if ended is not None:
            limits.append(ended)
        if not added:
            limits.append(rule)
            added = True
    if not added:
        limits.append(rule)
    return replace(procedure, limits=tuple(limits))


def _ended(limit: LimitRule, by: LimitRule) -> LimitRule | None:
    if by.valid_from is None or by.valid_from <= (limit.valid_from or date.min):
        return None
    last = by.valid_from - timedelta(days=1)
    return replace(limit, valid_to=min(last, limit.valid_to or date.max))
