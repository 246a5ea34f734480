"""Remedies and offers for several people together, and injustices the statement words by itself.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    for table in ("remedies", "offers"):
        op.add_column(table, sa.Column("joint_ids", sa.Text(), nullable=False, server_default="[]"))
    op.add_column(
        "injustices", sa.Column("recounted", sa.Boolean(), nullable=False, server_default="0")
    )
