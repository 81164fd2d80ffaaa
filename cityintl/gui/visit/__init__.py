"""The page of a visit, made by hand: its days, its request, its people, what is to do and what it costs."""
