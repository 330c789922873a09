"""Find what is not read yet: predicates no frame knows, frames and rows that never fired, names without an entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from .clauses.clause import PARTICIPANTS, Clause
from .clauses.phrases import Phrase
from .facts.extraction import Found, analyse, find_facts
from .facts.reports import Analysed
from .facts.tracing import find_traces, words_at
from .knowledge.folder import ontology_folder
from .knowledge.frames import Frame
from .knowledge.gaps import GapWords, load_gap_words
from .knowledge.grammar import Grammar
from .model import Document, Sentence, SentenceKind, Span, Token
from .pipeline import Reader, find_all, load_reader
from .reading.documents import Unread, read_documents

#: Families of lists whose verbs are known though no frame has them: they report, govern, mark or let happen.
_KNOWN = ("speech.", "governing.", "light.", "auxiliary.", "nouns.bare_verbs")
_ENDINGS = "nouns.clitics"
#: After these a capital opens a sentence of its own and need not begin a name.
_OPENS = ":"


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold what is not known, how often it was met, and one sentence with it."""

    words: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Unused:
    """Hold which rows never fired, of how many."""

    rows: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """Hold what a set of documents shows of what is not known and what is not used."""

    documents: int
    failures: tuple[Unread, ...]
    prose: int
    told: int
    verbs: tuple[Gap, ...]
    nouns: tuple[Gap, ...]
    names: tuple[Gap, ...]
    frames: Unused
    triggers: Unused
    grammar: Unused
    entities: Unused

    @property
    def share(self) -> float:
        """Return which share of the prose sentences gave a fact."""
        return self.told / self.prose if self.prose else 0.0


@dataclass(slots=True)
class Tally:
    """Count one sort of gap, with the first sentence that has it."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, words: str, example: str) -> None:
        """Count one occurrence."""
        self.counts[words] += 1
        self.examples.setdefault(words, example)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what was counted, the most frequent first, then by its words."""
        ranked = sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Gap(words, count, self.examples[words]) for words, count in ranked)


@dataclass(slots=True)
class Search:
    """Hold what is counted over the documents; ``met`` are stems, nouns and runs of words."""

    reader: Reader
    words: GapWords
    documents: int = 0
    prose: int = 0
    told: int = 0
    verbs: Tally = field(default_factory=Tally)
    nouns: Tally = field(default_factory=Tally)
    names: Tally = field(default_factory=Tally)
    fired: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)


def find_gaps(inputs: Sequence[Path | str], *, force: bool = False) -> Gaps:
    """Read documents and return what they show of what is not known yet."""
    search = Search(load_reader(), load_gap_words(ontology_folder()))
    failures = []
    for found in read_documents(inputs, search.reader.segmentation, force):
        if isinstance(found, Document):
            _search_document(search, found)
        else:
            failures.append(found)
    return _sum_up(search, tuple(failures))


def _search_document(search: Search, document: Document) -> None:
    found = find_all(document, search.reader)
    rules = search.reader.rules
    facts = find_facts(found, rules)
    told = {evidence.span for fact in facts for evidence in fact.evidence}
    prose = [sentence for sentence in found.sentences if sentence.kind is SentenceKind.PROSE]
    search.documents += 1
    search.prose += len(prose)
    search.told += sum(sentence.span in told for sentence in prose)
    search.fired.update(trace.frame.name for trace in find_traces(found, rules))
    search.entities.update(key for mention in found.naming.mentions for key in mention.keys)
    for one in analyse(found, rules):
        _search_sentence(search, one, found)


def _search_sentence(search: Search, one: Analysed, found: Found) -> None:
    example = words_at(one.sentence.span, found.document.text)
    for verb in unknown_verbs(one, search.reader):
        search.verbs.add(verb, example)
    for noun in unknown_nouns(one, search.reader, search.words):
        search.nouns.add(noun, example)
    for name in unknown_names(one.sentence, found, search.reader, search.words):
        search.names.add(name, example)
    search.met.update(form.stem for unit in one.units for form in unit.forms)
    search.met.update(unit.noun for unit in one.units if unit.noun)
    search.met.update(_runs(one.sentence.tokens, search.reader))


# -- predicates between known actors ----------------------------------------------------------------


def unknown_verbs(one: Analysed, reader: Reader) -> Iterator[str]:
    """Yield the stem of every verb between two known actors that neither a frame nor the grammar knows."""
    for clause in one.clauses:
        stems = [form.stem for form in clause.forms]
        if not stems or any(_is_known(stem, reader) for stem in (*stems, clause.trigger.text)):
            continue
        if len(_keys(_arguments(clause))) > 1:
            yield stems[0]


def _is_known(stem: str, reader: Reader) -> bool:
    lists = reader.rules.lexicon.grammar.lists
    in_grammar = any(stem in words for name, words in lists.items() if name.startswith(_KNOWN))
    return in_grammar or stem in reader.rules.frames.verbs


def _arguments(clause: Clause) -> list[Phrase | None]:
    return [clause.subject, clause.object, clause.by, *(oblique.phrase for oblique in clause.obliques)]


def unknown_nouns(one: Analysed, reader: Reader, words: GapWords) -> Iterator[str]:
    """Yield every noun shaped like that of an event that stands with two known actors and that no frame knows."""
    endings = reader.rules.lexicon.grammar.lists[_ENDINGS]
    for i, phrase in enumerate(one.phrases):
        for part in phrase.parts:
            noun = _without(part.noun, endings)
            if words.may_be_event(noun) and noun not in reader.rules.frames.nouns:
                around = [phrase, *_following(one.phrases, i), *_subjects_over(phrase, one.clauses)]
                if len(_keys(around)) > 1:
                    yield noun


def _without(noun: str, endings: Iterable[str]) -> str:
    return next((noun.removesuffix(ending) for ending in sorted(endings) if noun.endswith(ending)), noun)


def _following(phrases: Sequence[Phrase], i: int) -> Iterator[Phrase]:
    for phrase in phrases[i + 1 :]:
        if phrase.kind not in ("preposition", "time", "bracket"):
            return
        yield phrase


def _subjects_over(phrase: Phrase, clauses: Iterable[Clause]) -> Iterator[Phrase | None]:
    return (clause.subject for clause in clauses if clause.object is phrase)


def _keys(phrases: Iterable[Phrase | None]) -> set[str]:
    """Return the actors named in some phrases."""
    mentions = (mention for phrase in phrases if phrase for part in phrase.parts for mention in (part.head, *part.of))
    return {key for mention in mentions if mention and mention.kind in PARTICIPANTS for key in mention.keys}


# -- names ------------------------------------------------------------------------------------------


def unknown_names(sentence: Sentence, found: Found, reader: Reader, words: GapWords) -> Iterator[str]:
    """Yield each run of capitalised words that no entity, time or figure covers."""
    tokens = sentence.tokens[sentence.dateline :]
    covered = _covered(sentence.span, found)
    capital = [_is_unknown_capital(token, covered) for token in tokens]
    i = 0
    while i < len(tokens):
        end = _name_end(tokens, capital, i, words)
        first = i + (_opens_sentence(tokens, i, reader.rules.lexicon.grammar) and _is_common(tokens[i], reader))
        if end > first and not (end == first + 1 and _is_listed(tokens[first].lower, reader)):
            yield " ".join(token.text for token in tokens[first:end])
        i = max(end, i + 1)


def _is_listed(word: str, reader: Reader) -> bool:
    """Tell a title or class word with a capital, *Presiden*, from a name."""
    return any(word in words for words in reader.rules.lexicon.grammar.lists.values())


def _covered(span: Span, found: Found) -> list[Span]:
    named = [mention.span for mention in found.naming.mentions if mention.keys]
    counted = [*(time.span for time in found.times), *(figure.span for figure in found.figures)]
    return [one for one in (*named, *counted) if one.overlaps(span)]


def _is_unknown_capital(token: Token, covered: Sequence[Span]) -> bool:
    return token.text[0].isupper() and len(token.text) > 1 and not any(span.overlaps(token.span) for span in covered)


def _name_end(tokens: Sequence[Token], capital: Sequence[bool], start: int, words: GapWords) -> int:
    """Return the index after the run of capitals that starts here, small words inside it included."""
    end = i = start
    while i < len(tokens) and (capital[i] or (i > start and tokens[i].lower in words.inside_names)):
        i += 1
        end = i if capital[i - 1] else end
    return end


def _opens_sentence(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    before = tokens[i - 1].text if i else _OPENS
    return before == _OPENS or before in grammar.lists["marks.open_quotes"]


def _is_common(token: Token, reader: Reader) -> bool:
    """Tell whether a word that opens a sentence may be a common one with its capital."""
    known = (token.lower,) in reader.rules.lexicon.entries or reader.rules.lexicon.guess(token.lower) is not None
    return known or token.lower in reader.names.wording.common


# -- rows that never fired --------------------------------------------------------------------------


def _runs(tokens: Sequence[Token], reader: Reader) -> Iterator[str]:
    """Yield every run of words as long as a row may be, and the endings that rows name."""
    words = [token.lower for token in tokens]
    longest = max(len(row.split()) for row in chain.from_iterable(reader.rules.lexicon.grammar.lists.values()))
    for i in range(len(words)):
        yield from (" ".join(words[i:end]) for end in range(i + 1, min(i + longest, len(words)) + 1))
    endings = reader.rules.lexicon.grammar.lists[_ENDINGS]
    yield from (ending for word in words for ending in sorted(endings) if word.endswith(ending))


def _frames(reader: Reader) -> dict[str, Frame]:
    known = chain.from_iterable((*reader.rules.frames.verbs.values(), *reader.rules.frames.nouns.values()))
    return {frame.name: frame for frame in sorted(known, key=lambda frame: frame.name)}


def _sum_up(search: Search, failures: tuple[Unread, ...]) -> Gaps:
    frames, lists = _frames(search.reader), search.reader.rules.lexicon.grammar.lists
    triggers = {f"{frame.name}: {word}": word for frame in frames.values() for word in _words(frame)}
    rows = {f"{name}: {word}": word for name in sorted(lists) for word in sorted(lists[name])}
    return Gaps(
        documents=search.documents,
        failures=failures,
        prose=search.prose,
        told=search.told,
        verbs=search.verbs.gaps,
        nouns=search.nouns.gaps,
        names=search.names.gaps,
        frames=_unused({name: name for name in frames}, search.fired),
        triggers=_unused(triggers, search.met),
        grammar=_unused(rows, search.met),
        entities=_unused({key: key for key in sorted(search.reader.names.entities)}, search.entities),
    )


def _words(frame: Frame) -> tuple[str, ...]:
    return (*frame.verbs, *frame.words, *frame.nouns)


def _unused(rows: Mapping[str, str], met: set[str]) -> Unused:
    """Return the rows whose word was never met."""
    return Unused(tuple(row for row, word in rows.items() if word not in met), len(rows))
