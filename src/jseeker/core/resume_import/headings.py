"""Which section of a resume a heading names, in six languages."""

from __future__ import annotations

from functools import cache

from jseeker.core.text import fold, words
from jseeker.core.wording import SUPPORTED_LANGUAGES, heading
from jseeker.model.profile import Section

__all__ = ["section_of"]

_OTHER_NAMES: dict[Section, str] = {
    Section.SUMMARY: (
        "about|about me|professional summary|executive summary|career summary|profile|professional profile|objective|"
        "career objective|personal statement|personal profile|summary of qualifications|introduction|über mich|"
        "kurzprofil|zusammenfassung|à propos|résumé|perfil|perfil profesional|sobre mí|extracto|perfil profissional|"
        "sobre mim|presentazione|profilo professionale"
    ),
    Section.WORK: (
        "work|work experience|professional experience|employment|employment history|work history|career history|"
        "career|relevant experience|experiences|positions|berufliche erfahrung|beruflicher werdegang|werdegang|"
        "praxiserfahrung|expérience|expériences|expériences professionnelles|parcours professionnel|"
        "experiencia laboral|experiencia profesional|esperienze professionali|esperienza|esperienze|"
        "esperienza lavorativa|experiência|experiências profissionais|internships|industry experience"
    ),
    Section.VOLUNTEER: (
        "volunteer|volunteer experience|volunteer work|volunteering experience|voluntary work|community service|"
        "ehrenamtliches engagement|engagement|expérience bénévole|associations|attività di volontariato"
    ),
    Section.EDUCATION: (
        "academic background|education and training|educational background|academic qualifications|studies|academics|"
        "qualifications|bildung|bildungsweg|studium|akademische ausbildung|schulbildung|études|formations|diplômes|"
        "formation académique|formación académica|educación|estudios|istruzione|formazione|formação académica|"
        "formação acadêmica|educação|habilitações"
    ),
    Section.PROJECTS: (
        "personal projects|side projects|selected projects|key projects|academic projects|open source|portfolio|"
        "open source projects|eigene projekte|projets personnels|proyectos personales|progetti personali|"
        "projetos pessoais|projectos"
    ),
    Section.SKILLS: (
        "technical skills|core skills|key skills|core competencies|competencies|technologies|tools|expertise|"
        "skills and tools|skills and technologies|areas of expertise|technical expertise|it skills|top skills|"
        "professional skills|fähigkeiten|fachkenntnisse|it-kenntnisse|edv-kenntnisse|kompetenzen|"
        "compétences techniques|habilidades|conocimientos|aptitudes|competencias técnicas|capacità|abilità|"
        "competenze tecniche|habilidades técnicas|aptidões|conhecimentos"
    ),
    Section.CERTIFICATES: (
        "certificates|certification|certifications and licenses|licenses and certifications|licences|licenses|"
        "courses and certifications|training and certifications|zertifizierungen|weiterbildung|weiterbildungen|"
        "certificats|certificados|certificaciones y cursos|certificati|certificações e cursos"
    ),
    Section.AWARDS: (
        "honors|honours|honors and awards|awards and honors|honors-awards|selected honors|achievements|scholarships|"
        "preise|preise und auszeichnungen|prix|récompenses|distinctions et prix|reconocimientos|"
        "premios y reconocimientos|premi|premi e riconoscimenti|prêmios|distinções"
    ),
    Section.PUBLICATIONS: "papers|articles|selected publications|veröffentlichungen|articoli|artigos|artículos",
    Section.LANGUAGES: (
        "language|language skills|spoken languages|sprachkenntnisse|langues parlées|lenguas|"
        "conoscenze linguistiche|línguas"
    ),
    Section.INTERESTS: (
        "interest|hobbies|hobbies and interests|interests and hobbies|personal interests|hobbys|"
        "hobbys und interessen|loisirs|centres d'intérêts|loisirs et intérêts|aficiones|hobby|passioni|passatempos"
    ),
    Section.REFERENCES: ("references|referees|recommendations|referenzen|références|referencias|referenze|referências"),
}
LONGEST_WORDS = 5
"""Headings with more words than this are sentences."""


def section_of(text: str) -> Section | None:
    """The section that a heading names (`WORK EXPERIENCE:`, `Formação`); None for any other text."""
    return _by_name().get(_key(text)) if len(text) < 60 else None


def _key(text: str) -> str:
    told = words(fold(text).replace("&", " ").replace("/", " "))
    joining = {"and", "und", "et", "y", "e"}
    return " ".join(word for word in told if word not in joining)


@cache
def _by_name() -> dict[str, Section]:
    named = {_key(name): section for section, names in _OTHER_NAMES.items() for name in names.split("|")}
    for language in SUPPORTED_LANGUAGES:
        for section in Section:
            if section not in (Section.BASICS, Section.REFERENCES):
                named[_key(heading(section, language))] = section
    return named
