"""What was done in the case, and which statements were handed out."""
