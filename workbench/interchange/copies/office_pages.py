"""Old Word files and others as PDF, by LibreOffice where a person has it; never shipped.

It runs beneath the copying program, whose limits of memory it inherits: with a profile of its own
that is gone afterwards, no macros, nothing that is linked fetched, and no network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from workbench.interchange.papers.results import CannotRead
from workbench.paths import ASIDE

_PATIENCE, _LOOK = 120.0, 0.5
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_COMMON = "/org.openoffice.Office.Common/Security/Scripting"
_INTERNET = "/org.openoffice.Inet/Settings"
_SETTINGS: Sequence[tuple[str, str, str | int | bool]] = (
    (_COMMON, "MacroSecurityLevel", 3),
    (_COMMON, "DisableMacrosExecution", True),
    (_COMMON, "DisableActiveContent", True),
    (_COMMON, "BlockUntrustedRefererLinks", True),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", 0),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", 2),
    (_INTERNET, "ooInetProxyType", 2),
    *((_INTERNET, f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *((_INTERNET, f"ooInet{kind}ProxyPort", 9) for kind in ("HTTP", "HTTPS", "FTP")),
)
_XCU = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items '
    'xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>\n'
)
_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


def program() -> str:
    """Where LibreOffice is, "" where it is not."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((each for each in _PLACES if Path(each).is_file()), "")


def converted(path: str, name: str, target: str) -> Iterator[Mapping[str, Any]]:
    """Write a file called `name` as a PDF; raises `CannotRead` where that fails."""
    office = program()
    if not office:
        raise CannotRead("LibreOffice is not installed here.")
    with TemporaryDirectory(prefix=ASIDE) as place:
        room = Path(place)
        _write_profile(room / "profile" / "user")
        paper = room / f"paper{PurePath(name).suffix.lower()}"
        shutil.copyfile(path, paper)
        yield from _run(
            [
                *_without_network(), office, "--headless", "--norestore", "--nologo",
                "--nodefault", "--nolockcheck",
                f"-env:UserInstallation={(room / 'profile').as_uri()}",
                "--convert-to", "pdf", "--outdir", str(room / "made"), str(paper),
            ],
            room,
        )  # fmt: skip
        made = room / "made" / "paper.pdf"
        if not made.is_file():
            raise CannotRead("LibreOffice could not open it.")
        shutil.copyfile(made, target)
    yield {"made": target}


def _run(command: Sequence[str], room: Path) -> Iterator[Mapping[str, Any]]:
    """Wait for the program, saying from time to time that it works; it is ended in the end."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=room,
        env={**os.environ, "HOME": str(room), "http_proxy": "http://127.0.0.1:9"},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        ends = monotonic() + _PATIENCE
        try:
            while monotonic() < ends:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_LOOK)
                    return
                yield {}
            raise CannotRead("LibreOffice took too long over it.")
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all it started."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _without_network() -> Sequence[str]:
    """What starts a program in a network of its own with nothing in it, where the system can."""
    command = ("unshare", "--user", "--map-current-user", "--net")
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return ()
    able = subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    return command if able else ()


def _write_profile(folder: Path) -> None:
    folder.mkdir(parents=True)
    items = (
        _ITEM.format(path, name, str(value).lower() if isinstance(value, bool) else value)
        for path, name, value in _SETTINGS
    )
    (folder / "registrymodifications.xcu").write_text(_XCU.format("".join(items)), "utf-8")
