"""The list of events: its lines, and the widget that paints them."""
