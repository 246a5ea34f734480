"""Whether the casebook is as it was saved: check values, its lineage, looking it over, repair."""
