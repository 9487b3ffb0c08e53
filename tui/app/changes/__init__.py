"""The list of a person's own changes."""
