"""How many acts a whole case takes by mouse: clicks, turns of the wheel, words typed, Enter.

It is the case of `test_acts.py`, entered from an empty casebook by the shortest roads. In 0.2 the
same counting gave `IN_0_2` acts for the way of `test_window.py`, field by field. The name of who
is at the desk, asked once and never again, counts as two acts here.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.e2e.mouse import AtTheMouse
from tests.e2e.test_acts import (
    ANALYSES,
    TEXTS,
    enter_heads,
    enter_material,
    enter_people,
    enter_remedies,
    enter_the_case,
    find,
    walk,
)
from workbench.domain.casefile import CaseFile
from workbench.statement.markup.authored import plain

IN_0_2 = 168


def enter_findings(desk: AtTheMouse) -> None:
    """Fault on each head that is offered, with an injustice."""
    desk.keys("Ctrl+7")
    for analysis, injustice in ANALYSES:
        left = [each for each in desk.case.heads.values() if not of_head(desk.case, each.id)]
        desk.reach(f"findings.add.{left[0].id}")
        find(desk, analysis, injustice)


def of_head(case: CaseFile, id: str) -> bool:
    """Whether there is a finding on a head."""
    return any(finding.head_id == id for finding in case.findings.values())


def enter_texts(desk: AtTheMouse) -> None:
    """The texts only a person can write, each from its heading in the outline."""
    desk.keys("Ctrl+9")
    for heading, place, words in TEXTS:
        desk.write_under(heading, words)
        desk.wait_until(lambda at=place, said=words: plain(desk.case.text(at), desk.case) == said)


@pytest.mark.slow
def test_a_case_by_mouse_takes_half_the_acts_it_took_in_0_2(qtbot: QtBot, tmp_path: Path) -> None:
    desk = AtTheMouse(qtbot, tmp_path)
    said = walk(
        desk, enter_the_case, enter_people, enter_heads, enter_material, enter_findings,
        enter_remedies, enter_texts,
    )  # fmt: skip
    said += f"\n{desk.acts} acts, {IN_0_2} in 0.2"
    print(said)  # noqa: T201 - the figure is what it is run for
    assert desk.acts <= IN_0_2 // 2, said
