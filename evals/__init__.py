"""Scripted question sets: load, run, report."""
