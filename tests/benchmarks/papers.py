"""Attaching a hundred papers, and finding words among a hundred thousand texts."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from email import message_from_bytes
from itertools import count
from pathlib import Path
from time import perf_counter
from xml.etree import ElementTree

import pypdfium2

from tests import papers
from tests.benchmarks.cases import StandingClock
from tests.benchmarks.measuring import Figure, figure, taking_turns
from workbench.application.casebook.workbench import Workbench
from workbench.application.evidence.attaching import Attaching, attach_all
from workbench.application.evidence.preparing import PaperDesk
from workbench.application.searching.finds import find
from workbench.application.searching.narrowing import facts_of
from workbench.application.searching.texts import FoundText
from workbench.bootstrap import RandomIds, load_reference_library
from workbench.interchange.papers.reader import ChildReader
from workbench.persistence.casebook import Casebook, open_casebook

FILES, TEXTS, CASES = 100, 100_000, 20
_WORDS = 30_000
_SURE = 4.0
"""Milliseconds for seeing, before each question, that the index is in step with every case."""

_LONG = 60


def measure_attaching(rounds: int) -> list[Figure]:
    """A hundred papers attached, beside copying, hashing and reading them by hand."""
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile"
        pile.mkdir()
        files = list(_pile(pile))
        with closing(ChildReader()) as reader:
            books = (Path(folder) / f"casebook-{turn}" for turn in count())
            bare = (Path(folder) / f"bare-{turn}" for turn in count())
            taken = taking_turns(
                {
                    "attached": lambda turn: _attach(next(books), files, reader),
                    "by hand": lambda turn: _by_hand(next(bare), files),
                },
                rounds,
                clock=perf_counter,
            )
    against = "copied, hashed and read by hand"
    return [figure(f"Attach {FILES} papers", taken["attached"], taken["by hand"], against, 2)]


def _pile(folder: Path) -> Iterator[Path]:
    chance = random.Random(1)
    for number in range(FILES):
        pages = [_page(chance) for _ in range(20)]
        name, data = (
            (f"{number:03}.eml", papers.email(f"Mail {number}", "\n\n".join(pages[:3])))
            if number % 5 == 3
            else (f"{number:03}.docx", papers.word(f"Report {number}", *"".join(pages).split("\n")))
            if number % 5 == 4
            else (f"{number:03}.pdf", papers.pdf(*pages, title=f"Letter {number}"))
        )
        path = folder / name
        path.write_bytes(data)
        yield path


def _page(chance: random.Random) -> str:
    line = "The Council wrote again about the visit on the {} and said that it would come."
    return "\n".join(line.format(chance.randrange(1000)) for _ in range(40)) + "\n"


def _workbench(folder: Path) -> tuple[Workbench, Casebook]:
    casebook = open_casebook(folder, StandingClock())
    return Workbench(casebook, load_reference_library, StandingClock(), RandomIds()), casebook


def _attach(folder: Path, files: list[Path], reader: ChildReader) -> None:
    workbench, casebook = _workbench(folder)
    case_id = workbench.create("26 000 001")
    desk = PaperDesk(casebook.vault, reader, casebook.index, workbench.ids, workbench.clock)
    sitting = Attaching(lambda: workbench.open(case_id), "step")
    assert len(list(attach_all(sitting, desk, files))) == FILES
    casebook.close()


def _by_hand(folder: Path, files: list[Path]) -> None:
    folder.mkdir()
    for path in files:
        data = path.read_bytes()
        target = folder / hashlib.sha256(data).hexdigest()
        shutil.copyfile(path, target)
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        _READ[path.suffix](target)


def _read_pdf(path: Path) -> None:
    with closing(pypdfium2.PdfDocument(path)) as document:
        for page in document:
            page.get_textpage().get_text_bounded()


def _read_word(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        "".join(ElementTree.fromstring(archive.read("word/document.xml")).itertext())


def _read_mail(path: Path) -> None:
    message_from_bytes(path.read_bytes()).get_payload(decode=True)


_READ: dict[str, Callable[[Path], None]] = {
    ".pdf": _read_pdf,
    ".docx": _read_word,
    ".eml": _read_mail,
}


def measure_searching(rounds: int) -> list[Figure]:
    """Words, rare and common, beside the bare query of the same index."""
    with tempfile.TemporaryDirectory() as folder:
        workbench, casebook = _workbench(Path(folder))
        _fill(workbench, casebook)
        with closing(casebook), closing(sqlite3.connect(Path(folder) / "search.db")) as bare:
            figures = [
                _asked(workbench, casebook, bare, name, words, times, rounds)
                for name, words, times in _QUESTIONS
            ]
    return figures


_QUESTIONS = (
    ("a rare word", "w20000", 2),
    ("a usual word", "w300", 2),
    ("three words", "w40 w60 w90", 2),
    ("a phrase", '"w5 w9"', 2),
    ("the beginning of a word", "w299*", 2),
    ("the commonest word", "w0", 1),
)
"""A question by name, and how many times the bare, ranked query it may take."""


def _fill(workbench: Workbench, casebook: Casebook) -> None:
    chance = random.Random(2)
    words = [f"w{number}" for number in range(_WORDS)]
    weights = [1 / (number + 1) for number in range(_WORDS)]
    for number in range(CASES):
        case_id = workbench.create(f"26 000 {number:03}")
        case = workbench.store.load(case_id).case
        drawn = chance.choices(words, weights, k=TEXTS // CASES * _LONG)
        texts = (
            FoundText("event", f"e{at}", "Event", " ".join(drawn[at * _LONG : (at + 1) * _LONG]))
            for at in range(TEXTS // CASES)
        )
        casebook.index.put(case_id, case, facts_of(case), texts)
    find(workbench, casebook.index, "w0")


def _asked(
    workbench: Workbench,
    casebook: Casebook,
    bare: sqlite3.Connection,
    name: str,
    words: str,
    times: float,
    rounds: int,
) -> Figure:
    query = (
        "SELECT rowid, snippet(found, 0, '', '', '', 24) FROM found WHERE found MATCH ? "
        "ORDER BY rank LIMIT 100"
    )
    taken = taking_turns(
        {
            "found": lambda turn: find(workbench, casebook.index, words),
            "bare": lambda turn: bare.execute(query, (words,)).fetchall(),
        },
        rounds,
    )
    title = f"Find {name} among {TEXTS:,} texts"
    return figure(title, taken["found"], taken["bare"], "the bare FTS5 query", times, plus=_SURE)
