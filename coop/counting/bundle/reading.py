"""Open a bundle and read its entries, naming whichever is damaged."""

import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from coop.counting.bundle.contents import FORMAT, MANIFEST, REQUIRED, VERSION, zip_bytes
from coop.counting.bundle.findings import Report
from coop.counting.errors import BadInput
from coop.counting.formats.canonical import NotCanonical, digest, parse_canonical

MOST_BYTES = 1 << 30


@dataclass(slots=True)
class Opened:
    """The parsed entries; lists for the ``.jsonl`` ones. An entry that could not be read is missing here."""

    raw: dict[str, bytes] = field(default_factory=dict)
    documents: dict[str, Any] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        return self.documents.get(name)


def open_bundle(data: bytes, report: Report, *, source: str) -> Opened:
    """Read every entry and check it against the manifest.

    Raises:
        BadInput: this is not a zip file, or not a bundle of a version known here.
    """
    opened = Opened()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _extract(archive, opened, report, source)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise BadInput(source, None, f"this is not a readable zip file ({error}).") from None
    if MANIFEST not in opened.raw and not any(f.entry == MANIFEST for f in report.findings):
        raise BadInput(source, None, f"this is not a bundle: it has no {MANIFEST}.")
    for name in sorted(opened.raw):
        _parse(name, opened, report)
    _check_manifest(opened, report, source)
    if report.verified and zip_bytes(opened.raw) != data:
        report.open(_where_wrapped(opened, data), "The zip file was packed again; what is in it is unchanged.")
    return opened


def _extract(archive: zipfile.ZipFile, opened: Opened, report: Report, source: str) -> None:
    infos = archive.infolist()
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise BadInput(source, None, "the bundle is larger than a gigabyte when unpacked.")
    for info in infos:
        if info.filename in opened.raw:
            report.failed(info.filename, "The zip file holds this entry twice.")
            continue
        try:
            opened.raw[info.filename] = archive.read(info)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as e:
            report.failed(info.filename, f"The entry is damaged and cannot be read ({e}).")


def _parse(name: str, opened: Opened, report: Report) -> None:
    raw = opened.raw[name]
    try:
        if not name.endswith(".jsonl"):
            opened.documents[name] = parse_canonical(raw)
            return
        if raw and not raw.endswith(b"\n"):
            report.failed(name, "The last line does not end.")
        documents = []
        for line, text in enumerate(raw.split(b"\n")[: raw.count(b"\n")], start=1):
            try:
                documents.append(parse_canonical(text))
            except NotCanonical as error:
                report.failed(f"{name} entry {line}", f"The entry is {error}.")
                documents.append(None)
        opened.documents[name] = documents
    except NotCanonical as error:
        report.failed(name, f"The entry is {error}.")


def _check_manifest(opened: Opened, report: Report, source: str) -> None:
    listing = opened.get(MANIFEST)
    if not isinstance(listing, dict):
        if not any(finding.entry == MANIFEST for finding in report.findings):
            report.failed(MANIFEST, "The manifest is not a JSON object.")
        return
    sealed = digest({key: value for key, value in listing.items() if key != "seal"}) == listing.get("seal")
    entries = listing.get("entries")
    if not sealed or listing.get("format") != FORMAT or not isinstance(entries, dict):
        report.failed(MANIFEST, "The manifest does not match its own seal.")
        entries = entries if isinstance(entries, dict) else {}
    elif listing.get("version") != VERSION:
        version = listing.get("version")
        raise BadInput(source, None, f"the bundle is of version {version}, and this program reads version {VERSION}.")
    else:
        report.proved(MANIFEST, "The manifest matches its seal.")
    for name in REQUIRED:
        if name not in opened.raw and name not in entries:
            report.failed(name, "The entry is missing.")
    for name in sorted(entries.keys() | (opened.raw.keys() - {MANIFEST})):
        _check_entry(name, entries.get(name), opened, report)


def _check_entry(name: str, expected: Any, opened: Opened, report: Report) -> None:
    raw = opened.raw.get(name)
    if raw is None:
        if not any(finding.entry == name for finding in report.findings):
            report.failed(name, "The manifest lists this entry, but the bundle does not hold it.")
    elif expected is None:
        report.failed(name, "The bundle holds this entry, but the manifest does not list it.")
    elif expected != {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}:
        report.failed(name, "The entry is not the one the manifest lists: its bytes have changed.")
    else:
        report.proved(name, f"The bytes are the ones the manifest lists ({len(raw):,}).")


def _where_wrapped(opened: Opened, data: bytes) -> str:
    """The entry whose wrapping differs first from a freshly packed bundle."""
    fresh = zip_bytes(opened.raw)
    place = next((p for p, (a, b) in enumerate(zip(fresh, data, strict=False)) if a != b), min(len(fresh), len(data)))
    with zipfile.ZipFile(io.BytesIO(fresh)) as archive:
        starts = [(info.header_offset, info.filename) for info in archive.infolist()]
        if place >= archive.start_dir:
            return "the directory of the zip file"
    return max((start, name) for start, name in starts if start <= place)[1]
