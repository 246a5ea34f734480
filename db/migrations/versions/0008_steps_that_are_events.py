"""Steps of a procedure that are events of the chronology; recommendations told in the statement.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("steps", sa.Column("event_id", sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "recommendations",
        sa.Column("recounted", sa.Boolean(), nullable=False, server_default="0"),
    )
