"""On which page of the bundle a paper begins, and whether it is cited by its pages.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("evidence", sa.Column("bundle_page", sa.Integer(), nullable=True))
    op.add_column(
        "case_records",
        sa.Column("citing", sa.Text(), nullable=False, server_default="the paper’s own page"),
    )
