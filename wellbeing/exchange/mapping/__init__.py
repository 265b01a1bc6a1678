"""From the columns, words and dates of a union's own spreadsheet to the program's codes."""
