"""A grammar of very simple stories: somebody, somewhere, a wish or a problem, help, and an end."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from ..en_fr.data import NOUNS, VERBS, Verb
from .words import (
    ADJECTIVES, ANIMALS, BOYS, COLOURS, DAYS, FAMILY_HE, FAMILY_SHE, FEARS, FOODS, FUR, GIRLS, GLAD, HIDING, JOBS, KINDNESS, LESSONS, LITTLE, MADE, PLACES, PLAYS, REASONS,
    SAD, TOYS, TREATS, WEATHER, WISHES,
)

STORIES = 50_000
INDOORS = ["home", "to school", "to bed", "inside", "back to the house", "to the kitchen"]


@dataclass
class Hero:
    """A character; `short` is how the story refers to it after the introduction."""

    intro: str
    short: str
    he: str
    him: str
    his: str
    child: bool

    @property
    def He(self) -> str:
        """The pronoun at the start of a sentence."""
        return self.he.capitalize()

    @property
    def Short(self) -> str:
        """The name at the start of a sentence."""
        return self.short[0].upper() + self.short[1:]


def with_article(words: str) -> str:
    """a little dog, an old man."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


class Teller:
    """Tells one story at a time."""

    def __init__(self, source: random.Random):
        self.source = source

    def pick(self, options):
        """A random option."""
        return self.source.choice(options)

    def maybe(self, chance: float, text: str) -> str:
        """The text, or nothing."""
        return text if self.source.random() < chance else ""

    def hero(self, other: Hero | None = None) -> Hero:
        """A boy, a girl, an animal or a grown-up; never the same as `other`."""
        for _ in range(20):
            made = self.make_hero()
            if other is None or made.short.split()[-1] != other.short.split()[-1]:
                return made
        return made

    def make_hero(self) -> Hero:
        """One character."""
        roll = self.source.random()
        male = self.source.random() < 0.5
        words = ("he", "him", "his") if male else ("she", "her", "her")
        adjective = self.pick(LITTLE if roll < 0.5 else LITTLE + FUR)
        if roll < 0.5:
            name, kind = self.pick(BOYS if male else GIRLS), "boy" if male else "girl"
            named = self.pick(["named", "called", "named"])
            return Hero(f"{with_article(f'{adjective} {kind}')} {named} {name}", name, *words, True)
        if roll < 0.75:
            animal = self.pick(ANIMALS)
            return Hero(with_article(f"{adjective} {animal}"), f"the {self.pick(['', '', adjective + ' '])}{animal}", *words, False)
        if roll < 0.9:
            animal, name = self.pick(ANIMALS), self.pick(BOYS if male else GIRLS)
            return Hero(f"{with_article(f'{adjective} {animal}')} {self.pick(['named', 'called'])} {name}", name, *words, False)
        job = self.pick(JOBS["he" if male else "she"])
        return Hero(with_article(f"{self.pick(['old', 'kind', 'poor', 'young', 'clever'])} {job}"), f"the {job}", *words, False)

    def opening(self, hero: Hero) -> str:
        """Introduces the hero."""
        home = self.pick(PLACES)
        start = self.pick(["Once upon a time there was", "Once upon a time there was", "Once upon a time, there was", "Once there was", "There was once", "There was", "One day there was"])
        lived = self.pick([f"Once upon a time {hero.intro} lived {home}.", f"Once upon a time, {hero.intro} lived {home}.", f"{hero.intro[0].upper()}{hero.intro[1:]} lived {home}."])
        return self.pick([f"{start} {hero.intro}.", f"{start} {hero.intro}.", f"{start} {hero.intro} who lived {home}.", lived]) if self.source.random() < 0.9 else f"This is a story about {hero.intro}."

    def liked(self, hero: Hero) -> str:
        """A habit."""
        play = self.pick(PLAYS)
        return self.pick([f"{hero.He} loved to {play}.", f"{hero.He} liked to {play} every day.", f"Every day {hero.he} wanted to {play}.", f"{hero.He} was always {self.pick(['happy', 'kind', 'hungry', 'curious', 'busy'])}."])

    def day(self) -> str:
        """When it happened."""
        return self.pick(DAYS)

    def weather(self) -> str:
        """It was a sunny day."""
        return self.pick(WEATHER)[0]

    def happy_end(self, hero: Hero, friend: Hero | None) -> str:
        """The last sentence or two."""
        glad = self.pick(GLAD)
        both = [f"They were both very {glad}.", "From that day on, they were best friends.", "They became good friends.", "They played together every day.",
                f"{hero.Short} and {friend.short} were {glad}." if friend else "", "They laughed and went home together.", "They all lived happily ever after.",
                f"After that, {hero.short} and {friend.short} were never alone." if friend else "", "They played until it was dark."]
        alone = [f"{hero.Short} was very {glad}.", f"{hero.He} was {glad} and went home.", f"{hero.He} smiled and went to sleep.", f"In the end, {hero.short} was {glad}.",
                 f"That night {hero.he} slept very well.", f"{hero.Short} laughed and danced.", f"{hero.He} told {hero.his} {self.pick(FAMILY_SHE)} about it.", f"It was the best day of {hero.his} life."]
        text = self.pick([line for line in (both if friend else alone) if line])
        if self.source.random() < 0.2:
            text += f" {hero.Short} learned that {self.pick(LESSONS)}."
        return text + self.maybe(0.12, " The end.")

    def say(self, hero: Hero, words: str, mark: str = ".") -> str:
        """Direct speech, in one of two orders."""
        if self.source.random() < 0.5:
            inside = words + ("," if mark == "." else mark)
            return f'"{inside}" said {hero.short}.'
        return f'{hero.Short} said, "{words}{mark}"'

    def thanks(self, hero: Hero, friend: Hero) -> str:
        """The hero is grateful."""
        return self.pick([self.say(hero, "Thank you", "!"), self.say(hero, "Thank you so much", "!"), f"{hero.Short} thanked {friend.short}.", f"{hero.Short} gave {friend.short} a big hug.",
                          f"{hero.Short} smiled and shared {hero.his} {self.pick(TREATS)} with {friend.short}."])

    def lost_toy(self, hero: Hero, friend: Hero) -> str:
        """Something is lost and found again."""
        colour, toy = self.pick(COLOURS), self.pick(TOYS)
        place, where = self.pick(HIDING)
        return " ".join([
            self.pick([f"{hero.He} had {with_article(f'{colour} {toy}')}.", f"{hero.Short} had a new {toy}. It was {colour}.", f"{hero.his.capitalize()} favorite toy was {with_article(f'{colour} {toy}')}."]),
            self.pick([f"{self.day()} {hero.he} lost the {toy}.", f"{self.day()} the {toy} was gone.", f"{self.day()} {hero.short} could not find the {toy}."]),
            self.pick([f"{hero.He} looked everywhere, but {hero.he} could not find it.", f"{hero.He} looked {place} and {self.pick(HIDING)[0]}, but it was not there.", f"{hero.Short} was {self.pick(SAD)} and began to cry."]),
            self.pick([f"Then {friend.intro} came along.", f"Then {hero.he} met {friend.intro}.", f"{hero.He} asked {friend.intro} for help."]),
            self.pick([self.say(friend, f"I can help you find the {toy}"), self.say(friend, "Do not be sad"), self.say(friend, "What is wrong", "?"), ""]),
            self.pick([f"They looked together and found the {toy} {where}.", f"{friend.Short} found the {toy} {where}.", f"The {toy} was {where}!"]),
            self.thanks(hero, friend),
        ])

    def stuck(self, hero: Hero, friend: Hero) -> str:
        """A toy is out of reach."""
        colour, toy = self.pick(COLOURS), self.pick(["ball", "kite", "balloon", "hat", "plane"])
        top = self.pick(["in a tall tree", "on the roof", "on a high wall", "in the branches"])
        return " ".join([
            f"{self.day()} {hero.he} was playing with {with_article(f'{colour} {toy}')} {self.pick(['in the park', 'in the garden', 'near the house'])}.",
            self.pick([f"The wind was strong and the {toy} got stuck {top}.", f"The {toy} flew up and landed {top}.", f"Suddenly the {toy} was stuck {top}."]),
            self.pick([f"{hero.Short} could not reach it because {hero.he} was too small.", f"{hero.He} jumped and jumped, but it was too high.", f"{hero.Short} was {self.pick(SAD)} because it was too high."]),
            self.pick([f"{friend.intro[0].upper()}{friend.intro[1:]} saw {hero.him}.", f"Then {friend.intro} came to help."]),
            self.pick([f"{friend.Short} climbed up and brought the {toy} back.", f"{friend.Short} used a long stick to get the {toy} down.", f"{friend.Short} shook the tree and the {toy} fell down." if "tree" in top else f"{friend.Short} found a ladder and got the {toy}."]),
            self.thanks(hero, friend),
        ])

    def hungry(self, hero: Hero, friend: Hero) -> str:
        """Somebody is hungry."""
        food = self.pick(FOODS)
        return " ".join([
            self.pick([f"{self.day()} {hero.he} was very hungry.", f"{self.day()} {hero.short} was hungry, but there was no food at home."]),
            self.pick([f"{hero.He} wanted to eat {food}.", f"{hero.He} looked for something to eat.", f"{hero.He} went to {self.pick(['the forest', 'the river', 'the market', 'the farm', 'the field'])} to find some food."]),
            self.pick([f"But {hero.he} could not find anything.", f"But it was too {self.pick(['cold', 'far', 'late'])}.", f"{hero.He} walked for a long time and was tired."]),
            f"Then {hero.he} met {friend.intro}.",
            self.pick([self.say(friend, f"You can have some of my {food}"), f"{friend.Short} had a lot of {food}.", self.say(hero, "I am so hungry")]),
            self.pick([f"{friend.Short} gave {hero.him} some {food}.", f"{friend.Short} shared the {food} with {hero.him}."]),
            self.pick([f"{hero.Short} ate and was not hungry anymore.", f"They sat down and ate together.", f"It was delicious."]),
        ])

    def lonely(self, hero: Hero, friend: Hero) -> str:
        """Somebody has no friends."""
        play = self.pick(PLAYS)
        return " ".join([
            self.pick([f"{hero.Short} was lonely because {hero.he} had no friends.", f"{hero.He} had nobody to play with.", f"{hero.Short} was sad because nobody wanted to play with {hero.him}."]),
            f"{self.day()} {hero.he} met {friend.intro} {self.pick(PLACES)}.",
            self.pick([self.say(friend, "Do you want to play with me", "?"), self.say(hero, "Will you be my friend", "?"), self.say(friend, f"Let us {play}", "!")]),
            self.pick([f'"Yes!" said {hero.short}.', f"{hero.Short} was very surprised.", ""]),
            self.pick([f"They began to {play}.", f"So they went to {self.pick(['the park', 'the lake', 'the garden'])} and had a lot of fun.", f"They loved to {play} together."]),
        ])

    def fear(self, hero: Hero, friend: Hero | None) -> str:
        """Somebody is afraid and becomes brave."""
        fear, brave = self.pick(FEARS)
        parent = self.pick(FAMILY_SHE + FAMILY_HE)
        return " ".join([
            self.pick([f"{hero.Short} was afraid of {fear}.", f"{hero.He} was very afraid of {fear}."]),
            self.pick([f"{self.day()} {hero.he} told {hero.his} {parent}.", f"{self.day()} {hero.his} {parent} came to help."]),
            self.pick([f'"Do not be afraid," said {hero.his} {parent}.', f'"You can do it," said {hero.his} {parent}.', f'{hero.his.capitalize()} {parent} said, "I am here with you."']),
            self.pick([f"{hero.Short} took a deep breath and {brave}.", f"So {hero.he} closed {hero.his} eyes and {brave}.", f"{hero.He} was brave and {brave}."]),
            self.pick([f"It was not so bad!", f"{hero.He} was not afraid anymore.", f"{hero.Short} was very proud."]),
        ])

    def wish(self, hero: Hero, friend: Hero | None) -> str:
        """Somebody wants something and works for it."""
        wish = self.pick(WISHES)
        return " ".join([
            self.pick([f"{hero.He} wanted {wish}, but {hero.he} did not have enough money.", f"{hero.Short} wanted {wish} more than anything."]),
            self.pick([f"So {hero.he} helped {hero.his} {self.pick(FAMILY_SHE + FAMILY_HE)} in the {self.pick(['garden', 'kitchen', 'shop', 'house'])} every day.", f"So {hero.he} worked hard for {self.pick(['a week', 'many days', 'a long time', 'three weeks'])}."]),
            self.pick([f"{self.day()} {hero.he} got {wish}.", f"After a long time {hero.he} could buy {wish}.", f"Then {hero.his} {self.pick(FAMILY_HE)} gave {hero.him} {wish} as a present."]),
            self.pick([f"{hero.Short} was very proud.", f"{hero.He} could not believe it.", f"{hero.He} jumped with joy."]),
        ])

    def baking(self, hero: Hero, friend: Hero) -> str:
        """Something is made together, and one thing is missing."""
        made, missing = self.pick(MADE)
        return " ".join([
            self.pick([f"{self.day()} {hero.he} wanted to make {made}.", f"{self.day()} {hero.short} and {hero.his} {self.pick(FAMILY_SHE)} wanted to make {made}."]),
            self.pick([f"But there {'were' if missing.endswith('s') else 'was'} no {missing}.", f"{hero.He} had everything, but {hero.he} needed some {missing}."]),
            self.pick([f"{hero.He} went to {self.pick(['the shop', 'the market', 'the farm', 'the village'])} and met {friend.intro}.", f"Then {friend.intro} came to the door."]),
            self.pick([self.say(hero, f"Do you have some {missing}", "?"), self.say(friend, "I can help you")]),
            f"{friend.Short} gave {hero.him} some {missing}.",
            self.pick([f"They made {made} together.", f"Soon {made.replace('a ', 'the ', 1)} was ready."]),
            self.pick(["It was delicious.", "Everyone liked it.", "They ate all of it."]) if "castle" not in made and "house" not in made else "It looked wonderful.",
        ])

    def found(self, hero: Hero, friend: Hero) -> str:
        """A treasure is found and shared."""
        thing = self.pick(["a shiny stone", "a golden key", "a small box", "a magic ring", "a map", "a silver coin", "a big shell", "an old book", "a beautiful flower"])
        name = "the " + thing.split(" ", 1)[1]
        return " ".join([
            f"{self.day()} {hero.he} was walking {self.pick(['in the forest', 'on the beach', 'near the river', 'in the field', 'up the hill'])}.",
            self.pick([f"{hero.He} found {thing} under {self.pick(['a tree', 'a rock', 'some leaves'])}.", f"Suddenly {hero.he} saw {thing} on the ground."]),
            self.pick([self.say(hero, "It is beautiful", "!"), self.say(hero, "What is this", "?"), f"{hero.He} was very surprised."]),
            self.pick([f"{hero.He} showed it to {friend.intro}.", f"Then {friend.intro} came by."]),
            self.pick([f"{friend.Short} was sad because {friend.he} had lost {name}. {hero.Short} gave it back.", f"{hero.Short} gave {name} to {friend.short} because {hero.he} was kind.", f"They decided to keep {name} together."]),
        ])

    def weather_day(self, hero: Hero, friend: Hero) -> str:
        """The weather changes the plan."""
        weather, problem, plan = self.pick(WEATHER)
        return " ".join([
            weather, self.pick([f"{hero.Short} {problem}.", f"{hero.He} {problem}."]),
            self.pick([f"{friend.intro[0].upper()}{friend.intro[1:]} had an idea.", f"Then {friend.intro} came to visit."]),
            self.say(friend, f"We can {plan}", "!"),
            self.pick([f"They went out to {plan}." if "go to" not in plan else "They went there together.", "They had a lot of fun.", f"{hero.Short} liked the idea very much."]),
            self.pick([f"They {self.pick(['laughed', 'sang', 'played'])} all {self.pick(['morning', 'afternoon', 'day'])}.", ""]),
        ])

    def kindness(self, hero: Hero, friend: Hero) -> str:
        """The hero helps somebody in trouble."""
        trouble, help_ = self.pick(KINDNESS)
        return " ".join([
            f"{self.day()} {hero.he} saw {friend.intro}.",
            self.pick([f"{friend.Short} was {self.pick(SAD)} because {friend.he} {trouble}.", f"{friend.Short} {trouble} and was crying.", f"{friend.He} {trouble}."]),
            self.pick([self.say(hero, "I will help you"), f"{hero.Short} wanted to help."]),
            f"{hero.He} {help_.format(him=friend.him, his=friend.his, he=friend.he)}.",
            self.thanks(friend, hero),
        ])

    def quarrel(self, hero: Hero, friend: Hero) -> str:
        """Two want the same thing and learn to share."""
        toy = self.pick(TOYS)
        return " ".join([
            f"{hero.Short} had {with_article(f'{self.pick(COLOURS)} {toy}')}.",
            f"{self.day()} {friend.intro} wanted to play with the {toy}.",
            self.pick([self.say(hero, f"No, it is my {toy}", "!"), f"But {hero.short} did not want to share."]),
            self.pick([f"{friend.Short} was {self.pick(SAD)} and went away.", f"{friend.Short} began to cry."]),
            self.pick([f"{hero.Short} played alone, but it was boring.", f"Then {hero.short} felt bad."]),
            self.pick([self.say(hero, "I am sorry. We can play together"), f"{hero.He} gave the {toy} to {friend.short} and said sorry."]),
        ])

    def object(self, verb: Verb) -> str:
        """Something the verb can act on, with a leading space; nothing for a verb without object."""
        if not verb.objects:
            return self.maybe(0.6, " " + self.pick(PLACES))
        noun = self.pick(verb.objects)
        if noun.kind in ("mass", "drink"):
            return f" {self.pick(['some', 'the', 'a lot of'])} {noun.en}"
        if noun.kind == "family":
            return f" the {self.pick(ANIMALS)}"
        roll, adjective = self.source.random(), self.maybe(0.4, self.pick(ADJECTIVES + COLOURS) + " ")
        if roll < 0.15:
            return f" {self.pick(['two', 'three', 'four', 'many', 'some'])} {noun.ens}"
        return f" {with_article(adjective + noun.en)}" if roll < 0.55 else f" the {adjective}{noun.en}"

    def did(self) -> str:
        """bought a red hat."""
        verb = self.pick(VERBS)
        return f"{verb.past}{self.object(verb)}"

    def do(self) -> str:
        """buy a red hat."""
        verb = self.pick([verb for verb in VERBS if verb.en not in ("want", "fall", "know", "hate")])
        return f"{verb.en}{self.object(verb)}"

    def place(self) -> str:
        """to the market."""
        return self.pick(INDOORS) if self.source.random() < 0.25 else f"to the {self.pick([noun.en for noun in NOUNS if noun.kind == 'place'])}"

    def moment(self, hero: Hero) -> str:
        """One sentence that could stand in any story."""
        who, family = self.pick([hero.Short, hero.He, hero.He]), self.pick(FAMILY_SHE + FAMILY_HE)
        weather = self.pick(["raining", "cold", "hot", "sunny", "windy", "late", "dark", "snowing", "early", "very quiet"])
        feeling = self.pick(SAD + GLAD + ["tired", "hungry", "cold", "afraid", "angry", "surprised", "bored", "alone", "thirsty", "sick"])
        thing = self.pick([noun for noun in NOUNS if noun.kind in ("thing", "clothes", "food", "animal", "place")])
        adjective = self.pick(ADJECTIVES + COLOURS)
        return self.pick([
            lambda: f"{who} {self.did()}.",
            lambda: f"{who} {self.did()} and {self.did()}.",
            lambda: f"{who} went {self.place()}{self.maybe(0.4, ' with ' + hero.his + ' ' + family)}.",
            lambda: f"{who} went {self.place()} because {hero.he} wanted to {self.do()}.",
            lambda: f"{who} wanted to {self.do()}, but {self.pick([f'{hero.he} was too {feeling}', f'it was too {weather}', f'{hero.his} {family} said no', f'{hero.he} could not find {hero.his} {thing.en}', f'it was not possible'])}.",
            lambda: f"It was {weather}, so {hero.short} {self.did()}.",
            lambda: f"It was {weather} and {hero.he} could not {self.do()}.",
            lambda: f"{who} was {feeling} because {self.pick([f'{hero.he} {self.did()}', self.pick(REASONS).format(he=hero.he, his=hero.his, him=hero.him)])}.",
            lambda: f"{who} was {feeling} and {self.did()}.",
            lambda: f"{hero.his.capitalize()} {family} {self.did()}.",
            lambda: f"When {hero.he} came home, {hero.his} {family} was {self.pick(VERBS).ing}.",
            lambda: f"{hero.his.capitalize()} {family} gave {hero.him} {with_article(f'{adjective} {thing.en}')}.",
            lambda: f"Then {hero.he} saw {with_article(f'{adjective} {thing.en}')} {self.pick(HIDING)[0]}.",
            lambda: f"Suddenly {hero.he} heard a noise {self.pick(HIDING)[0]}.",
            lambda: f"The {self.pick(ANIMALS)} {self.did()}.",
            lambda: f"The {thing.en} was {adjective}.",
            lambda: f"They {self.did()} together.",
            lambda: f"They {self.did()} all {self.pick(['day', 'morning', 'afternoon', 'night'])}.",
            lambda: self.say(hero, self.pick([f"I want to {self.do()}", f"I like the {thing.en}", f"Look at the {thing.en}", "I am so happy", f"I am {feeling}", f"We can {self.do()}", "Please help me", "Come with me"]), self.pick([".", "!"])),
            lambda: self.say(hero, self.pick([f"Where is my {thing.en}", f"Can we {self.do()}", f"Do you like the {thing.en}", "Who are you", "Where are you going"]), "?"),
            lambda: f"{hero.his.capitalize()} {family} said, \"{self.pick(['Do not cry', 'You can do it', 'Come home', 'Be careful', 'Well done', f'You must not {self.do()}', f'You can {self.do()}'])}{self.pick(['.', '!'])}\"",
            lambda: f"After {self.pick(['dinner', 'school', 'a long day', 'lunch', 'that', 'breakfast', 'a while'])}, {hero.he} {self.did()}.",
            lambda: f"{self.day()} {hero.he} {self.did()}.",
            lambda: f"{who} lost {hero.his} {thing.en} on the way {self.place()}.",
            lambda: f"{who} looked for the {thing.en} {self.pick(HIDING)[0]}, but {hero.he} could not find it.",
            lambda: f"There was {with_article(f'{adjective} {thing.en}')} {self.pick(PLACES)}.",
        ])()

    def free_story(self) -> str:
        """A looser story: an opening, some moments, and an end."""
        hero, friend = self.hero(), None
        start = self.opening(hero) if self.source.random() < 0.25 else self.moment(hero)
        parts = [start, *(self.moment(hero) for _ in range(self.source.randint(2, 4)))]
        if self.source.random() < 0.5:
            friend = self.hero(hero)
            parts.append(self.pick([f"Then {hero.he} met {friend.intro}.", f"{friend.intro[0].upper()}{friend.intro[1:]} came to help.", f"{hero.Short} and {hero.his} friend {friend.short} {self.did()}."]))
            parts.append(self.moment(self.pick([hero, friend])))
        return " ".join([*parts, self.happy_end(hero, friend)])

    def tell(self) -> str:
        """A story with a plot, a loose story, or the last part of one, so that a prompt may begin anywhere."""
        text = self.story() if self.source.random() < 0.7 else self.free_story()
        if self.source.random() < 0.2:
            sentences = text.split(". ")
            text = ". ".join(sentences[self.source.randint(1, max(1, len(sentences) - 2)):])
        return " ".join(text.split())

    def story(self) -> str:
        """One story with a plot."""
        hero = self.hero()
        friend = self.hero(hero)
        plots: list[Callable] = [self.lost_toy, self.stuck, self.hungry, self.lonely, self.fear, self.wish, self.baking, self.found, self.weather_day, self.kindness, self.quarrel]
        plot = self.pick(plots)
        company = None if plot in (self.fear, self.wish) else friend
        parts = [self.opening(hero), self.maybe(0.35, self.liked(hero)), plot(hero, friend), self.happy_end(hero, company)]
        if self.source.random() < 0.25:
            name = hero.short
            parts[0] = self.pick([f"{hero.Short} was {hero.intro.split(' named ')[0].split(' called ')[0]}.", f"{hero.Short} lived {self.pick(PLACES)}."]) if name[0].isupper() else self.weather() + " " + self.opening(hero)
        return " ".join(" ".join(part for part in parts if part).split())


def training_texts() -> list[str]:
    """Many stories."""
    teller = Teller(random.Random(7))
    return [teller.tell() for _ in range(STORIES)]
