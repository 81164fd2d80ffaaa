"""Preferences: colours, size of text, our own city, where the desk and its backups lie; each takes effect at once.

objectNames: `preferences`, `theme_system`, `theme_light`, `theme_dark`, `theme_contrast`, `text_scale`,
`text_scale_value`, `form` with a `field_NAME` for each fact of our city, `desk_place`, `show_folder`.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QRadioButton, QSlider, QWidget

from cityintl.gui.dialogs.pieces import caption, labelled, quiet, strong
from cityintl.gui.dialogs.second_place import SecondPlace
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.gui.layout import column, hairline, row
from cityintl.settings import SCALES, THEMES, Settings
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.record.form import Form
    from cityintl.store import DeskFile

_WORDS = {
    "system": "As the computer",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}


class PreferencesDialog(Sheet):
    """Changes the settings one by one; `changed` tells each new whole."""

    changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        desk: "DeskFile | None" = None,
        parent: QWidget | None = None,
        second_place_state: str = "",
    ) -> None:
        super().__init__(_("Preferences"), QSize(620, 640), parent)
        self.setObjectName("preferences")
        self.settings = settings
        self.city: Form | None = None
        self._lay_look()
        if desk is not None:
            self._lay_city(desk)
            self.body.addWidget(hairline())
            self._lay_desk(desk)
        self._lay_second_place(second_place_state)
        self.body.addStretch(1)
        self.close_button()  # not the default one: Enter keeps a field of our city
        if first := self.themes.checkedButton():
            first.setFocus()

    def _change(self, **what: object) -> None:
        changed = replace(self.settings, **what)  # type: ignore[arg-type]  # the names are the settings' own
        if changed != self.settings:
            self.settings = changed
            self.changed.emit(changed)

    # -- look

    def _lay_look(self) -> None:
        self.themes = QButtonGroup(self)
        buttons: list[QWidget | None] = []
        for number, name in enumerate(THEMES):
            button = QRadioButton(_(_WORDS[name]))
            button.setObjectName(f"theme_{name}")
            button.setChecked(name == self.settings.theme)
            self.themes.addButton(button, number)
            buttons.append(button)
        self.themes.idToggled.connect(lambda n, on: self._change(theme=THEMES[n]) if on else None)
        self.body.addWidget(column(caption(_("Colours")), row(*buttons, None, gap=16), gap=4))
        self.scale = QSlider(Qt.Orientation.Horizontal)
        self.scale.setObjectName("text_scale")
        self.scale.setRange(0, len(SCALES) - 1)
        self.scale.setPageStep(1)
        nearest = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self.settings.text_scale))
        self.scale.setValue(nearest)
        self.scale_value = QLabel(f"{self.settings.text_scale} %")
        self.scale_value.setObjectName("text_scale_value")
        self.scale_value.setMinimumWidth(self.fontMetrics().horizontalAdvance("200 %") + 8)
        self.scale.valueChanged.connect(self._scale_moved)
        self.scale.sliderReleased.connect(self._scale_settled)
        self.body.addWidget(labelled(_("Size of text"), row(self.scale, self.scale_value, gap=12), self.scale))

    def _scale_moved(self, place: int) -> None:
        self.scale_value.setText(f"{SCALES[place]} %")
        self.scale.setAccessibleDescription(f"{SCALES[place]} %")
        if not self.scale.isSliderDown():
            self._scale_settled()

    def _scale_settled(self) -> None:
        """Text grows when the slider is let go: not under the hand that moves it."""
        self._change(text_scale=SCALES[self.scale.value()])

    # -- our city and its desk

    def _lay_city(self, desk: "DeskFile") -> None:
        from cityintl.gui.editors import Surroundings  # these need the records: only with a desk
        from cityintl.gui.record.form import Form
        from cityintl.gui.record.source import Existing

        self.city = Form(Existing(desk, "home", 1), Surroundings(desk, "home"), empties=True)
        self.city.more.hide()
        self.body.addWidget(hairline())
        self.body.addWidget(strong(_("Our city")))
        self.body.addWidget(self.city)

    def done(self, result: int) -> None:
        """Keep what is still being typed; stay open where it cannot be kept."""
        if self.city is None or self.city.finish():
            super().done(result)

    def _lay_second_place(self, state: str) -> None:
        self.second = SecondPlace(self.settings.second_place, state)
        self.second.chosen.connect(lambda place: self._change(second_place=place))
        self.body.addWidget(hairline())
        self.body.addWidget(self.second)

    def _lay_desk(self, desk: "DeskFile") -> None:
        place = strong(str(desk.path), wrap=True)
        place.setObjectName("desk_place")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        show = QPushButton(_("Show the folder"))
        show.setObjectName("show_folder")
        show.setAutoDefault(False)
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(desk.path.parent))))
        self.body.addWidget(column(caption(_("The desk is this file")), row(place, None, show), gap=3))
        self.body.addWidget(quiet(_("To move it, close the program, move the file, and open it from its new place.")))
