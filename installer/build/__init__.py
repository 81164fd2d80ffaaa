"""The files that the set-up makes out of registry packages, one module for each result."""
