"""The yearly status report: the leader's own words, and the report on paper and in files."""
