"""Comments, second reading, letters and a review, every field away from its default."""

from __future__ import annotations

from datetime import date

from tests.persistence.odd_words import ODD, by_id
from workbench.domain.records.after import (
    Met,
    ReadingResult,
    ReviewGround,
    ReviewRequest,
    ReviewResult,
    SecondReading,
    SentLetter,
    StandardCheck,
)
from workbench.domain.records.comments import Point, PointResult, Response, Showing
from workbench.domain.records.evidence import PaperKind, SourceRef, StoredFile


def after(at):
    response = Response(
        id="rs1",
        position=1,
        version_id="s1",
        person_id="p1",
        party=ODD,
        sent_by=ODD,
        received_on=date(2026, 3, 10),
        how="post",
        evidence_id="v1",
        no_comments=True,
        second_reader=True,
    )
    point = Point(
        id="po1",
        position=2,
        response_id="rs1",
        place="event:e1",
        text=ODD,
        quoted=ODD,
        proposed=ODD,
        sources=(SourceRef("v1", "p. 2"),),
        result=PointResult.PARTLY,
        answer=ODD,
        change_place="finding:f1",
        changes_finding=True,
        adverse_id="p1",
        showing=Showing.SHOWN,
        showing_reason=ODD,
        author=ODD,
        written_at=at,
        replies=ODD,
        resolved=True,
        note=ODD,
    )
    reading = SecondReading(
        id="sr1",
        position=1,
        version_id="s1",
        sha256="ab" * 32,
        reader=ODD,
        handed_on=date(2026, 3, 4),
        read_only=True,
        returned_on=date(2026, 3, 6),
        checks=(StandardCheck(key="accurate", met=Met.NO, note=ODD),),
        result=ReadingResult.SIGNED_OFF,
        signed_at=at,
        note=ODD,
    )
    letter = SentLetter(
        id="le1",
        position=1,
        template="draft-complainant",
        title=ODD,
        person_id="p1",
        to=ODD,
        version_id="s1",
        files=(StoredFile(sha256="8d" * 32, name=ODD, kind=PaperKind.PDF, size=9, added_at=at),),
        real_names=True,
        made_at=at,
        made_by="R Ashdown",
        sent_on=date(2026, 3, 3),
        how="post",
    )
    review = ReviewRequest(
        id="rv1",
        position=1,
        version_id="s1",
        person_id="p1",
        party=ODD,
        received_on=date(2026, 4, 2),
        ground=ReviewGround.NEW,
        grounds=ODD,
        evidence_id="v1",
        late_reason=ODD,
        reviewer=ODD,
        result=ReviewResult.CHANGED,
        decided_on=date(2026, 4, 9),
        reason=ODD,
    )
    return {
        "responses": by_id(response),
        "points": by_id(point),
        "readings": by_id(reading),
        "letters": by_id(letter),
        "reviews": by_id(review),
    }
