"""LibreOffice reached by the Python that has its library, and a file opened in it."""

import time
from importlib import import_module

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
    for _ in range(480):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not start")


def service(context, name):
    """One of LibreOffice's services."""
    return context.ServiceManager.createInstanceWithContext(f"com.sun.star.{name}", context)


def opened(desktop, path):
    """A file, without a window."""
    hidden = PropertyValue(Name="Hidden", Value=True)
    return desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))


def paragraphs(document):
    """Every paragraph of the body."""
    walk = document.Text.createEnumeration()
    while walk.hasMoreElements():
        yield walk.nextElement()


def save_as_word(document, path):
    """Save a file as Word's, under another name."""
    as_word = PropertyValue(Name="FilterName", Value="MS Word 2007 XML")
    document.storeToURL(path.as_uri(), (as_word,))
