"""How much memory a program has needed; kept small, because it is loaded into what it measures."""

from __future__ import annotations

import sys


def peak_memory() -> float:
    """The most memory this process has held at one time, in MiB.

    On Linux from ``/proc``: what `getrusage` tells there counts the program that started this one.
    Raises NotImplementedError on Windows.
    """
    if sys.platform == "linux":
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123
            found = next(line for line in status if line.startswith("VmHWM:"))
        return int(found.split()[1]) / 1024
    if sys.platform == "win32":
        raise NotImplementedError("peak memory is not measured on Windows")
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
