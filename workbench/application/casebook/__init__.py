"""The cases of one casebook: opened and made, their register, what each still lacks."""
