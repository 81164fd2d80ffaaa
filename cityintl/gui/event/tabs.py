"""The tabs of an event, in the order in which one works through it."""

from cityintl.gui.event import guests, kitchen, tables
from cityintl.gui.event.guests import GuestsTab
from cityintl.gui.event.kitchen import KitchenTab
from cityintl.gui.event.run import RunTab
from cityintl.gui.event.tables import TablesTab
from cityintl.gui.record.working import Working

TABS = (
    Working("guest", "Guests", GuestsTab, guests.counted),
    Working("tables", "Tables", TablesTab, tables.counted),
    Working("kitchen", "Kitchen", KitchenTab, kitchen.counted),
    Working("run", "Run", RunTab),
)
