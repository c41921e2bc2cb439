"""What a conversation holds as a file, for every way in."""

from datetime import datetime

from advisor.errors import BadInput
from advisor.exports.record import record_sheet
from advisor.exports.results import SHEETS
from advisor.exports.sheet import Format, Sheet
from advisor.filling import Filling
from advisor.language import Language
from advisor.texts import words


class Exporting(Filling):
    """The part of the service that writes conversations and their results to files."""

    def export(
        self,
        thread: str,
        format: Format,
        *,
        only: str | None = None,
        language: Language | None = None,
    ) -> bytes:
        """A conversation as a file, or one of its results: `only` is a name of `SHEETS`.

        Raises:
            BadInput: the conversation is not kept, or what was asked for is not in it.
        """
        return self.sheet(thread, only=only, language=language).file(format)

    def sheet(
        self, thread: str, *, only: str | None = None, language: Language | None = None
    ) -> Sheet:
        """The same before its format is chosen.

        Raises:
            BadInput: the conversation is not kept, or what was asked for is not in it.
        """
        title = self.title_of(thread)
        say, at = words(language or self.settings.language), datetime.now().astimezone()
        dossier = self.dossier(thread)
        if only is None:
            return record_sheet(thread, title, self.memory.turns(thread), dossier, say, at)
        if only not in SHEETS:
            raise BadInput("error.export_only", given=only[:40], known=", ".join(SHEETS))
        made = SHEETS[only](dossier, say, at)
        if made is None:
            raise BadInput("error.export_empty", title=say(f"form.title.{only}"))
        return made

    def title_of(self, thread: str) -> str:
        """The title of a conversation that is kept.

        Raises:
            BadInput: there is no such conversation.
        """
        found = [c for c in self.memory.conversations(None) if c.thread == thread]
        if not found:
            raise BadInput("error.unknown_thread", thread=thread[:40])
        return found[0].title
