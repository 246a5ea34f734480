"""A paragraph of a past decision as the start of one's own, with its source noted in the file."""

from __future__ import annotations

import re

from workbench.application.decisions.shelf import PrecedentFind
from workbench.application.drafting.adding import insert_after
from workbench.application.drafting.paragraphs import Acted
from workbench.application.records.people import complainant
from workbench.domain.casefile import CaseFile
from workbench.domain.records.work import FileNote
from workbench.statement.markup.authored import escape
from workbench.statement.nodes import Document

_BULLET = re.compile(r"\s*•\s+")
_BODY = re.compile(r"\b([Tt])he Council\b")


def start_from(
    case: CaseFile, document: Document, address: str, found: PrecedentFind, note: FileNote, id: str
) -> Acted:
    """The case with a paragraph behind one, worded as one of a past decision, and a note of it.

    The complainant and the council of that decision become those of this case. `note` comes with
    its id, time and author. Raises `InvalidInput` where no words of one's own can stand.
    """
    acted = insert_after(case, document, address, id, markup=_words(case, found))
    said = f"A paragraph of the statement was begun with words of {found.source}."
    told = FileNote(id=note.id, written_at=note.written_at, author=note.author, text=said)
    changed = acted.case.with_record("note", told)
    return Acted(changed, acted.address, acted.offset, f"Begun with words of {found.source}.")


def _line(line: str) -> str:
    """A line of a printed paragraph as it is typed: an item of a list, or plain words."""
    bullet = _BULLET.match(line)
    if bullet is None:
        return escape(line)
    return f"- {escape(line[bullet.end() :])}"


def _words(case: CaseFile, found: PrecedentFind) -> str:
    decision = found.decision
    text = "\n".join(_line(line) for line in found.words.split("\n") if line.strip())
    person = complainant(case)
    if person is not None and decision.complainant:
        label = re.escape(decision.complainant)
        text = re.sub(rf"\b{label}\b", f"{{person:{person.id}}}", text)
    if decision.council:
        text = text.replace(decision.council, "{body-name}")
    return _BODY.sub(lambda the: "{Body}" if the[1] == "T" else "{body}", text)
