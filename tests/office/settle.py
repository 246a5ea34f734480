"""Has LibreOffice accept and reject every tracked change of Word files, and says what then stands.

Run by the Python that LibreOffice can be reached from: ``settle.py PIPE FILE...`` prints for each
file two JSON lists of paragraphs: with everything accepted, and with everything rejected.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

office = import_module("reaching")


def settled(context, desktop, path, command):
    """The paragraphs of a file after a command about all its tracked changes."""
    document = office.opened(desktop, path)
    dispatcher = office.service(context, "frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    document.TextFields.refresh()
    found = [each.String for each in office.paragraphs(document)]
    document.close(True)
    return found


def main(pipe, files):
    """Settle every file and leave."""
    context = office.reached(pipe)
    desktop = office.service(context, "frame.Desktop")
    commands = (".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges")
    found = [[settled(context, desktop, file, each) for each in commands] for file in files]
    json.dump(found, sys.stdout)
    desktop.terminate()


main(sys.argv[1], [Path(each).resolve() for each in sys.argv[2:]])
