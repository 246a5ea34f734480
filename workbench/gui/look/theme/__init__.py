"""The theme: every colour by its name, the palette and the sheet made of them, icons, typeface."""
