"""The database as people read it: a Datasette plugin with its pages, and the command that serves it."""
