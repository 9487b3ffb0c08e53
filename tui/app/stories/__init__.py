"""The stories screen: a lane for each story."""
