"""A sentence cut into its clauses: the classes of its words, its verbs with their tenses, and what each clause is."""
