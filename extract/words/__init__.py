"""Words of the tables: phrases, patterns and where they stand in a text."""
