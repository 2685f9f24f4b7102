"""The proof of a quarter as text: a table by band, or sentences; and which entries it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from risk_register.passages import Passage
from risk_register.rolling.proof import LIVE, Line, Proof, no_band
from risk_register.scheme import Scheme

WIDTH = 100
_ALWAYS = (
    Passage.NEW, Passage.REOPENED, Passage.ESCALATED, Passage.FROM_SPLIT, Passage.CLOSED,
    Passage.DE_ESCALATED, Passage.MERGED, Passage.SPLIT, Passage.ISSUE,
)  # fmt: skip
"""The lines that stand in every proof; others only where there is something to say."""

_NEEDS_STAGE: Mapping[str, str] = {
    Passage.ESCALATED: "Operational", Passage.DE_ESCALATED: "Operational", Passage.ISSUE: "Issue",
}  # fmt: skip
"""The stages without which nothing can come or leave so."""

_SIGNS = {1: "+", -1: "-"}
_NO_OPENING = "No earlier quarter is in the history, so there is no opening to start from."


def proof_lines(scheme: Scheme, proof: Proof) -> list[str]:
    """The proof for a person, in lines of at most 100 characters where the bands' names allow."""
    if proof.previous is None:
        return [_NO_OPENING, "", *_table(scheme, proof, [_closing(proof)])]
    shown = [line for line in proof.lines if line.entries or _always_stands(scheme, line)]
    table = _table(scheme, proof, [_opening(proof), *shown, _closing(proof)])
    other = ["", *_wrapped(_other_scheme(proof))] if proof.scheme_then else []
    return [*table, *other, *_which(shown)]


def proof_sentences(scheme: Scheme, proof: Proof) -> list[str]:
    """The proof for a message, whose letters are not of one width; of the lines those with entries.

    A line is `Opening, 31/07/2023: 19 (High 10, Medium 4, Low 5)`.
    """
    bands = _bands(scheme, proof)
    if proof.previous is None:
        return [_NO_OPENING, _sentence(_closing(proof), bands)]
    lines = [
        f"{_SIGNS[line.sign]} {_sentence(line, bands)}: {', '.join(line.entries)}"
        for line in proof.lines
        if line.entries
    ]
    other = [_other_scheme(proof)] if proof.scheme_then else []
    closing = f"= {_sentence(_closing(proof), bands)}"
    return [_sentence(_opening(proof), bands), *lines, closing, *other]


def _always_stands(scheme: Scheme, line: Line) -> bool:
    """Whether a line stands in every proof of a register in which it can have entries."""
    return line.name in _ALWAYS and _NEEDS_STAGE.get(line.name, LIVE) in scheme.kind.stages


def _sentence(line: Line, bands: Sequence[str]) -> str:
    counts = [f"{band} {line.count(band)}" for band in bands if line.count(band)]
    return f"{line.name}: {line.count()}" + (f" ({', '.join(counts)})" if counts else "")


def _opening(proof: Proof) -> Line:
    return Line(f"Opening, {proof.previous:%d/%m/%Y}", 0, proof.opening)


def _closing(proof: Proof) -> Line:
    return Line(f"Closing, {proof.as_at:%d/%m/%Y}", 0, proof.closing)


def _table(scheme: Scheme, proof: Proof, lines: Sequence[Line]) -> Iterator[str]:
    bands = _bands(scheme, proof)
    widths = [max(len(band), 4) for band in bands]
    first = max(len(line.name) for line in lines) + 2
    headings = "".join(f"  {band:>{w}}" for band, w in zip(bands, widths, strict=True))
    yield f"{'':{first}}  {'All':>4}{headings}"
    for line in lines:
        counts = [line.count(), *(line.count(band) for band in bands)]
        cells = "".join(f"  {n:>{w}}" for n, w in zip(counts, [4, *widths], strict=True))
        yield f"{_sign(line, lines)} {line.name:{first - 2}}{cells}"


def _sign(line: Line, lines: Sequence[Line]) -> str:
    return _SIGNS.get(line.sign, "=" if line is lines[-1] and len(lines) > 1 else " ")


def _bands(scheme: Scheme, proof: Proof) -> list[str]:
    """The bands of today, the highest first; then those of another day, and entries without one."""
    today = [band.name for band in reversed(scheme.bands)]
    none = no_band(scheme)
    others = [band for band in proof.bands if band not in (*today, none)]
    without = [none] if today and none in proof.bands else []
    return [*today, *others, *without]


def _other_scheme(proof: Proof) -> str:
    """Why the opening's bands are not those of the certificate before."""
    return (
        f"The opening was scored by {proof.scheme_then}; its bands here are those of today's "
        "scheme."
    )


def _which(lines: Sequence[Line]) -> Iterator[str]:
    """The references behind each figure."""
    if any(line.entries for line in lines):
        yield ""
    for line in lines:
        if line.entries:
            yield from _wrapped(f"{line.name}: {', '.join(line.entries)}")


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
