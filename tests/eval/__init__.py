"""Quality figures: `make eval`. Apart from the tests: it prints and never fails a build."""
