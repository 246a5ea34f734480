"""Wording a second reader proposes, as a draft that came back with the changes tracked in it.

So it is shown word by word, taken into the records and refused where the words read differently
now by the same steps as a returned Word file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
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
from workbench.domain.text import shortened
from workbench.statement.comparing.versions import words_of
from workbench.statement.comparing.words import changes, plain_spaces
from workbench.statement.nodes import Document, ParagraphRef, StatementStage
from workbench.statement.printed import PrintedParagraph, printed_paragraphs
from workbench.statement.text import inline_text
from workbench.statement.walk import leaves_of

Compose = Callable[[CaseFile, StatementStage], Document]


_TAKEABLE = (PointResult.TO_ANSWER, PointResult.ACCEPTED, PointResult.PARTLY)
"""What may have been made of a point whose wording can still be taken."""


def read_proposals(case: CaseFile, reading: SecondReading, compose: Compose) -> ReadBack | None:
    """What a reader proposes that can still be taken, read against the statement handed over.

    None when there is nothing, or that statement is not kept.
    """
    draft = _handed(case, reading, compose)
    if draft is None:
        return None
    points = [each for each, why in _proposals(case, reading, draft, compose) if not why]
    return read_back(_file(draft, points), (draft,)) if points else None


def not_offered(case: CaseFile, reading: SecondReading, compose: Compose) -> Iterator[str]:
    """Each wording a reader proposes that cannot be taken any more, with the reason."""
    draft = _handed(case, reading, compose)
    if draft is None:
        return
    for point, why in _proposals(case, reading, draft, compose):
        if why:
            yield f"{point.author} proposed “{shortened(point.proposed)}”: not offered, {why}."


def settle(
    case: CaseFile, reading: SecondReading, found: ReadBack, taken: Collection[int]
) -> CaseFile:
    """The case with every proposal nobody answered as accepted of which all changes are taken."""
    for point in notes_of(case, reading):
        if not point.proposed or point.result is not PointResult.TO_ANSWER:
            continue
        place = _place(found.printed, point)
        own = {p.number for p in found.proposed.proposals if place in p.places}
        if own and own <= set(taken):
            case = case.with_record("point", replace(point, result=PointResult.ACCEPTED))
    return case


def _handed(case: CaseFile, reading: SecondReading, compose: Compose) -> Draft | None:
    """The statement as it was handed over, None when it is not kept."""
    return next((d for d in drafts_of(case, compose) if d.version_id == reading.version_id), None)


def _proposals(
    case: CaseFile, reading: SecondReading, draft: Draft, compose: Compose
) -> Sequence[tuple[Point, str]]:
    """The wording a reader proposes, the earliest first, and why it cannot be taken: "" if not."""
    points = [each for each in notes_of(case, reading) if each.proposed]
    if not points:
        return ()
    now = printed_paragraphs(compose(case, draft.document.meta.stage))
    points.sort(key=lambda each: each.written_at)
    return [(each, _hindrance(each, draft, now)) for each in points]


def _hindrance(point: Point, draft: Draft, now: tuple[PrintedParagraph, ...]) -> str:
    if point.result not in _TAKEABLE:
        return f"its point is answered “{point.result.value}”"
    there = [each for each in now if each.origin == point.place]
    if plain_spaces(point.proposed) in [plain_spaces(each.text) for each in there]:
        return "the paragraph reads so already"
    place = _place(draft.printed, point)
    if point.result is PointResult.TO_ANSWER or place is None:
        return ""
    if _unnumbered(draft.printed[place]) in map(_unnumbered, there):
        return ""
    return f"its point is {point.result.value} and the paragraph was changed otherwise"


def _unnumbered(printed: PrintedParagraph) -> str:
    """The words of a paragraph, without the numbers of others it refers to."""
    kept = [each for each in leaves_of(printed.inlines) if not isinstance(each, ParagraphRef)]
    return plain_spaces(inline_text(kept))


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
