"""Evidence: what was received, from whom, its file, and where in it something stands."""

from __future__ import annotations

from dataclasses import field
from enum import Enum, StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import (
    in_own_order,
    link,
    many_lines,
    moment,
    one_line,
    one_of,
    part,
    partial_date,
    required,
    whole_number,
)


class PaperKind(Enum):
    """What sort of file a paper came as, by its content."""

    PDF = "PDF"
    WORD = "Word"
    EMAIL = "e-mail"
    OUTLOOK = "Outlook message"
    PICTURE = "picture"
    EXCEL = "Excel"
    CSV = "CSV"
    TEXT = "text"
    WEB = "web page"
    OTHER = "other"


class Disclosure(StrEnum):
    """Whether the other side was, or may be, shown a paper."""

    UNDECIDED = "not decided"
    DISCLOSED = "disclosed"
    PARTLY = "disclosed in part"
    WITHHELD = "not disclosed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file kept with the casebook, found again by the SHA-256 of its bytes.

    `name` is what it was called where it came from, `size` its bytes; `added_at` is an ISO time in
    UTC, `added_by` the name of whoever was at the desk.
    """

    sha256: str = field(
        metadata=required(
            one_line(
                "checksum",
                pattern="[0-9a-f]{64}",
                looks="64 figures of 0-9 and a-f",
                searched=False,
                hidden=True,
            )
        )
    )
    name: str = one_line("file name", searched=False)
    kind: PaperKind = one_of("kind of file", PaperKind.OTHER)
    size: int = whole_number("bytes", 0, least=0)
    added_at: str = moment("added at")
    added_by: str = one_line("added by", searched=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One document, recording or note of a conversation.

    `pages` is the number of pages, None when unknown; `supplied_by` says who sent it in. `file` is
    the paper itself, None where the casebook does not keep it; `parent_id` is the item it came
    attached to. `recognised` is what a program made of it: a file with the text that was read from
    its pictures, or a PDF with the pages of an old Word file. `pages_read` are
    the pages marked as read ("1-8, 10"), `bundle_page` the page on which it begins in the bundle
    last bound, None where it is not in it. `disclosure_reason` says why it is not disclosed, or not
    all of it.
    """

    id: str
    position: int = in_own_order()
    title: str = one_line("title", telling=True)
    author: str = one_line("author")
    made_on: PartialDate | None = partial_date("date made")
    received_on: PartialDate | None = partial_date("date received")
    pages: int | None = whole_number("pages", least=0)
    supplied_by: str = one_line("supplied by")
    note: str = many_lines("note")
    file: StoredFile | None = part(StoredFile, "file")
    parent_id: str = link("evidence", "attached to")
    recognised: StoredFile | None = part(StoredFile, "text or pages made of it")
    pages_read: str = one_line("pages read", searched=False)
    bundle_page: int | None = whole_number("first page in the bundle", least=1)
    disclosure: Disclosure = one_of("disclosure", Disclosure.UNDECIDED)
    disclosure_reason: str = many_lines("why not disclosed")


class MarkColour(Enum):
    """The colour of a mark; what each stands for is the person's own matter."""

    YELLOW = "yellow"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage marked in the paper of an evidence item; the file itself stays as it is.

    It runs from the character `begins` of the page `number` to the character `ends` of the page
    `to_number`; in a paper without pages of its own the numbers are those of paragraphs. `words`
    are the words there, `person_id` somebody they name.
    """

    id: str
    evidence_id: str = link("evidence", "evidence item", owned=True)
    number: int = whole_number("page or paragraph", 1, least=1)
    begins: int = whole_number("from the character", 0, least=0)
    to_number: int = whole_number("to page or paragraph", 1, least=1)
    ends: int = whole_number("to the character", 0, least=0)
    words: str = many_lines("marked words", telling=True, searched=False)
    colour: MarkColour = one_of("colour", MarkColour.YELLOW)
    note: str = many_lines("note")
    person_id: str = link("person", "person named")


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A place in an evidence item; `pages` is as written: "4", "12-14", "para 3.2".

    `mark_id` is the passage marked there, "" for none.
    """

    evidence_id: str = field(metadata=required(link("evidence", "evidence item", owned=True)))
    pages: str = one_line("pages")
    mark_id: str = link("mark", "passage")
