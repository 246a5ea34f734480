"""The casebook a command works in."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from workbench.application.casebook.workbench import Workbench
from workbench.bootstrap import open_workbench

if TYPE_CHECKING:
    from workbench.persistence.casebook import Casebook


def opened(options: argparse.Namespace) -> tuple[Workbench, Casebook]:
    """The casebook to work in, closed when the command is done."""
    workbench, casebook = open_workbench(options.data_dir)
    options.leaving.callback(casebook.close)
    return workbench, casebook
