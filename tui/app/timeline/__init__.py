"""The timeline screen: its parts, what it asks, and what a person does on it."""
