"""`osint add`: take in what people send. A run of the built-in source `added`, with an archive file of its own."""
