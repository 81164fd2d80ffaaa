"""The page of one record: its head, its facts edited in place, its parts, links and history."""
