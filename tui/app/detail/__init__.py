"""The detail of one event: its text, and the pane that shows it."""
