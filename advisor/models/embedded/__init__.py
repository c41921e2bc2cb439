"""The embedded model: deterministic, local, and what a person without a key talks to."""
