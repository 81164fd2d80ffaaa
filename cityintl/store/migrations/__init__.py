"""The revisions of the desk file, one module each, in the order of their numbers."""
