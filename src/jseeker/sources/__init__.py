"""Job sites, sans I/O: which site a link belongs to, what to ask it for, and the posting in its answer.

`all_sources` finds every source in this folder and among other packages (entry-point group `jseeker.sources`).
`claim_link` says which of them a link belongs to, `posting_key` the name under which all spellings of it meet,
`may_list` whether it may be a board's, `read_saved` reads a file that a person saved. A source is one file here (its
docstring is its header) and one folder of data in tests/sources.
"""

from jseeker.sources._claims import claim_link, may_list, posting_key
from jseeker.sources._files import MAX_FILE_BYTES, read_saved
from jseeker.sources._registry import all_sources

__all__ = ["MAX_FILE_BYTES", "all_sources", "claim_link", "may_list", "posting_key", "read_saved"]
