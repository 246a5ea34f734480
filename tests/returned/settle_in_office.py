"""Has LibreOffice accept and reject every tracked change of Word files, and says what then stands.

Run by the Python that LibreOffice can be reached from: ``settle_in_office.py PIPE FILE...`` prints
for each file two JSON lists of paragraphs: with everything accepted, and with everything rejected.
"""

import json
import sys
import time
from importlib import import_module
from pathlib import Path

# No library of the tests: it comes with LibreOffice, and only its Python has it.
uno = import_module("uno")
PropertyValue = uno.getClass("com.sun.star.beans.PropertyValue")
NoConnectException = uno.getClass("com.sun.star.connection.NoConnectException")


def reached(pipe):
    """LibreOffice's own context, which takes a moment to be there."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not start")


def settled(context, desktop, path, command):
    """The paragraphs of a file after a command about all its tracked changes."""
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))
    dispatcher = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context
    )
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    document.TextFields.refresh()
    walk, found = document.Text.createEnumeration(), []
    while walk.hasMoreElements():
        found.append(walk.nextElement().String)
    document.close(True)
    return found


def main(pipe, files):
    """Settle every file and leave."""
    context = reached(pipe)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    commands = (".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges")
    found = [[settled(context, desktop, file, each) for each in commands] for file in files]
    json.dump(found, sys.stdout)
    desktop.terminate()


main(sys.argv[1], [Path(each).resolve() for each in sys.argv[2:]])
