"""What the modes of the app share: the place where a person is, what goes on meanwhile, and what they ask of the app."""
