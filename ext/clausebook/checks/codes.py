"""Every kind of finding, declared once: its name, what it means, a bad and a good case, why a drafter should care.

The value is what a report prints and what ``suppress_warnings`` takes (as ``clausebook.<value>``). The page
``docs/developing/codes.md`` is printed from the docstrings (:mod:`clausebook.checks.explain` reads them).
"""

from __future__ import annotations

from enum import Enum

from clausebook.checks.severity import Severity as Severity


class Code(Enum):
    """Names of findings, by what a drafter would have to mend."""

    # Reading the sources
    UNREADABLE = "unreadable"
    """A source file is not UTF-8, or cannot be read.
    Bad: a file saved in an old code page. Good: the same file saved as UTF-8.
    Care: whatever cannot be read is in no edition, and nobody would see that it is missing."""
    MARKUP = "markup"
    """Markdown that does not mean what was intended: an unknown directive, role or option, an unclosed block.
    Bad: `:lwa: nhsa-3`. Good: `:law: nhsa-3`.
    Care: what the reader of the sources does not know, it leaves out."""
    UNKNOWN_NODE = "unknown-node"
    """A piece of markup that an edition cannot hold.
    Bad: a code block, an image or a footnote in a clause. Good: paragraphs, lists, tables and notes.
    Care: its words would be in the source and in no edition."""
    MISSING_ID = "missing-id"
    """A clause, definition, heading or register entry without a permanent id.
    Bad: `# Notices` alone. Good: `(notices)=` on the line before it.
    Care: history, links and redlines follow the id; without one the next edition cannot tell what this became."""
    BAD_ID = "bad-id"
    """An id that is not lower-case words joined by hyphens, or that holds a number.
    Bad: `clause-12-3`. Good: `subcontracting-consent`.
    Care: the number in it will lie after the next renumbering, and an id is for life."""
    BAD_DATE = "bad-date"
    """A date that is none, not as whole as it must be, or of a look still to come.
    Bad: `:reviewed: last May`. Good: `:reviewed: 2026-05-12`.
    Care: a date that cannot be compared proves nothing."""
    DUPLICATE_ID = "duplicate-id"
    """One id for two things.
    Bad: two clauses with `:id: notice-form`. Good: `notice-form` and `notice-copy`.
    Care: a reference to it would mean either of the two."""
    LIST_TOO_DEEP = "list-too-deep"
    """A list nested deeper than (a), (i), (A).
    Bad: a fourth level. Good: a clause of its own for what stands so deep.
    Care: nobody can cite it, and few can follow it."""
    BLANK_CONFLICT = "blank-conflict"
    """Two blanks with one name that ask for different things.
    Bad: `<start:date>` here and `<start:text>` there. Good: one of them renamed.
    Care: a local contract fills each name once."""

    # Links
    DANGLING = "dangling"
    """A link, reference, citation, reason, tombstone, erratum or justified gap that names what does not exist.
    Bad: `:law: nhsa-38` where the register has `nhsa-83`. Good: `:law: nhsa-83`.
    Care: the page, the PDF and the Word file print an id where a number or the law's name belongs."""
    AMBIGUOUS = "ambiguous"
    """A link with two possible targets.
    Bad: a reference to an id that two provisions have. Good: one of them renamed.
    Care: two readers would find two different duties."""
    UNWANTED = "unwanted"
    """A link to something of the wrong kind.
    Bad: `:law: why-stage-gates`. Good: `:why: why-stage-gates`.
    Care: a policy is shown as if it were law, or the other way about."""
    CIRCULAR = "circular"
    """Definitions that only define each other, or law replaced in a circle.
    Bad: “Alpha” means Beta, “Beta” means Alpha. Good: one of them said in plain words.
    Care: neither has a meaning, and a court would have to invent one."""
    SELF_REFERENCE = "self-reference"
    """A provision that refers to itself.
    Bad: clause 4.2 says “under clause 4.2”. Good: “under this clause”.
    Care: a reader turns the page to find where he was; mostly another clause was meant."""
    REUSED_ID = "reused-id"
    """An id that meant something else in an earlier edition.
    Bad: `insurance` dropped, then taken for a clause on meetings. Good: `meetings`.
    Care: the history, the address and every redline of the old clause would go on in the new one."""
    LOST_ID = "lost-id"
    """An id of the baseline that is gone, without a tombstone that says where its content went.
    Bad: a clause deleted without a word. Good: a `{retired}` entry with `:into:` and `:why:`.
    Care: whoever relied on it, or linked to it, must be able to learn what became of it."""

    # Coverage
    NO_LAW = "no-law"
    """A clause that names no law and does not say why it rests on none.
    Bad: neither `:law:` nor `:no_law:`. Good: `:no_law: A commercial term; no statute asks for it.`
    Care: a reviewer's first question is what the clause rests on."""
    NO_REASON = "no-reason"
    """A clause that names no policy reason and does not say why there is none.
    Bad: neither `:why:` nor `:no_why:`. Good: `:why: why-stage-gates`.
    Care: without the reason nobody dares to change the clause, or somebody does who should not."""
    UNUSED_LAW = "unused-law"
    """An entry of the law register that nothing rests on.
    Bad: an Act listed and never cited. Good: a clause with `:law:`, or the entry taken out.
    Care: it is checked at every change of law for nothing, or a clause that should rest on it does not."""
    UNUSED_REASON = "unused-reason"
    """A recorded reason that explains nothing.
    Bad: a reason that no `:why:` names. Good: the clause it explains names it.
    Care: a policy that no clause carries out was lost on the way."""
    IDLE_GUIDE = "idle-guide"
    """A guide that explains no provision.
    Bad: no `explains:` and no reference. Good: `explains: suspension, subcontracting`.
    Care: when the contract changes, nobody is told to look at the guide."""
    UNUSED_TERM = "unused-term"
    """A defined term that no text uses.
    Bad: “Quarter” defined, and every clause says “three months”. Good: the definition taken out.
    Care: a reader looks for the rule that needs it."""
    LOW_COVERAGE = "low-coverage"
    """A smaller part of a document's clauses names law, a reason or a guide than the project asks for.
    Bad: 40% where `clausebook_coverage` asks for 60. Good: links added, or the threshold argued for and lowered.
    Care: gaps that are each excused can add up to a contract that nobody can explain."""
    EXPIRED_GAP = "expired-gap"
    """A justified gap whose date has passed.
    Bad: `:expires: 2025-03-31` in 2026. Good: the gap closed, or argued for again with a new date.
    Care: an excuse for a time must not become one for ever."""
    SPENT_GAP = "spent-gap"
    """A justified gap that no longer excuses anything.
    Bad: a gap for `no-law` on a clause that now has `:law:`. Good: the gap taken out.
    Care: it would silently excuse the next fault of that kind."""

    # Change
    SUSPECT = "suspect"
    """A clause whose law, reason or definition changed since the baseline, and which nobody has reviewed since.
    Bad: the Act was amended, the clause resting on it stands. Good: `:reviewed: 2026-05-12` once it was looked at.
    Care: the words still read well, and may have become wrong."""
    UNREVIEWED = "unreviewed"
    """A clause whose own words changed since the baseline, while the law, reasons or terms it rests on did not.
    Bad: a duty widened, its links left as they were. Good: the links checked, then `:reviewed: 2026-05-12`.
    Care: the law named may not carry the new words."""
    SILENT_CHANGE = "silent-change"
    """A change of substance since the baseline that names no reason dated after it.
    Bad: “five days” made “ten days”, `:why:` as before. Good: `:why:` names the decision, or `:editorial: 2026-05-12`.
    Care: in a year nobody will know whether it was a decision or a slip."""
    STALE_GUIDE = "stale-guide"
    """A guide that explains or cites a provision which changed after the guide's last review.
    Bad: `reviewed: 2019-08` while clause and draft moved on. Good: read again, then `reviewed: 2026-05-12`.
    Care: people act on the guide, and the guide may be wrong."""
    MISQUOTED = "misquoted"
    """A guide or an erratum quotes words that the provision does not have.
    Bad: “within ten days” ({clause}`payment-date`) where it says five. Good: the clause's own words.
    Care: a reader trusts quotation marks more than anything else on the page."""
    SPENT_MARK = "spent-mark"
    """A `reviewed` or `editorial` mark from before the baseline: it says nothing about this draft.
    Bad: `:editorial: 2018-02-01` after the edition of 2019. Good: the line taken out.
    Care: it looks like a review and is none."""

    # Law
    ENDED_LAW = "ended-law"
    """A document that binds rests on or cites law that had ended when the edition commences.
    Bad: `:law: pcr15`, revoked in 2025. Good: the provision that stands in its place.
    Care: the clause points at a duty that is no longer there."""
    UNCHECKED_LAW = "unchecked-law"
    """An entry of the law register that nobody compared with the statute book for longer than the project allows.
    Bad: `:checked: 2023-01-10`, or a day still to come. Good: read it again, then today's date.
    Care: law changes without telling us."""

    # Drafting
    UNDEFINED_TERM = "undefined-term"
    """Words in capitals inside a sentence that read like a defined term and are none.
    Bad: “the Lead Clinician must”. Good: a definition, or plain words: “the doctor in charge”.
    Care: capitals promise a meaning that a court will look for."""
    TWICE_DEFINED = "twice-defined"
    """One term with two definitions.
    Bad: “Notice” in two places. Good: one of them taken out.
    Care: each side will choose the one it likes."""
    NEAR_TERM = "near-term"
    """A defined term of several words in other capitals: a near miss.
    Bad: “each Service user”. Good: “each Service User”.
    Care: it is not linked, and it can be argued that something else is meant."""
    TYPED_REFERENCE = "typed-reference"
    """A number typed by hand where a reference by id belongs.
    Bad: “as clause 12.3 says”. Good: {clause}`subcontracting-consent`.
    Care: the next clause inserted above makes the number lie, and no machine can tell."""
    TYPED_NUMBER = "typed-number"
    """A number or letter typed at the start of a text that numbers itself.
    Bad: “(a) the date;” as a paragraph. Good: an item of a numbered list.
    Care: two numberings run side by side, and only one of them moves."""
    SHALL = "shall"
    """“Shall” in a document that binds.
    Bad: “The ICP shall report”. Good: “The ICP must report”; “will” for what simply follows.
    Care: “shall” is read as duty, as future and as wish; “must” as duty alone."""
    NO_ACTOR = "no-actor"
    """A duty that does not say whose it is.
    Bad: “Records must be kept”. Good: “The ICP must keep records”.
    Care: a duty of nobody cannot be enforced against anybody."""
    NO_START = "no-start"
    """A period that does not say from when it runs.
    Bad: “within five days the ICP must answer”. Good: “within five days after it receives the request”.
    Care: the parties will count from different days."""
    AND_OR = "and-or"
    """“And/or” in a document that binds.
    Bad: “fines and/or costs”. Good: “fines, costs or both”.
    Care: courts have called it neither English nor law; it hides a decision."""
    LONG_SENTENCE = "long-sentence"
    """A sentence with more words than `clausebook_sentence_words`.
    Bad: three duties and two exceptions in one breath. Good: a list, or two sentences.
    Care: what cannot be read at once is not understood alike."""
    PLACEHOLDER = "placeholder"
    """Text in brackets that somebody meant to fill, typed by hand; an error in a sealed edition.
    Bad: “[insert date]”, “[TBC]”. Good: {blank}`insert the date <start:date>`.
    Care: a blank with a name can be listed and filled; a bracket is forgotten."""
    UNUSED_BLANK = "unused-blank"
    """A blank that the edition lists and no text holds, or the other way about.
    Bad: a blank left in the list when its clause went. Good: list and text agree.
    Care: a local contract would be asked for something that is printed nowhere."""
    SPELLING = "spelling"
    """A word that neither the dictionary nor the contract's own list (`clausebook_words`) knows.
    Bad: “authorization”, “comissioner”. Good: “authorisation”, “commissioner”.
    Care: a slip in a signed contract stays for its whole term."""

    # Editions
    SEAL_BROKEN = "seal-broken"
    """A sealed edition that no longer matches its seal.
    Bad: a byte of `snapshot.json` edited. Good: the folder restored from git.
    Care: people signed what was sealed."""
    EDITION_ORDER = "edition-order"
    """Editions whose dates and order contradict each other.
    Bad: an edition that commences before the one it is based on. Good: dates in the order of the editions.
    Care: nobody could say which text was in force on a day."""
    EDITION_ID = "edition-id"
    """An edition whose id is none, is taken, or differs from its folder, or which is based on no known edition.
    Bad: `editions/2019-08` holding the edition “2018-08”. Good: one id, one folder, one predecessor.
    Care: every address and every redline of the edition begins with it."""

    @property
    def severity(self) -> Severity:
        """How grave it is unless the project says otherwise (`clausebook_severity`)."""
        if self in _INFOS:
            return Severity.INFO
        return Severity.WARNING if self in _WARNINGS else Severity.ERROR


_WARNINGS = frozenset(
    {
        Code.SELF_REFERENCE,
        Code.NO_LAW,
        Code.NO_REASON,
        Code.UNUSED_LAW,
        Code.UNUSED_REASON,
        Code.IDLE_GUIDE,
        Code.UNUSED_TERM,
        Code.LOW_COVERAGE,
        Code.EXPIRED_GAP,
        Code.SPENT_GAP,
        Code.SUSPECT,
        Code.STALE_GUIDE,
        Code.UNCHECKED_LAW,
        Code.UNDEFINED_TERM,
        Code.NEAR_TERM,
        Code.SHALL,
        Code.NO_ACTOR,
        Code.NO_START,
        Code.AND_OR,
        Code.LONG_SENTENCE,
        Code.PLACEHOLDER,
        Code.UNUSED_BLANK,
        Code.SPELLING,
    }
)
_INFOS = frozenset({Code.UNREVIEWED, Code.SPENT_MARK})
