"""The page that the program begins with: what is due, who is here, which days come, what changed."""
