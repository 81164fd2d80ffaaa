"""The import assistant: from a spreadsheet to records in four steps, seen before anything is written."""
