"""Build small Readings by hand, for tests of what comes after reading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256

from graph.model import (
    Document,
    Entity,
    Evidence,
    Fact,
    Filler,
    Kind,
    Literal,
    Reading,
    Sentence,
    SentenceKind,
    Span,
    Status,
    Time,
)
from graph.timing.edtf import bounds

PERU = Entity("peru", Kind.NATION, "Peru", "Peru", frozenset({"Peru", "Republik Peru"}), wikidata="Q419", iso3166="PE")
KUWAIT = Entity("kuwait", Kind.NATION, "Kuwait", "Kuwait", frozenset({"Kuwait"}), wikidata="Q817", iso3166="KW")
WTO = Entity(
    "wto",
    Kind.ORGANISATION,
    "Organisasi Perdagangan Dunia",
    "World Trade Organization",
    frozenset({"WTO"}),
    wikidata="Q7825",
)
MNNA = Entity("mnna", Kind.STATUS, "Sekutu Utama Non-NATO", "Major non-NATO ally", frozenset({"MNNA"}))
KOTA = Entity("kota-kuwait", Kind.PLACE, "Kota Kuwait", "Kuwait City")
MENLU = Entity("budi-santoso", Kind.PERSON, "Budi Santoso", names=frozenset({"Budi"}), of="peru")
ARMY = Entity("militer-peru", Kind.BODY, "militer Peru", of="peru")
MIGRANTS = Entity("migran-kuwait", Kind.GROUP, "migran Kuwait", of="kuwait")
OUTLET = Entity("antara", Kind.ORGANISATION, "Antara")
ENTITIES = {entity.key: entity for entity in (PERU, KUWAIT, WTO, MNNA, KOTA, MENLU, ARMY, MIGRANTS, OUTLET)}

OPENED = "Kedutaan besar Peru dibuka pada bulan Juli 1989 di Kota Kuwait."
MEMBERS = "Kedua negara merupakan anggota WTO."
TRADE = "Nilai perdagangan sebesar US$ 1,7 juta pada tahun 2019."
CLAIM = "Peru akan menarik pasukan, kata Budi, dikutip dari Antara."
TEXT = "\n".join((OPENED, MEMBERS, TRADE, CLAIM))


def document(slug: str = "contoh", text: str = TEXT, **known: object) -> Document:
    """Return a document as the reading stage would."""
    title = str(known.pop("title", "Contoh"))
    source = str(known.pop("source", f"{slug}.txt"))
    return Document(slug, text, title, sha256(text.encode()).hexdigest(), source, **known)  # type: ignore[arg-type]


def at(words: str, slug: str = "contoh", text: str = TEXT) -> tuple[Evidence, ...]:
    """Return where the words stand."""
    start = text.index(words)
    return (Evidence(slug, Span(start, start + len(words))),)


def on(edtf: str, text: str = "") -> Time:
    """Return a time."""
    earliest, latest = bounds(edtf)
    return Time(Span(0, max(1, len(text))), text, edtf, earliest, latest, "test")


def who(**roles: str) -> tuple[tuple[str, Filler], ...]:
    """Return roles filled by entities; several keys are separated by blanks."""
    return tuple((role, Filler(entity=key)) for role in sorted(roles) for key in sorted(roles[role].split()))


def said(role: str, text: str, number: Decimal | None = None) -> tuple[str, Filler]:
    """Return a role filled by words."""
    return role, Filler(literal=Literal(text, number))


def sample_facts(slug: str = "contoh", text: str = TEXT) -> tuple[Fact, ...]:
    """Return facts of every shape: event and state, asserted and not, figures, words, a fact about a fact."""
    withdrawal = Fact(
        "TroopWithdrawal",
        who(actor="peru"),
        Status.PLANNED,
        "troops.withdraw",
        at(CLAIM, slug, text),
        speaker="budi-santoso",
        medium="antara",
    )
    return (
        Fact(
            "MissionOpened",
            (*who(actor="peru", recipient="kuwait", place="kota-kuwait"), said("title", "kedutaan besar")),
            Status.ASSERTED,
            "mission.open",
            at(OPENED, slug, text),
            on("1989-07", "pada bulan Juli 1989"),
        ),
        Fact(
            "Membership", who(actor="peru kuwait", recipient="wto"), Status.ASSERTED, "member", at(MEMBERS, slug, text)
        ),
        Fact(
            "Trade",
            (
                *who(party="peru kuwait"),
                said("amount", "US$ 1,7 juta", Decimal("1.7E+6")),
                said("currency", "USD"),
                said("rank", "ke-12", Decimal(12)),
            ),
            Status.ASSERTED,
            "trade.value",
            at(TRADE, slug, text),
            on("2019", "pada tahun 2019"),
        ),
        withdrawal,
        Fact(
            "Approval",
            (*who(actor="militer-peru"), ("about", Filler(fact=withdrawal.id))),
            Status.CLAIMED,
            "approve",
            at(CLAIM, slug, text),
            speaker="budi-santoso",
        ),
        Fact(
            "Designation",
            who(actor="kuwait", recipient="peru", title="mnna"),
            Status.ASSERTED,
            "designate",
            at(MEMBERS, slug, text),
            on("2011/.."),
        ),
    )


def reading(slug: str = "contoh", text: str = TEXT, facts: tuple[Fact, ...] | None = None, **known: object) -> Reading:
    """Return a reading with the sample facts, or those given."""
    known.setdefault("issued", date(2025, 12, 15))
    sentences = tuple(
        Sentence(at(line, slug, text)[0].span, SentenceKind.PROSE, (), number)
        for number, line in enumerate(text.split("\n"))
        if line
    )
    chosen = sample_facts(slug, text) if facts is None else facts
    return Reading(document(slug, text, **known), sentences, dict(ENTITIES), chosen)
