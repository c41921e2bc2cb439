"""A provider's model under supervision: limits, failures, and what it may say."""
