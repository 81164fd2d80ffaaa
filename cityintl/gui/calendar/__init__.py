"""The calendar of the desk: a month, or one day after the other."""
