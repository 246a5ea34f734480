"""The papers of practice cases: which file belongs to which evidence item."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def papers_of(resources: Path, case_id: str) -> Sequence[tuple[Path, str]]:
    """The papers of a practice case, each with the id of its evidence item ("" for a new one)."""
    import tomllib

    folder = resources / "practice" / "papers"
    listed = tomllib.loads((folder / "papers.toml").read_text(encoding="utf-8"))
    if listed["case"] != case_id:
        return ()
    return [(folder / each["file"], each.get("item", "")) for each in listed["papers"]]
