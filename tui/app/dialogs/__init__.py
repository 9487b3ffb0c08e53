"""Screens that open over another one: help, and prompts of one line."""
