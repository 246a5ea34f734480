"""Whether the decision was signed off by its second reader, and reads as it was signed off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem, Where, warning
from workbench.domain.records.after import ReadingResult, SecondReading
from workbench.domain.records.complaint import Handed
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.codec import digest_of, document_of
from workbench.statement.nodes import (
    Document,
    Inline,
    Paragraph,
    ParagraphRef,
    StatementStage,
    Styled,
)
from workbench.statement.printed import printed_paragraphs
from workbench.statement.text import inline_text
from workbench.statement.walk import leaves_of

_HINT = "See Second reading on the Statement page, beside the issued versions."


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """A decision of which a second reading was asked for that was not signed off as it reads."""
    yield from not_signed_off(statement.case, statement.document, statement.library)


def not_signed_off(
    case: CaseFile, document: Document, library: ReferenceLibrary
) -> Iterator[Problem]:
    """What a final decision lacks of being signed off in the reading that was settled last."""
    asked = [each for each in case.readings.values() if not each.read_only or each.signed_at]
    final = document.meta.stage is StatementStage.FINAL
    if not final or not asked or case.case.handed is not Handed.OWN:
        return
    newest = max(asked, key=lambda each: (each.signed_at, each.position))
    if said := _lacking(case, newest, document, library):
        yield warning("reading-not-signed-off", said, Where("reading", newest.id), _HINT, newest.id)


def _lacking(
    case: CaseFile, reading: SecondReading, document: Document, library: ReferenceLibrary
) -> str:
    if reading.result is ReadingResult.OPEN:
        return f"A second reading was asked for, but {reading.reader} has not signed off yet."
    if reading.result is ReadingResult.CHANGES:
        return f"{reading.reader} asked for changes in the second reading, and has not signed off."
    if not reads_as_read(case, reading, document, library):
        return f"The statement has changed since {reading.reader} signed it off."
    return ""


def reads_as_read(
    case: CaseFile, reading: SecondReading, document: Document, library: ReferenceLibrary
) -> bool:
    """Whether a statement is the one that was read: in all but the days that a draft gets as it is
    issued, and between draft and final decision in all that does not differ of itself.
    """
    if reading.sha256 == digest_of(document):
        return True
    version = case.versions.get(reading.version_id)
    read = document_of(version.document) if version is not None else None
    if read is None:
        return False
    if read.meta.stage is document.meta.stage:
        draft = read.meta.stage is StatementStage.DRAFT
        return draft and _but_for_its_days(read) == _but_for_its_days(document)
    before, now = (_words(each, library.phrases) for each in (read, document))
    own = [each for each in (*now, *before) if not _of_its_stage(each, before, now, library)]
    kept = [each for each in now if each in before]
    return all(before.get(each) == now.get(each) for each in own) and kept == [
        each for each in before if each in now
    ]


_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


def _but_for_its_days(draft: Document) -> list[object]:
    """A draft without numbers, and without the standard paragraph that names the day comments are
    due by.
    """
    meta = replace(draft.meta, dated="", library_version="")
    return [meta] + [
        (each.kind, each.level, each.origin, each.section, _unnumbered(each.inlines))
        for each in printed_paragraphs(draft)
        if not (each.origin.startswith("standard:") and _DAY.search(each.text))
    ]


def _unnumbered(inlines: Sequence[Inline]) -> tuple[object, ...]:
    """Words with how they are set off, references without their numbers."""
    return tuple(
        (each.style, _unnumbered(each.inlines))
        if isinstance(each, Styled)
        else "¶"
        if isinstance(each, ParagraphRef)
        else each
        for each in inlines
    )


def _of_its_stage(
    origin: str, before: Mapping[str, str], now: Mapping[str, str], library: ReferenceLibrary
) -> bool:
    """Whether words are the program's own that differ between a draft and a final decision.

    A standard paragraph of both that stands in every statement, or in none of itself, comes and
    goes by the investigator's choice alone.
    """
    if origin.startswith("standard:"):
        own = library.paragraphs.get(origin.removeprefix("standard:"))
        chosen = own is not None and not own.stage and own.when in ("always", "chosen")
        return not chosen and (origin not in before or origin not in now)
    return not origin or origin.startswith(("section:", "signature"))


_AGREED = [f"{how}-{told}" for how in ("will-also", "also", "will", "agrees")
           for told in ("should", "agreed")]  # fmt: skip
"""The phrases that say of remedies whether they are agreed yet, the longer ones first."""


def _words(document: Document, phrases: Mapping[str, str]) -> Mapping[str, str]:
    """What stands at each origin, without numbers of paragraphs and bold run-in words, and without
    what says of remedies whether they are agreed yet.
    """
    told = "|".join(re.escape(phrases[each]) for each in _AGREED if phrases.get(each))
    blocks = [each for section in document.sections for each in section.blocks]
    leads = {each.origin: each.lead for each in blocks if isinstance(each, Paragraph)}
    found: dict[str, str] = {}
    for each in printed_paragraphs(document):
        kept = [e for e in leaves_of(each.inlines) if not isinstance(e, ParagraphRef)]
        said = inline_text(kept).removeprefix(leads.get(each.origin, "")).strip()
        if each.origin.startswith("remedies:") and told:
            said = re.sub(rf"\b(?:{told})\b", "", said)
        found[each.origin] = f"{found.get(each.origin, '')}\n{said}"
    return found
