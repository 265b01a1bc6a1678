"""What of a talk may stay in sight when the vault is locked.

The words of a checklist are public: anybody can read them. But a question that is asked only after a certain answer,
or only of certain cases, tells something by being asked. So only a question stays that every talk of the step asks.
"""

from collections.abc import Sequence

from wellbeing.domain.checklist import Checklist, Question


def public_question(talk: Checklist, way: Sequence[Question], now: Question | None) -> str:
    """The id of the question that may stay in sight: where the talk stands, or the last one before it that is asked
    in every talk of its step; an empty text where there is none.

    `way` are the questions of this talk in their order, `now` the one in sight (None: the talk is at its end).
    """
    main = talk.guides[0] if talk.guides else talk
    places = [question.id for question in way]
    reached = places.index(now.id) + 1 if now is not None and now.id in places else len(places)
    for question_id in reversed(places[:reached]):
        found = main.question(question_id)
        if found is not None and found.when is None:
            return question_id
    return ""
