"""When something was handed in, as Moodle writes it in the language of whoever downloads: `Monday, 23 November 2026, 9:14 AM`, `lundi 23 novembre 2026, 09:14`."""

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from babel import Locale, localedata
from babel.dates import get_day_names, get_month_names, get_period_names

_FIRST_YEAR, _LAST_YEAR = 2000, 2199


def read_dates(texts: Iterable[str]) -> list[datetime | None] | None:
    """The times that the cells of a column say, in whatever language all of them are written.

    Arguments:
        texts: as they stand there; what holds no digit says no time.

    Returns:
        Times without a zone, None where a cell says none; None for the whole column if some cell says no date, or if languages in which it
        could be written disagree about one (Croatian's listopad is October, Czech's is November).
    """
    texts = [text.strip().casefold() for text in texts]
    said = [text for text in texts if re.search(r"\d", text)]
    if not said:
        return [None] * len(texts)
    readings = {tuple(dates) for names in _languages().values() if (dates := _all_read(said, names)) is not None}
    with_days = {
        tuple(dates) for names in _languages().values() if (dates := _all_read(said, names, days=True)) is not None
    }
    readings = with_days or readings
    if len(readings) != 1:
        return None
    found = iter(next(iter(readings)))
    return [next(found) if re.search(r"\d", text) else None for text in texts]


class _Names:
    """What a language calls months, days and the halves of a day."""

    def __init__(self, locale: Locale) -> None:
        self.months: dict[str, int] = {}
        self.days: dict[str, int] = {}
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                self.months |= _known(dict(get_month_names(width, context, locale)))
                self.days |= _known(dict(get_day_names(width, context, locale)))
        periods = get_period_names("abbreviated", locale=locale)
        self.afternoon = {"pm", "p.m.", str(periods.get("pm", "pm")).casefold()}
        self.morning = {"am", "a.m.", str(periods.get("am", "am")).casefold()}


def _known(names: Mapping[int, str]) -> dict[str, int]:
    return {name.casefold().strip("."): number for number, name in names.items() if not re.search(r"\d", name)}


@functools.cache
def _languages() -> dict[str, _Names]:
    plain = [name for name in localedata.locale_identifiers() if "_" not in name]
    return {name: _Names(Locale.parse(name)) for name in plain}


def _all_read(texts: list[str], names: _Names, days: bool = False) -> list[datetime] | None:
    dates = []
    for text in texts:
        date = _read(text, names, days)
        if date is None:
            return None
        dates.append(date)
    return dates


def _read(text: str, names: _Names, days: bool) -> datetime | None:
    clock = re.search(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?", text)
    if clock is None:
        return None
    date, behind = text[: clock.start()], text[clock.end() :]
    numbers = [int(number) for number in re.findall(r"\d+", date)]
    years = [number for number in numbers if _FIRST_YEAR <= number <= _LAST_YEAR]
    rest = [number for number in numbers if not _FIRST_YEAR <= number <= _LAST_YEAR]
    named = {month for name, month in names.months.items() if _says(date, {name})}
    if len(years) != 1:
        return None
    if len(named) == 1 and len(rest) == 1:
        month, day = named.pop(), rest[0]
    elif not named and len(rest) == 2 and numbers[0] == years[0]:  # 2026年11月23日, 2026-11-23
        month, day = rest
    else:
        return None
    hour = int(clock[1])
    half = re.sub(r"[\s\u202f]+", " ", f"{behind} {date.rpartition(',')[2]}").strip()
    if _says(half, names.afternoon):
        hour += 12 * (hour < 12)
    elif _says(half, names.morning):
        hour %= 12
    try:
        found = datetime(years[0], month, day, hour, int(clock[2]), int(clock[3] or 0))
    except ValueError:
        return None
    return (
        found
        if not days or found.weekday() in {day for name, day in names.days.items() if _says(date, {name})}
        else None
    )


def _says(text: str, names: set[str]) -> bool:
    return any(re.search(rf"(?<![^\W\d]){re.escape(name)}(?![^\W\d])", text) for name in names)
