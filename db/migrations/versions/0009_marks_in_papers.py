"""Passages marked in papers, the pages read, and text read from pictures.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "marks",
        sa.Column(
            "case_id",
            sa.Text(),
            sa.ForeignKey("cases.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("to_number", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
    )
    op.add_column("evidence", sa.Column("recognised", sa.Text(), nullable=True))
    op.add_column("evidence", sa.Column("pages_read", sa.Text(), nullable=False, server_default=""))
