"""LibreOffice, for files it saves in between."""

from tests.export.libreoffice import office

__all__ = ["office"]
