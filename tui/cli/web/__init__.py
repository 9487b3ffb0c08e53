"""The app in a browser: what `dateline serve` starts."""
