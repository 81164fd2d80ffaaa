"""The verb of bids for events: how one stands, a stage that is done, how it was decided."""

from argparse import Namespace
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of, number_of
from cityintl.desk import bids
from cityintl.desk.bids import Exposure
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.bid import BidStatus
from cityintl.records.values import Money
from cityintl.store import DeskFile, Entry

_STAGE, _GUARANTEE = kinds.kind("bid_stage"), kinds.kind("guarantee")
RESULTS = {"won": BidStatus.WON, "lost": BidStatus.LOST, "withdrawn": BidStatus.WITHDRAWN}


def tell_bid(args: Namespace) -> None:
    """Tell how a bid stands, once what was said of it is written."""
    number = number_of(args.reference, "event_bid")
    with desk_of(args) as desk:
        if args.done:
            _done(desk, number, args)
        if args.result:
            bids.decide(desk, number, RESULTS[args.result], args.on or desk.today, args.reason or "")
        entry = desk.get("event_bid", number)
        stages, guarantees = bids.stages_of(desk, number), bids.guarantees_of(desk, number)
        words, _tone = bids.standing(entry.values, stages, desk.today)
    cost = bids.exposure(entry.values["ceiling"], guarantees)
    if args.json:
        said.as_json(_shape(entry, cost, stages, guarantees))
        return
    said.out(f"{entry.reference} · {entry.title}: {entry.values['status'].value.lower()}. {words}")
    if told := bids.exposure_words(cost, entry.values["ceiling"]):
        said.out(told)
    for row in stages:
        day = f"done {row['done_on']}" if row["done_on"] else f"due {row['due'] or 'without a day'}"
        said.out(f"  {_STAGE.reference(row['id']):<8} {row['stage'].value}: {row['what']}, {day}")
    for row in guarantees:
        worth = f", {Money().show(row['exposure'])}" if row["exposure"] else ""
        state = row["status"].value.lower()
        said.out(f"  {_GUARANTEE.reference(row['id']):<8} {row['what']}: {state}{worth}")


def _shape(
    entry: Entry, cost: Exposure, stages: list[dict[str, Any]], guarantees: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "reference": entry.reference,
        "title": entry.title,
        "status": entry.values["status"].value,
        "ceiling": said.money(entry.values["ceiling"]),
        "guaranteed": said.money(cost.given),
        "asked": said.money(cost.asked),
        "over": cost.over,
        "stages": [_shape_of_stage(row) for row in stages],
        "guarantees": [
            {"reference": _GUARANTEE.reference(row["id"]), "what": row["what"], "status": row["status"].value,
             "exposure": said.money(row["exposure"])}
            for row in guarantees
        ],
    }  # fmt: skip


def _shape_of_stage(row: dict[str, Any]) -> dict[str, Any]:
    days = {name: row[name] and row[name].isoformat() for name in ("due", "done_on")}
    return {"reference": _STAGE.reference(row["id"]), "what": row["what"], "stage": row["stage"].value, **days}


def _done(desk: DeskFile, number: int, args: Namespace) -> None:
    stage = number_of(args.done, "bid_stage")
    if desk.get("bid_stage", stage).values["bid"] != number:
        raise UserError(f"{args.done} is no stage of {args.reference}.", "`bid` lists the stages of a bid.")
    bids.stage_done(desk, stage, args.on or desk.today)
