"""The annex of indicators: small charts by goal, answers in words, what does not apply, and the gaps by department."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby

from cityintl.desk import goals_framework, indicators
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.indicators import Series
from cityintl.desk.progress_chart import chart, shown
from cityintl.desk.sheets import Sheet
from cityintl.numerals import measured, written
from cityintl.papers.blocks import (
    Block,
    Bullets,
    Cell,
    Charts,
    Column,
    Group,
    Paper,
    Quiet,
    Said,
    Section,
    Table,
    Text,
    line,
)  # fmt: skip
from cityintl.papers.days import day, language
from cityintl.papers.indicators_sheets import part_of, sheets
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, PaperKind
from cityintl.records.codes import last_year
from cityintl.reference import goals
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


def build(desk: DeskFile, now: datetime, *, gaps: bool = True) -> Paper:
    """The indicators of the frameworks in use; with what each department still owes, where that is wanted."""
    today = desk.today
    codes = {row["id"]: row["code"] for row in picked(desk, "framework", ("code",), {"used": True})}
    found = [each for each in indicators.all_series(desk, today) if each.indicator["framework"] in codes]
    blocks: list[Block] = []
    departments = {each.use["department"] for each in found} - {None}
    ordered = sorted(found, key=lambda each: codes[each.indicator["framework"]])
    agenda = codes.get(goals_framework.number_of(desk) or 0)
    for (framework, part), of in groupby(ordered, key=lambda each: part_of(each, codes)):
        goal = goals.goal(part) if framework == agenda else None
        head = f"{_('Goal')} {part}" if goal else f"{framework} {part}"
        about = goal.label if goal and language() == "en" else ""
        blocks.append(_section(head, list(of), about, titles_of(desk, "organization", departments)))
    if gaps and (missing := _gaps(desk)):
        blocks.append(missing)
    count = ngettext("{n} figure for the indicators in use", "{n} figures for the indicators in use", len(found))
    rule = indicators.tolerance(desk, today)
    more = (
        _("A figure is behind where the way done lags the time gone by more than {value}.").format(
            value=measured(written(f"{rule.value:g}"), _(rule.unit))
        )
        if rule
        else _("No rule in force says how far behind is behind.")
    )
    return Paper(
        name="indicators",
        title=count.format(n=len(found)) if found else _("No indicators are in use"),
        kicker=_("Annex of indicators"),
        blocks=tuple(blocks),
        sheets=_sheets(desk, ordered, codes, gaps=gaps),
        readme=_readme(desk, today, more),
        standfirst=_("As of {day}. Ring: baseline; dot: latest; bar: target; dotted: the even way. "
            "Each chart has a scale of its own; a year not measured is a gap. {rule}").format(
            day=day(today), rule=more
        ),
        **letterhead(desk.home(), now),
    )  # fmt: skip


def _sheets(desk: DeskFile, found: list[Series], codes: dict[int, str], *, gaps: bool) -> tuple[Sheet, ...]:
    missing = indicators.gaps(desk, desk.today) if gaps else []
    numbers = {each.use["department"] for each in found} | {each.department for each in missing}
    return sheets(found, missing, codes, titles_of(desk, "organization", numbers))


def _readme(desk: DeskFile, today: date, rule: str) -> tuple[tuple[str, str], ...]:
    return (
        (_("What"), _("Indicators of {city}").format(city=desk.home()["name"])),
        (_("As of"), today.isoformat()),
        (_("Source"), desk.path.name),
        (_("Standing"), rule),
        (_("Year"), _("As its source writes it: a span such as 2015-19 is several years together.")),
    )


def _section(head: str, of: list[Series], about: str, offices: Mapping[int, str]) -> Section:
    """A goal: what it is about and what was found, answers in words, then its charts over the full width."""
    drawn = [each for each in of if each.applies and each.progress.points]
    words = tuple(_words(each) for each in of if each.applies and not each.progress.points)
    apart = tuple(_apart(each) for each in of if not each.applies)
    blocks: list[Block] = [Text(about, "lead")] if about else []
    blocks.append(Text(_finding(of), "quiet"))
    blocks += [Bullets((*words, *apart))] if words or apart else []
    if drawn:
        blocks.append(Charts(tuple(map(chart, drawn)), tuple(_notes(each, offices) for each in drawn)))
    count = ngettext("{n} figure", "{n} figures", len(of)).format(n=len(of))
    return Section(head, tuple(blocks), count)


def _finding(of: list[Series]) -> str:
    """“4 keep pace, 2 do not; 1 does not apply.”"""
    found = indicators.standings(of)
    said = (
        (found.well, ngettext("{n} keeps pace", "{n} keep pace", found.well)),
        (found.badly, ngettext("{n} does not keep pace", "{n} do not keep pace", found.badly)),
        (found.open, ngettext("{n} cannot be judged yet", "{n} cannot be judged yet", found.open)),
        (found.apart, ngettext("{n} does not apply", "{n} do not apply", found.apart)),
    )
    return ", ".join(words.format(n=n) for n, words in said if n) + "."


def _notes(each: Series, offices: Mapping[int, str]) -> tuple[str, ...]:
    """What must be known of a figure: what stands in for it, whence it comes, what it does not say, its parts."""
    use = each.use
    source = ", ".join(filter(None, (use["source"], offices.get(use["department"], ""))))
    told = (
        (_("Proxy: {note}"), use["proxy_note"]),
        (_("Source: {note}"), source),
        (_("Limits: {note}"), use["limitations"]),
        (_("Of parts: {note}"), _parts(each)),
    )
    return tuple(words.format(note=note.rstrip(".")) + "." for words, note in told if note)


def _parts(each: Series) -> str:
    """The newest values of parts: “Sex Female 81, Sex Male 79 (2024)”."""
    rows = [row for row in each.values if row["disaggregation"] and row["number"] is not None]
    rows = [row for row in rows if not row["superseded_by"]]
    if not rows:
        return ""
    newest = max((row["year"] for row in rows), key=last_year)
    parts = [
        f"{row['disaggregation'].replace('=', ' ')} {shown(row['number'])}" for row in rows if row["year"] == newest
    ]
    return f"{', '.join(parts)} ({newest})"


def _words(each: Series) -> Said:
    """An answer in words, or that there is none."""
    answers = [row for row in each.values if row["text"]]
    said = _("; ").join(_(": ").join((str(row["year"]), row["text"])) for row in answers) or _("no value")
    numbers = [row for row in each.values if row["number"] is not None]
    if numbers and not answers:
        said = _("; ").join(
            _(": ").join((str(row["year"]), shown(row["number"], row["unit"] or ""))) for row in numbers
        )
    return line(f"{each.indicator['code']} {each.use['name']}" + _(": "), Quiet(said))


def _apart(each: Series) -> Said:
    words = _("not applicable. {why}").format(why=each.use["why"])
    return line(f"{each.indicator['code']} {each.use['name']}" + _(": "), Quiet(words))


def _gaps(desk: DeskFile) -> Section | None:
    found = indicators.by_department(indicators.gaps(desk, desk.today), desk)
    if not found:
        return None
    columns = (Column(_("Code")), Column(_("Indicator"), share=2), Column(_("Lacks"), share=2), Column(_("Request")))
    groups = tuple(Group(name, tuple(_gap_rows(rows))) for _number, name, rows in found)
    table = Table(columns, groups=groups, caption=_("Gaps by department"), dense=True)
    as_of = _("As of {day}").format(day=day(desk.today))
    return Section(_("Gaps by department"), (table,), as_of)


def _gap_rows(rows: Iterable[indicators.Gap]) -> Iterable[tuple[Cell, ...]]:
    for each in rows:
        yield each.code, each.name, ", ".join(each.lacks), _(each.status.value) if each.status else _("Not asked yet")


PAPER = PaperKind(
    "indicators",
    "Annex of indicators",
    "Every figure by goal: baseline, values, target and way as small charts, answers in words, and the gaps.",
    (),
    ("pdf", "xlsx"),
    (Option("gaps", "With the gaps by department", True),),
    lambda desk, _record, now, options: build(desk, now, gaps=options["gaps"]),
    languages=("en", "es", "fr"),
)
