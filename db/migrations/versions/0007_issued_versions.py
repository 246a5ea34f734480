"""How a version of the statement was issued: to whom, by when comments are due, its files.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("versions", sa.Column("issue", sa.Text(), nullable=True))
