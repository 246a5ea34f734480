"""The case file that people exchange: one JSON document for one whole case."""
