"""Outlines chosen for a case, standard paragraphs moved, and what the rules said of an export.

From this layout on the table ``office`` also holds the kinds "paragraph", "outline", "band" and
"setting", which programs before it cannot read.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # SQLite adds a column without rebuilding the table when its default is a constant.
    op.add_column("case_records", _filled("outline", sa.Text(), ""))
    op.add_column("choices", sa.Column("order", sa.Integer(), nullable=True))
    op.add_column("receipts", _filled("size", sa.Integer(), "0"))
    op.add_column("receipts", _filled("publication", sa.Boolean(), "0"))
    op.add_column("receipts", _filled("findings", sa.Text(), "[]"))


def _filled(name: str, type_: sa.types.TypeEngine, default: str) -> sa.Column:
    return sa.Column(name, type_, nullable=False, server_default=default)
