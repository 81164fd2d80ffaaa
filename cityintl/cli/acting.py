"""The words of the verbs that decide, count and report."""

from cityintl.cli.words import Verb, count, day


def protocol_verbs(verb: Verb) -> None:
    """Guests, gifts, greetings, usual rows."""
    guests = verb("guests", "Tell the guest list of an event in its order, or seat everyone", "desk", "reference")
    guests.add_argument(
        "--add", action="append", default=[], metavar="REF", help="invite a person, or all of a delegation or list"
    )
    guests.add_argument("--seat", action="store_true", help="seat everyone who comes by the event's order")
    guests.add_argument("--size", type=count, metavar="N", help="so many seats at a table")
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
    cards.add_argument("--year", type=count, metavar="YEAR", help="the year (the newest that has cards)")
    cards.add_argument("--carry", type=count, metavar="YEAR", help="prepare this year from the one before")
    cards.add_argument("--ties", action="store_true", help="add the contacts of the ties that are alive")
    usual = verb("usual", "Add the usual rules, checklists and letters, or frameworks, that the desk lacks", "desk")
    usual.add_argument("what", nargs="?", choices=("rules", "checklists", "letters", "frameworks"), help="only these")


def reporting_verbs(verb: Verb) -> None:
    """Frameworks, indicators, gaps, submissions."""
    grid = verb("reporting", "Tell the frameworks in use against years: window, owner, state", "desk")
    grid.add_argument("--year", type=count, metavar="YEAR", help="only this year")
    verb("indicator", "Tell how far an indicator is, with its values", "desk", "reference")
    gaps = verb("gaps", "Tell which indicators lack what, by department", "desk")
    gaps.add_argument("--department", metavar="REF", help="only this office: ORG-7")
    report = verb("submission", "Tell a submission: its answers beside the round before, and what it serves", "desk")
    report.add_argument("reference", metavar="REF", help="a reference such as SBM-1")
    report.add_argument("--carry", action="store_true", help="take over the questions of the round before first")
    report.add_argument("--next", action="store_true", help="begin the next round of it first, and tell that")


def deciding_verbs(verb: Verb) -> None:
    """Decisions, answers, what is done."""
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
    instead.add_argument("--until", type=day, metavar="DATE", help="put the promise off to this day")
    for each in (decide, answer, done):
        each.add_argument("--on", type=day, metavar="DATE", help="the day of it (today)")


def owed_verbs(verb: Verb) -> None:
    """What falls due."""
    due = verb("due", "Tell what falls due, the nearest first", "desk")
    due.add_argument("--from", dest="since", type=day, metavar="DATE", help="from this day on, done ones too")
    due.add_argument("--to", dest="until", type=day, metavar="DATE", help="until this day (90 days ahead)")
    snooze = verb("snooze", "Put off what falls due, with the reason", "desk")
    snooze.add_argument("key", metavar="KEY", help="as `due` tells it: “notice:AGR-3”")
    snooze.add_argument("--reason", default="", metavar="WORDS", help="why it can wait")
    snooze.add_argument("--until", type=day, metavar="DATE", help="the day on which it is shown again")
    snooze.add_argument("--again", action="store_true", help="take back what was said of it instead")


def goals_verbs(verb: Verb) -> None:
    """The goals by code, their wording and figures."""
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
        each.add_argument("--list-of", type=count, metavar="YEAR", help="the list that is meant: 2019, 2025")


def custody_verbs(verb: Verb) -> None:
    """Records requests, retention, holds, bids."""
    verb("retention", "List what was kept long enough, class by class; nothing is deleted", "desk")
    asked = verb("records", "Tell how a records request stands, or say how it does now", "desk", "reference")
    states = ("received", "searching", "reviewing", "answered", "denied", "withdrawn")
    asked.add_argument("state", nargs="?", choices=states, help="how it stands now")
    asked.add_argument("--found", type=int, metavar="N", help="so many records were found")
    asked.add_argument("--withheld", type=int, metavar="N", help="so many of them were withheld")
    asked.add_argument("--reason", metavar="WORDS", help="why they are withheld, it is denied, or it is extended")
    asked.add_argument("--counsel", metavar="NAME", help="who looked it over")
    asked.add_argument("--document", metavar="REF", help="the answer as it was sent")
    asked.add_argument("--until", type=day, metavar="DATE", help="extend it to this day instead")
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
        each.add_argument("--on", type=day, metavar="DATE", help="the day of it (today)")


def money_verbs(verb: Verb) -> None:
    """Grants, opportunities, the office's budget."""
    grant = verb(
        "grant", "Tell the chain of reports and the money of a grant, or do something with it", "desk", "reference"
    )
    grant.add_argument("--period", type=day, metavar="DATE", help="the federal financial report up to this day")
    deed = grant.add_mutually_exclusive_group()
    deed.add_argument("--hand-in", metavar="KEY", help="a report was handed in, such as ffr:2026-09-30 or ffr:final")
    deed.add_argument("--more-time", metavar="KEY", help="the agency gave more time for a report, --until a day")
    deed.add_argument("--extend", type=day, metavar="DATE", help="a no-cost extension: the new end of the award")
    deed.add_argument("--suspend", action="store_true", help="the agency stopped the work")
    deed.add_argument("--resume", action="store_true", help="the agency lets it go on")
    deed.add_argument("--terminate", action="store_true", help="the agency ended the award")
    grant.add_argument("--until", type=day, metavar="DATE", help="the day that more time was given to")
    chance = verb(
        "opportunity", "Tell when an opportunity closes and what speaks for it, or settle it", "desk", "reference"
    )
    words = ("go", "no-go", "submitted", "declined", "awarded")
    chance.add_argument("becomes", nargs="?", choices=words, help="what was decided, done or answered")
    chance.add_argument("--amount", metavar="AMOUNT", help="what was awarded: “$50,000”")
    chance.add_argument("--starts", type=day, metavar="DATE", help="the first day of the award")
    chance.add_argument("--ends", type=day, metavar="DATE", help="the last day of the award")
    chance.add_argument("--federal", action="store_true", help="the award is federal money")
    for each in (grant, chance):
        each.add_argument("--on", type=day, metavar="DATE", help="the day of it (today)")
        each.add_argument("--by", metavar="NAME", help="who decided, signed or granted it")
        each.add_argument("--reason", metavar="WORDS", help="why; a no and a stop keep their reason")
        each.add_argument("--receipt", metavar="NUMBER", help="what the portal gave back")
    budget = verb("budget", "Tell the office's accounts of a fiscal year, its hours and federal spending", "desk")
    budget.add_argument("--year", type=count, metavar="YEAR", help="named by the year in which it ends (this one)")


#: Each adds its verbs.
VERBS = (
    protocol_verbs,
    reporting_verbs,
    deciding_verbs,
    owed_verbs,
    goals_verbs,
    custody_verbs,
    money_verbs,
)
