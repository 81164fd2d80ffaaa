"""Which editor edits which type of value: one entry for each."""

from collections.abc import Callable

from cityintl.gui.editors.amounts import CurrencyEditor, MoneyEditor, TimeEditor
from cityintl.gui.editors.choices import ChoiceEditor, YesNoEditor
from cityintl.gui.editors.days import DateEditor, PartialDateEditor
from cityintl.gui.editors.editor import Editor, Surroundings
from cityintl.gui.editors.indicators import IndicatorEditor
from cityintl.gui.editors.kinds_of_record import KindsEditor
from cityintl.gui.editors.lands import CountryEditor, LanguageEditor, LanguagesEditor, ZoneEditor
from cityintl.gui.editors.lines import LineEditor, NoteEditor
from cityintl.gui.editors.links import LinkEditor
from cityintl.gui.editors.national_days import NationalDayEditor
from cityintl.gui.editors.places import PlaceEditor
from cityintl.records import values
from cityintl.records.describe import Field

Maker = Callable[[Field, Surroundings], Editor]

EDITORS: dict[type[values.Value], Maker] = {
    values.Text: LineEditor,
    values.Code: LineEditor,
    values.Period: LineEditor,
    values.Note: NoteEditor,
    values.Email: LineEditor,
    values.Phone: LineEditor,
    values.Web: LineEditor,
    values.Number: LineEditor,
    values.Decimal: LineEditor,
    values.Date: DateEditor,
    values.PartialDate: PartialDateEditor,
    values.YesNo: YesNoEditor,
    values.Choice: ChoiceEditor,
    values.Country: CountryEditor,
    values.Language: LanguageEditor,
    values.Languages: LanguagesEditor,
    values.Zone: ZoneEditor,
    values.KindsOfRecord: KindsEditor,
    values.Link: LinkEditor,
    values.Money: MoneyEditor,
    values.Currency: CurrencyEditor,
    values.Time: TimeEditor,
}
#: Fields that are edited in a way of their own.
_BY_FIELD: dict[tuple[str, str], Maker] = {
    ("partner", "name"): PlaceEditor,
    ("indicator", "code"): IndicatorEditor,
    ("indicator", "name"): IndicatorEditor,
    ("organization", "national_day"): NationalDayEditor,
}


def made_for(of: Field, around: Surroundings) -> Editor:
    """A new editor for a field."""
    maker = _BY_FIELD.get((around.kind, of.name)) or EDITORS[type(of.value)]
    return maker(of, around)
