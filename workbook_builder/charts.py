"""Bar charts that stand beside a list and follow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.text import RichText
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)

from risk_register.colours import contrast
from workbook_builder.sheet import Sheet, address

_WIDTH, _LEAST_HEIGHT, _FRAME_HEIGHT, _BAR_HEIGHT = 20.0, 5.0, 2.2, 0.75
_NAMES_WIDTH, _COUNT_WIDTH, _TITLE_HEIGHT, _FOOT_HEIGHT = 7.5, 1.5, 1.5, 0.4
_LEGEND_HEIGHT, _STACKED_HEIGHT = 0.9, 0.6
"""In centimetres."""

_NAME_SIZE = 9
"""In points: a bar is as high as two lines of its name."""


def put_bars(
    sheet: Sheet, title: str, rows: tuple[int, int], columns: range, at: tuple[int, int],
    colours: Sequence[str], description: str,
) -> None:  # fmt: skip
    """Puts a chart of a list with names in column 1 and counts in `columns`.

    `rows` are that of the headings, and how many follow. `colours` gives each bar's colour; a
    single one serves them all. Of several columns the bars are parts of one, in a colour each.
    """
    top, number = rows
    chart: Any = BarChart()
    chart.type, chart.style, chart.title = "bar", 10, title
    chart.title.overlay, chart.legend, chart.gapWidth = False, None, 40
    names = Reference(sheet.worksheet, min_col=1, min_row=top + 1, max_row=top + number)
    for column in columns:
        counts = Reference(sheet.worksheet, min_col=column, min_row=top, max_row=top + number)
        chart.add_data(counts, titles_from_data=True)
    chart.set_categories(names)
    _label(chart)
    if len(columns) > 1:
        _stack(chart, colours)
    else:
        _colour(chart.series[0], colours)
    stacked = len(columns) > 1
    chart.width, chart.height = _WIDTH, height(number, stacked=stacked)
    chart.layout = _layout(chart.height, _FOOT_HEIGHT + _LEGEND_HEIGHT * stacked)
    chart.description = description
    sheet.worksheet.add_chart(chart, address(*at))


def height(rows: int, *, stacked: bool = False) -> float:
    """How high a chart of so many bars is, in centimetres."""
    if stacked:
        return max(_LEAST_HEIGHT, _FRAME_HEIGHT + _LEGEND_HEIGHT + _STACKED_HEIGHT * rows)
    return max(_LEAST_HEIGHT, _FRAME_HEIGHT + _BAR_HEIGHT * rows)


def _layout(high: float, foot: float) -> Layout:
    """Where the bars stand, so that a long name has room on two lines, in all charts the same."""
    place = ManualLayout(
        layoutTarget="inner", xMode="edge", yMode="edge",
        x=_NAMES_WIDTH / _WIDTH, w=1 - (_NAMES_WIDTH + _COUNT_WIDTH) / _WIDTH,
        y=_TITLE_HEIGHT / high, h=1 - (_TITLE_HEIGHT + foot) / high,
    )  # fmt: skip
    return Layout(place)


def _label(chart: Any) -> None:
    """Names on the one axis, from the top down; counts at the bars instead of on the other."""
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.tickLblSkip = 1
    chart.x_axis.txPr = _small_and_level()
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    for series in chart.series:
        labels = DataLabelList()
        labels.showVal = True
        labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
        series.dLbls = labels


def _stack(chart: Any, colours: Sequence[str]) -> None:
    """Makes the bars of one name parts of one bar, each with its count where there is any."""
    chart.grouping, chart.overlap = "stacked", 100
    chart.legend = Legend()
    chart.legend.position = "b"
    for series, colour in zip(chart.series, colours, strict=True):
        _colour(series, [colour])
        series.dLbls.numFmt = "0;;"
        dark = contrast("#FFFFFF", colour) >= contrast("#000000", colour)
        text = CharacterProperties(sz=_NAME_SIZE * 100, solidFill="FFFFFF" if dark else "000000")
        series.dLbls.txPr = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=text), r=[])])


def _small_and_level() -> RichText:
    """How names are written. Where they are said to be level, LibreOffice leaves none out."""
    size = ParagraphProperties(defRPr=CharacterProperties(sz=_NAME_SIZE * 100))
    return RichText(RichTextProperties(rot=0), p=[Paragraph(pPr=size, r=[])])


def _colour(series: Any, colours: Sequence[str]) -> None:
    series.graphicalProperties.solidFill = colours[0].removeprefix("#")
    for number, colour in enumerate(colours if len(colours) > 1 else ()):
        point = DataPoint(idx=number)
        point.graphicalProperties.solidFill = colour.removeprefix("#")
        series.dPt.append(point)
