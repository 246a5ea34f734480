"""Names and details of people who were renamed or taken out, filled from what the log knows.

Frozen once released: no import from workbench, no later change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

# Not what was undone: that was a slip of the keyboard. A name typed on is kept as it became.
_GONE = """
    WITH changes AS (
        SELECT a.case_id, c.value AS change,
               json_extract(c.value, '$.after') IS NULL AS taken_out
        FROM activity a,
             json_each(CASE WHEN json_valid(a.changes) THEN a.changes ELSE '[]' END) c
        WHERE a.action IN ('edit', 'redo')
          AND json_extract(c.value, '$.kind') IN ('person', 'participant')
    ),
    gone AS (
        SELECT case_id, json_extract(change, '$.before.name') AS words FROM changes
        WHERE coalesce(json_extract(change, '$.after.name'), '')
              <> json_extract(change, '$.before.name')
        UNION SELECT case_id, o.value FROM changes, json_each(change, '$.before.other_names') o
        WHERE taken_out
    ),
    kept AS (
        SELECT case_id, name AS words FROM people
        UNION SELECT case_id, name FROM participants
        UNION SELECT case_id, o.value FROM people, json_each(other_names) o
    ),
    named AS (
        SELECT gone.case_id, gone.words FROM gone
        WHERE trim(words) <> ''
          AND NOT EXISTS (
            SELECT 1 FROM kept
            WHERE kept.case_id = gone.case_id AND instr(lower(kept.words), lower(gone.words)) = 1
          )
          AND NOT EXISTS (
            SELECT 1 FROM gone AS longer
            WHERE longer.case_id = gone.case_id AND longer.words <> gone.words
              AND instr(lower(longer.words), lower(gone.words)) = 1
          )
    ),
    details AS (
        SELECT case_id, d.value AS words FROM changes, json_each(change, '$.before.identifiers') d
        WHERE taken_out AND trim(d.value) <> ''
        EXCEPT SELECT case_id, d.value FROM people, json_each(identifiers) d
    )
    UPDATE case_records SET
        former_names = (
            SELECT json_group_array(words) FROM named
            WHERE named.case_id = case_records.case_id),
        former_details = (
            SELECT json_group_array(words) FROM details
            WHERE details.case_id = case_records.case_id)
    WHERE case_id IN (SELECT case_id FROM gone UNION SELECT case_id FROM details)
"""


def upgrade() -> None:
    for name in ("former_names", "former_details"):
        op.add_column(
            "case_records", sa.Column(name, sa.Text(), nullable=False, server_default="[]")
        )
    op.execute(_GONE)
