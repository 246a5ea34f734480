"""A program killed in the middle of its work: all that it told of until then."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping

from workbench.paths import bundle


def killed(
    *arguments: str,
    after: float = 0,
    until: int = 1,
    environment: Mapping[str, str] | None = None,
) -> list[str]:
    """Have Python carry something out, kill it so long after `until` lines; every whole line."""
    with subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        cwd=bundle().root, env={**os.environ, **(environment or {})},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        told = [process.stdout.readline().rstrip("\n") for _ in range(until)]
        assert all(told)
        time.sleep(after)
        process.kill()
        return [*told, *process.stdout.read().split("\n")[:-1]]
