"""The titles of practice cases, and their papers: which file belongs to which evidence item."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

PRACTICE_TITLES = {
    "1-refused-stage-two": "Stage two delayed and refused: upheld, with remedies",
    "2-personal-remedy": "Statutory findings stood, personal remedy missed: upheld",
    "3-panel-recommendations": "A panel’s recommendations carried out: no fault",
}
"""What each case is called where one is chosen, by the name of its file."""


def papers_of(resources: Path, case_id: str) -> Sequence[tuple[Path, str]]:
    """The papers of a practice case, each with the id of its evidence item ("" for a new one)."""
    import tomllib

    folder = resources / "practice" / "papers"
    listed = tomllib.loads((folder / "papers.toml").read_text(encoding="utf-8"))
    if listed["case"] != case_id:
        return ()
    return [(folder / each["file"], each.get("item", "")) for each in listed["papers"]]
