"""Making the publication set of a final decision, and reading the receipts of files handed out."""
