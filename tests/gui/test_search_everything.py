"""Ctrl+K over the words of all cases: asked while one types, narrowed, grouped, gone to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_person, an_event
from tests.gui.windows import Casebooks, Desktop, a_desktop
from workbench.application.evidence.reading import ReadPaper
from workbench.application.searching.finds import Find
from workbench.application.searching.narrowing import Narrowing
from workbench.application.searching.query import Query, Term
from workbench.application.searching.texts import FoundText, field_of, texts_of
from workbench.gui.desk import OpenCasebook
from workbench.gui.search.rows import LIT, SNIPPET

LONG = 20_000


@dataclass
class Index:
    """An index that knows a few texts and notes how it is asked."""

    texts: Sequence[Find]
    asked: list[Narrowing] = field(default_factory=list)

    def stale(self) -> Sequence[str]:
        return ()

    def unprinted(self) -> Sequence[str]:
        return ()

    def unread(self) -> Sequence[tuple[str, str, str]]:
        return ()

    def put(self, *given: object) -> None: ...

    def put_statement(self, case_id: str, found: Sequence[FoundText]) -> None: ...

    def keep_text(self, sha256: str, read: ReadPaper) -> None: ...

    def ask(self, query: Query, within: Narrowing, most: int) -> Sequence[Find]:
        self.asked.append(within)
        only = within.case_id
        return [each for each in self.texts if only in ("", each.case_id)]

    def has(self, word: str) -> bool:
        return True

    def near(self, word: str) -> Sequence[str]:
        return ()


FINDS = (
    Find(
        "c2", "event", "e2", "Event, 3 May 2023: what happened", None, "the kiln stood", ((4, 8),)
    ),
    Find("c1", "event", "e1", "Event, 4 May 2023: what happened", None, "a kiln fell", ((2, 6),)),
    Find("c2", "evidence", "v9", "Evidence item “Report”, page 4", 4, "kiln", ((0, 4),)),
)


class Indexed(Casebooks):
    """A casebook with an index."""

    index = Index(FINDS)

    def open(self, folder: Path) -> OpenCasebook:
        self.index = Index(FINDS)
        return OpenCasebook(
            self.workbench, folder, lambda: None, self.backups.append, lambda: None,
            index=self.index,
        )  # fmt: skip


def opened(qtbot: QtBot, folder: Path) -> tuple[Desktop, Indexed]:
    casebooks = Indexed()
    first = a_case(an_event("e1", "4 May 2023"), reference="22 000 001", body="Brook Council")
    second = a_case(an_event("e2"), reference="22 000 002", body="Northmere")
    second = replace(second, case=replace(second.case, id="c2"))
    desktop = a_desktop(qtbot, folder, [first, second], casebooks)
    desktop.window.show_case("c1")
    return desktop, casebooks


def test_words_as_they_stand_come_before_those_that_only_begin_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop, casebooks = opened(qtbot, tmp_path)

    def ask(query: Query, within: Narrowing, most: int) -> Sequence[Find]:
        begun = isinstance(query, Term) and query.prefix
        return FINDS if begun else [replace(FINDS[1], snippet="a whole kiln")]

    monkeypatch.setattr(casebooks.index, "ask", ask)
    desktop.trigger("search")
    qtbot.keyClicks(desktop.find(QLineEdit, "search.line"), "kiln")
    listed = desktop.find(QTreeWidget, "search.list")
    qtbot.waitUntil(lambda: listed.topLevelItemCount() == 5, timeout=LONG)
    rows = [listed.topLevelItem(n) for n in range(5)]
    assert [row.text(0) for row in rows[1::3]] == [FINDS[1].place, FINDS[2].place]
    assert rows[1].data(0, SNIPPET) == "a whole kiln"


def test_words_of_all_cases_are_grouped_lit_and_gone_to(qtbot: QtBot, tmp_path: Path) -> None:
    desktop, _ = opened(qtbot, tmp_path)
    desktop.trigger("search")
    line = desktop.find(QLineEdit, "search.line")
    listed = desktop.find(QTreeWidget, "search.list")
    qtbot.keyClicks(line, "kiln")
    qtbot.waitUntil(lambda: listed.topLevelItemCount() == 5, timeout=LONG)
    rows = [listed.topLevelItem(n) for n in range(5)]
    assert [row.text(0) for row in rows] == [
        "22 000 002 · Northmere", FINDS[0].place, FINDS[2].place,
        "22 000 001 · Brook Council", FINDS[1].place,
    ]  # fmt: skip
    assert [row.text(1) for row in rows] == ["", "Event", "Paper", "", "Event"]
    assert (rows[1].data(0, SNIPPET), rows[1].data(0, LIT)) == ("the kiln stood", [(4, 8)])
    assert listed.currentItem() is rows[1]
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert listed.currentItem() is rows[4]  # over the heading between
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert desktop.case.case.id == "c2"
    assert desktop.open_case.view.page_key() == "chronology"


def test_a_find_leads_to_its_field() -> None:
    case = a_case(a_person(note="She moved.", other_names=("Jo",)))
    found = [each for each in texts_of(case) if each.kind == "person"]
    assert len(found) > 3
    for each in found:
        field = field_of(each.kind, each.place)
        assert each.words in str(getattr(case.people["p1"], field))
    assert field_of("person", "Person Ms X: note") == "note"
    assert field_of("statement", "Statement, paragraph 3") == ""


def test_a_search_is_narrowed_to_this_case_a_kind_and_a_year(qtbot: QtBot, tmp_path: Path) -> None:
    desktop, casebooks = opened(qtbot, tmp_path)
    desktop.trigger("search")
    line = desktop.find(QLineEdit, "search.line")
    listed = desktop.find(QTreeWidget, "search.list")
    qtbot.keyClicks(line, "kiln")
    qtbot.waitUntil(lambda: listed.topLevelItemCount() == 5, timeout=LONG)
    for name, words in (
        ("cases", "This case"), ("kinds", "Events"), ("bodies", "Brook Council"),
        ("outcomes", "upheld"),
    ):  # fmt: skip
        desktop.find(QComboBox, f"search.{name}").setCurrentText(words)
    qtbot.waitUntil(lambda: listed.topLevelItemCount() == 2, timeout=LONG)
    assert casebooks.index.asked[-1] == Narrowing(
        case_id="c1", kinds=("event",), body="Brook Council", outcome="upheld"
    )
    line.clear()
    assert desktop.find(QLabel, "search.hint").text()
    desktop.window.findChild(QTreeWidget, "search.list").window().close()


def test_other_cases_are_left_alone_while_only_labels_are_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desktop, casebooks = opened(qtbot, tmp_path)
    desktop.trigger("labels-only")
    desktop.trigger("search")
    assert desktop.window.findChild(QComboBox, "search.cases") is None
    assert casebooks.index.asked == []


class Misspelt(Index):
    """An index that has “kiln” and no word that begins as it was typed."""

    def ask(self, query: Query, within: Narrowing, most: int) -> Sequence[Find]:
        return self.texts if getattr(query, "instead", ()) == ("kiln",) else ()

    def has(self, word: str) -> bool:
        return word == "kiln"

    def near(self, word: str) -> Sequence[str]:
        return ("kiln",) if word == "kihln" else ()


def test_the_last_word_may_be_misspelt(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(Indexed.open.__globals__, "Index", Misspelt)
    desktop, _ = opened(qtbot, tmp_path)
    desktop.trigger("search")
    listed = desktop.find(QTreeWidget, "search.list")
    qtbot.keyClicks(desktop.find(QLineEdit, "search.line"), "kihln")
    qtbot.waitUntil(lambda: listed.topLevelItemCount() == 5, timeout=LONG)
