"""Parse sentences: heads, relations, tags and recognised names."""
