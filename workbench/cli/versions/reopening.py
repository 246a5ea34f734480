"""``reopen``: a decided case opened for changes again, for a reason that is kept."""

from __future__ import annotations

import argparse

from workbench.application.versions.locking import locked, refuse_unless_own, reopen
from workbench.cli.desk import DONE, opened, say
from workbench.domain.errors import InvalidInput


def reopen_case(options: argparse.Namespace) -> int:
    """Reopen a case whose decision was issued; raises `InvalidInput` when none locks it."""
    workbench = opened(options)[0]
    session = workbench.open(workbench.find(options.reference))
    refuse_unless_own(session.case)
    if not locked(session.case):
        raise InvalidInput("No final decision locks this case.", "Nothing was changed.")
    now = workbench.now()
    session.apply(
        "Reopen the case", lambda case: reopen(case, options.because, now), undoable=False
    )
    say("The case is open for changes; issue the decision again as a new version.")
    return DONE
