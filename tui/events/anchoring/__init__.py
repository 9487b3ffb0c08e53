"""When each clause of an article happened: one anchor a clause, by named steps, the first that holds."""
