"""The transition binder: what the next mayor or the next officer must know on the first day."""
