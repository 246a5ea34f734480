"""The papers of the practice case: those the script makes, read, and each with its item."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests import practice_papers as making
from tests.unit.application.desk import CountedIds
from workbench.application.evidence.attaching import Attaching
from workbench.application.evidence.preparing import PaperDesk, prepare
from workbench.bootstrap import SystemClock, open_workbench, practice_cases
from workbench.domain.records.evidence import PaperKind
from workbench.interchange.papers.reader import ChildReader
from workbench.paths import bundle
from workbench.reference.practice import papers_of

CASE = practice_cases()[0].case
PICTURES = (".jpg", ".png", ".tif", ".docx", ".xlsx")
"""What another version of a library may pack differently."""


def test_the_papers_are_those_the_script_makes() -> None:
    made = dict(making.papers())
    listed = {path.name for path, _ in papers_of(bundle().resources, CASE.case.id)}
    assert listed == set(made)
    for name, data in made.items():
        if not name.endswith(PICTURES):
            assert (making.FOLDER / name).read_bytes() == data, name
    assert sum(path.stat().st_size for path in making.FOLDER.iterdir()) < 400_000


def test_every_paper_is_read_and_has_the_pages_its_item_says(tmp_path: Path) -> None:
    workbench, book = open_workbench(tmp_path)
    with closing(book), closing(ChildReader()) as reader:
        desk = PaperDesk(book.vault, reader, book.index, CountedIds(), SystemClock())
        case_id = workbench.bring_in(CASE)
        for path, item in papers_of(bundle().resources, CASE.case.id):
            for each in prepare(path, desk):
                Attaching(lambda: workbench.open(case_id), "step", item).save(each)
        case = workbench.store.load(case_id).case
    files = {item.id: item.file for item in case.evidence.values() if item.file is not None}
    assert set(CASE.evidence) <= set(files)
    assert {file.kind for file in files.values()} == set(PaperKind) - {PaperKind.OTHER}
    for id, item in CASE.evidence.items():
        assert case.evidence[id].pages == item.pages
    new = [item for id, item in case.evidence.items() if id not in CASE.evidence]
    beneath = [item for item in new if item.parent_id]
    assert [item.title for item in beneath] == ["Letter to the Council"]
    assert {item.made_on.to_plain() for item in new if item.made_on} >= {"2023-11-06", "2023-05-02"}
