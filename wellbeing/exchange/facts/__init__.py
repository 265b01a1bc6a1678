"""The sheet of facts per force and year, as CSV or XLSX: read from strangers, and handed out empty."""
