"""`jseeker ui`: the dashboard on this machine, and a worker beside it."""

from __future__ import annotations

import click

__all__ = ["ui"]


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Where it answers (default: 8501, or the next free one).")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def ui(port: int | None, *, no_browser: bool) -> int:
    """Serve the dashboard on 127.0.0.1 and keep one worker running; Ctrl-C ends both.

    Batches outlive it: the next start, or any other worker, carries them on.
    """
    # The engine takes half a second to import: not for --help
    from jseeker.cli.serving import serve_dashboard  # noqa: PLC0415 - see above

    return serve_dashboard(port, open_browser=not no_browser)
