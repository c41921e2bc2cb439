"""What a message means: its language, its questions, their shape, and what they rest on."""
