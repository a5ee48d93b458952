"""The map's features, opened by GDAL (which QGIS reads files with) and shown by Leaflet."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests import looking
from tests.browser import chromium, package
from tests.oracle import oracle

from timeline import api
from timeline.chronicle.timeline import Timeline

HALL = {"id": "hall", "type": "place", "name": "Hall", "geo": {"lat": 48.2, "lon": 16.37}}
LAND = {"id": "land", "type": "state", "name": "Land"}


def places() -> Timeline:
    """Events at known, vague and unknown places, one at two of them."""
    return looking.timeline(
        [
            looking.event("one", "1900-05", places=[{"entity": "hall"}]),
            looking.event("two", "2001~", places=[{"entity": "hall"}, {"entity": "land"}]),
            looking.event(
                "old",
                "-0043-03-15",
                places=[{"name": "Rome", "geo": {"lat": 41.9, "lon": 12.5}, "precision": "city"}],
            ),
            looking.event("open", "1950/..", places=[{"entity": "hall"}]),
            looking.event("tale", {"text": "once"}, places=[{"entity": "hall"}]),
            looking.event("nowhere", "2002"),
        ],
        entities=[HALL, LAND],
    )


def features(timeline: Timeline, **options: Any) -> list[Any]:
    made = api.export(timeline, "geojson", matches=looking.matches(timeline), lang="en", **options)
    return list(json.loads(made.data)["features"])


def by_id(timeline: Timeline) -> dict[str, Any]:
    return {one["properties"]["id"]: one for one in features(timeline)}


def test_a_feature_for_each_event_and_place() -> None:
    """Longitude first; a place without coordinates has no geometry; no place is named."""
    found = features(places())
    told = [(one["properties"]["id"], one["properties"]["place"]) for one in found]
    assert told == [
        ("old", "Rome"), ("one", "Hall"), ("open", "Hall"), ("two", "Hall"), ("two", "Land"),
        ("tale", "Hall"),
    ]  # fmt: skip
    assert found[1]["geometry"] == {"type": "Point", "coordinates": [16.37, 48.2]}
    assert found[4]["geometry"] is None
    assert len({one["@id"] for one in found}) == len(found)
    assert found[0]["properties"]["precision"] == "city"
    made = api.export(places(), "geojson", matches=looking.matches(places()))
    assert made.notes == ("1 event without a place left out: nowhere",)


@pytest.mark.parametrize(
    ("id", "when"),
    [
        (
            "one",
            {
                "timespans": [
                    {
                        "start": {"earliest": "1900-05-01", "latest": "1900-05-31"},
                        "end": {"earliest": "1900-05-01", "latest": "1900-05-31"},
                    }
                ],
                "label": "May 1900",
            },
        ),
        ("tale", None),
    ],
)
def test_times_are_written_as_linked_places_has_them(id: str, when: Any) -> None:
    """Earliest and latest, of start and end."""
    assert by_id(places())[id].get("when") == when


def test_a_bound_that_is_not_known_is_not_there() -> None:
    """No end is made up for what goes on; what is in doubt is less certain."""
    found = by_id(places())
    (span,) = found["open"]["when"]["timespans"]
    assert "latest" not in span.get("end", {})
    assert found["two"]["when"]["certainty"] == "less-certain"
    assert "certainty" not in found["one"]["when"]


def test_gdal_reads_it(tmp_path: Path) -> None:
    """All features with their properties, as QGIS opens the file."""
    oracle("pyogrio")
    from pyogrio import read_info
    from pyogrio.raw import read

    path = tmp_path / "events.geojson"
    for timeline in (places(), looking.shipped(), looking.hostile()):
        made = api.export(timeline, "geojson", matches=looking.matches(timeline), lang="en")
        path.write_bytes(made.data)
        info = read_info(path)
        wanted = json.loads(made.data)["features"]
        assert info["features"] == len(wanted)
        assert info["crs"] == "EPSG:4326"
        _, _, geometry, columns = read(path, DATE_AS_STRING="YES")
        assert [one is None for one in geometry] == [f["geometry"] is None for f in wanted]
        titles = list(columns[list(info["fields"]).index("title")])
        assert titles == [one["properties"]["title"] for one in wanted]
        starts = list(columns[list(info["fields"]).index("start_earliest")])
        assert starts == [one["properties"]["start_earliest"] for one in wanted]


PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="leaflet.css">
<div id="map" style="width:600px;height:400px"></div><script src="leaflet.js"></script><script>
const map = L.map("map");
window.layer = L.geoJSON(DATA, {onEachFeature: (f, l) => l.bindPopup(f.when.label)}).addTo(map);
map.fitBounds(window.layer.getBounds());
</script>"""


def test_leaflet_shows_it(tmp_path: Path) -> None:
    """A marker for each place with coordinates; those without are no error."""
    dist = package("leaflet/dist")
    for name in ("leaflet.css", "leaflet.js"):
        shutil.copy(dist / name, tmp_path / name)
    made = [one for one in features(places()) if "when" in one]
    (tmp_path / "page.html").write_text(PAGE.replace("DATA", json.dumps(made)), encoding="utf-8")
    with chromium() as browser:
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((tmp_path / "page.html").as_uri())
        assert page.evaluate("window.layer.getLayers().length") == 4
        assert page.locator(".leaflet-marker-icon").count() == 4
        assert errors == []
