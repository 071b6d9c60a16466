"""The resume file that a batch gets a copy of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jseeker.core.resume_file import read_resume
from jseeker.errors import NotConfigured, ResumeMissing
from jseeker.model.profile import Profile

__all__ = ["ResumeFile", "profile_names"]


@dataclass(frozen=True, slots=True)
class ResumeFile:
    """A resume file as it is handed to a batch: its name and its text."""

    name: str
    text: str

    @classmethod
    def at(cls, path: Path) -> ResumeFile:
        """The file at that place, as it is now.

        Raises:
            ResumeMissing: it is not there.
            NotConfigured: it cannot be read as text.
        """
        try:
            return cls(path.name, path.read_text("utf-8-sig"))
        except FileNotFoundError as error:
            raise ResumeMissing(
                f"There is no resume at {path}; make one with jseeker profile init, or name yours with --resume."
            ) from error
        except UnicodeDecodeError as error:
            raise NotConfigured(
                f"The resume {path} is no text file; make one of a PDF, DOCX or ZIP with jseeker profile import."
            ) from error
        except OSError as error:
            raise NotConfigured(
                f"The resume {path} cannot be read ({error.strerror}); give a YAML or JSON text file."
            ) from error

    def profile(self) -> Profile:
        """The file's content as values.

        Raises:
            ResumeInvalid: the file is not a valid resume.
        """
        return read_resume(self.text.encode(), self.name)


def profile_names(profile: Profile) -> tuple[str, ...]:
    """The names of profiles that a resume file uses, in their order."""
    lines = [*profile.summaries, *(line for item in profile.items for line in item.lines)]
    named = [name for line in lines for name in line.profiles]
    named += [name for line in lines for variant in line.variants for name in variant.profiles]
    return tuple(dict.fromkeys([*(name for name, _ in profile.profile_weights), *named]))
