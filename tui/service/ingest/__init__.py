"""Articles into the store: matched to events, linked to stories, read from archives."""
