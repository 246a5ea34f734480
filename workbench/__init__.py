"""The case workbench: an investigator's desk for complaints about children's social care."""

__version__ = "0.3.0"
