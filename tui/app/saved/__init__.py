"""The saved filters and watch words."""
