"""The window killed while it adds files or marks passages: what it showed as saved is there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests import papers
from tests.e2e.command_line import case_kept, run
from tests.killing import killed
from workbench.bootstrap import open_workbench
from workbench.paths import bundle

PROGRAM = Path(__file__).with_name("killing_window.py")
REFERENCE = "23 001 234"
TIMES = 50

pytestmark = pytest.mark.slow


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    folder = tmp_path / "casebook"
    workbench, book = open_workbench(folder)
    workbench.create(REFERENCE, "Northmere Council")
    book.close()
    return folder


def killed_while(
    what: str, casebook: Path, pile: Path, after: float = 0, until: int = 1
) -> list[str]:
    """Let the window work, kill it so long after it told of `until` things; all it told of."""
    home = {"XDG_CONFIG_HOME": str(casebook / "config"), "QT_QPA_PLATFORM": "offscreen"}
    what_to_do = (what, str(casebook), str(pile), str(bundle().root))
    return killed(str(PROGRAM), *what_to_do, after=after, until=until, environment=home)


def test_files_added_in_the_window_are_there_after_fifty_kills(
    casebook: Path, tmp_path: Path
) -> None:
    pile = papers.pile_of_mails(tmp_path / "many", 400)
    chance = random.Random(20261129)
    told: set[str] = set()
    for _ in range(TIMES):
        told |= set(killed_while("import", casebook, pile, chance.uniform(0, 0.1)))
        evidence = case_kept(casebook, REFERENCE).evidence
        names = [item.file.name for item in evidence.values() if item.file]
        assert told <= set(names)
        assert len(names) == len(set(names))
        beneath = {item.parent_id for item in evidence.values() if item.parent_id}
        assert len(beneath) * 2 == len(names)  # no e-mail without its attachment
    assert 2 * TIMES <= len(names) < 800
    # The rest comes by itself: nobody chooses the folder again.
    killed_while("import", casebook, pile, until=800)
    assert len(case_kept(casebook, REFERENCE).evidence) == 800
    assert run(casebook, "verify") == 0
    assert run(casebook, "evidence", "tidy") == 0
    assert list((casebook / "evidence").glob(".casebook*")) == []


def test_events_made_of_passages_are_there_after_fifty_kills(
    casebook: Path, tmp_path: Path
) -> None:
    pile = tmp_path / "report.pdf"
    words = [f"{n}. On {n % 28 + 1} May 2023 the Council wrote letter {n}." for n in range(1, 1000)]
    pages = ["\n".join(words[at : at + 30]) for at in range(0, len(words), 30)]
    pile.write_bytes(papers.pdf(*pages))
    assert run(casebook, "attach", REFERENCE, pile) == 0
    chance = random.Random(20261130)
    told: set[str] = set()
    for _ in range(TIMES):
        told |= set(killed_while("mark", casebook, pile, chance.uniform(0, 0.2)))
        case = case_kept(casebook, REFERENCE)
        assert told <= case.events.keys()
        marked = {source.mark_id for event in case.events.values() for source in event.sources}
        assert marked == set(case.marks)  # no event without its mark, no mark without its event
        assert all(mark.words for mark in case.marks.values())
    assert len(told) >= TIMES
    assert run(casebook, "verify") == 0
