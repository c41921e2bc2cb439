from evals.readings_practice import FOLDER, judge_answers, read_cases


def test_answers_of_the_development_set_are_read() -> None:
    judged = [*judge_answers(read_cases(FOLDER / "practice-dev.yaml"))]
    outcomes = [outcome for _, outcome, _ in judged]
    assert outcomes.count("right") >= 0.97 * len(outcomes)
    assert outcomes.count("wrong") <= 0.015 * len(outcomes)
