"""Pictures as the file can hold them: read with care, in sRGB, opaque, no larger than they are printed."""

import struct
import warnings
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image as Pixels
from PIL import ImageCms, ImageOps

#: What may be printed of an inch: more makes the file larger and the page no better.
_DOTS = 220
#: A drawing whose packed dots take more bytes than this is rather a photograph.
_MOST = 600_000
#: What is raised by bytes that are no picture, half of one, or one made to harm.
_BROKEN = (
    OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, AttributeError, MemoryError,
    NotImplementedError, struct.error, zlib.error, Pixels.DecompressionBombError, ImageCms.PyCMSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Image:
    """The dots of a picture, packed as JPEG or by rows of red, green and blue."""

    content: bytes
    width: int
    height: int
    jpeg: bool


@lru_cache(maxsize=64)
def size_of(content: bytes) -> tuple[int, int] | None:
    """How many dots wide and high a picture is as it is to be seen; None for bytes that are no picture."""
    found = _read(content, 64)
    return found[1] if found else None


@lru_cache(maxsize=32)
def image(content: bytes, wide: float, shape: float = 0.0) -> Image | None:
    """A picture for so many points of width; `shape`, width by height, crops it to its middle. None when broken."""
    most = max(1, round(wide / 72 * _DOTS))
    found = _read(content, most * 2 if shape else most, shape)
    if found is None:
        return None
    seen, _size, photo = found
    seen.thumbnail((most, 20_000), Pixels.Resampling.LANCZOS)
    packed = b"" if photo else zlib.compress(seen.tobytes(), 9)
    if photo or len(packed) > _MOST:
        out = BytesIO()
        seen.save(out, "JPEG", quality=88)
        return Image(out.getvalue(), *seen.size, True)
    return Image(packed, *seen.size, False)


def _read(content: bytes, most: int, shape: float = 0.0) -> tuple[Pixels.Image, tuple[int, int], bool] | None:
    """The picture, the size it had, and whether it is a photograph."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what it then reads well enough
            return _opened(content, most, shape)
    except _BROKEN:
        return None


def _opened(content: bytes, most: int, shape: float) -> tuple[Pixels.Image, tuple[int, int], bool]:
    found: Pixels.Image = Pixels.open(BytesIO(content), formats=("PNG", "JPEG"))
    photo, (wide, high) = found.format == "JPEG", found.size
    turned = found.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    if photo:
        found.draft(None, (most, most))  # a large photograph is read at the half or the quarter, which is quick
    found.load()
    found = _flat(ImageOps.exif_transpose(found))
    if shape:
        found = _middle(found, shape)
    return found, (high, wide) if turned else (wide, high), photo


def _flat(found: Pixels.Image) -> Pixels.Image:
    """The same on white in sRGB: what shines through, other colour spaces and 16 bits have no place in the file."""
    if found.mode.startswith("I;16"):
        found = found.convert("I")
    if found.mode in ("I", "F"):
        found = found.point(lambda v: v * (1 / 257)).convert("L")
    if found.has_transparency_data:
        layer = found.convert("RGBA")
        ground = Pixels.new("RGBA", layer.size, "white")
        ground.alpha_composite(layer)
        return ground.convert("RGB")
    return _standard(found).convert("RGB")


def _standard(found: Pixels.Image) -> Pixels.Image:
    """The same in sRGB where it brings a profile of its own that can be read."""
    profile = found.info.get("icc_profile")
    if not profile or found.mode not in ("RGB", "CMYK"):
        return found
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(found, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or found
    except (OSError, ValueError, TypeError, ImageCms.PyCMSError):
        return found


def _middle(found: Pixels.Image, shape: float) -> Pixels.Image:
    """The largest part of this shape around the middle."""
    wide = min(found.width, max(1, round(found.height * shape)))
    high = min(found.height, max(1, round(found.width / shape)))
    left, top = (found.width - wide) // 2, (found.height - high) // 2
    return found.crop((left, top, left + wide, top + high))
