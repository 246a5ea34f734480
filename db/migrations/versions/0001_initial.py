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
    )
    _records(
        "injustices",
        _number("position"),
        _text("finding_id"),
        _text("person_id"),
        _text("kind"),
        _text("how"),
        _text("statement_text"),
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
