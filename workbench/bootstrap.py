"""The composition root: the only module that sees every adapter and puts them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.application.case.ports import Renderer
from workbench.application.casebook.workbench import Workbench
from workbench.domain.errors import StoreUnavailable
from workbench.paths import bundle, user_folders

if TYPE_CHECKING:
    from workbench.application.chronology.export import ChronologyTable
    from workbench.application.chronology.tables import Table
    from workbench.application.outside.report import ReadStatement
    from workbench.domain.casefile import CaseFile
    from workbench.domain.library.office import Office
    from workbench.domain.library.reference import ReferenceLibrary
    from workbench.export.theme import Theme
    from workbench.export.word.office_template import OfficeTemplate
    from workbench.gui.desk import (
        OfficeFiles,
        OpenCasebook,
        PracticeCase,
        Preview,
        PreviewLook,
        Services,
        SpellChecker,
        StatementReader,
        TableFiles,
    )
    from workbench.persistence.casebook import Casebook
    from workbench.statement.nodes import Document


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


def load_reference_library() -> ReferenceLibrary:
    """The reference data of this installation."""
    from workbench.reference.loader import load_library

    return load_library(bundle().resources)


def renderers(casebook: Path | None = None) -> Mapping[str, Renderer]:
    """A renderer for each format; the heavy libraries behind them load at the first export.

    Word files follow the office's template where the casebook folder has one.
    """
    return _renderers(_template(casebook))


def _renderers(template: OfficeTemplate) -> Mapping[str, Renderer]:
    return {"word": template.render, "pdf": _pdf, "text": _text, "html": _html}


def _template(casebook: Path | None = None) -> OfficeTemplate:
    from workbench.export.word.office_template import OfficeTemplate

    return OfficeTemplate(_theme, casebook)


def _pdf(document: Document) -> bytes:
    from workbench.export.pdf import render

    return render(document, _theme())


def _text(document: Document) -> bytes:
    from workbench.export.plain import render

    return render(document).encode()


def _html(document: Document) -> bytes:
    from workbench.export.web_page import render

    return render(document, _theme()).encode()


@cache
def _theme() -> Theme:
    from workbench.export.theme import load_theme

    return load_theme(bundle().resources / "theme" / "statement.toml")


def practice_cases() -> Sequence[tuple[str, CaseFile]]:
    """The practice cases shipped with the program: the title of each and the case."""
    from workbench.interchange.casefile import loads

    found = []
    for path in sorted((bundle().resources / "practice").glob("*.json")):
        case = loads(path.read_bytes())
        found.append((PRACTICE_TITLES.get(path.stem, path.stem), case))
    return found


PRACTICE_TITLES = {
    "1-refused-stage-two": "Stage two delayed and refused: upheld, with remedies",
    "2-personal-remedy": "Statutory findings stood, personal remedy missed: upheld",
    "3-panel-recommendations": "A panel's recommendations carried out: no fault",
}


def open_workbench(data_dir: Path | None = None) -> tuple[Workbench, Casebook]:
    """The workbench over the casebook in a folder (the platform's own place when None)."""
    from workbench.persistence.casebook import open_casebook

    clock = SystemClock()
    casebook = open_casebook(user_folders(data_dir).data, clock)
    workbench = Workbench(casebook, load_reference_library, clock, RandomIds(), _unprintable)
    return workbench, casebook


def _unprintable(document: Document) -> Set[str]:
    from workbench.export.characters import uncovered_characters

    return {char for char, _ in uncovered_characters(document, _theme())}


# --- the window ----------------------------------------------------------------------------------


def run_window(data_dir: Path | None = None, quit_when_painted: bool = False) -> int:
    """Show the window over the casebook in a folder; returns the process's exit code."""
    from workbench.gui.window.app import run

    return run(window_services(data_dir), quit_when_painted=quit_when_painted)


def window_services(data_dir: Path | None = None) -> Services:
    """Everything the window needs from outside Qt, loaded when it is first used."""
    from workbench import __version__
    from workbench.gui.desk import Services

    folders = user_folders(data_dir)
    template = _template()
    return Services(
        open_casebook=partial(_open_for_window, template),
        folder=folders.data,
        folder_given=data_dir is not None,
        renderers=_renderers(template),
        file_parts=_file_parts,
        write_file=_write_file,
        preview=_preview(),
        load_case_file=_load_case_file,
        dump_case_file=_dump_case_file,
        practice_cases=_practice,
        settings_file=folders.settings / "window.ini",
        log_dir=folders.data / "logs",
        resources=bundle().resources,
        version=__version__,
        tables=_tables(),
        spelling=_spelling,
        statements=_statements(),
        template=template,
        office_files=_office_files(),
    )


def _office_files() -> OfficeFiles:
    from workbench.gui.desk import OfficeFiles

    return OfficeFiles(dumps=_dump_office, loads=_load_office)


def _dump_office(office: Office) -> str:
    from workbench.interchange.office import dumps

    return dumps(office)


def _load_office(data: bytes, shipped: ReferenceLibrary) -> Office:
    from workbench.interchange.office import loads

    return loads(data, shipped)


def _statements() -> StatementReader:
    from workbench.gui.desk import StatementReader

    return StatementReader(read=_read_statement, pasted=_read_pasted)


def _read_statement(name: str, data: bytes) -> ReadStatement:
    from workbench.interchange.published.reader import read_statement

    return read_statement(name, data, load_reference_library(), SystemClock().today())


def _read_pasted(text: str) -> ReadStatement:
    from workbench.interchange.published.reader import read_pasted

    return read_pasted(text, load_reference_library(), SystemClock().today())


def _file_parts(format: str, data: bytes) -> Sequence[tuple[str, str]]:
    from workbench.export.read_back import parts_of

    return parts_of(format, data)


def _spelling(casebook: Path) -> SpellChecker:
    from workbench.spelling.checker import open_checker

    return open_checker(bundle().resources / "dictionaries", casebook)


def _tables() -> TableFiles:
    from workbench.gui.desk import TableFiles

    return TableFiles(
        read=_read_table,
        read_clipboard=_read_clipboard,
        writers={".csv": _write_csv, ".xlsx": _write_workbook, ".docx": _write_word_table},
        clipboard=_clipboard,
    )


def _read_table(data: bytes, ending: str) -> Sequence[Table]:
    if ending.lower() in (".xlsx", ".xlsm", ".xls"):
        from workbench.interchange.tables_excel import read_workbook

        return read_workbook(data)
    from workbench.interchange.tables import read_csv

    return (read_csv(data),)


def _read_clipboard(text: str, html: str) -> Table:
    from workbench.interchange.tables import read_clipboard

    return read_clipboard(text, html)


def _write_csv(table: ChronologyTable) -> bytes:
    from workbench.interchange.tables import write_csv

    return write_csv(table)


def _write_workbook(table: ChronologyTable) -> bytes:
    from workbench.interchange.tables_excel import write_workbook

    return write_workbook(table)


def _write_word_table(table: ChronologyTable) -> bytes:
    from workbench.export.word.chronology import render_table

    return render_table(table)


def _clipboard(table: ChronologyTable) -> tuple[str, str]:
    from workbench.interchange.tables import write_tsv
    from workbench.interchange.tables_html import write_html

    return write_tsv(table), write_html(table)


def _open_for_window(template: OfficeTemplate, folder: Path) -> OpenCasebook:
    from workbench.gui.desk import OpenCasebook

    workbench, casebook = open_workbench(folder)
    try:
        casebook.hold()
    except StoreUnavailable:
        casebook.close()
        raise
    template.use(casebook.folder)

    def warm_up() -> None:
        casebook.warm_up()
        casebook.back_up_on_opening()

    return OpenCasebook(
        workbench=workbench,
        folder=casebook.folder,
        warm_up=warm_up,
        backup=casebook.backup,
        close=casebook.close,
    )


def _write_file(path: Path, data: bytes) -> None:
    from workbench.export.files import write_whole

    write_whole(path, data)


def _load_case_file(name: str, data: bytes) -> CaseFile:
    """A case from a case file, or from a statement written elsewhere, told by the file's name."""
    if Path(name).suffix.lower() in STATEMENT_FILES:
        return _read_statement(name, data).case
    from workbench.interchange.casefile import loads

    return loads(data)


STATEMENT_FILES = (".docx", ".txt", ".html", ".htm")


def _dump_case_file(case: CaseFile) -> str:
    from workbench.interchange.casefile import dumps

    return dumps(case)


def _practice() -> Sequence[PracticeCase]:
    from workbench.gui.desk import PracticeCase

    return [PracticeCase(title, case) for title, case in practice_cases()]


def _preview() -> Preview:
    from workbench.gui.desk import Preview

    return Preview(_render_preview, _origin_of, _anchor_name)


def _render_preview(document: Document, look: PreviewLook, focus: str | None) -> str:
    from dataclasses import asdict

    from workbench.export.html import PreviewColours, render

    return render(document, _theme(), colours=PreviewColours(**asdict(look)), focus=focus)


def _origin_of(url: str) -> str | None:
    from workbench.export.html import origin_of

    return origin_of(url)


def _anchor_name(key: str) -> str:
    from workbench.export.html import anchor_name

    return anchor_name(key)
