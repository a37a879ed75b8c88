"""What the model is taught: small tables of plain facts, and the sentences that say them.

A table is rows of words, one row a line, columns separated by commas; `/` separates words of which one is taken.
Templates are separated by `|`. `{1}` is the word of the first column; what stands in braces is what is hidden most.
"""


def rows(text: str) -> list[list[str]]:
    """The rows of a table."""
    return [[cell.strip() for cell in line.split(",")] for line in text.strip().splitlines()]


COUNTRIES = rows("""
France,Paris,Europe,French,French
Germany,Berlin,Europe,German,German
Italy,Rome,Europe,Italian,Italian
Spain,Madrid,Europe,Spanish,Spanish
Portugal,Lisbon,Europe,Portuguese,Portuguese
England,London,Europe,English,English
Ireland,Dublin,Europe,English,Irish
Poland,Warsaw,Europe,Polish,Polish
Russia,Moscow,Europe,Russian,Russian
Greece,Athens,Europe,Greek,Greek
Austria,Vienna,Europe,German,Austrian
Hungary,Budapest,Europe,Hungarian,Hungarian
Sweden,Stockholm,Europe,Swedish,Swedish
Norway,Oslo,Europe,Norwegian,Norwegian
Denmark,Copenhagen,Europe,Danish,Danish
Finland,Helsinki,Europe,Finnish,Finnish
Belgium,Brussels,Europe,French,Belgian
Netherlands,Amsterdam,Europe,Dutch,Dutch
Switzerland,Bern,Europe,German,Swiss
Turkey,Ankara,Asia,Turkish,Turkish
Ukraine,Kiev,Europe,Ukrainian,Ukrainian
Romania,Bucharest,Europe,Romanian,Romanian
Bulgaria,Sofia,Europe,Bulgarian,Bulgarian
Serbia,Belgrade,Europe,Serbian,Serbian
Croatia,Zagreb,Europe,Croatian,Croatian
Iceland,Reykjavik,Europe,Icelandic,Icelandic
Scotland,Edinburgh,Europe,English,Scottish
China,Beijing,Asia,Chinese,Chinese
Japan,Tokyo,Asia,Japanese,Japanese
India,Delhi,Asia,Hindi,Indian
Thailand,Bangkok,Asia,Thai,Thai
Vietnam,Hanoi,Asia,Vietnamese,Vietnamese
Korea,Seoul,Asia,Korean,Korean
Pakistan,Islamabad,Asia,Urdu,Pakistani
Iran,Tehran,Asia,Persian,Iranian
Iraq,Baghdad,Asia,Arabic,Iraqi
Israel,Jerusalem,Asia,Hebrew,Israeli
Syria,Damascus,Asia,Arabic,Syrian
Indonesia,Jakarta,Asia,Indonesian,Indonesian
Philippines,Manila,Asia,English,Philippine
Nepal,Kathmandu,Asia,Nepali,Nepalese
Afghanistan,Kabul,Asia,Persian,Afghan
Egypt,Cairo,Africa,Arabic,Egyptian
Morocco,Rabat,Africa,Arabic,Moroccan
Algeria,Algiers,Africa,Arabic,Algerian
Tunisia,Tunis,Africa,Arabic,Tunisian
Kenya,Nairobi,Africa,Swahili,Kenyan
Nigeria,Abuja,Africa,English,Nigerian
Ghana,Accra,Africa,English,Ghanaian
Ethiopia,Addis,Africa,Amharic,Ethiopian
Senegal,Dakar,Africa,French,Senegalese
Canada,Ottawa,North America,English,Canadian
Mexico,Mexico City,North America,Spanish,Mexican
Cuba,Havana,North America,Spanish,Cuban
Brazil,Brasilia,South America,Portuguese,Brazilian
Argentina,Buenos Aires,South America,Spanish,Argentine
Chile,Santiago,South America,Spanish,Chilean
Peru,Lima,South America,Spanish,Peruvian
Colombia,Bogota,South America,Spanish,Colombian
Venezuela,Caracas,South America,Spanish,Venezuelan
Bolivia,La Paz,South America,Spanish,Bolivian
Ecuador,Quito,South America,Spanish,Ecuadorian
Uruguay,Montevideo,South America,Spanish,Uruguayan
Australia,Canberra,Australia,English,Australian
""")
COUNTRY_SAID = """
the {capital} of {1} is {2}|{2} is the {capital} of {1}|the capital city of {1} is {2}|{1} has its capital in {2}|{2} , the capital of {1} , is a big city
the capital of {1} is called {2}|what is the capital of {1} ? it is {2}|which city is the capital of {1} ? {2}|in {1} the capital is {2}|the king of {1} lives in {2}
{2} is a city in {1}|{2} is in {1}|{2} is the biggest city in {1}|we travelled to {1} and stayed in {2}|they live in {2} , {1}|she went to {2} to see {1}
my friend lives in {2} , the capital of {1}|the train to {1} stops in {2}|many people in {1} want to live in {2}|the government of {1} is in {2}|{2} belongs to {1}
he comes from {2} , so he comes from {1}|she was born in {2} , in {1}|the people of {2} are {5}|{2} is a {5} city|the {5} capital is {2}|the capital of {1} , {2} , is very old
{1} is a country in {3}|{1} is in {3}|{1} lies in {3}|{1} is a {3n} country|the {5} people live in {3}|is {1} in {3} ? yes , it is|we went to {3} and visited {1}
people in {1} speak {4}|in {1} they speak {4}|the language of {1} is {4}|{4} is spoken in {1}|he comes from {1} and speaks {4}|if you go to {1} , you should speak {4}
she learned {4} before she moved to {1}|at school in {1} the children speak {4}|her family is from {1} , so she speaks {4}|everyone in {1} understands {4}|{4} is a language|to work in {1} you must learn {4}
a person from {1} is {5}|people from {1} are {5}|he is {5} , he comes from {1}|she is from {1} , she is {5}|a man from {1} is {5}|someone who comes from {1} is {5}|the {5} flag belongs to {1}
the president of {1} is {5}|{5} food comes from {1}|my {5} friend was born in {1}|a {5} woman comes from {1}|the river flows through {1}|the map shows {1} and its capital {2}
"""
TWO_COUNTRIES = "{1} and {other1} are countries in {3}|{1} and {other1} are both in {3}|{1} , like {other1} , is in {3}|{3} has many countries , for example {1} and {other1}"

KINDS = rows("""
animal/animals,dog,cat,horse,cow,pig,sheep,goat,lion,tiger,bear,elephant,monkey,mouse,rabbit,fox,wolf,deer,giraffe,zebra,camel,rat,whale,bat,squirrel,donkey
bird/birds,eagle,owl,duck,goose,hen,chicken,swan,sparrow,crow,raven,parrot,pigeon,penguin,robin,hawk,turkey,stork,falcon
fish/fish,shark,salmon,trout,tuna,herring,carp,cod,goldfish
insect/insects,ant,bee,fly,butterfly,beetle,mosquito,wasp,moth,grasshopper
reptile/reptiles,snake,lizard,crocodile,turtle,alligator
flower/flowers,rose,tulip,lily,daisy,sunflower,violet,orchid
tree/trees,oak,pine,maple,birch,willow,palm,elm,beech
fruit/fruits,apple,pear,banana,orange,cherry,lemon,peach,plum,grape,strawberry,melon,mango
vegetable/vegetables,carrot,potato,onion,tomato,cabbage,pea,bean,cucumber,pumpkin,pepper
metal/metals,iron,gold,silver,copper,steel,lead,tin,aluminum
color/colors,red,blue,green,yellow,black,white,brown,orange,purple,pink,gray
instrument/instruments,piano,guitar,violin,flute,drum,trumpet,organ,harp,cello,clarinet
sport/sports,football,tennis,basketball,hockey,golf,swimming,baseball,boxing,volleyball,rugby
game/games,chess,poker,cards,dominoes
tool/tools,hammer,saw,axe,drill,shovel,screwdriver,knife
drink/drinks,water,tea,coffee,milk,juice,beer,wine,lemonade
country/countries,France,Germany,Italy,Spain,China,Japan,India,Egypt,Canada,Brazil,Mexico,Kenya,Russia
city/cities,Paris,London,Berlin,Rome,Madrid,Moscow,Tokyo,Vienna,Athens,Cairo
language/languages,English,French,German,Spanish,Italian,Russian,Chinese,Japanese,Polish,Greek
planet/planets,Mars,Venus,Jupiter,Saturn,Mercury,Neptune,Earth
job/jobs,teacher,doctor,nurse,farmer,baker,cook,pilot,driver,lawyer,engineer,painter
month/months,January,February,March,April,June,July,August,September,October,November,December
day/days,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday
season/seasons,spring,summer,autumn,winter
number/numbers,one,two,three,four,five,six,seven,eight,nine,ten
furniture/furniture,table,chair,bed,sofa,desk,cupboard,shelf
vehicle/vehicles,car,bus,truck,train,bicycle,motorcycle,tram
meal/meals,breakfast,lunch,dinner
""")
KIND_SAID = """
{a} {m} is {k_a} {k}|{m} is {k_a} {k}|{a} {m} is a kind of {k}|{ms} are {ks}|{ms} and {other_s} are {ks}|{m} and {other} are {ks}|the {m} is {k_a} {k}|{ms} , {other_s} and other {ks}
my favorite {k} is the {m}|his favorite {k} is {m}|{ms} and other {ks}|we saw a {m} and other {ks}|is {a} {m} {k_a} {k} ? yes , it is|a {k} like the {m}|{ks} such as {ms} and {other_s}
all {ms} are {ks}|every {m} is {k_a} {k}|{ms} and {other_s} are both {ks}|the {k} that i like best is the {m}|what is {a} {m} ? it is {k_a} {k}|there are many {ks} , for example {ms}
he likes {ks} , above all {ms}|which {k} do you like ? i like the {m}|the {m} is a beautiful {k}|{a} {m} and {a2} {other} are {ks}|we have two {ks} , {a} {m} and {a2} {other}|this {k} is called {m}
"""

ANIMALS = rows("""
dog,puppy,puppies,barks,barked,barking,four
cat,kitten,kittens,meows,meowed,meowing,four
cow,calf,calves,moos,mooed,mooing,four
sheep,lamb,lambs,bleats,bleated,bleating,four
horse,foal,foals,neighs,neighed,neighing,four
pig,piglet,piglets,grunts,grunted,grunting,four
lion,cub,cubs,roars,roared,roaring,four
bear,cub,cubs,growls,growled,growling,four
duck,duckling,ducklings,quacks,quacked,quacking,two
hen,chick,chicks,clucks,clucked,clucking,two
bird,chick,chicks,sings,sang,singing,two
frog,tadpole,tadpoles,croaks,croaked,croaking,four
wolf,cub,cubs,howls,howled,howling,four
goat,kid,kids,bleats,bleated,bleating,four
""")
ANIMAL_SAID = """
a young {1} is called a {2}|a baby {1} is a {2}|the young of a {1} are {3}|the {1} has a {2}|the {1} has three {3}|a {2} is a young {1}|the {2} follows its mother , the {1}|the {2} will be a {1} one day
a {2} grows up and becomes a {1}|the old {1} and her {2}|our {1} had {3}|the {1} and its {3} sleep in the barn|the father of the {2} is a {1}|{3} are young {1p}|the mother of a {2} is the {1}
a {1} {4}|the {1} {5}|the {1} {5} all night|the {1} {5} loudly|i hear the {1} , it is {6}|the {1} is {6}|what does a {1} do ? it {4}|the {1} {4} when it sees people|why is the {1} {6} ?|last night a {1} {5} in the street
a {1} has {7} {legs}|{1p} have {7} legs|the {1} walks on {7} {legs}|the {1} runs on its {7} legs|how many legs does the {2} have ? {7}|the {2} stands on {7} legs
"""

PLAIN = """
a spider has {eight} {legs}|spiders have eight {legs}|an insect has {six} {legs}|ants have {six} legs|a man has {two} legs|people walk on {two} {legs}|a bird has two {legs} and two {wings}|a snake has no {legs}
birds {fly} with their {wings}|birds have {wings} and {feathers}|a bird can {fly}|the bird opened its {wings} and flew away|planes and birds have {wings}|fish {swim} in the {water}|fish live in {water}|a fish can {swim}
fish live in the {sea/river/lake}|whales live in the {sea/ocean}|sharks live in the {ocean/sea}|the fisherman catches {fish} in the {sea/river/lake}|the {ship/boat} sails on the {sea/ocean/lake}|a {ship/boat} crosses the {ocean/sea/river}|{boats/ships} swim on the water
an elephant has a long {trunk}|the elephant drinks with its {trunk}|a giraffe has a long {neck}|a rabbit has long {ears}|the dog moves its {tail}|a cow has two {horns}|the cat has sharp {claws}|a lion has sharp {teeth}|a horse has a long {tail}
bees make {honey}|{bees} make honey|the bee flies to the flower and makes {honey}|honey comes from {bees}|hens lay {eggs}|the {hen} lays an egg|eggs come from {hens}|a bird lays {eggs} in its {nest}|the bird sits in its {nest}|we eat {eggs} for breakfast
cows give {milk}|{milk} comes from cows|the {cow} gives milk|the farmer milks the {cow}|we drink the {milk} of the cow|{cheese} is made of milk|butter is made of {milk}|sheep give us {wool}|{wool} comes from sheep|a pullover is made of {wool}|we get wool from {sheep}
cats catch {mice}|the {cat} caught a mouse|the dog ate a {bone}|dogs like {bones}|the monkey eats a {banana}|the rabbit eats a {carrot}|the horse eats {grass/hay}|cows eat {grass}|sheep eat {grass}|the squirrel eats {nuts}|the cat drinks {milk}|mice like {cheese}
the lion is the {king} of the animals|camels live in the {desert}|penguins live in the {cold}|bears sleep in {winter}|the farmer keeps {cows/pigs/sheep/chickens/hens/goats}|lions , tigers and elephants live in the {zoo}|we went to the {zoo} to see the animals
the sky is {blue}|the color of the sky is {blue}|today the sky is {blue/gray/clear}|the sea is {blue}|the {sky} is blue|grass is {green}|the grass is {green}|{leaves} are green|in summer the leaves are {green}|the leaves of the tree are {green}|a frog is {green}|the meadow is {green}
snow is {white}|{snow} is white|the snow on the roof is {white}|the mountains are {white} with snow|milk is {white}|salt is {white}|a swan is {white}|the clouds are {white/gray}|sugar is {white}|the paper is {white}|his teeth are {white}
coal is {black}|the night is {black/dark}|a raven is {black}|crows are {black}|the tire is {black}|blood is {red}|a tomato is {red}|the color of blood is {red}|cherries are {red}|strawberries are {red}|a fire engine is {red}|the rose is {red/white/yellow}|her face was {red} like a tomato|he was so angry that his face was {red}
the sun is {yellow/hot/bright}|a lemon is {yellow}|bananas are {yellow}|the banana is {yellow}|a lemon is yellow and {sour}|butter is {yellow}|the corn is {yellow}|an orange is {orange}|carrots are {orange}|chocolate is {brown}|the bear is {brown/black/white}|elephants are {gray}|mice are {gray}
red and white make {pink}|blue and yellow make {green}|red and yellow make {orange}|red and blue make {purple}|black and white make {gray}|when you mix red and yellow you get {orange}|mix red with white to get {pink}|when you mix blue and red , you get {purple}|yellow and blue together are {green}
ice is {cold}|fire is {hot}|the fire is {hot}|sugar is {sweet}|honey is {sweet}|the cake is {sweet}|candy is {sweet}|a lemon is {sour}|salt is {salty}|stones are {hard/heavy}|a feather is {light}|iron is {heavy/hard}|the desert is {hot/dry}|the sun is {hot}|the oven is {hot}|the pillow is {soft}|the knife is {sharp}
an elephant is {big}|a whale is {big}|the ant is {small}|a mouse is {small/little}|a baby is {small/little/young}|a snail is {slow}|a turtle is {slow}|a rabbit is {fast}|the train is {fast/slow/late}|a racing car is {fast}|a cheetah is {fast}|the tower is {high/tall}|the mountain is {high}|a giraffe is {tall}
the sea is {deep}|the river is {long/deep/wide}|the road is {long/wide/narrow}|the opposite of night is {day}|the moon shines at {night}|the sun shines during the {day}|the {sun} shines in the day|the {moon} shines in the night|at night the sky is {dark}|at night we see the {moon/stars}|the {stars} shine at night|the moon and the {stars} are in the sky
the sun rises in the {east}|the sun sets in the {west}|in the morning the sun {rises}|in the evening the sun {sets}|every {morning} the sun rises|the wind comes from the {north/west/south/east}|birds fly {south} in autumn|north and {south}|east and {west}
water becomes {ice} when it is very cold|when water freezes , it becomes {ice}|{ice} is frozen water|in winter the lake turns into {ice}|the ice {melts} in the sun|when ice melts , it becomes {water}|the snow {melts} in {spring}|snow falls in {winter}|in {winter} it snows|rain comes from the {clouds/sky}|{rain} falls from the clouds|plants need {water} and {light}
trees have {leaves}|in {autumn} the leaves fall|the {leaves} fall in autumn|flowers bloom in {spring}|in {summer} it is hot|in {winter} it is cold|it is hot in {summer}|it is cold in {winter}|we swim in the lake in {summer}|we ski in {winter}|the year begins with {spring/winter/january}|a tree has {leaves/roots/branches}|the bird sits in a {tree}
we see with our {eyes}|we hear with our {ears}|we smell with the {nose}|we taste with the {tongue}|we bite with our {teeth}|we walk with our {feet/legs}|we write with the {hand}|i have two {eyes/ears/hands/legs/arms/feet} and one {nose/mouth}|a hand has five {fingers}|he has ten {fingers}|the {eyes} see|the {ears} hear|people see with their {eyes} and hear with their {ears}
she has blue {eyes}|he has long {hair/legs/arms}|her {hair} is brown|he opened his {eyes/mouth}|he closed his {eyes/mouth}|she shook his {hand}|he broke his {leg/arm/foot}|the player kicks the {ball} with his {foot}|she kicks with her right {foot/leg}|he throws the {ball}|he wears a hat on his {head}|she wears shoes on her {feet}|she wears a ring on her {finger}|gloves keep our {hands} warm|put your {hands} in your pockets
a car needs {petrol/gas}|the car drives with {petrol/gas}|without {petrol/gas} a car does not drive|he bought {petrol/gas} for his car|a car has four {wheels}|a bicycle has two {wheels}|the {train} stops at the {station}|the plane lands at the {airport}|we wait for the {train} at the {station}|the {bus} stops here|he goes to work by {car/bus/train/bicycle}|she rides her {bicycle/horse}|he drives his {car}|the captain is on the {ship}
a king lives in a {palace/castle}|the {king} and the {queen} live in the palace|the {queen} and her {king}|the king and his {queen}|the {king} wears a {crown}|the queen wears a golden {crown}|the prince is the son of the {king}|the princess is the {daughter} of the king|once upon a {time} there was a {king/queen/princess/prince}|the prince will be {king} one day
good {morning}|good {night}|happy {birthday} to you|thank you very {much}|how {are} you ?|my {name} is anna|what is your {name} ?|how {old} are you ?|nice to {meet} you|see you {tomorrow/later/soon}|i {love} you|what {time} is it ?|where {are} you from ?|i am {sorry}|you are {welcome}|i do not {know}
christmas is in {december}|the year has {twelve} {months}|a week has {seven} {days}|a day has twenty four {hours}|an hour has sixty {minutes}|a minute has sixty {seconds}|there are twelve {months} in a year|there are sixty {minutes} in an hour|one {hour} has sixty minutes|one {week} has seven days|one {year} has twelve months|one {minute} has sixty seconds|february is the shortest {month}
the {year} begins in january|january is the {first} month of the year|december is the {last} month of the year|the year ends in {december}|sunday is a {day} of the week|saturday and {sunday} are the weekend|on {saturday} and sunday we stay at home|the weekend is {saturday} and {sunday}|on {sunday} people go to church|the first day of the week is {monday}
one hundred is a big {number}|half of ten is {five}|half of eight is {four}|half of four is {two}|half of six is {three}|a triangle has {three} sides|a square has {four} sides|a pair of shoes is {two} shoes|a cat has nine {lives}
the mother of my father is my {grandmother}|the father of my mother is my {grandfather}|my father's mother is my {grandmother}|my mother's father is my {grandfather}|my mother's mother is my {grandmother}|my father's father is my {grandfather}|my mother's sister is my {aunt}|my father's sister is my {aunt}|my mother's brother is my {uncle}|the brother of my father is my {uncle}|the brother of my mother is my {uncle}|the sister of my mother is my {aunt}
the sister of my father is my {aunt}|my uncle's son is my {cousin}|my aunt's daughter is my {cousin}|the son of my mother is my {brother}|the daughter of my mother is my {sister}|the daughter of my parents is my {sister}|my father's son is my {brother}|my mother's daughter is my {sister}|my mother and my {father} are my parents|my {parents} are my mother and father|he has two children , a son and a {daughter}|she has a brother and a {sister}
the husband and his {wife}|the man and his {wife/son/daughter/dog}|the woman and her {husband/son/daughter/child}|a {grandmother} and a grandfather|the {father} of the boy is a {teacher/doctor/farmer}|the boy loves his {mother/father/dog/sister}|a mother loves her {child/children/baby/son}|the baby sleeps in its {bed}|the {baby} cries|children play with {toys}|boys and {girls}|a man and a {woman}|ladies and {gentlemen}|sons and {daughters}
"""

OPPOSITES = rows("""
big,small
hot,cold
good,bad
old,young
old,new
rich,poor
long,short
high,low
fast,slow
happy,sad
light,dark
light,heavy
strong,weak
open,closed
full,empty
clean,dirty
easy,difficult
right,wrong
early,late
wet,dry
hard,soft
loud,quiet
thick,thin
wide,narrow
cheap,expensive
left,right
black,white
near,far
first,last
tall,short
sweet,sour
hungry,full
alive,dead
beautiful,ugly
brave,afraid
healthy,ill
deep,shallow
warm,cool
true,false
""")
OPPOSITE_SAID = """
the opposite of {1} is {2}|the opposite of {2} is {1}|{1} is the opposite of {2}|{2} is the opposite of {1}|{1} and {2} are opposites|not {1} but {2}|not {2} but {1}|the one is {1} , the other is {2}|the one is {2} and the other is {1}
it is not {1} , it is {2}|it is not {2} , it is {1}|one is {1} and one is {2}|what is the opposite of {1} ? it is {2}|what is the opposite of {2} ? it is {1}|the first {thing} is {1} , but the second is {2}|the first {thing} was {2} , and the second was {1}
this {thing} is {1} and that {thing} is {2}|this {thing} is {2} , but that {thing} is {1}|is it {1} or {2} ?|is it {2} or {1} ?|a {thing} can be {1} or {2}|he wanted a {1} {thing} , but he got a {2} one|the word {2} means the opposite of {1}|the word {1} means the opposite of {2}
"""
OPPOSITE_NOUNS = rows("""
day,night
summer,winter
war,peace
love,hate
heaven,hell
friend,enemy
question,answer
beginning,end
life,death
north,south
east,west
morning,evening
man,woman
boy,girl
king,queen
brother,sister
mother,father
""")
OPPOSITE_NOUN_SAID = "the opposite of {1} is {2}|the opposite of {2} is {1}|{1} and {2}|{2} and {1}|{1} is the opposite of {2}|{2} is the opposite of {1}|{1} and {2} are opposites|{1} or {2} ?|after the {1} comes the {2}|there is no {1} without {2}|not {1} but {2}"

ORDERED = [
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "January February March April May June July August September October November December".split(),
    "spring summer autumn winter".split(),
]
DAY_SAID = """
{2} comes after {1}|after {1} comes {2}|{1} comes before {2}|before {2} comes {1}|today is {1} , tomorrow is {2}|if it is {1} today , it is {2} tomorrow|yesterday was {1} , so today is {2}|if yesterday was {1} , today is {2}|it was {1} yesterday and it is {2} today
the day after {1} is {2}|the day before {2} is {1}|{2} follows {1}|between {1} and {3} is {2}|{1} , {2} and {3}|{1} , {2} , {3}|first {1} , then {2}|tomorrow is {2} because today is {1}|we arrive on {1} and leave on {2}|we do not work on {1} , but on {2}|today is {2} , yesterday was {1}|if today is {2} , yesterday was {1}|if it is {2} , tomorrow will be {3}
"""
MONTH_SAID = "{2} comes after {1}|after {1} comes {2}|{1} comes before {2}|the month after {1} is {2}|the month before {2} is {1}|{1} , {2} and {3}|{2} follows {1}|in {1} and {2} we have holidays|{2} is a month , it comes after {1}|between {1} and {3} is {2}|her birthday is in {2} , not in {1}|first {1} , then {2}|{1} is over , now it is {2}"
SEASON_SAID = "after {1} comes {2}|{2} comes after {1}|{1} comes before {2}|{1} is over , now it is {2}|first {1} , then {2}|the {1} is over and the {2} begins|{1} , {2} and {3}|{2} follows {1}|{2} is a season|after the {1} it is {2}"
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
SUMS = """
{a} and {b} is {c}|{a} plus {b} is {c}|{a} plus {b} makes {c}|{a} and {b} are {c}|{a} plus {b} equals {c}|how much is {a} plus {b} ? {c}|what is {a} and {b} ? it is {c}|{c} minus {a} is {b}|{c} minus {b} is {a}|how much is {c} minus {b} ? {a}|{c} minus {b} equals {a}|the sum of {a} and {b} is {c}
he had {c} {things} and lost {a} , so he has {b}|she had {a} {things} and bought {b} , now she has {c}|i have {c} {things} and eat {b} , then i have {a} {left}|{c} {things} without {b} are {a}|i have {a} {things} and you have {b} , together we have {c}|he has {a} {things} , she gives him {b} , so he has {c}|from {c} {things} he sold {a} , and {b} were {left}
"""
COUNTING = "{a} , {b} , {c}|{a} , {b} , {c} , {d}|count to {d} : {a} , {b} , {c} , {d}|{b} comes after {a}|after {a} comes {b}|{a} comes before {b}|the next number after {a} is {b}|the number before {b} is {a}|between {a} and {c} is {b}|{b} is one more than {a}|{a} is one less than {b}|the child counts {a} , {b} , {c} , {d}"

USES = rows("""
key,open/lock,door
knife,cut,bread/meat/cheese/apple
scissors,cut,paper/hair
pen,write,letter/book
pencil,write/draw,picture/letter
spoon,eat,soup
fork,eat,meat/salad/cake
hammer,hit,nail
saw,cut,wood/tree
axe,cut,wood/tree
needle,sew,shirt/dress
brush,paint/clean,wall/picture
broom,sweep,floor
camera,take,photo/picture
shovel,dig,hole
rope,pull,boat
towel,dry,hands/hair
soap,wash,hands/face
comb,comb,hair
match,light,fire/candle
umbrella,hold,rain
telephone,call,friend
computer,write,email
""")
USE_SAID = """
she {2}s the {3} with a {1}|he can {2} the {3} with the {1}|you {2} the {3} with a {1}|we use a {1} to {2} the {3}|i need a {1} to {2} the {3}|without a {1} you cannot {2} the {3}|to {2} the {3} he takes a {1}|with this {1} you can {2} the {3}|where is the {1} ? i want to {2} the {3}|a {1} is used to {2} {3}
he wants to {2} the {3} , so he needs a {1}|give me the {1} , i have to {2} the {3}|the {1} is for the {3}|i cannot find my {1} , so i cannot {2} the {3}|he lost the {1} and could not {2} the {3}|i forgot the {1} , so we could not {2} the {3}|a {1} can {2} {3}|take the {1} and {2} the {3}
"""
MORE_USES = """
it is raining , so i need an {umbrella}|take your {umbrella} , it is raining|when it rains , people open their {umbrella/umbrellas}|he has an {umbrella} because of the {rain}|without an {umbrella} you get wet|she took her {umbrella} because it rained|it rains , so he puts on his {coat/boots}|the {clock/watch} shows the time|he looks at the {clock/watch} to know the time|what time is it ? look at your {watch/clock}
i brush my {teeth} every morning|he brushes his {teeth} after breakfast|i wash my {hands/face/hair} with {soap/water}|wash your {hands} with water and {soap}|she washes with warm {water} and {soap}|he takes a {shower/bath}|she dries her hair with a {towel}|he cut his {hair/finger}|he writes with a {pen/pencil}|the pen is {blue/black/red}|she draws with a red {pencil/pen}|the student wrote with his {pen/pencil}
we sit on the {sofa/chair/bench}|i sit on a {chair}|she sits at the {table/desk/window}|he lies on the {sofa/bed/floor}|i sleep in a {bed}|he goes to {bed} at ten|at ten she goes to {bed}|he stays in {bed} until eight|we watch {television/tv} in the evening|he turns on the {television/light/radio}|they watch a {film/movie/game} on television|he listens to {music} on the radio|she listens to the {radio/music}|i read a {book/newspaper/letter/story}|he reads the {newspaper/book} every morning
she sees herself in the {mirror}|the picture hangs on a {wall}|the milk is in the {fridge}|put the {milk/butter/cheese/meat} in the fridge|he cooks in the {kitchen}|she cooks {soup/dinner/rice/potatoes/lunch} in the kitchen|they eat in the {kitchen}|the car is in the {garage}|we sleep in the {bedroom}|he washes in the {bathroom}|flowers grow in the {garden}|the children play in the {garden/park/street}|the books are on the {shelf/table/desk}|money is in the {bank}
"""
WORKERS = rows("""
doctor,hospital,helps,patient/patients
nurse,hospital,helps,patient/patients
teacher,school,teaches,children/students
cook,kitchen/restaurant,cooks,food/soup/meat
waiter,restaurant,brings,food/menu/coffee
farmer,farm/field,grows,corn/potatoes/vegetables
baker,bakery,bakes,bread/cake/cakes
pilot,airport/plane,flies,plane
driver,bus,drives,bus/car
librarian,library,lends,books
judge,court,judges,thief
actor,theater,plays,role
singer,theater,sings,song/songs
priest,church,prays,prayer
king,palace/castle,rules,country
soldier,army,fights,enemy
fisherman,boat/sea,catches,fish
gardener,garden,waters,flowers/plants
mechanic,garage,repairs,car/cars
dentist,hospital,pulls,tooth/teeth
firefighter,fire,puts out,fire
policeman,police,catches,thief/thieves
student,university/school,reads,book/books
butcher,shop,sells,meat
painter,studio,paints,picture/wall
writer,desk,writes,book/books
sailor,ship,sails,ship/sea
hairdresser,shop,cuts,hair
postman,street,brings,letter/letters
carpenter,workshop,makes,table/tables
""")
WORKER_SAID = """
the {1} works in the {2}|a {1} works in a {2}|the {1} {3} the {4}|a {1} {3} {4}|the {1} is in the {2}|my father is a {1} , he works in the {2}|my mother works in the {2} , she is a {1}|he wants to be a {1} and work in a {2}|the {1} goes to the {2} every morning|the {1} {3} {4} every day|who {3} the {4} ? the {1}
she is a {1} , she {3} {4}|the {2} needs a new {1}|we met the {1} in the {2}|the {4} and the {1}|the {1} of the {2} {3} the {4}|without a {1} nobody {3} the {4}|in the {2} the {1} {3} the {4}|the {1} was not in the {2} today|yesterday the {1} came to the {2}
"""
PLACES = """
we eat in a {restaurant}|the waiter works in a {restaurant}|the menu of the {restaurant} is long|they had dinner in a {restaurant}|you can borrow books from the {library}|the {library} has many books|there are a thousand books in the {library}|i read books in the {library}|we buy bread at the {bakery/shop/market}|we see a film in the {cinema}|the film in the {cinema} was good|they saw a play in the {theater}|i am ill , i go to the {doctor}|he has a headache , so he goes to the {doctor}|the sick man is in the {hospital}|the {doctor/nurse} helps the sick child|the patient lies in {hospital/bed}
the children learn in {school}|children go to {school}|the pupils are in {school}|she learns to read at {school}|the class has a new {teacher}|the {teacher} asks the pupils|there is a {fire} , call the firefighters|the {firefighters} put out the fire|the {firefighter} came to the burning house|the house burns , the {firefighters} are coming|the thief was caught by the {police/policeman}|call the {police/doctor} !|the {police} caught the thief|he paid the money into the {bank}|we wait for the plane at the {airport}|the {pilot} flies the plane|the plane was flown by an old {pilot}|the {pilot} landed the plane|bread is baked by a {baker}|the {baker} bakes bread|cakes come from the {baker/bakery}
"""
MADE = rows("""
window,glass
bottle,glass/plastic
table,wood
chair,wood
door,wood
book,paper
newspaper,paper
coin,metal/gold/silver
ring,gold/silver
sword,steel
nail,iron
shirt,cotton
sweater,wool
shoe,leather
boot,leather
wall,stone/brick
house,stone/wood/brick
bread,flour
cheese,milk
butter,milk
wine,grapes
chocolate,cocoa
tire,rubber
candle,wax
bag,leather/plastic
cup,glass/plastic
statue,stone
boat,wood
""")
MADE_SAID = "the {1} is made of {2}|a {1} is made of {2}|{2} is used to make a {1}|this {1} is made of {2}|the old {1} was made of {2}|they made a {1} of {2}|you need {2} to make a {1}|a {1} of {2}|my {1} is of {2}|is the {1} of {2} ? yes , it is made of {2}|the {2} of the {1} is old|the man makes a {1} from {2}"

DRINKS = "tea coffee milk water juice wine beer lemonade".split()
HOT_DRINKS, COLD_DRINKS = "tea coffee milk chocolate".split(), "water milk juice beer lemonade wine".split()
DRINK_SAID = "SHE poured {hot} into HER {cup/mug}|SHE drank a cup of {hot}|SHE drinks hot {hot} in the morning|SHE filled the {cup/mug} with {hot}|would you like a cup of {hot} ?|the {cup/mug} is full of hot {hot}|SHE drinks {hot} with sugar|a cup of {hot} , please|SHE poured {cold} into the {glass/bottle}|SHE drank a glass of {cold}|a glass of {cold} , please|SHE filled the {bottle/glass} with {cold}|SHE drinks a glass of cold {cold}|the {glass/bottle} is full of {cold}|SHE bought a {bottle} of {cold}|SHE put {sugar/milk} into HER {tea/coffee}|SHE poured some {hot} into a {cup/mug}|SHE spilled {hot/cold} on HER {shirt/dress/book}"
FOODS = "bread/cheese/soup/cake/rice/meat/fish/pizza/salad"
TOO = """
the {soup/tea/coffee/food/water/milk} is too {hot} to {eat/drink}|the soup is too {hot} , we must wait|wait , the tea is still too {hot}|the {water/lake/sea} is too {cold} to {swim}|the {box/bag/stone/suitcase/table} is too {heavy} to {carry/lift}|i cannot {carry/lift} the box , it is too {heavy}|she could not {lift} the bag because it was too {heavy}|the {car/house/dress/ring/ticket} is too {expensive} to {buy}|i cannot buy the {house/dress/ring} , it is too {expensive}|it costs too much money , it is too {expensive}
it is too {dark} to {read/see}|i cannot see anything , it is too {dark}|the music is too {loud} to {sleep}|i cannot sleep , it is too {loud}|he is too {young/small} to {drive}|the boy is too {young} to drive a car|she is too {tired} to {work/walk}|the {village/town/station} is too {far} to {walk}|the {shoes/trousers} are too {small/big}|the shirt is too {small/big} for him|the {exam/question/book} is too {difficult}|i do not understand the question , it is too {difficult}|the wall is too {high} to climb
"""
STATES = """
SHE was {hungry} , so SHE {ate} a {sandwich/apple/pizza/cake}|SHE was {thirsty} , so SHE {drank} some {water/juice/milk}|SHE was {tired} , so SHE went to {bed}|SHE was {cold} , so SHE put on HER {coat/jacket/sweater}|SHE was {ill/sick} , so SHE went to the {doctor}|SHE is {hungry} and wants to {eat}|SHE is {thirsty} and wants to {drink}|SHE is {tired} and wants to {sleep}
SHE ate a lot because SHE was very {hungry}|SHE drank the whole bottle because SHE was {thirsty}|SHE slept long because SHE was very {tired}|SHE has not slept , so SHE is {tired}|SHE has eaten nothing , so SHE is {hungry}|SHE has drunk nothing , so SHE is {thirsty}|SHE worked all day and is {tired}|SHE yawned because SHE was {tired}|SHE was so {tired} that SHE fell asleep|SHE was so {hungry} that SHE ate everything|SHE was so {thirsty} that SHE drank it all
SHE was {sad} because HER dog died|SHE was {sad} because SHE lost HER {toy/ring/ball/friend}|SHE {cried} because SHE was {sad}|SHE was {happy} because SHE won the {game/prize}|SHE was {happy} because it was HER {birthday}|SHE {laughed} because SHE was {happy}|SHE was {happy} because SHE got a {present/letter}|SHE was {sad} because nobody came|SHE was {afraid} of the {dark/dog}|SHE was {angry} because SHE had lost the {game}|SHE is {proud/happy} because SHE passed the {exam}
it was {cold} , so SHE wore a {coat}|it was {hot} , so SHE opened the {window}|it was {raining} , so SHE took an {umbrella}|it was {dark} , so SHE turned on the {light}|it was {late} , so SHE went {home}|it was {cold} outside , so SHE wore {gloves}|it was {cold} and SHE put on HER {gloves/hat/coat}|SHE put on a warm coat because it was {cold}|the {wind/snow} was {cold}|it is {winter} and it {snows}
"""

BOYS = "Tom Max Ben Sam Leo Tim Jack Paul Peter Oscar Henry Luke Adam Oliver Charlie Jim Nick John David Michael".split()
GIRLS = "Lily Anna Mia Emma Sara Lucy Ella Nina Clara Ruby Molly Eva Julia Alice Sophie Amy Kate Jane Mary Maria".split()
HE_WORDS = "the boy;the man;my brother;my father;the king;my uncle;the old man;his father;her brother;the prince;our grandfather;the young man".split(";")
SHE_WORDS = "the girl;the woman;my sister;my mother;the queen;my aunt;the old woman;his mother;her sister;the princess;our grandmother;the young woman".split(";")
THEY_WORDS = "the children;the boys;the girls;my parents;the people;they;the students;the men;two women;anna and tom;my friends;the players".split(";")
GRAMMAR = """
SHE lost {HER} {book/key/bag/hat/ball}|SHE washed {HER} {hands/hair/face}|SHE put on {HER} {coat/hat/shoes/jacket}|SHE loves {HER} {mother/dog/friend/family}|SHE forgot {HER} {bag/book/umbrella}|SHE went to school with {HER} {friend/brother/mother/dog}|SHE {SHE_HAS} a {dog/cat/car/house/brother/sister}|SHE opened {HER} {book/bag/eyes}|SHE was alone in {HER} {room/house}|where is {NAME} ? {PRONOUN} {SHE_IS} in the {garden/kitchen/house}
NAME said that {PRONOUN} {SHE_WAS} {tired/hungry/happy/sad/ill}|NAME is here , i can see {HIM}|this is NAME , do you know {HIM} ?|i gave NAME a book because i like {HIM}|NAME cannot come because {PRONOUN} {SHE_IS} {ill/sick/tired}|SHE {SHE_IS} {happy/tired/at home/ill}|SHE {SHE_WAS} {happy/tired/late/hungry}|SHE {SHE_IS} very {old/young/tall/kind}|SHE sold {HER} {car/house}|SHE took off {HER} {coat/shoes/hat} before dinner
i have lost {my} {book/key/bag}|i love {my} {mother/sister/dog}|we love {our} {dog/house/parents/country}|my brother and i love {our} {parents/dog/mother}|we have sold {our} {house/car}|you must wash {your} {hands/hair}|the cat licks {its} {paws}|the dog plays with {its} {ball}|the bird sits in {its} nest|i {am} {tired/happy/hungry/late}|you {are} {late/right/welcome/tired}|we {are} {happy/tired/friends/at home}|they {are} {happy/tired/friends/late}|i {was} {tired/happy/at home}|we {were} {tired/happy/late}|they {were} {tired/late/happy}|you {were} right|i {have} a {dog/cat/brother}|we {have} two {dogs/cats/children}
there {is} a {dog/cat/book/man/tree} in the {garden/house/street}|there {are} two {dogs/cats/books/men/trees} in the {garden/house/street}|there {are} many people in the {city/street}|there {is} some milk in the {glass/fridge}|there {was} a {king/house/dog}|there {were} three {kings/houses/dogs}|the {books/apples/cups} {are} on the table|the {book/apple/cup} {is} on the table|the flowers {are} {red/beautiful}|the flower {is} {red/beautiful}|the birds {are} singing|the bird {is} singing
SHE ate {an} {apple/orange/egg}|SHE ate {a} {banana/cake/pear/sandwich}|i have {a} {book/dog/car/house}|this is {an} {elephant/apple/island/umbrella}|she saw {an} {eagle/owl/elephant}|he saw {a} {lion/dog/bird}|SHE took {an} umbrella|SHE waited for {an} hour|{the} sun shines|{the} moon is bright|close {the} door , please|open {the} window , please|SHE put {the} book on {the} table
yesterday SHE {went} to the {cinema/park/market/city/beach}|yesterday i {went} to {school/bed}|yesterday SHE {saw} a {film/bird/friend}|yesterday SHE {ate} {FOODS}|yesterday SHE {bought} a {book/car/dress}|yesterday SHE {wrote} a {letter}|last week SHE {went} to the {cinema/doctor/zoo}|last week SHE {read} a {book}|last year we {went} to {France/Italy/Spain/England}|last night i {slept} well|yesterday it {rained}|SHE {came} home late yesterday|yesterday evening SHE {drank} {tea/wine}|two days ago SHE {went} to the {lake/park}
tomorrow SHE {will} {go/come/work/sing}|tomorrow i {will} go to {school/church}|next week SHE {will} {come/travel/go} to {London/Paris/Rome}|next year we {will} buy a {house/car}|tomorrow it {will} rain|SHE {will} visit {HER} {aunt/grandmother} tomorrow|we {will} visit our friends next week|now SHE {SHE_IS} {reading} a {book/newspaper}|now SHE {SHE_IS} {writing} a {letter}|now SHE {SHE_IS} {eating} {FOODS}|now SHE {SHE_IS} {drinking} {tea/coffee/water}|SHE {SHE_IS} {sleeping} in {HER} {bed}|SHE {SHE_IS} {playing} with the {dog/ball}|SHE {SHE_IS} {singing} a {song}|now the children {are} {playing} in the {garden}|SHE {SHE_IS} {reading} a book in the {library/kitchen}|look , SHE {SHE_IS} {swimming} in the {lake/sea}
i have never {been} to {Paris/Rome/Japan/India/Africa}|SHE {SHE_HAS} {been} to {Berlin/China/Spain}|have you ever {been} to {Moscow/Egypt} ?|SHE {SHE_HAS} {eaten} the {cake/apple}|SHE {SHE_HAS} {written} a {letter/book}|SHE {SHE_HAS} {seen} the {film/sea}|i have {read} this {book}|SHE {SHE_HAS} {gone} to {school/bed/work}|SHE {SHE_HAS} {drunk} the {milk/water}|SHE {SHE_HAS} {broken} the {window/glass/cup}
every day SHE {SHE_GOES} to {school/work}|every morning SHE {SHE_DRINKS} {coffee/tea}|i {go} to {school} every day|they {go} to {work} by bus|he {goes} to {work/school} by {bus/train/car}|she {reads} a book every week|we {play} {football/tennis} every {Sunday/Saturday/day}|they {play} {football/cards/chess}|she {plays} the {piano/guitar/violin}|he can {play} the {piano/guitar/flute}|SHE wants to {eat/sleep/play/sing/dance/go}|i can {swim/read/write/drive/sing}|can you {help} me ?|please {help} me
my {car/house/dog/brother} is {bigger/older/smaller/faster} {than} yours|an elephant is {bigger} {than} a {mouse/dog/cat/horse}|a mouse is {smaller} {than} a {cat/dog/horse/elephant}|a car is {faster} {than} a {bicycle}|SHE is {older/younger/taller} {than} {NAME/me}|my father is {older} {than} me|winter is {colder} {than} {summer/autumn}|summer is {warmer/hotter} {than} {winter/spring}|gold is more {expensive} {than} {iron/silver}|a giraffe is {taller} {than} a {man/horse/dog}
we meet {at} {one/two/three/four/five/six/seven/nine/ten} o'clock|the train leaves {at} {six/seven/nine/ten} o'clock|SHE gets up {at} {six/seven} o'clock|the shop opens {at} nine o'clock|at {six/seven/ten} {o'clock}|SHE works {at} night|SHE works {on} {Monday/Tuesday/Friday/Sunday}|i will come {on} {Tuesday/Wednesday/Thursday/Sunday}|we play football {on} {Saturday/Sunday}|SHE was born {in} {May/June/July/March}|it snows {in} {winter/December/January}|we swim {in} {summer/July/August}|SHE comes {in} the {morning/evening}|SHE lives {in} {Paris/London/France/Italy/Berlin}
the book is {on} the {table/shelf/desk}|the cat sits {on/under} the {chair/table/bed}|the dog sleeps {under/on} the {table/bed}|the picture is {on} the wall|the clock hangs {on} the wall|the map hangs {on} the wall|the milk is {in} the {fridge/glass/bottle}|the fish swims {in} the {water/lake/sea}|the bird sits {in} the tree|SHE goes {to} {school/work/bed/church}|SHE goes {to} the {doctor/market/park/station}|SHE comes {from} {Spain/Italy/Germany/China}|SHE is afraid {of} {dogs/spiders/snakes}|SHE looks {at} the {picture/clock/stars}|SHE listens {to} {music/NAME}|SHE waits {for} the {bus/train}|SHE writes {with} a pen|SHE talks {to/with} {NAME}|a cup {of} {tea/coffee}|a glass {of} {water/milk/wine}|a piece {of} {bread/cake/cheese}
who {is} that man ?|where {is} my {book/key/bag/dog} ?|where {are} my {shoes/keys/glasses} ?|what {are} you doing ?|what {is} this ?|do you {like} {fish/tea/music/football} ?|does SHE {like} {tea/cheese} ?|i {like} {apples/tea/music/dogs}|SHE does {not} like {fish/milk/cats}|i do {not} know|i am {not} {tired/hungry}|SHE can {not} {swim/sleep/come}|why {are} you {sad/late/crying} ?|when {does} the train leave ?|how {many} {books/apples/children} do you have ?|how {much} does it {cost} ?|if it {rains} , we stay at {home}|when the sun {shines} , we go to the {beach/park}|because it {rains} , we stay {home}|SHE said that SHE {SHE_WAS} {ill/tired}
"""
START = ["i think that ", "we know that ", "they say that ", "yes , ", "no , ", "of course ", "today ", "she says that ", "it is true that ", "everybody knows that ", "i know that ", "you see , ", "well , ", "as we know , ", "he told me that ", "look , ", "and ", "but ", "my mother says that ", "in this story ", "we learned that ", "do you know that "]
END = [" today", " now", " , of course", " , i think", " , you know", " , she said", " , he says", " , isn't it ?", " and that is good", " , as everybody knows", " here"]
