"""The tab of the evaluators: load sets, run them, see and compare reports."""
