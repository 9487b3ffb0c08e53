"""What an event is called: a headline that stands alone."""
