"""A file for the browser, made when it is asked for and kept nowhere."""

from base64 import b64encode
from datetime import date

from advisor.exports.sheet import MEDIA_TYPES, Format, Sheet

SAVE_JS = """(file) => {
  if (!file) return;
  const bytes = Uint8Array.from(atob(file.base64), (one) => one.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], {type: file.type}));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}"""


def download_of(sheet: Sheet, format: Format, day: date) -> dict[str, str]:
    """What `SAVE_JS` takes: the name, the media type and the content of a file."""
    return {
        "name": sheet.name(format, day),
        "type": MEDIA_TYPES[format],
        "base64": b64encode(sheet.file(format)).decode("ascii"),
    }
