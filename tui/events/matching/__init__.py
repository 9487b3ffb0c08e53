"""The same event told by several articles: how likely, and which articles belong together."""
