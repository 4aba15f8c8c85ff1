"""Names of chat apps, however they are written."""
