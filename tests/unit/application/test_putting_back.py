"""What one action of the log changed, put back whatever was done since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    a_case,
    a_finding,
    a_head,
    a_person,
    an_event,
    an_injustice,
    an_item_of_evidence,
)
from tests.gui.procedures import a_complaint
from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet, diff
from workbench.application.case.putting_back import can_be_put_back, put_back
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.versions import StatementVersion


def action(before: CaseFile, after: CaseFile) -> ChangeSet:
    return ChangeSet("Edit", diff(before, after))


def test_a_field_is_put_back_and_what_was_entered_since_stays() -> None:
    case = a_case(an_event("e1", narrative="First"))
    second = editing.set_fields(case, "event", "e1", narrative="Second")
    third = editing.set_fields(second, "event", "e1", note="Kept.")
    back = put_back(third, action(case, second))
    assert (back.events["e1"].narrative, back.events["e1"].note) == ("First", "Kept.")


def test_a_record_that_was_deleted_comes_back_with_what_went_with_it() -> None:
    case = a_case(a_person(), a_head(), a_finding(), an_injustice(finding_id="f1"), an_event("e1"))
    gone = editing.remove(case, "finding", "f1")
    changed = editing.set_fields(gone, "event", "e1", narrative="Since")
    back = put_back(changed, action(case, gone))
    assert back.findings == case.findings
    assert back.injustices == case.injustices
    assert back.events["e1"].narrative == "Since"


def test_links_to_what_is_gone_are_left_out() -> None:
    event = an_event("e1", head_ids=("h1",), sources=(SourceRef("v1", "4"),))
    case = a_case(a_head(), an_item_of_evidence(), event)
    gone = editing.remove(case, "event", "e1")
    later = editing.remove(editing.remove(gone, "head", "h1"), "evidence", "v1")
    back = put_back(later, action(case, gone)).events["e1"]
    assert (back.head_ids, back.sources) == ((), ())
    assert back == replace(event, head_ids=(), sources=())


def test_what_was_added_stays_and_issued_statements_are_left_alone() -> None:
    case = a_case()
    added = case.with_record("event", an_event("e1"))
    assert not can_be_put_back(action(case, added))
    version = StatementVersion(id="s1")
    issued = case.with_record("version", version)
    assert not can_be_put_back(action(issued, case))


def test_a_part_of_something_that_is_gone_is_refused_in_words() -> None:
    case = a_complaint(s1_received="3 May 2023")
    (step,), (complaint,) = case.steps, case.complaints
    gone = editing.remove(case, "step", step)
    without = editing.remove(gone, "complaint", complaint)
    with pytest.raises(InvalidInput, match="belonged to something"):
        put_back(without, action(case, gone))
