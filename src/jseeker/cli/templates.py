"""What the `jseeker template` commands do."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from shlex import quote
from typing import Any

from jseeker.app import given_file
from jseeker.batch.submit import GivenFile
from jseeker.cli.columns import in_columns
from jseeker.cli.home import opened
from jseeker.cli.inputs import given_inputs
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.cli.running import RunOptions, run_inputs
from jseeker.core.words import counted, printable
from jseeker.errors import NotConfigured, UsageError
from jseeker.model.schedule import BatchTemplate, TemplateOptions

__all__ = ["list_templates", "remove_template", "run_template", "save_template", "show_template"]


def save_template(name: str, inputs: Sequence[str], options: Mapping[str, Any], *, force: bool) -> int:
    """Saves a template and says how to run it.

    Raises:
        UsageError: no links, a file that is not there, or a template of that name without `force`.
    """
    if not name.strip():
        raise UsageError("A template needs a name; give one before the links.")
    given = dict(options)
    links = tuple(_kept(word) for word in given_inputs(inputs, given.pop("lists")))
    kept = TemplateOptions(**given)
    kept = replace(kept, resume=_absolute(kept.resume), output_dir=_absolute(kept.output_dir))
    with opened(**RunOptions(**asdict(kept)).settings()) as app:  # refuses values that no setting can have
        replaced = app.store.templates.save(name, links, kept, app.clock.now(), replace=force)
    verb = "replaced" if replaced else "saved"
    held = counted(len(links), "link")
    return _say(f"Template {name!r} is {verb} with {held}; run it with: jseeker template run {quote(name)}")


def list_templates(*, as_json: bool) -> int:
    """Prints the templates by name."""
    with opened() as app:
        templates = app.store.templates.all()
    if as_json:
        return _say(json_line([_shape(one) for one in templates]))
    if not templates:
        return _say("There are no templates yet; save one with jseeker template save NAME LINK…")
    rows = [
        (one.name, str(len(one.links)), f"{one.updated_at.astimezone():%Y-%m-%d %H:%M}", _options_line(one))
        for one in templates
    ]
    sys.stdout.write(in_columns(("Template", "Links", "Saved", "Options"), rows))
    return ExitCode.OK


def show_template(name: str, *, as_json: bool) -> int:
    """Prints one template."""
    with opened() as app:
        template = app.store.templates.get(name)
    if as_json:
        return _say(json_line(_shape(template)))
    lines = [f"{template.name}: {counted(len(template.links), 'link')}; {_options_line(template) or 'no options'}."]
    return _say("\n".join([*lines, *map(printable, template.links)]))


def run_template(name: str, *, dry_run: bool, as_json: bool) -> int:
    """Runs a template in the foreground; the exit code is that of `jseeker run`."""
    with opened() as app:
        template = app.store.templates.get(name)
    options = replace(template.options, name=template.options.name or template.name)
    return run_inputs(template.links, RunOptions(**asdict(options), dry_run=dry_run, as_json=as_json))


def remove_template(name: str) -> int:
    """Removes a template."""
    with opened() as app:
        app.store.templates.remove(name)
    return _say(f"Template {name!r} is removed; its batches stay.")


def _kept(given: str | GivenFile) -> str:
    """A link as it is; a saved posting, which was read just now, by its absolute path.

    Raises:
        UsageError: a path names no file.
    """
    if isinstance(given, GivenFile):
        return str(Path(given.name).absolute())
    if not Path(given).is_absolute():
        return given
    try:
        return given_file(Path(given)).name
    except NotConfigured as error:
        raise UsageError(error.message) from error


def _absolute(path: str | None) -> str | None:
    return str(Path(path).expanduser().absolute()) if path is not None else None


def _given(template: BatchTemplate) -> dict[str, Any]:
    """The options that were given."""
    return {name: value for name, value in asdict(template.options).items() if value not in (None, "", False, ())}


def _options_line(template: BatchTemplate) -> str:
    given = _given(template).items()
    words = [(name, ", ".join(value) if isinstance(value, tuple) else str(value)) for name, value in given]
    return "; ".join(f"{name} {printable(value)}" for name, value in words)


def _shape(template: BatchTemplate) -> dict[str, Any]:
    return {
        "name": template.name,
        "links": list(template.links),
        "options": _given(template),
        "created_at": template.created_at.isoformat(),
        "updated_at": template.updated_at.isoformat(),
    }


def _say(sentence: str) -> ExitCode:
    sys.stdout.write(sentence + "\n")
    return ExitCode.OK
