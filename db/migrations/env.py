"""Runs the steps in ``versions/`` on one casebook file.

The program hands over an open connection (workbench/persistence/migrate.py). A developer making
a new step names a scratch file instead: ``alembic -c db/alembic.ini -x file=…``. Logging is left
as it is: `fileConfig` would silence the program's own.
"""

from pathlib import Path

from alembic import context
from sqlalchemy import Connection


def _run(connection: Connection, **options: object) -> None:
    # SQLite changes a table by rebuilding it, hence batch mode in the steps a developer generates.
    context.configure(connection=connection, render_as_batch=True, **options)
    with context.begin_transaction():
        context.run_migrations()


def _run_for_a_developer() -> None:
    from workbench.persistence.engine import open_engine
    from workbench.persistence.tables import metadata

    path = Path(context.get_x_argument(as_dictionary=True)["file"])
    path.touch()
    with open_engine(path, foreign_keys=False).connect() as connection:
        _run(connection, target_metadata=metadata)


handed_over = context.config.attributes.get("connection")
if handed_over is None:
    _run_for_a_developer()
else:
    _run(handed_over)
