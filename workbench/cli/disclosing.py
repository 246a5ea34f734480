"""``evidence index``, ``evidence bundle`` and ``redact``: papers on their way out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from workbench.application.case.editing import ordered
from workbench.application.case.session import CaseSession
from workbench.application.casebook.workbench import Workbench
from workbench.application.disclosing import bundle, redaction, schedule
from workbench.application.disclosing.items import CopyDesk, chosen_item
from workbench.application.disclosing.pages import Area
from workbench.application.handing_out.accepting import FEWEST_WORDS
from workbench.application.handing_out.gate import look_through
from workbench.application.handing_out.labelled_case import Labelling
from workbench.application.handing_out.recording import record_paper
from workbench.bootstrap import copy_desk, table_writers
from workbench.cli.desk import DONE, FOUND_ERRORS, opened, say, tell
from workbench.cli.files import noting
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.text import how_many
from workbench.export.files import write_private, write_whole
from workbench.persistence.casebook import Casebook

_POINTS_TO_MM = 72 / 25.4
_CHOSEN = "chosen by hand"


def write_index(options: argparse.Namespace) -> int:
    """Write the schedule of the papers of a case, once no name is in it."""
    workbench = opened(options)[0]
    case = workbench.store.load(workbench.find(options.reference)).case
    writers, ending = table_writers(), options.to.suffix.lower()
    if ending not in writers:
        raise InvalidInput(
            f"{options.to.name} ends as no such file does.", f"Use one of {', '.join(writers)}."
        )
    labelling = Labelling(lambda: (case, workbench.library))
    table = schedule.evidence_index(labelling.case())
    paper = schedule.as_paper(table, options.to.name)
    labelling.refuse_names(paper)
    write_whole(options.to, writers[ending](table))
    say(f"{options.to}")
    if look := look_through(labelling.open_places(paper)):
        tell(look)
    return DONE


def write_bundle(options: argparse.Namespace) -> int:
    """Bind papers into one PDF. What could not be shown is told."""
    workbench, casebook = opened(options)
    _refuse_without_reason(options.because)
    session = workbench.open(workbench.find(options.reference))
    case = session.case
    items = [chosen_item(case, each) for each in options.item] or ordered(case, "evidence")
    if not items:
        raise InvalidInput("The case has no evidence.", "Nothing was written.")
    made = bundle.make_bundle(case, items, _desk(casebook, options))
    changed = bundle.citations_changed(case, made)
    write_private(options.to, made.data)
    with noting(options.to):
        session.apply("Bind a bundle", lambda case: bundle.with_bundle(case, made), undoable=False)
    _note(workbench, session, bundle.WHAT, options.to, made.data, options.because)
    say(f"{options.to}: {how_many(made.pages, 'page')}")
    if changed:
        tell(f"Citations by bundle page change:\n{changed}")
    for each in made.items:
        if each.trouble:
            tell(f"{case.evidence[each.item_id].title or each.item_id}: {each.trouble}")
    return FOUND_ERRORS if any(each.trouble for each in made.items) else DONE


def redact(options: argparse.Namespace) -> int:
    """Write a copy of a paper in which names and chosen areas are blacked out."""
    workbench, casebook = opened(options)
    session = workbench.open(workbench.find(options.reference))
    case = session.case
    item = chosen_item(case, options.item)
    if options.keep:
        _refuse_without_reason(options.because)
    desk = _desk(casebook, options)
    asked = redaction.Redacting(
        item.id,
        shown=tuple(_person(case, each) for each in options.show),
        added=tuple(_area(each) for each in options.area),
        left=tuple(redaction.Left(0, each, options.because) for each in options.keep),
        seen=frozenset(_pages(options.looked_at)),
        open_too=options.open_too,
    )
    made = redaction.make_copy(case, workbench.library, asked, desk, options.to.name)
    write_whole(options.to, made.data)
    _note(workbench, session, redaction.WHAT, options.to, made.data, options.because)
    say(f"{options.to}: {how_many(made.pages, 'page')}")
    for mark in made.marks:
        say(f"page {mark.page}: {mark.in_words()}")
    for mark in made.open:
        tell(f"page {mark.page}: not blacked out: “{mark.words}”, which may be {mark.in_words()}")
    return DONE


def _desk(casebook: Casebook, options: argparse.Namespace) -> CopyDesk:
    desk = copy_desk(casebook)
    options.leaving.callback(desk.close)
    return desk


def _refuse_without_reason(reason: str) -> None:
    if len(reason.split()) < FEWEST_WORDS:
        raise InvalidInput(
            "Real names leave the casebook under a reason: say it with --because, in a few words.",
            "Nothing was written. The reason is kept with the case.",
        )


def _note(
    workbench: Workbench, session: CaseSession, what: str, path: Path, data: bytes, reason: str
) -> None:
    now = workbench.now()
    noted = partial(
        record_paper, what=what, path=path, data=data, reason=reason, ids=workbench.ids, now=now
    )
    with noting(path):
        session.apply(f"Write the {what}", noted, undoable=False)


def _person(case: CaseFile, label: str) -> str:
    for id, person in case.people.items():
        if label.casefold() in (person.alias.casefold(), id.casefold()):
            return id
    raise InvalidInput(f"Nobody in the case has the label “{label[:60]}”.", "Nothing was written.")


def _area(typed: str) -> redaction.Mark:
    """An area as typed: the page, then left, top, right and bottom in millimetres."""
    page, _, sides = typed.partition(":")
    try:
        left, top, right, bottom = (float(each) * _POINTS_TO_MM for each in sides.split(","))
        area = Area(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
        return redaction.Mark(int(page), area, _CHOSEN)
    except ValueError:
        raise InvalidInput(
            f"“{typed[:60]}” is no area.",
            "Write the page and, in millimetres from its top left, left, top, right and bottom: "
            "2:20,35,110,42",
        ) from None


def _pages(typed: str) -> Iterable[int]:
    for part in typed.replace(" ", "").split(",") if typed.strip() else ():
        first, _, last = part.partition("-")
        try:
            yield from range(int(first), int(last or first) + 1)
        except ValueError:
            raise InvalidInput(f"“{typed[:60]}” are no pages.", "Write them as 1,3-5.") from None
