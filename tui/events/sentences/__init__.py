"""Reading one sentence: where it ends, its verbs and clauses, its dates, and whom it is about."""
