"""Numbered changes of the schema, applied in order by `jseeker.store.upgrade`."""
