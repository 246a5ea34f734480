"""What is done with people, evidence and jurisdiction, and words by which a record is known."""
