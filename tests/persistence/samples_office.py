"""What an office might have added to the rules, no field of it at its default."""

from __future__ import annotations

from datetime import date

from tests.persistence.odd_words import ODD
from workbench.domain.office import LocalDayOff, Office, OfficeRule
from workbench.domain.procedure import LimitDuty
from workbench.domain.remedies import DeadlineUnit
from workbench.domain.rules import LimitRule


def an_office() -> Office:
    """A day off and a corrected limit."""
    rule = LimitRule(
        id="s3-panel",
        title=ODD,
        did="held the review panel",
        to_step="s3-panel",
        count=35,
        provision="regulation 19",
        source=ODD,
        consulted=date(2026, 3, 2),
        from_steps=("s3-request",),
        assumed_from=("s2-response",),
        or_last_day=True,
        unit=DeadlineUnit.DAYS,
        beginning_with=True,
        extended=40,
        extended_by="s2-extension-notice",
        notice_in_time=True,
        duty=LimitDuty.PANEL,
        status="unconfirmed",
        note=ODD,
        valid_from=date(2027, 1, 1),
        valid_to=date(2030, 12, 31),
    )
    return Office(
        days=(LocalDayOff(id="d1", day=date(2027, 6, 4), name=ODD, source="a notice"),),
        rules=(OfficeRule(id="r1", procedure="statutory-children", rule=rule),),
    )
