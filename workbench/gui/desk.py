"""What the window and its pages are given: the casebook, the open case and everything outside Qt.

The window never imports the database, the renderers or the case-file format; they come in here as
callables, put together by the composition root.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from workbench.application.case.ports import AtDesk
from workbench.domain.dataclass import dataclass

# For the reader only: the register is shown before anything of a case is loaded.
if TYPE_CHECKING:
    from datetime import date

    from workbench.application.case.ports import CopyOfCasebook, IdSource, RegisterRow, Renderer
    from workbench.application.casebook.workbench import Workbench
    from workbench.application.chronology.events import NewEvents
    from workbench.application.chronology.export import ChronologyTable
    from workbench.application.chronology.tables import Table
    from workbench.application.decisions.shelf import DecisionShelf
    from workbench.application.disclosing.items import CopyDesk
    from workbench.application.evidence.converting import Converter
    from workbench.application.evidence.preparing import PaperDesk
    from workbench.application.evidence.recognising import Recogniser
    from workbench.application.evidence.showing import PaperDrawer
    from workbench.application.handing_out.exporting import Writer
    from workbench.application.handing_out.gate import FileParts
    from workbench.application.handing_out.labelled_case import Labelling
    from workbench.application.handover.carried import Carried, Purpose
    from workbench.application.outside.report import ReadStatement
    from workbench.application.returned.file import ReturnedFile
    from workbench.application.searching.finds import SearchIndex
    from workbench.domain.casefile import CaseFile
    from workbench.domain.errors import StoreUnavailable
    from workbench.domain.library.office import Office
    from workbench.domain.library.reference import ReferenceLibrary
    from workbench.gui.bridge import Bridge
    from workbench.gui.dialogs import Dialogs
    from workbench.gui.settings import Remembered
    from workbench.gui.tasks import Tasks
    from workbench.statement.nodes import Document

Goto = Callable[[str, str, str], None]
"""Shows a record: kind, id and field ("" when none in particular)."""


class PracticeCase(NamedTuple):
    """A case to try things out on, and its title."""

    title: str
    case: CaseFile


class CasebookCare(Protocol):
    """Keeps an open casebook safe. Every method but the first raises `StoreUnavailable`."""

    def dangers(self) -> Sequence[str]:
        """What a person should know of the casebook's folder, a sentence or two each."""

    def look_after(self) -> str:
        """Look the casebook over and copy it when it changed; for a background thread.

        Returns when the newest copy was made (ISO time, UTC), "" when there is none. Raises
        `CasebookDamaged` when something is not as it was saved.
        """

    def cases_in(self, copy: Path) -> Sequence[RegisterRow]:
        """The cases of a copy."""

    def restore_case(self, copy: Path, case_id: str) -> str:
        """Put one case of a copy back as it was there; says which issued versions it lacks."""


@dataclass(frozen=True, slots=True)
class CasebookCopies:
    """The earlier copies of a folder's casebook, open or not.

    `listed` gives them newest first. `restore` puts one in the casebook's place and says in words
    where that one is kept, `repair` makes a casebook's indexes anew. Both raise `StoreUnavailable`;
    nothing may be open in the folder.
    """

    listed: Callable[[Path], Sequence[CopyOfCasebook]]
    restore: Callable[[Path, Path], str]
    repair: Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class OpenCasebook:
    """One casebook folder, open and held by this window until `close`.

    `warm_up` loads what writing needs, in the background. `backup` copies the casebook to a file.
    Both raise `StoreUnavailable`. `reading_only` says why nothing can be saved at present, None
    when everything can. `index` finds words in all cases.
    """

    workbench: Workbench
    folder: Path
    warm_up: Callable[[], None]
    backup: Callable[[Path], None]
    close: Callable[[], None]
    care: CasebookCare | None = None
    reading_only: StoreUnavailable | None = None
    index: SearchIndex | None = None


@dataclass(frozen=True, slots=True)
class TableFiles:
    """Tables in other programs' forms.

    `read` takes a file's bytes and its ending (".csv") and gives its sheets, `read_clipboard` the
    plain and the rich text of a clipboard; both raise `TableRefused`. `writers` by ending give a
    file's bytes, `clipboard` the plain and the rich text.
    """

    read: Callable[[bytes, str], Sequence[Table]]
    read_clipboard: Callable[[str, str], Sequence[Table]]
    writers: Mapping[str, Callable[[ChronologyTable], bytes]]
    clipboard: Callable[[ChronologyTable], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class StatementReader:
    """Reads statements written elsewhere: a file's name and bytes, or pasted text.

    `returned` reads a draft that came back from Word. All raise `StatementRefused` for what
    cannot be read as a statement.
    """

    read: Callable[[str, bytes], ReadStatement]
    pasted: Callable[[str], ReadStatement]
    returned: Callable[[bytes], ReturnedFile]


@dataclass(frozen=True, slots=True)
class OfficeFiles:
    """Office files: an office's own set as text, and such a file's bytes read back.

    With the set goes the look of the office, by name and bytes: its template and its logo.

    `loads` is given the reference data as shipped and raises `OfficeFileRefused`.
    """

    dumps: Callable[[Office, Mapping[str, tuple[str, bytes]]], str]
    loads: Callable[[bytes, ReferenceLibrary], Office]
    look_in: Callable[[bytes], Mapping[str, tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class CaseBundles:
    """Cases with their evidence, as one zip.

    `opened` gives the case in one, checked whole, and what hands its files over to be kept; it
    raises `CaseFileRefused`. `write` writes a case into a file that `writing` opens, its files
    found by their digests.

    The same sealed with a passphrase goes to a second reader and back: `is_sealed` knows such a
    file, `seal` writes one, and `unsealed` gives what is in it with the help of the casebook's
    folder; it raises `HandoverRefused`.
    """

    is_one: Callable[[Path], bool]
    opened: Callable[
        [Path],
        AbstractContextManager[tuple[CaseFile, Callable[[Callable[[BinaryIO], object]], None]]],
    ]
    write: Callable[[CaseFile, Callable[[str], Path], BinaryIO], None]
    writing: Callable[[Path, int | None], AbstractContextManager[BinaryIO]]
    is_sealed: Callable[[Path], bool]
    seal: Callable[[CaseFile, Purpose, str, Callable[[str], Path] | None, BinaryIO], None]
    unsealed: Callable[[Path, str, Path], AbstractContextManager[Carried]]


class KeptFile(Protocol):
    """The office's Word template or its logo, kept with the casebook that is open."""

    @property
    def name(self) -> str:
        """Its file name, "" when there is none."""

    def take(self, name: str, data: bytes) -> tuple[str, ...]:
        """Keep a file in place of the one there was; returns in words what of it is left out.

        Raises `TemplateRefused`, `LogoRefused` or `ExportFailed`; the one there was then stays.
        """

    def carried(self) -> tuple[str, bytes] | None:
        """Its name and bytes, None when there is none; raises `ExportFailed`."""

    def drop(self) -> None:
        """Use none; raises `ExportFailed`."""


class Logo(Protocol):
    """The picture over the title of a statement."""

    @property
    def data(self) -> bytes:
        """A PNG file."""

    def size_mm(self, widest_mm: float) -> tuple[float, float]:
        """How wide and high it is printed."""


class KeptLogo(KeptFile, Protocol):
    """The office's logo."""

    def read(self) -> Logo | None:
        """The logo, None when there is none; raises `ExportFailed` for one not to be used."""


class SpellChecker(Protocol):
    """Checks spelling. All but `close` may take a second and raise `SpellingUnavailable`: call
    them from one thread that is not the window's.
    """

    def unknown(self, text: str, also: Set[str]) -> Sequence[tuple[int, int, str]]:
        """Where unknown words begin and how long they are, in characters, and the words.

        `also` are words in small letters that are right in this case.
        """

    def suggest(self, word: str) -> Sequence[str]:
        """What may have been meant, the likeliest first."""

    def add(self, word: str) -> None:
        """Keep a word for every case of the casebook."""

    def close(self) -> None:
        """Let the dictionary go."""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the window needs from outside.

    `write_file` writes a file for others, `write_private` one with real names, for its owner alone.
    `open_casebook` opens a folder's casebook and holds it; it raises `StoreUnavailable` for a
    folder that cannot be used, `CasebookInUse` naming who has it. `folder` is the one to open at
    the start; unless the person gave it (`folder_given`), the one last chosen in the window goes
    first. `load_case_file` takes a file's name and bytes, of a case file or of a statement written
    elsewhere, and raises `CaseFileRefused` or `StatementRefused`. `settings_file` is an ini file
    for the window's own state, `log_dir` a folder for its log. `resources` is the folder of the
    shipped manual and icons. `spelling` makes the spell checker of a casebook folder; without it
    spelling is not checked. `statements` reads statements written elsewhere. `template` is the
    look of the office's Word files, `logo` its picture over them all; without
    one there is nothing to choose. `office_files` writes
    and reads an office's own set. `file_parts` reads the words of a finished file back, to look
    through them for names before it is written. `redline` writes an old and a new version as one
    Word file, its tracked changes somebody's and of a day. `at_desk` is whoever works at it.
    `papers` keeps and reads files of evidence for the casebook that is open, `drawer` shows them,
    `recogniser` reads the text of those that are pictures, `converter` makes pages of old formats.
    `practice_papers` are those of a practice case by its id, each with the id of its evidence item.
    `disclosing` makes copies of papers: bundles, redacted copies. `decisions` are those taken in.
    `bundles` are zips of cases with their evidence.
    """

    open_casebook: Callable[[Path], OpenCasebook]
    folder: Path
    folder_given: bool
    renderers: Mapping[str, Renderer]
    write_file: Writer
    write_private: Writer
    load_case_file: Callable[[str, bytes], CaseFile]
    dump_case_file: Callable[[CaseFile], str]
    practice_cases: Callable[[], Sequence[PracticeCase]]
    settings_file: Path
    log_dir: Path
    resources: Path
    version: str
    tables: TableFiles | None = None
    spelling: Callable[[Path], SpellChecker] | None = None
    statements: StatementReader | None = None
    template: KeptFile | None = None
    logo: KeptLogo | None = None
    office_files: OfficeFiles | None = None
    file_parts: FileParts | None = None
    redline: Callable[[Document, Document, str, date], bytes] | None = None
    copies: CasebookCopies | None = None
    at_desk: AtDesk = field(default_factory=AtDesk)
    papers: Callable[[Workbench], PaperDesk] | None = None
    practice_papers: Callable[[str], Sequence[tuple[Path, str]]] = lambda case_id: ()
    bundles: CaseBundles | None = None
    disclosing: Callable[[Workbench], CopyDesk] | None = None
    decisions: Callable[[Workbench], DecisionShelf] | None = None
    drawer: Callable[[], PaperDrawer] | None = None
    recogniser: Callable[[], Recogniser] | None = None
    converter: Callable[[], Converter] | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page of an open case is given.

    `goto(kind, id, field)` shows a record wherever it is edited. `ids` makes ids for new records,
    `tasks` does slow work beside the window, `remembered` is kept from one day to the next.
    """

    bridge: Bridge
    workbench: Workbench
    dialogs: Dialogs
    goto: Goto
    ids: IdSource
    services: Services
    tasks: Tasks
    remembered: Remembered

    @property
    def new_events(self) -> NewEvents:
        """How events come into the open case, on whichever page they are made."""
        from workbench.application.chronology.events import NewEvents
        from workbench.gui.settings import new_events_printed, settings_of

        return NewEvents(self.ids, new_events_printed(settings_of(self.services)))

    @property
    def labelling(self) -> Labelling:
        """What puts labels in place of names in words that leave the open case."""
        from workbench.application.handing_out.labelled_case import Labelling

        return Labelling(lambda: (self.bridge.case, self.workbench.library))
