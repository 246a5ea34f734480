"""Files damaged at random are read or refused by every importer, soon, and never end the program.

``pytest -m slow -s tests/interchange/test_mutated.py`` prints how many were read and refused.
"""

from __future__ import annotations

import io
import json
import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests import papers
from tests.builders import RESOURCES, TODAY
from tests.export.reference_document import reference_document
from tests.interchange import published_statements as published
from tests.interchange.workbooks import a_sheet, a_workbook, number, words
from tests.persistence.samples_office import an_office
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import WorkbenchError
from workbench.export import web_page, word
from workbench.export.theme import load_theme
from workbench.export.word.template import read_template
from workbench.interchange import case_bundle, casefile, office
from workbench.interchange.papers.reader import ChildReader
from workbench.interchange.published.reader import read_pasted, read_statement
from workbench.interchange.tables.separated import read_clipboard, read_csv
from workbench.interchange.tables.workbook import read_workbook

EACH = 400
LIBRARY = load_reference_library()
THEME = load_theme(RESOURCES / "theme" / "statement.toml")
PRACTICE = (RESOURCES / "practice" / "1-refused-stage-two.json").read_bytes()
CSV = 'Date,What happened\n3 May 2024,“She wrote.”\n16/9/24,"He, too"\n,late\n'.encode()
SHEET = a_sheet(
    f'<row r="1">{words("A1", "Date")}{words("B1", "What happened")}</row>'
    f'<row r="2">{number("A2", 45_000, 1)}{words("B2", "She wrote to the Council.")}</row>'
)
# What readers stumble over when it stands where they do not expect it.
_ODD = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"{", b"]", b'"', b"\\u0000", b"\\ud800", b"1e999",
    b"-1", b"99999999999999999999", b"null", b"<", b"</", b"&#x110000;", b"&#xd800;", b"<!--",
    b"<![CDATA[", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"\r", b"\xe2\x80\xae", b"A1048577",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, -1, 2**70, 1e308, "", "\x00", "\ud800", [], {}, [[[[]]]], {"id": {}}, "x" * 5000,
)  # fmt: skip

Importer = Callable[[bytes], object]


def bundle() -> bytes:
    made = io.BytesIO()
    case_bundle.write(casefile.loads(PRACTICE), Path, made)
    return made.getvalue()


def importers(folder: Path, child: ChildReader) -> Mapping[str, tuple[bytes, Importer]]:
    """Every way in: a sound file, and what reads it."""

    def statement(name: str) -> Importer:
        return lambda data: read_statement(name, data, LIBRARY, TODAY)

    def pasted(data: bytes) -> object:
        return read_pasted(data.decode("utf-8", "replace"), LIBRARY, TODAY)

    def clipboard(data: bytes) -> object:
        text = data.decode("utf-8", "replace")
        return read_clipboard(text, f"<table><tr><td>{text}</table>")

    def opened(data: bytes) -> object:
        path = folder / "case.zip"
        path.write_bytes(data)
        with case_bundle.opened(path) as (case, give):
            give(lambda file: file.read())
            return case

    def paper(name: str) -> Importer:
        def read(data: bytes) -> object:
            path, room = folder / "paper", folder / f"room-{time.monotonic_ns()}"
            path.write_bytes(data)
            room.mkdir()
            return child.read(path, name, room)

        return read

    return {
        "case file": (PRACTICE, casefile.loads),
        "case with its evidence": (bundle(), opened),
        "office file": (
            office.dumps(an_office()).encode(), lambda data: office.loads(data, LIBRARY),
        ),
        "statement, Word": (published.as_word(), statement("a.docx")),
        "statement, our Word": (word.render(reference_document(), THEME), statement("a.docx")),
        "statement, web page": (published.as_page().encode(), statement("a.html")),
        "statement, our web page": (
            web_page.render(reference_document(), THEME).encode(), statement("a.html"),
        ),
        "statement, text": (published.as_numbers().encode(), statement("a.txt")),
        "statement, pasted": (published.as_bare_text().encode(), pasted),
        "table, CSV": (CSV, read_csv),
        "table, clipboard": (CSV.replace(b",", b"\t"), clipboard),
        "table, Excel": (a_workbook(SHEET), read_workbook),
        "template": (
            word.render(reference_document(), THEME), lambda data: read_template(data, THEME),
        ),
        "paper, PDF": (papers.pdf("Dear Ms X\nWe came.", "Page two"), paper("a.pdf")),
        "paper, Word": (published.as_word(), paper("a.docx")),
        "paper, Excel": (a_workbook(SHEET), paper("a.xlsx")),
    }  # fmt: skip


def mutated(sound: bytes, chance: random.Random) -> bytes:
    """A sound file with one to four damages, in the file or in what it is made of."""
    if sound[:2] == b"PK" and chance.random() < 0.7:
        return _part_mutated(sound, chance)
    if sound[:1] == b"{" and chance.random() < 0.5:
        return _values_mutated(sound, chance)
    for _ in range(chance.randint(1, 4)):
        sound = _damaged(sound, chance)
    return sound


def _damaged(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 3, 40, 4000)))
    match chance.randrange(6):
        case 0:
            return data[:at] + bytes(chance.randrange(256) for _ in range(end - at)) + data[end:]
        case 1:
            return data[:at] + data[end:]
        case 2:
            return data[:end] + data[at:end] * chance.choice((1, 2, 50)) + data[end:]
        case 3:
            return data[:at] + chance.choice(_ODD) + data[at:]
        case 4:
            return data[:at]
        case _:
            other = chance.randrange(len(data) + 1)
            return data[:at] + data[other : other + end - at] + data[end:]


def _part_mutated(sound: bytes, chance: random.Random) -> bytes:
    """A zip with one of its parts damaged, missing, or in the place of another."""
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    match chance.randrange(8):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(sorted(parts))]
        case _:
            for _ in range(chance.randint(1, 3)):
                parts[name] = _damaged(parts[name], chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    return made.getvalue()


def _values_mutated(sound: bytes, chance: random.Random) -> bytes:
    """JSON with a few values that are of another kind, missing, or where others belong."""
    whole = json.loads(sound)
    for _ in range(chance.randint(1, 4)):
        places = list(_places(whole))
        holder, key = chance.choice(places)
        match chance.randrange(3):
            case 0:
                del holder[key]
            case 1:
                holder[key] = chance.choice(_VALUES)
            case _:
                other, place = chance.choice(places)
                holder[key] = json.loads(json.dumps(other[place]))
    return json.dumps(whole).encode("utf-8", "surrogatepass")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    for key in value if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


@pytest.mark.parametrize("encoding", ["unknown", "utf-7", "shift_jis", "idna", "hex"])
def test_parts_in_an_encoding_that_cannot_be_read_are_refused(encoding: str) -> None:
    ways: tuple[tuple[bytes, Importer], ...] = (
        (published.as_word(), lambda data: read_statement("a.docx", data, LIBRARY, TODAY)),
        (a_workbook(SHEET), read_workbook),
        (word.render(reference_document(), THEME), lambda data: read_template(data, THEME)),
    )
    for sound, read in ways:
        with zipfile.ZipFile(io.BytesIO(sound)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, declared + re.sub(rb"\A<\?xml[^>]*\?>", b"", data))
        with pytest.raises(WorkbenchError):
            read(made.getvalue())


def test_a_zip_whose_parts_lie_before_its_beginning_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.zip"
    path.write_bytes(bundle()[40:])
    with pytest.raises(WorkbenchError), case_bundle.opened(path):
        pass


@pytest.mark.slow
def test_thousands_of_damaged_files_are_read_or_refused_by_every_importer(tmp_path: Path) -> None:
    child = ChildReader()
    faults, told = [], []
    try:
        for name, (sound, read) in importers(tmp_path, child).items():
            read(sound)
            count: Counter[str] = Counter()
            slowest = 0.0
            for seed in range(EACH):
                data = mutated(sound, random.Random(f"{name} {seed}"))
                begun = time.process_time()
                try:
                    read(data)
                    count["read"] += 1
                except WorkbenchError:
                    count["refused"] += 1
                except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
                    faults.append(f"{name} {seed}: {error!r}"[:300])
                    count["at fault"] += 1
                slowest = max(slowest, time.process_time() - begun)
            told.append(f"{name:<26}{count['read']:>6}{count['refused']:>9}{slowest:>8.2f} s")
    finally:
        child.close()
    total = EACH * len(told)
    head = f"{total:,} damaged files{'read':>9}{'refused':>9}{'slowest':>9}"
    sys.stdout.write("\n" + "\n".join((head, *told)) + "\n")
    assert total >= 6_000
    assert faults == [], "\n".join(faults)
