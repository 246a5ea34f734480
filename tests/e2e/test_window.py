"""The main job by keyboard alone: a whole case typed in, exported, closed, reopened, undone."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.e2e.keyboard import AtTheKeyboard
from workbench.application.records.labels import pages_words
from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.remedies import RemedyKind
from workbench.gui.records.table import RecordTable
from workbench.gui.statement.outline import OutlineTree
from workbench.statement.markup.authored import plain

EVENTS = (
    "12 March 2022  Ms X complained to the Council about the social worker",
    "about 2 April 2022  The Council replied at stage one",
    "mid-May 2022  Ms X asked for stage two",
    "early June 2022  The Council appointed an investigating officer",
    "between 3 and 7 June 2022  The investigating officer met Ms X",
    "before 30 June 2022  The Council agreed the terms of the complaint",
    "August 2022  The investigating officer interviewed Mr Z",
    "after 1 September 2022  The independent person asked for more papers",
    "late 2022  The investigating officer wrote a draft report",
    "January 2023  The stage two report was finished",
    "14 February 2023  The Council sent its adjudication letter",
    "3 March 2023  The panel met",
)

_LONGEST_OUTLINE = 80
"""The most lines the outline of this case can have."""


def enter_the_case(desk: AtTheKeyboard) -> None:
    """Reference, body, subject and dates on the Overview."""
    desk.keys("Ctrl+N", "Return")
    desk.wait_until(lambda: desk.window.open_case is not None)
    desk.keys("Ctrl+1")
    desk.fill(
        case__reference="24 011 257",
        case__received_on="3 February 2024",
        case__body="Marlowshire County Council",
        case__investigator="R Okafor",
    )


def enter_people(desk: AtTheKeyboard) -> None:
    """A complainant, her child and a social worker; the program proposes the aliases."""
    desk.keys("Ctrl+2", "Ctrl+N", "Return")
    desk.fill(person__name="Ms Helen Marsh", person__other_names="Nell")
    desk.keys("Ctrl+N", "Return")
    desk.fill(person__name="Tommy Marsh", person__role="Child")
    desk.keys("Ctrl+N", "Return")
    desk.fill(person__name="Mr Dean Pollard", person__role="Council")
    table = desk.window.findChild(RecordTable, "people.table")
    assert table is not None
    assert len(table.chosen_ids()) == 1, "Ctrl+N adds to the selection"


def enter_heads_and_evidence(desk: AtTheKeyboard) -> None:
    """Three heads, one of them out of scope, and two items of evidence."""
    desk.keys("Ctrl+3", "Ctrl+N", "Return")
    desk.fill(head__title="Delay", head__as_put="The Council took ten months over stage two.")
    desk.keys("Ctrl+N", "Return")
    desk.fill(head__title="Advocacy", head__as_put="The Council did not offer @Tom| an advocate.")
    desk.keys("Ctrl+N", "Return")
    desk.fill(head__title="Transport", head__as_put="The Council stopped transport in 2018.")
    leave_out_the_transport(desk)
    desk.keys("Ctrl+5", "Ctrl+N", "Return")
    desk.fill(evidence__title="Complaint form", evidence__pages="6")
    desk.keys("Ctrl+N", "Return")
    desk.fill(evidence__title="Stage two report", evidence__made_on="January 2023")


def leave_out_the_transport(desk: AtTheKeyboard) -> None:
    """The third head is not investigated, by which power and why."""
    desk.fill(
        head__scope="Not",
        head__power="Local Government Act 1974, section 26B",
        head__scope_reason="The events are old and Ms X could have complained sooner.",
    )


def enter_events(desk: AtTheKeyboard) -> None:
    """Twelve events by one line each, all of them put into the statement, one with its page."""
    desk.keys("Ctrl+6")
    for line in EVENTS:
        desk.reach("chronology.entry")
        desk.words(line)
        desk.keys("Return")
    print_every_event(desk)


def print_every_event(desk: AtTheKeyboard) -> None:
    """Put all events into the statement, and give one the page it is taken from."""
    desk.reach("chronology.table")
    desk.keys("Ctrl+A", "Ctrl+Shift+E")
    desk.fill(many__field="In the statement", many__value="Yes")
    desk.keys("Return")
    desk.reach("event.sources")
    desk.keys("Space")
    desk.fill(event__sources__1__record="E2", event__sources__1__words="page 12")


def find_the_delay(desk: AtTheKeyboard) -> None:
    """The words of an analysis that refers to another paragraph, fault, and the distress of it."""
    desk.words("Stage two should take 65 working days at most. It began in June (paragraph ")
    desk.refer("appointed an")
    desk.words("). This was fault.")
    desk.fill(finding__result="Fault")
    desk.reach("findings.injustice.entry")
    desk.keys("Return")
    desk.fill(injustice__kind="Dist", injustice__how="She waited.")


def add_the_lost_chance(desk: AtTheKeyboard) -> None:
    """The injustice of the second finding."""
    desk.reach("findings.injustice.entry")
    desk.keys("Return")
    desk.fill(injustice__person_id="Y", injustice__kind="Lost", injustice__how="Nobody spoke up.")


def enter_findings(desk: AtTheKeyboard) -> None:
    """Fault on two heads, each with an injustice; one analysis refers to another paragraph."""
    desk.keys("Ctrl+7", "Ctrl+N", "Return")
    desk.reach("finding.analysis")
    find_the_delay(desk)
    desk.keys("Ctrl+7", "Ctrl+N", "Return")
    desk.fill(
        finding__analysis="The Council did not offer @Tom| an advocate. This was fault.",
        finding__result="Fault",
    )
    add_the_lost_chance(desk)


def enter_remedies(desk: AtTheKeyboard) -> None:
    """An apology, a payment and an improvement of the service."""
    desk.keys("Ctrl+8", "Ctrl+N", "Return")
    desk.fill(
        remedy__kind="Apology",
        remedy__person_id="Ms",
        remedy__reason="the delay",
        remedy__deadline="1",
    )
    desk.keys("Ctrl+N", "Return")
    desk.fill(
        remedy__kind="Symbolic",
        remedy__person_id="Y",
        remedy__amount="300",
        remedy__reason="the lost chance of an advocate",
        remedy__deadline="1",
    )
    desk.keys("Ctrl+N", "Return")
    desk.fill(
        remedy__kind="Service",
        remedy__text="remind its staff to offer an advocate to every child who complains",
        remedy__deadline="3",
    )


def write_text(desk: AtTheKeyboard, section: str, place: str, words: str) -> None:
    """Choose a section in the outline by the arrow keys, and write its text."""
    desk.keys("Ctrl+9")
    outline = desk.reach("statement.outline")
    assert isinstance(outline, OutlineTree)
    desk.wait_until(lambda: outline.topLevelItemCount() > 0)
    desk.keys("Home")
    for _ in range(_LONGEST_OUTLINE):
        if outline.currentItem().text(0).startswith(section):
            break
        desk.keys("Down")
    desk.keys("Return")
    desk.reach("statement.unit")
    assert desk.focus.accessibleName()
    desk.words(words)
    desk.keys("Escape")
    desk.wait_until(lambda: plain(desk.case.text(place), desk.case) == words)


def enter_texts(desk: AtTheKeyboard) -> None:
    """The texts that only a person can write."""
    write_text(
        desk,
        "Summary",
        "summary",
        "Ms X complained about delay and about a missing advocate. We found fault, which caused "
        "distress and a lost opportunity. The Council has agreed to apologise and to pay £300.",
    )
    write_text(desk, "How I considered", "considered", "I read the papers of both sides.")
    write_text(desk, "Decision", "decision", "I uphold this complaint.")


def export(desk: AtTheKeyboard, folder: Path, kind: str) -> None:
    """Export Word and PDF, and wait until they are written."""
    desk.keys("Ctrl+E")
    desk.reach(f"export.{kind}") if kind == "draft" else choose_final(desk)
    desk.reach("export.folder")
    desk.keys("Ctrl+A")
    desk.words(str(folder))
    desk.reach("export.go")
    desk.keys("Space")
    outcome = desk.window.findChild(QLabel, "export.outcome")
    assert outcome is not None
    desk.wait_until(outcome.isVisible)
    assert "Written" in outcome.text()
    desk.keys("Escape")


def choose_final(desk: AtTheKeyboard) -> None:
    """The arrow keys go from one stage to the other."""
    desk.reach("export.draft")
    desk.keys("Right")


def decide(desk: AtTheKeyboard) -> None:
    """The outcome and the date that only a final decision needs, and what the council agreed."""
    desk.keys("Ctrl+1")
    desk.reach("overview.edit")
    desk.keys("Space")
    desk.fill(case__decided_on="20 November 2024", case__outcome="Upheld")


def text_of_word(path: Path) -> str:
    """The words of a Word file, read afresh; a space that keeps a number on its line is a space."""
    lines = (paragraph.text.replace("\u00a0", " ") for paragraph in Document(str(path)).paragraphs)
    return "\n".join(lines)


def text_of_pdf(path: Path) -> str:
    """The words of a PDF, read afresh, its lines joined."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def number_before(text: str, words: str) -> int:
    """The number of the paragraph that begins with these words."""
    found = re.search(rf"(\d+)\.\s+{re.escape(words)}", text)
    assert found, f"no paragraph begins “{words}”"
    return int(found[1])


def everything_is_there(case: CaseFile, child: str = "Y", officer: str = "Mr Z") -> None:
    """What was typed is in the case; a child said to be one from the first has another label."""
    assert case.case.reference == "24 011 257"
    assert {p.alias for p in case.people.values()} == {"Ms X", child, officer}
    assert len(case.heads) == 3
    assert len(case.events) == len(EVENTS)
    assert all(event.in_statement and event.on for event in case.events.values())
    pages = [pages_words(s.pages) for e in case.events.values() for s in e.sources]
    assert pages == ["page 12"]
    results = [finding.result for finding in case.findings.values()]
    assert results == [FindingResult.FAULT] * 2
    assert {i.person_id for i in case.injustices.values()} == {
        p.id for p in case.people.values() if p.alias in ("Ms X", child)
    }
    assert {r.kind for r in case.remedies.values()} == {
        RemedyKind.APOLOGY,
        RemedyKind.SYMBOLIC_PAYMENT,
        RemedyKind.SERVICE_IMPROVEMENT,
    }
    assert [r.amount for r in case.remedies.values() if r.amount] == [30_000]


def test_a_whole_case_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    desk = AtTheKeyboard(qtbot, tmp_path)
    enter_the_case(desk)
    enter_people(desk)
    enter_heads_and_evidence(desk)
    enter_events(desk)
    enter_findings(desk)
    enter_remedies(desk)
    enter_texts(desk)
    desk.keys("Ctrl+7")
    everything_is_there(desk.case)
    typed = desk.case

    desk.keys(*["Ctrl+Z"] * 10)
    assert not desk.case.texts
    desk.keys(*["Ctrl+Shift+Z"] * 10)
    assert desk.case == typed

    export(desk, tmp_path, "draft")
    word = text_of_word(tmp_path / "24-011-257 draft decision.docx")
    pdf = text_of_pdf(tmp_path / "24-011-257 draft decision.pdf")
    appointed = number_before(pdf, "In early June, the Council appointed")
    assert f"(paragraph {appointed})" in pdf
    assert f"(paragraph {appointed})" in word
    assert "confidential, not for publication" in pdf
    assert "£300" in word

    desk.start_again()
    everything_is_there(desk.case)
    assert desk.window.open_case is not None
    assert desk.window.open_case.view.page_key() == "findings"

    reopened = desk.case
    desk.wait_until(lambda: desk.window.actions_["undo"].isEnabled())
    desk.keys("Ctrl+7", *["Ctrl+Z"] * 10)
    assert not desk.case.texts
    desk.keys(*["Ctrl+Shift+Z"] * 10)
    assert desk.case == reopened

    decide(desk)
    desk.dialogs.will_answer("Export the final decision")
    export(desk, tmp_path, "final")
    final = text_of_pdf(tmp_path / "24-011-257 final decision.pdf")
    assert f"(paragraph {number_before(final, 'In early June, the Council appointed')})" in final
    assert "not for publication" not in final
    for name in ("Marsh", "Tommy", "Pollard", "Nell"):
        assert name not in final
        assert name not in text_of_word(tmp_path / "24-011-257 final decision.docx")
