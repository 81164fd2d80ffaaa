"""The marks of choices and boxes stand out in every palette, at every size."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox

from cityintl.gui import marks, style
from cityintl.gui.palette import CONTRAST, DARK, LIGHT


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=lambda p: p.name)
def test_ticks_and_carets_are_files_in_the_palettes_colours(palette):
    files = re.findall(r'url\("([^"]+)"\)', marks.sheet(palette, round))
    assert len(set(files)) == 3
    drawn = [Path(file).read_text(encoding="utf-8") for file in files]
    assert any(palette.quiet in svg for svg in drawn) and any(palette.accent_text in svg for svg in drawn)
    assert not any("currentColor" in svg for svg in drawn)


def test_a_folder_that_cannot_be_written_to_costs_only_the_pictures(tmp_path, monkeypatch):
    (tmp_path / "marks").write_text("in the way")
    monkeypatch.setenv("CITYINTL_SETTINGS", str(tmp_path))
    assert "url(" not in marks.sheet(LIGHT, round)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_box_is_seen_on_its_ground_and_its_tick_in_the_box(qtbot, qapp, theme):
    try:
        look = style.dress(qapp, theme, 200)
        seen = []
        for ticked in (False, True):
            box = QCheckBox()
            qtbot.addWidget(box)
            box.setChecked(ticked)
            box.resize(60, 60)
            picture = box.grab().toImage()
            seen.append({picture.pixelColor(x, y).name().upper() for x in range(60) for y in range(60)})
        assert look.palette.quiet in seen[0], "the empty box has an edge"
        assert {look.palette.accent, look.palette.accent_text} <= seen[1], "the tick stands on the accent"
    finally:
        style.dress(qapp, "light", 100)
