"""What a case holds for its statement, every field away from its default."""

from __future__ import annotations

from datetime import date

from tests.persistence.odd_words import ODD, by_id
from workbench.domain.problems import Severity
from workbench.domain.records.drafting import (
    Acceptance,
    Choice,
    Override,
    Passage,
    Placement,
    SectionText,
    StandardChoice,
    Topic,
    TopicRole,
)
from workbench.domain.records.evidence import PaperKind, StoredFile
from workbench.domain.records.versions import (
    ExportReceipt,
    Issue,
    RuleResult,
    Sending,
    StatementVersion,
)


def drafting(at):
    version = StatementVersion(
        id="s1",
        number=2,
        stage="final",
        made_at=at,
        made_by="R Ashdown",
        document='{"sections": []}',
        library_version="2026.1",
        sha256="ab" * 32,
        issue=Issue(
            number=2,
            at=at,
            by="R Ashdown",
            comments_due=date(2026, 3, 16),
            sent=(Sending(person_id="p1", to=ODD, on=date(2026, 3, 2), how="post"),),
            files=(
                StoredFile(
                    sha256="7c" * 32,
                    name=ODD,
                    kind=PaperKind.WORD,
                    size=31_000,
                    added_at=at,
                    added_by="R Ashdown",
                ),
            ),
            findings=(RuleResult("late", Severity.NOTE, ODD, "r"),),
            override_reason=ODD,
            reason=ODD,
        ),
    )
    receipt = ExportReceipt(
        id="x1",
        version_id="s1",
        format="word",
        file_name="Decision ŵ.docx",
        sha256="cd" * 32,
        exported_at=at,
        override_reason="r",
        size=12_345,
        publication=True,
        findings=(RuleResult("name-leak", Severity.ERROR, ODD, "r"), RuleResult("late")),
    )
    return {
        "texts": by_id(SectionText(id="summary", text=ODD)),
        "topics": by_id(
            Topic(
                id="t1",
                position=1,
                section="scope",
                title=ODD,
                role=TopicRole.LAW,
                parent_id="t0",
                key="k",
            )
        ),
        "passages": by_id(
            Passage(id="g1", position=1, topic_id="t1", placement=Placement.AFTER, text=ODD)
        ),
        "choices": by_id(StandardChoice(id="sp-1", choice=Choice.LEAVE_OUT, order=35)),
        "overrides": by_id(Override(id="o1", origin="sp-2", text=ODD, replaced="was")),
        "acceptances": by_id(Acceptance(id="a1", problem_key="k", reason=ODD, accepted_at=at)),
        "versions": by_id(version),
        "receipts": by_id(receipt),
    }
