"""Make a new desk: for which city, under which office's name, and where the file lies.

objectNames: `new_desk`, `place_words` and `place_list` (see places), `by_hand` (the box that opens the fields
for a city no list knows: `hand_name`, `hand_country`, `hand_zone`), `office`, `desk_path`, `browse`,
`problem`, `make`.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QGridLayout, QLineEdit, QPushButton, QWidget

from cityintl import paths
from cityintl.desk.founding import home_values
from cityintl.errors import UserError
from cityintl.gui.dialogs.pieces import ProblemLine, labelled, primary, quiet
from cityintl.gui.dialogs.places import Find, PlaceField
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.gui.layout import row, spaced
from cityintl.reference import countries, places, zones
from cityintl.store import create
from cityintl.words import _

ENDING = ".cityintl"


class NewDeskDialog(Sheet):
    """Asks for the city and the place of the file, and makes the desk; `made` tells its path."""

    made = Signal(Path)

    def __init__(
        self,
        clock: Callable[[], datetime],
        folder: Path | None = None,
        find: Find | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("New desk"), QSize(600, 560), parent)
        self.setObjectName("new_desk")
        self._clock = clock
        self._folder = folder or paths.desks_folder()
        self._path_is_mine = True
        self._lay_city(find or places.find)
        self._lay_file()
        self.problem = ProblemLine()
        self.problem.setObjectName("problem")
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.close_button(_("Cancel"))
        self.make = primary(QPushButton(_("Make the desk")))
        self.make.setObjectName("make")
        self.make.clicked.connect(self._make)
        self.buttons.addWidget(self.make)
        self.make.setDefault(True)
        self._city_changed()
        self.place.setFocus()

    def _lay_city(self, find: Find) -> None:
        self.place = PlaceField(find)
        self.place.chosen.connect(self._city_changed)
        self.body.addWidget(labelled(_("Your city"), self.place, self.place.words))
        self.by_hand = QCheckBox(_("My city is not in the list: I write it myself"))
        self.by_hand.setObjectName("by_hand")
        self.by_hand.toggled.connect(self._city_changed)
        self.body.addWidget(self.by_hand)
        self.hand = QWidget()
        grid = QGridLayout(self.hand)
        spaced(grid, 12)
        self.hand_name = QLineEdit()
        self.hand_name.setObjectName("hand_name")
        self.hand_name.textChanged.connect(self._city_changed)
        self.hand_country, self.hand_zone = QComboBox(), QComboBox()
        for box, name in ((self.hand_country, "hand_country"), (self.hand_zone, "hand_zone")):
            box.setObjectName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
        grid.addWidget(labelled(_("Name of the city"), self.hand_name), 0, 0, 1, 2)
        grid.addWidget(labelled(_("Country"), self.hand_country), 1, 0)
        grid.addWidget(labelled(_("Time zone"), self.hand_zone), 1, 1)
        self.hand.hide()
        self.body.addWidget(self.hand)

    def _lay_file(self) -> None:
        self.office = QLineEdit()
        self.office.setObjectName("office")
        self.office.setPlaceholderText(_("Such as Office of International Relations"))
        self.body.addWidget(labelled(_("Your office (stands on papers)"), self.office))
        self.path = QLineEdit()
        self.path.setObjectName("desk_path")
        self.path.textEdited.connect(self._own_path)
        self.path.textChanged.connect(self._say_what_is_missing)
        browse = QPushButton(_("Choose…"))
        browse.setObjectName("browse")
        browse.setAutoDefault(False)
        browse.setAccessibleName(_("Choose where the desk lies"))
        browse.clicked.connect(self._browse)
        self.body.addWidget(labelled(_("The desk is this file"), row(self.path, browse), self.path))
        self.body.addWidget(
            quiet(_("Best on this computer’s own disk, not in a folder that is synchronized to a cloud."))
        )

    # -- what was typed

    @property
    def city(self) -> dict[str, Any] | None:
        """The fields of the city as far as they are known; None while there is no city."""
        if not self.by_hand.isChecked():
            return home_values(self.place.place) if self.place.place else None
        if not self.hand_name.text().strip():
            return None
        return {
            "name": self.hand_name.text().strip(),
            "country": self.hand_country.currentData(),
            "zone": self.hand_zone.currentData(),
        }

    def _fill_choices(self) -> None:
        """Countries and zones are many; they are listed only when somebody writes by hand."""
        if self.hand_country.count():
            return
        for code in countries.codes():
            self.hand_country.addItem(countries.name(code), code)
        for zone in zones.names():
            self.hand_zone.addItem(zone.replace("_", " "), zone)

    def _city_changed(self, _change: object = None) -> None:
        by_hand = self.by_hand.isChecked()
        if by_hand:
            self._fill_choices()
        self.hand.setVisible(by_hand)
        self.place.setEnabled(not by_hand)
        if self._path_is_mine:
            name = self.city["name"] if self.city else _("My city")
            self.path.setText(str(_free(self._folder, name)))
        self._say_what_is_missing()

    def _own_path(self, _text: str) -> None:
        self._path_is_mine = False

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Where the new desk lies"), self.path.text(), _("Desks (*.cityintl)")
        )
        if chosen:
            self._path_is_mine = False
            self.path.setText(chosen if chosen.endswith(ENDING) else chosen + ENDING)

    def _say_what_is_missing(self, _text: str = "") -> None:
        self.problem.clear()
        self.make.setEnabled(bool(self.city) and bool(self.path.text().strip()))

    # -- making it

    def _make(self) -> None:
        city = self.city
        if city is None:
            return
        path = Path(self.path.text().strip()).expanduser()
        if path.suffix != ENDING:
            path = path.with_name(path.name + ENDING)
        try:
            if path.parent == paths.desks_folder():
                path.parent.mkdir(parents=True, exist_ok=True)
            create(path, {**city, "office": self.office.text().strip() or None}, self._clock).close()
        except UserError as wrong:
            self.problem.say(wrong)
            return
        self.made.emit(path)
        self.accept()


def _free(folder: Path, name: str) -> Path:
    """A file name for the city that nobody has yet."""
    plain = "".join(c for c in name if c.isalnum() or c in " -'’.").strip(" .") or "Desk"
    path = folder / f"{plain}{ENDING}"
    number = 2
    while path.exists():
        path = folder / f"{plain} {number}{ENDING}"
        number += 1
    return path
