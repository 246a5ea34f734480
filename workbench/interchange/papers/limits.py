"""Limits a reading program sets itself before it touches a file: memory, and what it may write."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

MEMORY = 1_500_000_000
"""The most bytes reading a file may take."""

WRITTEN = 9_000_000_000
"""The largest file it may write."""

OUT_OF_MEMORY = 71
"""What the program says as it ends for want of memory."""

_WATCHED_EVERY = 0.1


def within_limits(serve: Callable[[BinaryIO, BinaryIO], None]) -> int:
    """Serve whoever started this program until nobody asks any more; returns its exit code."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # libraries may print
    set_limits()
    try:
        serve(sys.stdin.buffer, answers)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    return 0


def set_limits(memory: int = MEMORY) -> None:
    """Hold this program to its limits from here on, as the operating system is able to."""
    if sys.platform == "win32":
        _hold_in_job(memory)
        return
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, 2 * memory),  # more than is used: libraries only reserve much of it
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(limit, (most, hard))
        except (ValueError, OSError):  # macOS does not limit memory in this way
            continue
    threading.Thread(target=_watch, args=(memory,), daemon=True).start()


def _watch(memory: int) -> None:
    """End the program as soon as it ever held more than the limit."""
    while _most_held() < memory:
        time.sleep(_WATCHED_EVERY)
    os._exit(OUT_OF_MEMORY)


def _most_held() -> int:
    """The most bytes this program ever held."""
    try:
        # What the system says of a process's use counts, on Linux, the program that started it.
        with Path("/proc/self/status").open("rb") as said:
            return next(int(line.split()[1]) for line in said if line.startswith(b"VmHWM")) * 1024
    except (OSError, StopIteration):
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _hold_in_job(memory: int) -> None:
    """Windows: put this program into a job whose processes may have so much memory."""
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = [
            ("times", ctypes.c_int64 * 2),
            ("flags", wintypes.DWORD),
            ("sets", ctypes.c_size_t * 2),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("classes", wintypes.DWORD * 2),
        ]

    class Extended(ctypes.Structure):
        _fields_ = [
            ("basic", Basic),
            ("transfers", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("rest", ctypes.c_size_t * 3),
        ]

    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - unknown to mypy elsewhere
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
    said = Extended()
    said.basic.flags, said.basic.processes, said.process_memory = 0x100 | 0x8, 1, memory
    kernel.SetInformationJobObject(job, 9, ctypes.byref(said), ctypes.sizeof(said))
    kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))
