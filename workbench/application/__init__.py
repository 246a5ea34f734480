"""What a person does with a case: edits, undo, checks and exports, without Qt or SQL."""
