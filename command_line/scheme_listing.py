"""`opcc-register schemes`: the schemes that there are, and what one of them says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import schemes
from command_line.reporting import DONE, HAS_ERRORS, tell, tell_findings
from formulas.tables import clashing_headings
from risk_register.findings import counted
from risk_register.kinds import KINDS
from risk_register.scheme import Named, Reason, Scale, Scheme


def list_schemes() -> int:
    """Prints a line for each scheme, those of one kind of register together; returns the code."""
    found = []
    for name in schemes.names():
        scheme, findings = schemes.load(name)
        tell_findings(findings)
        found += [scheme] if scheme else []
    for kind in KINDS.values():
        print(f"{kind.title}s:")
        for scheme in (each for each in found if each.kind == kind):
            print(f"  {scheme.name:24}{scheme.organisation}: {scheme.title}")
        print()
    print("Show one with: opcc-register schemes NAME")
    return DONE


def show_scheme(name: str) -> int:
    """Prints one scheme, or every reason why it cannot be used, and returns the exit code."""
    scheme, findings = schemes.load(name)
    findings += clashing_headings(scheme) if scheme else []
    tell_findings(findings)
    if scheme is None or findings:
        tell(f"{name}: {counted(findings)}; this scheme cannot be used.")
        return HAS_ERRORS
    print("\n".join(_lines(scheme)))
    return DONE


def _lines(scheme: Scheme) -> Iterator[str]:
    yield f"{scheme.name}: {scheme.title}"
    yield f"  organisation   {scheme.organisation}"
    yield f"  for            {scheme.kind.title.lower()}s"
    yield f"  in force from  {scheme.effective:%d/%m/%Y}"
    yield f"  source         {scheme.source.title}"
    yield f"                 {scheme.source.place}"
    yield f"  rating         {scheme.rating}"
    yield f"  assessments    {', '.join(_assessments(scheme))}"
    for scale in scheme.scales:
        yield from _scale(scale)
    yield from _matrix(scheme)
    yield from _bands(scheme)
    yield from _named("policy areas", scheme.areas)
    yield from _named("reasons for a rating", scheme.reasons)
    if scheme.tolerance:
        yield f"\ntolerance: {scheme.tolerance.score}"
    if scheme.statuses:
        yield f"\nstatuses: {', '.join(status.name for status in scheme.statuses)}"
    if scheme.assumed:
        yield "\nassumed, because the source does not print it:"
        yield from (f"  {key}: {why}" for key, why in scheme.assumed.items())


def _assessments(scheme: Scheme) -> Iterator[str]:
    for assessment in scheme.assessments:
        yield f"{assessment.name} (the current one)" if assessment.current else assessment.name


def _scale(scale: Scale) -> Iterator[str]:
    yield f"\n{scale.heading.lower()}:"
    for level in reversed(scale.levels):
        said = "; ".join(level.descriptors.values())
        yield f"  {level.number:2}  {level.label:24}{said[:100]}".rstrip()


def _matrix(scheme: Scheme) -> Iterator[str]:
    if not scheme.scales:
        return
    up, across = scheme.axes()
    yield f"\nscores, {up.heading.lower()} up and {across.heading.lower()} across:"
    for row in reversed(up.numbers):
        scores = (scheme.score_at(row, column) for column in across.numbers)
        yield f"  {row:2} " + "".join(f"{score:5}" for score in scores)
    yield "     " + "".join(f"{column:5}" for column in across.numbers)


def _bands(scheme: Scheme) -> Iterator[str]:
    if scheme.bands:
        yield "\nratings:" if scheme.rates_in_words else "\nbands:"
    for band in reversed(scheme.bands):
        said = ". ".join(filter(None, (band.meaning, band.action, band.board)))
        scores = "" if scheme.rates_in_words else f"{band.lowest:3} to {band.highest:3}  "
        yield f"  {scores}{band.name:14}{band.colour}  {said}".rstrip()


def _named(what: str, named: Sequence[Named | Reason]) -> Iterator[str]:
    if named:
        yield f"\n{what}:"
    yield from (f"  {': '.join(filter(None, (each.name, each.meaning)))}" for each in named)
