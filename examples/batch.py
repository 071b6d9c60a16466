"""A batch from Python, in ten lines: the links on the command line, progress as it goes, one line a job at the end."""

import sys

from jseeker.batch_processor import BatchProcessor

with BatchProcessor(max_workers=5) as processor:
    processor.submit_batch(sys.argv[1:], lambda progress: print(f"{progress.progress_pct:.0f} %", file=sys.stderr))
    processor.wait()
    for job in processor.get_all_jobs():
        print(job.status, job.url, job.result["documents"]["pdf"] if job.result else job.error or job.reason)
