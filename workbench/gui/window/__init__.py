"""The window itself: menus, pages, the open case, status and trouble."""

from workbench.gui.window import bindings

bindings.load()  # before anything else of Qt is
