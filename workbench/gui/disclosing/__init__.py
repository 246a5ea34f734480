"""The papers of a case on their way out: their index, and a bundle of them."""
