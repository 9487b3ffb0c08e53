"""The filter language: what is typed as a tree, the tree as a query, and what a word may be completed to."""
