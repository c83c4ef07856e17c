"""How findings go out: for people, and in the formats of the places that show them."""
