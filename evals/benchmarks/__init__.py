"""Timings, printed with the machine; never a timed test."""
