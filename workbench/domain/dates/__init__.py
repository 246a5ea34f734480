"""Days and time: partial dates and their reader, spans, working days and counting with them."""
