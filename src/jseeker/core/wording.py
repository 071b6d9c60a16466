"""The words that a document uses by itself: headings, "Present", and joining words, in six languages."""

from __future__ import annotations

from jseeker.model.profile import Period, Section

__all__ = ["SUPPORTED_LANGUAGES", "and_list", "heading", "language_in_english", "month_year", "period_text"]

# Section names that the parsers of recruiting systems know, in the language of the document.
_HEADINGS: dict[str, dict[Section, str]] = {
    "en": {
        Section.SUMMARY: "Summary",
        Section.WORK: "Experience",
        Section.VOLUNTEER: "Volunteering",
        Section.EDUCATION: "Education",
        Section.PROJECTS: "Projects",
        Section.SKILLS: "Skills",
        Section.CERTIFICATES: "Certifications",
        Section.AWARDS: "Awards",
        Section.PUBLICATIONS: "Publications",
        Section.LANGUAGES: "Languages",
        Section.INTERESTS: "Interests",
    },
    "de": {
        Section.SUMMARY: "Profil",
        Section.WORK: "Berufserfahrung",
        Section.VOLUNTEER: "Ehrenamt",
        Section.EDUCATION: "Ausbildung",
        Section.PROJECTS: "Projekte",
        Section.SKILLS: "Kenntnisse",
        Section.CERTIFICATES: "Zertifikate",
        Section.AWARDS: "Auszeichnungen",
        Section.PUBLICATIONS: "Publikationen",
        Section.LANGUAGES: "Sprachen",
        Section.INTERESTS: "Interessen",
    },
    "fr": {
        Section.SUMMARY: "Profil",
        Section.WORK: "Expérience professionnelle",
        Section.VOLUNTEER: "Bénévolat",
        Section.EDUCATION: "Formation",
        Section.PROJECTS: "Projets",
        Section.SKILLS: "Compétences",
        Section.CERTIFICATES: "Certifications",
        Section.AWARDS: "Distinctions",
        Section.PUBLICATIONS: "Publications",
        Section.LANGUAGES: "Langues",
        Section.INTERESTS: "Centres d’intérêt",
    },
    "es": {
        Section.SUMMARY: "Resumen",
        Section.WORK: "Experiencia",
        Section.VOLUNTEER: "Voluntariado",
        Section.EDUCATION: "Formación",
        Section.PROJECTS: "Proyectos",
        Section.SKILLS: "Competencias",
        Section.CERTIFICATES: "Certificaciones",
        Section.AWARDS: "Premios",
        Section.PUBLICATIONS: "Publicaciones",
        Section.LANGUAGES: "Idiomas",
        Section.INTERESTS: "Intereses",
    },
    "it": {
        Section.SUMMARY: "Profilo",
        Section.WORK: "Esperienza professionale",
        Section.VOLUNTEER: "Volontariato",
        Section.EDUCATION: "Istruzione e formazione",
        Section.PROJECTS: "Progetti",
        Section.SKILLS: "Competenze",
        Section.CERTIFICATES: "Certificazioni",
        Section.AWARDS: "Riconoscimenti",
        Section.PUBLICATIONS: "Pubblicazioni",
        Section.LANGUAGES: "Lingue",
        Section.INTERESTS: "Interessi",
    },
    "pt": {
        Section.SUMMARY: "Resumo",
        Section.WORK: "Experiência profissional",
        Section.VOLUNTEER: "Voluntariado",
        Section.EDUCATION: "Formação",
        Section.PROJECTS: "Projetos",
        Section.SKILLS: "Competências",
        Section.CERTIFICATES: "Certificações",
        Section.AWARDS: "Prémios",
        Section.PUBLICATIONS: "Publicações",
        Section.LANGUAGES: "Idiomas",
        Section.INTERESTS: "Interesses",
    },
}
SUPPORTED_LANGUAGES: tuple[str, ...] = tuple(_HEADINGS)
_PRESENT = {"en": "Present", "de": "heute", "fr": "aujourd’hui", "es": "actualidad", "it": "oggi", "pt": "atual"}
_IN_ENGLISH = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "sv": "Swedish",
    "da": "Danish",
    "fi": "Finnish",
    "cs": "Czech",
    "ja": "Japanese",
    "zh": "Chinese",
    "ko": "Korean",
    "ru": "Russian",
    "uk": "Ukrainian",
    "tr": "Turkish",
}


def heading(section: Section, language: str) -> str:
    """The heading of a section in a language; in English where the language is not one of the six."""
    return _HEADINGS.get(language, _HEADINGS["en"])[section]


def language_in_english(code: str) -> str:
    """The English name of a language by its code; the code itself for a rarer one."""
    return _IN_ENGLISH.get(code, code)


def month_year(iso: str) -> str:
    """An ISO date as `MM/YYYY`; a bare year as it is."""
    parts = iso.split("-")
    return f"{parts[1]}/{parts[0]}" if len(parts) > 1 else parts[0]


def period_text(period: Period, language: str, *, iso: bool = False) -> str:
    """A period as printed (`03/2021 – Present`), or with its ISO values in the same order; empty where undated."""
    form = str if iso else month_year
    if period.start and period.start == period.end:
        return form(period.start)
    present = _PRESENT.get(language, _PRESENT["en"]) if period.start else ""
    ends = [form(period.start) if period.start else "", form(period.end) if period.end else present]
    return " – ".join(part for part in ends if part)


def and_list(words: tuple[str, ...]) -> str:
    """The words as an English list: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
