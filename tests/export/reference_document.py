"""One invented decision statement that holds every kind of node in every nesting.

Each export is proved against this document: when a kind of node or a nesting is added to the
statement, it is added here, and every export is then tested with it.
"""

from __future__ import annotations

from workbench.statement.nodes import (
    BlockSource,
    BulletList,
    Citation,
    Document,
    DocumentMeta,
    LetteredList,
    ListItem,
    Paragraph,
    ParagraphRef,
    PersonRef,
    Placeholder,
    Quote,
    Section,
    SignatureBlock,
    StatementStage,
    Style,
    Styled,
    Subheading,
    Text,
)

_MS_X = PersonRef("p1", "Ms X")
_COUNCIL_WORDS = "The Council accepts that it should have told Ms X about the panel’s view sooner."


def reference_document(stage: StatementStage = StatementStage.DRAFT) -> Document:
    """The reference statement, as a draft (watermarked) or as a final decision."""
    draft = stage is StatementStage.DRAFT
    return Document(
        meta=DocumentMeta(
            stage=stage,
            title="The Ombudsman’s draft decision" if draft else "The Ombudsman’s final decision",
            body_line="Northshire Council (21 017 938)",
            reference="21 017 938",
            body="Northshire Council",
            details=("Category: Children’s care services > Other", "Decision: Upheld"),
            header="21 017 938 · Northshire Council",
            footer="Confidential until published",
            watermark="DRAFT" if draft else "",
            edition="current",
            dated="2026-11-03",
            library_version="2026.1",
        ),
        sections=(
            _summary(),
            _complaint(),
            _law(),
            _findings(),
            _action(),
            Section(
                id="signature",
                title="",
                blocks=(SignatureBlock(text="Investigator’s decision on behalf of the Ombudsman"),),
            ),
        ),
    )


def _summary() -> Section:
    return Section(
        id="summary",
        title="",
        blocks=(
            Paragraph(
                lead="Summary:",
                inlines=(
                    _MS_X,
                    Text(" complained about the Council’s delay. We found fault & "),
                    Styled(
                        Style.EMPHASIS,
                        (Text("recommended"), Styled(Style.STRONG, (Text(" a remedy"),))),
                    ),
                    Text("."),
                ),
                origin="statement:summary",
                numbered=False,
            ),
        ),
    )


def _complaint() -> Section:
    return Section(
        id="complaint",
        title="The complaint",
        blocks=(
            Paragraph(
                inlines=(_MS_X, Text(" complained that the Council:")),
                origin="complaint:intro",
                number=1,
                anchors=("complaint",),
            ),
            BulletList(
                origin="complaint:heads",
                items=(
                    ListItem(
                        (Text("took nine months to hold a review panel, when the law allows 30 "),),
                        origin="head:h1",
                    ),
                    ListItem(
                        (Text("lost the records of two visits:"),),
                        origin="head:h2",
                        children=(
                            BulletList(
                                items=(
                                    ListItem(
                                        (Text("one on 3 March;"),),
                                        children=(
                                            BulletList(items=(ListItem((Text("at home; and"),)),)),
                                        ),
                                    ),
                                    ListItem((Text("one at school."),)),
                                )
                            ),
                            LetteredList(items=(ListItem((Text("the notes of the visit"),)),)),
                        ),
                    ),
                ),
            ),
            Paragraph(
                inlines=(
                    Text("She said this caused "),
                    Styled(Style.EMPHASIS, (Text("avoidable"),)),
                    Text(" distress to her and her son, Y, as set out in paragraph "),
                    ParagraphRef("finding:f1:injustice", 9),
                    Text("."),
                ),
                origin="complaint:injustice",
                number=2,
                source=BlockSource.DERIVED,
            ),
        ),
    )


def _law() -> Section:
    return Section(
        id="role",
        title="The Ombudsman’s role and powers",
        blocks=(
            Paragraph(
                inlines=(
                    Text("We investigate complaints about ‘maladministration’ and ‘service "),
                    Text("failure’. In this statement, I have used the word fault to refer to "),
                    Text("these. "),
                    Citation("Local Government Act 1974, sections 26(1) and 26A(1), as amended"),
                ),
                origin="standard:role",
                number=3,
                source=BlockSource.STANDARD,
            ),
            Paragraph(
                inlines=(Text("We cannot question a decision only because somebody disagrees:"),),
                origin="standard:limits",
                number=4,
                source=BlockSource.STANDARD,
            ),
            LetteredList(
                origin="standard:limits:list",
                items=(
                    ListItem(
                        (Text("we ask how the decision was made;"),),
                        children=(
                            BulletList(
                                items=(
                                    ListItem((Text("what was known; and"),)),
                                    ListItem(
                                        (
                                            Text("what was "),
                                            Styled(Style.STRONG, (Text("recorded;"),)),
                                        )
                                    ),
                                )
                            ),
                        ),
                    ),
                    ListItem(
                        (Text("we consider:"),),
                        children=(
                            LetteredList(
                                items=(
                                    ListItem((Text("the law;"),)),
                                    ListItem(
                                        (Text("the guidance, which has"),),
                                        children=(
                                            LetteredList(items=(ListItem((Text("volumes;"),)),)),
                                        ),
                                    ),
                                )
                            ),
                        ),
                    ),
                    ListItem((Text("and we say why."),)),
                ),
            ),
            Paragraph(
                inlines=(Citation("Local Government Act 1974, section 34(3), as amended"),),
                origin="standard:limits:citation",
                numbered=False,
                source=BlockSource.STANDARD,
            ),
        ),
    )


def _findings() -> Section:
    return Section(
        id="what-i-found",
        title="What I found",
        blocks=(
            Subheading(text="What happened", origin="what-happened"),
            Paragraph(
                inlines=(
                    Text(
                        "In March 2024 Ms X asked for a stage two investigation. She paid £1,250 "
                    ),
                    Text("for a report by Dr Siân Ŵyn-Łukasz, dated "),
                    Placeholder("date of the report"),
                    Text("."),
                ),
                origin="event:e1",
                number=5,
                lead="March 2024.",
                source=BlockSource.OVERRIDDEN,
            ),
            Paragraph(
                inlines=(Text("The complaints manager wrote:"),), origin="event:e2", number=6
            ),
            Quote(
                paragraphs=(
                    (Text(f"“{_COUNCIL_WORDS}"),),
                    (
                        Styled(Style.STRONG, (Text("No"),)),
                        Text(" officer checked <b> & the post.”"),
                    ),
                ),
                origin="event:e2:quote",
            ),
            Subheading(text="Analysis", origin="analysis"),
            Subheading(
                text="Panel recommendation 1: tell families what was decided",
                level=3,
                origin="recommendation:r1",
            ),
            Paragraph(
                inlines=(
                    Text("The Council was at fault. See paragraphs "),
                    ParagraphRef("complaint", 1),
                    Text(" and "),
                    ParagraphRef("event:e2", 6),
                    Text(", and paragraph "),
                    ParagraphRef("event:deleted"),
                    Text(", which is gone."),
                ),
                origin="finding:f1:analysis:1",
                number=7,
            ),
            Subheading(
                text="Panel recommendation 2: keep records", level=3, origin="recommendation:r2"
            ),
            Paragraph(
                inlines=(Text("The Council has kept no note of the visits."),),
                origin="finding:f2:analysis:1",
                number=8,
            ),
            Subheading(text="Injustice", origin="injustice"),
            Paragraph(
                inlines=(
                    Text("Y went without the support he needed "),
                    Styled(
                        Style.STRONG,
                        (Text("for "), Styled(Style.EMPHASIS, (Text("nine"),)), Text(" months")),
                    ),
                    Text("."),
                ),
                origin="finding:f1:injustice",
                number=9,
            ),
        ),
    )


def _action() -> Section:
    return Section(
        id="action",
        title="Action",
        blocks=(
            Paragraph(
                inlines=(Text("Within one month of the final decision the Council will:"),),
                origin="action:intro",
                number=10,
            ),
            LetteredList(
                items=(
                    ListItem((Text("apologise to "), _MS_X, Text(";")), origin="action:a1"),
                    ListItem((Text("pay her £500; and"),), origin="action:a2"),
                    ListItem((Text("remind staff: see "), ParagraphRef("standard:limits", 4))),
                ),
                origin="action:list",
            ),
            Paragraph(
                inlines=(Text("The Council should provide us with evidence it has done so."),),
                origin="action:evidence",
                number=11,
                source=BlockSource.STANDARD,
            ),
            BulletList(items=(ListItem((Text("A list with a single item"),)),)),
        ),
    )
