"""The models that the agent may use: the embedded one, or a provider's."""
