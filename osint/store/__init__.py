"""The two databases of a workspace: `osint.db`, which may be read, copied and merged, and `protected.db`, never served."""
