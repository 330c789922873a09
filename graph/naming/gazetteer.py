"""Find known names in a line: whole words, the longest first, with the case a name is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..knowledge.entities import Form, KnownNames
from ..model import Kind
from .line import Line

#: Letters before a dollar sign: US$, HK$.
_LETTERS_OF_CURRENCY = 3
#: What joins the words of an address or a compound: www.X.org, pro-X.
_LETTERS_OF_ADDRESSES = frozenset(".-/@#_'’")
_SHORTEST_SMALL = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold the words of a known name and the entities that claim it."""

    first: int
    last: int
    form: Form

    @property
    def key(self) -> str:
        """Return the first claimant."""
        return self.form.keys[0]


def find_known(line: Line, known: KnownNames) -> dict[int, Hit]:
    """Find every known name of a line by its first word; names never overlap."""
    return {hit.first: hit for hit in _hits(line, known)}


def _hits(line: Line, known: KnownNames) -> Iterator[Hit]:
    folds, reach, at, length = line.folds, known.reach, 0, len(line.folds)
    not_names = known.wording.phrases["places.not_names"]
    while at < length:
        longest = reach.get(folds[at])
        skipped = not_names.length(folds, at)
        named = _longest(line, known, at, skipped) if longest and longest >= skipped > 1 else None
        if skipped > 1 and not (named and named.last - at >= skipped):
            at += skipped
            continue
        hit = _longest(line, known, at, min(longest, length - at)) if longest else None
        if hit and hit.last - at > 1 and line.words[at].text[0].islower() and _is_outreached(line, known, hit):
            hit = None
        hit = hit or _full_name(line, known, at)
        if hit:
            yield hit
            at = hit.last
        else:
            at += 1


def _full_name(line: Line, known: KnownNames, at: int) -> Hit | None:
    """Return a nation by its name behind the form of its state: *Republik* Kenya."""
    size = known.wording.phrases["places.state_forms"].length(line.folds, at)
    start = at + size
    if not size or not line.is_capital(at) or not all(line.joined(i) for i in range(at + 1, start + 1)):
        return None
    hit = _longest(line, known, start, min(known.reach.get(line.fold(start), 0), len(line) - start))
    named = hit is not None and known.entities[hit.key].kind is Kind.NATION and line.is_capital(start)
    return Hit(at, hit.last, hit.form) if hit and named else None


def _is_outreached(line: Line, known: KnownNames, hit: Hit) -> bool:
    """Tell whether a name that starts inside reaches farther: kawasan [Asia Tenggara]."""
    at = hit.first + 1
    inner = _longest(line, known, at, min(known.reach.get(line.folds[at], 0), len(line) - at))
    return inner is not None and inner.last > hit.last


def _longest(line: Line, known: KnownNames, at: int, size: int) -> Hit | None:
    for taken in range(size, 0, -1):
        form = known.forms.get(" ".join(line.folds[at : at + taken]))
        if form is None or not all(line.joined(i) for i in range(at + 1, at + taken)):
            continue
        if _is_written_so(line, at, taken, form, known) and not _is_barred(line, at, taken, form, known):
            return Hit(at, at + taken, form)
    return None


def _is_written_so(line: Line, at: int, size: int, form: Form, known: KnownNames) -> bool:
    """Tell whether a name's capitals fit; its first word may be small where it says what it is: *partai* Republik."""
    text = line.words[at].text
    if size > 1:
        heads = known.wording.words["organisations.heads"]
        sort = line.fold(at) in heads and all(line.is_capital(i) for i in range(at + 1, at + size))
        lower = sort or any(spelling[0].islower() for spelling in form.spellings)
        return lower or (any(line.words[i].text[0].isupper() for i in (at, at + size - 1)) and not text.islower())
    if text in form.spellings or any(
        s.startswith(text) and not s[len(text)].isalnum() for s in form.spellings if len(s) > len(text)
    ):
        return True
    if (text.isupper() and len(text) > 3) or _is_small_nation(line, at, form, known):
        return True
    # Asean, Unesco, Nato: an abbreviation that can be spoken is also written as a name.
    return text.istitle() and len(text) > 3 and text.upper() in form.spellings


def _is_small_nation(line: Line, at: int, form: Form, known: KnownNames) -> bool:
    """Tell a nation's usual name that a careless hand wrote small, *presiden zambia*, from a part of an address."""
    text, entity = line.words[at].text, known.entities[form.keys[0]]
    usual = entity.kind is Kind.NATION and entity.label in form.spellings and text == entity.label.lower()
    apart = _LETTERS_OF_ADDRESSES.isdisjoint(line.marks(at))
    ended = at + 1 >= len(line) or _LETTERS_OF_ADDRESSES.isdisjoint(line.marks(at + 1))
    return usual and len(text) >= _SHORTEST_SMALL and apart and ended


def _is_barred(line: Line, at: int, size: int, form: Form, known: KnownNames) -> bool:
    """Tell whether what stands around says that this is not the name."""
    words = known.wording.words
    if line.joined(at) and (
        line.fold(at - 1) in words["places.currencies"] or line.fold(at - 1) in words["places.tongues"]
    ):
        return True
    if (
        _is_currency_mark(line, at, size)
        or _labels_a_tongue(line, at, size)
        or _is_organ_of_nation(line, at, size, known)
    ):
        return True
    if size == 1 and (_counts_what_follows(line, at, known) or _is_ordinary(line, at, known)):
        return True
    entity = known.entities[form.keys[0]]
    if size == 1 and line.fold(at) in words["places.transparent"] and line.is_capital(at + 1):
        return True
    return entity.cautious and size == 1 and not _has_place_cue(line, at, size, known)


def _is_currency_mark(line: Line, at: int, size: int) -> bool:
    """Tell letters of a currency, *AS$ 5 juta*, from a name before a sum: *Kenya $5 juta*."""
    short = size == 1 and line.words[at].text.isupper() and len(line.words[at].text) <= _LETTERS_OF_CURRENCY
    return short and line.marks(at + size).startswith("$")


def _labels_a_tongue(line: Line, at: int, size: int) -> bool:
    """Tell the tongue whose words follow from the land of its name: *Republik Azerbaijan (Azerbaijan: …)*."""
    return line.marks(at).endswith("(") and line.marks(at + size).startswith(":")


def _counts_what_follows(line: Line, at: int, known: KnownNames) -> bool:
    """Tell a number that begins a sentence from the town of that name: *Lima tentara tewas*, *Lima menolak itu*."""
    words, after = known.wording.words, line.fold(at + 1)
    first = at == 0 or line.marks(at) != ""
    if not first or line.fold(at) not in words["groups.numerals"] or not line.joined(at + 1) or line.is_capital(at + 1):
        return False
    if known.wording.phrases["groups.wordings"].length(line.folds, at + 1):
        return True
    prefixes = (*words["agents.verb_beginnings"], *words["places.passive"])
    verb = after.startswith(prefixes) or after in words["agents.after"]
    joint = any(after in words[name] for name in ("places.prepositions", "titles.coordinators", "titles.copulas"))
    return known.wording.is_common(after) and not verb and not joint


def _is_ordinary(line: Line, at: int, known: KnownNames) -> bool:
    """Tell a direction or an ally from the bloc that only a capital names: Jawa *Barat*, *Sekutu* dekat Kenya."""
    words = known.wording.words
    if line.fold(at) not in words["organisations.capital_only"]:
        return False
    titled = known.wording.phrases["titles.plain"].ends_before(line.folds, at) > 0  # Panglima Sekutu
    led = line.joined(at) and (line.is_capital(at - 1) or line.fold(at - 1) in words["places.nouns"]) and not titled
    goes_on = line.is_capital(at + 1) and line.joined(at + 1)
    if led or goes_on or line.is_titled:
        return True
    opens = at == 0 or (line.marks(at) != "" and line.marks(at) not in (",", ";"))
    after = line.fold(at + 1)
    acts = after in words["agents.after"] or after.startswith(
        (*words["agents.verb_beginnings"], *words["places.passive"])
    )
    apart = line.marks(at + 1).startswith(",")  # Barat, termasuk NATO, …
    return opens and (line.fold(at) in words["organisations.relational"] or not (acts or apart))


def _is_organ_of_nation(line: Line, at: int, size: int, known: KnownNames) -> bool:
    """Tell an organ that many nations have from the one organisation of that name: Dewan Keamanan Rusia."""
    if known.wording.phrases["bodies.wordings"].length(line.folds, at) != size or not line.joined(at + size):
        return False
    after = known.forms.get(line.fold(at + size))
    return after is not None and known.entities[after.keys[0]].kind is Kind.NATION


def _is_given(line: Line, at: int) -> bool:
    """Tell whether one capital follows, so that what looks like a place may be a given name: Senator Austin Reed."""
    return line.is_capital(at) and line.joined(at) and not (line.is_capital(at + 1) and line.joined(at + 1))


def _has_place_cue(line: Line, at: int, size: int, known: KnownNames) -> bool:
    words = known.wording.words
    phrases = known.wording.phrases
    if line.fold(at - 1) in words["places.prepositions"] or phrases["places.nouns"].ends_before(line.folds, at):
        return True
    if phrases["titles.regional"].ends_before(line.folds, at) and not _is_given(line, at + size):
        return True
    # A dateline, or a place followed by its nation: Santiago, Chile.
    after = known.forms.get(line.fold(at + size)) if line.marks(at + size) == "," else None
    return bool(after and known.entities[after.keys[0]].kind is Kind.NATION)
