"""What is asked across tables: filters, full-text search, headings and windows of the timeline."""
