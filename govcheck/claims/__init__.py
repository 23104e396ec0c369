"""Claims: what the narrative says about cells. A phrase language, the claims of a pack, and binding them to a text."""
