"""What is done with remedies: weighed, compared, dated, followed up."""
