"""Turn a sentence into units: names, times, figures, verbs, nouns and the closed classes between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..knowledge.grammar import Entry, Lexicon
from ..knowledge.morphology import Form, Voice
from ..model import CROWD, Figure, FigureKind, Kind, Mention, Sentence, Span, Time, Token

#: Classes that carry a phrase head, as against those that join or modify.
NOMINAL = frozenset({"name", "noun", "figure", "quantifier", "determiner", "pronoun"})
#: Classes that may stand between two verbs of one group or before a verb.
WITHIN_GROUP = frozenset({"adverb", "auxiliary", "negation", "time"})
#: A word of these classes is never a verb, whatever its letters say.
_CLOSED = frozenset(
    [
        "preposition",
        "subordinator",
        "coordinator",
        "quantifier",
        "copula",
        "determiner",
        "pronoun",
        "relative",
        "that",
        "negation",
    ]
)
#: A word that may be one of these is it.
_SURE = frozenset(("relative", "that", "copula", "negation", "wish"))
#: What opens an aside between commas, what ends one, and of how many units one is at most.
_ASIDES = frozenset(("preposition", "relative"))
_ENDS = frozenset(("comma", "stop", "colon", "dash", "that", "open", "close", "quote"))
_LONGEST_ASIDE = 16
#: Which class a joining word is of where several would do.
_JOINING_ORDER = (
    *("relative", "that", "copula", "negation", "wish", "coordinator", "adversative", "preposition"),
    *("determiner", "quantifier", "pronoun", "adverb", "auxiliary"),
)
_MARKS = {",": "comma", ";": "stop", ":": "colon", "-": "dash", "–": "dash", "—": "dash", "--": "dash", "―": "dash"}


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one unit: its chosen word class, what else it might be, and what stands behind it.

    ``base`` is the word without its possessive ending and its doubling: *pasukannya*, *kapal-kapal*;
    ``crowd`` are people who are only counted, which heads no phrase as a name does: *300.000 warga*.
    """

    word_class: str
    span: Span
    text: str
    classes: frozenset[str] = frozenset()
    forms: tuple[Form, ...] = ()
    noun: str | None = None
    mention: Mention | None = None
    time: Time | None = None
    figure: Figure | None = None
    upper: bool = False
    base: str = ""
    crowd: Mention | None = None

    @property
    def voice(self) -> Voice | None:
        """Return the voice of a verb's first form."""
        return self.forms[0].voice if self.forms else None


@dataclass(frozen=True, slots=True)
class Marked:
    """Hold what other stages found in one sentence."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()


def find_units(sentence: Sentence, marked: Marked, lexicon: Lexicon) -> tuple[Unit, ...]:
    """Return the units of a sentence in order, its dateline left out, each with one word class chosen."""
    tokens = sentence.tokens[sentence.dateline :]
    known = _known_spans(marked)
    units = _part_by_dashes(_with_crowds(_read_units(tokens, known, lexicon), marked.mentions))
    return tuple(_choose_classes(units, lexicon))


def _with_crowds(units: list[Unit], mentions: Sequence[Mention]) -> list[Unit]:
    """Note on the words that count people who these are: *300.000 **warga***."""
    crowds = [mention for mention in mentions if mention.rule == CROWD]
    if not crowds:
        return units
    found = ((unit, next((one for one in crowds if unit.span.covers(one.span)), None)) for unit in units)
    return [unit if crowd is None or unit.mention else replace(unit, crowd=crowd) for unit, crowd in found]


def _part_by_dashes(units: list[Unit]) -> list[Unit]:
    """Read a dash that parts words, *Kenya – yang menolak –*, as a comma; one between names joins them."""
    parted = list(units)
    for i, (before, dash, after) in enumerate(zip(units, units[1:], units[2:], strict=False), 1):
        loose = before.span.end < dash.span.start and dash.span.end < after.span.start
        if dash.word_class == "dash" and (loose or dash.text != "-") and not (before.mention and after.mention):
            parted[i] = replace(dash, word_class="comma")
    return parted


def _known_spans(marked: Marked) -> dict[int, Unit]:
    """Map the start of every name, time and figure to its unit; a name outranks a time, a time a figure.

    A time that goes on beyond a name outranks it: *Antara 1966 dan 1986* names no news agency.
    """
    known: dict[int, Unit] = {}
    for figure in marked.figures:
        known[figure.span.start] = Unit("figure", figure.span, figure.text, figure=figure)
    for time in marked.times:
        known[time.span.start] = Unit("time", time.span, time.text, time=time)
    for mention in marked.mentions:
        if not mention.keys or mention.rule == CROWD:
            continue  # words behind which nobody certain stands are read as words
        other = known.get(mention.span.start)
        if other is not None and other.time is not None and other.span.end > mention.span.end:
            continue
        known[mention.span.start] = Unit("name", mention.span, "", mention=mention)
    return known


def _read_units(tokens: Sequence[Token], known: Mapping[int, Unit], lexicon: Lexicon) -> list[Unit]:
    words = [token.lower for token in tokens]
    units: list[Unit] = []
    i = 0
    while i < len(tokens):
        unit = known.get(tokens[i].span.start)
        if unit is not None and not _is_phrase(unit, words, i, lexicon):
            size = _token_count(tokens, i, unit.span.end)
            size = _first_known(tokens, i + 1, i + size, known) - i if unit.mention is None else size
            number = _number_size(unit, words, i, size, lexicon)
            if number < size:
                size, span = number, Span(unit.span.start, tokens[i + number - 1].span.end)
                unit = replace(unit, span=span, text="")
            text = unit.text or " ".join(token.text for token in tokens[i : i + size])
            noun = _body_noun(unit, words[i : i + size], lexicon)
            units.append(replace(unit, text=text, noun=noun, base=_base_of(text.lower(), lexicon)))
        else:
            size, unit = _read_unit(tokens, words, i, lexicon)
            stop = _first_known(tokens, i + 1, i + size, known, within=True)
            if stop < i + size and not _is_part_of_noun(unit, known[tokens[stop].span.start]):
                size, unit = _read_unit(tokens[:stop], words[:stop], i, lexicon)
            units.append(unit)
        i += size
    return units


def _number_size(unit: Unit, words: Sequence[str], i: int, size: int, lexicon: Lexicon) -> int:
    """Return how many words of a figure are its number, where it counts what happens: *140 serangan udara*."""
    if unit.figure is not None and unit.figure.kind is FigureKind.COUNT:
        for k in range(i + 1, i + size):
            found = lexicon.find_longest(words, k)
            if found is not None and found[1].noun:
                return k - i
    return size


def _body_noun(unit: Unit, words: Sequence[str], lexicon: Lexicon) -> str | None:
    """Return the noun a body, a group or a gathering begins with, where a frame knows it: kedutaan besar Kenya.

    A gathering with a foreign name ends with it: Manama *Dialogue*.
    """
    if unit.mention is None or unit.mention.kind not in (Kind.BODY, Kind.GROUP, Kind.ORGANISATION):
        return None
    plain = [word.removesuffix(lexicon.grammar.affixes.clitic) for word in words]
    found = lexicon.find_longest(plain, 0)
    noun = found[1].noun if found else None
    gathering = noun is not None and lexicon.grammar.is_in("nouns.gatherings", noun)
    if unit.mention.kind is Kind.ORGANISATION and len(words) > 1 and not gathering:
        last = lexicon.find_longest(words, len(words) - 1)
        ends = last is not None and lexicon.grammar.is_in("nouns.gathering_ends", words[-1])
        return last[1].noun if ends and last is not None else None
    return noun if gathering or unit.mention.kind is not Kind.ORGANISATION else None


def _is_phrase(unit: Unit, words: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Tell a number that only begins a set phrase (dua kali) from a figure."""
    found = lexicon.find_longest(words, i) if unit.word_class == "figure" else None
    return found is not None and found[0] > 1


def _token_count(tokens: Sequence[Token], start: int, end: int) -> int:
    count = 1
    while start + count < len(tokens) and tokens[start + count].span.start < end:
        count += 1
    return count


def _is_part_of_noun(unit: Unit, name: Unit) -> bool:
    """Tell people that end a noun that a frame knows: *pertukaran sandera*."""
    people = name.mention is not None and name.mention.kind is Kind.GROUP
    return people and unit.noun is not None and name.span.end == unit.span.end


def _first_known(
    tokens: Sequence[Token], start: int, stop: int, known: Mapping[int, Unit], *, within: bool = False
) -> int:
    """Return where the next name, time or figure begins.

    ``within`` a set phrase a rank is no figure: *putaran **kedua***.
    """
    for i in range(start, stop):
        unit = known.get(tokens[i].span.start)
        if unit is not None and not (within and unit.figure is not None and unit.figure.kind is FigureKind.RANK):
            return i
    return stop


def _read_unit(tokens: Sequence[Token], words: Sequence[str], i: int, lexicon: Lexicon) -> tuple[int, Unit]:
    token = tokens[i]
    if not token.is_word:
        return 1, Unit(_mark_class(token.text, lexicon), token.span, token.text)
    found = lexicon.find_longest(words, i) or _without_clitic(words[i], lexicon)
    size, entry = found or (1, Entry())
    span = Span(token.span.start, tokens[i + size - 1].span.end)
    text = " ".join(words[i : i + size])
    guessed = None if found or token.text[0].isupper() else lexicon.guess(text)
    forms = tuple(sorted(entry.forms, key=_form_rank)) or ((guessed,) if guessed else ())
    if forms and size > 1 and not lexicon.grammar.is_no_verb(words[i]):
        forms += tuple(lexicon.entries.get((words[i],), Entry()).forms)
    upper = token.text[0].isupper()
    base = _base_of(text, lexicon)
    return size, Unit("", span, text, frozenset(entry.classes), forms, entry.noun, upper=upper, base=base)


def _base_of(word: str, lexicon: Lexicon) -> str:
    """Cut off what only says whose a thing is, or that there are many."""
    bare = word.removesuffix(lexicon.grammar.affixes.clitic)
    first, _, second = bare.partition("-")
    return first if first == second else bare


def _form_rank(form: Form) -> int:
    """Rank a word's forms: whole words and plain verbs first, verbs made nouns next, bare stems last."""
    return (Voice.NOUN, Voice.BARE).index(form.voice) + 1 if form.voice in (Voice.NOUN, Voice.BARE) else 0


def _without_clitic(word: str, lexicon: Lexicon) -> tuple[int, Entry] | None:
    """Look up a noun without its ending or its doubling: serangannya, serangan-serangan."""
    first, _, second = word.partition("-")
    for ending in ("", *sorted(lexicon.grammar.lists["nouns.clitics"])):
        bare = (second or first).removesuffix(ending) if ending else first
        if (ending or second) and (not second or first == bare):
            found = lexicon.find_longest([first if second else bare], 0)
            if found and (found[1].noun or (ending and second)):
                return 1, Entry(noun=found[1].noun)
    return None


def _mark_class(text: str, lexicon: Lexicon) -> str:
    lists = lexicon.grammar.lists
    if text in lists["marks.open_brackets"]:
        return "open"
    if text in lists["marks.close_brackets"]:
        return "close"
    if text in lists["marks.open_quotes"] or text in lists["marks.close_quotes"]:
        return "quote"
    return _MARKS.get(text, "mark")


def _choose_classes(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Choose from right to left, since what a joining word is depends on what follows it."""
    for i in range(len(units) - 1, -1, -1):
        if not units[i].word_class:
            plain = "copula" if _stands_for_copula(units, i, lexicon) else _choose(units, i, lexicon)
            if plain == "noun" and _must_be(units, i, lexicon):
                plain, said = "verb", units[i].text
                units[i] = replace(units[i], forms=(Form(said, said, Voice.PLAIN),))
            units[i] = replace(units[i], word_class="coordinator" if _ends_list(units, i, lexicon) else plain)
    return [_as_passive(units, i) for i in range(len(units))]


def _must_be(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """Tell a plain word that says what one must do or be: *Kenya harus **fokus** pada pertanian*."""
    unit, before = units[i], units[i - 1] if i else None
    plain = not (unit.classes or unit.forms or unit.noun or unit.upper) and unit.text.isalpha()
    obliged = before is not None and lexicon.grammar.is_in("auxiliary.obliged", before.text)
    return plain and obliged and not _verb_follows(units, i + 1)


def _as_passive(units: Sequence[Unit], i: int) -> Unit:
    """After a relative word a passive with a pronoun attached is no noun: wilayah yang *direbutnya*."""
    unit = units[i]
    if unit.word_class != "verb" or unit.voice is not Voice.NOUN:
        return unit
    k = i - 1
    while k >= 0 and units[k].word_class in WITHIN_GROUP:
        k -= 1
    if k < 0 or units[k].word_class != "relative":
        return unit
    return replace(unit, forms=tuple(replace(form, voice=Voice.PASSIVE) for form in unit.forms))


def _choose(units: Sequence[Unit], i: int, lexicon: Lexicon) -> str:
    unit = units[i]
    verb_next = _verb_follows(units, i + 1)
    if i and (_says_how(units, i, lexicon, verb_next=verb_next) or _only_dates(units, i, lexicon)):
        return "adverb"
    takes_part, qualifies = _takes_part(units, i, lexicon), _qualifies(units, i, lexicon)
    marks = "auxiliary" in unit.classes and not (takes_part or qualifies)
    if marks and (not _governs(unit, lexicon) or not unit.forms):
        return "auxiliary" if verb_next else _only_auxiliary(units, i, lexicon)
    if takes_part or (unit.forms and not qualifies and _is_verb_here(units, i, lexicon)):
        return "verb"
    if (unit.noun and not (unit.classes & {"quantifier", "preposition"})) or qualifies:
        return "noun"
    if lexicon.grammar.is_in("classes.negated_copula", unit.text) and not verb_next:
        return _negated_copula(units, i)
    return _choose_joining(units, i, verb_next=verb_next)


def _ends_list(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """Tell a word before the last of several names: *Peru, Chile, **hingga** Kuba*."""
    if not lexicon.grammar.is_in("nouns.list_ends", units[i].text) or not 2 <= i < len(units) - 1:
        return False
    comma = units[i - 1].word_class == "comma"
    before = units[i - 1 - comma].mention
    listed = comma or (i > 2 and units[i - 2].word_class == "comma" and units[i - 3].mention is not None)
    last = units[i + 1].mention
    return listed and before is not None and last is not None and before.kind is last.kind


def _says_how(units: Sequence[Unit], i: int, lexicon: Lexicon, *, verb_next: bool) -> bool:
    """Tell a word after *secara*, and one between *yang* and a verb that says in which turn: yang *terakhir* mundur."""
    if lexicon.grammar.is_in("classes.manner", units[i - 1].text):
        return True
    in_turn = lexicon.grammar.is_in("classes.order", units[i].text)
    return in_turn and verb_next and "relative" in units[i - 1].classes


def _stands_for_copula(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """Tell an adverb that stands where a copula would: Turki yang *juga* anggota NATO, *sama-sama* anggota."""
    if not lexicon.grammar.is_in("classes.implied_copula", units[i].text) or not 0 < i < len(units) - 1:
        return False
    before, after = units[i - 1], units[i + 1]
    said_of = "relative" in before.classes or before.mention is not None
    return said_of and after.noun is not None and after.word_class == "noun"


def _negated_copula(units: Sequence[Unit], i: int) -> str:
    """Tell *bukan anggota*, a copula itself, from *bukan merupakan anggota*, a negation before one."""
    return "negation" if i + 1 < len(units) and units[i + 1].word_class == "copula" else "copula"


def _qualifies(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """Tell a word that qualifies the noun before it, dukungan *penuh* Norwegia, hubungan *erat* dengan, from others."""
    if not (0 < i < len(units) - 1) or not lexicon.grammar.is_in("nouns.qualities", units[i].text):
        return False
    before = units[i - 1]
    after = units[i + 1]
    named = after.word_class == "name" or (after.word_class == "noun" and not after.classes and not after.forms)
    named |= after.word_class == "preposition" and lexicon.grammar.is_in("nouns.companions", after.text)
    named |= after.word_class == "quantifier" and lexicon.grammar.is_in("nouns.amounting", after.text)
    return (before.noun is not None or not (before.word_class or before.classes or before.forms)) and named


def _governs(unit: Unit, lexicon: Lexicon) -> bool:
    """Tell a verb that takes another for its complement (menolak hadir) from one that only marks it (dapat hadir)."""
    inflected = any(form.voice is not Voice.BARE for form in unit.forms)
    return inflected and unit.text not in lexicon.grammar.lists["auxiliary.done"]


def _only_auxiliary(units: Sequence[Unit], i: int, lexicon: Lexicon) -> str:
    """An auxiliary without its verb says which part, *Mali **tengah***, is an adverb or stands for a verb.

    *Presiden Mali **tengah** dalam lawatan* stands for one.
    """
    unit, after = units[i], units[i + 1].text if i + 1 < len(units) else ""
    if lexicon.grammar.is_in("locations.directions", unit.text) and not lexicon.grammar.is_in("light.within", after):
        return "noun"
    return "adverb" if "adverb" in unit.classes else "auxiliary"


def _is_verb_here(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """Tell a verb from a noun or joining word of the same letters."""
    unit = units[i]
    voice = unit.voice
    if voice is Voice.NOUN:
        return not unit.noun
    if lexicon.grammar.is_in("speech.after", unit.text):
        opens = i == 0 or units[i - 1].word_class in ("comma", "quote", "mark", "close", "time", "name")
        pointed_at = i + 1 < len(units) and units[i + 1].word_class == "determiner"  # *kata itu* jarang dipakai
        return opens and not pointed_at
    if _is_closed(units, i, lexicon) or (unit.noun and voice not in (Voice.ACTIVE, Voice.PASSIVE)):
        return False
    if voice is Voice.BARE:
        return _bare_verb_here(units, i)
    if i and lexicon.grammar.is_in("nouns.bare_verbs", unit.text) and _is_object_here(units, i):
        return False
    return not (i and _only_describes(unit, units[i - 1], lexicon))


def _is_object_here(units: Sequence[Unit], i: int) -> bool:
    """Tell a noun of a bare verb's letters from the verb: atas *usul* Kenya, menolak *usul* itu."""
    pointed_at = i + 1 < len(units) and units[i + 1].word_class == "determiner"
    return units[i - 1].classes == {"preposition"} or (pointed_at and units[i - 1].voice is Voice.ACTIVE)


def _is_closed(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """Tell a word of a closed class, or one that only looks like a verb."""
    unit = units[i]
    if unit.classes & _CLOSED or lexicon.grammar.is_no_verb(unit.text):
        return True
    if "implied_copula" in unit.classes:
        return True  # Peru *juga* termasuk
    return "adverb" in unit.classes and not _moves(units, i, lexicon)


def _moves(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """Tell an adverb that is the verb itself, akan *kembali* ke Aleppo, from one beside a verb.

    After a verb that lets or makes somebody do a thing it is what he does: *diizinkan kembali ke Lome*.
    """
    lists = lexicon.grammar.lists
    governs = lists["governing.planned"] | lists["governing.possible"]
    verb = units[i - 1] if i and "adverb" not in units[i - 1].classes else None
    before = {form.stem for form in verb.forms} if verb is not None else set[str]()
    after_verb = bool(before) and before.isdisjoint(governs)
    return not after_verb and i + 1 < len(units) and units[i + 1].word_class == "preposition"


def _only_dates(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """Tell a copula that only says when, *sejak lama, **yakni** pada 1953*, from one that says what something is."""
    after = units[i + 1] if i + 1 < len(units) else None
    return after is not None and after.time is not None and lexicon.grammar.is_in("nouns.namely", units[i].text)


def _takes_part(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """Tell a verb before what one takes part in, *ikut (dalam)* latihan, from a word that only marks a verb."""
    within = i + 2 < len(units) and lexicon.grammar.is_in("light.within", units[i + 1].text)
    after = units[i + 1 + within] if i + 1 < len(units) else None
    event = after is not None and after.word_class == "noun" and after.noun is not None
    return event and bool(units[i].forms) and lexicon.grammar.is_in("light.take_part", units[i].text)


def _only_describes(unit: Unit, before: Unit, lexicon: Lexicon) -> bool:
    """Tell a word that describes the noun before it, pasukan *berkekuatan* 1.500 orang, from a verb."""
    form = unit.forms[0]
    guessed = form.stem == form.text and form.voice is not Voice.PLAIN
    guessed |= lexicon.grammar.is_in("nouns.described_with", unit.text)
    plain = not before.forms or (before.noun is not None and form.voice is Voice.PLAIN)
    described = before.word_class == "" and not before.classes and plain and before.mention is None
    return guessed and described and unit.text.startswith(lexicon.grammar.affixes.describing)


def _bare_verb_here(units: Sequence[Unit], i: int) -> bool:
    """A stem without prefix is a verb after its subject and before its object; elsewhere it may be a noun."""
    before = units[i - 1] if i else None
    if before is None or units[i].upper:
        return before is not None and before.mention is not None and not units[i].upper
    return before.mention is not None or bool(
        before.classes & {"auxiliary", "negation", "relative", "pronoun", "determiner", "purpose", "adverb"}
    )


def _choose_joining(units: Sequence[Unit], i: int, *, verb_next: bool) -> str:
    classes = units[i].classes
    opens_clause = sorted(classes & {"purpose", "wish"}) if verb_next else []
    if opens_clause:
        return opens_clause[0]
    if {"preposition", "adverb"} <= classes and not classes & _SURE:
        return "preposition" if i + 1 < len(units) and units[i + 1].word_class in NOMINAL else "adverb"
    if _opens_clause(units, i, verb_next=verb_next):
        return "subordinator"
    if {"coordinator", "adverb"} <= classes and not classes & _SURE:
        joins = i and (units[i - 1].word_class == "comma" or units[i - 1].forms)
        return "coordinator" if verb_next and joins else "adverb"
    if {"quantifier", "preposition"} <= classes and not classes & _SURE:
        return "quantifier" if i + 1 < len(units) and _is_number(units[i + 1]) else "preposition"
    return next((word_class for word_class in _JOINING_ORDER if word_class in classes), "noun")


def _is_number(unit: Unit) -> bool:
    """Tell what may be counted about: *sekitar **500** orang*, *sekitar **30-an** kapal*, *sekitar **sepertiga** X*."""
    return unit.word_class in ("figure", "quantifier") or unit.text[:1].isdigit()


def _opens_clause(units: Sequence[Unit], i: int, *, verb_next: bool) -> bool:
    """Tell a joining word before a clause (setelah Irak menyerang) from one before a phrase (setelah serangan Irak)."""
    classes = units[i].classes
    if {"subordinator", "adverb"} <= classes and i > 0 and units[i - 1].forms:
        return _clause_follows(units, i + 1)  # menghentikan *sementara* penerbitan visa
    if "preposition" not in classes:
        describes = i > 0 and not verb_next and not (units[i - 1].classes or units[i - 1].forms or units[i - 1].mention)
        described = describes and units[i - 1].word_class == "" and not _clause_follows(units, i + 1)
        return "subordinator" in classes and not described
    if verb_next:  # a word that may point back does: *kementerian **terkait** mencabut izin*
        return not _noun_made_next(units, i + 1) and "determiner" not in classes
    return "subordinator" in classes and _clause_follows(units, i + 1) and not _has_only_verb(units, i)


def _has_only_verb(units: Sequence[Unit], i: int) -> bool:
    """Tell whether what follows has the only verb of the sentence, whose subject stands before: *semua kecuali X*."""
    if i == 0 or any(unit.forms or unit.word_class in ("comma", "stop", "colon") for unit in units[:i]):
        return False
    return sum(unit.word_class in ("verb", "copula") for unit in units[i:]) == 1


def _noun_made_next(units: Sequence[Unit], start: int) -> bool:
    """Tell whether the next verb is one made a noun: akibat memburuknya hubungan."""
    verb = next((unit for unit in units[start:] if unit.word_class == "verb"), None)
    return verb is not None and verb.voice is Voice.NOUN


def _verb_follows(units: Sequence[Unit], start: int) -> bool:
    """Tell whether the next unit, but for adverbs, auxiliaries and negations, is a verb."""
    for unit in units[start:]:
        if unit.word_class == "verb":
            return True
        if unit.word_class not in WITHIN_GROUP and unit.word_class != "purpose":
            return False
    return False


def _clause_follows(units: Sequence[Unit], start: int) -> bool:
    """Tell whether a noun phrase, with what is said of it, and then its verb follow before any mark or joining word.

    A list of names is a noun phrase where a coordinator closes it: *setelah Kenya, Togo, dan Mali menyerang*.
    """
    seen, inside, listing, placed = False, 0, False, False
    for i, (before, unit) in enumerate(pairwise(units[start - 1 :]), start):
        if seen and not inside and _is_aside_before_verb(units, i):
            return True
        if unit.word_class == "comma" and before.mention is not None and not (inside or placed):
            listing = True
            continue
        if unit.word_class in ("verb", "auxiliary", "negation"):
            if not inside:
                return seen and not listing
            inside -= unit.word_class == "verb" and before.word_class != "verb"
        elif unit.word_class == "relative":
            inside += 1
        elif unit.word_class in NOMINAL:
            if listing and unit.mention is None:
                return False
            seen = True
        elif unit.word_class == "preposition" and _goes_on_with_noun(units[start], before) and not (listing or inside):
            placed = True  # setelah perundingan *dengan Kenya* gagal
        elif unit.word_class not in ("adverb", "open", "close", "time") and (
            inside or unit.word_class != "coordinator"
        ):
            return False
        listing &= unit.word_class != "coordinator"
    return False


def _goes_on_with_noun(first: Unit, before: Unit) -> bool:
    """Tell what a preposition may go on from: *setelah perundingan **dengan** X*, *setelah lawatan Kenya **ke** X*."""
    return before.word_class == "noun" or (bool(first.noun) and before.mention is not None)


def _is_aside_before_verb(units: Sequence[Unit], comma: int) -> bool:
    """Tell an aside between a subject and its verb: *beberapa negara, **termasuk Togo dan Mali,** menolak*."""
    if units[comma].word_class != "comma" or comma + 1 >= len(units) or units[comma + 1].word_class not in _ASIDES:
        return False
    i = comma + 2
    while i < min(len(units), comma + _LONGEST_ASIDE) and units[i].word_class not in _ENDS:
        i += 1
    closed = i + 1 < len(units) and units[i].word_class == "comma"
    return closed and units[i + 1].word_class in ("verb", "auxiliary", "negation")
