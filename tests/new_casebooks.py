"""Casebooks that tests make: the first by every step of its layout, all others as copies of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.persistence import migrate


@pytest.fixture(scope="session", autouse=True)
def casebooks_made_once() -> Iterator[None]:
    """A new casebook takes over the content of the first; tests/persistence makes them in full."""
    patch = pytest.MonkeyPatch()
    through_every_step = migrate._migrate  # noqa: SLF001
    made: dict[str, bytes] = {}

    def filled(path: Path, migrations: Path, schema: str, named: Path) -> None:
        if path.suffix != ".new":
            through_every_step(path, migrations, schema, named)
            return
        layout = f"{migrations} {schema}"
        if layout not in made:
            through_every_step(path, migrations, schema, named)
            made[layout] = path.read_bytes()
        path.write_bytes(made[layout])

    patch.setattr(migrate, "_migrate", filled)
    yield
    patch.undo()
