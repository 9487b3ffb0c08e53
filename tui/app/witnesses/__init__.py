"""One event, every testimony: a row an article, the days as columns."""
