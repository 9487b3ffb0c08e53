"""The rows of one table or two a module, read and written."""
