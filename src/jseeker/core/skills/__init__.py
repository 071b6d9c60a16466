"""Skills in text: the lexicon, what was learnt from labelled postings, and the finder that uses both."""

from jseeker.core.skills.finder import SkillSpan, canonical_skill, find_skills, skill_family
from jseeker.core.skills.model import SkillModel

__all__ = ["SkillModel", "SkillSpan", "canonical_skill", "find_skills", "skill_family"]
