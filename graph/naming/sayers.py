"""Find people without a name who are quoted or take a stand: polisi mengatakan, dikecam sejumlah pengamat."""

from __future__ import annotations

from ..model import Kind
from .bodies import once
from .spots import Anaphor, Owner, Spot, View, is_verb

#: How many words may say more of who speaks, and how many may stand between him and the verb of speech.
LONGEST = 6
WIDEST = 10


def find_sayer(view: View, at: int) -> Spot | None:
    """Find people, or an office, that words of speech stand by; elsewhere they are nobody in particular."""
    start = at
    while view.size("groups.quantifiers", start) and (start == at or view.line.joined(start)):
        start += view.size("groups.quantifiers", start)
    size = view.size("groups.speaking.heads", start)
    if not size or (start > at and not view.line.joined(start)):
        return None
    end = _end(view, start + size)
    pointing = view.size("anaphora.ends", end) if view.line.joined(end) else 0
    verbs = ("saying", "uttering") if start > at or _begins(view, at) else ("saying",)
    if not (_says(view, end + pointing, verbs) or _is_said_by(view, at, end + pointing)):
        return None
    owner = _owner(view, start + size, end)
    label = f"{once(view, start, owner.first)} ~" if owner else once(view, start, end)
    anaphor = Anaphor("called", head=label.split(" ")[0]) if pointing else None
    rule = "people without a name who speak"
    return Spot(at, end + pointing, Kind.GROUP, rule, label=label, owner=owner, anaphor=anaphor)


def _owner(view: View, first: int, end: int) -> Owner | None:
    """Return the nation or organisation that ends what is said of people: juru bicara kementerian *Kenya*."""
    hit = next((hit for hit in (view.hits.get(i) for i in range(first, end)) if hit and hit.last == end), None)
    owns = hit is not None and view.kind(hit) in (Kind.NATION, Kind.ORGANISATION)
    return Owner(hit.first, hit.last, hit.key) if owns and hit is not None else None


def _end(view: View, at: int) -> int:
    """Return the word after those that say more of people: pejabat *senior di Berlin*; after a name no verb does."""
    end, named = at, False
    while end < len(view.line) and end - at < LONGEST and view.line.joined(end) and not _is_verb(view, end):
        hit = view.hits.get(end)
        where = view.hits.get(end + 1) if view.is_word("groups.linking", end) and view.line.joined(end + 1) else None
        if hit is None and where is None and _is_of_a_common_noun(view, end):
            end += 2
            continue
        if hit is None and where is None and (_stops(view, end) or (named and is_verb(view, end))):
            break
        named = named or hit is not None or where is not None
        end = hit.last if hit else where.last if where else end + 1
    return end


def _is_of_a_common_noun(view: View, at: int) -> bool:
    """Tell whose people they are that has no name: juru bicara *dari kepolisian*."""
    linked = view.is_word("groups.linking", at) and at + 1 < len(view.line) and view.line.joined(at + 1)
    plain = linked and not view.line.is_capital(at + 1) and not view.is_word("anaphora.relative", at + 1)
    return plain and not _is_verb(view, at + 1) and not _stops(view, at + 1)


def _stops(view: View, at: int) -> bool:
    closed = view.is_word("titles.stops", at) or view.is_word("groups.speaking.between", at)
    closed = closed or (view.is_word("agents.days", at) and view.line.is_capital(at))
    return closed or at in view.inside or (view.line.is_capital(at) and not view.is_common(at))


def _is_verb(view: View, at: int) -> bool:
    return any(view.is_word(f"speech.{name}", at) for name in ("saying", "uttering", "before"))


def _begins(view: View, at: int) -> bool:
    """Tell the first word of a phrase from one that says more of another: *sekutu **petani** menolak*."""
    return not at or not view.line.joined(at) or bool(view.size("bodies.alone.before", at - 1))


def _says(view: View, at: int, verbs: tuple[str, ...]) -> bool:
    """Tell whether such a verb of speech follows, adverbs, a day or what is said of them aside."""
    told = view.is_word("anaphora.relative", at)
    for end in range(at, min(at + WIDEST, len(view.line))):
        if not view.line.joined(end):
            return False
        if any(view.is_word(f"speech.{name}", end) for name in verbs):
            return True
        if not (told or view.is_word("groups.speaking.between", end) or view.is_word("agents.days", end)):
            return False
    return False


def _is_said_by(view: View, at: int, end: int) -> bool:
    """Tell whether a verb of speech stands right before, and no name behind: kata polisi."""
    if view.is_word("speech.uttered", at - 1) and view.line.joined(at):
        return True
    if not (view.is_word("speech.before", at - 1) and view.line.joined(at)):
        return False
    marks = view.line.marks(end)
    named = view.line.is_capital(end) and end not in view.hits and not view.is_word("agents.days", end)
    named = named or (marks == "," and bool(view.size("titles.former", end) or view.size("titles.plain", end)))
    return not (named and marks in ("", ",", '"'))
