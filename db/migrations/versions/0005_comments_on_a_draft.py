"""The day by which comments on a draft are due.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("case_records", sa.Column("comments_due", sa.Text(), nullable=True))
