"""One posting's text to documents, and the application recorded, without a batch."""

import sys
from pathlib import Path

from jseeker.config import load_settings
from jseeker.pipeline import run_pipeline
from jseeker.tracker import Tracker

result = run_pipeline(Path(sys.argv[1]).read_text())
ids = Tracker(load_settings().database_url).create_from_pipeline(result)
print(
    f"{result.company}, {result.role}: fit {result.ats_score}, application {ids['application_id']}, {result.pdf_path}"
)
