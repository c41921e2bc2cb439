"""Papers: one document model, written as Word, PDF or Markdown.

`read_markdown` makes a `Paper` of any of the project's Markdown; `write` makes a file of it.
"""

from typing import Literal

from advisor.papers.blocks import Paper

Format = Literal["md", "docx", "pdf"]
FORMATS: tuple[Format, ...] = ("md", "docx", "pdf")


def write(paper: Paper, format: Format) -> bytes:
    """The whole file. What writes a format is imported when it is first asked for."""
    match format:
        case "md":
            from advisor.papers.markdown_out import markdown

            return markdown(paper).encode("utf-8")
        case "docx":
            from advisor.papers.word import word

            return word(paper)
        case "pdf":
            from advisor.papers.pdf import pdf

            return pdf(paper)
