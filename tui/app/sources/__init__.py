"""The sources: how each feed does, and what a person changes of feeds.toml."""
