"""Questions to the store: the timeline, its axis and details, stories and digests, also as of an earlier time."""
