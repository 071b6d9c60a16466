"""All commands, each imported when it is called; and the one place where every error becomes a sentence."""

from __future__ import annotations

import difflib
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from jseeker import __version__
from jseeker.cli.commands import COMMANDS, help_text
from jseeker.cli.outcome import ExitCode, exit_code_of, sentence_of, usage_sentence

__all__ = ["LazyGroup", "cli", "run_command"]


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is Click's
        """The names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - the signature is Click's
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name, None where there is none."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        command: click.Command = getattr(importlib.import_module(f"jseeker.cli.{place.module}"), place.attribute)
        return command

    def format_help(
        self,
        ctx: click.Context,  # noqa: ARG002 - the signature is Click's
        formatter: click.HelpFormatter,
    ) -> None:
        """Writes the overview, which needs no command to be imported."""
        formatter.write(help_text())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name.

        Raises:
            click.UsageError: there is no such command; the sentence names the nearest one.
        """
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]}?" if near else "see jseeker --help."
            raise click.UsageError(f"There is no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="jseeker %(version)s")
def cli() -> None:
    """Turn job postings into truthful tailored resumes."""


def run_command(arguments: Sequence[str]) -> int:
    """Runs the command that the arguments name and gives its exit code; whatever goes wrong is one sentence on
    standard error, with a traceback only for `--debug` (which may stand anywhere)."""
    given, debug = _without_debug(arguments)
    _set_up_logs(debug=debug)
    try:
        result: Any = cli.main(given, prog_name="jseeker", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else ExitCode.OK
    except click.UsageError as error:
        return _tell(usage_sentence(error), ExitCode.USAGE)
    except click.ClickException as error:
        return _tell(error.format_message(), ExitCode.USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _tell("Interrupted.", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read our output has gone
        return ExitCode.FAILED
    except Exception as error:  # the command line: a person gets one sentence, whatever happened
        if debug:
            raise
        return _tell(sentence_of(error), exit_code_of(error))


def _tell(sentence: str, code: ExitCode) -> ExitCode:
    click.echo(sentence, err=True)
    return code


def _without_debug(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """The arguments without `--debug`, and whether it was among them (before any `--`)."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = [argument for argument in arguments[:end] if argument != "--debug"]
    return [*options, *arguments[end:]], len(options) < end


def _set_up_logs(*, debug: bool) -> None:
    """Keeps the log to itself: people get sentences. With `--debug` it goes to standard error."""
    if debug:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s")
    else:
        logging.getLogger().addHandler(logging.NullHandler())
