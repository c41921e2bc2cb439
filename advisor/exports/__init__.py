"""A result or a conversation as a file: one source of words, in four formats."""
