"""Start the case workbench: the window, or a command without one."""

from __future__ import annotations

import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; returns the process's exit code."""
    if getattr(sys, "frozen", False):  # the packaged program started again for the dictionary
        from multiprocessing import freeze_support

        freeze_support()
    os.umask(0o077)  # whatever is written may hold words of a case: it is its owner's alone
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments == ["--read-papers"]:  # started by `workbench.interchange.papers.reader`
        from workbench.interchange.papers.child import main as read_papers

        return read_papers()
    if arguments == ["--draw-papers"]:  # started by `workbench.interchange.drawing.drawer`
        from workbench.interchange.drawing.child import main as draw_papers

        return draw_papers()
    if arguments == ["--copy-papers"]:  # started by `workbench.interchange.copies.maker`
        from workbench.interchange.copies.child import main as copy_papers

        return copy_papers()
    from workbench.cli.opening import parse

    options = parse(arguments)
    if options.command is None and not options.self_test:
        from workbench.bootstrap import run_window

        return run_window(options.data_dir, options.quit_when_painted)
    from workbench.cli.run import run, tell_bug

    sys.excepthook = tell_bug
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
