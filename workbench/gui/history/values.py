"""What a field holds, in words: a sum as pounds, a link as the record, a key as what it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate, day_in_words
from workbench.domain.fields import WORDS, Form
from workbench.domain.library.decision_standards import DECISION_STANDARDS
from workbench.domain.library.letters import LETTERS
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.money import money
from workbench.domain.records.remedies import RemedyKind, rung_of
from workbench.domain.shape import RecordField, shape_of
from workbench.gui.look.moments import moment
from workbench.gui.names import kind_name, readable, record_name
from workbench.statement.origins import origin_record

UNKNOWN = "no longer known to this program"
"""What is said of a key that nothing has any more."""


def value_words(field: RecordField, plain: Any, case: CaseFile, library: ReferenceLibrary) -> str:
    """The stored value of a field in words, "" for none."""
    if plain is None or plain in ("", []):
        return ""
    items = plain if field.many and isinstance(plain, list) else [plain]
    return "; ".join(filter(None, (_one(field, item, case, library) for item in items)))


def _one(field: RecordField, plain: Any, case: CaseFile, library: ReferenceLibrary) -> str:
    if field.form is Form.LINK:
        return record_name(case, field.facts.to, plain)
    if field.form in (Form.CODE, Form.ID):
        return key_words(field, plain, case, library)
    if field.form in WORDS:
        return readable(str(plain), case)
    if field.form is Form.PART:
        shown = (each for each in shape_of(field.type).values() if not each.facts.hidden)
        said = (value_words(each, plain.get(each.name), case, library) for each in shown)
        return ", ".join(filter(None, said))
    say = _SIMPLE.get(field.form)
    try:
        return say(field, plain) if say is not None else str(plain)
    except (ValueError, TypeError):
        return str(plain)


def _choice(field: RecordField, plain: Any) -> str:
    member = field.type(plain)
    return str((field.facts.words or {}).get(member, member.value))


_SIMPLE: Mapping[Form, Callable[[RecordField, Any], str]] = {
    Form.YES_NO: lambda field, plain: "yes" if plain else "no",
    Form.NUMBER: lambda field, plain: f"{plain:,}",
    Form.PENCE: lambda field, plain: money(plain),
    Form.PLACE: lambda field, plain: str(plain + 1),
    Form.CHOICE: _choice,
    Form.DAY: lambda field, plain: day_in_words(date.fromisoformat(plain)),
    Form.DATE: lambda field, plain: PartialDate.from_plain(plain).in_words(),
    Form.MOMENT: lambda field, plain: moment(plain),
}


def key_words(field: RecordField, key: str, case: CaseFile, library: ReferenceLibrary) -> str:
    """What a key of something outside the records names, by its title there."""
    if field.facts.among is not None:
        return field.facts.among.get(key, UNKNOWN)
    if field.facts.to == "problem":
        return _problem(key, case)
    if field.facts.to == "origin":
        return _origin(key, case, library)
    titles = _TITLES.get(field.facts.to, _no_titles)
    return next(filter(None, titles(key, case, library)), UNKNOWN)


def _problem(key: str, case: CaseFile) -> str:
    """A problem by its code, the record it is about and the words at fault."""
    code, kind, id, *excerpt = (*key.split("|", 3), "", "")[:4]
    parts = [code.replace("-", " "), record_name(case, kind, id) if kind else "", *excerpt]
    return ", ".join(filter(None, parts))


def _origin(origin: str, case: CaseFile, library: ReferenceLibrary) -> str:
    kind, id, _ = origin_record(origin)
    if kind != "standard":
        return record_name(case, kind, id) if kind else UNKNOWN
    title = next(filter(None, _paragraph(id, case, library)), UNKNOWN)
    return f"{kind_name(kind).capitalize()}: {title}"


Titles = Iterator[str]


def _no_titles(key: str, case: CaseFile, library: ReferenceLibrary) -> Titles:
    return iter(())


def _paragraph(key: str, case: CaseFile, library: ReferenceLibrary) -> Titles:
    return (each.title for each in library.wordings() if each.id == key)


def _step(key: str, case: CaseFile, library: ReferenceLibrary) -> Titles:
    for procedure in library.rules.procedures.values():
        yield from (step.title for step in procedure.steps if step.key == key)
    yield from (step.title for step in case.steps.values() if step.step == key)


def _limit(key: str, case: CaseFile, library: ReferenceLibrary) -> Titles:
    yield from (guide.title for guide in library.jurisdiction.values() if guide.id == key)
    for procedure in library.rules.procedures.values():
        yield from (limit.title for limit in procedure.limits if limit.id == key)
    yield from (limit.title for limit in case.limits.values() if limit.key == key)


def _stage(key: str, case: CaseFile, library: ReferenceLibrary) -> Titles:
    for procedure in library.rules.procedures.values():
        yield from (stage.title for stage in procedure.stages if stage.key == key)


def _section(key: str, case: CaseFile, library: ReferenceLibrary) -> Titles:
    for outline in (*library.outlines.values(), *library.own_outlines.values()):
        yield from (each.draft_heading for each in outline.sections if each.id == key)


_TITLES: Mapping[str, Callable[[str, CaseFile, ReferenceLibrary], Titles]] = {
    "outline": lambda key, case, library: (
        each.title for each in (library.find_outline(key),) if each is not None
    ),
    "paragraph": _paragraph,
    "group": lambda key, case, library: (
        each.topic_title for each in library.wordings() if each.topic == key
    ),
    "section": _section,
    "standard": lambda key, case, library: (
        each.title for each in library.standards.values() if each.id == key
    ),
    "procedure": lambda key, case, library: (
        each.title for each in library.rules.procedures.values() if each.id == key
    ),
    "step": _step,
    "limit": _limit,
    "stage": _stage,
    "question": lambda key, case, library: (
        each.asked for each in library.rules.questions.values() if each.id == key
    ),
    "rung": lambda key, case, library: (
        kind.value for kind in RemedyKind if rung_of(kind) == key
    ),
    "decision standard": lambda key, case, library: (
        words for each, words in DECISION_STANDARDS.items() if each == key
    ),
    "letter template": lambda key, case, library: (
        each.title for each in LETTERS.values() if each.id == key
    ),
}  # fmt: skip
"""Where the title of a key is looked up, by what it names."""
