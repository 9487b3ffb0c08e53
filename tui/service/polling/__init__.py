"""Polling feeds: rounds, what each ends in, and the processes that read and store."""
