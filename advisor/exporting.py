"""What a conversation holds as a file, for every way in."""

from datetime import datetime

from advisor.errors import BadInput
from advisor.exports.preparation import KIND as PREPARATION
from advisor.exports.preparation import preparation_sheet
from advisor.exports.record import KIND as CONVERSATION
from advisor.exports.record import record_sheet
from advisor.exports.results import SHEETS
from advisor.exports.sheet import Format, Sheet
from advisor.filling import Filling
from advisor.language import Language
from advisor.preparation.sharing import redaction
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
        anonymous: bool = False,
    ) -> bytes:
        """A conversation as a file, or one of its results: `only` is a name of `SHEETS`.

        Of a coach's client it is the dossier for the next meeting, unless `only` says otherwise;
        `anonymous` leaves out the names. What is private is in none of them.

        Raises:
            BadInput: the conversation is not kept, or what was asked for is not in it.
        """
        made = self.sheet(thread, only=only, language=language, anonymous=anonymous)
        return made.file(format)

    def sheet(
        self,
        thread: str,
        *,
        only: str | None = None,
        language: Language | None = None,
        anonymous: bool = False,
    ) -> Sheet:
        """The same before its format is chosen.

        Raises:
            BadInput: the conversation is not kept, or what was asked for is not in it.
        """
        title = self.title_of(thread)
        say, at = words(language or self.settings.language), datetime.now().astimezone()
        dossier = self.dossier(thread)
        named = only or (PREPARATION if dossier.client or anonymous else CONVERSATION)
        if named == PREPARATION:
            if dossier.client is None:
                raise BadInput("error.export_client")
            return preparation_sheet(dossier, say, at, nameless=anonymous)
        made: Sheet | None
        if named == CONVERSATION:
            made = record_sheet(thread, title, self.memory.turns(thread), dossier, say, at)
        elif named in SHEETS:
            made = SHEETS[named](dossier, say, at)
        else:
            known = ", ".join((CONVERSATION, PREPARATION, *SHEETS))
            raise BadInput("error.export_only", given=named[:40], known=known)
        if made is None:
            raise BadInput("error.export_empty", title=say(f"form.title.{named}"))
        return made.changed(redaction(dossier, say("prep.private")))

    def title_of(self, thread: str) -> str:
        """The title of a conversation that is kept.

        Raises:
            BadInput: there is no such conversation.
        """
        found = [c for c in self.memory.conversations(None) if c.thread == thread]
        if not found:
            raise BadInput("error.unknown_thread", thread=thread[:40])
        return found[0].title
