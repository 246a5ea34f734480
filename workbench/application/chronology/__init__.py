"""What is done with events: added, merged, told, imported, exported, drawn as a timeline."""
