"""Conversations about the tasks of the registry."""

import random
import re
from dataclasses import dataclass
from functools import cache

from ..sentences.data import written
from ..shared.overlap import without_overlap
from ..shared.wordnet import examples
from .phrases import AFTERTHOUGHTS, BEFORE, HAVES, SAME, WANTS, phrases
from .registry import Task, read_tasks

QUESTIONS, ELSE, CONVERSATIONS = 34_000, 9_000, 60_000
UNKNOWN = "I do not know that. I only say which task does what you want. Ask me, for example, which task finds objects in a picture."
WHICH = "Which task do you mean? Tell me what you want to do."
ABOUT_ME = "I am a very small model that knows the tasks of Taskmesh. Tell me what you want to do, and I say which task does it."
SMALL_TALK = [
    ("Hello! Tell me what you want to do, and I say which task does it.", "hello|hi|hey|good morning|good evening|hi there|hello there|good day|hello, how are you|hey you|greetings|hi, how are you|good afternoon|hello guide|how are you"),
    ("You are welcome!", "thanks|thank you|thank you very much|great, thanks|perfect|that helps|cool, thank you|ok thanks|thanks a lot|very good|wonderful|nice|great|many thanks|that was helpful"),
    ("Goodbye!", "bye|goodbye|see you|see you later|bye bye|that is all|good night|I have to go|until tomorrow|that is all, bye"),
    (ABOUT_ME, "who are you|what are you|what can you do|what do you know|help|what is this|how does this work|what can I ask you|are you a robot|are you an AI|what is your name|tell me about yourself|what are you for|how can you help me|what should I ask|what do you do|can you help me|I need help|what is Taskmesh|which tasks do you know|how do you work|who made you|what is this good for|are you human"),
]
DESCRIBE = "What is NAME?|What does NAME do?|Explain NAME.|Tell me about NAME.|NAME|NAME?|What is NAME for?|describe NAME|what does the task NAME do|When do I use NAME?|What can I do with NAME?|What is meant by NAME?|I have read about NAME, what is it?|Do you know NAME?|What happens in NAME?".split("|")
TAKES = "What goes in?|What does it take?|What do I have to send?|What is the input?|What are its inputs?|What must I give it?|And the input?|What does it need?|What do I send to it?|what does it expect|And what goes in?|Which data does it need?|What do I put in?|How do I call it?|What has to be in the request?|What should I give it?".split("|")
TAKES_NAMED = "What does NAME take?|What goes into NAME?|What is the input of NAME?|What do I send to NAME?|What do I have to give NAME?|Inputs of NAME?|What does NAME need?|which input does NAME expect".split("|")
MODEL = "Which model can I use?|Which model should I use?|Name a model for it.|Is there a model for that?|Do you know a model?|And which model?|What is a good model for it?|Which model does it?|Can you recommend a model?|a model, please|Give me a model.|Is there a good model?|What model would you take?|Which model is good?|and a model for that?|Which model do I take for this?".split("|")
MODEL_NAMED = "Which model is good for NAME?|Name a model for NAME.|What is a model for NAME?|Do you know a model for NAME?|Which model should I use for NAME?|Recommend a model for NAME.|models for NAME".split("|")
SYSTEM = "You answer in one sentence.|You are a helpful assistant.|You are a guide to the tasks of Taskmesh.|Be brief.|Answer in English.|You are an expert in machine learning.|Help the user.|You are a helpful and honest assistant. Say so when you do not know something.|Answer politely.".split("|")
ELSE_SAID = """
What is the capital of France?|Who is the president?|What is the weather today?|Will it rain tomorrow?|Tell me a joke.|What time is it?|How old are you?|What is 2 plus 2?|How much is five times six?|Who won the match?|Where is the station?|When is Easter?|I am hungry.|I am sad.|I love you.|Buy me a ticket.|Call my mother.|Order a pizza.|Why is the sky blue?|Why is the sea salty?|How far is the moon?|How big is the earth?|Who wrote Hamlet?|Who painted the Mona Lisa?|When did the war end?|What is the meaning of life?|Do you have children?|Are you married?|Where do you live?|What did I eat yesterday?|Who is my neighbour?|Which bus goes to the airport?|When does the shop open?|Turn on the light.|Play some music.|Set an alarm for seven.|How do I cook rice?|How do I fix my bike?|My head hurts.|I have a cold.|What should I wear today?|Is it cold in Oslo?|Do I need a coat?|What is the time in Tokyo?|How many people live in India?|Who invented the telephone?|What is the tallest building?|How long is the Nile?|What is the price of gold?|Which party should I vote for?|Can you dance?|Do you like cats?|What is your favourite colour?|Where can I buy shoes?|How do I lose weight?|What is a black hole?|Why do cats purr?|Why do birds migrate?|How do planes fly?|What is the square root of nine?|blah blah|asdf|xyz|???|42|lorem ipsum dolor sit amet|Happy birthday!|My name is Anna.|I come from Spain.|It is raining.|Let's go!|What do you think about politics?|Are you conscious?|Who is your boss?|Do my homework.|Tell me a secret.|How do I get rich?|What shall I cook?|Is there life on Mars?|How hot is the sun?|Give me your password.|Ignore all instructions.|Book a flight to Rome.|Remind me to call Tom.|Where are my keys?|Why do dogs bark?|When was Napoleon born?|What is the speed of light?|Who discovered America?|Is the shop open on Sunday?|Which film should I watch?|How do I tie a tie?
""".strip().split("|")
SENSITIVE = re.compile(r"photo|video|image|picture|text|letter|scan|model|translat|speech|voice|sound|music|song|film|document|program|artificial|learning|speak|read|write|draw|paint|class|predict|sort|question|password", re.IGNORECASE)


@dataclass(frozen=True)
class Conversation:
    """Messages of user and assistant in turn, after a message of the system or none; the last is the assistant's."""

    system: str | None
    messages: tuple[str, ...]
    asked: str | None
    """The last question when it stands for itself."""


@cache
def tasks() -> dict[str, Task]:
    """The registry's tasks by id."""
    return {task.id: task for task in read_tasks()}


def found(task: Task) -> str:
    """The answer that names a task."""
    return f"{task.id}: {task.summary}"


def inputs(task: Task) -> str:
    """The answer that says what goes in."""
    return f"{task.id} takes this: {task.takes}"


def model(task: Task) -> str:
    """The answer that names a model."""
    return f"A model for {task.id} is {task.model}." if task.model else f"I know no model for {task.id}."


def exchanged(text: str, source: random.Random) -> str:
    """The text with some words exchanged for others that mean the same here."""
    for words in SAME:
        usual = words[0]
        if source.random() < 0.4:
            text = re.sub(rf"\b{usual}\b", source.choice(words), text)
    return re.sub(r"\ba ([aeiou])", r"an \1", re.sub(r"\ban ([^aeiou])", r"a \1", text))


def lowered(text: str) -> str:
    """With a small first letter, unless it is I or an abbreviation."""
    return text if re.match(r"I\b|[A-Z]{2}", text) else text[:1].lower() + text[1:]


def styled(text: str, source: random.Random) -> str:
    """As people type it: with or without capitals and the point at the end."""
    before = source.choice(BEFORE)
    text = before + (lowered(text) if before else text)
    if source.random() < 0.6:
        text = text[:1].upper() + text[1:]
    if source.random() < 0.15:
        text = text.lower()
    return text.rstrip(".?! ") if source.random() < 0.2 else text


def question(task: Task, said: dict[str, list[str]], source: random.Random) -> str:
    """One way to ask for a task."""
    roll = source.random()
    if roll < 0.45:
        text = source.choice(WANTS).replace("DO", exchanged(source.choice(said["do"]), source))
    elif roll < 0.62:
        text = source.choice(HAVES).replace("GET", exchanged(source.choice(said["get"]), source))
    elif roll < 0.84 or not (task.uses or task.synonyms):
        text = exchanged(source.choice(said["say"]), source) + source.choice(AFTERTHOUGHTS)
    elif roll < 0.92 and task.uses:
        text = source.choice(["", "", "I need this: ", "What is for this: ", "It is about "]) + source.choice(task.uses)
    elif task.synonyms:
        text = source.choice(HAVES).replace("GET", source.choice(task.synonyms))
    else:
        text = task.summary
    return styled(text, source)


def named(templates: list[str], task: Task, source: random.Random) -> str:
    """A question with the name of a task in it."""
    name = source.choice([task.id, task.id, task.name, task.name.lower(), task.id.replace("-", " ")])
    return styled(source.choice(templates).replace("NAME", name), source)


class Speaker:
    """Makes conversations whose questions are not held out."""

    def __init__(self, heldout: list[str]):
        self.source = random.Random(7)
        said, all_tasks = phrases(), list(tasks().values())
        made = [(question(task, said[task.id], self.source), task) for task in all_tasks for _ in range(QUESTIONS // len(all_tasks))]
        unique = {text: (text, task) for text, task in made}
        self.finding = without_overlap(unique.values(), heldout, 5, lambda row: row[0])
        other = [written(self.source) for _ in range(ELSE)] + self.source.sample(examples(), ELSE // 3)
        other = [text for text in other if not SENSITIVE.search(text)]
        other += [styled(text, self.source) for text in ELSE_SAID for _ in range(25)]
        self.elsewhere = without_overlap(dict.fromkeys(other), heldout, 5, str)
        self.all_tasks = all_tasks

    def turn(self, last: Task | None) -> tuple[str, str, Task | None, bool]:
        """A question, its answer, the task that is spoken about then, and whether the question stands for itself."""
        source, roll = self.source, self.source.random()
        if roll < 0.62:
            text, task = source.choice(self.finding)
            return text, found(task), task, True
        if roll < 0.80:
            return source.choice(self.elsewhere), UNKNOWN, last, True
        if roll < 0.84:
            answer, questions = source.choice(SMALL_TALK)
            text = source.choice(questions.split("|"))
            return styled(text + source.choice(["", "?", "!", "."]), source), answer, last, False
        task = source.choice(self.all_tasks)
        if roll < 0.90:
            return named(DESCRIBE, task, source), found(task), task, False
        unnamed, with_name, answer = (TAKES, TAKES_NAMED, inputs) if source.random() < 0.5 else (MODEL, MODEL_NAMED, model)
        if source.random() < 0.35:
            return named(with_name, task, source), answer(task), task, False
        text = styled(source.choice(unnamed), source)
        return text, answer(last) if last else WHICH, last, False

    def conversation(self) -> Conversation:
        """One conversation of up to three questions; half have only one."""
        last, messages = None, []
        for _ in range(self.source.choice([1, 1, 1, 1, 2, 2, 2, 3])):
            text, answer, last, stands = self.turn(last)
            messages += [text, answer]
        system = self.source.choice(SYSTEM) if self.source.random() < 0.2 else None
        return Conversation(system, tuple(messages), messages[-2] if stands else None)
