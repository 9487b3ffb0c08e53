"""Fetching over HTTP: politely, in bounds, and never into a private network."""
