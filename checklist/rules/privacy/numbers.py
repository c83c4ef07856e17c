"""E-mail addresses and phone numbers of persons; those of functions are fine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checklist.rules.privacy.detail import EMAIL, NAME, PHONE, Detail, detail
from checklist.rules.privacy.wordlists import word_set

_MOST = 20_000  # signs of one text that are looked at
_NOT_LOCAL = r"[^\w.+%'-]"
_DOMAIN = (
    r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.(?!(?:ya?ml|json|md|txt|py|sh|toml|"
    r"csv|png|git)\b)[A-Za-z]{2,24}(?![\w-])"
)
_SPELT = r"(?i) ?(?:\(at\)|\[at\]|\{at\}) ?| at (?=[a-z0-9-]{2,63} dot )"
_SPELT_DOMAIN = r"(?i)[a-z0-9-]{2,63}(?: ?(?:\.|\(dot\)|\[dot\]| dot ) ?[a-z]{2,24}){1,3}\b"
_HANDLE = r"(?<![\w@/.`])@([A-Za-z][\w-]{2,38})(?![\w@./-]*[./@])"
# What a mailbox or a handle is called that belongs to a function or to nobody.
_FUNCTIONS = word_set(
    """
    admin administration all alerts answers anonymous applications assist assistance audit
    betriebsrat billing board booking bookings bot build business buero buchhaltung care
    careers central channel committee community company compliance concerns consultation
    contact core council customer customers data datenschutz decisions desk dev developers
    devops digest dispatch dispatcher disposition do dpo emergency empfang engineering
    enquiries estates everyone example ethics events facilities facility feedback finance
    first firstname first.last frontdesk frontend backend git group groups health hello help
    helpdesk here hilfe hinweise hotline hr human incident incidents info infra infrastructure
    inquiries internal it jobs kontakt kundenservice kundendienst lager last lastname leitung
    legal list lists listening logistics mail mailbox maintenance maintainers management
    marketing me media name network news newsletter nobody noc no noreply not nurses oc office
    ombuds ombudsman ombudsperson on oncall online operations ops order orders organisation
    owner owners payroll people personal personalabteilung personnel pflege pflegedienst phone
    planning planung platform policy post postmaster press privacy procurement product
    production projects pulse purchasing quality questions reception record records recruiting
    release reply report reports representative representatives resources response root rota
    roster safety sales schedule scheduling schicht schichtplanung security sekretariat
    service services servicedesk shift shifts smv sre staff station store suggestions support
    survey surveys syndicate system team teams tech technik test ticket tickets training
    umfrage union user users verwaltung vertrauensperson volunteers ward warehouse webmaster
    welcome whistleblower whistleblowing works workscouncil workers you your
    """
)
_PARTS = r"[a-zäöüß]+"

_NUMBER = re.compile(
    r"[+(\d](?<![\w.,/:€$£#-][+(\d])(?!(?<=[\d(])\d{3,4}-\d\d-\d\d(?!\d))"
    r"[\d()\u00a0 /.–-]{4,24}\d(?![\w:%]|[.,/]\d)"
)
# Six digits in a row or parted by signs, as any such number has, where all digits are 0 and no date
# begins; and a bracket before one. Looking for a 0 is many times faster than for any digit.
_ZEROS = str.maketrans("123456789", "0" * 9)
_SIX = re.compile(r"0(?<!00)(?!000-00-00(?!0))(?:[() /.-]{0,24}0){5}")
_BRACKET = re.compile(r"\([() /.-]{1,24}0")
_GROUP = r"\d+"
_CUE = (
    r"(?i)(?:\b(?:phone|telephone|tel|fon|telefon|mobile|mobil|cell|cellphone|handy|"
    r"handynummer|call|"
    r"ring|dial|text|whatsapp|sms|signal|fax|anrufen|rufnummer|reach(?:able)?|erreichbar|"
    r"telefonnummer|number|nummer)\b[^\n\d+]{0,28}|☎ ?|📞 ?)$"
)
_PUBLIC = (
    r"(?i)\b(?:hotline|help ?(?:line|desk)|service ?desk|switchboard|reception|"
    r"emergency (?=number|line|phone|desk)|"
    r"crisis line|dial-in|conference|meeting id|bridge|zentrale|notruf|notfallnummer|"
    r"telefonseelsorge|"
    r"seelsorge|on-call phone|bereitschaftstelefon|diensthandy)\b[^\n]{0,40}$"
)
_TICKET = (
    r"(?i)(?:\b(?:ticket|case|order|invoice|issue|bug|incident|article|part|serial|sku|"
    r"isbn|issn|doi|"
    r"batch|lot|build|commit|rfc|iso|din|en|room|raum|auftrag|rechnung|artikel|vorgang|az|"
    r"aktenzeichen|meeting|id|version|page|pages|asset|purchase|cost cent(?:re|er)|"
    r"kostenstelle|po|pr|change)"
    r"(?:s|nummer)?[ :.#-]*(?:no|nr|number|id|num)?[ :.#-]*|#)$"
)
_EXTENSION = r"(?i)\b(?:ext(?:ension)?\.?|durchwahl|dw\.?)[ :]{0,2}\d{2,5}\b"
_TIME = r"(?:[01]\d|2[0-4])[.]?[0-5]\d ?[–-] ?(?:[01]\d|2[0-4])[.]?[0-5]\d"
_DATE = (
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?: ?[–-] ?\d.*)?|(?:19|"
    r"20)\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?.*|"
    r"\d{1,2}\.\d{1,2}\.? ?[–-].*"
)
_AMERICAN = r"(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])\d{3}[ .-]\d{4}"
_INDIAN = r"[6-9]\d{4} \d{5}"


def emails(text: str) -> Iterator[Detail]:
    """Addresses and handles of persons; those of functions are fine."""
    at = text.find("@")
    for _ in range(_MOST):
        if at < 0:
            break
        domain = re.compile(_DOMAIN).match(text, at + 1)
        if domain and (local := _local(text, at)) and not _is_function(local):
            yield detail(EMAIL, at - len(local), domain.end())
        elif (handle := re.compile(_HANDLE).match(text, at)) and not _is_function(handle[1]):
            yield detail(NAME, at, handle.end())
        at = text.find("@", at + 1)
    if "at)" in text or "at]" in text or "at}" in text or " dot " in text:
        for match in re.finditer(_SPELT, text):
            domain = re.compile(_SPELT_DOMAIN).match(text, match.end())
            local = _local(text, match.start()) if domain else ""
            if domain and local and not _is_function(local):
                yield detail(EMAIL, match.start() - len(local), domain.end())


def _local(text: str, end: int) -> str:
    """The part of an address before its sign."""
    return re.split(_NOT_LOCAL, text[max(0, end - 64) : end])[-1]


def _is_function(local: str) -> bool:
    """Whether every word of a mailbox's name is that of a function."""
    parts = re.findall(_PARTS, local.lower())
    return all(part in _FUNCTIONS for part in parts) and bool(parts or local.isdigit())


def may_hold_number(text: str) -> bool:
    """Whether the number of a phone could stand in a text; most are done with this."""
    if not text.isascii():
        return True
    flat = text.translate(_ZEROS)
    return bool(_SIX.search(flat) or "+" in flat or _BRACKET.search(flat))


def phones(text: str) -> Iterator[Detail]:
    """Phone numbers of persons, told from dates, sums, times and numbers of things."""
    for match in _NUMBER.finditer(text) if may_hold_number(text) else ():
        start, end = match.start(), match.end()
        if text[start] == "(" and ")" not in match[0]:
            start += 1
        number = text[start:end]
        before = text[max(0, start - 48) : start]
        if _is_phone(number, before) and not re.search(_PUBLIC, before):
            yield detail(PHONE, start, end)
    if any(word in text for word in (" ext", "(ext", "Ext", "urchwahl", "DW ")):
        for match in re.finditer(_EXTENSION, text):
            if not re.search(_PUBLIC, text[max(0, match.start() - 48) : match.start()]):
                yield detail(PHONE, *match.span())


def _is_phone(number: str, before: str) -> bool:
    groups = re.findall(_GROUP, number)
    digits = sum(map(len, groups))
    if (
        not 6 <= digits <= 15
        or len(groups) > 7
        or len(max(groups, key=len)) < 2
        or re.fullmatch(_DATE, number)
        or re.fullmatch(_TIME, number)
    ):
        return False
    if number[0] == "+":
        return digits >= 8
    if re.search(_TICKET, before):
        return False
    if re.search(_CUE, before):
        return len(set("".join(groups))) > 2 or digits > 6
    if groups[0].startswith("00") and groups[0][2:3] not in ("", "0"):
        return digits >= 10
    if re.fullmatch(_AMERICAN, number) or re.fullmatch(_INDIAN, number):
        return True
    if groups[0][0] != "0" or groups[0] in ("0", "00") or groups[0].startswith("00"):
        return False
    if len(groups) == 1:
        return digits in (10, 11, 12)
    return 8 <= digits <= 13 and len(groups[0]) >= 2 and "." not in number
