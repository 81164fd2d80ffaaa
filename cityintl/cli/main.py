"""The words of a command, and the verb they choose: exit 0, 1 with a line of advice, 2 for usage."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module

from cityintl import __version__, logbook, paths
from cityintl import words as words_of_program
from cityintl.cli import acting, asking
from cityintl.cli.words import WORDS, day
from cityintl.errors import Cancelled, UserError

#: The verbs that can look at the desk as it was.
_LOOKING = {
    "open",
    "show",
    "search",
    "history",
    "export",
    "paper",
    "due",
    "story",
    "visit",
    "guests",
    "gifts",
    "greetings",
}


def _parser() -> ArgumentParser:
    shared = ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="report as JSON")
    shared.add_argument("--today", type=day, metavar="DATE", help="take this day for today (2026-05-14)")
    parser = ArgumentParser(
        prog="cityintl", description="A desk for a city's international affairs; no verb opens the window."
    )
    parser.add_argument("--version", action="version", version=f"CityIntl {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")

    def verb(name: str, help: str, *words: str) -> ArgumentParser:
        added = verbs.add_parser(name, help=help, description=help, parents=[shared])
        if name in _LOOKING:
            added.add_argument("--as-of", type=day, metavar="DATE", help="the desk as it was at the end of this day")
        for word in words:
            added.add_argument(word, **WORDS.get(word, {}))  # type: ignore[arg-type]  # argparse's own words
        added.set_defaults(verb=name)
        return added

    for add in (*asking.VERBS, *acting.VERBS):
        add(verb)
    return parser


#: The function of each verb; its module is imported only when it is chosen, so that everything starts at once.
_VERBS = {
    "new": "desks.new",
    "sample": "desks.sample",
    "open": "desks.show_window",
    "kinds": "records.list_kinds",
    "check": "records.check",
    "add": "records.add",
    "set": "records.change",
    "delete": "records.delete",
    "link": "records.link",
    "show": "records.show",
    "search": "records.search",
    "history": "records.history",
    "undo": "records.undo",
    "redo": "records.redo",
    "import": "bringing.bring_in",
    "export": "giving.export",
    "papers": "papers.list_papers",
    "paper": "papers.make_paper",
    "visit": "visits.tell",
    "checklist": "visits.checklist",
    "attach": "filing.attach",
    "extract": "filing.extract",
    "letter": "filing.letter",
    "log": "contacts.log",
    "story": "contacts.story",
    "guests": "hosting.guests",
    "gifts": "gifts.tell",
    "greetings": "greetings.tell",
    "usual": "desks.add_usual",
    "reporting": "reporting.tell",
    "indicator": "reporting.indicator",
    "gaps": "reporting.gaps",
    "submission": "reporting.submission",
    "goals": "goals.tell",
    "wording": "goals.bring_wording",
    "observations": "goals.bring_figures",
    "decide": "deciding.decide",
    "answer": "deciding.answer",
    "done": "deciding.done",
    "due": "owed.due",
    "snooze": "owed.snooze",
    "retention": "custody.tell_retention",
    "records": "custody.answer_request",
    "hold": "custody.hold",
    "bid": "engaging.tell_bid",
    "grant": "grants.tell",
    "opportunity": "grants.tell_opportunity",
    "budget": "budget.tell",
    "backup": "safe.back_up",
    "backups": "safe.list_backups",
    "restore": "safe.restore",
    "where": "safe.where",
    "trash": "safe.trash",
    "recover": "safe.recover",
}


def _act(args: Namespace) -> int:
    module, function = _VERBS[args.verb].split(".")
    act = getattr(import_module(f"cityintl.cli.{module}"), function)
    return int(act(args) or 0)


def run(words: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    words_of_program.use(words_of_program.of_system())
    args = _parser().parse_args(sys.argv[1:] if words is None else words)
    if args.verb is None:
        args = _parser().parse_args(["open"])
    try:
        return _act(args)
    except UserError as wrong:
        print(f"cityintl: {wrong}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stdout = None  # whoever read has gone; nothing is left to flush
        return 0
    except (Cancelled, KeyboardInterrupt):
        print("cityintl: stopped; nothing was changed.", file=sys.stderr)
        return 130
    except Exception as wrong:  # noqa: BLE001  # the command's edge: our own faults are noted, and said calmly
        return _fault(wrong)


def _fault(wrong: Exception) -> int:
    """Note a fault of ours in the log, and say where its details are."""
    import logging
    import traceback

    logbook.begin()
    logging.getLogger("cityintl").error("%s", "".join(traceback.format_exception(wrong)))
    print(
        f"cityintl: Something went wrong in the program ({type(wrong).__name__}); what was saved is safe."
        f" The details are in {paths.log_file()}.",
        file=sys.stderr,
    )
    return 1
