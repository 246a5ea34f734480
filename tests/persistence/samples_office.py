"""What an office might have added, no field of it at its default."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.persistence.odd_words import ODD
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.library.awards import Band
from workbench.domain.library.office import LocalDayOff, Office, OfficeParagraph, OfficeRule
from workbench.domain.library.reference import Outline, OutlineSection, StandardParagraph
from workbench.domain.library.settings import Setting
from workbench.domain.procedure.limits import LimitRule
from workbench.domain.procedure.steps import LimitDuty
from workbench.domain.records.findings import InjusticeKind

LETTERS = "“Quotes” & <b>, Cymraeg ŵ, é, שלום, 👩‍👧"
"""Words a file or a renderer could trip over, on one line and without markup."""


def an_office() -> Office:
    """One addition of every kind, and two wordings of a standard paragraph."""
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
        paragraphs=(
            OfficeParagraph(id="w1", paragraph=a_wording()),
            OfficeParagraph(
                id="w2",
                paragraph=replace(a_wording(), valid_from=date(2029, 1, 1), valid_to=None),
                withdrawn=True,
            ),
        ),
        outlines=(an_outline(),),
        bands=(a_band(),),
        settings=(Setting(id="label-children", value="title and letter"),),
    )


def a_wording() -> StandardParagraph:
    """A paragraph of the office's own, from 2027 to 2028."""
    return StandardParagraph(
        id="own-paragraph",
        title="Our own",
        section="considered",
        text=f"{{Body}} sent me its papers.\n\n- {LETTERS}",
        when="chosen",
        source="the office",
        consulted=date(2026, 3, 2),
        position=35,
        topic="t",
        topic_title="Heading",
        stage="draft",
        place="after",
        kinds=("investigation",),
        valid_from=date(2027, 1, 1),
        valid_to=date(2028, 12, 31),
        status="unconfirmed",
        note=LETTERS,
    )


def an_outline() -> Outline:
    """An outline without the sections a short statement can do without."""
    headed = {"complaint": "What Ms X complained about", "what-i-found": "Findings"}
    composers = {"what-i-found": "found"}
    ids = ("summary", "complaint", "what-i-found", "decision", "signature")
    return Outline(
        id="own-1",
        title="Short statement",
        statement_kind="investigation",
        edition="to-2024",
        draft_title="Draft",
        final_title="Final",
        sections=(
            *(
                OutlineSection(
                    id=id,
                    composer=composers.get(id, id),
                    draft_heading=headed.get(id, ""),
                    final_heading=headed.get(id, ""),
                )
                for id in ids[:3]
            ),
            OutlineSection(
                id="scope-end",
                composer="scope",
                draft_heading="Left out",
                final_heading="Left out",
                placement="at the end",
            ),
            *(OutlineSection(id=id, composer=id) for id in ids[3:]),
        ),
        source=LETTERS,
        own=True,
    )


def a_band() -> Band:
    """A band of the library's as the office read it."""
    return Band(
        id="distress",
        kind=InjusticeKind.DISTRESS,
        edition="from 2023",
        least=15000,
        most=50000,
        per="month",
        words=LETTERS,
        source="the guidance",
        consulted=date(2026, 3, 2),
        status="confirmed",
    )
