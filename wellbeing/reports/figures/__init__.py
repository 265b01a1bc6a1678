"""What may be drawn of figures: charts and the report of a release. Knows releases, never a case or a person."""
