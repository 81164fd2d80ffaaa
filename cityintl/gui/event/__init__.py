"""The page of an event, made by hand: who comes, who sits where, what the kitchen cooks, what happens when."""
