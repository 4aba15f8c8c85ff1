"""The places that names can mean, in one SQLite file."""
