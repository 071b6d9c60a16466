"""Makes docs/pictures/demo.png: what `jseeker demo` prints, beside the best-fitting resume that it wrote.

Needs chromium and pdftoppm. Run: .venv/bin/python tools/readme_picture.py
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "demo.png"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
CUT = 112
"""Characters of a line that fit beside the page."""
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 36px; display: flex; gap: 36px; align-items: flex-start; background: #e9edf2; }}
pre {{ margin: 0; padding: 26px 28px; border-radius: 12px; background: #10161f; color: #dbe4ee;
font: 13px/1.6 'DejaVu Sans Mono', monospace; box-shadow: 0 8px 30px #0004; }}
pre b {{ color: #7fd1ae; font-weight: 600 }}
img {{ width: 600px; box-shadow: 0 8px 30px #0003; background: white; }}
</style><pre>{text}</pre><img src="{image}">"""


def main() -> None:
    """Runs the demo in a home of its own and takes the picture."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        command = [sys.executable, "-m", "jseeker", "demo"]
        environment = {**os.environ, "JSEEKER_HOME": folder, "COLUMNS": "200"}
        out = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        best = re.search(r"(\S+resume\.pdf)", out)
        if best is None:
            raise SystemExit("the demo made no resume")
        subprocess.run(["pdftoppm", "-r", "110", "-png", "-singlefile", best[1], str(home / "page")], check=True)
        shown = html.escape(out.replace(folder, "~/.local/share/jseeker"))
        shown = re.sub(r"~/.local/share/jseeker/output/([a-z]+-[a-z]+)\S*", r"…/\1…/resume.pdf", shown)
        lines = "\n".join(line[:CUT].rstrip() for line in shown.splitlines())
        page = PAGE.format(text=f"<b>$ make demo</b>\n{lines}", image=(home / "page.png").as_uri())
        (home / "page.html").write_text(page)
        size = ["--window-size=1640,930", f"--screenshot={PICTURE}", f"--user-data-dir={home / 'browser'}"]
        subprocess.run(["chromium", *FLAGS, *size, (home / "page.html").as_uri()], check=True, capture_output=True)
    print(f"{PICTURE.relative_to(ROOT)} made")


if __name__ == "__main__":
    main()
