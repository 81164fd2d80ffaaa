"""The verb `greetings`: the cards of a year, who is missing, and the list of a new year."""

from argparse import Namespace
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import greetings
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.store import DeskFile


def tell(args: Namespace) -> None:
    """Tell the cards of a year and who had one before but not now; with --carry prepare a year first."""
    with desk_of(args) as desk:
        number = number_of(args.reference, "greeting_list")
        title = desk.get("greeting_list", number).title
        added = greetings.prepare(desk, greetings.preparation(desk, number, args.carry)) if args.carry else 0
        year = args.carry or args.year or greetings.first_year(desk, number, desk.today)
        if args.ties:
            added += greetings.add(desk, number, year, greetings.of_ties(desk, number, year))
        shape: dict[str, Any] = {"reference": kinds.kind("greeting_list").reference(number), "title": title}
        shape |= {"year": year, "added": added, "counts": greetings.counts(desk, number, year)._asdict()}
        shape |= {"cards": _cards(desk, number, year), "missing": _missing(desk, number, year)}
    if args.json:
        said.as_json(shape)
    else:
        _tell(shape)


def _cards(desk: DeskFile, number: int, year: int) -> list[dict[str, Any]]:
    card = kinds.kind("greeting")
    return [
        {
            "reference": card.reference(row.number),
            "addressed": row.values["addressed"],
            "sent_on": said.plain(desk, card.fields["sent_on"], row.values["sent_on"]),
            "received_on": said.plain(desk, card.fields["received_on"], row.values["received_on"]),
        }
        for row in greetings.cards(desk, number, year)
    ]


def _missing(desk: DeskFile, number: int, year: int) -> list[dict[str, str]]:
    """Who had a card the year before and has none now, with the reason where one is known."""
    try:
        plan = greetings.preparation(desk, number, year)
    except UserError:
        return []  # the first year of a list has none before it to compare with
    here = [{"addressed": values["addressed"], "because": ""} for values in plan.takes]
    return here + [{"addressed": values["addressed"], "because": why} for values, why in plan.left_out]


def _tell(shape: dict[str, Any]) -> None:
    counts = shape["counts"]
    said.out(f"{shape['reference']} · {shape['title']} · {shape['year']}")
    if shape["added"]:
        said.out(f"Cards added: {shape['added']}; `undo` takes them back.")
    said.out(f"Cards {counts['cards']} · sent {counts['sent']} · theirs came {counts['received']}")
    for card in shape["cards"]:
        marks = ", ".join(
            filter(
                None,
                (
                    card["sent_on"] and f"sent {card['sent_on']}",
                    card["received_on"] and f"theirs {card['received_on']}",
                ),
            )
        )
        said.out(f"  {card['reference']:<8} {card['addressed']}{f'  ({marks})' if marks else ''}")
    if shape["missing"]:
        said.out("Had a card before and have none now:")
    for each in shape["missing"]:
        because = f" ({each['because']})" if each["because"] else ""
        said.out(f"  {each['addressed']}{because}")
