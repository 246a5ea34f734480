"""The reading program: asked in lines which file to read, it answers in lines what is in it.

Whatever a file makes of it, it can only end: no error is caught here but those a reader foresees.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from workbench.domain.records.evidence import PaperKind
from workbench.interchange.papers.kinds import ARCHIVE, kind_of
from workbench.interchange.papers.limits import within_limits
from workbench.interchange.papers.results import CannotRead, Refused, Result

_SIGN_OF_LIFE = 0.5
"""Seconds after which what was read so far is said, so that nobody takes the program for frozen."""

Reader = Callable[[Path, str, Result], None]


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Read file after file until nobody asks any more."""
    for line in iter(asked.readline, b""):
        request = json.loads(line)
        _answer(Path(request["path"]), request["name"], Path(request["room"]), answers)


def main() -> int:
    """Serve whoever started this program, over its standard input and output."""
    return within_limits(serve)


def _answer(path: Path, name: str, room: Path, answers: BinaryIO) -> None:
    flushed = monotonic()

    def send(**said: object) -> None:
        nonlocal flushed
        answers.write(json.dumps(said).encode() + b"\n")
        if monotonic() - flushed > _SIGN_OF_LIFE:
            answers.flush()
            flushed = monotonic()

    kind = kind_of(path, name)
    result = Result(room, lambda text: send(page=text))
    if isinstance(kind, PaperKind):
        send(kind=kind.value)
    try:
        _READERS[kind](path, name, result)
    except CannotRead as error:
        result.trouble = str(error)
    except Refused as error:
        send(refused=str(error))
        answers.flush()
        return
    except RecursionError:
        result.trouble = "Its parts are nested far too deeply to be read."
    send(
        pages=result.pages, title=result.title, author=result.author, made_on=result.made_on,
        trouble=result.trouble, folder=result.folder, attachments=result.attachments,
    )  # fmt: skip
    answers.flush()


def _pdf(path: Path, name: str, result: Result) -> None:
    from workbench.interchange.papers import pdf

    pdf.read(path, name, result)


def _word(path: Path, name: str, result: Result) -> None:
    from workbench.interchange.papers import word

    word.read(path, name, result)


def _email(path: Path, name: str, result: Result) -> None:
    from workbench.interchange.papers import mail

    mail.read(path, name, result)


def _outlook(path: Path, name: str, result: Result) -> None:
    from workbench.interchange.papers import outlook

    outlook.read(path, name, result)


def _picture(path: Path, name: str, result: Result) -> None:
    from workbench.interchange.papers import pictures

    pictures.read(path, name, result)


def _excel(path: Path, name: str, result: Result) -> None:
    from workbench.interchange.papers import sheets

    sheets.read(path, name, result)


def _text(path: Path, name: str, result: Result) -> None:
    from workbench.interchange.papers import words

    words.read_text(path, name, result)


def _page(path: Path, name: str, result: Result) -> None:
    from workbench.interchange.papers import words

    words.read_page(path, name, result)


def _archive(path: Path, name: str, result: Result) -> None:
    from workbench.interchange.papers import archive

    archive.read(path, name, result)


def _kept_only(path: Path, name: str, result: Result) -> None:
    """A file of another format: kept, its text not read."""


_READERS: Mapping[PaperKind | str, Reader] = {
    PaperKind.PDF: _pdf,
    PaperKind.WORD: _word,
    PaperKind.EMAIL: _email,
    PaperKind.OUTLOOK: _outlook,
    PaperKind.PICTURE: _picture,
    PaperKind.EXCEL: _excel,
    PaperKind.CSV: _text,
    PaperKind.TEXT: _text,
    PaperKind.WEB: _page,
    PaperKind.OTHER: _kept_only,
    ARCHIVE: _archive,
}
"""What reads each kind; its libraries load when the first such file comes."""
