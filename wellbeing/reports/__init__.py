"""Paper: letters, slips, the report of a release, and the charts that window and paper share."""
