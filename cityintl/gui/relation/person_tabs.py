"""The tabs of a person besides their parts: the whole story."""

from functools import partial

from cityintl.gui.record.working import Working
from cityintl.gui.relation.story import story

TABS = (Working("story", "Story", partial(story, "person"), leads=False),)
