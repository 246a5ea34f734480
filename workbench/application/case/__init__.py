"""The open case: editing, changes, undo, the session, and the ports to the world outside."""
