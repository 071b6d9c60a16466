"""The ledger of paid calls: each answer kept under its question, so that none is paid twice, and what it cost."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, func, insert, or_, select, update

from jseeker.core.insights import Spend
from jseeker.model.codec import dump, load
from jseeker.model.rewording import LedgerCall, Reworded
from jseeker.store.database import Database, one_transaction
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import llm_calls as calls

__all__ = ["LedgerTable"]


class LedgerTable:
    """Calls to models, one row each; a job's cost is the sum of its rows, and so is a batch's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def answer_to(self, input_hash: str, job_id: str) -> Reworded | None:
        """The answer that this question got, None where it got none. A faulty answer counts for its own job alone:
        another job may ask again."""
        usable = or_(calls.c.error.is_(None), calls.c.item_id == int(job_id))
        asked = select(calls.c.answer).where(calls.c.input_hash == input_hash, calls.c.answer.is_not(None), usable)
        with self._database.read() as connection:
            answer = connection.execute(asked.order_by(calls.c.error.is_not(None), calls.c.id).limit(1)).scalar()
        return load(Reworded, answer) if answer is not None else None

    @one_transaction
    def record(self, call: LedgerCall) -> None:
        """Writes a call down, and its cost to its job, in one transaction of its own."""
        answer, item_id = call.answer, int(call.job_id)
        values = {
            "batch_id": call.batch_id,
            "item_id": item_id,
            "at": call.at,
            "model": call.model,
            "prompt_version": call.prompt_version,
            "input_hash": call.input_hash,
            "error": call.error,
        }
        if answer is not None:
            cost = {"tokens_in": answer.tokens_in, "tokens_out": answer.tokens_out, "cost_usd": answer.cost_usd}
            values |= {**cost, "answer": dump(answer), "error": answer.fault or None}
        with self._database.write() as connection:
            connection.execute(insert(calls).values(**values))
            total = select(func.sum(calls.c.cost_usd)).where(calls.c.item_id == item_id).scalar_subquery()
            connection.execute(update(items).where(items.c.id == item_id).values(cost_usd=total))

    def spent_on_batch(self, batch_id: str) -> float:
        """What the calls of a batch cost so far, in US dollars."""
        return self._sum(calls.c.batch_id == batch_id)

    def spent_since(self, moment: datetime) -> float:
        """What all calls since then cost, in US dollars."""
        return self._sum(calls.c.at >= moment)

    def of_batch(self, batch_id: str) -> tuple[LedgerCall, ...]:
        """The calls of a batch, in the order they were made."""
        query = select(calls).where(calls.c.batch_id == batch_id).order_by(calls.c.id)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return tuple(
            LedgerCall(
                batch_id=row.batch_id,
                job_id=str(row.item_id),
                at=row.at,
                model=row.model,
                prompt_version=row.prompt_version,
                input_hash=row.input_hash,
                answer=load(Reworded, row.answer) if row.answer is not None else None,
                error=row.error,
            )
            for row in rows
        )

    def spends(self) -> tuple[Spend, ...]:
        """When which model was called and what it cost, for every call, in the order they were made."""
        query = select(calls.c.at, calls.c.model, calls.c.cost_usd).order_by(calls.c.id)
        with self._database.read() as connection:
            return tuple(Spend(row.at, row.model, row.cost_usd) for row in connection.execute(query))

    def _sum(self, which: ColumnElement[bool]) -> float:
        with self._database.read() as connection:
            return float(connection.execute(select(func.sum(calls.c.cost_usd)).where(which)).scalar() or 0.0)
