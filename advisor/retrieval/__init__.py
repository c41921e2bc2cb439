"""From units to ranked passages: the only address of the vector store and the encoder."""
