"""The dashboard (extra `[ui]`): pages that read the database and give commands; the work is done by a worker process."""
