"""Where the events of the axis' window happened: a map of the world in dots, and the same as a table."""
