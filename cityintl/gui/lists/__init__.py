"""Lists of records: the table's model, how its rows are drawn, and the page around it."""
