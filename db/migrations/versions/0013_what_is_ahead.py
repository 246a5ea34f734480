"""What is ahead of a case has a column of its own in the register, as JSON.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("cases", sa.Column("ahead", sa.Text(), nullable=False, server_default="[]"))
    # Programs not yet released kept it in a line of its own under the next step.
    op.execute(
        "UPDATE cases SET ahead = substr(next_step, instr(next_step, char(10) || '[') + 1), "
        "next_step = substr(next_step, 1, instr(next_step, char(10) || '[') - 1) "
        "WHERE instr(next_step, char(10) || '[')"
    )
