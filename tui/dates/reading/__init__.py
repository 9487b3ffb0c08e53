"""What resolvers share: the match, the context it stands in, the tense of its clause, which year is meant."""
