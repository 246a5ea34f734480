"""Where things live: the data shipped with the program, the user's casebook and their settings.

The program is run from a checkout, from an installed wheel or as a packaged application; each
keeps ``resources/`` and ``db/`` in another place. Standard library only, and nothing is created.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

TITLE = "Case workbench"
"""The folder name on Windows and macOS."""

SLUG = "case-workbench"
"""The folder name where names are lower case."""

ASIDE = f"{SLUG}-"
"""How folders begin in which papers lie aside for a while, in the system's place for such."""


class Bundle(NamedTuple):
    """The data shipped with the program, never written to."""

    root: Path

    @property
    def resources(self) -> Path:
        """Reference data, fonts, icons and schemas."""
        return self.root / "resources"

    @property
    def migrations(self) -> Path:
        """The steps that bring a casebook's tables up to date."""
        return self.root / "db" / "migrations"


class UserFolders(NamedTuple):
    """What belongs to the person at the computer: the casebook, the settings, the program's log."""

    data: Path
    settings: Path
    logs: Path


def bundle(package: Path = Path(__file__).parent, unpacked: str | None = None) -> Bundle:
    """The shipped data for the way the program is run.

    `package` is the folder of the code; `unpacked` the folder of a packaged application, by
    default the one PyInstaller names.
    """
    frozen: str | None = getattr(sys, "_MEIPASS", None) if unpacked is None else unpacked
    if frozen is not None:
        return Bundle(Path(frozen))
    installed = package / "_bundle"
    return Bundle(installed if installed.is_dir() else package.parent)


def user_folders(
    data_dir: Path | None = None,
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> UserFolders:
    """The user's folders by the platform's convention; `data_dir` replaces the casebook's.

    Windows: ``%LOCALAPPDATA%``. macOS: ``~/Library``. Elsewhere the XDG base directories, whose
    variables count only when they hold absolute paths.
    """
    home = Path.home() if home is None else home
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / TITLE
        data, settings, logs = local, local / "settings", local / "logs"
    elif platform == "darwin":
        library = home / "Library"
        data = library / "Application Support" / TITLE
        settings = library / "Preferences" / TITLE
        logs = library / "Logs" / TITLE
    else:
        data = _xdg(environment, "XDG_DATA_HOME", home / ".local" / "share") / SLUG
        settings = _xdg(environment, "XDG_CONFIG_HOME", home / ".config") / SLUG
        logs = _xdg(environment, "XDG_STATE_HOME", home / ".local" / "state") / SLUG
    if data_dir is not None:
        with suppress(RuntimeError):  # "~nobody" stays as it is, and is then a missing folder
            data_dir = data_dir.expanduser()
        data = data_dir.absolute()
    return UserFolders(data, settings, logs)


def _xdg(environment: Mapping[str, str], variable: str, otherwise: Path) -> Path:
    value = Path(environment.get(variable, ""))
    return value if value.is_absolute() else otherwise
