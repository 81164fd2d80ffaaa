"""The pages of bids, records requests and holds: how each stands, and what can be done about it."""
