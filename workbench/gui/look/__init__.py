"""How the window looks: palettes, labels, buttons and the small pieces every page shares."""
