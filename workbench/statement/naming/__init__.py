"""Real names: their forms, where a text has them, and the labels that stand for people."""
