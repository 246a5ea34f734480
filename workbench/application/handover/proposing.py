"""Wording a second reader proposes, as a draft that came back with the changes tracked in it.

So it is shown word by word, taken into the records and refused where the words read differently
now by the same steps as a returned Word file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from workbench.application.handover.noting import notes_of
from workbench.application.returned.drafts import drafts_of
from workbench.application.returned.file import (
    PLAIN,
    Looks,
    Margin,
    ReturnedFile,
    ReturnedParagraph,
    Sign,
    Stretch,
    Tracked,
)
from workbench.application.returned.looks import shapes_in
from workbench.application.returned.reading import Draft, ReadBack, read_back
from workbench.domain.casefile import CaseFile
from workbench.domain.records.after import SecondReading
from workbench.domain.records.comments import Point, PointResult
from workbench.statement.comparing.versions import words_of
from workbench.statement.comparing.words import changes, plain_spaces
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.printed import PrintedParagraph

Compose = Callable[[CaseFile, StatementStage], Document]


def to_settle(case: CaseFile, reading: SecondReading) -> list[Point]:
    """The proposals of a reading that are neither taken nor left, the earliest first."""
    own = notes_of(case, reading)
    found = [each for each in own if each.proposed and each.result is PointResult.TO_ANSWER]
    return sorted(found, key=lambda each: each.written_at)


def read_proposals(case: CaseFile, reading: SecondReading, compose: Compose) -> ReadBack | None:
    """What a reader proposes that is still to be settled, read against the statement handed over.

    None when there is nothing, or that statement is not kept.
    """
    points = to_settle(case, reading)
    draft = next((d for d in drafts_of(case, compose) if d.version_id == reading.version_id), None)
    if not points or draft is None:
        return None
    return read_back(_file(draft, points), (draft,))


def settle(
    case: CaseFile, reading: SecondReading, found: ReadBack, taken: Collection[int]
) -> CaseFile:
    """The case with every proposal of a reading as accepted of which all changes are taken."""
    for point in to_settle(case, reading):
        place = _place(found.printed, point)
        own = {p.number for p in found.proposed.proposals if place in p.places}
        if own and own <= set(taken):
            case = case.with_record("point", replace(point, result=PointResult.ACCEPTED))
    return case


def _file(draft: Draft, points: list[Point]) -> ReturnedFile:
    """The draft with the wording proposed for its paragraphs, the last for each."""
    printed, header = draft.printed, draft.document.meta.header
    proposed = {place: point for point in points if (place := _place(printed, point)) is not None}
    paragraphs = tuple(
        ReturnedParagraph(
            stretches=tuple(_stretches(each, proposed.get(place))),
            shape=shape,
            begun=(Sign(draft.mark, place),),
            ended=(Sign(draft.mark, place),),
        )
        for place, (each, shape) in enumerate(zip(printed, shapes_in(printed), strict=True))
    )
    return ReturnedFile(
        paragraphs=paragraphs,
        margins=(Margin(place="header", words=header),) if header else (),
        draft=draft.mark,
    )


def _place(printed: tuple[PrintedParagraph, ...], point: Point) -> int | None:
    """Which paragraph wording is proposed for: of its origin, and with the words it was for."""
    said = plain_spaces(point.quoted)
    return next(
        (
            place
            for place, each in enumerate(printed)
            if point.quoted and each.origin == point.place and plain_spaces(each.text) == said
        ),
        None,
    )


def _stretches(printed: PrintedParagraph, point: Point | None) -> Iterator[Stretch]:
    """The words of a paragraph as they look, with what is proposed as added and removed."""
    words = [(each.text, Looks(each.look.styles)) for each in words_of(printed.inlines)]
    new = point.proposed if point is not None else printed.text
    by = Tracked(point.author, point.written_at) if point is not None else Tracked("")
    made = iter([*changes(printed.text, new)])
    change, at = next(made, None), 0
    for text, looks in words:
        if change is not None and at >= change.end and at >= change.start:
            yield from _added(new[change.new_start : change.new_end], by, looks)
            change = next(made, None)
        gone = change is not None and change.start <= at < change.end
        yield Stretch(text, removed=by if gone else None, looks=looks)
        at += len(text)
    if change is not None:
        looks = words[-1][1] if words else PLAIN
        yield from _added(new[change.new_start : change.new_end], by, looks)


def _added(text: str, by: Tracked, looks: Looks) -> Iterator[Stretch]:
    if text:
        yield Stretch(text, added=by, looks=looks)
