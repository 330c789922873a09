"""Find the names of persons, and know each person again by the parts of the name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ..knowledge.naming import Wording, split_words
from ..model import Kind
from .spots import Spot, View, is_verb

LONGEST_NAME = 8
# Kings and popes: Margrethe II.
NUMERALS = frozenset("IVX")
APOSTROPHES = ("'", "’", "‘", "ʼ")
# How long a clipped first name is at least, and how much of the name it leaves out.
SHORTEST_CLIPPED = 4
LEFT_OUT = 3
# How long a leader's last name is at least that means him without a word beside it.
SHORTEST_KNOWN = 4
# How many adverbs may stand between somebody and what he does.
MOST_ADVERBS = 3
# How many words of a bracket may tell a name in another tongue, and the marks that end it.
WIDEST_TRANSLATION = 10
TRANSLATION_ENDS = frozenset(";)")


def read_person(view: View, at: int, titled: bool) -> tuple[int, tuple[str, ...]] | None:
    """Read a person's name from a word on: the word after it, and its words without honorifics."""
    start = skip_honorifics(view, at)
    end = start
    while end < len(view.line) and end - start < LONGEST_NAME and _goes_on(view, start, end, titled):
        end += 1
    while end > start and view.is_word("persons.lower_particles", end - 1) and not view.line.is_capital(end - 1):
        end -= 1
    if end == start or (not view.line.is_capital(start) and not _is_particle(view, start)):
        return None
    words = _name_words(view, start, end)
    spelt = any(word != word.lower() for word in words) and any(len(word.rstrip(".")) > 1 for word in words)
    return (end, words) if spelt else None  # S.H. is a degree


def skip_honorifics(view: View, at: int) -> int:
    """Return the first word that is no rank or form of address."""
    while at < len(view.line) and _is_honorific(view, at) and view.line.is_capital(at):
        after = _after_retired(view, at + 1)
        follows = view.line.joined(after) or view.line.marks(after) == "." or after > at + 1
        if not follows or not (view.line.is_capital(after) or _is_particle(view, after)):
            break
        at = after
    return at


def _is_honorific(view: View, at: int) -> bool:
    """Tell a rank, a form of address, or what somebody is by calling: *Selebgram* Zandro Putra."""
    return view.is_word("persons.honorifics", at) or view.is_word("persons.callings", at)


def _after_retired(view: View, at: int) -> int:
    """Return the word after a bracket that says of a rank that it is held no more, or where: Letjen *(Purn)* X."""
    end = view.line.bracket_end(at)
    return end if end > at and all(view.is_word("persons.honorifics", i) for i in range(at, end)) else at


def _is_particle(view: View, at: int) -> bool:
    end = at
    while view.is_word("persons.lower_particles", end) and not view.line.is_capital(end) and view.line.joined(end + 1):
        end += 1
    return at < end <= at + 3 and view.line.is_capital(end)


def _goes_on(view: View, start: int, at: int, titled: bool) -> bool:
    line = view.line
    initial = line.marks(at) == "." and len(line.words[at - 1].text) == 1
    if (at > start and not line.joined(at) and not initial) or not is_latin(line.words[at].text):
        return False
    if not line.is_capital(at):
        clipped = line.marks(at) in APOSTROPHES and not view.is_word("titles.stops", at)  # Ja'far, no glued 'X'yang
        return (at > start and (line.marks(at) == "-" or clipped)) or _is_particle(view, at)
    hyphened = at > start and line.marks(at) == "-" and view.is_word("persons.lower_particles", at - 1)
    if at in view.inside and not (hyphened or _is_absorbed(view, start, at, at in view.hits)):
        return False  # Houthi is an organisation, Badruddin al-Houthi is none
    return not _is_foreign(view, start, at, titled) and _is_name_word(view, start, at, titled)


def is_latin(text: str) -> bool:
    """Tell whether a word begins with a Latin letter."""
    return text[0].isalpha() and text[0] < "\u0250"


def _is_foreign(view: View, start: int, at: int, titled: bool) -> bool:
    """Tell whether a word cannot be part of the name: an abbreviation among words, a month, a faith."""
    if view.is_word("persons.never", at):
        return True
    if _is_abbreviation(view, at):
        return titled or (at > start and not _is_abbreviation(view, start))
    return at > start and _is_abbreviation(view, start) and len(view.line.words[start].text) > 2


def _is_name_word(view: View, start: int, at: int, titled: bool) -> bool:
    """Tell whether a capital is a name: an ordinary word is one only behind another or behind a title."""
    followed = view.line.is_capital(at + 1) and view.line.joined(at + 1)
    if not _is_plain(view, at) or (view.is_word("persons.lower_particles", at) and followed):
        return True
    given = view.is_word("persons.given_like_words", at) and not (at == 0 and view.is_word("titles.stops", at))
    strange = not view.is_common(at + 1) or (titled and given)  # Menko Budi Gunawan
    return not view.heading and (at > start or ((titled or given) and followed and strange))


def _is_abbreviation(view: View, at: int) -> bool:
    text = view.line.words[at].text
    return text.isupper() and len(text) > 1 and not view.heading and not set(text) <= NUMERALS


def is_absorbed(view: View, at: int) -> bool:
    """Tell whether a known place's name only begins a person's: Riyad Mansour."""
    return _is_absorbed(view, at, at, at in view.hits)


def _is_absorbed(view: View, start: int, at: int, begins: bool) -> bool:
    """Tell whether a known name is only a part of a person's: Lloyd Austin, Mustapha Sahel."""
    hit = view.hits.get(at)
    if not begins or hit is None or hit.last - hit.first > 1:
        return False
    if at > start and (view.is_common(at - 1) or at + 1 in view.hits):
        return False
    if view.kind(hit) is Kind.PLACE:
        return at > start or (view.line.is_capital(at + 1) and view.line.joined(at + 1) and at + 1 not in view.inside)
    given = view.wording.words["persons.given_like_nations"]
    if view.line.fold(at) in given and view.kind(hit) is Kind.NATION:
        if at == start:
            return view.line.is_capital(at + 1) and view.line.joined(at + 1) and at + 1 not in view.inside
        return not view.is_common(at - 1) and at - 1 not in view.inside
    return False


def _name_words(view: View, start: int, end: int) -> tuple[str, ...]:
    """Write the words of a name; what a hyphen or apostrophe joins is one word."""
    words: list[str] = []
    for at in range(start, end):
        word = view.line.words[at]
        if at > start and word.before in ("-", *APOSTROPHES):
            words[-1] += word.before + word.text
        else:
            words.append(word.text + ("." if view.line.marks(at + 1) == "." and len(word.text) == 1 else ""))
    return tuple(words)


def find_person(view: View, at: int) -> Spot | None:
    """Find a name without a title: capitalised words that nothing else explains."""
    if not _may_begin(view, at):
        return None
    if view.is_common(at) and _acts(view, at):
        return Spot(at, at + 1, Kind.PERSON, "an ordinary word", person=(view.line.words[at].text,), sure=False)
    found = read_person(view, at, titled=False)
    return _untitled(view, at, *found) if found and not set("".join(found[1])) <= NUMERALS else None


def _untitled(view: View, at: int, end: int, words: tuple[str, ...]) -> Spot | None:
    start = skip_honorifics(view, at)
    particle = view.is_word("persons.lower_particles", start)
    cue = _cue(view, at, end)
    if not cue and _is_things(view, at, end):
        return None
    given = view.is_word("persons.given_like_words", start) and end - start > 1
    if not particle and _is_plain(view, start) and not given and (start == 0 or view.heading or end - start == 1):
        return None
    plain = (i for i in range(start + given, end) if not view.is_word("persons.particles", i))
    if not cue and any(_is_plain(view, i) for i in plain):
        return None
    rule = f"a name {cue}" if cue else "capitalised words"
    return Spot(at, end, Kind.PERSON, rule, person=words, sure=bool(cue))


def _is_plain(view: View, at: int) -> bool:
    """Tell an ordinary word from one of the letters that an apostrophe joins to a name: *Mu'nis*, *Abu'l-Hasan*."""
    joined = view.line.marks(at) in APOSTROPHES or view.line.marks(at + 1) in APOSTROPHES
    return view.is_common(at) and not joined


def _is_things(view: View, at: int, end: int) -> bool:
    """Tell whether a word beside a name, or its last, says that it is a weapon's, a ship's, a tongue's or a law's."""
    before = view.is_word("persons.not_after", at - 1) or view.is_word("places.tongues", at - 1)
    behind = view.is_word("persons.things", end) and view.line.is_capital(end) and view.line.joined(end)
    english = view.is_word("persons.never_within", end) and view.line.is_capital(end + 1) and view.line.joined(end)
    ends = end - at > 1 and view.is_word("persons.things", end - 1)
    return (before and view.line.joined(at)) or behind or ends or english or is_translated(view, at)


def is_translated(view: View, at: int) -> bool:
    """Tell whether a bracket says in another tongue what stands before it: (bahasa Uzbek: *X* atau *Y*; …)."""
    for start in range(at - 1, max(at - WIDEST_TRANSLATION, -1), -1):
        if "(" in view.line.marks(start):
            return ":" in view.line.marks(_after_tongue(view, start))
        if set(view.line.marks(start)) & TRANSLATION_ENDS:
            return False
    return False


def _after_tongue(view: View, at: int) -> int:
    """Return the word after a tongue's name, which may be that of a nation; the same place if none stands here."""
    if view.is_word("places.tongues", at):
        return at + 2
    hit = view.hits.get(at)
    if hit is not None and view.kind(hit) is Kind.NATION:
        return hit.last
    return at + view.is_word("places.scripts", at)


def _acts(view: View, at: int) -> bool:
    """Tell whether an ordinary word alone does or says something: the document's fuller names tell if it is Budi."""
    if view.heading or view.is_word("titles.stops", at) or view.is_word("persons.particles", at):
        return False
    titled = view.line.marks(at + 1) == "," and (
        view.size("titles.former", at + 1) or view.size("titles.plain", at + 1)
    )
    verb = view.line.fold(at + 1).startswith(tuple(view.wording.words["agents.verb_beginnings"]))
    doing = view.is_word("agents.after", at + 1) or (verb and not view.line.is_capital(at + 1))
    said = view.is_word("speech.before", at - 1) and view.line.joined(at) and not view.line.is_capital(at + 1)
    return said or bool(titled) or (doing and not view.line.marks(at + 1))


def _may_begin(view: View, at: int) -> bool:
    if at in view.inside and not _is_absorbed(view, at, at, at in view.hits):
        return False
    if at > 0 and view.line.joined(at) and view.line.is_capital(at - 1) and view.line.marks(at) != "":
        return False
    return view.line.is_capital(at) and not view.line.words[at].text.isdigit()


def _cue(view: View, at: int, end: int) -> str:
    line = view.line
    if view.is_word("speech.before", at - 1) and line.joined(at):  # *kata "Jund"* is a word, and nobody says it
        return "after a verb of speech"
    if view.is_word("speech.after", end) and line.marks(end) in ("", "”", '"'):
        return "before a verb of a person"
    if view.is_word("persons.ranks", at) and at < end - 1:
        return "after a rank"
    return "by which a leader is known" if _is_leaders(view, at, end) else ""


def _is_leaders(view: View, at: int, end: int) -> bool:
    """Tell whether one word, no other capital beside it, is the last name of somebody known to have led a nation."""
    alone = not (view.line.is_capital(end) and view.line.joined(end)) and not (
        view.line.joined(at) and view.line.is_capital(at - 1)
    )
    name = view.line.fold(at)
    return end == at + 1 and alone and len(name) >= SHORTEST_KNOWN and name in view.known.leaders


def with_doers(view: View, spots: list[Spot]) -> list[Spot]:
    """Be sure of a strange word alone that begins a clause and does something: *Harmawan* sangat menghargai …"""
    return [replace(s, sure=True, rule="who does something") if _is_doer(view, s) else s for s in spots]


def _is_doer(view: View, spot: Spot) -> bool:
    """Tell whether one capital that nothing explains is the subject of an active verb, no abbreviation or thing."""
    at, end = spot.first, spot.last
    if spot.sure or spot.offices or len(spot.person) != 1 or end - at > 1 or view.heading:
        return False
    text = view.line.words[at].text
    begins = at == 0 or not view.line.joined(at) or view.is_word("anaphora.clause_openers", at - 1)
    never = view.is_word("persons.never", at) or view.ends_as_none(at)
    if not begins or view.is_common(at) or never or text.isupper():
        return False
    verb = end
    while verb < end + MOST_ADVERBS and (view.is_word("agents.after", verb) or view.is_word("persons.adverbs", verb)):
        verb += 1
    active = is_verb(view, verb) and view.line.fold(verb).startswith(
        tuple(view.wording.words["agents.verb_beginnings"])
    )
    return active and all(view.line.joined(i) for i in range(end, verb + 1))


class PersonBook:
    """Know the persons of one document by full name and by parts; of two, the one named first of all."""

    def __init__(
        self,
        sure: Iterable[tuple[str, ...]],
        others: Iterable[tuple[str, ...]],
        wording: Wording,
        leading: Collection[tuple[str, ...]] = (),
        spellings: Mapping[tuple[str, ...], tuple[str, ...]] | None = None,
    ) -> None:
        self._particles, self._filial = (wording.words[f"persons.{name}"] for name in ("particles", "filial"))
        self._leading = frozenset(leading)
        self.persons: list[tuple[str, ...]] = []
        self._by_part: dict[str, list[tuple[str, ...]]] = {}
        self._whole: dict[str, tuple[str, ...]] = {}
        self._by_ends: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        self._by_start: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        longest = [sorted(set(names), key=lambda n: (-len(n), n)) for names in (sure, others)]
        # A single word is a person of its own only where no fuller name has it.
        for names in longest:
            for name in names:
                if len(name) > 1:
                    self._add(name)
        for other, name in (spellings or {}).items():
            self._add(name)
            self._add_spelling(self.find(name) or name, other)
        for name in longest[0]:
            self._add(name)

    def _add(self, name: tuple[str, ...]) -> None:
        if self.find(name) is not None or self.find_inside(name) is not None:
            return
        whole = self._clipped_from(name)
        if whole is not None:
            self._by_part[_folded(name)] = [whole]
            return
        alike = self._spelt_alike(name)
        if alike is not None:
            self._add_spelling(alike, name)
            return
        self.persons.append(name)
        self._whole[_folded(name)] = name
        self._by_ends.setdefault(_ends(name), []).append(name)
        self._by_start.setdefault(_folded(name[:1])[:SHORTEST_CLIPPED], []).append(name)
        self._by_last.setdefault(_folded(name[-1:]), []).append(name)
        for part in dict.fromkeys(self._parts(name)):
            self._by_part.setdefault(part, []).append(name)

    def _clipped_from(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the one person whose first name a single word shortens: Rama is Ramawijaya Sutanto."""
        short = _folded(name)
        if len(name) > 1 or len(short) < SHORTEST_CLIPPED:
            return None
        begun = self._by_start.get(short[:SHORTEST_CLIPPED], ())
        firsts = [(full, _folded(full[:1])) for full in begun if len(full) > 1]
        found = [full for full, first in firsts if first.startswith(short) and len(first) >= len(short) + LEFT_OUT]
        return found[0] if len(found) == 1 else None

    def _spelt_alike(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the person whose first name another spelling of two letters' difference has: Adolf, Adolph Wagner."""
        if len(name) != 2 or len(name[0]) < SHORTEST_CLIPPED:
            return None
        first, last = _folded(name[:1]), _folded(name[1:])
        same = [full for full in self._by_last.get(last, ()) if len(full) == 2]
        found = [full for full in same if _is_alike(_folded(full[:1]), first)]
        return found[0] if len(found) == 1 else None

    def _parts(self, name: tuple[str, ...]) -> Iterator[str]:
        """Give every way the rest of a document may shorten a name."""
        yield _folded(name)
        for first in range(len(name)):
            for last in range(first + 1, len(name) + 1):
                part = name[first:last]
                if len(part) > 1 and first and name[first - 1].casefold() in self._filial:
                    continue  # the father's name: Abdulaziz Al Saud is not Salman bin Abdulaziz Al Saud
                if self._may_end(part) and (len(part) > 1 or part[0].casefold() not in self._particles):
                    yield _folded(part)
        if len(name) > 2:
            yield _folded((name[0], name[-1]))
        if len(name) > 2:
            yield "".join(word[0] for word in name).casefold()
        for word in name:
            head, _, rest = word.partition("-")
            if rest and head.casefold() in self._particles:
                yield _folded((rest,))

    def _may_end(self, part: tuple[str, ...]) -> bool:
        return part[-1].casefold() not in self._particles

    def add_nickname(self, name: tuple[str, ...], *nickname: str) -> None:
        """Let one more name mean a person."""
        full = self.find(name)
        if full is None:
            return
        words = _folded(nickname)
        self._by_part[words] = [full]
        self._whole.pop(words, None)

    def _add_spelling(self, name: tuple[str, ...], other: tuple[str, ...]) -> None:
        """Let another spelling of a person's name, and its parts, mean the person."""
        for part in dict.fromkeys(self._parts(other)):
            same = self._by_part.setdefault(part, [])
            if name not in same:
                same.append(name)

    def find(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the full name that a name or part of one means, None where two are as good."""
        found = self._by_part.get(_folded(name), [])
        if len(found) == 1:
            return found[0]
        exact = [full for full in found if _folded(full) == _folded(name)]
        if exact:
            return exact[0]
        led = [full for full in found if full in self._leading]
        if len(led) == 1:
            return led[0]
        last = [full for full in found if _folded(full[-1:]) == _folded(name)]
        if len(last) == 1:
            return last[0]
        return None if found else self._within(name)

    def find_inside(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the person whose full name ends these words: Pantaskah Donald Trump."""
        rest = [name[at:] for at in range(1, len(name) - 1)]
        return next((self._whole[_folded(r)] for r in rest if _folded(r) in self._whole), None)

    def _within(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the one longer name that holds these words in this order: Retno Marsudi."""
        if len(name) < 2:
            return None
        wanted = [_folded((word,)) for word in name]
        near = self._by_ends.get(_ends(name), ())
        found = [full for full in near if _is_within(wanted, [_folded((word,)) for word in full])]
        return found[0] if len(found) == 1 else None


def _is_alike(one: str, other: str) -> bool:
    """Tell whether two first names are spelt alike but for their end: Adolf, Adolph; Mohamed, Mohammed."""
    size = min(len(one), len(other)) - 1
    return abs(len(one) - len(other)) == 1 and size >= SHORTEST_CLIPPED - 1 and one[:size] == other[:size]


def _is_within(wanted: list[str], words: list[str]) -> bool:
    rest = iter(words)
    return wanted[0] == words[0] and wanted[-1] == words[-1] and all(word in rest for word in wanted)


def _ends(name: tuple[str, ...]) -> tuple[str, str]:
    return _folded(name[:1]), _folded(name[-1:])


def _folded(name: tuple[str, ...]) -> str:
    return " ".join(split_words(" ".join(name)))
