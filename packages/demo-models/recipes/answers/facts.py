"""Facts, each in several wordings, and questions about them. A gap is a kind of thing and a number: PER1, YEAR1."""


def parse(text: str) -> list[tuple[list[str], list[tuple[list[str], str]]]]:
    """Facts as (statements, [(questions, gap with the answer)])."""
    facts = []
    for block in text.strip().split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        asked = [line.split(" => ") for line in lines[1:]]
        facts.append((lines[0].split(" | "), [(questions.split(" | "), gap.strip()) for questions, gap in asked]))
    return facts


FACTS = parse("""
PER1 lives in LOC1. | PER1 has lived in LOC1 for years. | The home of PER1 is in LOC1. | PER1 has a house in LOC1.
Where does PER1 live? | In which town does PER1 live? | Where is the home of PER1? => LOC1
Who lives in LOC1? | Who has a house in LOC1? => PER1

My name is PER1 and I live in LOC1. | I am PER1, I live in LOC1. | I'm PER1 and my home is LOC1. | Hello, I'm PER1 from LOC1.
Where do I live? | Where am I from? | Where is my home? => LOC1
What is my name? | Who am I? | What's my name? => PER1

PER1 was born in LOC1 in YEAR1. | PER1 was born in YEAR1 in LOC1. | In YEAR1, PER1 was born in LOC1. | PER1 (born YEAR1 in LOC1) was a JOB1.
Where was PER1 born? | In which city was PER1 born? | What is the birthplace of PER1? => LOC1
When was PER1 born? | In what year was PER1 born? | What year was PER1 born? => YEAR1

PER1 died in LOC1 in YEAR1. | PER1 died in YEAR1 in LOC1. | In YEAR1, PER1 died in LOC1.
Where did PER1 die? | In which city did PER1 die? => LOC1
When did PER1 die? | What year did PER1 die? => YEAR1

PER1 works as a JOB1 at ORG1. | PER1 is a JOB1 at ORG1. | ORG1 employs PER1 as a JOB1.
Where does PER1 work? | Who does PER1 work for? | What company does PER1 work for? | Which firm employs PER1? => ORG1
What does PER1 do? | What is the job of PER1? | What does PER1 work as? => JOB1
Who works at ORG1? | Who is a JOB1 at ORG1? => PER1

ORG1 was founded by PER1 in YEAR1. | PER1 founded ORG1 in YEAR1. | In YEAR1, PER1 started ORG1. | ORG1 was established in YEAR1 by PER1.
Who founded ORG1? | Who started ORG1? | Who was the founder of ORG1? | By whom was ORG1 founded? => PER1
When was ORG1 founded? | In what year was ORG1 established? | What year was ORG1 started? => YEAR1
What did PER1 found? | Which company did PER1 start? => ORG1

ORG1 has its headquarters in LOC1. | ORG1 is based in LOC1. | The headquarters of ORG1 are in LOC1. | The company ORG1 sits in LOC1.
Where is ORG1 based? | Where are the headquarters of ORG1? | Where is the headquarters of ORG1 located? | Where does ORG1 sit? => LOC1
Which company is based in LOC1? | What is based in LOC1? => ORG1

ORG1 bought ORG2 for MONEY1. | ORG1 paid MONEY1 for ORG2. | For MONEY1, ORG1 took over ORG2. | ORG2 was bought by ORG1 for MONEY1.
Who bought ORG2? | Which company took over ORG2? | Who paid for ORG2? => ORG1
What did ORG1 buy? | Which company was bought by ORG1? => ORG2
How much did ORG1 pay? | How much did ORG1 pay for ORG2? | What was the price of ORG2? | How much did ORG2 cost? => MONEY1

ORG1 employs NUM1 people. | ORG1 has NUM1 employees. | NUM1 people work at ORG1. | NUM1 workers are employed by ORG1.
How many people work at ORG1? | How many employees does ORG1 have? | How many people does ORG1 employ? => NUM1

The BUILDING1 stands in LOC1. | The BUILDING1 is in LOC1. | The BUILDING1 can be found in LOC1. | In LOC1 there is the BUILDING1.
Where is the BUILDING1? | Where does the BUILDING1 stand? | In which city is the BUILDING1? | Where can you find the BUILDING1? => LOC1
What stands in LOC1? | What can be found in LOC1? => BUILDING1

The BUILDING1 was built by PER1 in YEAR1. | The BUILDING1 was finished in YEAR1 by PER1. | PER1 built the BUILDING1 in YEAR1. | The BUILDING1 was completed in YEAR1; PER1 designed it.
Who built the BUILDING1? | Who designed the BUILDING1? | Who was the architect of the BUILDING1? | Who made the BUILDING1? => PER1
When was the BUILDING1 built? | When was the BUILDING1 finished? | In what year was the BUILDING1 completed? | What year was the BUILDING1 built? => YEAR1

The BUILDING1 is LENGTH1 tall. | The BUILDING1 has a height of LENGTH1. | The BUILDING1 is LENGTH1 high. | The height of the BUILDING1 is LENGTH1.
How tall is the BUILDING1? | How high is the BUILDING1? | What is the height of the BUILDING1? => LENGTH1

The BUILDING1 in LOC1 was finished in YEAR1 and is LENGTH1 tall. | The BUILDING1 in LOC1, built in YEAR1, is LENGTH1 high. | Built in YEAR1, the BUILDING1 of LOC1 has a height of LENGTH1.
When was the BUILDING1 finished? | When was the BUILDING1 built? => YEAR1
How tall is the BUILDING1? | How high is it? => LENGTH1
Where is the BUILDING1? => LOC1

ORG1 built it for a EVENT1. | It was built for a EVENT1 by ORG1. | It was made by ORG1 for a EVENT1. | It was designed for a EVENT1 by ORG1.
Who built it? | Who made it? | Which company built it? | Who designed it? => ORG1
Why was it built? | What was it built for? | What was it made for? => EVENT1

PER1 built it. | It was built by PER1. | The architect was PER1. | It was designed by PER1.
Who built it? | Who designed it? | Who was the architect? | Who made it? => PER1

It was finished in YEAR1. | It was completed in YEAR1 and opened in YEAR2. | It was built in YEAR1. | They finished it in YEAR1.
When was it finished? | When was it built? | When was it completed? | In which year was it finished? => YEAR1

The river RIVER1 is LENGTH1 long. | The RIVER1 has a length of LENGTH1. | The RIVER1 flows for LENGTH1.
How long is the RIVER1? | What is the length of the RIVER1? | How long is the river? => LENGTH1

The RIVER1 flows through LOC1 into the sea. | The RIVER1 passes LOC1. | The city of LOC1 lies on the RIVER1. | LOC1 lies on the river RIVER1.
Which river flows through LOC1? | What river passes LOC1? | On which river does LOC1 lie? => RIVER1
Which city does the RIVER1 pass? | What city lies on the RIVER1? | Where does the RIVER1 flow? => LOC1

LOC1 is the capital of LOC2. | The capital of LOC2 is LOC1. | LOC2 has its capital in LOC1.
What is the capital of LOC2? | Which city is the capital of LOC2? => LOC1
LOC1 is the capital of which country? | Of which country is LOC1 the capital? => LOC2

LOC1 has NUM1 inhabitants. | NUM1 people live in LOC1. | The population of LOC1 is NUM1. | LOC1 has a population of NUM1. | LOC1 has about NUM1 inhabitants.
How many people live in LOC1? | How many inhabitants does LOC1 have? | What is the population of LOC1? | How big is LOC1? => NUM1

PER1 invented the THING1 in YEAR1. | The THING1 was invented by PER1 in YEAR1. | In YEAR1, PER1 developed the first THING1.
Who invented the THING1? | Who developed the THING1? | By whom was the THING1 invented? => PER1
When was the THING1 invented? | In what year was the THING1 invented? => YEAR1
What did PER1 invent? | What did PER1 develop? => THING1

PER1 wrote "TITLE1" in YEAR1. | "TITLE1" was written by PER1 in YEAR1. | PER1 is the author of "TITLE1", which appeared in YEAR1.
Who wrote "TITLE1"? | Who is the author of TITLE1? | Who wrote the book? => PER1
What did PER1 write? | Which book did PER1 write? => TITLE1
When did "TITLE1" appear? | When was TITLE1 written? | When did PER1 write TITLE1? => YEAR1

PER1 is the president of LOC1. | The president of LOC1 is PER1. | PER1 became president of LOC1 in YEAR1. | PER1 has been the president of LOC1 since YEAR1.
Who is the president of LOC1? | Who is president? | Who became president of LOC1? => PER1
Which country is PER1 the president of? | What country does PER1 lead? => LOC1

PER1 married PER2 in YEAR1. | In YEAR1, PER1 married PER2. | PER1 got married to PER2 in YEAR1. | PER1 and PER2 married in YEAR1.
Who did PER1 marry? | Whom did PER1 marry? | Who is the spouse of PER1? => PER2
When did PER1 marry? | When did PER1 and PER2 get married? | In what year did PER1 marry PER2? => YEAR1
Who married PER2? => PER1

The meeting takes place on DAY1 at TIME1. | The meeting is on DAY1 at TIME1. | We meet on DAY1 at TIME1. | The meeting begins at TIME1 on DAY1.
When is the meeting? | On which day is the meeting? | What day do we meet? => DAY1
At what time does the meeting begin? | What time is the meeting? | What time do we meet? => TIME1

The shop opens at TIME1 and closes at TIME2. | The shop is open from TIME1 to TIME2. | Opening hours are TIME1 to TIME2.
When does the shop open? | What time does the shop open? | At what time does it open? => TIME1
When does the shop close? | What time does the shop close? | Until when is the shop open? => TIME2

The train to LOC1 leaves at TIME1 from platform NUM2. | The train for LOC1 departs from platform NUM2 at TIME1. | At TIME1 the train leaves for LOC1 from platform NUM2.
When does the train leave? | What time does the train to LOC1 leave? | When does the train depart? => TIME1
Where does the train go? | Where is the train going? => LOC1
Which platform does the train leave from? | From which platform does the train to LOC1 depart? => NUM2

The THING1 costs MONEY1. | The price of the THING1 is MONEY1. | You pay MONEY1 for the THING1. | A THING1 costs MONEY1. | The THING1 sells for MONEY1.
How much is the THING1? | How much does the THING1 cost? | What is the price of the THING1? | How much do you pay for a THING1? => MONEY1
What costs MONEY1? | What can you buy for MONEY1? => THING1

PER1 bought a COLOUR1 THING1. | PER1 has a COLOUR1 THING1. | PER1 owns a COLOUR1 THING1. | The THING1 of PER1 is COLOUR1.
What colour is the THING1? | What color is the THING1 of PER1? | Which colour does the THING1 have? => COLOUR1
Who owns the THING1? | Whose THING1 is COLOUR1? | Who has a COLOUR1 THING1? | Who bought a THING1? => PER1

PER1 gave PER2 a THING1 for GIFT1. | For GIFT1, PER1 gave PER2 a THING1. | PER2 got a THING1 from PER1 for GIFT1.
Who got a THING1? | Who did PER1 give a THING1 to? => PER2
Who gave PER2 a THING1? | Who gave the THING1? | From whom did PER2 get a THING1? => PER1
What did PER1 give PER2? | What did PER2 get? | What did PER2 get for GIFT1? => THING1

PER1 put the THING1 in the ROOM1. | The THING1 is in the ROOM1. | PER1 left the THING1 in the ROOM1. | You can find the THING1 in the ROOM1.
Where is the THING1? | Where did PER1 put the THING1? | In which room is the THING1? | Where can I find the THING1? => ROOM1
What is in the ROOM1? | What did PER1 put in the ROOM1? | What did PER1 leave in the ROOM1? => THING1

The ANIMAL1 eats FOOD1. | ANIMAL1s eat FOOD1. | The ANIMAL1 lives on FOOD1. | The favourite food of the ANIMAL1 is FOOD1. | The ANIMAL1 feeds on FOOD1.
What does the ANIMAL1 eat? | What do ANIMAL1s eat? | What is the food of the ANIMAL1? | What does a ANIMAL1 feed on? => FOOD1

The ANIMAL1 can live for NUM1 years. | A ANIMAL1 lives up to NUM1 years. | A ANIMAL1 becomes NUM1 years old. | ANIMAL1s live about NUM1 years.
How old can a ANIMAL1 get? | How long does a ANIMAL1 live? | How many years can a ANIMAL1 live? => NUM1 years

ORG1 beat ORG2 SCORE1 in LOC1. | ORG1 won SCORE1 against ORG2 in LOC1. | In LOC1, ORG2 lost SCORE1 to ORG1. | ORG1 defeated ORG2 SCORE1 in LOC1.
Who won? | Who won the match? | Which team won? | Who beat ORG2? | Who won against ORG2? => ORG1
Who lost? | Which team lost? | Who was beaten by ORG1? | Who lost to ORG1? | Who lost the match? => ORG2
What was the score? | What was the result of the match? | How did the match end? => SCORE1
Where was the match? | Where did they play? | Where did ORG1 beat ORG2? | Where was the game played? => LOC1

PER1 scored NUM1 goals. | NUM1 goals were scored by PER1. | PER1 made NUM1 goals in the match.
How many goals did PER1 score? | How many goals were scored by PER1? => NUM1
Who scored NUM1 goals? | Who scored? | Who made the goals? => PER1

The EVENT1 was cancelled because of CAUSE1. | Because of CAUSE1, the EVENT1 was put off. | CAUSE1 caused the end of the EVENT1. | The EVENT1 was delayed by CAUSE1.
Why was the EVENT1 cancelled? | What was the reason for the end of the EVENT1? | What caused the end of the EVENT1? | Why was the EVENT1 put off? | What delayed the EVENT1? => CAUSE1
What was cancelled because of CAUSE1? | What was cancelled? | What was put off? => EVENT1

The EVENT1 in LOC1 drew NUM1 visitors. | NUM1 people came to the EVENT1 in LOC1. | The EVENT1 was held in LOC1 with NUM1 guests.
Where was the EVENT1? | Where was the EVENT1 held? | In which city was the EVENT1? | Where did the EVENT1 take place? => LOC1
How many people came to the EVENT1? | How many visitors did the EVENT1 have? | How many people came? => NUM1

PER1 speaks LANG1 and LANG2. | PER1 speaks LANG1 at home and LANG2 at work. | PER1 learned LANG1 at school. | PER1 can speak LANG1.
Which language does PER1 speak? | What did PER1 learn? | What language can PER1 speak? => LANG1

In LOC1 people speak LANG1. | The language of LOC1 is LANG1. | LANG1 is spoken in LOC1. | The official language of LOC1 is LANG1.
Which language is spoken in LOC1? | What language do people speak in LOC1? | What is the language of LOC1? | What do they speak in LOC1? => LANG1
Where is LANG1 spoken? | Where do people speak LANG1? => LOC1

The recipe needs NUM1 grams of FOOD1. | You need NUM1 grams of FOOD1. | Take NUM1 grams of FOOD1. | Add NUM1 grams of FOOD1.
How much FOOD1 do I need? | How much FOOD1 does the recipe need? | How many grams of FOOD1 are needed? => NUM1 grams

The password is CODE1. | Your password is CODE1. | Use CODE1 as the password. | The code for the door is CODE1.
What is the password? | What is my password? | What is the code? => CODE1

Call PER1 at CODE1. | The phone number of PER1 is CODE1. | PER1 can be reached at CODE1. | You can call PER1 on CODE1.
What is the phone number of PER1? | How can I reach PER1? | Which number must I call? => CODE1
Who can be reached at CODE1? | Whom should I call? | Who do I have to call? => PER1

PER1 travelled from LOC1 to LOC2 by VEHICLE1. | By VEHICLE1, PER1 went from LOC1 to LOC2. | PER1 took the VEHICLE1 from LOC1 to LOC2.
Where did PER1 go? | Where did PER1 travel? | Where did PER1 travel to? => LOC2
Where did PER1 come from? | Where did PER1 start? | From where did PER1 travel? => LOC1
How did PER1 travel? | How did PER1 get to LOC2? | What did PER1 take? => VEHICLE1

The temperature in LOC1 was DEGREES1. | It was DEGREES1 in LOC1. | In LOC1 they measured DEGREES1. | The thermometer in LOC1 showed DEGREES1.
How warm was it in LOC1? | What was the temperature in LOC1? | How hot was it? | How cold was it in LOC1? => DEGREES1
Where was it DEGREES1? | Where did they measure DEGREES1? => LOC1

PER1 won the PRIZE1 in YEAR1. | In YEAR1 the PRIZE1 went to PER1. | PER1 received the PRIZE1 in YEAR1. | The PRIZE1 was given to PER1 in YEAR1.
Who won the PRIZE1? | Who got the PRIZE1? | To whom did the PRIZE1 go? | Who received the PRIZE1? => PER1
What did PER1 win? | Which prize did PER1 receive? | What prize did PER1 win? => PRIZE1
When did PER1 win the PRIZE1? | In what year did PER1 receive it? | When did PER1 win? => YEAR1

The teacher of PER1 is PER2. | PER1 is taught by PER2. | PER2 teaches PER1. | The brother of PER3 is PER4.
Who teaches PER1? | Who is the teacher of PER1? => PER2

PER1 discovered THING1 dust on PLANET1. | On PLANET1, PER1 found THING1 dust.
Who discovered it on PLANET1? | Who found something on PLANET1? | Who discovered dust on PLANET1? => PER1
Where did PER1 find dust? | On which planet did PER1 discover dust? => PLANET1

The first letter was sent on DATE1. | On DATE1 the letter was sent. | PER1 sent the letter on DATE1. | The parcel arrived on DATE1.
When was the letter sent? | When did PER1 send the letter? | On what date was it sent? | When did it arrive? => DATE1

The contract ends on DATE1. | The contract runs until DATE1. | The rent must be paid by DATE1. | Please pay before DATE1. | The deadline is DATE1.
When does the contract end? | Until when does it run? | When must it be paid? | What is the deadline? | By when must I pay? => DATE1
""")
