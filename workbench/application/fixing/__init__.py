"""What a program can put right about a problem, and draft made final."""
