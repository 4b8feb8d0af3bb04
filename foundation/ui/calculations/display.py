"""How one reader wants the pages: kept as a few plain words joined by dots, such as "large.plain.dark.still"."""

from dataclasses import asdict, dataclass

# What each choice may be; the first is "as it comes" and is never written down.
CHOICES: dict[str, tuple[str, ...]] = {
    "text": ("", "large", "larger"),
    "words": ("", "plain"),
    "scheme": ("", "light", "dark"),
    "motion": ("", "still"),
}
MOST = 40  # characters; all four together are shorter


@dataclass(frozen=True)
class Display:
    """`text` is the size of the letters, `words` which of two wordings, `scheme` the colours, `motion` what moves."""

    text: str = ""
    words: str = ""
    scheme: str = ""
    motion: str = ""

    @property
    def is_plain(self) -> bool:
        return self.words == "plain"

    @property
    def colour_scheme(self) -> str:
        """For the meta element: what the browser draws its own controls in."""
        return self.scheme or "light dark"

    @property
    def attributes(self) -> list[tuple[str, str]]:
        """The data attributes of the page's root, which the style sheets look at."""
        return [(name, value) for name, value in asdict(self).items() if value]

    def written(self) -> str:
        """As the cookie and the account keep it; empty when everything is as it comes."""
        return ".".join(value for _name, value in self.attributes)


AS_IT_COMES = Display()


def read_display(kept: str) -> Display:
    """Read what was kept. Words we do not know are passed over: a cookie is only something a browser says."""
    said = set(kept[:MOST].split("."))
    return Display(**{name: next((one for one in known[1:] if one in said), "") for name, known in CHOICES.items()})
