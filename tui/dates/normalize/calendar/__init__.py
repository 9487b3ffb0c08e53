"""Rules and resolvers of calendar dates: in digits, with months, with marks behind their numbers, days with names."""
