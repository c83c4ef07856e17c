"""The unheard: groups nobody counted, asked or listed are found, accounted ones are left alone."""

from __future__ import annotations

import pytest
from splicing import answered, found, head, own, rules, with_example
from tests_rules import EXAMPLE, case, line_of

from checklist.rules.engine import check
from checklist.rules.texts.unheard import RULES
from checklist.rules.unheard import CHECKS
from checklist.rules.unheard.waiting import unheard

DAY = "- **Day shift** (8 people, 8 asked): By the elected representative, 2026-11-12.\n"
NIGHT = (
    "- **Night shift** (6 people, 0 asked): I work days; the representative asks on 2026-11-26.\n"
)
NO_LIMITS = "Skipped: not mine to answer"


def affected(*lines: str, applies_to: str = NO_LIMITS) -> list[str]:
    """The rules that have findings where these are the affected groups."""
    return rules(head("Applies to", applies_to, answered("affected", "".join(lines))), CHECKS)


def test_the_example_has_no_finding() -> None:
    assert found(EXAMPLE, CHECKS) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_has_this_finding_and_its_settled_form_none(rule) -> None:  # type: ignore[no-untyped-def]
    assert rules(with_example(rule.before), CHECKS) == [rule.name]
    assert rules(with_example(rule.after), CHECKS) == []


def test_findings_stand_at_the_line_of_the_group() -> None:
    text = answered(
        "affected",
        DAY + "- **Cleaners** (4 people, 0 asked)\n- **Porters** (3 people, 5 asked): By slip.",
    )
    assert found(text, CHECKS) == [
        ("never-asked", line_of(text, "Cleaners")),
        ("asked-more-than-there-are", line_of(text, "Porters")),
    ]


# --- head counts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "group",
    [
        "**Cleaners** (4 asked)",
        "**Cleaners** (some people, 4 asked)",
        "**Cleaners** (? people, 4 asked)",
        "**Reinigung** (mehrere Personen, 4 gefragt)",
    ],
)
def test_a_group_without_a_number_is_found(group: str) -> None:
    assert affected(f"- {group}: In a round, 2026-11-12.") == ["head-count-missing"]


@pytest.mark.parametrize(
    "group",
    [
        "**Cleaners** (about 40 people, 4 asked)",
        "**Cleaners** (a dozen people, 4 asked)",
        "**Reinigung** (etwa zehn Personen, 4 gefragt)",
        "**Partners and children of the twelve** (4 asked)",
        "**All 40 of us in Sales** (4 asked)",
        "**[redacted 2027-03-01: a small group]** (4 asked)",
    ],
)
def test_a_rough_number_is_enough(group: str) -> None:
    assert affected(f"- {group}: In a round, 2026-11-12.") == []


def test_beds_are_a_number_of_patients() -> None:
    assert affected("- **Patients** (4 asked): 28 beds, in the evening round.") == []


# --- asked ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "**Night shift** (6 people, 0 asked)",
        "**Night shift** (6 people)",
        "**Night shift** (6 people, nobody asked)",
        "**Night shift** (6 people, 0 asked): -",
        "**Night shift** (6 people, 0 asked): They start after I leave.",
        "**Night shift** (6 people, 0 asked): I work days. That is the point, I suppose.",
        "**Night shift** (6 people, 0 asked): They only work on Sundays.",
        "**Night shift** (6 people, 0 asked): We will ask them.",
        "**Night shift** (6 people, 0 asked): I can't be there when they work.",
        "**Night shift** (6 people, 0 asked): Can't be asked.",
        "**Patients** (28 people, 0 asked): not asked",
        "**Nachtschicht** (6 Personen, 0 gefragt): Ich arbeite tags.",
        "**Nachtschicht** (6 Personen, 0 gefragt): Wir können sie nicht fragen.",
    ],
)
def test_a_group_nobody_asked_without_a_reason_and_a_day_is_found(line: str) -> None:
    assert affected(f"- {line}") == ["never-asked"]


@pytest.mark.parametrize(
    "line",
    [
        NIGHT[2:].strip(),
        "**Support** (5 people, 0 asked): They call us at weekends, will join their Thursday round on 26 November.",
        "**Night shift** (6 people, 0 asked): I work days; I'll stay late next week.",
        "**Night shift** (6 people, 0 asked): The representative asks once the rota is out.",
        "**Night shift** (6 people): Talked to most of them in a round.",
        "**Night shift** (6 people, half of them asked): In a round.",
        "**Partners** (12 people, 0 asked): We can't ask them; three people told me about care duties.",
        "**Patients** (28 people, 0 asked): can't be asked (the ethics board says no)",
        "**Newcomers** (3 people, 0 asked): Not hired yet.",
        "**Nobody yet** (0 people, 0 asked)",
        "**Nachtschicht** (6 Personen, 0 gefragt): Ich arbeite tags; die Vertretung fragt am 26.11.",
        "**Nachtschicht** (6 Personen, 0 gefragt): Die Vertretung fragt nächste Woche.",
        "**Patienten** (28 Personen, 0 gefragt): Sie dürfen wegen der Studie nicht befragt werden.",
        "**Night shift** (6 people, 0 asked): [redacted 2027-03-01: a name]",
    ],
)
def test_zero_is_a_good_answer_when_it_says_why_and_when(line: str) -> None:
    assert affected(f"- {line}") == []


def test_the_notes_count_where_they_name_the_group() -> None:
    night = "- **Night shift** (6 people, 0 asked): I work days.\n"
    assert affected(night, "\nThe night shift is asked by the representative on 2026-11-26.") == []
    assert affected(night, "\nThe day shift is asked by the representative on 2026-11-26.") == [
        "never-asked"
    ]


def test_what_is_open_is_not_asked_for() -> None:
    assert affected("Skipped: not asked in the quick pass") == []


def test_how_they_were_asked_is_a_note() -> None:
    assert affected("- **Doctors** (6 people, 2 asked)") == ["how-asked-missing"]
    assert affected("- **Ärzte** (6 Personen, 2 gefragt): –") == ["how-asked-missing"]
    assert affected("- **Doctors** (6 people, 2 asked)\n\nAll doctors got a slip.") == []


@pytest.mark.parametrize("asked", ["8 asked", "5 asked", "7 of them asked"])
def test_as_many_as_there_are_can_be_asked(asked: str) -> None:
    assert affected(f"- **Porters** (8 people, {asked}): By slip, 2026-11-12.") == []


# --- everyone -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "everyone",
        "Everybody",
        "All staff",
        "All",
        "The whole company",
        "all employees",
        "Alle",
        "Alle Mitarbeitenden",
        "Die ganze Belegschaft",
        "everyone in the company",
    ],
)
def test_everyone_is_no_group(name: str) -> None:
    assert affected(f"- **{name}**") == ["everyone-as-group"]
    assert affected(f"- **{name}** (140 people, 20 asked): By slip, 2026-11-12.") == [
        "everyone-as-group"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "**Everyone on the night shift** (6 people, 6 asked): By slip.",
        "**All nurses** (14 people, 9 asked): By slip.",
        "**All** (7 people, 7 asked): We are seven; one to one, 2026-11-12.",
        "**Alle Fahrer** (14 Personen, 9 gefragt): Im Gespräch.",
        "**All-rounders** (3 people, 3 asked): By slip.",
    ],
)
def test_all_of_a_group_is_a_group(line: str) -> None:
    assert affected(f"- {line}") == []


# --- listed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "applies_to",
    [
        "Support, 14 people in two shifts; field engineers, 5 people.",
        "Day shift, night shift and late shift",
        "Day shift (8), night shift (6) and the cleaning crew",
        "The day shift and the cleaning crew",
        "Support, 25 people",
        "Late shift, 6 people",
        "Tagschicht, Nachtschicht und Spätschicht",
    ],
)
def test_a_group_that_the_rule_names_and_the_answer_lacks_is_found(applies_to: str) -> None:
    day = DAY.replace("Day shift", "Day shift (Tagschicht)") if "Tag" in applies_to else DAY
    night = (
        NIGHT.replace("Night shift", "Night shift (Nachtschicht)") if "Tag" in applies_to else NIGHT
    )
    text = head("Applies to", applies_to, answered("affected", day + night))
    assert found(text, CHECKS) == [("group-not-listed", line_of(text, "**Applies to:**"))]


@pytest.mark.parametrize(
    "applies_to",
    [
        "Support, 14 people in two shifts; field engineers are exempt.",
        "Support, about 15 people, except the weekend team",
        "The support team",
        "The support team: day shift (8) and night shift (6)",
        "Both shifts of Support, two days a week",
        "All teams on all 3 floors",
        "The day shift and the night shift, without apprentices (2)",
        "The night shift is exempt, and so is the cleaning crew",
        "Everyone who answers calls, 14 people",
        "Support, roughly 15 across 4 sites, 2 days a week",
        "Support, 3 of 5 days, from 9 to 5",
        "Support, 14 Personen; die Reinigungsabteilung ist ausgenommen",
        "Team leads and team meetings, on 12 floors",
        "[redacted 2027-03-01: a small team] and the cleaning crew",
        "none",
    ],
)
def test_the_name_of_all_of_them_and_the_exempt_are_no_missing_groups(applies_to: str) -> None:
    assert affected(DAY, NIGHT, applies_to=applies_to) == []


NURSES = "- **Nurses** (8 people, 8 asked): In a round, 2026-11-12.\n"


@pytest.mark.parametrize(
    ("line", "applies_to", "missing"),
    [
        (NURSES, "8 nurses and 6 drivers", 1),
        (NURSES, "14 nurses, 30 days", 0),
        (NURSES, "Porters (exempt), 14 people", 0),
        (NURSES, "8 porters, cleaning crew", 1),
        (NURSES, "8 porters: day crew, night crew", 0),
        (NURSES.replace("Nurses", "Nachtschicht"), "Frühschicht und Spätschicht", 2),
    ],
)
def test_only_people_who_are_named_beside_those_that_are_listed_are_missed(
    line: str, applies_to: str, missing: int
) -> None:
    assert affected(line, applies_to=applies_to) == ["group-not-listed"] * missing


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("(8 people, 0 asked): It is late.", "nobody asked “Porters”, and it does not say when somebody will"),
        ("(8 people, 0 asked)", "nobody asked “Porters”, and it does not say why, or when somebody will"),
        ("(8 people): It is late.", "it does not say whether anybody asked “Porters”, and it does not say when somebody will"),
    ],
)  # fmt: skip
def test_what_is_not_said_about_the_asking_is_named(line: str, message: str) -> None:
    (finding,) = check(case(answered("affected", f"{DAY}{NIGHT}- **Porters** {line}")), CHECKS)
    assert finding.message == message


def test_teams_are_told_apart_by_their_letter() -> None:
    a, b = (
        "- **Team A** (7 people, 7 asked): By slip.\n",
        "- **Team B** (7 people, 7 asked): By slip.\n",
    )
    assert affected(a, b, applies_to="Team A and Team B") == []
    assert affected(a, applies_to="Team A and Team B") == ["group-not-listed"]
    assert affected(a, applies_to="Team B") == ["group-not-listed"]
    assert (
        affected(
            "- **Engineers** (12 people, 3 asked): By slip.\n- **Testers** (5 people, 3 asked): By slip.",
            applies_to="The platform team, 12 engineers and 5 testers",
        )
        == []
    )


@pytest.mark.parametrize(
    "line",
    [
        "- **[redacted 2027-03-01: a small group]** (3 people)\n",
        "- **Everyone else** (3 people, 3 asked): The cleaning crew too.\n",
    ],
)
def test_what_may_stand_for_the_missing_group_is_believed(line: str) -> None:
    assert (
        affected(DAY, NIGHT, line, applies_to="Day shift, night shift and the cleaning crew") == []
    )


# --- other checklists, and the waiting -----------------------------------------------------------


def test_questions_of_ones_own_are_listened_to_by_their_kind() -> None:
    made = own({"kind": "groups"}, "- **Cleaners**\n")
    assert [each.rule for each in check(made, CHECKS)] == ["head-count-missing", "never-asked"]


def test_who_waits_who_is_partly_heard_and_whom_nobody_can_ask() -> None:
    lines = [
        NIGHT,
        "- **Porters** (9 people, 2 asked): By slip, 2026-11-20.\n",
        "- **Cleaners**\n",
        "- **Drivers** (5 people, half of them asked): By slip.\n",
        "- **Patients** (0 asked): 28 beds; they can't be asked, says the ethics board.\n",
        "- **Doctors** (6 people): Talked to some of them.\n",
        "- **Apprentices** (0 people)\n",
    ]
    text = answered("affected", DAY + "".join(lines)).replace(
        "status: adjusted", "status: proposed"
    )
    found = unheard(case(text))
    assert [(each.state, each.group, each.people, each.asked) for each in found] == [
        ("waiting", "Night shift", 6, 0),
        ("partly", "Porters", 9, 2),
        ("waiting", "Cleaners", None, None),
        ("partly", "Drivers", 5, None),
        ("out-of-reach", "Patients", None, 0),
        ("partly", "Doctors", 6, None),
    ]
    assert str(found[0].day) == "2026-11-26"
    assert {each.day for each in found[1:]} == {None}


@pytest.mark.parametrize("status", ["withdrawn", "reversed", "superseded"])
def test_nobody_waits_in_a_decision_that_has_ended(status: str) -> None:
    assert unheard(case(EXAMPLE.replace("status: adjusted", f"status: {status}"))) == []
