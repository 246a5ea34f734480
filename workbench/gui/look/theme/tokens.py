"""The colours of the window by their names, light and dark.

The values are data (``resources/theme/window.json``); nothing else in the program names a colour.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from workbench.paths import bundle


@cache
def colours(dark: bool) -> Mapping[str, str]:
    """Every colour of a theme as ``#RRGGBB`` by its name."""
    kept = (bundle().resources / "theme" / "window.json").read_text(encoding="utf-8")
    themes: dict[str, dict[str, str]] = json.loads(kept)
    return themes["dark" if dark else "light"]
