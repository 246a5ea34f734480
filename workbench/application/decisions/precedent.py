"""A past decision as a precedent: what it is known by, and its paragraphs. It is never changed."""

from __future__ import annotations

from workbench.application.drafting.rows import StatementRowKind, rows
from workbench.application.outside.report import ReadStatement
from workbench.application.records.people import complainant
from workbench.domain.dataclass import dataclass
from workbench.domain.money import money

_SETTLED = ("agreed", "recommended", "paid")


@dataclass(frozen=True, slots=True)
class PrecedentParagraph:
    """One paragraph: its number (None for one without), its section, and its words as printed."""

    number: int | None
    section: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A decision taken in. `id` is the SHA-256 of its file, `file` the name of that.

    `decided_on` is an ISO day or "". `powers` are provisions named, `sums` payments in words,
    `complainant` the label of whoever complained.
    """

    id: str
    file: str
    reference: str
    council: str
    subject: str
    outcome: str
    decided_on: str
    complainant: str
    powers: tuple[str, ...]
    sums: tuple[str, ...]
    paragraphs: tuple[PrecedentParagraph, ...]

    def in_words(self) -> str:
        """What it is known by: "Northmere Council, 3 May 2023, upheld"."""
        known = (self.council or self.file, self.decided_on, self.outcome)
        return ", ".join(part for part in known if part)


def precedent_of(read: ReadStatement, sha256: str, file: str) -> Precedent:
    """The precedent in a statement that was read."""
    record = read.case.case
    titles = {section.id: section.title for section in read.document.sections}
    found = (
        PrecedentParagraph(row.number, titles.get(row.section_id, ""), row.words)
        for row in rows(read.document)
        if row.kind in (StatementRowKind.PARAGRAPH, StatementRowKind.LIST_ITEM)
    )
    powers = (f"{each.statute} {each.provision}".strip() for each in read.found.powers)
    sums = (
        money(each.pence)
        + (f" to {each.payee}" if each.payee else "")
        + (f" for {each.reason}" if each.reason else "")
        for each in read.found.payments
        if each.standing in _SETTLED
    )
    person = complainant(read.case)
    return Precedent(
        id=sha256,
        file=file,
        reference=record.reference,
        council=record.body,
        subject=record.subject,
        outcome=record.outcome.value,
        decided_on=record.decided_on.isoformat() if record.decided_on is not None else "",
        complainant=person.alias if person is not None else "",
        powers=tuple(dict.fromkeys(powers)),
        sums=tuple(dict.fromkeys(sums)),
        paragraphs=tuple(each for each in found if each.words.strip()),
    )
