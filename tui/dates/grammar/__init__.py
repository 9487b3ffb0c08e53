"""The grammar of time expressions: its rules, compiled for a language, and where they match a text."""
