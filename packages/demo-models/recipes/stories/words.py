"""Words and phrases of the story grammar."""

BOYS = "Tom Max Ben Sam Leo Tim Jack Finn Noah Paul Peter Oscar Felix Henry Theo Luke Adam Oliver Billy Charlie Jim Nick".split()
GIRLS = "Lily Anna Mia Emma Sara Lucy Ella Zoe Nina Rosie Clara Ruby Molly Eva Julia Alice Sophie Amy Daisy Kate Bella Jane".split()
ANIMALS = "dog cat rabbit bear fox mouse bird duck frog horse pig cow sheep squirrel turtle elephant lion monkey owl hedgehog goose wolf dragon fish bee puppy kitten".split()
LITTLE = "little small big young kind brave clever tiny happy funny curious tall shy quiet friendly little little".split()
FUR = "old brown white black gray spotted".split()
JOBS = {"he": "man farmer king baker fisherman sailor prince teacher doctor wizard boy".split(), "she": "woman queen farmer baker princess teacher doctor witch grandmother girl".split()}
FAMILY_SHE = ["mother", "grandmother", "sister", "mom", "aunt"]
FAMILY_HE = ["father", "grandfather", "brother", "dad", "uncle"]
COLOURS = "red blue green yellow white brown pink purple orange golden new".split()
TOYS = "ball kite car boat doll teddy hat book drum train bicycle ring cup scarf balloon puzzle robot bag toy box".split()
TREATS = "cake apple bread cookies lunch berries honey sandwich chocolate soup cheese".split()
FOODS = "bread cheese berries honey soup fish apples nuts carrots cake milk corn eggs pears rice".split()
GLAD = "happy happy happy glad proud excited cheerful".split()
SAD = ["sad", "very sad", "upset", "unhappy", "worried", "sad"]
PLACES = [
    "in a little house", "in a small house near the forest", "near the river", "in the forest", "in a big castle", "on a farm", "in a small village", "near the sea",
    "in the garden", "in a big town", "under a big tree", "in the park", "on a high hill", "in an old house", "at the beach", "near the lake", "in the mountains",
]
DAYS = ["One day", "One day", "One day", "One morning", "One sunny day", "One evening", "One afternoon", "One night", "One cold day", "One windy day", "One Saturday"]
PLAYS = [
    "play in the garden", "play with a ball", "sing songs", "swim in the lake", "run in the park", "read books", "climb trees", "dance", "build castles", "paint pictures",
    "look at the stars", "play hide and seek", "pick flowers", "ride a bicycle", "jump in the water", "help other people", "sleep in the sun", "tell stories",
]
HIDING = [
    ("under the bed", "under the bed"), ("in the garden", "in the garden behind a tree"), ("behind the door", "behind the door"), ("in the kitchen", "in the kitchen under the table"),
    ("in the park", "in the park near the bench"), ("in the street", "in the street near the shop"), ("under the table", "under the table"), ("in the box", "in an old box"),
    ("near the river", "near the river in the grass"), ("in the forest", "in the forest under some leaves"), ("at school", "at school in a bag"),
]
WEATHER = [
    ("It was raining.", "could not go outside", "play a game inside"), ("It was a sunny day.", "wanted to go outside", "swim in the lake"),
    ("It was very cold.", "was freezing", "make a fire"), ("It was snowing.", "looked out of the window", "build a snowman"),
    ("It was a windy day.", "wanted to play outside", "fly a kite"), ("It was a rainy day.", "was bored at home", "read a book together"),
    ("It was very hot.", "was tired and thirsty", "go to the river"), ("It was a beautiful morning.", "was happy", "go to the beach"),
    ("It was dark outside.", "could not sleep", "tell a story"), ("It was a cold winter day.", "wanted to play in the snow", "build a snow house"),
]
FEARS = [
    ("the dark", "turned off the light"), ("the water", "jumped into the lake"), ("the big dog", "touched the big dog"), ("the thunder", "listened to the storm"),
    ("the first day of school", "went to school"), ("the high tree", "climbed up the tree"), ("the noise under the bed", "looked under the bed"), ("flying", "jumped from the branch and flew"),
    ("the doctor", "opened the door"), ("the forest", "walked into the forest"),
]
WISHES = ["a bicycle", "a new ball", "a red kite", "a little boat", "a puppy", "a big drum", "a toy train", "a new book", "a pair of shoes", "a blue hat", "a guitar", "a green bag"]
MADE = [
    ("a cake", "eggs"), ("a cake", "flour"), ("a soup", "carrots"), ("an apple pie", "apples"), ("some cookies", "milk"), ("a pizza", "cheese"), ("a bird house", "wood"),
    ("a big sand castle", "water"), ("a salad", "tomatoes"), ("pancakes", "eggs"), ("some bread", "flour"),
]
KINDNESS = [
    ("was lost in the forest", "showed {him} the way home"), ("had hurt a leg", "took {him} to the doctor"), ("had lost the way", "walked home with {him}"),
    ("was cold and tired", "let {him} sleep near the fire"), ("fell into the water", "pulled {him} out with a long rope"), ("could not carry a heavy bag", "carried the bag for {him}"),
    ("was stuck in the mud", "pulled {him} out"), ("was hungry and had no food", "gave {him} some bread and milk"), ("had broken a cup", "helped {him} to clean the floor"),
    ("was thirsty", "brought {him} some water"), ("could not find a home", "built a little house for {him}"),
]
LESSONS = [
    "it is good to share", "friends help each other", "it is better to tell the truth", "it is important to be kind", "everyone needs a friend", "it is good to be brave",
    "hard work is worth it", "it is fun to play together", "you should never give up", "you must listen to your mother",
]
ADJECTIVES = "big small little old new beautiful pretty warm cold soft shiny strange broken heavy long round clean dirty magic empty favorite good bad wonderful tall tiny quiet strong young funny sweet".split()
REASONS = [
    "nobody wanted to play with {him}", "it was {his} birthday", "{he} could not sleep", "{he} had lost {his} hat", "{he} had no friends", "the toy was broken", "{he} won the race", "{his} friend was sick",
    "the sun was shining", "{he} was all alone", "there was nothing to eat", "the water was too cold", "{his} mother was far away", "{he} had a new friend", "the food was gone", "{he} did not want to share",
]
