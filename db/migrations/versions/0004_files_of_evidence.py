"""The files of evidence items, what they came attached to, and whether they are disclosed.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    # SQLite adds a column without rebuilding the table when its default is a constant.
    op.add_column("evidence", sa.Column("file", sa.Text(), nullable=True))
    op.add_column("evidence", _filled("parent_id", ""))
    op.add_column("evidence", _filled("disclosure", "not decided"))
    op.add_column("evidence", _filled("disclosure_reason", ""))


def _filled(name: str, default: str) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)
