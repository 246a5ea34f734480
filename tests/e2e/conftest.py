"""Every test here begins with a casebook of its own."""

from tests.new_casebooks import casebooks_made_once

__all__ = ["casebooks_made_once"]
