"""What is said of every field, held to what the program does with it."""
