"""The dashboard (extra `[ui]`): pages that read the database and give commands; a worker process does the work."""
