"""Colours as OKLCH, and how well one can be read on another.

OKLab: Björn Ottosson, "A perceptual color space for image processing" (2020), as in CSS Color Module Level 4 (9).
Contrast: WCAG 2.2, "relative luminance" and "contrast ratio". Both work on linear light, so no gamma is needed between.
"""

import math
import re
from dataclasses import dataclass

WRITTEN = re.compile(r"oklch\(\s*([01]?\.?\d+%?|\d*\.\d+%?|\d+%?)\s+(\d*\.?\d+)\s+(\d*\.?\d+)(?:deg)?\s*\)", re.I)
HEX = re.compile(r"#([0-9a-f]{6})", re.I)
# Rounding to three places may leave a colour this far outside what screens show, in linear light.
TOLERANCE = 0.004


@dataclass(frozen=True)
class Oklch:
    """Lightness 0 to 1, chroma 0 to about 0.4, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    def __str__(self) -> str:
        return f"oklch({self.lightness:.3f} {self.chroma:.3f} {self.hue:.1f})"

    def moved(self, lightness: float, chroma: float = 1.0) -> "Oklch":
        """Lighter or darker by `lightness`, and its chroma times `chroma`."""
        return Oklch(min(max(self.lightness + lightness, 0.0), 1.0), self.chroma * chroma, self.hue)


def parse_colour(text: str) -> Oklch:
    """`oklch(0.415 0.086 158)`, `oklch(41.5% 0.086 158)` or `#17543a`. Raises ValueError for anything else."""
    text = text.strip()
    if found := HEX.fullmatch(text):
        return _from_hex(found[1])
    written = WRITTEN.fullmatch(text)
    if written is None:
        raise ValueError(text)
    light = float(written[1].rstrip("%")) / (100 if written[1].endswith("%") else 1)
    colour = Oklch(light, float(written[2]), float(written[3]) % 360)
    if light > 1 or colour.chroma > 0.5:
        raise ValueError(text)
    return colour


def linear_rgb(colour: Oklch) -> tuple[float, float, float]:
    """Linear sRGB, each 0 to 1 where a screen can show the colour."""
    angle = math.radians(colour.hue)
    a, b = colour.chroma * math.cos(angle), colour.chroma * math.sin(angle)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def can_be_shown(colour: Oklch) -> bool:
    """Whether every screen shows this very colour, and not the nearest it can."""
    return all(-TOLERANCE <= part <= 1 + TOLERANCE for part in linear_rgb(colour))


def luminance(colour: Oklch) -> float:
    """WCAG 2.2 relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in linear_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Oklch, other: Oklch) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def hex_of(colour: Oklch) -> str:
    """`#rrggbb`, the nearest a screen shows; for drawings that know no OKLCH."""
    parts = (min(max(part, 0.0), 1.0) for part in linear_rgb(colour))
    curved = (part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts)
    return "#" + "".join(f"{round(part * 255):02x}" for part in curved)


def _from_hex(digits: str) -> Oklch:
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    return Oklch(round(light, 3), round(math.hypot(a, b), 3), round(math.degrees(math.atan2(b, a)) % 360, 1))
