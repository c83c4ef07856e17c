"""The numbers and dates that stand for one patient, insured person, customer or employee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checklist.rules.privacy.detail import NAME, NUMBER, Detail, detail

_PATIENT = re.compile(
    r"(?i)\b(?:MRN|medical record|hospital (?=n|id)|NHS|CHI (?=n)|KVNR|SSN|NINO|national insurance|"
    r"social security|health insurance|medicare|medicaid|insurance|policy ?holder|"
    r"policyholder|patient(?:in)?|patienten|"
    r"fall(?=nummer)|aufnahme(?=nummer)|pflegefall|chart|record (?=n)|admission|"
    r"versicherten|versicherungs|"
    r"sozialversicherungs|krankenversicherungs|krankenversichertennummer|"
    r"rentenversicherungs|steuer(?=-?id|nummer)|"
    r"kunden|mitglieds|customer|client|member(?:ship)?|subscriber|resident|pupil|student|passport|"
    r"ausweis|pass(?=nummer)|driving licen[cs]e|ni (?=n))(?:'s)?[ \t-]{0,2}"
    r"(?:(?:number|no|nr|num|id|code|nummer)\b\.?|#|(?<=MRN)|(?<=MRN )|(?<=SSN)|(?<=SSN )|"
    r"(?<=KVNR)|(?<=KVNR ))"
    r"[ \t]{0,2}(?:(?:is|was|ist|lautet)\b)?[ \t:#=(“\"]{0,3}"
    r"(?=[A-Z0-9 /.-]{0,14}\d)[A-Z]{0,4}[A-Z0-9./-]{0,10}\d[A-Z0-9]*"
    r"(?:[ /.-][A-Z]{0,2}\d[A-Z0-9]*){0,5}"
)
_PLAIN_PATIENT = re.compile(
    r"(?i)\b(?:patient(?:in)?|chart|MRN|NHS)[ \t]*[#:]?[ \t]*[A-Z]{0,3}-?\d{5,12}\b"
)
_STAFF = re.compile(
    r"(?i)\b(?:staff|employee|personnel|badge|payroll|personal|mitarbeiter|worker)[ \t-]{0,2}"
    r"(?:number|no|nr|id|nummer)\b\.?[ \t]*[:#=]?[ \t]*(?=[A-Z0-9-]{0,8}\d{3})[A-Z]{0,3}-?\d{3,9}\b"
)
_MONTH = r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]{0,7}\.?"
_DAY = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?{_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|"
    rf"rd|th)?,? \d{{4}})"
)
_BIRTH = re.compile(
    rf"(?i)(?:\b(?:DOB|D\.O\.B\.?|date of birth|birth ?date|birthday|born(?: on)?(?: the)?|"
    rf"geboren(?: am)?|"
    rf"geb\.?(?: am)?|geburtsdatum|geburtstag)|(?<=\s)\*)[ \t:(=]{{0,3}}(?:is |was |ist )?{_DAY}"
)
_BED = re.compile(
    r"(?i)\b(?:bed|room|bay|cubicle|bett|zimmer)[ \t]+(?:no\.? |nr\.? )?\d{1,4}[a-d]?\b"
)
_PATIENT_WORD = re.compile(
    r"(?i)\b(?:patient(?:in)?|(?:lady|gentleman|man|woman|boy|girl|child|baby|resident|mr|"
    r"mrs|ms|herr|frau)|"
    r"\d{1,3}[ -]years?[ -]old|\d{1,3}-jährige[rn]?|aged \d{1,3}|age \d{1,3}|born|geboren|"
    r"diabetic|dementia|"
    r"fractured?|surgery|chemo|infection|pneumonia|stroke|diagnosis|fell|MRSA|demenz|gestürzt)\b"
)
_WITH_BED = re.compile(
    r"(?i)\bborn in (?:19|20)\d\d\b|\bpatient(?:in)?,? (?:aged )?\d{1,3}\b(?! of)|"
    r"\b\d{1,3}[ -]year[ -]old patient\b"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")


def identifiers(text: str, start: int, end: int) -> Iterator[Detail]:
    """Numbers and dates in a sentence that stand for one patient, insured person or employee."""
    for pattern in (_PATIENT, _PLAIN_PATIENT, _BIRTH):
        for match in pattern.finditer(text, start, end):
            if sum(c.isdigit() for c in match[0]) >= 3:
                yield detail(NUMBER, *match.span())
    for match in _STAFF.finditer(text, start, end):
        yield detail(NAME, *match.span())


def accounts(text: str) -> Iterator[Detail]:
    """International bank account numbers."""
    yield from (detail(NUMBER, *match.span()) for match in _IBAN.finditer(text))


def in_bed(text: str, start: int, end: int) -> Iterator[Detail]:
    """A bed or room number in a sentence about one patient."""
    bed = _BED.search(text, start, end)
    patient = bed and (_PATIENT_WORD.search(text, start, end) or _WITH_BED.search(text, start, end))
    if bed and patient:
        yield detail(NUMBER, min(bed.start(), patient.start()), max(bed.end(), patient.end()))
    elif born := _WITH_BED.search(text, start, end):
        yield detail(NUMBER, *born.span())
