"""Events told out of order or in one paragraph, and how remedies are listed and introduced.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("events", _words("told_after"))
    op.add_column(
        "events", sa.Column("same_paragraph", sa.Boolean(), nullable=False, server_default="0")
    )
    op.add_column("case_records", _words("remedy_list", "as the office does"))
    op.add_column("case_records", _words("remedy_words", "as the office does"))
    op.add_column("case_records", _words("remedy_lead"))


def _words(name: str, default: str = "") -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)
