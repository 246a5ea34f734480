"""The composition root: the only module that sees every adapter and puts them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, TypeVar, cast

from workbench.application.case.ports import AtDesk, CopyOfCasebook, Renderer
from workbench.application.casebook.workbench import Workbench
from workbench.domain.dates.partial import EARLIEST_YEAR, LATEST_YEAR, day_in_words
from workbench.domain.errors import StatementRefused, StoreUnavailable
from workbench.export.logo import KeptLogo
from workbench.gui.desk import (
    CasebookCopies,
    CaseBundles,
    OfficeFiles,
    OpenCasebook,
    PracticeCase,
    Services,
    SpellChecker,
    StatementReader,
    TableFiles,
)
from workbench.interchange.copies.starting import converter
from workbench.interchange.drawing import starting
from workbench.paths import bundle, user_folders
from workbench.reference.practice import PRACTICE_TITLES, papers_of

if TYPE_CHECKING:
    from workbench.application.chronology.export import ChronologyTable
    from workbench.application.chronology.tables import Table
    from workbench.application.disclosing.items import CopyDesk
    from workbench.application.evidence.preparing import PaperDesk
    from workbench.domain.casefile import CaseFile
    from workbench.domain.library.reference import ReferenceLibrary
    from workbench.export.kept_file import KeptFile
    from workbench.export.theme import Theme
    from workbench.export.word.office_template import OfficeTemplate
    from workbench.persistence.casebook import Casebook
    from workbench.statement.nodes import Document

T = TypeVar("T")


class SystemClock:
    """The computer's own clock."""

    def today(self) -> date:
        """The local date."""
        return datetime.now().astimezone().date()

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)


class RandomIds:
    """Ids nobody has to think about: the kind and ten characters drawn at random."""

    def new(self, kind: str) -> str:
        """A new id such as ``event-7k3qd2m9xw``."""
        import secrets

        letters = "abcdefghjkmnpqrstuvwxyz23456789"
        return f"{kind}-" + "".join(secrets.choice(letters) for _ in range(10))


@cache
def load_reference_library() -> ReferenceLibrary:
    """The reference data of this installation, read once."""
    from workbench.reference.loader import load_library

    return load_library(bundle().resources)


def renderers(casebook: Path | None = None) -> Mapping[str, Renderer]:
    """A renderer for each format, with the template and logo kept in a casebook folder."""
    return _renderers(word_template(casebook), KeptLogo(casebook))


def _renderers(template: OfficeTemplate, logo: KeptLogo) -> Mapping[str, Renderer]:
    from workbench.export import pdf, plain, web_page

    return {
        "word": lambda document: template.render(document, logo.read()),
        "pdf": lambda document: pdf.render(document, _theme(), logo.read()),
        "text": lambda document: plain.render(document).encode(),
        "html": lambda document: web_page.render(document, _theme(), logo.read()).encode(),
    }


def redline(old: Document, new: Document, author: str, on: date) -> bytes:
    """Two versions as one Word file whose tracked changes are somebody's, of a day."""
    from workbench.export.word import redline as word

    return word.render_redline(old, new, _theme(), word.Hand(author.strip(), f"{on}T00:00:00Z"))


def word_template(casebook: Path | None = None) -> OfficeTemplate:
    """The office's Word template, kept in the folder of a casebook."""
    from workbench.export.word.office_template import OfficeTemplate

    return OfficeTemplate(_theme, casebook)


@cache
def _theme() -> Theme:
    from workbench.export.theme import load_theme

    return load_theme(bundle().resources / "theme" / "statement.toml")


@cache
def practice_cases() -> Sequence[PracticeCase]:
    """The practice cases shipped with the program, read once."""
    from workbench.interchange.casefile import loads

    found = sorted((bundle().resources / "practice").glob("*.json"))
    return tuple(
        PracticeCase(PRACTICE_TITLES.get(path.stem, path.stem), loads(path.read_bytes()))
        for path in found
    )


def open_workbench(
    data_dir: Path | None = None, at_desk: AtDesk | None = None
) -> tuple[Workbench, Casebook]:
    """The workbench over the casebook in a folder (the platform's own place when None).

    Raises `StoreUnavailable` when the folder cannot be used, or days cannot be counted from today.
    """
    from workbench.persistence.casebook import open_casebook

    clock, desk = sound_clock(), at_desk or AtDesk()
    casebook = open_casebook(user_folders(data_dir).data, clock, who=lambda: desk.name)
    workbench = Workbench(casebook, load_reference_library, clock, RandomIds(), _unprintable)
    return workbench, casebook


def sound_clock() -> SystemClock:
    """The computer's clock; raises `StoreUnavailable` where no case can have its day."""
    today = SystemClock().today()
    if not EARLIEST_YEAR <= today.year <= LATEST_YEAR:
        raise StoreUnavailable(
            f"This computer’s clock says {day_in_words(today)}.",
            "Nothing was opened or changed. Set the clock right and try again: days are counted "
            "from it, and it dates what is noted.",
        )
    return SystemClock()


def _unprintable(document: Document) -> Set[str]:
    from workbench.export.characters import uncovered_characters

    return {char for char, _ in uncovered_characters(document, _theme())}


class _Late:
    """Stands in for something of another module until it is first used; then it is made, once."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._made = cache(make)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made(), name)

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._made()(*given, **named)

    def __getitem__(self, key: Any) -> Any:
        return self._made()[key]


def late(make: Callable[[], T]) -> T:
    """What `make` returns, under the same type, with its modules loaded when it is first used.

    It is called, its attributes are asked for, or it is looked up by key.
    """
    return cast("T", _Late(make))


def named(where: str) -> Any:
    """What a module holds under a name ("package.module:name"), loaded when it is first used."""
    return late(partial(resolve_name, where))


def run_window(data_dir: Path | None = None, quit_when_painted: bool = False) -> int:
    """Show the window over the casebook in a folder; returns the process's exit code."""
    import gc

    gc.disable()  # until the window stands: hardly anything made before it can be let go
    from workbench.gui.window.app import run

    return run(window_services(data_dir), quit_when_painted=quit_when_painted)


def window_services(data_dir: Path | None = None) -> Services:
    """Everything the window needs from outside Qt, loaded when it is first used."""
    from workbench import __version__

    folders = user_folders(data_dir)
    template, logo, at_desk = word_template(), KeptLogo(), AtDesk()
    return Services(
        open_casebook=partial(_open_for_window, (template, logo), at_desk),
        folder=folders.data,
        folder_given=data_dir is not None,
        renderers=late(partial(_renderers, template, logo)),
        file_parts=named("workbench.export.read_back:parts_of"),
        redline=redline,
        write_file=named("workbench.export.files:write_whole"),
        write_private=named("workbench.export.files:write_private"),
        load_case_file=_load_case_file,
        dump_case_file=named("workbench.interchange.casefile:dumps"),
        practice_cases=practice_cases,
        practice_papers=partial(papers_of, bundle().resources),
        bundles=_bundles,
        disclosing=lambda workbench: copy_desk(cast("Casebook", workbench.store)),
        decisions=lambda workbench: cast("Casebook", workbench.store).decisions,
        settings_file=folders.settings / "window.ini",
        log_dir=folders.data / "logs",
        resources=bundle().resources,
        version=__version__,
        tables=_tables,
        spelling=_spelling,
        statements=_statements,
        template=template,
        logo=logo,
        office_files=_office_files,
        copies=CasebookCopies(_copies, _restore, _repair),
        at_desk=at_desk,
        papers=partial(_papers, at_desk),
        drawer=starting.drawer,
        recogniser=starting.recogniser,
        converter=converter,
    )


def copy_desk(casebook: Casebook) -> CopyDesk:
    """What makes copies of the papers of a casebook."""
    from workbench.application.disclosing.items import CopyDesk
    from workbench.export.pdf.papers.layout import PaperLayout
    from workbench.interchange.copies.maker import PageMaker
    from workbench.interchange.papers.reader import ChildReader

    return CopyDesk(casebook.vault, ChildReader(), PageMaker(), PaperLayout(_theme))


def table_writers() -> Mapping[str, Callable[[ChronologyTable], bytes]]:
    """What writes a working paper, by the ending of its file."""
    from workbench.export.pdf.papers.table import render_table as render_pdf
    from workbench.export.word.chronology import render_table
    from workbench.interchange.tables import writing
    from workbench.interchange.tables.excel_writing import write_workbook

    return {
        ".csv": writing.write_csv,
        ".xlsx": write_workbook,
        ".docx": lambda table: render_table(table, _theme()),
        ".pdf": lambda table: render_pdf(table, _theme()),
    }


def _papers(at_desk: AtDesk, workbench: Workbench) -> PaperDesk:
    from workbench.application.evidence.preparing import PaperDesk
    from workbench.interchange.papers.reader import ChildReader

    casebook = cast("Casebook", workbench.store)
    reader, who = ChildReader(), at_desk.name
    return PaperDesk(casebook.vault, reader, casebook.index, workbench.ids, workbench.clock, who)


def _open_for_window(kept: Sequence[KeptFile], at_desk: AtDesk, folder: Path) -> OpenCasebook:
    workbench, casebook = open_workbench(folder, at_desk)
    try:
        reading_only = casebook.hold_or_read()
    except StoreUnavailable:
        casebook.close()
        raise
    for file in kept:
        file.use(casebook.folder)
    return OpenCasebook(
        workbench=workbench,
        folder=casebook.folder,
        warm_up=casebook.warm_up,
        backup=casebook.backup,
        close=casebook.close,
        care=casebook,
        reading_only=reading_only,
        index=late(lambda: casebook.index),
    )


def _copies(folder: Path) -> Sequence[CopyOfCasebook]:
    from workbench.persistence.backups.listing import copies

    return copies(folder)


def _restore(folder: Path, copy: Path) -> str:
    from workbench.persistence.restoring import restore

    return restore(folder, copy, SystemClock())


def _repair(folder: Path) -> None:
    from workbench.persistence.restoring import repair

    repair(folder, SystemClock()).refuse_damaged(folder)


@late
def _bundles() -> CaseBundles:
    from workbench.export.files import writing_whole
    from workbench.interchange.case_bundle import is_bundle, opened, write
    from workbench.interchange.handover import carrying

    sealed = carrying.is_handed, carrying.write, carrying.opened
    return CaseBundles(is_bundle, opened, write, writing_whole, *sealed)


@late
def _office_files() -> OfficeFiles:
    from workbench.interchange import office

    return OfficeFiles(dumps=office.dumps, loads=office.loads, look_in=office.look_in)


@late
def _statements() -> StatementReader:
    from workbench.interchange.published.reader import read_pasted, read_statement
    from workbench.interchange.returned.reader import read_returned

    library, today = load_reference_library(), SystemClock().today
    return StatementReader(
        read=lambda name, data: read_statement(name, data, library, today()),
        pasted=lambda text: read_pasted(text, library, today()),
        returned=read_returned,
    )


@late
def _tables() -> TableFiles:
    from workbench.interchange.tables import separated, writing
    from workbench.interchange.tables.workbook import read_workbook

    def read(data: bytes, ending: str) -> Sequence[Table]:
        # A workbook is known by its content too: many are called .csv, and many pages .xls.
        excel = ending.lower() in (".xlsx", ".xlsm") or data[:4] in (b"PK\3\4", b"\xd0\xcf\x11\xe0")
        return read_workbook(data) if excel else separated.read_csv(data)

    return TableFiles(
        read=read,
        read_clipboard=separated.read_clipboard,
        writers=table_writers(),
        clipboard=lambda table: (writing.write_tsv(table), writing.write_html(table)),
    )


@late
def _spelling() -> Callable[[Path], SpellChecker]:
    from workbench.spelling.checker import open_checker

    return partial(open_checker, bundle().resources / "dictionaries")


@late
def _load_case_file() -> Callable[[str, bytes], CaseFile]:
    from workbench.interchange.casefile import loads

    def load(name: str, data: bytes) -> CaseFile:
        """A case from a case file, or from a statement written elsewhere, by the file's name."""
        if Path(name).suffix.lower() in STATEMENT_FILES:
            read = _statements.read(name, data)
            for problem in read.problems:
                if problem.code == "several-decisions":
                    raise StatementRefused(problem.message, problem.hint)
            return read.case
        return loads(data)

    return load


STATEMENT_FILES = (".docx", ".txt", ".html", ".htm", ".mhtml", ".mht")
"""The endings of the files that hold statements written elsewhere."""
