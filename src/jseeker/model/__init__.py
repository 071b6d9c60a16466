"""The nouns: frozen values that every room speaks in. Pure: no I/O, no clock, no randomness, no threads."""
