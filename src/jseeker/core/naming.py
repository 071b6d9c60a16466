"""Names of folders: safe on every system, readable by people, and the same for the same posting."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["folder_name", "slug"]

MAX_NAME_BYTES = 150
"""Longest folder name; leaves room for a long output path under Windows' 260 characters."""
_PART_LENGTH = 66
"""Longest company or role part: two of them, two hyphens and eight digits stay below MAX_NAME_BYTES."""

_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng",
    "&": " and ", "+": " plus ", "@": " at ",
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_TRANSLATION = str.maketrans(_LETTERS)
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def folder_name(company: str, role: str, key: str) -> str:
    """`<company>-<role>-<first 8 digits of the key's SHA-256>`: ASCII, at most 150 bytes, never a reserved name.

    The same key gives the same last part; a company or role with no letter that has an ASCII form reads `company` or
    `role`, and the hash keeps such names apart.
    """
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug(company) or 'company'}-{slug(role) or 'role'}-{digest}"


def slug(text: str, longest: int = _PART_LENGTH) -> str:
    """The text in lower-case ASCII letters and digits with single hyphens between words; may be empty."""
    plain = unicodedata.normalize("NFKC", text[: 10 * longest]).lower().translate(_TRANSLATION)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    words = _NOT_PLAIN.sub("-", plain.translate(_TRANSLATION)).strip("-")
    if len(words) <= longest:
        return words
    shortened = words[: longest + 1].rpartition("-")[0]
    return shortened.strip("-") or words[:longest]
