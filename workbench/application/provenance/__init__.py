"""Why a paragraph says what it says: the records behind it, down to pages of evidence."""
