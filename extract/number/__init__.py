"""Numbers to be dialled, however they are told, and whose they are."""
