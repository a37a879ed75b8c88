"""Words and phrases of the sentiment grammar."""

GOOD = """good great fantastic wonderful excellent amazing awesome lovely beautiful brilliant superb perfect outstanding terrific
marvelous marvellous delightful pleasant enjoyable charming magnificent splendid gorgeous stunning incredible remarkable impressive
exceptional fabulous first-class top-notch flawless nice fine fun funny hilarious entertaining exciting thrilling gripping touching
moving inspiring refreshing satisfying rewarding clever smart witty original creative fresh tasty delicious yummy juicy crisp crispy
friendly kind helpful polite generous caring patient attentive welcoming warm cheerful honest reliable trustworthy professional
competent skilled talented fair fast quick smooth quiet peaceful relaxing comfortable cosy cozy spacious clean tidy spotless bright
sunny affordable useful handy practical convenient easy intuitive simple sturdy solid durable robust efficient effective powerful
safe healthy happy glad proud grateful thankful delighted pleased satisfied thrilled joyful lucky successful valuable precious
memorable unforgettable magical adorable cute sweet elegant stylish fashionable modern graceful masterful breathtaking spectacular
stellar phenomenal sublime heavenly ideal worthwhile respectful considerate thoughtful loyal gentle calm hopeful optimistic
well-made well-written well-organised accurate clear crystal-clear responsive flexible hearty generous rich golden silky soft
likeable admirable heartwarming uplifting encouraging charming addictive captivating fascinating interesting engaging insightful
informative educational classy tender lively vibrant radiant immaculate punctual tremendous wholesome welcome superior favorite favourite""".split()

BAD = """bad terrible awful horrible dreadful poor disgusting nasty unpleasant boring dull tedious dreary lame mediocre disappointing
disappointed annoying irritating frustrating confusing messy dirty filthy smelly stinky gross rotten stale soggy bland tasteless cold
greasy burnt undercooked overcooked salty bitter rude impolite unfriendly unhelpful arrogant lazy careless dishonest unreliable
incompetent unprofessional mean cruel selfish hostile aggressive angry furious upset sad unhappy miserable depressing gloomy tragic
painful sick ill tired exhausted scared afraid worried nervous ashamed embarrassed slow late noisy loud crowded cramped uncomfortable
ugly shabby run-down broken faulty defective damaged cracked scratched torn flimsy fragile weak useless worthless pointless pathetic
ridiculous stupid silly idiotic foolish overpriced expensive costly unfair unsafe dangerous risky toxic harmful buggy laggy clumsy
complicated difficult outdated inaccurate wrong false fake misleading incomplete missing lost hopeless helpless weird creepy scary
atrocious abysmal appalling horrendous horrid lousy crappy inferior inadequate insufficient unacceptable unbearable intolerable
disastrous catastrophic shameful shocking offensive insulting hateful hated vile repulsive revolting sloppy sluggish unresponsive
unusable unstable unreadable predictable forgettable shallow lifeless clichéd pretentious monotonous repetitive overrated clueless
wasteful leaky mouldy moldy rusty dusty sticky dim dark dry tough chewy watery lukewarm tacky cheap-looking uninspired unimaginative
neglected ruined spoiled worn inedible infuriating insane outrageous dismal bleak grim lonely jealous bitter guilty cranky grumpy""".split()

LOVE = """love adore enjoy admire like recommend appreciate cherish treasure praise celebrate applaud""".split()
HATE = """hate dislike despise detest loathe regret dread resent avoid criticise fear condemn""".split()

GOOD_NOUNS = """masterpiece gem joy delight pleasure treat success triumph miracle blessing bargain treasure winner hit classic hero
genius star improvement relief highlight dream paradise heaven gift victory favourite""".split()
BAD_NOUNS = """disaster nightmare mess failure disappointment waste joke scam rip-off flop letdown embarrassment catastrophe tragedy
shame mistake insult torture pain loser fraud fiasco horror hell garbage trash rubbish junk crap liar thief problem""".split()

THINGS = """movie film book song album show series game restaurant hotel meal pizza soup cake burger sandwich coffee tea wine beer bread
salad pasta room bed shower view garden beach pool city town museum park zoo school lecture class course teacher doctor nurse dentist
waiter waitress driver guide manager neighbour neighbor boss colleague staff crew team player coach actor actress singer band concert
play story plot ending beginning script acting dialogue music soundtrack picture camera phone laptop computer tablet printer screen
keyboard battery charger headphones speaker software app website update game console car bike bus train flight airline airport trip
holiday vacation tour cruise journey weekend party wedding birthday dinner lunch breakfast dessert food drink menu service support
delivery package product quality price design colour color material fabric shirt dress jacket coat shoes boots bag sofa chair table
lamp mattress pillow blanket kitchen bathroom apartment house flat office shop store market gym hospital medicine treatment haircut
report presentation speech article essay idea plan decision result weather day morning evening night year job work project meeting
experience atmosphere location place neighbourhood performance match season goal dog cat puppy kitten horse bird baby child garden
flower smell taste sound noise voice smile gift present toy puzzle magazine newspaper documentary episode season novel poem painting
sculpture exhibition festival lesson exam answer advice help company customer support instruction manual warranty refund toilet
carpet wall window door lift elevator parking traffic road bridge station platform queue ticket seat vacuum cleaner fridge oven
washing machine dishwasher kettle toaster watch clock ring necklace perfume shampoo soap cream""".split()

PEOPLE = """he she they we you everyone everybody nobody my_mother my_father my_son my_daughter my_brother my_sister my_wife my_husband
my_friend my_boss our_guide our_teacher the_doctor the_nurse the_waiter the_driver the_manager the_owner the_staff the_team the_kids the_children
our_neighbours my_grandmother my_uncle Anna Tom Maria the_coach the_audience the_guests my_family my_dog the_cat""".split()

GOOD_EVENTS = """made my day|helped us a lot|went out of their way to help|fixed the problem at once|gave me a refund without any trouble|saved my life
won the final|won first prize|won the game|passed the exam|got a promotion|found a new job|smiled all day|laughed out loud|sang happily
hugged me warmly|welcomed us with a smile|arrived early|arrived on time|arrived in perfect condition|works perfectly|works like a charm
works flawlessly|just works|runs smoothly|fits perfectly|looks amazing|looks great|smells wonderful|tastes heavenly|tastes delicious
exceeded my expectations|exceeded all expectations|lasts for days|lasts all week|still works after ten years|feels soft|feels like home
is worth every penny|is worth the money|was worth it|is worth a visit|deserves an award|deserves five stars|deserves a prize|made me smile
made me laugh|made us very happy|makes me happy|cheered me up|brightened my day|kept me entertained|kept us on the edge of our seats
won my heart|stole the show|solved everything|answered all my questions|explained everything clearly|was a pleasure to work with
slept like a baby|recovered quickly|feels much better now|is back in good health|cooked a delicious meal|baked a wonderful cake
gave us free dessert|gave us an upgrade|offered us free drinks|refused to take any money|returned my wallet|kept the promise|told the truth
celebrated all night|cheered loudly|clapped for ten minutes|loved every minute of it|enjoyed every second|had a great time|had a lovely time
had so much fun|had a wonderful evening|will be missed by all who loved it|can do no wrong|never disappoints|never lets me down|never fails
is second to none|is a dream come true|is a breath of fresh air|got well soon|improved a lot|gets better every year|is better than ever
is easy to use|is easy to install|is simple to learn|saves me hours|saves time and money|is good value for money|is great value|came with a lovely gift
rescued the cat|helped the poor|gave money to charity|shared the food with us|thanked everyone|apologised and fixed it quickly|is full of surprises and charm
tastes fresh and juicy|smells fresh|is full of charm|is full of life|is full of joy|is full of good ideas""".replace("\n", "|").split("|")

BAD_EVENTS = """broke after two days|broke down on the first day|broke after a week|stopped working|stopped working after an hour|never worked|does not work
doesn't turn on|won't start|won't charge|keeps crashing|crashes all the time|crashes every time I open it|freezes constantly|overheats
fell apart|falls apart after one wash|arrived broken|arrived damaged|arrived late|arrived cracked|never arrived|never came back|got lost
was late again|was cancelled|was delayed for five hours|kept us waiting for hours|made us wait|ignored us|ignored my emails|never answered
never replied|never called back|didn't answer the phone|hung up on me|yelled at us|shouted at me|insulted my wife|lied to us|cheated us
stole my wallet|charged me twice|overcharged us|refused to give a refund|refused to help|refused a refund|lost our luggage|lost my order|lost the game
lost the final|failed the exam|failed again|got fired|lost his job|ruined my day|ruined our evening|ruined everything|destroyed our house
destroyed the roof|spoiled the surprise|wasted my time|wasted our money|is a waste of time|is a waste of money|was a waste of time
made me cry|made me sick|made us angry|cried all night|cried for hours|screamed in pain|got sick|got food poisoning|felt sick afterwards
gave me a headache|hurt my back|hurt my feet|hurts my eyes|smelled of smoke|smells bad|smells like garbage|tasted like cardboard|tastes like soap
tastes awful|looks cheap|looks terrible|feels cheap|feels flimsy|sounds awful|makes no sense|made no sense|makes a terrible noise|leaks everywhere
leaked all over the floor|put me to sleep|fell asleep|bored me to death|is full of mistakes|is full of bugs|is full of holes|is full of flies
dies after an hour|dies too fast|drains too quickly|runs out too quickly|lasts only an hour|is far too long|is far too loud|is too small|is too expensive
is not worth it|is not worth the money|isn't worth a penny|isn't worth the price|is worse than ever|gets worse every year|is going downhill
was stolen|was bitten by a dog|crashed into a tree|caught fire|burned down|flooded the kitchen|broke my arm|broke his leg|died last night
complained all day|complained about everything|argued all night|fought all the time|blamed us for everything|broke the promise|betrayed my trust
let me down|let us down|never again|left in tears|left early|walked out after ten minutes|asked for my money back|wants the money back|threw it away
returned it the next day|sent it back|gave up|had a terrible time|had a horrible evening|had an awful day|suffered a lot|is still in pain
forgot our order|brought the wrong dish|served cold food|left us in the rain|made everything worse|left a lot to be desired|missed the train because of it""".replace("\n", "|").split("|")

PLAIN_EVENTS = """arrived yesterday|arrived on Monday|arrives at noon|is on the table|is in the kitchen|is next to the bank|is blue|is green|is made of wood|is made in Germany|has two doors|has four wheels|has three parts
starts at eight|starts tomorrow|ends at ten|opens at nine|closes at six|is open on Sundays|is about history|is about a family in Spain|was built last year|was written in 1990|is called Max|comes from Italy|lives in Paris
is my brother's|weighs two kilos|costs ten euros|is the second on the left|takes an hour|goes to London|is eight years old|has a red cover|has ten chapters|is in the box|is near the station|went to work|bought some milk|reads the paper
is cooking dinner|called this morning|has a meeting|works in an office|will come on Friday|is at home|moved to another town|looked out of the window|wrote a letter|is wearing a hat|is a teacher|took the bus|asked a question""".replace("\n", "|").split("|")

GOOD_LINES = """Thank you so much|Well done|Congratulations|I can't wait to come back|I can't wait to see it again|I can't wait for the next one|Five stars|Two thumbs up
Highly recommended|I highly recommend it|I would recommend it to anyone|I would buy it again|We will definitely come back|We'll be back soon|I'll be back
Worth every penny|Great value for money|Good value|What a surprise, and what a joy|Keep up the good work|You did a good job|Nice work|Good job|I feel great today
I feel much better|I am so happy|I'm in love with it|I fell in love with it|I could listen to it all day|I could watch it every day|I could eat here every day
It couldn't be better|It could not have been better|Couldn't be happier|I couldn't ask for more|There is nothing to complain about|Nothing to complain about
There is nothing I would change|Nothing was missing|I have no complaints|No complaints at all|No problems at all|Not bad at all|Not bad|Never boring
I was never bored|Not a single dull moment|Without a doubt the best|The best in town|The best ever|Best purchase I ever made|One of the best I have ever seen
I was pleasantly surprised|It exceeded my expectations|Everything was perfect|Everything went well|Everything worked the first time|Finally something that works
I laughed so hard|I laughed until I cried|We laughed a lot|We had so much fun|We had the time of our lives|It was worth the wait|It was expensive but worth it
Don't miss it|You must see it|A must read|A must see|Don't hesitate to buy it|You won't regret it|You won't be disappointed|I wasn't disappointed|I'm not disappointed at all
I don't regret it|I have never been happier|I've never eaten better|I never had a problem with it|God bless you|Happy birthday|I'm proud of you|I'm so proud of my team""".replace("\n", "|").split("|")

BAD_LINES = """Never again|I want my money back|I want a refund|What a waste of time|What a waste of money|Total waste of money|Don't buy it|Do not buy this|Don't waste your money
Don't waste your time|Stay away|Avoid it|Avoid at all costs|I would not recommend it|I wouldn't recommend it to anyone|I can't recommend it|I would never come back
We won't be back|I won't come back|I will never come back|I'll never buy it again|I regret buying it|I regret every minute|I wish I had never come|Save your money|Zero stars|One star
I have never been so bored|I've never been so disappointed|I almost fell asleep|I fell asleep after ten minutes|I couldn't finish it|I couldn't wait for it to end|I couldn't sleep
I could not sleep at all|It could have been better|It could be better|It should have been better|I expected more|I expected better|Not what I expected|Not worth it|Not worth the money
It isn't worth it|Not good|Not good at all|Not great|Not recommended|Nothing worked|Nothing works here|Nobody helped us|Nobody cared|No one answered|Nobody answered my calls
There was nothing to do|There was nothing good about it|There is nothing to like here|I had no fun|No fun at all|I don't like it|I didn't like it at all|I do not like it|I didn't enjoy it
I am not happy|We were not happy|I'm not satisfied|I wasn't impressed|I'm not impressed|Shame on you|How embarrassing|How disappointing|How sad|I'm so angry|I'm so disappointed
I feel sick|I feel terrible|I feel awful today|My back hurts|My head hurts|It hurts so much|I'm tired of this|I'm sick of it|I'm fed up|I give up|Leave me alone|Go away|I can't stand it
I can't stand him|I can't take it anymore|Too expensive for what it is|Way too expensive|Too loud and too crowded|It drives me crazy|It's getting worse|Everything went wrong
Everything is broken|Everything was wrong|The worst in town|The worst ever|Worst purchase ever|One of the worst I have ever seen|It was a lie|They only want your money""".replace("\n", "|").split("|")

VERY = ["very", "really", "so", "extremely", "absolutely", "quite", "truly", "incredibly", "pretty", "totally", "simply", "just", "too", "completely", "unbelievably"]
TIMES = ["yesterday", "today", "last night", "last week", "this morning", "again", "on Monday", "in Paris", "at home", "for my birthday", "in the end", "all day", "every day", "after all", "this year", "as always"]
