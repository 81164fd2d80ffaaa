"""What the desk does beyond saving: facts, lists, clocks, distances and terms."""
