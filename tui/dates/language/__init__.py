"""What a word can be in a language, and text as tokens with those roles."""
