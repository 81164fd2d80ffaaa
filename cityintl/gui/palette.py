"""The colours of the window: light, dark and high contrast."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour that is used, by its purpose; a tone such as green has its own ground."""

    name: str
    window: str
    panel: str
    text: str
    quiet: str
    line: str
    edge: str
    accent: str
    accent_text: str
    select: str
    hover: str
    green: str
    amber: str
    red: str
    grey: str
    green_ground: str
    amber_ground: str
    red_ground: str
    grey_ground: str

    def tone(self, name: str) -> str:
        """The colour of this name: “quiet”, “red”, …"""
        return str(getattr(self, name))

    def ground(self, tone: str) -> str:
        """The ground on which a tone's word stands."""
        return str(getattr(self, f"{tone}_ground"))


LIGHT = Palette(
    name="light",
    window="#F6F7F9",
    panel="#FFFFFF",
    text="#1C2430",
    quiet="#5B6675",
    line="#E1E5EA",
    edge="#D3D9E0",
    accent="#0B5394",
    accent_text="#FFFFFF",
    select="#E3EDF8",
    hover="#EEF2F7",
    green="#197A48",
    amber="#9A5B00",
    red="#B3261E",
    grey="#5B6675",
    green_ground="#E5F4EC",
    amber_ground="#FBF0DF",
    red_ground="#FBE9E7",
    grey_ground="#ECEFF3",
)
DARK = Palette(
    name="dark",
    window="#16191E",
    panel="#1E2228",
    text="#E6EAF0",
    quiet="#9AA6B5",
    line="#2F353E",
    edge="#3A424D",
    accent="#8AB4F8",
    accent_text="#10151C",
    select="#263448",
    hover="#252B33",
    green="#7BD3A3",
    amber="#F0B861",
    red="#FF9E94",
    grey="#9AA6B5",
    green_ground="#1C3328",
    amber_ground="#3A2E1A",
    red_ground="#3D2422",
    grey_ground="#2A3038",
)
CONTRAST = Palette(
    name="contrast",
    window="#000000",
    panel="#000000",
    text="#FFFFFF",
    quiet="#E0E0E0",
    line="#8C8C8C",
    edge="#FFFFFF",
    accent="#FFE34D",
    accent_text="#000000",
    select="#26405E",
    hover="#1F1F1F",
    green="#7CFFB2",
    amber="#FFC766",
    red="#FFB0A8",
    grey="#E0E0E0",
    green_ground="#003319",
    amber_ground="#332100",
    red_ground="#400A06",
    grey_ground="#2B2B2B",
)


def choose(theme: str, system_is_dark: bool) -> Palette:
    """The palette of a theme; “system” follows the computer."""
    fixed = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
    return fixed.get(theme) or (DARK if system_is_dark else LIGHT)
