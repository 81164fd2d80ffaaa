"""The words of a command, and the verb they choose: exit 0, 1 with a line of advice, 2 for usage."""

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module

from cityintl import __version__
from cityintl import words as words_of_program
from cityintl.errors import Cancelled, UserError

#: Adds a verb of this name and help, with these of the words that several verbs take.
Verb = Callable[..., ArgumentParser]

#: The years that today can be in: far from where calendars end.
_YEARS = range(1900, 2200)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2026-05-14") from None
    if day.year not in _YEARS:
        raise ArgumentTypeError(f"{text} is too far away: terms and anniversaries are counted from it")
    return day


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", text) or not int(text):
        raise ArgumentTypeError(f"“{text}” is not a number from 1")
    return int(text)


def _parser() -> ArgumentParser:
    shared = ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="report as JSON")
    shared.add_argument("--today", type=_day, metavar="DATE", help="take this day for today (2026-05-14)")
    parser = ArgumentParser(
        prog="cityintl", description="A desk for a city's international affairs; no verb opens the window."
    )
    parser.add_argument("--version", action="version", version=f"CityIntl {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")

    def verb(name: str, help: str, *words: str) -> ArgumentParser:
        added = verbs.add_parser(name, help=help, description=help, parents=[shared])
        if name in _LOOKING:
            added.add_argument("--as-of", type=_day, metavar="DATE", help="the desk as it was at the end of this day")
        for word in words:
            added.add_argument(word, **_WORDS.get(word, {}))  # type: ignore[arg-type]  # argparse's own words
        added.set_defaults(verb=name)
        return added

    _desk_verbs(verb)
    _record_verbs(verb)
    _paper_verbs(verb)
    _visit_verbs(verb)
    _file_verbs(verb)
    _contact_verbs(verb)
    _protocol_verbs(verb)
    _reporting_verbs(verb)
    _goals_verbs(verb)
    _deciding_verbs(verb)
    _owed_verbs(verb)
    _custody_verbs(verb)
    _money_verbs(verb)
    _safety_verbs(verb)
    return parser


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

_WORDS: dict[str, dict[str, object]] = {
    "desk": {"metavar": "DESK", "help": "the desk's file"},
    "kind": {"metavar": "KIND", "help": "a kind of record; `kinds` lists them"},
    "reference": {"metavar": "REF", "help": "a record, such as TIE-7"},
    "values": {"metavar": "FIELD=VALUE", "nargs": "*", "help": "what to fill in"},
    "changes": {"metavar": "FIELD=VALUE", "nargs": "+", "help": "what to change"},
}


def _desk_verbs(verb: Verb) -> None:
    verb("new", "Make a new desk for a city", "desk").add_argument(
        "--city", required=True, metavar="NAME", help="the home city: “Krakow”, “Rochester, New York”"
    )
    verb("open", "Open the window on a desk").add_argument(
        "desk", nargs="?", metavar="DESK", help="the desk's file; else the last one"
    )
    verb("sample", "Make the sample desk", "desk")
    verb("kinds", "List the kinds of record and their fields")
    verb("check", "Prove that a desk is sound", "desk")


def _safety_verbs(verb: Verb) -> None:
    verb("backup", "Back a desk up now, and prove the copy", "desk").add_argument(
        "--to", metavar="FOLDER", help="bring a closed copy there too: a network folder, a stick"
    )
    verb("backups", "List the backups of a desk", "desk").add_argument(
        "--in", dest="folder", metavar="FOLDER", help="those that lie there"
    )
    verb("where", "Tell what a desk lies on, and whether that is safe for a live file", "desk").add_argument(
        "--move",
        action="store_true",
        help="keep it on this computer; copies of its backups go to the old folder",
    )
    verb("trash", "List the records that were deleted, or bring one back", "desk").add_argument(
        "reference", nargs="?", metavar="REF", help="the record to bring back, with its parts and links"
    )
    verb("recover", "Recover a damaged desk: its newest backup, and what can be read of the file", "desk").add_argument(
        "--from", dest="backup", metavar="BACKUP", help="the file of this backup (the newest one)"
    )
    restore = verb("restore", "Bring a backup back in place of the desk, which is backed up first", "desk")
    restore.add_argument(
        "backup", nargs="?", metavar="BACKUP", help="its number in `backups`, or its file (the newest one)"
    )
    restore.add_argument("--dry-run", action="store_true", help="only tell what would change")


def _record_verbs(verb: Verb) -> None:
    verb("add", "Add a record", "desk", "kind", "values").add_argument(
        "--about", action="append", default=[], metavar="REF", help="a record that it is about (repeatable)"
    )
    verb("set", "Change fields of a record", "desk", "reference", "changes")
    verb("delete", "Delete a record with its parts", "desk", "reference")
    link = verb("link", "Link two records", "desk", "reference")
    link.add_argument("target", metavar="REF", help="the record to link to")
    link.add_argument("--role", default="about", help="the part it plays (about)")
    link.add_argument("--cut", action="store_true", help="cut the link instead")
    show = verb("show", "Show a record with all that belongs to it", "desk", "reference")
    show.add_argument("--sensitive", action="store_true", help="also what is confidential")
    search = verb("search", "Find records by words", "desk")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_count, default=50, help="at most so many (50)")
    history = verb("history", "Show what was changed", "desk")
    history.add_argument("reference", nargs="?", metavar="REF", help="only this record")
    history.add_argument("--limit", type=_count, default=50, help="at most so many steps (50)")
    verb("undo", "Take the newest step back, or this one", "desk").add_argument(
        "step", nargs="?", type=_count, metavar="STEP", help="its number in the history"
    )
    verb("redo", "Do the step undone last again", "desk")


def _paper_verbs(verb: Verb) -> None:
    bring = verb("import", "Bring in a spreadsheet", "desk")
    bring.add_argument("file", metavar="FILE", help=".xlsx, .xls, .ods, .csv or .tsv")
    bring.add_argument("--as", dest="kind", metavar="KIND", help="the kind of record the rows are")
    bring.add_argument("--sheet", help="the sheet's name")
    bring.add_argument("--map", metavar="FILE", help="a saved mapping of columns (JSON)")
    bring.add_argument(
        "--where", action="append", default=[], metavar="COLUMN=VALUE", help="only these rows (repeatable)"
    )
    bring.add_argument("--fill", action="store_true", help="fill gaps from the built-in list of places")
    bring.add_argument("--dates", choices=("day-first", "month-first"), help="how 03/04/2021 is meant")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    export = verb("export", "Write records to a workbook, or what is due to a calendar", "desk")
    export.add_argument("out", metavar="OUT", help="a workbook (.xlsx), or a calendar (.ics) of the days ahead")
    export.add_argument("--kind", nargs="+", action="extend", default=[], metavar="KIND", help="only these kinds")
    export.add_argument("--sensitive", action="store_true", help="also what is confidential")
    verb("papers", "List the papers").add_argument("desk", nargs="?", metavar="DESK")
    paper = verb("paper", "Make a paper", "desk")
    paper.add_argument("name", metavar="NAME", help="`papers` lists them")
    paper.add_argument("rest", nargs="+", metavar="[REF] OUT", help="the record, where one is needed, and the file")
    paper.add_argument("--option", action="append", default=[], metavar="K=V", help="an option of the paper")


def _visit_verbs(verb: Verb) -> None:
    visit = verb("visit", "Tell the itinerary of a visit by both clocks, and what is next", "desk", "reference")
    visit.add_argument("--day", type=_count, metavar="N", help="only this day of the visit")
    checklist = verb("checklist", "Tell the checklist of a visit, or fill it", "desk", "reference")
    checklist.add_argument("--template", metavar="NAME", help="add the lines of this template")


def _file_verbs(verb: Verb) -> None:
    attach = verb("attach", "Keep files as documents of a record; e-mails become letters", "desk")
    attach.add_argument("files", nargs="+", metavar="FILE", help="any file; .eml and .msg are read as e-mails")
    attach.add_argument("--to", required=True, metavar="REF", help="the record they belong to")
    extract = verb("extract", "Write a document to a file", "desk", "reference")
    extract.add_argument("out", metavar="OUT", help="the file, or a folder for it under its own name")
    letter = verb("letter", "Write a letter as an e-mail to be sent, or as text", "desk", "reference")
    letter.add_argument("out", nargs="?", metavar="OUT", help="a file that ends in .eml or .txt; else it is printed")


def _contact_verbs(verb: Verb) -> None:
    log = verb("log", "Log a contact in one line, with what it promises", "desk", "reference")
    log.add_argument("words", nargs="+", metavar="WORDS", help="“called: will send the list by Friday”")
    log.add_argument("--with", dest="whom", metavar="REF", help="with whom, where the record names nobody: PER-3")
    log.add_argument("--no-follow-up", action="store_true", help="make no follow-up of a promise in it")
    story = verb(
        "story",
        "Tell what comes next with a tie, partner, organization or person, and what happened",
        "desk",
        "reference",
    )
    story.add_argument("--limit", type=_count, default=50, help="at most so many (50)")


def _protocol_verbs(verb: Verb) -> None:
    guests = verb("guests", "Tell the guest list of an event in its order, or seat everyone", "desk", "reference")
    guests.add_argument(
        "--add", action="append", default=[], metavar="REF", help="invite a person, or all of a delegation or list"
    )
    guests.add_argument("--seat", action="store_true", help="seat everyone who comes by the event's order")
    guests.add_argument("--size", type=_count, metavar="N", help="so many seats at a table")
    guests.add_argument("--sensitive", action="store_true", help="also diets and access needs, for kitchen and host")
    gifts = verb("gifts", "Tell the register of gifts against the rules, or how one gift stands", "desk")
    gifts.add_argument("reference", nargs="?", metavar="REF", help="one gift, such as GFT-7")
    gifts.add_argument("--year", metavar="PERIOD", help="2026, 2026-Q2 or 2026-05 (this year)")
    gifts.add_argument("--source", metavar="REF", help="only what this organization, partner or person gave")
    gifts.add_argument(
        "--disclosed",
        nargs="?",
        const="",
        metavar="PERIOD",
        help="note that the gift went into its statement, or this one",
    )
    cards = verb("greetings", "Tell the cards of a year and who is missing", "desk", "reference")
    cards.add_argument("--year", type=_count, metavar="YEAR", help="the year (the newest that has cards)")
    cards.add_argument("--carry", type=_count, metavar="YEAR", help="prepare this year from the one before")
    cards.add_argument("--ties", action="store_true", help="add the contacts of the ties that are alive")
    usual = verb("usual", "Add the usual rules and checklists, or frameworks, that the desk lacks", "desk")
    usual.add_argument("what", nargs="?", choices=("rules", "checklists", "frameworks"), help="only these")


def _reporting_verbs(verb: Verb) -> None:
    grid = verb("reporting", "Tell the frameworks in use against years: window, owner, state", "desk")
    grid.add_argument("--year", type=_count, metavar="YEAR", help="only this year")
    verb("indicator", "Tell how far an indicator is, with its values", "desk", "reference")
    gaps = verb("gaps", "Tell which indicators lack what, by department", "desk")
    gaps.add_argument("--department", metavar="REF", help="only this office: ORG-7")
    report = verb("submission", "Tell a submission: its answers beside the round before, and what it serves", "desk")
    report.add_argument("reference", metavar="REF", help="a reference such as SBM-1")
    report.add_argument("--carry", action="store_true", help="take over the questions of the round before first")
    report.add_argument("--next", action="store_true", help="begin the next round of it first, and tell that")


def _deciding_verbs(verb: Verb) -> None:
    decide = verb("decide", "Answer the request for a visit", "desk", "reference")
    decide.add_argument("result", choices=("accept", "staff", "study", "refer", "decline"), help="the answer")
    decide.add_argument("--by", metavar="NAME", help="who decided it: name and office")
    decide.add_argument("--reason", metavar="WORDS", help="why; a no keeps its reason")
    decide.add_argument("--to", metavar="REF", help="the organization it is referred to")
    answer = verb("answer", "Answer an invitation", "desk", "reference")
    answer.add_argument("result", choices=("accept", "substitute", "greeting", "decline", "open"), help="the answer")
    answer.add_argument("--goes", metavar="REF", help="who goes, or goes instead")
    answer.add_argument("--by", metavar="NAME", help="who decided it")
    answer.add_argument("--reason", metavar="WORDS", help="why; kept in the notes")
    answer.add_argument("--letter", action="store_true", help="draft the reply")
    answer.add_argument("--replied", action="store_true", help="the reply has gone out")
    done = verb(
        "done",
        "Close a follow-up, an item of a checklist, an invitation one went to, or what is due",
        "desk",
        "reference",
    )
    done.add_argument("--evidence", metavar="WORDS", help="what shows that a promise was kept")
    done.add_argument("--outcome", metavar="WORDS", help="what came of an invitation")
    done.add_argument("--reason", metavar="WORDS", help="why a promise is dropped or put off")
    instead = done.add_mutually_exclusive_group()
    instead.add_argument("--again", action="store_true", help="open it again instead")
    instead.add_argument("--drop", action="store_true", help="nobody will keep the promise any more")
    instead.add_argument("--until", type=_day, metavar="DATE", help="put the promise off to this day")
    for each in (decide, answer, done):
        each.add_argument("--on", type=_day, metavar="DATE", help="the day of it (today)")


def _owed_verbs(verb: Verb) -> None:
    due = verb("due", "Tell what falls due, the nearest first", "desk")
    due.add_argument("--from", dest="since", type=_day, metavar="DATE", help="from this day on, done ones too")
    due.add_argument("--to", dest="until", type=_day, metavar="DATE", help="until this day (90 days ahead)")
    snooze = verb("snooze", "Put off what falls due, with the reason", "desk")
    snooze.add_argument("key", metavar="KEY", help="as `due` tells it: “notice:AGR-3”")
    snooze.add_argument("--reason", default="", metavar="WORDS", help="why it can wait")
    snooze.add_argument("--until", type=_day, metavar="DATE", help="the day on which it is shown again")
    snooze.add_argument("--again", action="store_true", help="take back what was said of it instead")


def _goals_verbs(verb: Verb) -> None:
    tell = verb("goals", "Tell what a code of the Sustainable Development Goals means, or find it by words")
    tell.add_argument("words", nargs="*", metavar="CODE|WORDS", help="11, 11.c, 11.c.1, or words of a label")
    wording = verb("wording", "Bring in the official wording from the UN Statistics Division's workbook", "desk")
    wording.add_argument("file", metavar="FILE", help="the “Global indicator framework” as .xlsx")
    wording.add_argument("--language", metavar="CODE", help="its language, where the program does not see it: pt")
    figures = verb("observations", "Bring in data files of an Open SDG site as values of indicators", "desk")
    figures.add_argument("files", nargs="+", metavar="FILE", help="indicator_16-1-4.csv: Year first, Value last")
    figures.add_argument("--indicator", metavar="REF", help="whose values they are: IND-3, or IUS-4 for one use of it")
    for each in (wording, figures):
        each.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    for each in (tell, wording, figures):
        each.add_argument("--list-of", type=_count, metavar="YEAR", help="the list that is meant: 2019, 2025")


def _custody_verbs(verb: Verb) -> None:
    verb("retention", "List what was kept long enough, class by class; nothing is deleted", "desk")
    asked = verb("records", "Tell how a records request stands, or say how it does now", "desk", "reference")
    states = ("received", "searching", "reviewing", "answered", "denied", "withdrawn")
    asked.add_argument("state", nargs="?", choices=states, help="how it stands now")
    asked.add_argument("--found", type=int, metavar="N", help="so many records were found")
    asked.add_argument("--withheld", type=int, metavar="N", help="so many of them were withheld")
    asked.add_argument("--reason", metavar="WORDS", help="why they are withheld, it is denied, or it is extended")
    asked.add_argument("--counsel", metavar="NAME", help="who looked it over")
    asked.add_argument("--document", metavar="REF", help="the answer as it was sent")
    asked.add_argument("--until", type=_day, metavar="DATE", help="extend it to this day instead")
    hold = verb("hold", "Tell what a hold keeps, put records on hold, or release it", "desk", "reference")
    hold.add_argument("--add", action="append", default=[], metavar="REF", help="keep this record too (repeatable)")
    hold.add_argument("--release", action="store_true", help="it keeps nothing any more")
    hold.add_argument("--by", metavar="NAME", help="who released it: name and office")
    hold.add_argument("--reason", metavar="WORDS", help="why; kept in the notes")
    bid = verb(
        "bid", "Tell how a bid for an event stands, go to a stage, or say how it was decided", "desk", "reference"
    )
    bid.add_argument("result", nargs="?", choices=("won", "lost", "withdrawn"), help="how it was decided")
    bid.add_argument("--reason", metavar="WORDS", help="what came of it; lost and withdrawn need it")
    bid.add_argument("--done", metavar="REF", help="a stage (BST-2) that is done")
    for each in (asked, hold, bid):
        each.add_argument("--on", type=_day, metavar="DATE", help="the day of it (today)")


def _money_verbs(verb: Verb) -> None:
    grant = verb(
        "grant", "Tell the chain of reports and the money of a grant, or do something with it", "desk", "reference"
    )
    grant.add_argument("--period", type=_day, metavar="DATE", help="the federal financial report up to this day")
    deed = grant.add_mutually_exclusive_group()
    deed.add_argument("--hand-in", metavar="KEY", help="a report was handed in, such as ffr:2026-09-30 or ffr:final")
    deed.add_argument("--more-time", metavar="KEY", help="the agency gave more time for a report, --until a day")
    deed.add_argument("--extend", type=_day, metavar="DATE", help="a no-cost extension: the new end of the award")
    deed.add_argument("--suspend", action="store_true", help="the agency stopped the work")
    deed.add_argument("--resume", action="store_true", help="the agency lets it go on")
    deed.add_argument("--terminate", action="store_true", help="the agency ended the award")
    grant.add_argument("--until", type=_day, metavar="DATE", help="the day that more time was given to")
    chance = verb(
        "opportunity", "Tell when an opportunity closes and what speaks for it, or settle it", "desk", "reference"
    )
    words = ("go", "no-go", "submitted", "declined", "awarded")
    chance.add_argument("becomes", nargs="?", choices=words, help="what was decided, done or answered")
    chance.add_argument("--amount", metavar="AMOUNT", help="what was awarded: “$50,000”")
    chance.add_argument("--starts", type=_day, metavar="DATE", help="the first day of the award")
    chance.add_argument("--ends", type=_day, metavar="DATE", help="the last day of the award")
    chance.add_argument("--federal", action="store_true", help="the award is federal money")
    for each in (grant, chance):
        each.add_argument("--on", type=_day, metavar="DATE", help="the day of it (today)")
        each.add_argument("--by", metavar="NAME", help="who decided, signed or granted it")
        each.add_argument("--reason", metavar="WORDS", help="why; a no and a stop keep their reason")
        each.add_argument("--receipt", metavar="NUMBER", help="what the portal gave back")
    budget = verb("budget", "Tell the office's accounts of a fiscal year, its hours and federal spending", "desk")
    budget.add_argument("--year", type=_count, metavar="YEAR", help="named by the year in which it ends (this one)")


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
    "papers": "giving.list_papers",
    "paper": "giving.make_paper",
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
