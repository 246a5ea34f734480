"""Things to do and notes for the file, and who was at the desk.

The one next step of a case becomes the first of its things to do.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "tasks",
        _of_a_case(),
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
    )
    op.create_table(
        "notes",
        _of_a_case(),
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.execute(
        "INSERT INTO tasks (case_id, id, position, what, due, done_on) "
        "SELECT case_id, 'next-step', 0, next_step, next_step_due, NULL FROM case_records "
        "WHERE next_step <> '' OR next_step_due IS NOT NULL"
    )
    with op.batch_alter_table("case_records") as record:
        record.drop_column("next_step")
        record.drop_column("next_step_due")
    op.add_column("versions", _words("made_by"))
    op.add_column("activity", _words("who"))


def _of_a_case() -> sa.Column:
    to = sa.ForeignKey("cases.id", ondelete="CASCADE")
    return sa.Column("case_id", sa.Text(), to, primary_key=True, nullable=False)


def _words(name: str) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")
