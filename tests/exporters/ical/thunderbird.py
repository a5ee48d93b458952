"""The shipped calendar in a real Thunderbird, without a window: imported, stored, asked by day.

    python tests/exporters/ical/thunderbird.py [--lang ja] [--shot february.png]

Not part of the tests: it needs Thunderbird (about 300 MB) and `marionette_driver`. It says what it
found and ends with 1 if an entry was not read, not stored, or found on a day that it does not
touch. The picture is the month view of February 2026, to be looked at.
"""

import argparse
import base64
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3]))

from marionette_driver.errors import MarionetteException
from marionette_driver.marionette import Marionette
from tests.exporters.ical import shipped

PORT = 2829
DAYS = ("20180101", "20260101", "20260203", "20260204", "20260205", "20260404")
PREFERENCES = {
    "marionette.port": PORT,
    "calendar.timezone.local": '"America/New_York"',
    "calendar.timezone.useSystemTimezone": "false",
    "mail.provider.suppress_dialog_on_startup": "true",
    "mail.spotlight.firstRunDone": "true",
    "app.donation.eoy.version.viewed": "999",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "mailnews.start_page.enabled": "false",
}
STORE = """
const [text, resolve] = arguments;
(async () => {
  const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
  const parser = Cc["@mozilla.org/calendar/ics-parser;1"].createInstance(Ci.calIIcsParser);
  parser.parseString(text);
  const uri = Services.io.newURI("moz-storage-calendar://");
  const calendar = cal.manager.createCalendar("storage", uri);
  calendar.name = parser.getProperties().find(p => p.propertyName == "X-WR-CALNAME").value;
  cal.manager.registerCalendar(calendar);
  for (const item of parser.getItems()) {
    await calendar.addItem(item);
  }
  const stored = await calendar.getItemsAsArray(
    Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
  return { name: calendar.name, errors: parser.getParentlessItems().length,
           stored: stored.map(item => ({
             uid: item.id, title: item.title, when: item.getProperty("X-TIMELINE-WHEN"),
             start: item.startDate?.icalString ?? null, zone: item.startDate?.timezone.tzid ?? null,
             alarms: item.getAlarms().length, todo: item.isTodo() })) };
})().then(resolve, error => resolve({ failure: String(error) }));
"""
FIND = """
const [day, resolve] = arguments;
(async () => {
  const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
  const calendar = cal.manager.getCalendars().find(one => one.type == "storage"
    && one.name != "Home");
  const start = cal.createDateTime(day);
  start.timezone = cal.dtz.defaultTimezone;
  start.isDate = false;
  const end = start.clone();
  end.day += 1;
  const found = await calendar.getItemsAsArray(
    Ci.calICalendar.ITEM_FILTER_TYPE_EVENT | Ci.calICalendar.ITEM_FILTER_CLASS_OCCURRENCES,
    0, start, end);
  return found.map(item => item.id);
})().then(resolve, error => resolve({ failure: String(error) }));
"""
SHOW = """
const [day, resolve] = arguments;
(async () => {
  const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
  window.resizeTo(1600, 1100);
  document.getElementById("tabmail").openTab("calendar");
  await new Promise(done => setTimeout(done, 2000));
  await window.switchToView("month");
  window.currentView().goToDay(cal.createDateTime(day));
  await new Promise(done => setTimeout(done, 3000));
  return true;
})().then(resolve, error => resolve({ failure: String(error) }));
"""


@contextmanager
def thunderbird() -> Iterator[Marionette]:
    """A running Thunderbird with a profile of its own; stopped at the end."""
    with tempfile.TemporaryDirectory() as profile:
        lines = [f'user_pref("{name}", {value});' for name, value in PREFERENCES.items()]
        (Path(profile) / "user.js").write_text("\n".join(lines), encoding="utf-8")
        process = subprocess.Popen(
            ["thunderbird", "--headless", "--marionette", "--remote-allow-system-access",
             "--no-remote", "--profile", profile],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield _connected()
        finally:
            process.terminate()
            process.wait(60)


def _connected() -> Marionette:
    client = Marionette(host="127.0.0.1", port=PORT, socket_timeout=120)
    for _ in range(60):
        try:
            client.start_session()
        except (OSError, MarionetteException):
            time.sleep(1)
        else:
            client.set_context("chrome")
            client.timeout.script = 120
            return client
    raise SystemExit("Thunderbird does not answer")


def ask(client: Marionette, script: str, argument: str) -> Any:
    """What a script gives; a failure in it ends the run."""
    found = client.execute_async_script(script, script_args=(argument,))
    if isinstance(found, dict) and "failure" in found:
        raise SystemExit(found["failure"])
    return found


def uids(text: str, kind: str = "VEVENT|VTODO") -> set[str]:
    """The UIDs of a file."""
    return set(re.findall(rf"BEGIN:(?:{kind})\r\nUID:(\S+)", text))


def all_day(text: str) -> dict[str, tuple[str, str]]:
    """The all-day entries of a file: their UIDs, and the dates that stand in it."""
    pattern = (
        r"BEGIN:VEVENT\r\nUID:(\S+)\r\n(?:(?!END:VEVENT).*\r\n)*?"
        r"DTSTART;VALUE=DATE:(\d+)\r\nDTEND;VALUE=DATE:(\d+)"
    )
    return {uid: (start, end) for uid, start, end in re.findall(pattern, text)}


def main() -> int:
    """Import, ask, take the picture; 0 if all was as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lang", default="en", choices=shipped.LANGUAGES)
    parser.add_argument("--choice", default="alarm", choices=sorted(shipped.CHOICES))
    parser.add_argument("--shot", type=Path)
    options = parser.parse_args()
    data = shipped.calendar(f"{options.lang}-{options.choice}").decode()
    text = data.replace("\r\n ", "")
    wrong = 0
    with thunderbird() as client:
        answer = ask(client, STORE, data)
        stored = {item["uid"]: item for item in answer["stored"]}
        print(f"calendar: {answer['name']}")
        for item in sorted(stored.values(), key=lambda item: item["start"] or ""):
            print(f"  {item['start']} {item['zone']} {item['title']} ({item['alarms']} alarms)")
        wrong += stored.keys() != uids(text)
        days = all_day(text)
        for day in DAYS:
            found = set(ask(client, FIND, day))
            due = {uid for uid, (start, end) in days.items() if start <= day < end}
            differ = due ^ (found & days.keys())
            print(f"{day}: {len(found)} found, {len(differ)} of them wrong or missing")
            wrong += len(differ)
        if options.shot:
            ask(client, SHOW, "20260201")
            options.shot.write_bytes(base64.b64decode(client.screenshot()))
    print("as it should be" if not wrong else f"{wrong} wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
