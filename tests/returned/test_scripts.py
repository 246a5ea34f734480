"""Whole scripts of edits read back: every change found, none lost, none invented."""

from __future__ import annotations

import sys
from functools import cache

import pytest

from tests.builders import RESOURCES
from tests.export.documents import long_document
from tests.export.libreoffice import Office
from tests.returned.edits import Edited
from tests.returned.judging import comment_differences, differences, replies_apart
from tests.returned.scripts import Script
from workbench.application.returned.reading import Draft, ReadBack, read_back
from workbench.export.theme import load_theme
from workbench.export.word import render
from workbench.interchange.returned.reader import read_returned

SCRIPTS = 500
EDITS = 8


@cache
def the_draft(paragraphs: int = 60) -> tuple[Draft, bytes]:
    document = long_document(paragraphs)
    return Draft("Draft 1", 1, lambda: document), render(document, load_theme(THEME))


THEME = RESOURCES / "theme" / "statement.toml"


def script(seed: int) -> Edited:
    return Script(the_draft()[1], seed).run(EDITS)


def read(data: bytes) -> ReadBack:
    return read_back(read_returned(data), [the_draft()[0]])


def test_a_file_nobody_edited_holds_nothing() -> None:
    found = read(the_draft()[1])
    assert (found.proposed.proposals, found.points, found.report) == ((), (), ())


@pytest.mark.parametrize("seed", range(25))
def test_every_edit_of_a_script_is_found_and_none_invented(seed: int) -> None:
    edited = script(seed)
    found = read(edited.data())
    assert differences(edited, found) == ([], [])
    assert comment_differences(edited, found) == []
    assert found.report == ()


@pytest.mark.slow
def test_five_hundred_scripts_a_tenth_of_them_saved_by_libreoffice(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    scripts = {seed: script(seed) for seed in range(1000, 1000 + SCRIPTS)}
    saved = [seed for seed in scripts if seed % 10 == 0]
    resaved = dict(
        zip(saved, office.convert_all([scripts[s].data() for s in saved], "docx"), strict=True)
    )
    failed, edits, comments = [], 0, 0
    for seed, edited in scripts.items():
        found = read(resaved.get(seed) or edited.data())
        points = replies_apart(edited) if seed in resaved else edited
        edits += len(edited.expected)
        comments += len(edited.points)
        if differences(edited, found) != ([], []) or comment_differences(points, found):
            failed.append(seed)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(scripts)} scripts, {len(resaved)} of them saved by LibreOffice: {edits} edits "
            f"and {comments} comments; scripts with something lost or invented: {failed}\n"
        )
    assert failed == []
    assert edits > 2000
