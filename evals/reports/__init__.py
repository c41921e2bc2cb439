"""A run told in the terminal, as HTML, as JUnit XML; two runs compared."""
