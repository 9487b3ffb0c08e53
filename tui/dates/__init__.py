"""Text, anchor and language in; time expressions with a When out. Pure functions."""
