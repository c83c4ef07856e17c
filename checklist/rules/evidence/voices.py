"""Whether anybody watched the work, or heard it from those whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checklist.rules.case import Case
from checklist.rules.evidence.items import Known, buried
from checklist.rules.finding import Finding, Place
from checklist.rules.said import redacted, text_of, word_set

_OF = r"(?i)\b\d+ (?:of|von|out of|aus) (?:the |den |us |uns )?\d+|\beach of\b"
# Voices of the people themselves, whoever wrote them down.
_VOICES = (
    r"(?i)survey|questionnaire|\bpoll\b|pulse|interview|one[- ](?:to|on)[- ]one|\bround\b|workshop|"
    r"themselves|umfrage|befragung|fragebogen|gespräch|\bselbst\b|runde\b"
)
_QUOTED = r"[“”„«»\"]|(?:^|\s)[‘'‚]\w"
_BETWEEN = (
    r"(?i)\b(?:managers?|management|leads|leaders?|(?:team|shift|group|squad|tech) ?-?lead|bosses|"
    r"supervisors?|heads?|foremen|foreman|hr|human resources|consultants?|board|directors?|"
    r"executives?|\w*leiter(?:n|in|innen)?|\w*leitung(?:en)?|führungskr\w+|vorgesetzte\w*|chefs?|"
    r"chefin(?:nen)?|personalabteilung|geschäftsführung|berater\w*|second[- ]hand|rumou?rs?|"
    r"hearsay|grapevine|flurfunk|angeblich|apparently|supposedly)\b"
)
_WORD = re.compile(r"\w+")
_UNITS = word_set(
    "a the of and in on at der die das und im am team teams shift shifts group groups department "
    "people staff schicht abteilung gruppe personen all some two three"
)
_MOTIVE = re.compile(
    r"(?i)\b(?:(?:un|de)?motivat(?:ed|ion)|demoralis?z?ed|morale|mood|disengage(?:d|ment)|"
    r"engagement(?! (?:rate|ring|letter))|engaged(?! (?:in|on|to|the|by|for)\b)|"
    r"lazy(?! (?:load|eval|init)\w*)|laziness|coasting|slack(?:ing|ers?)|checked out(?! (?:the|a|"
    r"of|in|from|by|on)\b)|"
    r"(?:are|is|not|less|more|fully|be|feel|un)[ -]?committed(?! (?:to (?:git|main)|in git|on|"
    r"changes|code|files))|complacen\w+|"
    r"lack of (?:commitment|interest|discipline|ambition|ownership)|happy(?! (?:path|hour))|"
    r"happier|unhappy|tired|exhausted|frustrat\w+|fed up|bored|burn(?:ed|t)?[ -]?out|overwhelmed|"
    r"stressed|resent\w*|enthusias\w+|attitude|"
    r"(?:don't|don’t|doesn't|doesn’t|do not|does not|didn't|did not) (?:really |even )?care|"
    r"could(?:n't|n’t| not) care|"
    r"(?:they|people|staff|teams?|everyone|everybody|nobody) (?:all |really )?(?:feels?|loves?|"
    r"hates?|enjoys?|fears?)|"
    r"(?:un|de)?motiv(?:iert\w*|ation)|arbeitsmoral|stimmung|(?:un)?zufrieden\w*|"
    r"(?:un)?glücklich\w*|faul\b|faulheit|zu bequem|bequemlichkeit|müde|erschöpft|frust\w*|"
    r"gelangweilt|ausgebrannt|"
    r"überfordert|gestresst|engagiert|lustlos\w*|genervt|verärgert|keine lust|kein interesse|"
    r"innerlich gekündigt|dienst nach vorschrift|(?:ihnen|allen|denen) (?:ist )?(?:das |es |"
    r"alles )?egal)\b"
)


def check(case: Case, items: Sequence[Known]) -> Iterator[Finding]:
    """Evidence that is all second hand or all measured, and claims that nobody could observe."""
    kinds = {each.kind for each in items}
    if kinds and "saw" not in kinds and not buried(case):
        yield from _second_hand(case, items)
        if "told" not in kinds:
            yield from _observed(case, items)


def _second_hand(case: Case, items: Sequence[Known]) -> Iterator[Finding]:
    """Everything was told, and not by those whom it is about."""
    told = [each for each in items if each.kind == "told"]
    if not told or any(each.kind not in ("told", "assumed") for each in items):
        return
    affected = [item for _, answer in case.questions("groups") for item in answer.items]
    groups = _names(" ".join(str(item.get("group", "")) for item in affected))
    # The quick pass asks what they saw or heard themselves, and for no source.
    quick = bool(case.answer("test").skipped)
    if not any(_first_hand(each, groups, quick) for each in told):
        yield Finding(
            "all-second-hand",
            "everything here was told; nothing was seen or measured",
            "Which case could you see or hear yourself? One visit would do, or one talk with them.",
            told[0].place,
        )


def _observed(case: Case, items: Sequence[Known]) -> Iterator[Finding]:
    """Motives or moods are claimed, and nobody saw or heard anything; or all is measured."""
    measured = [each for each in items if each.kind == "measured"]
    if any(re.search(_VOICES, text_of(each.item, "source", "text")) for each in measured):
        return
    claims = list(_claims(case))
    for words, place in claims:
        yield Finding(
            "no-observation",
            f"“{words}” speaks of motives or mood, and nothing was seen or told",
            "Ask two or three of them, or watch an hour of work; add what you saw or heard.",
            place,
        )
    if measured and not claims and all(each.kind for each in items):
        yield Finding(
            "only-measured",
            "everything here was measured; nobody watched the work or asked",
            "Add one thing that somebody saw, or was told by those who do the work.",
            measured[0].place,
        )


def _first_hand(known: Known, groups: set[str], quick: bool) -> bool:
    """Whether those spoke whom it is about: a group of the record, or voices of their own."""
    source = str(known.item.get("source", ""))
    go_between = re.search(_BETWEEN, source or known.text)
    names = _names(source)
    if go_between:
        return go_between[0].casefold() in groups
    if names & groups or (quick and not source):
        return True
    whole = f"{source} {known.text}"
    return bool(
        re.search(_OF, whole) or re.search(_VOICES, whole) or re.search(_QUOTED, known.text)
    )


def _names(words: str) -> set[str]:
    found = _WORD.findall(words.casefold())
    return {form for word in found for form in (word, word.removesuffix("s"))} - _UNITS


def _claims(case: Case) -> Iterator[tuple[str, Place]]:
    """The first words about motives or mood in the occasion, the evidence and the assumptions."""
    kinds = {question.key for question, _ in case.questions("evidence", "statements")}
    seen: set[str] = set()
    for key, _, text, start, end in case.stretches:
        if (key not in kinds and key != "because") or key in seen or redacted(text):
            continue
        if found := _MOTIVE.search(text):
            seen.add(key)
            yield found[0], case.find(found[0], start, end, key)
