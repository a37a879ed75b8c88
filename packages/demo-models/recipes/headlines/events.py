"""Events of the news grammar.

A block starts with its subject. `>` lines are ways to tell the main fact, `=` is its summary, and `-` lines are details, each with its own
summary after `=>`. Slots in braces are filled by `headlines_data`; {day} is a time and disappears from summaries.
"""

EVENTS = """
# sport
> {team} beat {rival} {score} {day}.
> {team} defeated {rival} {score} {day}.
> {day_} {team} won {score} against {rival}.
> With a strong second half, {team} beat {rival} {score} {day}.
= {team} beat {rival} {score}.
- {person} scored {few} goals. => {person} scored {few} goals.
- {person} scored the winning goal in the last minute. => {person} scored the winning goal.
- {team} now lead the table with {number} points. => {team} lead the table.
- It was the {nth} win in a row for {team}. => It was the {nth} win in a row.

# sport
> {team} lost {score} to {rival} {day}.
> {team} were beaten {score} by {rival} {day}.
= {team} lost {score} to {rival}.
- {person} missed a penalty. => {person} missed a penalty.
- Coach {person} was sent to the stands. => Coach {person} was sent to the stands.
- It was the {nth} defeat this season. => It was the {nth} defeat this season.

# sport
> {person} won the {race} {day}.
> {age}-year-old {person} won the {race} {day}.
> {day_} {person} won the {race} in {city}.
= {person} won the {race}.
- {He} finished in {number} minutes and {small} seconds. => {He} finished in {number} minutes and {small} seconds.
- {He} had trained for {small} years. => {He} had trained for {small} years.
- {person2} came second. => {person2} came second.
- Last year {he} worked as a {job}. => Last year {he} worked as a {job}.

# sport
> {person} beat {person2} in the final in {city} {day}.
> The tennis player {person} won the final in {city} against {person2} {day}.
= {person} won the final in {city}.
- The match lasted {small} hours. => The match lasted {small} hours.
- {He} will be number one in the world. => {He} will be number one in the world.
- {person} won in {few} sets. => {person} won in {few} sets.

# sport
> {person} lost the final in {city} {day}.
> The boxer {person} lost the final in {city} {day}.
= {person} lost the final in {city}.
- {He} had a pain in {his} {part}. => {He} had a pain in {his} {part}.
- {He} will take a break for {few} months. => {He} will take a break for {few} months.
- {He} was beaten by {person2}. => {He} was beaten by {person2}.

# sport
> {team} signed {person} {day}.
> The striker {person} will play for {team} next season, the club said {day}.
= {person} will play for {team}.
- {team} paid {number} million euros for the player. => {team} paid {number} million euros.
- {He} signed a contract for {few} years. => {He} signed a contract for {few} years.

# sport
> {team} fired coach {person} {day}.
> Coach {person} has left {team}, the club said {day}.
= Coach {person} left {team}.
- {person2} will take over. => {person2} will take over.
- The team had lost {small} matches in a row. => The team had lost {small} matches in a row.

# weather
> A {strong} storm hit {region} {day}.
> {day_} a {strong} storm hit {region}.
= A storm hit {region}.
- The wind tore the roofs off {number} houses. => The wind tore the roofs off {number} houses.
- {number} people were injured. => {number} people were injured.
- Schools will stay closed until {weekday}. => Schools will stay closed until {weekday}.
- Thousands of homes are without electricity. => Thousands of homes are without electricity.

# weather
> Heavy {fall} closed the {site} of {city} {day}.
> The {site} of {city} was closed {day} because of heavy {fall}.
= Heavy {fall} closed the {site} of {city}.
- {number} flights were cancelled. => {number} flights were cancelled.
- It will open again {day}. => It will open again {day}.
- Many people slept in a school. => Many people slept in a school.

# weather
> The river {river} flooded the town of {city} {day}.
> Parts of {city} are under water after the river {river} rose {day}.
= The river {river} flooded {city}.
- {number} families had to leave their homes. => {number} families had to leave their homes.
- The water rose by {small} metres. => The water rose by {small} metres.
- Soldiers brought food and blankets. => Soldiers brought food.

# weather
> Temperatures in {city} rose to {hot} degrees {day}.
> {day_} temperatures rose to {hot} degrees in {city}.
= Temperatures rose to {hot} degrees in {city}.
- It was the hottest day in {number} years. => It was the hottest day in {number} years.
- Hospitals treated {number} people. => Hospitals treated {number} people.
- Rain is expected {day}. => Rain is expected {day}.

# weather
> After {small} months of dry weather, it rained in {city} {day}.
> Farmers near {city} finally got rain {day} after {small} dry months.
= It rained in {city} after {small} dry months.
- The water in the lake rose by {number} centimetres. => The lake rose by {number} centimetres.
- Farmers celebrated in the fields. => Farmers celebrated.

# local
> The new {building} in {city} opened {day}.
> After {small} years of work, the new {building} in {city} opened {day}.
> {day_} mayor {person} opened the new {building} in {city}.
= The new {building} opened in {city}.
- The {building} cost {number} million euros. => The {building} cost {number} million euros.
- It has room for {number} people. => It has room for {number} people.
- Mayor {person2} cut the ribbon. => Mayor {person2} cut the ribbon.

# local
> The {shop} on {street} will close after {number} years, owner {person} announced {day}.
> {day_} {person} announced that {his} {shop} in {city} will close after {number} years.
> Owner {person} announced {day} that the {shop} will close after {number} years.
= {person} will close {his} {shop} after {number} years.
- {He} could not find anyone to take over. => {He} could not find anyone to take over.
- {He} wants to spend more time with {his} family. => {He} wants to spend more time with {his} family.
- The rent had become too high. => The rent had become too high.

# local
> {person} opened a {shop} in {city} {day}.
> {day_} {person} opened a new {shop} on {street} in {city}.
= {person} opened a {shop} in {city}.
- {He} used to work as a {job}. => {He} used to work as a {job}.
- {number} people came on the first day. => {number} people came on the first day.

# local
> The city council of {city} voted {day} to ban {banned} from the {area}.
> The council of {city} has banned {banned} from the {area}.
= The city council of {city} banned {banned} from the {area}.
- The new rule starts in {month}. => The rule starts in {month}.
- Shop owners are worried about their business. => Shop owners are worried.
- {number} people protested in front of the town hall. => {number} people protested.

# local
> {person} was elected mayor of {city} {day}.
> The people of {city} elected {person} as their new mayor {day}.
= {person} is the new mayor of {city}.
- {He} got {hot} percent of the votes. => {He} got {hot} percent of the votes.
- {He} promised to build {number} new homes. => {He} promised to build {number} new homes.

# local
> The {institution} of {city} has a new director: {person} took over {day}.
> {day_} {person} became the director of the {institution} of {city}.
> {person} is the new director of the {institution} of {city}.
= {person} is the new director of the {institution} of {city}.
- {He} wants to open it on Sundays. => {He} wants to open it on Sundays.
- {person2} had retired in {month}. => {person2} had retired in {month}.

# local
> A fire destroyed a {burnt} in {city} {day}.
> A fire broke out in a {burnt} in {city} {day} and destroyed it.
> {day_} a {burnt} in {city} burned down.
= A fire destroyed a {burnt} in {city}.
- {number} firefighters fought the flames for {small} hours. => {number} firefighters fought the flames.
- No one was injured. => No one was injured.
- {few} people were taken to hospital. => {few} people were taken to hospital.

# local
> Police in {city} arrested {a_criminal} {day}.
> {day_} the police arrested {a_criminal} in {city}.
= Police arrested {a_criminal} in {city}.
- {He} had stolen {number} {stolen}. => {He} had stolen {number} {stolen}.
- A neighbour had called the police. => A neighbour had called the police.

# local
> Thieves stole {treasure} from the {museum} of {city} {day}.
> {day_} {treasure} disappeared from the {museum} of {city}.
> Police in {city} are looking for the thieves who stole {treasure} from the {museum}.
= Thieves stole {treasure} from the {museum} of {city}.
- It is worth {number} thousand euros. => It is worth {number} thousand euros.
- A guard heard a noise but saw nothing. => A guard saw nothing.

# local
> A {vehicle} crashed into a {obstacle} in {city} {day}.
> A {vehicle} and a {obstacle} collided near {city} {day}.
> {day_} a {vehicle} hit a {obstacle} between {city} and {city2}.
= A {vehicle} crashed into a {obstacle} near {city}.
- {number} people were injured. => {number} people were injured.
- The driver had ignored a red light. => The driver had ignored a red light.
- The road was closed all day. => The road was closed all day.

# local
> {age}-year-old {person} saved {a_saved} {day}.
> {person} saved {a_saved} {day}.
> {day_} {person} from {city} saved {a_saved}.
= {person} saved {a_saved}.
- The mayor will give {him} a medal. => The mayor will give {him} a medal.
- {He} called an ambulance. => {He} called an ambulance.

# local
> The {animal} {name} gave birth to {few} babies in the zoo of {city} {day}.
> {day_} the {animal} {name} had a baby in the zoo of {city}.
= The {animal} {name} gave birth in the zoo of {city}.
- The baby weighs {number} kilos. => The baby weighs {number} kilos.
- The zoo is asking children to find a name. => Children may find a name.

# local
> {a_animal} escaped from the zoo of {city} {day}.
> {day_} {a_animal} escaped from a farm near {city}.
= {A_animal} escaped in {city}.
- Police found it in a garden after {small} hours. => Police found it after {small} hours.
- Nobody was hurt. => Nobody was hurt.

# local
> {number} {people} went on strike in {city} {day}.
> {day_} {number} {people} went on strike in {city}.
= {number} {people} went on strike in {city}.
- They want {small} percent more money. => They want {small} percent more money.
- The strike will last until {weekday}. => The strike will last until {weekday}.

# science
> Scientists at the University of {city} have discovered a new {species}.
> Researchers from {city} discovered a new {species} {day}.
> A team led by {person} has discovered a new {species}.
= Scientists discovered a new {species}.
- The {small_thing} lives in a lake high in the mountains. => It lives in a mountain lake.
- They found it by accident. => They found it by accident.
- The discovery was published in a journal. => The discovery was published.

# science
> Researchers in {city} have built a {machine} that can {ability}.
> Engineers at {org} built a {machine} that can {ability}.
> {person} from {city} has invented a {machine} that can {ability}.
= Researchers built a {machine} that can {ability}.
- The machine works {few} times as fast as a person. => It works {few} times as fast as a person.
- It will be tested next {season}. => It will be tested next {season}.
- The project cost {number} million euros. => The project cost {number} million euros.

# science
> A new study from the University of {city} shows that {finding}.
> Researchers at the University of {city} found that {finding}.
> {finding_}, a study from {city} shows.
= {finding_}, a study shows.
- The researchers asked {number} thousand people. => The researchers asked {number} thousand people.
- The study took {small} years. => The study took {small} years.

# science
> The space probe {name} landed on {planet} {day}.
> {day_} the space probe {name} reached {planet}.
= The space probe {name} reached {planet}.
- It had been travelling for {small} years. => It had been travelling for {small} years.
- The probe sent {number} pictures to Earth. => The probe sent {number} pictures.

# science
> The doctor {person} received the {prize} {day}.
> {person} won the {prize} {day}.
> {day_} {person} from {city} was given the {prize}.
= {person} won the {prize}.
- {He} has worked on {topic} for {number} years. => {He} has worked on {topic}.
- {He} wants to give the money to a school. => {He} wants to give the money to a school.

# business
> The {sector} company {org} will build a factory in {city}.
> {org} announced {day} that it will build a factory in {city}.
> {org} is going to build a new factory in {city}, the company said {day}.
= {org} will build a factory in {city}.
- The plant will create {number} jobs. => The plant will create {number} jobs.
- Work begins in {month}. => Work begins in {month}.
- The factory will cost {number} million euros. => The factory will cost {number} million euros.

# business
> Shares in the {sector} company {org} {fell} by {number} percent {day}.
> {day_} shares in {org} {fell} by {number} percent.
= Shares in {org} {fell} by {number} percent.
- The company had reported its results {day}. => The company had reported its results.
- Analysts were surprised. => Analysts were surprised.

# business
> The {sector} company {org} will cut {number} jobs in {city}.
> {org} announced {day} that it will cut {number} jobs.
= {org} will cut {number} jobs.
- Sales have fallen by {small} percent. => Sales have fallen by {small} percent.
- Workers protested in front of the gates. => Workers protested.

# business
> {org} bought the {sector} company {org2} {day}.
> The {sector} company {org} has bought {org2}.
> {day_} {org} took over {org2}.
= {org} bought {org2}.
- The price was {number} million euros. => The price was {number} million euros.
- {person} will lead the new company. => {person} will lead the new company.

# business
> {person} will become the new head of {org}.
> {org} named {person} as its new chief executive {day}.
= {person} is the new head of {org}.
- {He} takes over from {person2}. => {He} takes over from {person2}.
- {He} starts in {month}. => {He} starts in {month}.

# business
> {org} presented a new {product} in {city} {day}.
> {day_} {org} showed its new {product}.
= {org} presented a new {product}.
- It costs {number} euros. => It costs {number} euros.
- It will be in the shops in {month}. => It will be in the shops in {month}.

# culture
> The singer {person} will give a concert in {city} in {month}.
> {person} will sing in {city} {day}.
> The band of {person} announced a concert in {city}.
= {person} will give a concert in {city}.
- Tickets were sold out in {number} minutes. => Tickets were sold out in {number} minutes.
- It is the first show in {small} years. => It is the first show in {small} years.

# culture
> The film "{title}" by {person} opened in cinemas {day}.
> {day_} {person} showed {his} new film "{title}" in {city}.
= {person} showed the film "{title}".
- It tells the story of a {job}. => It tells the story of a {job}.
- Critics loved it. => Critics loved it.

# culture
> The writer {person} has published a new book called "{title}".
> {person} presented {his} new book "{title}" in {city} {day}.
= {person} published the book "{title}".
- The book has {number} pages. => The book has {number} pages.
- It is about a {job} in {city2}. => It is about a {job}.

# generic
> {actor} {deed} {day}.
> {day_} {actor} {deed}.
> {actor} {deed}, the {paper} reported {day}.
> {actor} {deed} in {city} {day}.
= {Actor} {deed}.
- {person} called it {opinion}. => {person} called it {opinion}.
- {number} people watched. => {number} people watched.
- It cost {number} thousand euros. => It cost {number} thousand euros.
- It took {small} months. => It took {small} months.

# generic
> {actor} {plan} {day}.
> {actor} {plan}, {person} said {day}.
> {day_} {person} announced that {actor} {plan}.
= {Actor} {plan}.
- The work will take {small} months. => The work will take {small} months.
- {person} paid for it. => {person} paid for it.
- The plan was made in {month}. => The plan was made in {month}.
"""

FILLERS = """
Nobody was hurt.|The weather was {nice}.|The sky over {city} was {nice} all day.|The mood was good.|Many people came to look.|The streets were full.|It was a long day.|The stands were full.|The fans sang for hours.|Nobody had expected it.
Local people were surprised.|The reason is still unknown.|More details are expected {day}.|The mayor thanked everyone.|The crowd could not believe it.|It has been a long wait for the people of {city}.|The news spread quickly.|Some people cried.
Neighbours brought cake and coffee.|The police did not comment.|The chief executive did not comment.|Children waved flags.|Experts had warned about this for years.|The town has {number} thousand inhabitants.|A band played old songs.|{person2} said: "I am very happy."
"We are very proud," said {person2}.|"It was not easy," {person2} said.|{person2} was not available for a comment.|The family wants to stay at home for now.|The visitors hit the post twice.|The referee showed {few} red cards.|Tickets had been sold out for weeks.
Local unions welcomed the news.|Customers left flowers at the door.|Most people stayed at home.|There was coffee for everyone.|It was the talk of the town.|In {city2}, people had a different opinion.|A reporter from {city2} was there.|Similar things have happened before.
Last year was very different.|The region is known for its {goods}.|{city} lies on the river {river}.|Work goes on all week.|The phones did not stop ringing.|The market square was quiet.|There was a lot of noise.|Not everyone agrees.|Coach {person2} said the players had worked hard.
The next match is {day}.|The cause is being investigated.|An investigation has begun.|The teams meet again in {month}.|The festival goes on until {weekday}.|It is not the first time.|Critics say it came too late.|Analysts were not surprised.|Passengers had to wait for hours.|Shoppers were curious.
"""

LISTS = {
    "race": "city marathon;{city} marathon;gold medal;national championship;ski race;bicycle race;swimming cup;chess tournament;long jump;spring regatta;mountain race",
    "job": "postman;teacher;baker;nurse;driver;waiter;farmer;painter;fisherman;cook;doctor;student;carpenter;singer;pilot",
    "part": "shoulder;knee;back;foot;arm;leg;hand", "strong": "strong;heavy;violent;terrible;huge",
    "region": "the coast of {city};the island of {city};the north of the country;the village of {city};{city};the region of {city};the harbour of {city}",
    "fall": "snow;rain;fog;wind", "site": "airport;harbour;main road;station;railway line;market;motorway", "building": "bridge;library;hospital;school;swimming pool;museum;theatre;station;park;town hall;tunnel;stadium;playground;bicycle path",
    "shop": "bakery;bookshop;restaurant;cinema;flower shop;cafe;butcher's shop;toy shop;hotel;pharmacy;tailor's shop;hat shop;ice cream parlour", "street": "Mill Street;Station Road;King Street;Market Square;Church Lane;River Street;Old Road;Garden Street",
    "banned": "cars;dogs;motorbikes;scooters;plastic bags;fireworks;trucks;loud music", "area": "old town;city centre;main square;park;beach;harbour", "institution": "library;museum;hospital;zoo;theatre;music school;orchestra;university",
    "burnt": "warehouse;factory;school;barn;restaurant;hotel;church;car park;supermarket;ship;sawmill;house", "a_criminal": "a thief;two men;a woman;a bank robber;a gang of burglars;a pickpocket;a former policeman;three teenagers;a bicycle thief",
    "stolen": "bicycles;phones;watches;cars;sheep;paintings;cameras", "treasure": "a painting;a gold coin;an old violin;three statues;a famous diamond;a rare book;a silver crown;two paintings", "museum": "museum;town museum;castle;library;church;art gallery",
    "vehicle": "train;bus;tram;car;truck;ferry;taxi;lorry;small plane", "obstacle": "truck;tree;wall;bridge;car;bus;tractor;house;van", "animal": "elephant;lion;giraffe;panda;zebra;bear;tiger;monkey;gorilla;penguin",
    "a_saved": "a child from the river;a dog from the lake;his neighbour from a fire;two swimmers;a baby from a burning house;a family from the flood;an old man;her grandfather;his sister;a cat from a tree;her brother;his grandmother",
    "a_animal": "a tiger;an ostrich;a kangaroo;a snake;two wolves;a crocodile;a monkey;forty sheep;a bull;a parrot", "people": "nurses;teachers;bus drivers;pilots;postmen;railway workers;miners;doctors;bakers;cleaners",
    "species": "species of frog;species of beetle;kind of orchid;planet;star;species of fish;butterfly;species of spider;bat;dinosaur;kind of bacteria;mushroom;bird;moth", "small_thing": "small animal;tiny creature;species", 
    "machine": "robot;machine;drone;computer;camera;car;device;boat", "ability": "pick apples;read old letters;clean beaches;plant trees;paint houses;find lost dogs;cook soup;fly for a week;see in the dark;count birds;repair roads;milk goats;sort waste;climb walls;harvest grapes;play the piano",
    "finding": "people who walk every day sleep better;bees can count to five;coffee is good for the heart;children learn faster after a nap;dogs understand more words than we think;trees cool the city;cats know their names;music helps plants;people who sing are happier;whales are getting smaller;old people who garden live longer;the lakes are getting warmer",
    "planet": "Mars;Venus;the moon;Jupiter;Titan;Saturn;Mercury;a comet", "prize": "Nobel Prize;national science prize;city medal;prize for medicine;national prize for literature;prize for young inventors;golden pen;peace prize;national teaching award;design award",
    "topic": "malaria;clean water;batteries;the human brain;climate change;earthquakes;old languages;bees;cancer", "sector": "energy;technology;car;food;software;shipping;chemical;clothing;furniture;steel;paper;toy;insurance",
    "fell": "fell;rose", "product": "phone;electric car;laptop;camera;bicycle;washing machine;watch;game;robot;tractor;chocolate bar", "title": "The Long Road;Blue Winter;My Brother's Boat;A Quiet House;The Last Letter;Seven Stones;Under the Bridge;Night Train;The Glass Garden;Salt",
    "paper": "newspaper;local paper;radio", "opinion": "a great success;a mistake;very brave;an important step;a disgrace;a miracle;good news;a scandal", "goods": "wine;cheese;glass;wool;apples;honey;music;carpets",
    "nice": "grey;blue;cold;warm;cloudy;clear;wet;windy;mild", "season": "spring;summer;autumn;winter", "month": "January;February;March;April;May;June;July;August;September;October;November;December",
    "weekday": "Monday;Tuesday;Wednesday;Thursday;Friday;Saturday;Sunday", "few": "two;three;four;five", "small": "two;three;four;five;six;seven;eight;nine;ten;eleven;twelve", "nth": "third;fourth;fifth;sixth;tenth",
    "actor": "the town of {city};the museum of {city};the government;the city of {city};the school in {city};a farmer from {city};the village of {city};the fire brigade of {city};the theatre of {city};the charity {org};the company {org};the artist {person};the explorer {person};the cook {person};the police in {city};the university of {city};{person};{person};{org};the mayor of {city};students from {city};a teacher from {city};a group of children from {city};the airline {org};the hospital of {city};the painter {person};the swimmer {person};the football club {team};the minister {person};the railway company {org};the chess player {person};the architect {person};the inventor {person}",
    "deed": "planted {number} trees;found an old coin;collected {number} thousand euros for the poor;sold {number} cakes;repaired the old clock;painted the longest wall in the country;rejected the plan;apologised for the mistake;opened the doors to visitors;found a bomb from the war;broke the world record;swam across the lake;climbed the highest mountain;walked {number} kilometres;cancelled the festival;raised prices by {small} percent;received {number} letters;lost {number} million euros;cleaned the beach;built the tallest snowman in the world;started a school for dogs;bought {number} electric buses;gave away {number} books;celebrated its birthday;moved to a new building;discovered an ancient ship;caught a fish of {number} kilos;baked the biggest pie in the country;rescued {number} animals;introduced a new tax;stopped the sale of fireworks;won a case in court;recalled {number} thousand cars;sued the company {org2};honoured the writer {person2};met the president;launched a satellite;closed {small} schools;solved an old mystery;sailed around the world;wrote the longest poem;restored the old mill;refused to pay the bill;counted the birds;set a new record;sent {number} doctors to {city2};voted against the law;turned off the street lights;made free bread for everyone",
    "plan": "will build {number} new homes;plans to plant {number} trees;wants to sell the old hospital;will open a school in {city2};will send help to {city2};plans to lower the tax on books;will stop using coal;wants to build a bridge to {city2};will repair the church;will give every child a computer;is going to buy {number} buses;will invest {number} million euros;will move to {city2};will close the swimming pool;is looking for {number} volunteers;wants to walk around the world;will sell its trains;plans a flight to the moon;will turn the station into a museum;is going to run for president;will retire in {month};plans to ban plastic bags;will make the buses free;will raise the rent;wants to save the forest",
}
