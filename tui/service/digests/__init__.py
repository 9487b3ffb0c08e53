"""The daily digest: what is told, under which heading, and what earlier ones have told."""
