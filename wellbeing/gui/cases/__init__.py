"""The list of cases: search as you type, filters, and thousands of rows without waiting."""
