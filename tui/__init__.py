"""dateline: an event timeline for the terminal."""

__version__ = "0.1.0"
