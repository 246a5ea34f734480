"""The ways out of the window: clipboard, files, paper; what is asked when a name is found."""
