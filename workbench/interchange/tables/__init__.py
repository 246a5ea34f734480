"""Tables out of and into other programs' hands."""
