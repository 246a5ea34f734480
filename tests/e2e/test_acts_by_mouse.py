"""How many acts a whole case takes by mouse: clicks, turns of the wheel, words typed, Enter.

It is the case of `test_acts.py`, entered from an empty casebook by the shortest roads. In 0.2 the
same counting gave `IN_0_2` acts for the way of `test_window.py`, field by field.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.e2e.mouse import AtTheMouse
from tests.e2e.test_window import EVENTS, everything_is_there
from workbench.statement.markup.authored import plain

IN_0_2 = 179

TEXTS = (
    ("Summary", "summary", "Ms X complained about delay. We found fault. The Council has agreed "
     "to apologise and to pay £300."),
    ("How I considered", "considered", "I read the papers of both sides."),
    ("Decision", "decision", "I uphold this complaint."),
)  # fmt: skip


def lines(desk: AtTheMouse, *said: str) -> None:
    """Type lines on top of a list, each a record."""
    desk.keys("Ctrl+N")
    for line in said:
        desk.words(line)
        desk.keys("Return")


def enter_the_case(desk: AtTheMouse) -> None:
    """Reference and body, then the day and the investigator."""
    desk.reach("register.empty.new")
    desk.wait_until(lambda: desk.window.open_case is not None)
    desk.fill(
        case__reference="24 011 257",
        case__body="Marlowshire County Council",
        case__received_on="3 February 2024",
        case__investigator="R Okafor",
    )


def enter_people_and_heads(desk: AtTheMouse) -> None:
    """A line each; the third head is out of scope."""
    desk.keys("Ctrl+2")
    lines(desk, "Ms Helen Marsh, complainant", "Tommy Marsh, child", "Mr Dean Pollard, council")
    desk.keys("Ctrl+3")
    lines(
        desk,
        "Delay: The Council took ten months over stage two.",
        "Advocacy: The Council did not offer Tommy Marsh an advocate.",
        "Transport: The Council stopped transport in 2018.",
    )
    desk.fill(
        head__scope="Not",
        head__power="Local Government Act 1974, section 26B",
        head__scope_reason="The events are old and @Marsh| could have complained sooner.",
    )


def enter_material(desk: AtTheMouse) -> None:
    """Papers and events, all of them in the statement, one with its page."""
    desk.keys("Ctrl+5")
    lines(desk, "Complaint form", "Stage two report")
    desk.keys("Ctrl+6")
    lines(desk, *EVENTS)
    desk.reach("chronology.table")
    desk.keys("Ctrl+A", "Ctrl+Shift+E")
    desk.fill(many__field="In the statement", many__value="Yes")
    desk.keys("Return")
    desk.reach("event.sources")
    desk.fill(event__sources__1__record="E2", event__sources__1__words="page 12")


def enter_findings(desk: AtTheMouse) -> None:
    """Fault on two heads, each with an injustice; one analysis refers to another paragraph."""
    desk.keys("Ctrl+7", "Ctrl+N", "Return")
    desk.words("Stage two should take 65 working days at most. It began in June (paragraph ")
    desk.refer("appointed an")
    desk.words("). This was fault.")
    desk.fill(finding__result="Fault")
    desk.reach("findings.injustice.new")
    desk.fill(injustice__kind="Dist", injustice__how="She waited.")
    desk.keys("Ctrl+N", "Return")
    desk.words("The Council did not offer @Tom| an advocate. This was fault.")
    desk.fill(finding__result="Fault")
    desk.reach("findings.injustice.new")
    desk.fill(injustice__person_id="Y", injustice__kind="Lost", injustice__how="Nobody spoke up.")


def enter_remedies(desk: AtTheMouse) -> None:
    """A line each."""
    desk.keys("Ctrl+8")
    lines(
        desk,
        "apologise to Ms X for the delay, 1 month",
        "pay Y £300 for the lost chance of an advocate, 1 month",
        "remind its staff to offer an advocate to every child who complains, 3 months",
    )


def enter_texts(desk: AtTheMouse) -> None:
    """The texts only a person can write, each from its heading in the outline."""
    desk.keys("Ctrl+9")
    for heading, place, words in TEXTS:
        desk.write_under(heading, words)
        desk.wait_until(lambda at=place, said=words: plain(desk.case.text(at), desk.case) == said)


@pytest.mark.slow
def test_a_case_by_mouse_takes_fewer_acts_than_in_0_2(qtbot: QtBot, tmp_path: Path) -> None:
    desk = AtTheMouse(qtbot, tmp_path)
    said = []
    for step in (
        enter_the_case, enter_people_and_heads, enter_material, enter_findings, enter_remedies,
        enter_texts,
    ):  # fmt: skip
        before = desk.acts
        step(desk)
        said.append(f"{step.__name__}: {desk.acts - before}")
    everything_is_there(desk.case)
    said.append(f"{desk.acts} acts, {IN_0_2} in 0.2")
    print(*said, sep="\n")  # noqa: T201 - the figure is what it is run for
    assert desk.acts < IN_0_2, "\n".join(said)
