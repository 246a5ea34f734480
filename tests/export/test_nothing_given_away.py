"""A statement handed out tells no real name, nothing of the computer, and no ids of the case."""

from __future__ import annotations

import getpass
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from workbench.bootstrap import load_reference_library, practice_cases, renderers
from workbench.domain.casefile import CaseFile
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

PRACTICE = practice_cases()
FORMATS = sorted(renderers())


def handed_out(case: CaseFile, format: str) -> bytes:
    library = load_reference_library()
    document = compose(case, library, date(2025, 1, 1), StatementStage.FINAL)
    return renderers()[format](document)


def everything_in(data: bytes) -> Iterator[bytes]:
    """The file as it is, and unpacked: the parts of a Word file, the objects of a PDF."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.infolist():
                yield part.filename.encode() + str(part.date_time).encode()
                yield parts.read(part)
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as file:
            for found in file.objects:
                yield repr(found).encode()
                # Typefaces speak of themselves; their words are not ours.
                if isinstance(found, pikepdf.Stream) and "/Length1" not in found:
                    yield found.read_bytes()
        yield " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).encode()


def mentions(parts: list[bytes], words: str) -> bool:
    return any(
        re.search(rb"(?<!\w)" + re.escape(words.encode(coding)) + rb"(?!\w)", part) is not None
        for part in parts
        for coding in ("utf-8", "utf-16-be", "utf-16-le")
    )


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("number", range(len(PRACTICE)))
def test_no_real_name_and_nothing_of_the_computer(format: str, number: int) -> None:
    case = PRACTICE[number][1]
    names = {
        name
        for person in case.people.values()
        for name in (person.name, *person.name.split(), *person.other_names, *person.identifiers)
        if len(name) > 2
    }
    assert names
    now = datetime.now(UTC)
    traces = {
        "python-docx",
        str(Path.home()),
        str(Path(__file__).parents[2]),
        f"{now:%Y-%m-%d}",
        f"D:{now:%Y%m%d}",
    }
    # “:root” of a stylesheet speaks of no person.
    if len(user := getpass.getuser()) > 3 and user != "root":
        traces.add(user)
    parts = list(everything_in(handed_out(case, format)))
    assert [words for words in sorted(names | traces) if mentions(parts, words)] == []


@pytest.mark.parametrize("format", FORMATS)
def test_ids_and_anchors_of_a_case_stay_in_it_for_they_may_be_names(format: str) -> None:
    case = PRACTICE[0][1]
    event = next(event for event in case.events.values() if event.in_statement)
    named = replace(event, id="alaric-zorn")
    case = case.with_collection(
        "event", {**{k: v for k, v in case.events.items() if k != event.id}, named.id: named}
    )
    data = handed_out(case, format)
    assert [part for part in everything_in(data) if b"alaric" in part.lower()] == []
