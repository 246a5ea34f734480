"""What is dangerous about a casebook's folder: rival copies beside it, a synced or shared disk.

Programs that synchronise folders know nothing of saves that belong together; on a network drive
locks may not hold. Standard library only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from workbench.persistence.fileformat import APPLICATION_ID, FILE_NAME

_SYNCED = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive",
    "googledrive": "Google Drive", "my drive": "Google Drive", "icloud": "iCloud",
    "icloud drive": "iCloud", "mobile documents": "iCloud", "icloud~": "iCloud",
    "nextcloud": "Nextcloud", "owncloud": "ownCloud", "box": "Box", "box sync": "Box",
    "pcloud drive": "pCloud", "pclouddrive": "pCloud", "syncthing": "Syncthing",
    "seafile": "Seafile",
    "mega": "MEGA", "megasync": "MEGA", "sharepoint": "SharePoint",
    "cloudstorage": "a cloud service",
}  # fmt: skip
"""How the folders of such programs are called, in small letters."""

_MARKS = {
    ".stfolder": "Syncthing", ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud", ".sync": "a cloud service", ".owncloudsync.log": "ownCloud",
}  # fmt: skip
"""What such programs leave in the folder they look after."""

_NETWORK = (
    "nfs", "cifs", "smb", "afpfs", "davfs", "webdav", "ncpfs", "9p", "sshfs", "fuse.rclone",
    "gvfs", "glusterfs", "ceph", "afs",
)  # fmt: skip
_HEADER = slice(68, 72)
_SHARED_WORDS = "See the chapter “Keeping your work safe” of the manual."


def warnings(folder: Path) -> tuple[str, ...]:
    """What a person should know of the folder of a casebook, a sentence or two each."""
    found = []
    rivals = conflicted_copies(folder)
    if rivals:
        names = ", ".join(path.name for path in rivals)
        found.append(
            f"Beside the casebook lies what may be a copy in conflict with it: {names}. Work may "
            "be in one and not in the other: look at both (a copy can be opened in a folder of "
            "its own under the name casebook.db, or a case be taken from it with Restore…)."
        )
    program = synced_by(folder)
    if program:
        found.append(
            f"The casebook lies in a folder synchronised by {program}. Keep it on this computer "
            f"and let its backups be synchronised instead. {_SHARED_WORDS}"
        )
    if on_network(folder):
        found.append(
            "The casebook lies on a network drive. One person at a time can work in it, and only "
            f"while the connection holds. {_SHARED_WORDS}"
        )
    return tuple(found)


def conflicted_copies(folder: Path) -> tuple[Path, ...]:
    """Casebooks beside the casebook, under whatever name a program or a person gave them."""
    with suppress(OSError):
        files = [path for path in sorted(folder.iterdir()) if _is_rival(path)]
        return tuple(path for path in files if _is_casebook(path))
    return ()


def _is_rival(path: Path) -> bool:
    name = path.name.casefold()
    ours = name.startswith((f"{FILE_NAME}.", f"{FILE_NAME}-", ".", "~")) and "conflict" not in name
    return name != FILE_NAME and "casebook" in name and ".db" in name and not ours


def _is_casebook(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return file.read(100)[_HEADER] == APPLICATION_ID.to_bytes(4, "big")
    return False


def synced_by(folder: Path) -> str:
    """The program that synchronises a folder, as far as can be told; "" when none is seen."""
    for each in (folder.absolute(), *folder.absolute().parents):
        name = each.name.casefold()
        known = _SYNCED.get(name) or _SYNCED.get(name.partition(" - ")[0].partition("-")[0])
        if known:
            return known
        with suppress(OSError):
            for mark, program in _MARKS.items():
                if (each / mark).exists():
                    return program
    return ""


def on_network(folder: Path) -> bool:
    """Whether a folder lies on another computer's disk."""
    place = folder.absolute()
    if sys.platform == "win32":
        import ctypes

        drive = f"{place.drive}\\"
        return place.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == 4
    if sys.platform == "darwin":
        return _is_on(place, _mac_disks())
    with suppress(OSError):
        return _is_on(place, _linux_disks(Path("/proc/self/mounts").read_text("utf-8")))
    return False


def _linux_disks(mounts: str) -> Iterator[tuple[Path, str]]:
    for line in mounts.splitlines():
        _, place, kind, *_ = line.split(" ")
        yield Path(place.replace("\\040", " ")), kind


def _mac_disks() -> Iterator[tuple[Path, str]]:
    import subprocess

    with suppress(OSError, subprocess.SubprocessError):
        command = ["/sbin/mount"]
        told = subprocess.run(command, capture_output=True, text=True, timeout=2, check=True)
        for line in told.stdout.splitlines():
            place, _, kinds = line.partition(" on ")[2].partition(" (")
            yield Path(place), kinds.partition(",")[0]


def _is_on(folder: Path, disks: Iterable[tuple[Path, str]]) -> bool:
    """Whether the disk a folder lies on, the one mounted deepest, is a network's."""
    found = [(len(place.parts), kind) for place, kind in disks if folder.is_relative_to(place)]
    return bool(found) and max(found)[1].removeprefix("fuse.").startswith(_NETWORK)
