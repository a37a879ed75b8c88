"""Words and templates of everyday sentences."""


def phrases(text: str) -> list[str]:
    """Phrases between commas or line ends."""
    return [part.strip() for line in text.strip().splitlines() for part in line.split(";") if part.strip()]


THINGS = phrases("""
password; account; invoice; parcel; order; bill; phone; laptop; computer; printer; car; bicycle; bike; bus; train; plane; ticket; passport
house; kitchen; garden; bathroom; bed; sofa; lamp; window; door; roof; fridge; oven; washing machine; television; camera; watch; book; novel
letter; email; newspaper; magazine; song; guitar; piano; violin; drum; film; movie; game; football; tennis racket; ball; dog; cat; horse; cow; bird
fish; rabbit; snake; spider; tree; flower; apple; orange; bread; cheese; pizza; pasta; soup; salad; cake; chocolate; coffee; tea; beer; wine; water
shirt; jacket; shoes; hat; dress; bag; wallet; key; umbrella; medicine; tooth; knee; headache; fever; school; exam; homework; essay; lesson; job
salary; contract; loan; bank card; credit card; insurance; tax; rent; mortgage; meeting; report; presentation; project; website; app; software
database; server; file; photo; video; microphone; battery; charger; cable; router; internet connection; subscription; refund; discount; coupon
hotel room; flight; suitcase; map; tent; boat; bridge; tower; castle; museum; painting; statue; concert; theatre; stadium; restaurant; menu
recipe; knife; pan; plate; glass; bottle; box; chair; table; mirror; carpet; stain; paint; hammer; nail; screw; engine; tyre; brake; petrol
electric car; solar panel; wind turbine; power station; robot; telescope; microscope; rocket; satellite; planet; star; moon; sun; mountain
river; lake; ocean; beach; island; desert; forest; storm; rain; snow; earthquake; volcano; virus; vaccine; doctor; nurse; hospital; law; court
election; government; president; minister; police; soldier; war; treaty; company; factory; market; price; share; currency; economy; city; village
population; capital; museum ticket; baby; child; wedding; birthday; holiday; party; gift; neighbour; friend; teacher; student; boss; customer
""")
ACTIONS = phrases("""
change my password; reset my password; log in; delete my account; cancel my subscription; return an item; track my parcel; pay the bill
get a refund; contact support; download my invoice; update my address; open a bank account; transfer money; save money; apply for a loan
find a job; write a letter; write a book; learn English; learn to swim; learn to drive; ride a bike; play the guitar; play chess; cook rice
bake bread; make coffee; boil an egg; clean the oven; remove a stain; wash the dishes; paint a wall; fix a leaking tap; repair a flat tyre
change a light bulb; plant a tree; grow tomatoes; feed the cat; walk the dog; train a puppy; lose weight; sleep better; stop smoking
treat a cold; see a doctor; book a flight; book a hotel; rent a car; get a visa; travel by train; visit a museum; watch a film; listen to music
take a photo; edit a video; print a document; scan a page; install software; back up files; speed up my computer; connect to the internet
charge the phone; write a program; build a website; train a model; solve an equation; pass the exam; teach children; study history
vote in an election; start a company; sell a house; buy a car; build a bridge; measure the temperature; protect the environment
reduce waste; save energy; recycle plastic; climb a mountain; run a marathon; score a goal; win a match; dance; sing; draw a cat
""")
PLACES = phrases("""
Paris; London; Berlin; Rome; Madrid; New York; Tokyo; India; China; France; Germany; Brazil; Canada; Africa; Europe; the city; the village
the park; the school; the office; the kitchen; the garden; the forest; the beach; the mountains; the station; the airport; the hospital
the library; the museum; the supermarket; the stadium; the restaurant; the bank; the factory; the church; the street; the river
""")
SUBJECTS = phrases("""
a man; a woman; a boy; a girl; a child; two children; some people; a group of friends; the team; my brother; my sister; her mother; his father
the teacher; a student; the doctor; a nurse; an old man; a young woman; a tourist; a musician; a chef; an engineer; a scientist; a farmer
a police officer; the driver; a dog; two dogs; a cat; a black horse; a bird; the president; the minister; the company; a customer; the players
someone; nobody; I; we; they; everybody
""")
TOPICS = phrases("""
football; tennis; basketball; swimming; the Olympic games; politics; elections; parliament; economics; the stock market; inflation; trade
physics; chemistry; biology; mathematics; astronomy; medicine; health; nutrition; cooking; baking; travel; tourism; aviation; railways; cars
computers; programming; artificial intelligence; machine learning; the internet; security; privacy; music; jazz; opera; cinema; literature
poetry; history; archaeology; philosophy; religion; law; crime; education; universities; climate change; pollution; energy; agriculture; animals
birds; dinosaurs; gardening; fashion; architecture; painting; photography; family; marriage; housing; employment; banking; insurance; weather
""")
QUESTIONS = phrases("""
How do I ACTION?; How can I ACTION?; What is the best way to ACTION?; Can you help me ACTION?; I want to ACTION; is it hard to ACTION?
How long does it take to ACTION?; Where can I ACTION?; Why should I ACTION?; Do I need a THING to ACTION?; Who can ACTION?; when can I ACTION?
I forgot how to ACTION; I cannot ACTION, what now?; Tips to ACTION; ACTION; A guide for those who want to ACTION; learn how to ACTION in PLACE
Where can I buy a THING?; Where is my THING?; What is a THING?; How does a THING work?; How much does a THING cost?; Who invented the THING?
Is there a THING in PLACE?; How old is the THING?; My THING is broken; why is my THING so slow?; My THING has not arrived; How tall is the THING?
Which THING is the best?; What is the difference between a THING and a THING?; Can I bring my THING to PLACE?; How many people live in PLACE?
What is the capital of PLACE?; What is the weather like in PLACE?; How do I get to PLACE?; How far is PLACE from PLACE?; When does the THING open?
Why is the THING important?; What causes TOPIC?; What do you know about TOPIC?; Who is famous in TOPIC?; Why is TOPIC important?; history of TOPIC
""")
EVERYDAY = phrases("""
SUBJECT is looking at a THING.; SUBJECT bought a THING in PLACE.; SUBJECT is walking in PLACE.; SUBJECT sold the THING.; SUBJECT likes TOPIC.
The THING is on the THING.; The THING in PLACE is very old.; There is a THING near PLACE.; I do not like this THING.; I love my new THING.
This THING is too expensive.; The THING was cheap and good.; SUBJECT wants to ACTION.; SUBJECT has to ACTION in PLACE.; SUBJECT does not want to ACTION.
PLACE is known for its THING.; PLACE has about 3 million inhabitants.; PLACE is the biggest city of the country.; The THING was built in 1889.
SUBJECT talks about TOPIC.; A book about TOPIC; The latest news about TOPIC; This text is about TOPIC.; An expert in TOPIC; TOPIC in PLACE
SUBJECT was charged twice for the THING.; Our opening hours; The THING arrived late and broken.; What to do when a THING is late; How to return a THING
SUBJECT plays with a THING.; SUBJECT is eating a THING.; SUBJECT is sitting on a THING.; SUBJECT lost the THING.; SUBJECT found a THING in PLACE.
The price of the THING has risen.; The THING fell sharply.; New rules for TOPIC; a lesson in TOPIC; The THING is delayed again.; THING and THING
SUBJECT saw SUBJECT in PLACE.; SUBJECT gave SUBJECT a THING.; SUBJECT is afraid of the THING.; The THING will be opened in PLACE next year.
The THING is powered by a THING.; Experts study how the THING affects TOPIC.; Clean the THING with cold water and salt.; Put the THING into the THING.
""")
