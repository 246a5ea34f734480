"""The tests of the case workbench, and what several of them share."""
