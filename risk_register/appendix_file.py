"""The appendices and what may be public, as a scheme's TOML file declares them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from risk_register.appendix import Appendix, AppendixKind, AppendixOrder, Audience, Publishes
from risk_register.kinds import RegisterKind
from risk_register.toml_reading import TomlTable


def appendices_of(top: TomlTable, kind: RegisterKind) -> tuple[Appendix, ...]:
    """The appendices that a scheme's file declares, in their order."""
    return tuple(_appendix(each, kind) for each in top.tables("appendices", "key"))


def publishes_of(table: TomlTable | None, kind: RegisterKind) -> Publishes:
    """What a scheme's file lets the public see; nothing where it does not say."""
    if table is None:
        return Publishes()
    publishes = Publishes(
        word=table.text("word") or Publishes().word,
        fields={name: fields for name in kind.tables if (fields := table.texts(name))},
        of_withheld=table.texts(_of_withheld(kind)),
    )
    table.finish()
    return publishes


def appendix_data(appendix: Appendix, kind: RegisterKind) -> dict[str, Any]:
    """What the file holds for one appendix, empty where it need not say."""
    return {
        "key": appendix.key,
        "label": appendix.label,
        "title": appendix.title,
        "kind": appendix.kind.value,
        "audience": _unless(appendix.audience, Audience.PUBLIC),
        "marking": appendix.marking,
        kind.many: [*appendix.chooses],
        "but_not": [*appendix.but_not],
        "counts": appendix.counts,
        "order": _unless(appendix.order, AppendixOrder.REGISTER),
        "columns": dict(appendix.columns),
        "parts": dict(appendix.parts),
        "legend": dict(appendix.legend),
        "text": appendix.text,
        "nil": appendix.nil,
    }


def publishes_data(publishes: Publishes, kind: RegisterKind) -> Mapping[str, Any] | None:
    """What the file holds of what may be public; `None` where it says nothing."""
    if publishes == Publishes():
        return None
    fields = {name: [*fields] for name, fields in publishes.fields.items()}
    withheld = [*publishes.of_withheld]
    return {
        "word": publishes.word,
        **fields,
        **({_of_withheld(kind): withheld} if withheld else {}),
    }


def _appendix(table: TomlTable, kind: RegisterKind) -> Appendix:
    appendix = Appendix(
        key=table.text("key", required=True),
        title=table.text("title", required=True),
        kind=AppendixKind(table.one_of("kind", tuple(AppendixKind))),
        audience=Audience(table.one_of("audience", tuple(Audience), default=Audience.PUBLIC)),
        marking=table.text("marking"),
        chooses=table.texts(kind.many),
        but_not=table.texts("but_not"),
        counts=table.text("counts"),
        order=AppendixOrder(
            table.one_of("order", tuple(AppendixOrder), default=AppendixOrder.REGISTER)
        ),
        columns=table.text_mapping("columns"),
        parts=table.text_mapping("parts"),
        legend=table.text_mapping("legend"),
        text=table.text("text"),
        nil=table.text("nil"),
        label=table.text("label"),
    )
    table.finish()
    return appendix


def _of_withheld(kind: RegisterKind) -> str:
    """The key under which it is said what is shown of something that is withheld whole."""
    return f"withheld_{kind.many}"


def _unless(word: Audience | AppendixOrder, usual: Audience | AppendixOrder) -> str:
    return "" if word is usual else word.value
