"""What a person may rely on while answering: shown back, saved, mended, skipped, resumed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checklist.errors import Stopped, UsageProblem
from checklist.format import answers as answers_data
from checklist.format.lines import Wording
from checklist.interview import steps
from checklist.interview.replies import Listener
from checklist.interview.session import Interview, Offer
from checklist.interview.terminal import Terminal
from checklist.model.record import Answer
from checklist.store.checklists import built_in

TODAY = date(2026, 11, 22)
LEADER = """Support works in the office on two days a week.
leaning: Which days, who is exempt, whether at all.
Hand-offs between shifts fail: 23 of 60 sampled cases lacked a next step.
Head of Support
Support, 14 people in two shifts; field engineers are exempt.
Day shift, 8 people, 8 asked, By the elected representative, 2026-11-12.
Night shift, 6 people, 0 asked, I work days; the representative asks on 2026-11-26.

measured (2026-11-20, receivers' tally): 23 of 60 sampled cases lacked a next step.
saw (2026-11-10, two evenings): Hand-offs happen in a corridor, in under a minute.
told (2026-11-12, day shift): The form takes too long.
assumed: People in one room hand over better.

70 % by 2027-02-08: At most 15 of 60 cases since the roll-out lack a next step.
20 % by 2027-02-08: A shift on an office day is short of people.

The next step is missing because people cannot talk. Wrong if: It is still missing.

Team B hands over in one room, with the same form.
Three from each shift, 2026-11-30 to 2026-12-18
23 of 60; At most 14 of 60
The representative says so.; One message to the team.
Three anonymous questions, both shifts together, 2027-01-29
The representative first.; Nothing is shown below eight answers.
Counts, what we change, what we won't and why, within a week.
Commuting time, most for those who live far out.
A shift on an office day cannot be staffed.
2027-01-18, look back 2027-02-08"""


class Scripted(Terminal):
    """A terminal at which the lines are typed beforehand."""

    def __init__(self, lines: list[str], *, interactive: bool = True) -> None:
        super().__init__(interactive, False, 80, False)
        self.lines, self.said, self.prefills = list(lines), [], []
        self.edits: list[Callable[[str], str | None]] = []

    def say(self, text: str = "", **style: Any) -> None:
        self.said.append(text)

    def read(self, prompt: str = "> ", prefill: str = "") -> str:
        self.prefills.append(prefill)
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)

    def edit(self, text: str, suffix: str = ".md") -> str | None:
        return self.edits.pop(0)(text)

    @property
    def screen(self) -> str:
        return "\n".join(self.said)


def interview(lines: list[str], *, quick: bool = False, **more: Any) -> Interview:
    checklist = built_in()
    asked = steps.quick(checklist) if quick else steps.full(checklist)
    saved: list[tuple[dict[str, Answer], str]] = []
    made = Interview(
        Scripted(lines, interactive=more.pop("interactive", True)),
        Listener(TODAY, Wording(checklist, "en")),
        steps.steps(asked),
        more.pop("answers", {}),
        lambda answers, at: saved.append((dict(answers), at)),
        mode="quick" if quick else "full",
        **more,
    )
    made.saved = saved  # type: ignore[attr-defined]
    return made


def data(made: Interview) -> dict[str, Any]:
    return answers_data.write(made.answers, built_in())


def test_the_specified_record_takes_at_most_thirty_prompts_with_summary_and_agreement() -> None:
    lines = LEADER.split("\n")
    made = interview(lines)
    made.run()
    assert made.terminal.lines == []  # type: ignore[attr-defined]
    assert len(lines) + 2 <= 30


def test_what_was_typed_is_what_the_record_says() -> None:
    made = interview(LEADER.split("\n"))
    made.run()
    given = data(made)
    assert given["settled"] == "leaning"
    assert given["still-open"] == "Which days, who is exempt, whether at all."
    assert given["affected"][1] == {
        "group": "Night shift",
        "people": 6,
        "asked": 0,
        "how": "I work days; the representative asks on 2026-11-26.",
    }
    assert given["evidence"][0]["source"] == "receivers' tally"
    assert given["expectations"][0]["probability"] == 70
    assert given["assumptions"][0]["wrong-if"] == "It is still missing."
    assert given["test"]["until"] == "2026-12-18"
    assert given["test"]["undo"] == "One message to the team."
    assert given["feedback"]["when"] == "2027-01-29"
    assert given["effective"] == "2027-01-18"
    assert given["review"] == "2027-02-08"


def test_every_answer_is_saved_before_the_next_question_appears() -> None:
    made = interview(["A change.", "open", "", "", "", "", "Night, 6 people", "/stop"])
    with pytest.raises(Stopped):
        made.run()
    answers, at = made.saved[-1]  # type: ignore[attr-defined]
    assert at == "affected"
    assert answers["affected"].items == ({"group": "Night", "people": 6},)


def test_it_goes_on_at_the_question_where_it_was_stopped() -> None:
    made = interview(["/stop"], answers={"change": Answer(text="A change.")}, at="because")
    with pytest.raises(Stopped):
        made.run()
    assert "Why now?" in made.terminal.screen  # type: ignore[attr-defined]
    assert "What changes?" not in made.terminal.screen  # type: ignore[attr-defined]


def test_back_asks_the_question_before_again_and_enter_keeps_its_answer() -> None:
    made = interview(["One.", "/back", "", "2: x", "/stop"])
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["change"].text == "One."
    assert "keep “One.”" in made.terminal.screen  # type: ignore[attr-defined]


def test_back_in_a_list_takes_the_last_line_back_to_be_mended() -> None:
    made = interview(["Night 6 people", "/back", "Night, 6 people", "/stop"], at="affected")
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["affected"].items == ({"group": "Night", "people": 6},)
    assert made.terminal.prefills[2] == "Night 6 people"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (["1"], "I don't know yet"),
        (["2"], "not mine to answer"),
        (["3", "1 Dec 2026"], "I'll ask on 2026-12-01"),
        (["3 +7d"], "I'll ask on 2026-11-29"),
        (["The council asks them."], "The council asks them."),
    ],
)
def test_skipping_offers_three_reasons_or_takes_your_own(typed: list[str], reason: str) -> None:
    made = interview(["/skip", *typed, "/stop"], at="assumptions")
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["assumptions"].skipped == reason


def test_an_answer_may_be_the_word_stop_and_one_slash_is_typed_as_two() -> None:
    made = interview(["stop", "/stop"])
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["change"].text == "stop"
    made = interview(["//stop", "/stop"])
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["change"].text == "/stop"


def test_a_misspelt_command_is_no_answer() -> None:
    made = interview(["/bakc", "/stop"])
    with pytest.raises(Stopped):
        made.run()
    assert "change" not in made.answers
    assert "Did you mean /back?" in made.terminal.screen  # type: ignore[attr-defined]


def test_a_path_is_an_answer() -> None:
    made = interview(["/etc/motd goes.", "/stop"])
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["change"].text == "/etc/motd goes."


def test_several_pasted_lines_are_one_answer() -> None:
    made = interview(["First.\nSecond.", "/stop"])
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["change"].text == "First.\nSecond."


def test_a_required_question_is_not_passed_in_silence() -> None:
    made = interview(["", "/stop"])
    with pytest.raises(Stopped):
        made.run()
    assert "/skip with a reason" in made.terminal.screen  # type: ignore[attr-defined]


def test_when_it_is_decided_the_question_turns_to_what_can_still_change() -> None:
    made = interview(["A.", "decided above me", "/stop"])
    with pytest.raises(Stopped):
        made.run()
    assert "What can still change" in made.terminal.screen  # type: ignore[attr-defined]
    assert "What is still open?" not in made.terminal.screen  # type: ignore[attr-defined]


def test_the_forecast_comes_before_the_assumptions() -> None:
    order = [step.key for step in steps.steps(steps.full(built_in()))]
    assert order.index("expectations") < order.index("assumptions")


def test_the_quick_pass_is_six_prompts() -> None:
    made = interview(
        ["A.", "open", "Night, 6 people, 0 asked", "", "saw: a queue", "", "x", "+14d"], quick=True
    )
    made.run()
    assert len(made.steps) == 6
    assert made.answers["review"].text == "2026-12-06"


def test_wait_until_is_a_date_of_its_own() -> None:
    made = interview(["wait until 2026-12-06"], quick=True, at="review")
    made.run()
    assert made.answers["wait-until"].text == "2026-12-06"
    assert not made.answers["review"].given


def test_a_date_that_is_not_understood_is_asked_again_and_a_good_one_is_spelt_out() -> None:
    made = interview(["soonish", "8 Feb 2027", "/stop"], at="effective")
    with pytest.raises(Stopped):
        made.run()
    assert "I see no date there" in made.terminal.screen  # type: ignore[attr-defined]
    assert "Monday, 8 February 2027 (2027-02-08)" in made.terminal.screen  # type: ignore[attr-defined]


def test_enter_takes_what_is_offered() -> None:
    made = interview(
        ["", "/stop"],
        at="review",
        offer=lambda step, answers: Offer("2027-02-08", "Monday, 8 February 2027"),
    )
    made.run()
    assert made.answers["review"].text == "2027-02-08"


def test_the_editor_takes_a_long_answer_and_loose_lines_are_understood() -> None:
    made = interview(["/edit", "/edit", "", "/stop"])
    made.terminal.edits = [  # type: ignore[attr-defined]
        lambda text: text + "One.\n\n# Two\n",
        lambda text: None,
    ]
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["change"].text == "One.\n\n# Two"
    made = interview(["/edit", "/stop"], at="affected")
    made.terminal.edits = [lambda text: text.rstrip("\n") + "Night shift, 6 people, 0 asked"]  # type: ignore[attr-defined]
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["affected"].items == ({"group": "Night shift", "people": 6, "asked": 0},)


def test_the_end_of_a_pipe_says_that_the_answers_are_kept() -> None:
    made = interview(["One."], interactive=False)
    with pytest.raises(UsageProblem, match="input ended"):
        made.run()
    assert made.saved[-1][0]["change"].text == "One."  # type: ignore[attr-defined]


def test_back_on_a_list_of_an_earlier_sitting_goes_back_and_loses_nothing() -> None:
    before = {"affected": Answer(items=({"group": "A"}, {"group": "B"}))}
    made = interview(["/back", "/stop"], at="affected", answers=before)
    with pytest.raises(Stopped):
        made.run()
    assert len(made.answers["affected"].items) == 2
    assert "To whom does it apply" in made.terminal.screen  # type: ignore[attr-defined]


def test_an_item_is_replaced_by_its_number() -> None:
    before = {"affected": Answer(items=({"group": "A"}, {"group": "B"}))}
    made = interview(["1: Night, 6 people", "/stop"], at="affected", answers=before)
    with pytest.raises(Stopped):
        made.run()
    assert made.answers["affected"].items == ({"group": "Night", "people": 6}, {"group": "B"})


def test_a_pasted_list_says_every_item_back() -> None:
    made = interview(["Night, 6 people\nDay, 8 people", "/stop"], at="affected")
    with pytest.raises(Stopped):
        made.run()
    assert "= Night · 6 people" in made.terminal.screen  # type: ignore[attr-defined]
    assert "= Day · 8 people" in made.terminal.screen  # type: ignore[attr-defined]


def test_a_dash_is_no_answer() -> None:
    made = interview(["-", "/stop"], at="costs")
    with pytest.raises(Stopped):
        made.run()
    assert not made.answers.get("costs", Answer()).given


def test_skipping_while_mending_asks_no_further_part() -> None:
    made = interview(["/skip", "1"], answers={"feedback": Answer(parts={"how": "x"})})
    made.again("feedback")
    assert made.answers["feedback"] == Answer(skipped="I don't know yet")


def test_who_stops_while_mending_comes_back_to_the_summary() -> None:
    made = interview(["/stop"], answers={"change": Answer(text="x")})
    with pytest.raises(Stopped):
        made.again("change")
    assert all(at == "" for _, at in made.saved)  # type: ignore[attr-defined]


def test_in_the_editor_every_line_of_a_list_is_an_item() -> None:
    made = interview(["/edit", "/stop"], at="affected")
    made.terminal.edits = [  # type: ignore[attr-defined]
        lambda text: text.rstrip("\n") + "Night, 6 people\nDay, 8 people\n\nThey meet never.\n"
    ]
    with pytest.raises(Stopped):
        made.run()
    assert [item["group"] for item in made.answers["affected"].items] == ["Night", "Day"]
    assert made.answers["affected"].notes == "They meet never."


def test_the_example_that_is_shown_for_the_dates_is_understood_and_the_rest_is_named() -> None:
    made = interview(["2027-01-18, look back after 3 weeks"], at="effective")
    made.run()
    assert made.answers["effective"].text == "2027-01-18"
    assert made.answers["review"].text == "2027-02-08"
    made = interview(["2027-01-18, look back after Easter", "/stop"], at="effective")
    with pytest.raises(Stopped):
        made.run()
    assert "Not understood: “look back after Easter”" in made.terminal.screen  # type: ignore[attr-defined]


def test_every_example_of_the_checklist_is_understood() -> None:
    checklist = built_in()
    for step in steps.steps(steps.full(checklist)):
        for language in ("en", "de"):
            listener = Listener(TODAY, Wording(checklist, language))
            reply = listener.reply(step, step.example[language], {})
            assert not reply.problem, step.name
            assert reply.answers[step.key].given, step.name
            for part in step.parts:
                assert part.key in reply.answers[step.key].parts, (
                    f"{step.name} {language} {part.key}"
                )
