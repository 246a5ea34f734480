"""Put in place what the program needs: an environment, the locked libraries, Qt's system libraries.

Both commands (start.py, check.py) begin here. Only the standard library is used, because at this
point nothing else is there. Every failure becomes a `SetupError` that says what was wrong, what
was kept and what to type. No address is named: pip and apt fetch from wherever they are set up to.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "installers" / "lock"
STAMP = "installed-by-case-workbench"
OLDEST, FIRST_TOO_NEW = (3, 11), (3, 15)
NEEDED_MEGABYTES = {"run": 700, "check": 1200}

QT_LIBRARIES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon0",
    "libbrotli1",
    "libx11-6",
    "libfreetype6",
)
X11_LIBRARIES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxcb-shape0",
    "libxcb-randr0",
    "libxcb-image0",
    "libxcb-render-util0",
)
WAYLAND_LIBRARIES = ("libwayland-client0", "libwayland-cursor0", "libwayland-egl1")

# Loading a platform plugin resolves every system library Qt will want, without opening a window.
PROBE = """
import ctypes, pathlib, sys
import PySide6.QtWidgets, PySide6.QtPrintSupport
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
for name in sys.argv[1:]:
    if (plugins / name).exists():
        ctypes.CDLL(str(plugins / name))
"""


class SetupError(Exception):
    """Something the program needs could not be put in place; the text says what to do about it."""


def say(text: str) -> None:
    """Tell the person what is being done, at once."""
    print(text, flush=True)


def check_python(version: Sequence[int]) -> None:
    """Refuse a Python the libraries are not locked for."""
    if not OLDEST <= tuple(version[:2]) < FIRST_TOO_NEW:
        raise SetupError(
            f"This is Python {version[0]}.{version[1]}; the program needs Python 3.11, 3.12, 3.13 "
            "or 3.14. Nothing was changed. Install one of these and type the command again with it."
        )


def venv_python(venv: Path, platform: str = os.name) -> Path:
    """The Python inside the environment."""
    return venv / "Scripts" / "python.exe" if platform == "nt" else venv / "bin" / "python"


def stamp_text(lock: bytes, root: Path, version: Sequence[int]) -> str:
    """What must be unchanged for an environment to be current: lock, place and Python."""
    digest = hashlib.sha256(lock).hexdigest()
    return f"{digest}\n{root}\n{version[0]}.{version[1]}\n"


def screens(environ: Mapping[str, str], platform: str = sys.platform) -> tuple[str, ...]:
    """The kinds of screen a window could open on: "x11", "wayland", "native" or none."""
    if not platform.startswith("linux"):
        return ("native",)
    kinds = (("x11", "DISPLAY"), ("wayland", "WAYLAND_DISPLAY"))
    return tuple(kind for kind, variable in kinds if environ.get(variable))


def system_packages(kinds: Sequence[str]) -> list[str]:
    """The Debian packages Qt needs without a screen, and in addition with each kind of screen."""
    packages = list(QT_LIBRARIES)
    if "x11" in kinds:
        packages += X11_LIBRARIES
    if "wayland" in kinds:
        packages += WAYLAND_LIBRARIES
    return packages


def probe_plugins(kinds: Sequence[str]) -> list[str]:
    """The Qt platform plugins that must load for these kinds of screen."""
    names = ["libqoffscreen.so"]
    if "x11" in kinds:
        names.append("libqxcb.so")
    elif "wayland" in kinds:
        names.append("libqwayland.so")
    return names


def apt_command(packages: Sequence[str], privilege: Sequence[str] = ()) -> list[str]:
    """The command that installs Debian packages without questions."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    return [*privilege, *quiet, "apt-get", "install", "-y", "--no-install-recommends", *packages]


def by_hand(packages: Sequence[str]) -> str:
    """What a person types to install Debian packages themselves."""
    return "sudo apt-get update && sudo apt-get install --no-install-recommends " + " ".join(
        packages
    )


def privilege() -> list[str] | None:
    """How to act as administrator without asking for a password; None when we may not."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def install_packages(packages: Sequence[str], reason: str) -> None:
    """Install Debian packages, or say which command the person has to type."""
    typed = f"  {by_hand(packages)}"
    if not shutil.which("apt-get"):
        raise SetupError(
            f"{reason}\nThis system has no apt-get. Install what it calls: {' '.join(packages)}"
        )
    as_root = privilege()
    if as_root is None:
        raise SetupError(f"{reason}\nType this, then the same command again:\n{typed}")
    say(f"{reason}\nInstalling {len(packages)} system package(s) with apt-get …")
    subprocess.run([*as_root, "apt-get", "update", "-q"], capture_output=True)
    done = subprocess.run(apt_command(packages, as_root), capture_output=True, text=True)
    if done.returncode != 0:
        raise SetupError(
            f"apt-get could not install them:\n{last_lines(done.stderr or done.stdout)}\n"
            f"When that is mended, type:\n{typed}"
        )


def last_lines(text: str, count: int = 6) -> str:
    """The end of a program's output, indented, for quoting in a message."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return "\n".join(f"  {line}" for line in lines[-count:])


def ensure_space(root: Path, megabytes: int, free: Callable[[Path], int] | None = None) -> None:
    """Refuse to begin when the disk would fill up half-way. `free` gives bytes."""
    left = (free or (lambda path: shutil.disk_usage(path).free))(root) // 1_000_000
    if left < megabytes:
        raise SetupError(
            f"The disk that holds {root} has {left} MB free; installing needs about {megabytes} MB."
            " Nothing was changed. Make room and type the command again."
        )


def make_environment() -> None:
    """Create .venv; on Debian first the package that lets Python do so."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        reason = f"Python {version} came without its venv part."
        install_packages([f"python{version}-venv"], reason)
    say(f"Making an environment for the program in {VENV} …")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        detail = last_lines(done.stdout + done.stderr)
        raise SetupError(f"The environment {VENV} could not be made:\n{detail}")


def install_libraries(lock: Path) -> None:
    """Install the locked libraries; pip refuses anything whose hash is not in the lock."""
    say("Installing the libraries (a few minutes the first time) …")
    options = ["--require-hashes", "--only-binary", ":all:", "--compile", "--no-input"]
    quiet = ["--quiet", "--disable-pip-version-check"]
    command = [str(venv_python(VENV)), "-m", "pip", "install", *options, *quiet, "-r", str(lock)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SetupError(
            f"The libraries could not be installed. pip said:\n{last_lines(done.stderr)}\n"
            "Your cases were not touched. Is there a network connection? Behind a proxy or with a "
            "package mirror of your own, set pip up for it (pip config, PIP_INDEX_URL, PIP_PROXY) "
            "and type the command again; what was fetched is kept."
        )


def compile_program() -> None:
    """Compile the program itself, so that its first start is as quick as the later ones."""
    package = ROOT / "workbench"
    subprocess.run([str(venv_python(VENV)), "-m", "compileall", "-q", str(package)], check=False)


def link_program(root: Path = ROOT, venv: Path = VENV) -> None:
    """Let the environment's Python find this checkout from any folder."""
    places = [venv / "Lib" / "site-packages", *venv.glob("lib/python3.*/site-packages")]
    for place in places:
        if place.is_dir():
            (place / "case_workbench_checkout.pth").write_text(f"{root}\n", encoding="utf-8")


def missing_for_qt(kinds: Sequence[str]) -> str:
    """What keeps Qt from loading, in the loader's words; empty when it loads."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(venv_python(VENV)), "-c", PROBE, *probe_plugins(kinds)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    return last_lines(done.stderr, 1) or "  (no reason given)" if done.returncode else ""


def ensure_qt(kinds: Sequence[str]) -> None:
    """Make sure that Qt loads; on Debian install the system libraries it lacks."""
    missing = missing_for_qt(kinds)
    if not missing:
        return
    if not sys.platform.startswith("linux"):
        raise SetupError(f"Qt, which draws the window, does not load:\n{missing}")
    packages = system_packages(kinds)
    install_packages(packages, f"Qt, which draws the window, lacks system libraries:\n{missing}")
    missing = missing_for_qt(kinds)
    if missing:
        raise SetupError(f"Qt still does not load:\n{missing}\nTried: {by_hand(packages)}")


def current(name: str) -> tuple[Path, str, bool]:
    """The stamp file for lock `name`, the text it should hold, and whether it does."""
    lock = (LOCKS / f"{name}.txt").read_bytes()
    wanted = stamp_text(lock, ROOT, sys.version_info[:2])
    stamp = VENV / f"{STAMP}-{name}"
    try:
        fits = stamp.read_text(encoding="utf-8") == wanted and venv_python(VENV).exists()
    except OSError:
        fits = False
    return stamp, wanted, fits


def same_python(venv: Path, version: Sequence[int]) -> bool:
    """Whether an existing environment works and was made by this version of Python."""
    if not venv_python(venv).exists():
        return False
    question = "import sys, pip; print(*sys.version_info[:2])"
    command = [str(venv_python(venv)), "-c", question]
    answer = subprocess.run(command, capture_output=True, text=True)
    return answer.stdout.split() == [str(version[0]), str(version[1])]


def install(name: str, stamp: Path, wanted: str) -> None:
    """Bring .venv to what lock `name` lists, and only then write the stamp that says so."""
    ensure_space(ROOT, NEEDED_MEGABYTES[name] if not VENV.exists() else 200)
    if not same_python(VENV, sys.version_info[:2]):
        make_environment()
    install_libraries(LOCKS / f"{name}.txt")
    link_program()
    compile_program()
    stamp.write_text(wanted, encoding="utf-8")


def provide(name: str, kinds: Sequence[str]) -> Path:
    """Install what lock `name` ("run" or "check") lists, unless it is there. Return the Python.

    `kinds` are the screens to serve. Raises SetupError; a half-made environment is completed by
    the next attempt, because each stamp is written last.
    """
    check_python(sys.version_info[:2])
    stamp, wanted, fits = current(name)
    seen = VENV / f"{STAMP}-qt-{'-'.join(kinds) or 'no-screen'}"
    try:
        if not fits:
            install(name, stamp, wanted)
        if not (fits and seen.exists()):
            ensure_qt(kinds)
            seen.touch()
    except OSError as failure:
        raise SetupError(
            f"{failure}\nThe program needs to write to {VENV}. Copy it to a folder of your own."
        ) from failure
    return venv_python(VENV)
