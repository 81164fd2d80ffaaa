"""The tabs of a grant, in the order in which one works through it."""

from cityintl.desk.grant_chain import chain_of
from cityintl.gui.grant.chain import ChainTab
from cityintl.gui.grant.money import MoneyTab
from cityintl.gui.record.working import Working
from cityintl.store import DeskFile


def _counted(desk: DeskFile, number: int) -> str:
    """“6/19”: how many reports of the chain are handed in."""
    lines = chain_of(desk, number).lines
    return f"{sum(line.submitted_on is not None for line in lines)}/{len(lines)}" if lines else ""


TABS = (
    Working("chain", "Reports", ChainTab, _counted, instead_of=("grant_report",)),
    Working("money", "Money", MoneyTab, instead_of=("grant_budget_line", "grant_transaction")),
)
