"""Tell how a mention stands in its sentence: as subject, object or speaker, listed, governed, quoted."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Document, Kind
from .spots import Spot, View


def main_clause(view: View, spots: Sequence[Spot]) -> int:
    """Return where somebody is named behind a clause in front: *Meski Kenya menolak, **Uganda** setuju*; else 0."""
    if not (view.is_word("anaphora.subordinators", 0) or view.is_word("anaphora.fronts", 0)):
        return 0
    return next((s.first for s in spots if s.first > 1 and view.line.marks(s.first).startswith(",")), 0)


def is_speaker(view: View, spot: Spot) -> bool:
    """Tell whether a verb of speech stands by: its person speaks."""
    if spot.kind is not Kind.PERSON:
        return False
    return is_addressed(view, spot) or view.is_word("speech.saying", spot.last)


def is_addressed(view: View, spot: Spot) -> bool:
    """Tell whether a verb of speech stands right before."""
    return view.is_word("speech.before", spot.first - 1)


def is_contrasted(view: View, spot: Spot) -> bool:
    """Tell who begins a clause set beside the first: *Kenya menolak, sementara **Uganda** setuju*."""
    return view.is_word("anaphora.contrasts", spot.first - 1)


def is_shared_out(view: View, spot: Spot) -> bool:
    """Tell whether the clause says that each of several has his own: *masing-masing* before it."""
    start = max((at for at in range(spot.first) if view.is_word("anaphora.contrasts", at)), default=0)
    return any(view.is_word("anaphora.each", at) for at in range(start, spot.first))


def is_subject(view: View, spot: Spot) -> bool:
    """Tell whether a mention can be the subject of its clause: no preposition stands before it."""
    before = view.line.fold(spot.first - 1)
    return before not in view.wording.words["anaphora.prepositions"] and spot.kind is not Kind.STATUS


def is_doer(view: View, spot: Spot) -> bool:
    """Tell whether a pronoun is the subject of its clause."""
    pronoun = spot.anaphor is not None and spot.anaphor.sort == "persons_he"
    return pronoun and not is_object(view, spot) and is_subject(view, spot)


def is_object(view: View, spot: Spot) -> bool:
    """Tell whether a verb stands right before: who is its object is not its subject."""
    before = view.line.fold(spot.first - 1)
    verbs = tuple(view.wording.words["agents.verb_beginnings"])
    verb = len(before) > 4 and before.startswith(verbs) and not view.is_word("speech.saying", spot.first - 1)
    return view.line.joined(spot.first) and verb


def is_governed(view: View, spot: Spot) -> bool:
    """Tell whether a preposition or verb stands right before."""
    before = view.line.fold(spot.first - 1)
    return before in view.wording.words["anaphora.prepositions"] or is_object(view, spot)


def is_possessor(view: View, spot: Spot) -> bool:
    """Tell whether a noun stands right before: langkah *Spanyol*."""
    before = spot.first - 1
    noun = view.line.joined(spot.first) and view.is_common(before) and before not in view.inside
    return noun and not is_governed(view, spot) and not view.is_word("titles.stops", before)


def is_owned(view: View, spot: Spot) -> bool:
    """Tell whether an ordinary word stands right before that is no preposition or verb."""
    return view.line.joined(spot.first) and view.is_common(spot.first - 1) and not is_governed(view, spot)


def is_joined(view: View, spot: Spot, beside: Sequence[Spot]) -> bool:
    """Tell whether only a comma or a joining word stands between a spot and the one before."""
    ends = ((s, view.line.bracket_end(s.last)) for s in beside if s.last <= spot.first)
    dated = any(end > s.last and end == spot.first and view.line.marks(end) == ")," for s, end in ends)
    return dated or any(s.last <= spot.first and is_listed(view, _end(view, s), spot.first) for s in beside)


def is_between(view: View, spot: Spot, beside: Sequence[Spot]) -> bool:
    """Tell who brings others together: *dimediasi oleh **Kenya** dan **Togo***, *penengah **Kenya***."""
    at = spot.first - 1
    while view.is_word("anaphora.by", at):
        at -= 1
    if view.is_word("anaphora.between", at):
        return True
    before = next((s for s in beside if s.last <= spot.first and is_listed(view, _end(view, s), spot.first)), None)
    return before is not None and is_between(view, before, beside)


def is_listed(view: View, end: int, start: int) -> bool:
    """Tell whether only a comma and a joining word stand between two places of a line."""
    joins = all(view.is_word("titles.coordinators", i) for i in range(end, start))
    return joins and start - end < 2 and (start > end or view.line.marks(start) == ",")


def _end(view: View, spot: Spot) -> int:
    """Return the word after a spot and a bracket with a year: Italia (1955)."""
    end = view.line.bracket_end(spot.last)
    return end if end > spot.last and view.line.fold(spot.last).isdigit() else spot.last


def is_quoted(document: Document, view: View, spot: Spot) -> bool:
    """Tell whether a quotation is open before a spot of its line: who it means only its speaker knows."""
    before = document.text[view.line.sentence.span.start : view.line.words[spot.first].start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def doer_before(view: View, spot: Spot, beside: Sequence[Spot]) -> int:
    """Return where the name starts that stands right before the verb before, adverbs aside; -1 for none."""
    at = spot.first - 1
    while view.is_word("agents.after", at - 1) and view.line.joined(at):
        at -= 1
    near = beside if view.line.joined(at) else []
    return next((s.first for s in near if s.last == at), -1)
