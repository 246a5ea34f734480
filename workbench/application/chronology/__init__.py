"""What is done with events: added, merged, imported, exported, drawn as a timeline."""
