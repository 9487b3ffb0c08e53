"""From an article to its mentions: the main event, and what else it tells."""
