"""The first layout of a casebook: cases, their records, and the log of every action.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "cases",
        _text("id"),
        _number("revision"),
        _text("created_at"),
        _text("reference"),
        _text("body"),
        _text("complainant"),
        _text("stage"),
        _text("outcome"),
        _text("next_step"),
        _text("next_due"),
        _text("touched_at"),
        _yes_or_no("deleted"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "activity",
        _number("number"),
        _case_id(),
        _text("at"),
        _text("action"),
        _text("label"),
        _text("changes"),
        sa.PrimaryKeyConstraint("number"),
        sqlite_autoincrement=True,
    )
    op.create_index("activity_of_case", "activity", ["case_id", "number"])
    op.create_table(
        "office",
        _number("number"),
        _text("kind"),
        _text("id"),
        _text("data"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "office_log",
        _number("number"),
        _text("at"),
        _text("label"),
        _text("before"),
        _text("after"),
        sa.PrimaryKeyConstraint("number"),
        sqlite_autoincrement=True,
    )
    _records(
        "case_records",
        _text("reference"),
        _text("body"),
        _text("body_short"),
        _text("category"),
        _text("subject"),
        _text("received_on", optional=True),
        _text("stage"),
        _text("investigator"),
        _text("statement_kind"),
        _text("edition"),
        _text("scope_placement"),
        _text("deadline_style"),
        _text("outcome"),
        _text("upheld_reason"),
        _text("draft_sent_on", optional=True),
        _text("decided_on", optional=True),
        _text("next_step"),
        _text("next_step_due", optional=True),
        _text("note"),
    )
    _records(
        "people",
        _number("position"),
        _text("name"),
        _text("other_names"),
        _text("identifiers"),
        _text("alias"),
        _text("title"),
        _text("role"),
        _text("age_group"),
        _text("pronouns"),
        _text("relations"),
        _text("born", optional=True),
        _text("note"),
    )
    _records(
        "heads",
        _number("position"),
        _text("title"),
        _text("as_put"),
        _text("injustice_claimed"),
        _text("outcome_wanted"),
        _text("scope"),
        _text("scope_reason"),
        _text("power"),
        _text("events_from", optional=True),
        _text("events_to", optional=True),
    )
    _records(
        "evidence",
        _number("position"),
        _text("title"),
        _text("author"),
        _text("made_on", optional=True),
        _text("received_on", optional=True),
        _number("pages", optional=True),
        _text("supplied_by"),
        _text("note"),
    )
    _records(
        "events",
        _number("position"),
        _text("on", optional=True),
        _text("actor"),
        _text("narrative"),
        _text("statement_text"),
        _yes_or_no("in_statement"),
        _text("topic_id"),
        _text("sources"),
        _text("head_ids"),
        _yes_or_no("disputed"),
        _text("dispute"),
        _text("accounts"),
        _text("preference"),
        _text("note"),
    )
    _records(
        "findings",
        _number("position"),
        _text("head_id"),
        _text("title"),
        _text("standard"),
        _text("what_happened"),
        _text("analysis"),
        _text("result"),
        _yes_or_no("fault_without_injustice"),
        _text("topic_id"),
        _text("event_ids"),
        _text("sources"),
        _text("standards"),
        _text("sources_for"),
        _text("sources_against"),
        _text("accounts"),
        _text("weighed"),
        _text("considered"),
    )
    _records(
        "injustices",
        _number("position"),
        _text("finding_id"),
        _text("person_id"),
        _text("kind"),
        _text("how"),
        _text("statement_text"),
        _text("seriousness"),
        _text("why_serious"),
        _text("put_right"),
    )
    _records(
        "remedies",
        _number("position"),
        _text("kind"),
        _text("by_whom"),
        _text("person_id"),
        _number("amount", optional=True),
        _text("reason"),
        _text("text"),
        _text("injustice_ids"),
        _text("deadline", optional=True),
        _text("evidence"),
        _text("evidence_deadline", optional=True),
        _text("agreement"),
        _text("agreed_on", optional=True),
        _text("agreed_by"),
        _text("owner"),
        _text("measure"),
        _text("aggravating"),
        _text("mitigating"),
        _text("loss_items"),
        _text("calculation"),
    )
    _records(
        "jurisdiction",
        _text("title"),
        _text("applies"),
        _text("discretion"),
        _text("reason"),
        _text("decided_on", optional=True),
        _text("by_whom"),
        _text("paragraph_id"),
        _text("head_ids"),
        _text("notice_on", optional=True),
        _text("back_to", optional=True),
    )
    _records(
        "rungs",
        _text("considered"),
    )
    _records(
        "offers",
        _number("position"),
        _text("what"),
        _text("person_id"),
        _number("amount", optional=True),
        _text("offered_on", optional=True),
        _text("sources"),
        _text("agreed_on", optional=True),
        _text("agreed_sources"),
        _text("paid_on", optional=True),
        _text("paid_sources"),
        _text("injustice_ids"),
        _text("remedy_ids"),
        _text("note"),
    )
    _records(
        "compliance",
        _number("position"),
        _text("remedy_id"),
        _text("due_on", optional=True),
        _text("evidence_due_on", optional=True),
        _text("extensions"),
        _text("received"),
        _text("done_on", optional=True),
        _text("outcome"),
        _text("satisfied"),
        _text("satisfied_by"),
        _text("satisfied_on", optional=True),
        _text("note"),
    )
    _records(
        "complaints",
        _number("position"),
        _text("title"),
        _text("procedure"),
        _text("stage_two_start"),
        _yes_or_no("oral"),
        _text("rules_version"),
        _text("note"),
    )
    _records(
        "steps",
        _text("complaint_id"),
        _text("step"),
        _text("title"),
        _text("on", optional=True),
        _text("sources"),
        _text("note"),
    )
    _records(
        "limits",
        _number("position"),
        _text("complaint_id"),
        _text("key"),
        _text("title"),
        _text("did"),
        _text("duty"),
        _text("from_steps"),
        _text("assumed_from"),
        _yes_or_no("or_last_day"),
        _text("to_step"),
        _number("count"),
        _text("unit"),
        _yes_or_no("beginning_with"),
        _number("extended"),
        _text("extended_by"),
        _yes_or_no("notice_in_time"),
        _text("provision"),
        _text("status"),
        _yes_or_no("applies"),
        _text("why_changed"),
        _yes_or_no("in_statement"),
        _text("topic_id"),
    )
    _records(
        "participants",
        _number("position"),
        _text("complaint_id"),
        _text("person_id"),
        _text("name"),
        _number("stage"),
        _text("part"),
        _text("independence"),
        _text("note"),
    )
    _records(
        "parts",
        _number("position"),
        _text("complaint_id"),
        _text("title"),
        _text("head_id"),
    )
    _records(
        "outcomes",
        _text("part_id"),
        _text("stage"),
        _text("outcome"),
        _text("by_whom"),
        _text("why"),
        _text("sources"),
    )
    _records(
        "recommendations",
        _number("position"),
        _text("complaint_id"),
        _text("title"),
        _text("made_by"),
        _text("made_on", optional=True),
        _text("text"),
        _text("accepted"),
        _text("due", optional=True),
        _text("done"),
        _text("done_on", optional=True),
        _text("sources"),
        _text("explanation"),
        _text("view"),
        _text("analysis"),
        _yes_or_no("in_statement"),
        _text("topic_id"),
    )
    _records(
        "answers",
        _text("complaint_id"),
        _text("question"),
        _text("answer"),
        _text("reasons"),
        _text("answered_on", optional=True),
    )
    _records(
        "texts",
        _text("text"),
    )
    _records(
        "topics",
        _number("position"),
        _text("section"),
        _text("title"),
        _text("role"),
        _text("parent_id"),
        _text("key"),
    )
    _records(
        "passages",
        _number("position"),
        _text("topic_id"),
        _text("placement"),
        _text("text"),
    )
    _records(
        "choices",
        _text("choice"),
    )
    _records(
        "overrides",
        _text("origin"),
        _text("text"),
        _text("replaced"),
    )
    _records(
        "acceptances",
        _text("problem_key"),
        _text("reason"),
        _text("accepted_at"),
    )
    _records(
        "versions",
        _number("number"),
        _text("stage"),
        _text("made_at"),
        _text("document"),
        _text("library_version"),
        _text("sha256"),
    )
    _records(
        "receipts",
        _text("version_id"),
        _text("format"),
        _text("file_name"),
        _text("sha256"),
        _text("exported_at"),
        _text("override_reason"),
    )


def _text(name: str, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=optional)


def _number(name: str, optional: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=optional)


def _yes_or_no(name: str) -> sa.Column:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _case_id() -> sa.Column:
    return sa.Column(
        "case_id", sa.Text(), sa.ForeignKey("cases.id", ondelete="CASCADE"), nullable=False
    )


def _records(name: str, *columns: sa.Column) -> None:
    key = sa.PrimaryKeyConstraint("case_id", "id")
    op.create_table(name, _case_id(), _text("id"), *columns, key)
