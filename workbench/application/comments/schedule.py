"""The comments schedule: every point with its paragraph in draft and final, and its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.application.case.editing import ordered
from workbench.application.comments.places import Changes, version_of
from workbench.application.comments.progress import points_of
from workbench.application.records.labels import response_label
from workbench.application.versions.listing import version_name
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.text import capitalised
from workbench.statement import nodes
from workbench.statement.codec import document_of


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A point as the schedule shows it: its paragraph as sent, as it now stands, and the one that
    was changed for it where that is another.
    """

    party: str
    version: str
    before: str
    after: str
    text: str
    result: str
    answer: str
    changed: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Its words by column."""
        return (self.party, self.before, self.after, self.text, self.result, self.answer)


def schedule(case: CaseFile, now: nodes.Document) -> Sequence[ScheduleRow]:
    """Every point of the parties in order; the second reader's notes are the office's own."""
    known: dict[str, Changes | None] = {}
    rows = []
    for response in ordered(case, "response"):
        if response.second_reader:
            continue
        for point in points_of(case, response):
            version = version_of(case, point)
            key = version.id if version is not None else ""
            if version is not None and key not in known:
                old = document_of(version.document)
                known[key] = Changes(old, now) if old is not None else None
            changes = known.get(key)
            change = changes.of(point.place) if changes is not None else None
            other = changes.of(point.change_place) if changes is not None else None
            rows.append(
                ScheduleRow(
                    party=response_label(case, response),
                    version=version_name(version) if version is not None else "",
                    before=_number(change.before if change is not None else None, point.place),
                    after=_number(change.after if change is not None else None, point.place),
                    text=point.text,
                    result=point.result.value,
                    answer=point.answer,
                    changed=str(other.after or "") if other is not None else "",
                )
            )
    return rows


def schedule_document(case: CaseFile, now: nodes.Document) -> nodes.Document:
    """The schedule laid out as the statement is, a section for each party, to be printed."""
    rows = schedule(case, now)
    parties = dict.fromkeys((row.party, row.version) for row in rows)
    none = [
        f"{capitalised(response_label(case, each))} had no comments to make."
        for each in ordered(case, "response")
        if each.no_comments and not each.second_reader and not points_of(case, each)
    ]
    sections = tuple(
        nodes.Section(
            id=f"comments-{place}",
            title=f"{capitalised(party)}, on {version.lower() or 'the draft'}",
            blocks=tuple(
                block
                for number, row in enumerate(rows)
                if (row.party, row.version) == (party, version)
                for block in _paragraphs(row, number)
            ),
        )
        for place, (party, version) in enumerate(parties)
    )
    if none:
        said = tuple(_plain(words, "comments-none") for words in none)
        sections += (nodes.Section(id="comments-none", title="No comments", blocks=said),)
    meta = replace(
        now.meta,
        stage=nodes.StatementStage.FINAL,
        title="Comments on the draft decision",
        details=(),
        header=f"{now.meta.reference} comments schedule".strip(),
        footer="",
        watermark="",
    )
    return nodes.Document(meta=meta, sections=sections)


def _paragraphs(row: ScheduleRow, number: int) -> Iterator[nodes.Block]:
    where = "The whole draft"
    if row.before != WHOLE:
        sent = f"Paragraph {row.before} of the draft"
        if row.before == NONE:
            sent = "A place of the draft without a number"
        gone = row.after == NONE
        where = f"{sent}, {'no longer there' if gone else f'now paragraph {row.after}'}"
    if row.changed:
        where += f", changed in paragraph {row.changed}"
    yield nodes.Subheading(text=f"{where}: {row.result}", origin=f"point:{number}")
    for whose, said in (("Comment:", row.text), ("Answer:", row.answer)):
        for part, words in enumerate(filter(str.strip, said.split("\n\n"))):
            yield _plain(words, f"point:{number}", "" if part else whose)


def _plain(words: str, origin: str, lead: str = "") -> nodes.Paragraph:
    said = nodes.Text(" ".join(words.split()))
    return nodes.Paragraph(inlines=(said,), origin=origin, numbered=False, lead=lead)


NONE = "–"  # noqa: RUF001
"""What stands for the number of a paragraph that is not there, or has none."""

WHOLE = "whole"
"""What stands for a comment on the draft as a whole."""


def _number(number: int | None, place: str) -> str:
    if number is not None:
        return str(number)
    return NONE if place else WHOLE
