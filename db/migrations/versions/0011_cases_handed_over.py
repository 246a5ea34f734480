"""What a second reader proposes, and how a reading handed over went and came back.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("points", sa.Column("proposed", sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "readings", sa.Column("read_only", sa.Boolean(), nullable=False, server_default="0")
    )
    op.add_column("readings", sa.Column("returned_on", sa.Text(), nullable=True))
