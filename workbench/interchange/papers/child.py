"""The reading program: asked in lines which file to read, it answers in lines what is in it.

Whatever a file makes of it, it can only end: no error is caught here but those a reader foresees.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from pkgutil import resolve_name
from time import monotonic
from typing import BinaryIO

from workbench.domain.records.evidence import PaperKind
from workbench.interchange.papers.kinds import ARCHIVE, MAILBOX, kind_of, trouble_with
from workbench.interchange.papers.limits import within_limits
from workbench.interchange.papers.results import CannotRead, Refused, Result

_SIGN_OF_LIFE = 0.5
"""Seconds after which what was read so far is said, so that nobody takes the program for frozen."""


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
    if kind is PaperKind.OTHER:
        result.trouble = trouble_with(path, name)
    try:
        if kind in _READERS:
            resolve_name(f"workbench.interchange.papers.{_READERS[kind]}")(path, name, result)
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


_READERS: Mapping[PaperKind | str, str] = {
    PaperKind.PDF: "pdf:read",
    PaperKind.WORD: "word:read",
    PaperKind.EMAIL: "mail:read",
    PaperKind.OUTLOOK: "outlook:read",
    PaperKind.PICTURE: "pictures:read",
    PaperKind.EXCEL: "sheets:read",
    PaperKind.CSV: "words:read_text",
    PaperKind.TEXT: "words:read_text",
    PaperKind.WEB: "words:read_page",
    ARCHIVE: "archive:read",
    MAILBOX: "mail:read_box",
}
"""What reads each kind, by module; its libraries load when the first such file comes.

A file of another format is kept, its text not read.
"""
