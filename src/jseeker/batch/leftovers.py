"""Documents that belong to no application: written for a job that was killed before its recording, then stopped."""

from __future__ import annotations

import logging

from jseeker.errors import DiskFull, DocumentError
from jseeker.model.batch import BatchJob
from jseeker.model.codec import load
from jseeker.ports import Shelf
from jseeker.store import Store
from jseeker.walk import Written

__all__ = ["take_back", "take_back_unrecorded"]

log = logging.getLogger(__name__)


def take_back(store: Store, shelf: Shelf, job: BatchJob, written: Written) -> bool:
    """Removes the documents of a job that ended without recording them; True when they were nobody's.

    They stay where an application points to them, and where another job of the posting is still to be done, whose
    documents are these very files. Harmless when two processes do it at once.
    """
    if not store.queue.abandon(job) or store.applications.has_folder(str(written.documents.folder)):
        return False
    try:
        shelf.remove(written.documents)
    except (DocumentError, DiskFull) as error:  # a folder of another machine, or taken away: nothing to clean up
        log.warning("documents without an application stay", extra={"reason": error.message})
    return True


def take_back_unrecorded(store: Store, shelf: Shelf) -> int:
    """Takes back the documents of all stopped jobs that were rendered and never recorded; how many jobs had some."""
    return sum(take_back(store, shelf, job, load(Written, result)) for job, result in store.queue.unrecorded())
