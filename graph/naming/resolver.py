"""Turn what the lines of a document name into mentions, entities and offices."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import product

from ..knowledge.entities import KnownNames
from ..knowledge.naming import fold, split_words
from ..model import Document, Entity, Kind, Mention, Naming, OfficeHeld, Span
from .bodies import GOVERNED, NOT_OWNERS, fill
from .coreference import History, Seen
from .merging import settle
from .metonyms import claimant, is_acting, stands_for
from .persons import PersonBook, read_person
from .spots import Office, Owner, Spot, View

# A line of more words is a list or no prose; what stands in it says nothing about what stands beside it.
LONGEST = 400
# How many words of a bracket may tell another name.
LONGEST_BRACKET = 20
# How many words on a list of nations may reach that says who the four countries are.
LONGEST_LIST = 60


def slug(text: str) -> str:
    """Write a name as the local part of an IRI."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", bare.casefold())).strip("-")


@dataclass(slots=True)
class Resolver:
    """Turn the spots of one document into mentions, entities and offices."""

    document: Document
    views: list[View]
    spots: list[list[Spot]]
    known: KnownNames
    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    offices: dict[tuple[str, str], OfficeHeld] = field(default_factory=dict)
    book: PersonBook = field(init=False)
    counts: Counter[str] = field(default_factory=Counter)
    history: History = field(init=False)
    words: frozenset[str] = frozenset()
    things: dict[str, Spot] = field(default_factory=dict)
    abbreviations: dict[str, Spot] = field(default_factory=dict)
    home: bool = False
    ruled: dict[str, set[str]] = field(default_factory=dict)

    def resolve(self) -> Naming:
        """Go through the document twice: who there is, then who is meant where."""
        self._survey()
        for view, spots in zip(self.views, self.spots, strict=True):
            self._resolve_line(view, spots)
        mentions = tuple(sorted(self.mentions, key=lambda m: m.span))
        naming = Naming(mentions, dict(sorted(self.entities.items())), tuple(self.offices.values()))
        return settle(naming, self.document.slug, self.known.decisions)

    # -- the survey --------------------------------------------------------------------------------

    def _survey(self) -> None:
        self.words = frozenset(word for view in self.views for word in view.line.folds)
        particles, filial = (self.known.wording.words[f"persons.{name}"] for name in ("particles", "filial"))
        persons = [s for spots in self.spots for s in spots if s.person]
        sure = [s.person for s in persons if s.sure]
        leading = [s.person for spots in self.spots[:1] for s in spots if len(s.person) > 1][:1]
        self.book = PersonBook(sure, [s.person for s in persons if len(s.person) > 1], particles, filial, leading)
        self._nickname()
        for view, spots in zip(self.views, self.spots, strict=True):
            self._count(view, spots)
            self._define(view, spots)
        self.history = History(
            dict(self.known.members),
            self._title_pair(),
            self._headline_pair(),
            frozenset(self.known.historic),
            Counter(self.counts),
        )
        self.history.organisations = frozenset(k for k in self.history.headline if self._is_organisation(k))
        self.history.defined = self._defined_nation()
        self.home = self._is_home()
        held = [
            (v, s) for v, spots in zip(self.views, self.spots, strict=True) for s in spots if s.person and s.offices
        ]
        for view, spot in held:
            if self.book.find(spot.person) == spot.person:
                self.ruled.setdefault(self._key_of(spot.person), set()).update(self._ruled_by(view, spot))
        for view, spot in held:
            self._survey_offices(view, spot)

    def _count(self, view: View, spots: list[Spot]) -> None:
        for hit in view.hits.values():
            known = self.known.entities[hit.key]
            if len(hit.form.keys) > 1:
                continue
            nation = hit.key if known.kind is Kind.NATION else known.of
            if nation and nation in self.known.entities and self.known.entities[nation].kind is Kind.NATION:
                self.counts[nation] += 1

    def _define(self, view: View, spots: list[Spot]) -> None:
        """Note the abbreviation a bracket gives an organisation or place: Long Name (LN)."""
        for spot in spots:
            inner = view.line.words[spot.last - 1]
            if spot.label and self.book.find(tuple(spot.label.split(" "))):
                continue
            if spot.label and spot.kind in (Kind.PLACE, Kind.ORGANISATION) and spot.owner is None:
                self.things.setdefault(" ".join(split_words(spot.label)), spot)
            if spot.label and spot.owner is None and inner.before == "(" and inner.text.isupper():
                self.abbreviations.setdefault(inner.text, replace(spot, rule=f"defined as {spot.label!r}"))

    def _nickname(self) -> None:
        """Note the short name a bracket gives a person: Joko Widodo (Jokowi)."""
        for view, spots in zip(self.views, self.spots, strict=True):
            for spot in spots:
                end = view.line.bracket_end(spot.last)
                if (
                    spot.person
                    and end == spot.last + 1
                    and view.line.is_capital(spot.last)
                    and spot.last not in view.hits
                ):
                    self.book.add_nickname(spot.person, view.line.words[spot.last].text)
                other = self._alias_behind(view, spot) if spot.person else None
                if other:
                    self.book.add_nickname(spot.person, *other)

    def _alias_behind(self, view: View, spot: Spot) -> tuple[str, ...] | None:
        """Return the other name told behind a person's, in a bracket or not: X alias Y."""
        start = spot.last
        reach = LONGEST_BRACKET if "(" in view.line.marks(start) else 1
        for at in range(start, min(start + reach, len(view.line))):
            size = view.size("persons.alias", at)
            named = read_person(view, at + size, titled=False) if size else None
            if named:
                return named[1]
            if at > start and ")" in view.line.marks(at):
                return None
        return None

    def _title_pair(self) -> tuple[str, ...]:
        """Return the two nations of a page on the relations of a pair."""
        heads = self.known.wording.words["anaphora.pair_titles"]
        for view in self.views[:2]:
            title = [hit.key for hit in view.hits.values() if view.kind(hit) is Kind.NATION or self._is_side(hit.key)]
            if view.line.fold(0) in heads and len(dict.fromkeys(title)) == 2:
                return tuple(dict.fromkeys(title))
        keys = self._named_in_title(self._nation_at)
        first = split_words(self.document.title)[:1]
        return keys if first and first[0] in heads and len(keys) == 2 else ()

    def _headline_pair(self) -> tuple[str, ...]:
        """Return the two nations, or a nation and an organisation, that a headline names and no other."""
        found = self._named_in_title(self._side_at)
        return found if len(found) == 2 else ()

    def _named_in_title(self, named: Callable[[tuple[str, ...], int, int], str | None]) -> tuple[str, ...]:
        """Return what the words of the title name, each run of them as long as it can be."""
        words, keys, at = split_words(self.document.title), list[str](), 0
        while at < len(words):
            longest = min(self.known.reach.get(words[at], 0), len(words) - at)
            runs = ((size, named(words, at, size)) for size in range(longest, 0, -1))
            size, key = next((run for run in runs if run[1]), (1, None))
            keys += [key] if key else []
            at += size
        return tuple(dict.fromkeys(keys))

    def _nation_at(self, words: tuple[str, ...], at: int, size: int) -> str | None:
        """Return the nation that words name, None for others."""
        form = self.known.forms.get(" ".join(words[at : at + size]))
        return form.keys[0] if form and self.known.entities[form.keys[0]].kind is Kind.NATION else None

    def _side_at(self, words: tuple[str, ...], at: int, size: int) -> str | None:
        """Return the nation or organisation that words of the title name, None for others."""
        form = self.known.forms.get(" ".join(words[at : at + size]))
        key = form.keys[0] if form else ""
        placed = self.known.wording.words["places.motion"]
        if at and words[at - 1] in placed:
            return None
        short = size == 1 and len(words[at]) < 3 and words[at].upper() not in self.document.title
        side = key and (self.known.entities[key].kind is Kind.NATION or self._is_organisation(key))
        return key if side and not short else None

    def _is_organisation(self, key: str) -> bool:
        known = self.known.entities.get(key)
        return known is not None and known.kind is Kind.ORGANISATION and known.sort not in NOT_OWNERS

    def _defined_nation(self) -> str | None:
        """Return the nation that the first sentence says what it is: Malta *adalah* sebuah negara …"""
        for view in self.views[:2]:
            copula = next((i for i in range(len(view.line)) if view.is_word("titles.copulas", i)), 0)
            first = next((h for h in view.hits.values() if h.first < copula), None)
            plain = first is not None and first.first < 2 and view.kind(first) is Kind.NATION
            if first and plain and view.size("anaphora.nations", copula + 1 + view.size("places.one_of", copula + 1)):
                return first.key
        return None

    def _is_home(self) -> bool:
        """Tell whether the outlet is at home in the nation whose offices need no nation's name."""
        outlets = self.known.wording.phrases["home.outlets"]
        named = " ".join((self.document.publisher or "", self.document.slug, self.document.source))
        folds = list(split_words(named))
        for view in self.views[:6]:
            if view.line.sentence.dateline:
                folds += view.line.folds[: view.line.sentence.dateline + 2]
        return any(outlets.length(folds, at) for at in range(len(folds)))

    def _survey_offices(self, view: View, spot: Spot) -> None:
        full = self.book.find(spot.person)
        namesake = full is not None and self._is_namesake(view, spot, full)
        key = self._key_of(spot.person) if namesake else self._person_key(spot.person)
        for office in spot.offices:
            nation = self._office_owner(view, office)
            self.history.add_office(office.full, key, nation)

    def _office_owner(self, view: View, office: Office) -> str | None:
        if office.owner is None or office.owner.key is None:
            return None
        key = self._claim(view, office.owner)
        return self._nation_of(key)

    # -- one line ----------------------------------------------------------------------------------

    def _resolve_line(self, view: View, spots: list[Spot]) -> None:
        subject_open, main = True, self._main_clause(view, spots)
        for spot in spots:
            speaker = self._is_speaker(view, spot)
            opens = (subject_open and spot.first >= main) or self._is_beside(view, spot)
            first = opens and self._is_subject(view, spot)
            subject = first or speaker or self._is_doer(view, spot)
            mention = self._mention(view, spot, subject)
            if mention is None:
                continue
            if spot.anaphor and spot.anaphor.sort == "mission":
                self._remember(view, spot, mention, False, False)
                continue
            if subject and mention.keys:
                subject_open = False
            self.mentions.append(mention)
            self._remember(view, spot, mention, subject, speaker)

    def _main_clause(self, view: View, spots: list[Spot]) -> int:
        """Return where somebody is named behind a clause in front: *Meski Kenya menolak, **Uganda** setuju*; else 0."""
        if not view.is_word("anaphora.subordinators", 0):
            return 0
        behind = (s.first for s in spots if s.first > 1 and view.line.marks(s.first).startswith(","))
        return next(behind, 0)

    def _is_speaker(self, view: View, spot: Spot) -> bool:
        """Tell whether a verb of speech stands by: its person speaks."""
        if spot.kind is not Kind.PERSON:
            return False
        return view.is_word("speech.before", spot.first - 1) or view.is_word("speech.saying", spot.last)

    def _is_beside(self, view: View, spot: Spot) -> bool:
        """Tell who begins a clause set beside the first: *Kenya menolak, sementara **Uganda** setuju*."""
        return view.is_word("anaphora.contrasts", spot.first - 1)

    def _is_shared_out(self, view: View, spot: Spot) -> bool:
        """Tell whether the clause says that each of several has his own: *masing-masing* before it."""
        start = max((at for at in range(spot.first) if view.is_word("anaphora.contrasts", at)), default=0)
        return any(view.is_word("anaphora.each", at) for at in range(start, spot.first))

    def _is_doer(self, view: View, spot: Spot) -> bool:
        """Tell whether a pronoun is the subject of its clause."""
        pronoun = spot.anaphor is not None and spot.anaphor.sort == "persons_he"
        return pronoun and not self._is_object(view, spot) and self._is_subject(view, spot)

    def _is_subject(self, view: View, spot: Spot) -> bool:
        before = view.line.fold(spot.first - 1)
        return before not in self.known.wording.words["anaphora.prepositions"] and spot.kind is not Kind.STATUS

    def _remember(self, view: View, spot: Spot, mention: Mention, subject: bool, speaker: bool) -> None:
        for key in mention.keys:
            entity = self.entities[key]
            nation = self._nation_of(key)
            label = spot.label or (spot.anaphor.head if spot.anaphor else "") or entity.label
            seen = Seen(
                key,
                entity.kind,
                nation,
                view.line.number,
                spot.first,
                subject,
                label,
                mention.anaphoric,
                self._is_side(key),
                speaker,
                self.known.entities[key].sort if key in self.known.entities else self._sort_by_words(label),
                self._is_joined(view, spot),
                self._is_possessor(view, spot),
                subject and self._is_beside(view, spot),
            )
            self.history.add(seen)

    def _sort_by_words(self, label: str) -> str:
        """Return the first word of an unknown place's name, where it says what sort of place it is: rumah sakit."""
        words = list(split_words(label))
        return words[0] if self.known.wording.phrases["places.heads"].length(words, 0) else ""

    def _is_joined(self, view: View, spot: Spot) -> bool:
        """Tell whether only a comma or a joining word stands between a spot and the one before."""
        near = self.spots[view.line.number] if len(view.line) < LONGEST else []
        ends = ((s, view.line.bracket_end(s.last)) for s in near if s.last <= spot.first)
        dated = any(end > s.last and end == spot.first and view.line.marks(end) == ")," for s, end in ends)
        return dated or any(
            s.last <= spot.first and self._is_listed(view, self._end(view, s), spot.first) for s in near
        )

    def _end(self, view: View, spot: Spot) -> int:
        """Return the word after a spot and a bracket with a year: Italia (1955)."""
        end = view.line.bracket_end(spot.last)
        return end if end > spot.last and view.line.fold(spot.last).isdigit() else spot.last

    def _is_possessor(self, view: View, spot: Spot) -> bool:
        """Tell whether a noun stands right before: langkah *Spanyol*."""
        before = spot.first - 1
        noun = view.line.joined(spot.first) and view.is_common(before) and before not in view.inside
        return noun and not self._governed(view, spot) and not view.is_word("titles.stops", before)

    def _is_side(self, key: str) -> bool:
        """Tell whether an organisation may be one of two sides: no agency, paper or company."""
        known = self.known.entities.get(key)
        if known is None:
            return self.entities[key].kind is Kind.ORGANISATION and self.entities[key].of is None
        return known.kind is Kind.ORGANISATION and known.sort not in NOT_OWNERS

    def _nation_of(self, key: str | None) -> str | None:
        """Return the nation behind an entity: itself, its owner, or the nation of its owner."""
        for _ in range(3):
            if key is None:
                return None
            known = self.known.entities.get(key)
            if known and known.kind is Kind.NATION:
                return key
            met = self.entities.get(key)
            if known is None and met is not None and met.kind is Kind.NATION:
                return key
            key = known.of if known else (met.of if met is not None else None)
        return None

    def _mention(self, view: View, spot: Spot, subject: bool) -> Mention | None:
        span = self._span(view, spot)
        if spot.person:
            return self._person(view, spot, span)
        if spot.hit:
            return self._named(view, spot, span)
        if spot.anaphor and not spot.label:
            return self._pointed(view, spot, span, subject)
        return self._made(view, spot, span)

    def _span(self, view: View, spot: Spot) -> Span:
        span = view.line.span(spot.first, spot.last)
        marks = view.line.marks(spot.last)
        opened = any("(" in view.line.marks(i) for i in range(spot.first + 1, spot.last))
        text = self.document.text
        if opened and marks.startswith(")") and text[span.end : span.end + 1] == ")":
            return Span(span.start, span.end + 1)
        return span

    # -- known names -------------------------------------------------------------------------------

    def _claim(self, view: View, owner: Owner) -> str | None:
        hit = view.hits.get(owner.first)
        if hit is None or hit.key != owner.key:
            return owner.key
        text = view.line.text(hit.first, hit.last)
        return claimant(hit, text, self.known, self.words, self.counts)

    def _named(self, view: View, spot: Spot, span: Span) -> Mention | None:
        assert spot.hit is not None
        text = view.line.text(spot.hit.first, spot.hit.last)
        key = claimant(spot.hit, text, self.known, self.words, self.counts)
        if key is None:
            return Mention(span, spot.kind, (), f"{text!r} may be several")
        person = self._is_person_part(view, spot, key)
        if person:
            return self._as_person(person, span, f"part of the name {' '.join(person)!r}")
        rule = f"known name {text!r}"
        if key in self.known.metonyms and is_acting(view, spot.hit):
            nation = stands_for(key, self.known, self.counts)
            key, rule = (nation, f"{text!r} acts for its nation") if nation else (key, rule)
        entity = self._know(key, text)
        return Mention(span, entity.kind, (key,), rule)

    def _is_person_part(self, view: View, spot: Spot, key: str) -> tuple[str, ...] | None:
        """Return the person of the document whose name a place's name is a part of: Austin, Sahel."""
        assert spot.hit is not None
        known = self.known.entities[key]
        if known.kind not in (Kind.PLACE, Kind.ORGANISATION) or spot.hit.last - spot.hit.first > 1:
            return None
        if view.is_word("places.prepositions", spot.first - 1) or view.is_word("places.nouns", spot.first - 1):
            return None
        return self.book.find((view.line.words[spot.first].text,))

    def _know(self, key: str, text: str) -> Entity:
        entity = self.entities.get(key) or self.known.entities[key].entity
        if text and text not in entity.names:
            entity = replace(entity, names=entity.names | {text})
        self.entities[key] = entity
        return entity

    # -- persons -----------------------------------------------------------------------------------

    def _person_key(self, name: tuple[str, ...]) -> str:
        return self._key_of(self.book.find(name) or self.book.find_inside(name) or name)

    def _key_of(self, name: tuple[str, ...]) -> str:
        """Return the key of a person; where a place or nation has it already, a word is added."""
        key = slug(" ".join(name))
        return f"{key}-{self.known.wording.person_suffix}" if key in self.known.entities else key

    def _person(self, view: View, spot: Spot, span: Span) -> Mention | None:
        defined = self.abbreviations.get(spot.person[0]) if len(spot.person) == 1 else None
        if defined is None and not spot.sure:
            defined = self.things.get(" ".join(split_words(" ".join(spot.person))))
        if defined:
            return self._made(view, defined.grown(spot.first, spot.last), span)
        longer = self._longer(view, spot)
        if longer:
            spot = replace(spot, first=spot.first - 1, person=longer)
            span = self._span(view, spot)
        full = self.book.find(spot.person) or self.book.find_inside(spot.person)
        if full and self._is_namesake(view, spot, full):
            full = None
        strange = spot.sure or len(spot.person) > 1 or not view.is_common(spot.first)
        if full is None and not ((spot.sure and len(spot.person) > 1) or (spot.offices and strange)):
            return None
        name = full or spot.person
        if self._serves(view, spot, name):
            return Mention(span, Kind.PERSON, (), "an office under the person named")
        whole = " ".join(name)
        mention = self._as_person(
            name, span, spot.rule if full in (None, spot.person) else f"part of the name {whole!r}"
        )
        key = mention.keys[0]
        met = " ".join(spot.person)
        self.entities[key] = replace(self.entities[key], names=self.entities[key].names | {met})
        for office in spot.offices:
            self._hold(view, spot, key, office, span)
        return mention

    def _is_namesake(self, view: View, spot: Spot, full: tuple[str, ...]) -> bool:
        """Tell whether a ruler's office is another nation's than the one of the fuller name: Raja Abdullah dari …"""
        nations, known = self._ruled_by(view, spot), self.ruled.get(self._key_of(full), set())
        return full != spot.person and bool(nations) and bool(known) and not nations & known

    def _ruled_by(self, view: View, spot: Spot) -> set[str]:
        """Return the nations that somebody's offices in one place say to be ruled."""
        ruling = (office for office in spot.offices if office.full in self.known.wording.ruling)
        return {nation for office in ruling if (nation := self._office_owner(view, office))}

    def _longer(self, view: View, spot: Spot) -> tuple[str, ...] | None:
        """Return the name with the ordinary word before it, where the document has that name elsewhere: Min Aung."""
        if spot.offices or not view.line.joined(spot.first) or not view.line.is_capital(spot.first - 1):
            return None
        name = (view.line.words[spot.first - 1].text, *spot.person)
        return name if self.book.find(name) == name else None

    def _serves(self, view: View, spot: Spot, name: tuple[str, ...]) -> bool:
        """Tell a title held under somebody, menteri luar negeri Uribe, from one that the person holds."""
        if not spot.offices or spot.offices[0].owner or spot.offices[0].former:
            return False
        office, key = spot.offices[0], self._key_of(name)
        if office.full in self.known.wording.ruling:
            return False
        if view.wording.phrases["titles.serving"].length(office.full.split(" "), 0):
            return self._rules(key) or bool(self._led(name))
        if len(spot.person) > 1 or view.line.is_capital(spot.first):
            return False
        if len(name) == 1 and self._led(name):
            return view.wording.phrases["titles.portfolio_heads"].length(office.full.split(" ")[:1], 0) == 0
        return self._rules(key)

    def _rules(self, key: str) -> bool:
        """Tell whether the document gives somebody the office of a ruler."""
        rulers = (person for full in self.known.wording.ruling for person, _ in self.history.offices.get(full, {}))
        return key in rulers

    def _as_person(self, name: tuple[str, ...], span: Span, rule: str) -> Mention:
        whole, key = " ".join(name), self._key_of(name)
        entity = self.entities.get(key)
        if entity is None:
            names = {whole} if len(name) == 1 else {whole, " ".join(self._surname(name))}
            self.entities[key] = Entity(key, Kind.PERSON, whole, None, frozenset(names))
        return Mention(span, Kind.PERSON, (key,), rule)

    def _surname(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """Return the last part of a name with the particles before it."""
        particles = self.known.wording.words["persons.lower_particles"]
        at = len(name) - 1
        while at > 1 and fold(name[at - 1]) in particles:
            at -= 1
        return name[at:]

    def _hold(self, view: View, spot: Spot, key: str, office: Office, span: Span) -> None:
        if not office.held:
            return
        owner = self._holder_of(view, spot, key, office)
        person = self.entities[key]
        if self._contradicts(spot, office, owner):
            return
        nation = owner
        if nation and person.of is None:
            self.entities[key] = replace(person, of=self._nation_of(nation) or nation)
        place = self._office_slot(key, office, owner)
        known = self.offices.get(place)
        title = f"{office.title} {office.sent}".strip()
        held = OfficeHeld(key, owner, title, span, office.former)
        if known is None:
            self.offices[place] = held
        elif (known.of is None and owner) or (known.former and not office.former and known.of == owner):
            self.offices[place] = replace(held, of=owner or known.of, former=known.former and office.former)

    def _office_slot(self, person: str, office: Office, owner: str | None) -> tuple[str, str]:
        """Return what an office is filed under: the same title in another nation is another office."""
        longer = self._longer_office(person, office, owner)
        if longer:
            return person, longer
        known = self.offices.get((person, office.full))
        if known is None or known.of is None or owner is None or office.owner is None or known.of == owner:
            return person, office.full
        local = office.full in self.known.wording.local
        other = local or self._nation_of(owner) != self._nation_of(known.of)
        return person, f"{office.full} {owner}" if other else office.full

    def _longer_office(self, person: str, office: Office, owner: str | None) -> str | None:
        """Return the office of a minister that a bare *menteri* shortens, of the same nation."""
        words = office.full.split(" ")
        if self.known.wording.phrases["titles.portfolio_heads"].length(words, 0) != len(words):
            return None
        held = [full for (key, full), known in self.offices.items() if key == person and known.of in (owner, None)]
        return next((full for full in held if full.startswith(f"{office.full} ")), None)

    def _contradicts(self, spot: Spot, office: Office, owner: str | None) -> bool:
        """Tell whether somebody known to lead one nation would rule another: Macron, PM Singapura, dan …"""
        led, nation = self._led(spot.person), self._nation_of(owner)
        ruling = office.full in self.known.wording.ruling and not office.former
        return ruling and bool(led) and nation is not None and nation not in led

    def _holder_of(self, view: View, spot: Spot, key: str, office: Office) -> str | None:
        """Return where an office is held: as named, else as the document says elsewhere, else by context."""
        if office.owner:
            return self._owner_of(view, office)
        if office.unread:
            return None
        elsewhere = self.history.owners.get(key)
        if elsewhere:
            return self._know(elsewhere, "").key
        if office.full in self.known.wording.local:
            return self._place_nearby(view)
        near = self._nation_nearby(view, spot)
        likely = (
            self._well_known(spot),
            self._among(view, spot),
            self._home_ministry(view, spot, office),
            self._home_organ(view, office),
            self._home_office(spot),
            self._same_office(view, spot, office),
            self._listed_with(view, spot, office),
            self._giver(view, office),
            near,
            self._nation_spoken_of(view),
            self._only_with_office(office),
        )
        led = self._led(spot.person)
        nation = next((n for n in likely if n and self._may_have(n, office) and (not led or n in led)), None)
        return self._know(nation, "").key if nation and nation in self.known.entities else nation

    def _giver(self, view: View, office: Office) -> str | None:
        """Return the nation of who gives an office or takes it: the subject of the clause."""
        return self.history.subject_nation(view.line.number) if office.given else None

    def _place_nearby(self, view: View) -> str | None:
        """Return the place named last in the sentence: whose governor is meant."""
        places = self.history.in_line(view.line.number, (Kind.PLACE,))
        governed = [s.key for s in places if self._is_governed(s.key)]
        return governed[-1] if governed else None

    def _is_governed(self, key: str) -> bool:
        known = self.known.entities.get(key)
        return known is None or known.sort in GOVERNED

    def _among(self, view: View, spot: Spot) -> str | None:
        """Return whose people are named before somebody who is one of them: para pemimpin Hizbullah, termasuk …"""
        if not view.is_word("titles.including", spot.first - 1):
            return None
        before = [s for s in self.spots[view.line.number] if s.last in (spot.first - 1, spot.first - 2) and s.owner]
        return self._owner_key(view, before[-1].owner) if before and before[-1].owner else None

    def _well_known(self, spot: Spot) -> str | None:
        """Return the nation that a person is known to have led, if the document names it."""
        named = sorted(nation for nation in self._led(spot.person) if self.counts.get(nation))
        return named[0] if len(named) == 1 else None

    def _led(self, name: tuple[str, ...]) -> frozenset[str]:
        """Return the nations a person of this name is known to have led; a last name alone may be one."""
        words = split_words(" ".join(self.book.find(name) or name))
        return self.known.leaders.get(" ".join(words), frozenset())

    def _may_have(self, nation: str, office: Office) -> bool:
        """Tell whether a nation has such an office: the United States have no prime minister."""
        wording = self.known.wording
        only = wording.titles_only.get(office.full)
        return nation not in wording.titles_lacking.get(office.full, ()) and (only is None or nation in only)

    def _only_with_office(self, office: Office) -> str | None:
        """Return the one nation of the document that has an office few nations have: a chancellor."""
        named = [n for n in self.known.wording.titles_only.get(office.full, ()) if self.counts.get(n)]
        return named[0] if len(named) == 1 else None

    def _listed_with(self, view: View, spot: Spot, office: Office) -> str | None:
        """Return whose office the person right before in a list holds: Menlu Israel X, Presiden Y dan Menhan Z."""
        near = self.spots[view.line.number] if len(view.line) < LONGEST else []
        before = [s for s in near if s.last <= spot.first and s.offices and s.person]
        if not before or not self._is_listed(view, before[-1].last, spot.first):
            return None
        held = self.offices.get((self._person_key(before[-1].person), before[-1].offices[0].full))
        nation = self._nation_of(held.of) if held else None
        ruling = self.known.wording.ruling
        alike = office.full in ruling and before[-1].offices[0].full in ruling
        return None if alike and len(before) == 1 and nation != self.history.main_nation() else nation

    def _is_listed(self, view: View, end: int, start: int) -> bool:
        """Tell whether only a comma and a joining word stand between two places of a line."""
        joins = all(view.is_word("titles.coordinators", i) for i in range(end, start))
        return joins and start - end < 2 and (start > end or view.line.marks(start) == ",")

    def _home_office(self, spot: Spot) -> str | None:
        endings = tuple(self.known.wording.words["persons.home_endings"])
        local = any(fold(part).endswith(endings) for part in spot.person)
        return self.known.wording.home if local else None

    def _home_ministry(self, view: View, spot: Spot, office: Office) -> str | None:
        """Return the home nation for one of its ministers: an outlet at home gives only their abbreviation."""
        words = range(spot.first, spot.last)
        shortened = any("(" in view.line.marks(i) and view.line.is_capital(i) for i in words)
        addressed = view.is_word("persons.address", spot.first - 1)
        minister = view.wording.phrases["titles.portfolio_heads"].length(office.full.split(" "), 0) > 0
        return self.known.wording.home if self.home and minister and (shortened or addressed) else None

    def _home_organ(self, view: View, office: Office) -> str | None:
        """Return the home nation for an office in one of its organs: an outlet at home says only Ketua DPR."""
        words = view.wording.words["titles.home_organs"]
        return self.known.wording.home if self.home and words & set(office.full.split(" ")) else None

    def _same_office(self, view: View, spot: Spot, office: Office) -> str | None:
        """Return whose office the sentence has just named: the former president of Brazil lost to President …"""
        near = self.spots[view.line.number] if len(view.line) < LONGEST else []
        before = [s for s in near if s.last <= spot.first and s.offices]
        if not before or before[-1].offices[0].full != office.full:
            return None
        return self._office_owner(view, before[-1].offices[0])

    def _nation_spoken_of(self, view: View) -> str | None:
        """Return the nation the document is mainly about; an outlet at home may mean its own nation."""
        if self.home and self.counts.get(self.known.wording.home):
            return None
        main = self.history.main_nation() or self._leading_nation()
        if main is None and len(self.history.pair) == 2:
            near = [s for back in (1, 0) for s in self.history.in_line(view.line.number - back)]
            named = {s.nation for s in near if s.nation in self.history.pair}
            main = named.pop() if len(named) == 1 else None
        return main

    def _leading_nation(self) -> str | None:
        """Return the nation the document names first, if it names none more often."""
        first = next(iter(self.counts), None)
        ranked = self.counts.most_common(2)
        often = bool(ranked) and ranked[0][0] == first and ranked[0][1] > 2
        return first if often and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None

    def _are_two_sides(self, view: View, spot: Spot, end: int, start: int) -> bool:
        """Tell whether two nations stand side by side, or somebody speaks about them: neither is the holder's."""
        return start - end < 3 or view.is_word("speech.before", spot.first - 1)

    def _nation_nearby(self, view: View, spot: Spot) -> str | None:
        """Return the one nation a title without one most likely means: the last one before it in the sentence."""
        if len(view.line) > LONGEST:
            return None
        others = [s for s in self.spots[view.line.number] if s.person and s.first < spot.first]
        free = max((s.last for s in others), default=0)
        before = [
            h
            for h in view.hits.values()
            if free <= h.first < spot.first
            and view.kind(h) is Kind.NATION
            and not view.is_word("agents.against", h.first - 1)
        ]
        if not before or (len(before) > 1 and self._are_two_sides(view, spot, before[-2].last, before[-1].first)):
            return None
        named = [claimant(hit, "", self.known, self.words, self.counts) for hit in before]
        main = self.history.main_nation()
        return main if main in named else named[-1]

    # -- bodies, groups and what has no row ---------------------------------------------------------

    def _owner_of(self, view: View, office: Office) -> str | None:
        """Return where an office is held; a city has a mayor of its own and does not stand for its nation."""
        return self._owner(view, office.owner, office.full not in view.wording.local) if office.owner else None

    def _owner(self, view: View, owner: Owner, acting: bool = True) -> str | None:
        if owner.body and owner.key is None and owner.anaphor is None:
            defined = self.abbreviations.get(owner.body)
            label = defined.label if defined and defined.label else owner.body
            return self._unknown(label, Kind.PLACE if owner.place else Kind.ORGANISATION)
        key = self._owner_key(view, owner, acting)
        if owner.body and key:
            return self._body(owner.body, key, Kind.BODY, view.line.text(owner.first, owner.last))
        return key

    def _owner_key(self, view: View, owner: Owner, acting: bool = True, speaking: bool = False) -> str | None:
        if owner.anaphor and owner.anaphor.sort == "served":
            return self._served(tuple(owner.anaphor.head.split(" ")))
        if owner.anaphor:
            anaphor = replace(owner.anaphor, speaker=speaking)
            keys, _ = self.history.resolve(anaphor, view.line.number, False)
            return keys[0] if len(keys) == 1 else None
        key = self._claim(view, owner)
        if key and key in self.known.metonyms and acting:
            key = stands_for(key, self.known, self.counts) or key
        if key:
            hit = view.hits.get(owner.first)
            self._know(key, view.line.text(hit.first, hit.last) if hit and hit.key == key else "")
        return key

    def _served(self, name: tuple[str, ...]) -> str | None:
        """Return the nation of who is served, else the person: the envoy of President so-and-so."""
        key = self._person_key(name)
        held = [office.of for (person, _), office in self.offices.items() if person == key and office.of]
        nation = self._nation_of(held[0]) if held else self.history.owners.get(key)
        if nation:
            return self._know(nation, "").key
        return key if key in self.entities or self._make_person(key) else None

    def _unknown(self, label: str, kind: Kind) -> str:
        form = self.known.forms.get(" ".join(split_words(label)))
        key = form.keys[0] if form and len(form.keys) == 1 else slug(label)
        if key not in self.known.entities:
            entity = self.entities.get(key) or Entity(key, kind, label, None, frozenset((label,)))
            self.entities[key] = replace(entity, names=entity.names | {label})
        else:
            self._know(key, label)
        return key

    def _body(self, label: str, owner: str, kind: Kind, met: str) -> str:
        of = self.entities[owner]
        text = fill(label, of.label) if "~" in label else label
        key = slug(text)
        if key in self.known.entities:
            return self._know(key, met).key
        entity = self.entities.get(key)
        if entity is None:
            entity = Entity(key, kind, text, None, frozenset((text,)), owner)
        self.entities[key] = replace(entity, names=entity.names | {met} if met else entity.names)
        return key

    def _made(self, view: View, spot: Spot, span: Span) -> Mention | None:
        met = view.line.text(spot.first, spot.last)
        if spot.anaphor:
            keys, rule = self.history.resolve(spot.anaphor, view.line.number, False)
            if len(keys) == 1:
                return Mention(span, self.entities[keys[0]].kind, keys, f"{met!r}: {rule}", anaphoric=True)
        if spot.owner and spot.label:
            acting = spot.kind is Kind.BODY or spot.label in self.known.wording.official
            key = self._owner_key(view, spot.owner, acting, view.is_word("speech.before", spot.first - 1))
            if key is None:
                return Mention(span, spot.kind, (), "its owner is not certain", anaphoric=True)
            return Mention(span, spot.kind, (self._body(spot.label, key, spot.kind, met),), spot.rule)
        label = spot.label or met
        person = self.book.find(tuple(label.split(" "))) if spot.kind is not Kind.GROUP else None
        if person:
            return self._as_person(person, span, f"part of the name {' '.join(person)!r}") if label == met else None
        if spot.kind is Kind.PLACE:
            known = self._place_key(label)
            if known:
                return Mention(span, Kind.PLACE, (self._know(known, met).key,), spot.rule)
        key = self._unknown(label, spot.kind)
        self.entities[key] = replace(self.entities[key], names=self.entities[key].names | {label})
        return Mention(span, self.entities[key].kind, (key,), spot.rule)

    def _place_key(self, label: str) -> str | None:
        words = list(split_words(label))
        bare = words[self.known.wording.phrases["places.transparent"].length(words, 0) :]
        for name in (words, bare):
            form = self.known.forms.get(" ".join(name))
            keys = [key for key in (form.keys if form else ()) if self.known.entities[key].kind is Kind.PLACE]
            if len(keys) == 1:
                return keys[0]
        return None

    # -- what stands for a name ----------------------------------------------------------------------

    def _pointed(self, view: View, spot: Spot, span: Span, subject: bool) -> Mention | None:
        assert spot.anaphor is not None
        number = view.line.number
        if spot.anaphor.sort == "role":
            return self._role(view, spot, span)
        after = self._named_after(view, spot) if spot.anaphor.sort in ("count", "pair") else ()
        speaker = view.is_word("speech.before", spot.first - 1)
        owned = view.line.joined(spot.first) and view.is_common(spot.first - 1) and not self._governed(view, spot)
        if spot.anaphor.sort == "they" and self._is_quoted(view, spot):
            return None
        if spot.anaphor.sort in ("owned", "own") and self._is_shared_out(view, spot):
            return Mention(span, spot.kind, (), "each has its own", anaphoric=True)
        beside = self._beside(view, spot) if spot.anaphor.sort == "owned" else None
        if beside:
            key = self._body(spot.anaphor.head, beside, spot.kind, "")
            return Mention(span, spot.kind, (key,), "whose name stands beside", anaphoric=True)
        doer = self._doer_before(view, spot)
        anaphor = replace(spot.anaphor, object=self._is_object(view, spot), doer=doer, speaker=speaker, owned=owned)
        keys, rule = self.history.resolve(anaphor, number, subject, after)
        if spot.anaphor.sort == "persons_role" and not keys:
            keys, rule = self.history.resolve(replace(anaphor, sort="called"), number, subject)
        if spot.anaphor.sort in ("alone", "mission", "they") and not keys:
            return None
        if spot.anaphor.sort == "owned" or (keys and keys[0] in self.known.entities and spot.kind is Kind.BODY):
            keys = tuple(self._body(spot.anaphor.head, self._know(k, "").key, spot.kind, "") for k in keys)
        for key in keys:
            if key not in self.entities:
                self._know(key, "")
        for key, office in product(keys, spot.offices):
            if self.entities[key].kind is Kind.PERSON:
                self._hold(view, spot, key, office, span)
        kind = self.entities[keys[0]].kind if keys else spot.kind
        words = view.line.text(spot.first, spot.last)
        return Mention(span, kind, keys, f"{words!r}: {rule}", anaphoric=True)

    def _beside(self, view: View, spot: Spot) -> str | None:
        """Return who stands right before something of theirs: *Israel dan sekutunya*."""
        seen = self.history.in_line(view.line.number)
        joins = view.is_word("titles.coordinators", spot.first - 1) and view.line.joined(spot.first)
        near = [s for s in self.spots[view.line.number] if s.last == spot.first - 1] if joins else []
        keys = [s.key for s in seen if near and s.at == near[0].first]
        return keys[0] if len(keys) == 1 else None

    def _is_quoted(self, view: View, spot: Spot) -> bool:
        """Tell whether a quotation is open before a spot of its line: who it means only its speaker knows."""
        before = self.document.text[view.line.sentence.span.start : view.line.words[spot.first].start]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

    def _is_object(self, view: View, spot: Spot) -> bool:
        """Tell whether a verb stands right before: who is its object is not its subject."""
        before = view.line.fold(spot.first - 1)
        verbs = tuple(self.known.wording.words["agents.verb_beginnings"])
        return (
            view.line.joined(spot.first)
            and len(before) > 4
            and before.startswith(verbs)
            and not view.is_word("speech.saying", spot.first - 1)
        )

    def _doer_before(self, view: View, spot: Spot) -> int:
        """Return where the name starts that stands right before the verb before, adverbs aside; -1 for none."""
        at = spot.first - 1
        while view.is_word("agents.after", at - 1) and view.line.joined(at):
            at -= 1
        near = self.spots[view.line.number] if len(view.line) < LONGEST and view.line.joined(at) else []
        return next((s.first for s in near if s.last == at), -1)

    def _governed(self, view: View, spot: Spot) -> bool:
        """Tell whether a preposition or verb stands right before."""
        before = view.line.fold(spot.first - 1)
        return before in self.known.wording.words["anaphora.prepositions"] or self._is_object(view, spot)

    def _named_after(self, view: View, spot: Spot) -> tuple[str, ...]:
        """Return the nations a sentence goes on to list: the four countries are …"""
        if spot.anaphor and spot.anaphor.sort == "count" and not view.size("anaphora.cataphoric", spot.last):
            return ()
        near = [
            view.hits[at] for at in range(spot.last, min(spot.last + LONGEST_LIST, len(view.line))) if at in view.hits
        ]
        nations = [hit for hit in near if view.kind(hit) is Kind.NATION]
        keys = [claimant(hit, "", self.known, self.words, self.counts) for hit in nations]
        return tuple(dict.fromkeys(key for key in keys if key))

    def _role(self, view: View, spot: Spot, span: Span) -> Mention | None:
        """Find who a title alone means; with its owner named and nobody known, the holder is a node of its own."""
        if len(spot.offices) > 1:
            return self._roles(view, spot, span)
        office = spot.offices[0]
        owner = self._owner_of(view, office)
        keys, rule = self._holders(office, owner)
        words = view.line.text(spot.first, spot.last)
        if keys:
            return Mention(span, Kind.PERSON, keys, f"{words!r}: {rule}", anaphoric=True)
        pointed = office.owner is not None and office.owner.anaphor is not None
        pointing = view.is_word("anaphora.ends", spot.last - 1) and not pointed
        if owner is None and not pointing:
            return None
        if owner is None:
            return Mention(span, Kind.PERSON, (), f"{words!r}: nobody certain", anaphoric=True)
        key = self._unnamed_holder(office, owner, words)
        return Mention(span, Kind.PERSON, (key,), "an office whose holder is not named") if key else None

    def _roles(self, view: View, spot: Spot, span: Span) -> Mention | None:
        """Find whom one title of several nations means: presiden Rusia dan Ukraina."""
        keys: list[str] = []
        for office in spot.offices:
            owner = self._owner_of(view, office)
            held, _ = self._holders(office, owner)
            made = self._unnamed_holder(office, owner, "") if owner and not held else None
            keys += held or ([made] if made else [])
        return Mention(span, Kind.PERSON, tuple(dict.fromkeys(keys)), "one title of several nations")

    def _holders(self, office: Office, owner: str | None) -> tuple[tuple[str, ...], str]:
        nation = self._nation_of(owner)
        keys, rule = self.history.holder(office.full, nation)
        if not keys and nation and office.full in self.known.wording.ruling and not office.former:
            led = [self._key_of(name) for name in self.book.persons if nation in self._led(name)]
            keys, rule = (
                (tuple(led), "the only one named who is known to have led it") if len(led) == 1 else (keys, rule)
            )
        return tuple(key for key in keys if key in self.entities or self._make_person(key)), rule

    def _unnamed_holder(self, office: Office, owner: str, words: str) -> str | None:
        """Make the node of an office's holder whom the document does not name."""
        label = " ".join(part for part in (office.title, self.entities[owner].label, office.sent) if part)
        key = slug(" ".join((office.full, self.entities[owner].label, office.sent)))
        if key in self.known.entities:
            return None
        entity = self.entities.get(key) or Entity(key, Kind.PERSON, label, None, frozenset((label,)), owner)
        met = {words} if words else set()
        self.entities[key] = replace(entity, names=entity.names | {label} | met)
        return key

    def _make_person(self, key: str) -> bool:
        """Make the node of a person the document names only later."""
        for name in self.book.persons:
            if self._key_of(name) == key:
                self._as_person(name, Span(0, 0), "")
                return True
        return False
