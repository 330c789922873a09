"""Match frames against clauses: check what a frame demands, then fill its roles from the places it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..clauses.clause import Clause
from ..knowledge.frames import Frame
from ..knowledge.grammar import Grammar
from ..model import Time
from .demands import is_nameless, meets_demands
from .fillers import fill_roles, has_all
from .lights import light_verb
from .match_times import SINCE, give_each_its_time, time_of
from .matches import Match, Surroundings

Needs = tuple[tuple[str, ...], ...]
_OPEN = "/.."


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """Hold the frames by trigger: verb stems and whole words, and nouns."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]


def index_frames(frames: Iterable[Frame]) -> FrameIndex:
    """Index frames by their triggers, in order of name."""
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for frame in sorted(frames, key=lambda frame: frame.name):
        for word in (*frame.verbs, *frame.words):
            verbs.setdefault(word, []).append(frame)
        for noun in frame.nouns:
            nouns.setdefault(noun, []).append(frame)
    return FrameIndex(
        {word: tuple(found) for word, found in verbs.items()}, {word: tuple(found) for word, found in nouns.items()}
    )


def find_matches(clause: Clause, index: FrameIndex, around: Surroundings) -> tuple[Match, ...]:
    """Return the matches of a clause; of several frames only those of the highest priority that fit.

    Where none finds all it needs, those that find enough of it are taken.
    """
    candidates = tuple(_candidates(clause, index))
    matches = [match for frame in candidates if (match := _match(frame, frame.needs, clause, around))]
    if not matches:
        enough = (_match(frame, frame.enough, clause, around) for frame in candidates if frame.enough)
        matches = [_in_part(match, around.grammar) for match in enough if match]
    best = max((match.frame.priority for match in matches), default=0)
    fitting = (match for match in matches if match.frame.priority == best)
    return tuple(each for match in fitting for each in give_each_its_time(match, around))


def has_frames(clause: Clause, index: FrameIndex) -> bool:
    """Tell a clause that some frame may match."""
    return next(_candidates(clause, index), None) is not None


def _in_part(match: Match, grammar: Grammar) -> Match:
    """Mark a match as one in part; the date beside what is only mentioned, *sanksi terhadap X*, is another's."""
    passing = match.time is not None and not match.frame.dated and _is_in_passing(match.clause, match.time, grammar)
    return replace(match, partial=True, time=None if passing else match.time)


def _candidates(clause: Clause, index: FrameIndex) -> Iterator[Frame]:
    seen: set[str] = set()
    stems = [clause.noun] if clause.noun and not clause.forms else [form.stem for form in clause.forms]
    table = index.nouns if clause.noun and not clause.forms else index.verbs
    for stem in stems:
        for frame in table.get(stem or "", ()):
            if frame.name not in seen:
                seen.add(frame.name)
                yield frame


def _match(frame: Frame, needs: Needs, clause: Clause, around: Surroundings) -> Match | None:
    if not meets_demands(frame, clause, around) or (frame.conditional and not around.conditional):
        return None
    roles = fill_roles(frame, clause, around)
    whole = has_all(needs, roles)
    if not (whole or frame.sides):
        return None
    time = time_of(frame, clause, around.grammar)
    if not (whole or is_nameless(frame, clause, time, around.grammar)):
        return None
    pairs = tuple((role, filler) for role in sorted(roles) for filler in roles[role])
    if frame.lasting and time is not None and _is_in_passing(clause, time, around.grammar):
        time = None
    if not _is_timely(frame, time):
        return None
    return Match(frame, clause, pairs, time)


def _is_timely(frame: Frame, time: Time | None) -> bool:
    """Tell whether a frame that wants a date, or one that is open, has it."""
    date = time.edtf if time is not None and time.edtf else ""
    return (bool(date) or not frame.dated) and (frame.since is None or frame.since == date.endswith(_OPEN))


def _is_in_passing(clause: Clause, time: Time, grammar: Grammar) -> bool:
    """Tell a state that is only mentioned, *negara anggota NATO, Polandia*: the date beside it is another's."""
    bare = clause.noun is not None and light_verb(clause, grammar) is None and time not in clause.times
    return bare and not time.rule.startswith(SINCE)
