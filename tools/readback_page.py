"""Keeps docs/documents.md and its pictures as the documents are now: `python tools/readback_page.py`.

The table is measured by readers that others wrote: pdftotext (of poppler-utils), pypdf, pdfminer.six. With
`--parser FOLDER`, where `npm install resume-parser@1.1.0 mime@1` was run, the table of that resume parser is measured
anew as well; without, it stays as it stands in the page.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jseeker.core.match import match
from jseeker.core.parse import parse
from jseeker.core.resume_file import read_resume
from jseeker.core.tailor import Budget, tailor
from jseeker.model.documents import DocumentFormat, DocumentStyle, Paper
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.profile import Profile, Section
from jseeker.model.resume import TailoredResume
from jseeker.render import fit_density, page_pictures, printable, prove, template_names, writer_for
from jseeker.samples import sample_resume

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "documents.md"
PICTURES = ROOT / "docs" / "pictures"
RESUMES = Path(__file__).with_name("readback_resumes.yaml")
READ_BACK = {"plain": "plain", "dense": "much on it", "hostile": "hostile", "international": "international"}
SHOWN = ("dense", "sparse", "international")
LINES = 40
PIXELS_PER_INCH = 84
NO_POSTING = Posting("", "", "", ReadMethod.TEXT, "", "", "")
LONGEST_WHOLE_WORD = 56
PARSER = """
const parse = require(process.argv[1] + '/node_modules/resume-parser/src/utils/parseIt');
parse.parseResumeFile(process.argv[2], process.argv[3], (name, error) => { if (error) process.exitCode = 1; });
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One resume set with one template on one paper."""

    resume: TailoredResume
    style: DocumentStyle
    pages: int
    content: bytes


def resumes() -> dict[str, TailoredResume]:
    """The shipped sample ("plain") and those of readback_resumes.yaml by their `x-case`, as they are printed."""
    files = {"plain": sample_resume()}
    for part in RESUMES.read_text("utf-8").split("\n---\n")[1:]:
        case = re.findall(r"^x-case: (\w+)$", part, re.MULTILINE)
        files[case[0]] = part.encode()
    return {case: printed(read_resume(file, f"{case}.yaml")) for case, file in files.items()}


def printed(profile: Profile) -> TailoredResume:
    """A person's resume as it is printed for no posting in particular."""
    parsed = parse(NO_POSTING)
    return printable(tailor(profile, NO_POSTING, parsed, match(NO_POSTING, parsed, profile), Budget(LINES)))[0]


def made(resume: TailoredResume, template: str, paper: Paper) -> Sample:
    """The PDF of a resume on at most two pages, proven as every document is."""
    wished = DocumentStyle(template=template, paper=paper, max_pages=2)
    document, style = fit_density(resume, wished, writer_for(DocumentFormat.PDF).write)
    prove(resume, document, style)
    return Sample(resume, style, document.pages or 0, document.content)


def by_pdftotext(content: bytes) -> str:
    """The text as poppler reads it."""
    return subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()


def by_pypdf(content: bytes) -> str:
    """The text as pypdf reads it."""
    import pypdf  # noqa: PLC0415 - needed only here

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def by_pdfminer(content: bytes) -> str:
    """The text as pdfminer.six reads it."""
    from pdfminer.high_level import extract_text  # noqa: PLC0415 - needed only here

    return extract_text(io.BytesIO(content))


READERS: dict[str, Callable[[bytes], str]] = {
    "pdftotext": by_pdftotext,
    "pypdf": by_pypdf,
    "pdfminer.six": by_pdfminer,
}


def spaced(text: str) -> str:
    """The text composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def words_found(resume: TailoredResume, text: str) -> tuple[int, int]:
    """How many of the printed words a reader gives back as words, and how many there are.

    A word too long for a line counts where its letters stand one after the other.
    """
    words = [word for line in resume.lines() for word in spaced(line.text).split()]
    have = set(spaced(text).split())
    letters = "".join(spaced(text).split())
    return sum(word in have or (len(word) > LONGEST_WHOLE_WORD and word in letters) for word in words), len(words)


def sections_in_order(resume: TailoredResume, text: str) -> bool:
    """Whether each heading stands on a line of its own, in the order of the sections."""
    lines = [line.strip() for line in text.splitlines()]
    headings = [section.heading for section in resume.sections]
    return set(headings) <= set(lines) and all(
        lines.index(first) < lines.index(second) for first, second in pairwise(headings)
    )


def type_3_fonts(content: bytes) -> int:
    """The number of fonts that are drawings, whose letters readers lose."""
    return len(re.findall(rb"/Subtype\s*/Type3\b", content))


def readback_table() -> Iterator[str]:
    """The table's lines: a row for each resume and template, the lower figure of both papers."""
    yield (
        "| resume | template | pages, A4 and letter | " + " | ".join(READERS) + " | sections in order | Type 3 fonts |"
    )
    yield "|---|---|---|" + "---|" * (len(READERS) + 2)
    every = resumes()
    for case, called in READ_BACK.items():
        for template in template_names():
            both = [made(every[case], template, paper) for paper in Paper]
            texts = [(sample, [read(sample.content) for read in READERS.values()]) for sample in both]
            shares = []
            for reader in range(len(READERS)):
                counts = [words_found(sample.resume, read[reader]) for sample, read in texts]
                shares.append(min(100 * found / of for found, of in counts))
            ordered = all(sections_in_order(sample.resume, text) for sample, read in texts for text in read)
            figures = " | ".join(f"{share:.1f} %" for share in shares)
            pages = ", ".join(str(sample.pages) for sample in both)
            fonts = sum(type_3_fonts(sample.content) for sample in both)
            yield f"| {called} | {template} | {pages} | {figures} | {'yes' if ordered else 'no'} | {fonts} |"


def parser_table(folder: Path) -> Iterator[str]:
    """What the independent parser finds in the plain resume: fields, and jobs and degrees in their section."""
    resume = resumes()["plain"]
    version = json.loads((folder / "node_modules/resume-parser/package.json").read_text("utf-8"))["version"]
    yield f"Measured with `resume-parser` {version} (npm):"
    yield ""
    yield "| document | name | e-mail | phone | employers | date ranges of jobs | degrees |"
    yield "|---|---|---|---|---|---|---|"
    files = {f"PDF, {name}": (made(resume, name, Paper.A4).content, ".pdf") for name in template_names()}
    files["DOCX"] = (writer_for(DocumentFormat.DOCX).write(resume, DocumentStyle()).content, ".docx")
    for called, (content, ending) in files.items():
        yield f"| {called} | " + " | ".join(found_fields(resume, parsed(folder, content, ending))) + " |"


def parsed(folder: Path, content: bytes, ending: str) -> dict[str, str]:
    """The fields that the independent parser makes of a document."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, f"resume{ending}")
        file.write_bytes(content)
        subprocess.run(["node", "-e", PARSER, str(folder), str(file), place], check=True, capture_output=True)
        fields: dict[str, str] = json.loads(Path(place, f"{file.name}.json").read_text("utf-8"))
        return fields


def found_fields(resume: TailoredResume, fields: dict[str, str]) -> list[str]:
    """The cells of a row: yes or no for the person, how many of how many for jobs and degrees."""
    contact = [part.line.text for part in resume.contact]
    phone = next(text for text in contact if text.startswith("+"))
    simple = [
        fields.get("name") == resume.name.text,
        fields.get("email") in contact,
        re.sub(r"\D", "", phone).endswith(re.sub(r"\D", "", fields.get("phone", "-"))),
    ]
    entries = {section.section: section.entries for section in resume.sections}
    jobs, degrees = spaced(fields.get("experience", "")), spaced(fields.get("education", ""))

    def share(texts: list[str], where: str) -> str:
        return f"{sum(spaced(text) in where for text in texts)} of {len(texts)}"

    employers = [entry.organization.text for entry in entries[Section.WORK] if entry.organization]
    dates = [entry.dates.text for entry in entries[Section.WORK] if entry.dates]
    titles = [entry.title.text for entry in entries[Section.EDUCATION] if entry.title]
    return ["yes" if right else "no" for right in simple] + [
        share(employers, jobs),
        share(dates, jobs),
        share(titles, degrees),
    ]


def with_block(text: str, name: str, lines: Iterator[str]) -> str:
    """The page with the lines between the marks of that name."""
    block = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- end of {name} -->)", re.DOTALL)
    return block.sub(lambda found: found[1] + "\n".join(lines) + found[2], text)


def pictures() -> Iterator[tuple[str, bytes]]:
    """Each template's pictures by file name: the first page of each resume that is shown."""
    every = resumes()
    for template in template_names():
        for case in SHOWN:
            sample = made(every[case], template, Paper.LETTER if case == "dense" else Paper.A4)
            shown = page_pictures(sample.resume, sample.style, ppi=PIXELS_PER_INCH)
            yield f"template-{template}-{case}.png", shown[0]


def main() -> int:
    """Writes the page and the pictures anew."""
    parser = argparse.ArgumentParser(description="Keeps docs/documents.md and its pictures current.")
    parser.add_argument("--parser", type=Path, help="the folder in which npm installed resume-parser")
    arguments = parser.parse_args()
    text = with_block(PAGE.read_text("utf-8"), "read back", readback_table())
    if arguments.parser is not None:
        text = with_block(text, "parser", parser_table(arguments.parser.resolve()))
    PAGE.write_text(text, "utf-8")
    for name, content in pictures():
        (PICTURES / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
