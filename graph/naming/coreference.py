"""Decide what stands for a name: by kind, number, region, role, salience and recency; in doubt nothing."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ..model import Kind
from .spots import Anaphor

# Of a sentence so long that it is a list only the last names count.
LONGEST_LINE = 64
# How many sentences back a pointer may reach; farther away readers need the name again.
REACH = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold one thing named or meant so far: who, which nation stands behind it, where and whether as the subject.

    ``listed`` tells that only a comma or a joining word stands between it and the one before, ``possessor`` that a
    noun stands right before: *langkah **Spanyol***, ``beside`` that it begins a clause set beside the first,
    ``dateline`` that it only says where the report was written, ``between`` that it brings others together:
    *dimediasi oleh **Kenya***.
    """

    key: str
    kind: Kind
    nation: str | None
    line: int
    at: int
    subject: bool
    label: str = ""
    pointed: bool = False
    side: bool = False
    speaker: bool = False
    sort: str = ""
    listed: bool = False
    possessor: bool = False
    beside: bool = False
    dateline: bool = False
    between: bool = False


def _is_called(label: str, wanted: str) -> bool:
    """Tell whether an organ is of the wanted sort: *pengadilan* alone may be any court."""
    sort, _, rest = wanted.partition(" ")
    return label == wanted or (" " not in rest and label.casefold().partition(" ")[0] == sort)


@dataclass(slots=True)
class History:
    """Keep what a document has named so far, in order, and what it is about as a whole."""

    members: dict[str, frozenset[str]]
    pair: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    historic: frozenset[str] = frozenset()
    weight: Counter[str] = field(default_factory=Counter)
    offices: dict[str, dict[tuple[str, str | None], None]] = field(default_factory=dict)
    seen: deque[Seen] = field(default_factory=lambda: deque(maxlen=16 * LONGEST_LINE))
    lines: dict[int, deque[Seen]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    organisations: frozenset[str] = frozenset()
    defined: str | None = None
    islands: frozenset[str] = frozenset()
    home: str | None = None

    def add(self, seen: Seen) -> None:
        """Remember one thing."""
        self.seen.append(seen)
        self.lines.setdefault(seen.line, deque(maxlen=LONGEST_LINE)).append(seen)

    def add_office(self, full: str, person: str, nation: str | None) -> None:
        """Remember who holds an office, and the first nation a person's offices name."""
        self.offices.setdefault(full, {})[person, nation] = None
        if nation:
            self.owners.setdefault(person, nation)

    def in_line(self, line: int, kinds: Iterable[Kind] = ()) -> list[Seen]:
        """Return what a line has named so far, of certain kinds."""
        wanted = set(kinds)
        return [s for s in self.lines.get(line, ()) if not wanted or s.kind in wanted]

    def main_nation(self) -> str | None:
        """Return the nation the document names by far the most, if there is one."""
        ranked = self.weight.most_common(2)
        if not ranked or ranked[0][1] < 3:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 1.4 * ranked[1][1] else None

    def resolve(
        self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str] = ()
    ) -> tuple[tuple[str, ...], str]:
        """Return whom a pointer means, and the rule; ``after`` are the nations the line names behind it."""
        finder = getattr(self, f"_{anaphor.sort}", None)
        if finder is None:
            return (), "nothing certain"
        keys, rule = finder(anaphor, line, subject, after)
        return (tuple(keys), rule) if keys else ((), "nothing certain")

    # -- nations ---------------------------------------------------------------------------------

    def _nations(self, line: int) -> list[Seen]:
        """Return the nations a line names, each by its last mention."""
        found: dict[str, Seen] = {}
        for seen in self.in_line(line):
            if seen.nation and (seen.kind is Kind.NATION or seen.nation not in found):
                found.pop(seen.nation, None)
                found[seen.nation] = seen
        return list(found.values())

    def _named(self, line: int, allowed: frozenset[str] | None = None, sides: bool = False) -> list[str]:
        """Return the nations a line names outright, in order; ``sides`` are organisations that act like nations."""
        seen = [s for s in self.in_line(line) if s.kind is Kind.NATION or (sides and s.side)]
        found = [s.key for s in seen if allowed is None or s.key in allowed]
        return list(dict.fromkeys(found))

    def _named_sides(self, line: int, allowed: frozenset[str] | None, sides: bool) -> list[str]:
        """Return the nations a line names outright, but for those who only bring others together."""
        between = {s.key for s in self.in_line(line) if s.between}
        return [key for key in self._named(line, allowed, sides) if key not in between]

    def subject_nation(self, line: int) -> str | None:
        """Return the nation of the subject of a line, so far as it is read: of its last clause beside the first."""
        doers = [s for s in self.in_line(line) if s.subject and s.nation]
        return next((s.nation for s in reversed(doers) if s.beside), doers[0].nation if doers else None)

    def _nation(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        allowed = self.members.get(anaphor.region or "", frozenset()) if anaphor.region else None
        if anaphor.region and not allowed:
            return [], ""
        doer = self.subject_nation(line)
        told = self._told_nation(anaphor, line, subject, doer) if allowed is None else None
        if told:
            return told
        reach = REACH if allowed is None else 3 * REACH
        for back in range(line, max(-1, line - reach), -1):
            nations = [s for s in self._nations(back) if allowed is None or s.nation in allowed]
            if back == line or (not subject and allowed is None):
                nations = [s for s in nations if s.nation != doer or (allowed is not None and subject)]
            if back == line and not nations and anaphor.owned and doer and self._is_aside(line, doer):
                return [doer], "the nation of what is spoken of"
            if nations:
                chosen = self._choose(nations, back == line)
                place = "in the same sentence" if back == line else "in a sentence before"
                lying = f" that lies in {anaphor.region}" if allowed else ""
                return ([chosen], f"the nation named {place}{lying}") if chosen else ([], "")
        return [], ""

    def _told_nation(
        self, anaphor: Anaphor, line: int, subject: bool, doer: str | None
    ) -> tuple[list[str], str] | None:
        """Return the nation that the page, its title or who speaks tells, whatever was named last."""
        if anaphor.near and self.defined:
            return [self.defined], "the nation the page is about"
        if anaphor.speaker and doer:
            return [doer], "the nation of the subject, whose organ speaks"
        if len(self.pair) == 2 and doer in self.pair and not subject:
            others = [n for n in self._named(line) if n != doer]
            if not others or others[-1] in self.pair:
                return [n for n in self.pair if n != doer], "the other of the two in the title"
        return None

    def _is_aside(self, line: int, nation: str) -> bool:
        """Tell whether an organ of a nation, or something it has, is the subject of a line, not the nation."""
        doers = [s for s in self.in_line(line) if s.subject and s.nation == nation]
        return any(s.kind is Kind.BODY or s.possessor for s in doers)

    def _choose(self, nations: list[Seen], same: bool) -> str | None:
        """Choose among the nations of one line: outright names before places, the subject, the last one."""
        outright = [s for s in nations if s.kind is Kind.NATION] or nations
        if not outright:
            return None
        if len(outright) == 1 or same:
            return outright[-1].nation
        subjects = [s for s in outright if s.subject]
        if len(subjects) == 1:
            return subjects[0].nation
        ranked = sorted(outright, key=lambda s: -self.weight[s.nation or ""])
        clear = self.weight[ranked[0].nation or ""] >= 2 * self.weight[ranked[1].nation or ""]
        return ranked[0].nation if clear else None

    def _own(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        if anaphor.starts and self.defined:
            return [self.defined], "the nation the page is about"
        for back in range(line, max(-1, line - 2), -1):
            doer = self.subject_nation(back)
            if doer:
                return [doer], "the nation of the subject"
            if any(s.subject and s.kind in (Kind.ORGANISATION, Kind.PERSON) for s in self.in_line(back)):
                return [], ""
            nations = list(dict.fromkeys(s.nation for s in self.in_line(back) if s.nation))
            if len(nations) == 1:
                return nations, "the only nation named"
            if nations:
                return [], ""
        return [], ""

    def _owned(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        doers = [s.key for s in self.in_line(line) if s.subject and s.kind is Kind.ORGANISATION]
        if doers and self.subject_nation(line) is None:
            return doers[:1], "the organisation of the subject"
        return self._own(anaphor, line, subject, after)

    def _pair(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        if anaphor.region:
            return self._regional_pair(self.members.get(anaphor.region, frozenset()), line)
        here = self._named_sides(line, None, bool(anaphor.head))
        main, rule = self._main_pair()
        if here and main and not set(here) & set(main):
            return main, rule  # a third asks or mediates
        if len(here) == 2:
            return here, "the two named in the same sentence"
        if len(self.pair) == 2:
            return list(self.pair), "the two in the title"
        return self._pair_elsewhere(anaphor, line, here, after)

    def _pair_elsewhere(
        self, anaphor: Anaphor, line: int, here: list[str], after: Sequence[str]
    ) -> tuple[list[str], str]:
        """Return the two of the headline, of this sentence's end, or named last; else those the document is about."""
        last = self._pair_before(line, here, None, bool(anaphor.head))
        sides = bool(anaphor.head) or not any(key in self.organisations for key in self.headline)
        if self.headline and sides and set(last) != set(self.headline) and not self._is_pair(line - 1):
            return list(self.headline), "the two in the headline"
        whole = list(dict.fromkeys([*here, *after]))
        told = not here and len(last) == 2 and not anaphor.apposed  # kedua negara mengecam invasi *X ke Y*
        if len(whole) == 2 and not told:
            return whole, "the two the sentence names"
        leading = self._leading_pair()
        if last and leading and not set(leading) & set(last) and not self._acted(last[:1], line):
            return leading, "the two named most"  # difasilitasi *X dan Y*
        main, rule = self._main_pair()
        if last and (told or not main or set(main) & set(last)):
            return last, "the two named last"
        behind = [] if last else self._pair_behind(line)
        return (behind, "the nations of the two named last") if behind else (main, rule)

    def _acted(self, keys: Sequence[str], line: int) -> bool:
        """Tell whether one of those was the subject of a sentence not far before."""
        near = (s for back in range(line - 1, max(-1, line - 1 - REACH), -1) for s in self.in_line(back))
        return any(s.subject for s in near if s.key in keys)

    def _is_pair(self, line: int) -> bool:
        """Tell whether a line names two nations side by side, or means two, and no other."""
        return len(self._named(line)) == 2 and any(s.listed for s in self.in_line(line, (Kind.NATION,)))

    def _pair_behind(self, line: int) -> list[str]:
        """Return the two nations behind the persons, organs and nations of this sentence or the one before."""
        for back in (line, line - 1):
            found = [s.nation or s.key for s in self.in_line(back) if (s.nation and s.kind is not Kind.PLACE) or s.side]
            nations = list(dict.fromkeys(found))
            if len(nations) >= 2:
                return nations if len(nations) == 2 else []
        return []

    def _regional_pair(self, allowed: frozenset[str], line: int) -> tuple[list[str], str]:
        current = allowed - self.historic
        if len(current) == 2:
            return sorted(current), "the two that lie there"
        here = self._named(line, allowed)
        last = here if len(here) == 2 else self._pair_before(line, here, allowed, False)
        return last, "the two named last that lie there"

    def _pair_before(self, line: int, here: list[str], allowed: frozenset[str] | None, sides: bool) -> list[str]:
        """Return the two nations the sentences before and the start of this one name."""
        for back in range(line - 1, max(-1, line - 1 - REACH), -1):
            named = self._named_sides(back, allowed, sides)
            both = list(dict.fromkeys([*here, *named]))
            if len(both) == 2:
                return both
            if len(named) >= 2:
                return named if len(named) == 2 else []
            here = both
        return []

    def _leading_pair(self) -> list[str]:
        """Return the two nations named more often than any other, each at least twice."""
        top = [nation for nation, count in self.weight.most_common(3) if count >= 2]
        tied = len(top) == 3 and self.weight[top[1]] == self.weight[top[2]]
        return sorted(top[:2]) if len(top) >= 2 and not tied else []

    def _main_pair(self) -> tuple[list[str], str]:
        top = [nation for nation, count in self.weight.most_common(3) if count >= 2]
        if len(top) == 2 or (len(top) == 3 and self.weight[top[1]] >= 2 * self.weight[top[2]]):
            return sorted(top[:2]), "the two the document is about"
        return [], ""

    def _both(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        """Both of them: two persons or two nations, and nothing else, in this sentence or the one before."""
        for back in (line, line - 1):
            pointed = [s for s in self.in_line(back) if s.pointed and s.kind in (Kind.PERSON, Kind.NATION)]
            last = [s.key for s in pointed if s.at == pointed[-1].at]
            if len(last) == 2 and pointed[-1].at == max(s.at for s in self.in_line(back, (pointed[-1].kind,))):
                return last, "the two meant before"
            for kind in (Kind.PERSON, Kind.NATION):
                keys = list(dict.fromkeys(s.key for s in self.in_line(back, (kind,))))
                others = [s for s in self.in_line(back, (Kind.PERSON, Kind.NATION)) if s.kind is not kind and s.subject]
                if len(keys) == 2 and not others:
                    return keys, "the only two named"
                if len(keys) > 2:
                    return [], ""
        return [], ""

    def _pair_persons(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        found: list[str] = []
        holders = self._holding(anaphor.head)
        for back in range(line, max(-1, line - REACH), -1):
            here = (s.key for s in self.in_line(back, (Kind.PERSON,)) if not holders or s.key in holders)
            persons = list(dict.fromkeys(here))
            found = list(dict.fromkeys([*persons, *found]))
            doers = {s.key for s in self.in_line(line, (Kind.PERSON,)) if s.subject and not subject}
            others = [key for key in found if key not in doers] if len(found) == 3 else found
            if len(others) == 2:
                return others, "the two persons named last"
            if len(others) > 2:
                break
        return [], ""

    def _holding(self, head: str) -> set[str]:
        """Return who holds an office that begins with a word: kedua *menteri*; nobody where fewer than two do."""
        offices = (holders for full, holders in self.offices.items() if f"{full} ".startswith(f"{head} "))
        held = {person for holders in offices for person, _ in holders}
        return held if head and len(held) > 1 else set()

    def _pair_organisations(
        self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]
    ) -> tuple[list[str], str]:
        found: list[str] = []
        for back in range(line, max(-1, line - REACH), -1):
            here = list(dict.fromkeys(s.key for s in self.in_line(back, (Kind.ORGANISATION,)) if s.side))
            found = list(dict.fromkeys([*here, *found]))
            if len(found) >= 2:
                return (found, "the two organisations named last") if len(found) == 2 else ([], "")
        return [], ""

    def _count(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        if len(after) == anaphor.count:
            return list(after), "those the sentence goes on to name"
        found: list[str] = []
        for back in range(line, max(-1, line - REACH), -1):
            found = list(dict.fromkeys([*self._named(back), *found]))
            if len(found) >= anaphor.count:
                return (found, "those named last") if len(found) == anaphor.count else ([], "")
        return [], ""

    def _plural(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        for back in range(line, max(-1, line - REACH), -1):
            if len(self._named(back)) > 1:
                run = self._last_run(back, (Kind.NATION,))
                return (run, "those listed last") if run else ([], "")
        return [], ""

    def _last_run(self, line: int, kinds: tuple[Kind, ...]) -> list[str]:
        """Return the last two or more of these kinds that a line lists side by side, in order."""
        run: list[str] = []
        longest: list[str] = []
        for seen in self.in_line(line):
            if seen.kind not in kinds:
                continue
            run = [*run, seen.key] if seen.listed and run else [seen.key]
            longest = run if len(run) > 1 else longest
        return list(dict.fromkeys(longest))

    def _they(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        """They: those listed as the subject before, or the group, organ or organisation that was the subject."""
        for back in (line, line - 1):
            pointed = [s for s in self.in_line(back) if s.pointed]
            meant = [s.key for s in pointed if s.at == pointed[-1].at]
            first = next((s for s in self.in_line(back) if s.subject), None)
            if len(meant) > 1:
                return meant, "those meant before"
            if first and first.kind in (Kind.GROUP, Kind.BODY, Kind.ORGANISATION):
                return [first.key], "the people who are the subject"
            if first:
                keys = self._run_from(first)
                return (keys, "those who are the subject") if len(keys) > 1 else ([], "")
        return [], ""

    def _run_from(self, first: Seen) -> list[str]:
        """Return those of one kind that a line lists from one on."""
        keys = [first.key]
        for seen in self.in_line(first.line, (first.kind,)):
            if seen.at > first.at and not seen.listed:
                break
            keys += [seen.key] if seen.at > first.at else []
        return list(dict.fromkeys(keys))

    # -- persons ---------------------------------------------------------------------------------

    def _persons_he(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        if anaphor.speaker:
            spoke = [s for s in self.seen if s.speaker and s.kind is Kind.PERSON and s.line >= line - 2 * REACH]
            if spoke:
                return [spoke[-1].key], "the person who spoke last"
        here = self.in_line(line, (Kind.PERSON,))
        doers = [s.key for s in here if s.at == anaphor.doer]
        excluded = set(doers or (s.key for s in here if s.subject))
        for back in range(line, max(-1, line - REACH), -1):
            persons = self.in_line(back, (Kind.PERSON,))
            if anaphor.object:
                persons = [s for s in persons if s.key not in excluded]
            doers = [s.key for s in persons if s.subject]
            if doers and not anaphor.object:
                return doers[-1:], "the person who is the subject"
            names = list(dict.fromkeys(s.key for s in persons))
            if back == line and subject and names and self._is_doer_before(line):
                continue
            if len(names) == 1:
                return names, "the only person named"
            if names:
                return [], ""
        return self._land_spoken_of(line) if subject and not anaphor.object else ([], "")

    def _land_spoken_of(self, line: int) -> tuple[list[str], str]:
        """Return the nation or organisation that is the subject before: ***Kosovo** … **Ia** diakui oleh Malta*."""
        doers = [s for s in self.in_line(line) if s.subject] or [s for s in self.in_line(line - 1) if s.subject]
        about = doers[0] if len({s.key for s in doers}) == 1 else None
        if about is None or about.kind not in (Kind.NATION, Kind.ORGANISATION) or len(self._run_from(about)) > 1:
            return [], ""
        return [about.key], "what was the subject before"

    def _is_doer_before(self, line: int) -> bool:
        """Tell whether the sentence before has a person for its subject: *dalam pertemuan dengan X, ia* is no X."""
        return any(seen.subject for seen in self.in_line(line - 1, (Kind.PERSON,)))

    def _persons_role(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        if anaphor.region is None:
            return self._persons_he(anaphor, line, subject, after)
        for back in range(line, max(-1, line - REACH), -1):
            found = [s.key for s in self.in_line(back, (Kind.PERSON,)) if s.nation == anaphor.region]
            if found:
                keys = list(dict.fromkeys(found))
                return (keys, "the person of that nation named last") if len(keys) == 1 else ([], "")
        return [], ""

    def _head_of_state(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        return self._holder(anaphor.head, None)

    def _holder(self, full: str, nation: str | None) -> tuple[list[str], str]:
        """Return the person named last who holds an office."""
        holders = [p for p, of in self.offices.get(full, {}) if nation is None or of in (nation, None)]
        exact = [p for p, of in self.offices.get(full, {}) if nation and of == nation]
        unique = list(dict.fromkeys(exact or holders))
        if len(unique) == 1:
            return unique, "the only one the document gives that office"
        for seen in reversed(self.seen):
            if seen.key in unique:
                return [seen.key], "the one named last with that office"
        return [], ""

    def holder(self, full: str, nation: str | None) -> tuple[tuple[str, ...], str]:
        """Return who holds an office in a document, with the rule."""
        keys, rule = self._holder(full, nation)
        return tuple(keys), rule

    def holder_alike(self, full: str) -> tuple[tuple[str, ...], str]:
        """Return the person named last who holds an office whose name goes on: *menteri itu* of foreign affairs."""
        alike = (held for name, held in self.offices.items() if name.startswith(f"{full} "))
        holders = {person for held in alike for person, _ in held}
        persons = (seen for seen in reversed(self.seen) if seen.kind is Kind.PERSON)
        found = next((s.key for s in persons if s.key in holders or s.label.startswith(f"{full} ")), None)
        return ((found,), "the one named last with such an office") if found else ((), "")

    # -- things ----------------------------------------------------------------------------------

    def _last(self, line: int, fits: Callable[[Seen], bool], kinds: tuple[Kind, ...]) -> tuple[list[str], str]:
        """The one of these kinds named last that fits; of more in one line, the one that does something."""
        for back in range(line, max(-1, line - REACH), -1):
            seen = [s for s in self.in_line(back, kinds) if fits(s)]
            keys = list(dict.fromkeys(s.key for s in seen))
            if len(keys) == 1:
                return keys, "the one named last"
            doers = [s.key for s in seen if s.subject]
            if keys:
                return doers[:1], "the one that is the subject"
        return [], ""

    def _last_called(self, kind: Kind, line: int, wanted: str) -> tuple[list[str], str]:
        return self._last(line, lambda seen: not wanted or _is_called(seen.label, wanted), (kind,))

    def _called(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        """Who speak again: the people, organ or organisation whose name begins with the word."""
        kinds = (Kind.GROUP, Kind.BODY, Kind.ORGANISATION)
        return self._last(line, lambda seen: seen.label.casefold().split(" ")[0] == anaphor.head, kinds)

    def _places(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        """A place of the sort the word names, or with the word in its name: kota itu is no hospital."""
        head = anaphor.head.split(" ")[0]
        keys, rule = self._last(line, lambda seen: self._is_place(seen, anaphor.sorts, head), (Kind.PLACE,))
        if keys or not anaphor.island:
            return keys, rule
        return self._last(line, lambda seen: seen.key in self.islands, (Kind.NATION,))

    def _is_place(self, seen: Seen, sorts: frozenset[str], head: str) -> bool:
        called = head in seen.label.casefold().split()
        return called or (seen.sort in (*sorts, "", "place") if sorts else not seen.dateline)

    def _organisations(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        """An organisation or organ of the sort the word names, or with the word in its name; agencies only report.

        Where there is none, people who are called so: *pemberontak Syiah … para pemberontak itu*.
        """
        kinds = (Kind.ORGANISATION, Kind.BODY)
        found = self._last(line, lambda seen: self._is_sort(seen, anaphor), kinds)
        called = anaphor.head.split()[-1]
        return found if found[0] else self._last(line, lambda seen: called in seen.label.split(), (Kind.GROUP,))

    def _is_sort(self, seen: Seen, anaphor: Anaphor) -> bool:
        head, words = anaphor.head, seen.label.casefold().split()
        if head.split()[0] in words:
            return True
        if anaphor.sorts:
            return seen.sort in anaphor.sorts
        return seen.kind is Kind.ORGANISATION and seen.side

    def _bodies(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        return self._last_called(Kind.BODY, line, anaphor.head)

    def _alone(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        """An organ without its owner: the one named before, else the organ of the one nation it can be."""
        keys, rule = self._last_called(Kind.BODY, line, anaphor.head)
        if keys:
            return keys, rule
        if anaphor.homely and self.home:
            return [self.home], "an organ of the outlet's own nation"
        here = self._named(line)
        main = self.main_nation()
        if len(here) == 1 and here[0] == (main or here[0]):
            return here, "the only nation named in the sentence"
        return ([main], "the nation the document is about") if main and not here else ([], "")

    def _mission(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        doer = self.subject_nation(line)
        return ([doer], "the mission of the subject") if doer else ([], "")

    def _groups(self, anaphor: Anaphor, line: int, subject: bool, after: Sequence[str]) -> tuple[list[str], str]:
        return self._last_called(Kind.GROUP, line, anaphor.head)
