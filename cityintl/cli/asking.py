"""The words of the verbs that keep, look and bring in."""

from cityintl.cli.words import Verb, count


def desk_verbs(verb: Verb) -> None:
    """Making a desk, opening it, the sample."""
    verb("new", "Make a new desk for a city", "desk").add_argument(
        "--city", required=True, metavar="NAME", help="the home city: “Krakow”, “Rochester, New York”"
    )
    verb("open", "Open the window on a desk").add_argument(
        "desk", nargs="?", metavar="DESK", help="the desk's file; else the last one"
    )
    verb("sample", "Make the sample desk", "desk")
    verb("kinds", "List the kinds of record and their fields")
    verb("check", "Prove that a desk is sound", "desk")


def safety_verbs(verb: Verb) -> None:
    """Backups, where the desk lies, what was deleted, recovery."""
    verb("backup", "Back a desk up now, and prove the copy", "desk").add_argument(
        "--to", metavar="FOLDER", help="bring a closed copy there too: a network folder, a stick"
    )
    listing = verb("backups", "List the backups of a desk, and how the last trial restore ended", "desk")
    listing.add_argument("--in", dest="folder", metavar="FOLDER", help="those that lie there")
    listing.add_argument("--trial", action="store_true", help="bring the newest back in a place of its own first")
    verb("where", "Tell what a desk lies on, and whether that is safe for a live file", "desk").add_argument(
        "--move",
        action="store_true",
        help="keep it on this computer; copies of its backups go to the old folder",
    )
    verb("trash", "List the records that were deleted, or bring one back", "desk").add_argument(
        "reference", nargs="?", metavar="REF", help="the record to bring back, with its parts and links"
    )
    recover = verb("recover", "Recover a damaged desk: its newest backup, and what can be read of the file", "desk")
    recover.add_argument("--from", dest="backup", metavar="BACKUP", help="the file of this backup (the newest one)")
    recover.add_argument(
        "--another-desk", action="store_true", help="also where the file does not tell any more which desk it was"
    )
    restore = verb("restore", "Bring a backup back in place of the desk, which is backed up first", "desk")
    restore.add_argument(
        "backup", nargs="?", metavar="BACKUP", help="its number in `backups`, or its file (the newest one)"
    )
    restore.add_argument(
        "--another-desk", action="store_true", help="also where the backup is of another desk, which takes its place"
    )
    restore.add_argument(
        "--newer-desk", action="store_true", help="also over a desk of a newer version, which is kept beside it"
    )
    restore.add_argument("--dry-run", action="store_true", help="only tell what would change")


def record_verbs(verb: Verb) -> None:
    """Adding, changing, showing, finding, undoing records."""
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
    search.add_argument("--limit", type=count, default=50, help="at most so many (50)")
    history = verb("history", "Show what was changed", "desk")
    history.add_argument("reference", nargs="?", metavar="REF", help="only this record")
    history.add_argument("--limit", type=count, default=50, help="at most so many steps (50)")
    verb("undo", "Take the newest step back, or this one", "desk").add_argument(
        "step", nargs="?", type=count, metavar="STEP", help="its number in the history"
    )
    verb("redo", "Do the step undone last again", "desk")


def paper_verbs(verb: Verb) -> None:
    """Import, export, papers, check."""
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
    verb("papers", "List the papers, and what their options take in a desk").add_argument(
        "desk", nargs="?", metavar="DESK"
    )
    paper = verb("paper", "Make a paper", "desk")
    paper.add_argument("name", metavar="NAME", help="`papers` lists them")
    paper.add_argument("rest", nargs="+", metavar="[REF] OUT", help="the record, where one is needed, and the file")
    paper.add_argument("--option", action="append", default=[], metavar="K=V", help="an option of the paper")
    paper.add_argument("--language", default="en", metavar="CODE", help="the language of its fixed words (en)")
    paper.add_argument("--issue", action="store_true", help="keep it as a document of its record, with its version")


def visit_verbs(verb: Verb) -> None:
    """Visits and their checklists."""
    visit = verb("visit", "Tell the itinerary of a visit by both clocks, and what is next", "desk", "reference")
    visit.add_argument("--day", type=count, metavar="N", help="only this day of the visit")
    checklist = verb("checklist", "Tell the checklist of a visit, or fill it", "desk", "reference")
    checklist.add_argument("--template", metavar="NAME", help="add the lines of this template")


def file_verbs(verb: Verb) -> None:
    """Documents and letters."""
    attach = verb("attach", "Keep files as documents of a record; e-mails become letters", "desk")
    attach.add_argument("files", nargs="+", metavar="FILE", help="any file; .eml and .msg are read as e-mails")
    attach.add_argument("--to", required=True, metavar="REF", help="the record they belong to")
    extract = verb("extract", "Write a document to a file", "desk", "reference")
    extract.add_argument("out", metavar="OUT", help="the file, or a folder for it under its own name")
    letter = verb("letter", "Write a letter as an e-mail to be sent, or as text", "desk", "reference")
    letter.add_argument("out", nargs="?", metavar="OUT", help="a file that ends in .eml or .txt; else it is printed")


def contact_verbs(verb: Verb) -> None:
    """Contacts and stories."""
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
    story.add_argument("--limit", type=count, default=50, help="at most so many (50)")


#: Each adds its verbs.
VERBS = (
    desk_verbs,
    safety_verbs,
    record_verbs,
    paper_verbs,
    visit_verbs,
    file_verbs,
    contact_verbs,
)
