"""What holds real names says so in its name. The register needs this before any paper is loaded."""

from __future__ import annotations

CONFIDENTIAL = "CONFIDENTIAL"
"""The word in the name of every file that holds real names."""
