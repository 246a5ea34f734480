"""The council's complaint procedure: its steps, the limits they are judged by, the clock."""
