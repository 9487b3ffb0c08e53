"""Care of the file: what is old taken out, all of it as text and back, a copy before it changes, room given back."""
