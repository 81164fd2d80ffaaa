"""The pages of outside money: an award with its chain of reports and its books, an opportunity with its decision."""
