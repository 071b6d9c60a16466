"""The tables. A change here comes with a numbered migration beside it (`migrations/versions`)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

__all__ = [
    "UtcDateTime",
    "application_history",
    "applications",
    "batch_job_items",
    "batch_jobs",
    "batch_templates",
    "companies",
    "drafts",
    "job_events",
    "job_results",
    "llm_calls",
    "metadata",
    "postings",
    "resumes",
    "schedules",
    "workers",
]


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """The moment in UTC, as the database takes it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone cannot be stored.")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """The stored moment, aware."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

batch_jobs = Table(
    "batch_jobs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(200), nullable=False, server_default=""),
    Column("status", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime),
    Column("completed_at", UtcDateTime),
    Column("total_count", Integer, nullable=False, server_default="0"),
    Column("completed_count", Integer, nullable=False, server_default="0"),
    Column("failed_count", Integer, nullable=False, server_default="0"),
    Column("skipped_count", Integer, nullable=False, server_default="0"),
    Column("options", JSON, nullable=False),
    Column("resume_name", String(255), nullable=False, server_default=""),
    Column("resume_text", Text, nullable=False, server_default=""),
    Column("max_workers", Integer),  # a cap for each worker process, changed while the batch runs; null: none
    Column("paused_at", UtcDateTime),
    Column("resumed_at", UtcDateTime),
    Column("paused_seconds", Float, nullable=False, server_default="0"),
    Column("halt_kind", String(32)),
    Column("halt_reason", Text),
)

batch_job_items = Table(
    "batch_job_items",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("batch_id", String(32), ForeignKey("batch_jobs.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("url", Text, nullable=False),
    Column("key", Text, nullable=False, server_default=""),
    Column("status", String(16), nullable=False),
    Column("stage", String(16)),
    Column("error", Text),
    Column("error_kind", String(32)),
    Column("retryable", Boolean, nullable=False, server_default=text("false")),
    Column("reason", Text),
    Column("resume_id", Integer, ForeignKey("resumes.id", ondelete="SET NULL")),
    Column("application_id", Integer, ForeignKey("applications.id", ondelete="SET NULL")),
    Column("result", JSON),
    Column("cost_usd", Float, nullable=False, server_default="0"),
    Column("worker_id", String(120)),
    Column("claim", Integer, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime),
    Column("completed_at", UtcDateTime),
    Index("ix_batch_job_items_batch_id_position", "batch_id", "position"),
    Index("ix_batch_job_items_batch_id_status_position", "batch_id", "status", "position"),
    Index("ix_batch_job_items_worker_id", "worker_id"),
    Index(
        "uq_batch_job_items_running_key",
        "key",
        unique=True,
        sqlite_where=text("status = 'running' AND key <> ''"),
        postgresql_where=text("status = 'running' AND key <> ''"),
    ),
)

job_results = Table(
    "job_results",
    metadata,
    Column("item_id", Integer, ForeignKey("batch_job_items.id", ondelete="CASCADE"), primary_key=True),
    Column("stage", String(16), primary_key=True),
    Column("result", JSON, nullable=False),
    Column("finished_at", UtcDateTime, nullable=False),
)

job_events = Table(
    "job_events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("batch_id", String(32), ForeignKey("batch_jobs.id", ondelete="CASCADE"), nullable=False),
    Column("item_id", Integer, ForeignKey("batch_job_items.id", ondelete="CASCADE")),
    Column("at", UtcDateTime, nullable=False),
    Column("status", String(16), nullable=False),
    Column("stage", String(16)),
    Column("worker_id", String(120)),
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("error_kind", String(32)),
    Column("message", Text),
    Index("ix_job_events_batch_id_id", "batch_id", "id"),
    Index("ix_job_events_item_id", "item_id"),
)

workers = Table(
    "workers",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("home_id", String(32), nullable=False),
    Column("host", String(255), nullable=False),
    Column("slot", Integer, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("serves", JSON(none_as_null=True)),  # the batches it takes jobs from; null: all
    Column("started_at", UtcDateTime, nullable=False),
    Column("heartbeat_at", UtcDateTime, nullable=False),
    Column("beats", Integer, nullable=False, server_default="0"),
)

companies = Table(
    "companies",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(400), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("name"),
)

applications = Table(
    "applications",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("company_id", Integer, ForeignKey("companies.id"), nullable=False),
    Column("role_title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("posting_key", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("notes", Text, nullable=False, server_default=""),
    Column("location", Text),
    Column("salary", Text),
    Column("ats_score", Integer),
    Column("date_applied", Date),
    Column("follow_up", Date),
    Column("next_action", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    UniqueConstraint("posting_key"),
)

application_history = Table(
    "application_history",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("application_id", Integer, ForeignKey("applications.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("status", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

resumes = Table(
    "resumes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("application_id", Integer, ForeignKey("applications.id", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("folder", Text, nullable=False),
    Column("files", JSON, nullable=False),
    Column("resume_sha256", String(64), nullable=False),
    Column("language", String(16)),
    Column("template", String(64)),
    Column("model", String(120)),
    Column("ats_score", Integer),
    Column("score", JSON),
    Column("choices", JSON(none_as_null=True)),  # what the person chose in review, from which this version was made
    Column("approved_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("application_id", "version"),
)

postings = Table(
    "postings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("posting", JSON, nullable=False),
    Column("fetched_at", UtcDateTime, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
)

llm_calls = Table(
    "llm_calls",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("batch_id", String(32)),
    Column("item_id", Integer, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("model", String(120), nullable=False),
    Column("prompt_version", String(64), nullable=False),
    Column("input_hash", String(64), nullable=False, index=True),
    Column("tokens_in", Integer, nullable=False, server_default="0"),
    Column("tokens_out", Integer, nullable=False, server_default="0"),
    Column("cost_usd", Float, nullable=False, server_default="0"),
    Column("answer", JSON),
    Column("error", Text),
)

batch_templates = Table(
    "batch_templates",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(200), nullable=False),
    Column("links", JSON, nullable=False),
    Column("options", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    UniqueConstraint("name"),
)

schedules = Table(
    "schedules",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(200), nullable=False),
    Column("template_id", Integer, ForeignKey("batch_templates.id", ondelete="CASCADE"), nullable=False),
    Column("cron", String(120), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("paused", Boolean, nullable=False, server_default=text("false")),
    Column("last_run_at", UtcDateTime),
    Column("last_batch_id", String(32)),
    Column("last_error", Text),
    Column("next_run_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("name"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)
