"""Case files and office files written by hand: whatever they leave out, every page opens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.bootstrap import practice_cases
from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.gui.case.pages import PAGES
from workbench.interchange import office

SET = """{"format":"case-workbench-office","version":1,"rules":[
{"id":"r1","procedure":"statutory-children","rule":{"id":"own-ack","title":"Own","did":"did it",
"from_steps":["s1-received"],"to_step":"s1-acknowledged","count":3,"provision":"local",
"source":"own","consulted":"2026-11-22"}},
{"id":"r2","procedure":"statutory-children","rule":{"id":"own-meet","title":"Own too","did":"met",
"from_steps":["s2-request"],"to_step":"s2-officer-report","count":10,"provision":"local",
"source":"own","consulted":"2026-11-22"}}]}"""
_PROCEDURE = [spec.key for spec in PAGES].index("procedure")
RULES = ("statutory-children", "corporate", "nowhere")


def a_case() -> CaseFile:
    cases = [each.case for each in practice_cases()]
    return max(cases, key=lambda case: len(case.limits) + len(case.recommendations))


def every_page_opens(opened: Desktop) -> None:
    opened.window.show_case(opened.workbench.register()[0].id)
    for place, spec in enumerate(PAGES):
        opened.open_case.view.show_page(place)
        QApplication.processEvents()
        assert opened.open_case.view.page_key() == spec.key


def without(case: CaseFile, kind: str) -> CaseFile:
    """The case as a file that leaves a list out would give it: what hung on it is gone too."""
    for id in tuple(case.records(kind)):
        case = case.without(kind, id)
    return case


def with_office(opened: Desktop) -> None:
    library = opened.workbench.shipped_library
    set_ = office.loads(SET.encode(), library)
    opened.workbench.take_over_office(set_, "Office set")


@pytest.mark.slow
@pytest.mark.parametrize("kind", COLLECTIONS)
def test_a_case_without_any_record_of_a_kind_opens(kind: str, desktop: OpenDesktop) -> None:
    opened = desktop(without(a_case(), kind))
    with_office(opened)
    every_page_opens(opened)


def test_a_case_without_each_of_the_limits_of_today_opens(desktop: OpenDesktop) -> None:
    case = a_case()
    lacking = (
        replace(case.without("limit", id), case=replace(case.case, id=f"c-{n}", reference=""))
        for n, id in enumerate(case.limits)
    )
    opened = desktop(*lacking)
    with_office(opened)
    for row in opened.workbench.register():
        opened.window.show_case(row.id)
        opened.open_case.view.show_page(_PROCEDURE)
        QApplication.processEvents()
        assert opened.open_case.view.page_key() == "procedure"


@pytest.mark.parametrize("procedure", RULES)
def test_complaints_of_any_procedure_open(procedure: str, desktop: OpenDesktop) -> None:
    case = a_case()
    changed = {id: replace(each, procedure=procedure) for id, each in case.complaints.items()}
    opened = desktop(without(case.with_collection("complaint", changed), "limit"))
    with_office(opened)
    every_page_opens(opened)


def test_a_case_of_bare_records_opens(desktop: OpenDesktop) -> None:
    """Each record as a file gives it that says no more than its id and what it must."""
    case = a_case()
    bare = case
    for kind in COLLECTIONS:
        record = KINDS[kind].record
        made = {}
        for id in case.records(kind):
            try:
                made[id] = record(id=id)
            except TypeError:
                continue
        bare = bare.with_collection(kind, made)
    opened = desktop(bare)
    with_office(opened)
    every_page_opens(opened)
