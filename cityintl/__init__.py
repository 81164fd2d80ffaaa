"""CityIntl: a desk for the one person who runs a small city's international affairs."""

__version__ = "0.1.0"
