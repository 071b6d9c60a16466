"""How Alembic runs a migration here: on the connection that `jseeker.store.upgrade` hands over."""

from __future__ import annotations

from alembic import context

from jseeker.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter most columns in place
)
context.run_migrations()
