"""jSeeker: job postings in, truthful tailored resumes and tracked applications out."""

__version__ = "0.1.0"
