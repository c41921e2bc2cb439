"""A run as JUnit XML, for tools that read test results."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from advisor.texts import Words
from evals.reports.wording import case_key, reasons_of, run_facts
from evals.results import CaseResult, Run, RunInfo

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ELEMENTS = {"failed": "failure", "error": "error", "skipped": "skipped"}


def render_junit(run: Run, words: Words) -> str:
    """A run as JUnit XML: a suite for each set, and a test for each case and repeat."""
    root = Element("testsuites", _totals(run.results))
    root.set("name", words("eval.report.title"))
    for name in dict.fromkeys(result.set for result in run.results):
        _add_suite(root, name, [r for r in run.results if r.set == name], run.summary.run, words)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add_suite(
    root: Element, name: str, results: Sequence[CaseResult], run: RunInfo, words: Words
) -> None:
    suite = SubElement(root, "testsuite", _totals(results))
    suite.set("name", _clean(name))
    suite.set("timestamp", _clean(run.started))
    properties = SubElement(suite, "properties")
    for fact, value in run_facts(run, words).items():
        SubElement(properties, "property", {"name": _clean(fact), "value": _clean(value)})
    for result in results:
        _add_case(suite, result, words)


def _add_case(suite: Element, result: CaseResult, words: Words) -> None:
    case = SubElement(suite, "testcase", {"classname": _clean(result.set)})
    case.set("name", _clean(case_key(result)))
    case.set("time", _seconds([result]))
    if result.verdict == "passed":
        return
    reasons = [_clean(reason) for reason in reasons_of(result, words)]
    told = SubElement(case, _ELEMENTS[result.verdict])
    told.set("message", " ".join(reasons[0].split()) if reasons else "")
    told.text = "\n".join(reasons)


def _totals(results: Sequence[CaseResult]) -> dict[str, str]:
    counts = {
        "tests": len(results),
        "failures": sum(r.verdict == "failed" for r in results),
        "errors": sum(r.verdict == "error" for r in results),
        "skipped": sum(r.verdict == "skipped" for r in results),
    }
    return {name: str(count) for name, count in counts.items()} | {"time": _seconds(results)}


def _seconds(results: Sequence[CaseResult]) -> str:
    return f"{sum(result.elapsed_ms for result in results) / 1000:.3f}"


def _clean(text: str) -> str:
    """Text without what XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)
