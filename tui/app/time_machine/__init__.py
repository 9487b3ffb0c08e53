"""The time machine: what was known when."""
