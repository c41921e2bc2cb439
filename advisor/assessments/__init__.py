"""Pure scoring of the assessments: typed input → exact arithmetic → typed result.

No words, no framework, no files: ids and numbers only.
"""
