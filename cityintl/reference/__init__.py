"""Facts that come with the program, read-only and without network: places, countries, zones, languages."""
