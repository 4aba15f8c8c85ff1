"""Places of a text: where they are named, which they are, what part they play."""
