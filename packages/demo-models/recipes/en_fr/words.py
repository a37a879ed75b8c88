"""Vocabulary of the English-French grammar. One entry per item, separated by semicolons; `_` stands for a space."""

# english, english plural, french, french plural, gender, kind
NOUNS = """
cat cats chat chats m animal; dog dogs chien chiens m animal; bird birds oiseau oiseaux m animal; horse horses cheval chevaux m animal; mouse mice souris souris f animal;
cow cows vache vaches f animal; rabbit rabbits lapin lapins m animal; pig pigs cochon cochons m animal; duck ducks canard canards m animal; sheep sheep mouton moutons m animal;
lion lions lion lions m animal; monkey monkeys singe singes m animal; hen hens poule poules f animal; bear bears ours ours m animal; elephant elephants éléphant éléphants m animal;
boy boys garçon garçons m person; girl girls fille filles f person; man men homme hommes m person; woman women femme femmes f person; child children enfant enfants m person;
teacher teachers professeur professeurs m person; doctor doctors médecin médecins m person; student students étudiant étudiants m person; friend friends ami amis m person;
neighbor neighbors voisin voisins m person; baby babies bébé bébés m person; king kings roi rois m person; queen queens reine reines f person; driver drivers chauffeur chauffeurs m person;
waiter waiters serveur serveurs m person; farmer farmers fermier fermiers m person; singer singers chanteur chanteurs m person; lawyer lawyers avocat avocats m person; nurse nurses infirmière infirmières f person;
mother mothers mère mères f family; father fathers père pères m family; brother brothers frère frères m family; sister sisters sœur sœurs f family; son sons fils fils m family;
daughter daughters fille filles f family; uncle uncles oncle oncles m family; aunt aunts tante tantes f family; cousin cousins cousin cousins m family; husband husbands mari maris m family;
wife wives femme femmes f family; grandmother grandmothers grand-mère grands-mères f family; grandfather grandfathers grand-père grands-pères m family;
apple apples pomme pommes f food; orange oranges orange oranges f food; banana bananas banane bananes f food; cake cakes gâteau gâteaux m food; egg eggs œuf œufs m food; pizza pizzas pizza pizzas f food;
sandwich sandwiches sandwich sandwichs m food; carrot carrots carotte carottes f food; potato potatoes pomme_de_terre pommes_de_terre f food; tomato tomatoes tomate tomates f food;
strawberry strawberries fraise fraises f food; pear pears poire poires f food; lemon lemons citron citrons m food; cookie cookies biscuit biscuits m food; ice_cream ice_creams glace glaces f food;
bread breads pain pains m mass; cheese cheeses fromage fromages m mass; meat meats viande viandes f mass; fish fish poisson poissons m mass; chicken chickens poulet poulets m mass; rice rice riz riz m mass;
soup soups soupe soupes f mass; salad salads salade salades f mass; chocolate chocolates chocolat chocolats m mass; butter butter beurre beurres m mass; sugar sugar sucre sucres m mass;
salt salt sel sels m mass; jam jams confiture confitures f mass; honey honey miel miels m mass; ham ham jambon jambons m mass;
water waters eau eaux f drink; milk milk lait laits m drink; wine wines vin vins m drink; beer beers bière bières f drink; coffee coffees café cafés m drink; tea teas thé thés m drink; juice juices jus jus m drink;
book books livre livres m thing; car cars voiture voitures f thing; table tables table tables f thing; chair chairs chaise chaises f thing; bed beds lit lits m thing; phone phones téléphone téléphones m thing;
computer computers ordinateur ordinateurs m thing; bag bags sac sacs m thing; key keys clé clés f thing; pen pens stylo stylos m thing; letter letters lettre lettres f thing; newspaper newspapers journal journaux m thing;
bicycle bicycles vélo vélos m thing; boat boats bateau bateaux m thing; lamp lamps lampe lampes f thing; box boxes boîte boîtes f thing; door doors porte portes f thing; window windows fenêtre fenêtres f thing;
glass glasses verre verres m thing; cup cups tasse tasses f thing; plate plates assiette assiettes f thing; knife knives couteau couteaux m thing; spoon spoons cuillère cuillères f thing; bottle bottles bouteille bouteilles f thing;
picture pictures photo photos f thing; ticket tickets billet billets m thing; present presents cadeau cadeaux m thing; ball balls ballon ballons m thing; toy toys jouet jouets m thing; umbrella umbrellas parapluie parapluies m thing;
sofa sofas canapé canapés m thing; clock clocks horloge horloges f thing; guitar guitars guitare guitares f thing; suitcase suitcases valise valises f thing; map maps carte cartes f thing; movie movies film films m thing;
song songs chanson chansons f thing; flower flowers fleur fleurs f thing; tree trees arbre arbres m thing; camera cameras appareil_photo appareils_photo m thing;
shirt shirts chemise chemises f clothes; dress dresses robe robes f clothes; hat hats chapeau chapeaux m clothes; coat coats manteau manteaux m clothes; skirt skirts jupe jupes f clothes; shoe shoes chaussure chaussures f clothes;
jacket jackets veste vestes f clothes; sweater sweaters pull pulls m clothes; scarf scarves écharpe écharpes f clothes; glove gloves gant gants m clothes; sock socks chaussette chaussettes f clothes;
house houses maison maisons f place; school schools école écoles f place; hospital hospitals hôpital hôpitaux m place; restaurant restaurants restaurant restaurants m place; hotel hotels hôtel hôtels m place; garden gardens jardin jardins m place;
park parks parc parcs m place; market markets marché marchés m place; station stations gare gares f place; church churches église églises f place; museum museums musée musées m place; shop shops magasin magasins m place;
street streets rue rues f place; city cities ville villes f place; village villages village villages m place; beach beaches plage plages f place; kitchen kitchens cuisine cuisines f place; bedroom bedrooms chambre chambres f place;
room rooms salle salles f place; office offices bureau bureaux m place; library libraries bibliothèque bibliothèques f place; bakery bakeries boulangerie boulangeries f place; airport airports aéroport aéroports m place;
forest forests forêt forêts f place; river rivers rivière rivières f place; lake lakes lac lacs m place; mountain mountains montagne montagnes f place; bank banks banque banques f place; theater theaters théâtre théâtres m place;
cinema cinemas cinéma cinémas m place; pharmacy pharmacies pharmacie pharmacies f place; farm farms ferme fermes f place; castle castles château châteaux m place; bridge bridges pont ponts m place; swimming_pool swimming_pools piscine piscines f place;
post_office post_offices poste postes f place; train trains train trains m thing; bus buses bus bus m thing; plane planes avion avions m thing; taxi taxis taxi taxis m thing; watch watches montre montres f thing; ring rings bague bagues f thing;
television televisions télévision télévisions f thing; radio radios radio radios f thing; pencil pencils crayon crayons m thing; piano pianos piano pianos m thing; wall walls mur murs m thing;
rose roses rose roses f thing; star stars étoile étoiles f thing; idea ideas idée idées f thing; question questions question questions f thing; story stories histoire histoires f thing;
color colors couleur couleurs f thing; word words mot mots m thing; country countries pays pays m place; square squares place places f place; butterfly butterflies papillon papillons m animal; wolf wolves loup loups m animal; frog frogs grenouille grenouilles f animal; snake snakes serpent serpents m animal; goat goats chèvre chèvres f animal; tourist tourists touriste touristes m person;
cook cooks cuisinier cuisiniers m person; policeman policemen policier policiers m person; baker bakers boulanger boulangers m person; writer writers écrivain écrivains m person; colleague colleagues collègue collègues m person;
cherry cherries cerise cerises f food; grape grapes raisin raisins m food; pie pies tarte tartes f food; onion onions oignon oignons m food;
bathroom bathrooms salle_de_bains salles_de_bains f place; apartment apartments appartement appartements m place
"""

# english, masculine, feminine, masculine plural, feminine plural, place, kinds it fits
ADJECTIVES = """
big grand grande grands grandes before any; small petit petite petits petites before any; little petit petite petits petites before en; beautiful beau belle beaux belles before any; good bon bonne bons bonnes before eat;
bad mauvais mauvaise mauvais mauvaises before eat; new nouveau nouvelle nouveaux nouvelles before object; old vieux vieille vieux vieilles before any; young jeune jeune jeunes jeunes before alive; pretty joli jolie jolis jolies before any;
long long longue longs longues before object; red rouge rouge rouges rouges after object; blue bleu bleue bleus bleues after object; green vert verte verts vertes after object; yellow jaune jaune jaunes jaunes after object;
black noir noire noirs noires after both; white blanc blanche blancs blanches after both; gray gris grise gris grises after both; brown brun brune bruns brunes after both; pink rose rose roses roses after object;
expensive cher chère chers chères after object; cheap bon_marché bon_marché bon_marché bon_marché be object; heavy lourd lourde lourds lourdes after object; clean propre propre propres propres after object; dirty sale sale sales sales after object;
broken cassé cassée cassés cassées after object; open ouvert ouverte ouverts ouvertes be place; closed fermé fermée fermés fermées be place; empty vide vide vides vides after object; full plein pleine pleins pleines be object;
hot chaud chaude chauds chaudes after eat; cold froid froide froids froides after eat; delicious délicieux délicieuse délicieux délicieuses after eat; fresh frais fraîche frais fraîches after eat; sweet sucré sucrée sucrés sucrées after eat;
tired fatigué fatiguée fatigués fatiguées be alive; happy content contente contents contentes be alive; sad triste triste tristes tristes after alive; sick malade malade malades malades after alive; intelligent intelligent intelligente intelligents intelligentes after alive;
kind gentil gentille gentils gentilles after alive; tall grand grande grands grandes before person; rich riche riche riches riches after person; poor pauvre pauvre pauvres pauvres after person; strong fort forte forts fortes after alive;
funny drôle drôle drôles drôles after alive; nice sympathique sympathique sympathiques sympathiques after person; ready prêt prête prêts prêtes be person; busy occupé occupée occupés occupées be person; late en_retard en_retard en_retard en_retard be person;
alone seul seule seuls seules be person; angry fâché fâchée fâchés fâchées be person; French français française français françaises after person; English anglais anglaise anglais anglaises after person; American américain américaine américains américaines after person;
German allemand allemande allemands allemandes after person; Spanish espagnol espagnole espagnols espagnoles after person; Italian italien italienne italiens italiennes after person; interesting intéressant intéressante intéressants intéressantes after object;
easy facile facile faciles faciles after object; difficult difficile difficile difficiles difficiles after object; important important importante importants importantes after object; quiet calme calme calmes calmes after any;
fast rapide rapide rapides rapides after object; slow lent lente lents lentes after object; married marié mariée mariés mariées be person; famous célèbre célèbre célèbres célèbres after person; dangerous dangereux dangereuse dangereux dangereuses after any;
wonderful merveilleux merveilleuse merveilleux merveilleuses after any; free libre libre libres libres be person; here ici ici ici ici be person; there là là là là be person
"""

# base, third person, -ing, past; french: je, tu, il, nous, vous, ils, participle, infinitive, auxiliary, objects, aspect
VERBS = """
eat eats eating ate; mange manges mange mangeons mangez mangent mangé manger avoir food progressive
drink drinks drinking drank; bois bois boit buvons buvez boivent bu boire avoir drink progressive
like likes liking liked; aime aimes aime aimons aimez aiment aimé aimer avoir liked simple
love loves loving loved; adore adores adore adorons adorez adorent adoré adorer avoir liked simple
hate hates hating hated; déteste détestes déteste détestons détestez détestent détesté détester avoir liked simple
see sees seeing saw; vois vois voit voyons voyez voient vu voir avoir any simple
read reads reading read; lis lis lit lisons lisez lisent lu lire avoir reading progressive
write writes writing wrote; écris écris écrit écrivons écrivez écrivent écrit écrire avoir letter progressive
buy buys buying bought; achète achètes achète achetons achetez achètent acheté acheter avoir goods progressive
sell sells selling sold; vends vends vend vendons vendez vendent vendu vendre avoir goods progressive
want wants wanting wanted; veux veux veut voulons voulez veulent voulu vouloir avoir goods simple
look_for looks_for looking_for looked_for; cherche cherches cherche cherchons cherchez cherchent cherché chercher avoir any progressive
find finds finding found; trouve trouves trouve trouvons trouvez trouvent trouvé trouver avoir any simple
take takes taking took; prends prends prend prenons prenez prennent pris prendre avoir thing progressive
open opens opening opened; ouvre ouvres ouvre ouvrons ouvrez ouvrent ouvert ouvrir avoir opened progressive
close closes closing closed; ferme fermes ferme fermons fermez ferment fermé fermer avoir opened progressive
wash washes washing washed; lave laves lave lavons lavez lavent lavé laver avoir washed progressive
wear wears wearing wore; porte portes porte portons portez portent porté porter avoir clothes progressive
watch watches watching watched; regarde regardes regarde regardons regardez regardent regardé regarder avoir watched progressive
sing sings singing sang; chante chantes chante chantons chantez chantent chanté chanter avoir song progressive
cook cooks cooking cooked; prépare prépares prépare préparons préparez préparent préparé préparer avoir cooked progressive
draw draws drawing drew; dessine dessines dessine dessinons dessinez dessinent dessiné dessiner avoir any progressive
know knows knowing knew; connais connais connaît connaissons connaissez connaissent connu connaître avoir known simple
visit visits visiting visited; visite visites visite visitons visitez visitent visité visiter avoir place progressive
lose loses losing lost; perds perds perd perdons perdez perdent perdu perdre avoir thing simple
bring brings bringing brought; apporte apportes apporte apportons apportez apportent apporté apporter avoir goods progressive
break breaks breaking broke; casse casses casse cassons cassez cassent cassé casser avoir breakable simple
forget forgets forgetting forgot; oublie oublies oublie oublions oubliez oublient oublié oublier avoir thing simple
sleep sleeps sleeping slept; dors dors dort dormons dormez dorment dormi dormir avoir - progressive
work works working worked; travaille travailles travaille travaillons travaillez travaillent travaillé travailler avoir - simple
play plays playing played; joue joues joue jouons jouez jouent joué jouer avoir - progressive
run runs running ran; cours cours court courons courez courent couru courir avoir - progressive
dance dances dancing danced; danse danses danse dansons dansez dansent dansé danser avoir - progressive
swim swims swimming swam; nage nages nage nageons nagez nagent nagé nager avoir - progressive
live lives living lived; habite habites habite habitons habitez habitent habité habiter avoir - simple
walk walks walking walked; marche marches marche marchons marchez marchent marché marcher avoir - progressive
cry cries crying cried; pleure pleures pleure pleurons pleurez pleurent pleuré pleurer avoir - progressive
talk talks talking talked; parle parles parle parlons parlez parlent parlé parler avoir - progressive
laugh laughs laughing laughed; ris ris rit rions riez rient ri rire avoir - progressive
wait waits waiting waited; attends attends attend attendons attendez attendent attendu attendre avoir - progressive
study studies studying studied; étudie étudies étudie étudions étudiez étudient étudié étudier avoir - progressive
smoke smokes smoking smoked; fume fumes fume fumons fumez fument fumé fumer avoir - simple
travel travels traveling traveled; voyage voyages voyage voyageons voyagez voyagent voyagé voyager avoir - progressive
arrive arrives arriving arrived; arrive arrives arrive arrivons arrivez arrivent arrivé arriver être - progressive
learn learns learning learned; apprends apprends apprend apprenons apprenez apprennent appris apprendre avoir song progressive
make makes making made; fais fais fait faisons faites font fait faire avoir cooked progressive
help helps helping helped; aide aides aide aidons aidez aident aidé aider avoir known progressive
call calls calling called; appelle appelles appelle appelons appelez appellent appelé appeler avoir person progressive
leave leaves leaving left; pars pars part partons partez partent parti partir être - progressive
come comes coming came; viens viens vient venons venez viennent venu venir être - progressive
stay stays staying stayed; reste restes reste restons restez restent resté rester être - progressive
fall falls falling fell; tombe tombes tombe tombons tombez tombent tombé tomber être - progressive
"""

# object group of a verb -> nouns or kinds
GROUPS = {
    "food": "kind:food kind:mass", "drink": "kind:drink", "liked": "kind:food kind:mass kind:drink kind:animal song movie book flower", "any": "kind:animal kind:person kind:thing kind:family kind:clothes",
    "reading": "book newspaper letter", "letter": "letter book song", "goods": "kind:thing kind:clothes kind:food kind:mass", "thing": "kind:thing kind:clothes", "opened": "door window box bag letter bottle",
    "washed": "car plate glass shirt dress cup spoon window kind:clothes", "clothes": "kind:clothes", "watched": "movie picture bird boat child", "song": "song", "cooked": "soup cake fish meat chicken salad pizza egg",
    "known": "kind:person kind:family", "person": "kind:person kind:family taxi", "place": "museum castle church city village theater hospital farm", "breakable": "glass cup plate window bottle lamp clock chair toy",
}

# english, french; where something is or happens
WHERE = """in_the_garden|dans_le_jardin; in_the_kitchen|dans_la_cuisine; in_the_park|dans_le_parc; in_the_street|dans_la_rue; at_the_beach|à_la_plage; at_home|à_la_maison; at_school|à_l'école; at_the_hospital|à_l'hôpital;
in_the_house|dans_la_maison; in_the_forest|dans_la_forêt; in_the_city|dans_la_ville; at_the_market|au_marché; at_the_station|à_la_gare; at_the_office|au_bureau; at_the_restaurant|au_restaurant; in_Paris|à_Paris; in_London|à_Londres;
in_France|en_France; in_England|en_Angleterre; in_the_car|dans_la_voiture; in_the_water|dans_l'eau; in_the_bedroom|dans_la_chambre; here|ici; at_the_cinema|au_cinéma; at_the_hotel|à_l'hôtel; in_Spain|en_Espagne; in_Canada|au_Canada;
in_Germany|en_Allemagne; in_Italy|en_Italie; in_Madrid|à_Madrid; at_the_bakery|à_la_boulangerie; at_the_library|à_la_bibliothèque; in_the_room|dans_la_salle; at_the_airport|à_l'aéroport; at_work|au_travail; in_the_bathroom|dans_la_salle_de_bains;
in_a_hospital|dans_un_hôpital; in_a_school|dans_une_école; in_a_shop|dans_un_magasin; in_an_office|dans_un_bureau; in_a_restaurant|dans_un_restaurant; in_a_bank|dans_une_banque; in_a_hotel|dans_un_hôtel"""
TO = """to_the_market|au_marché; to_school|à_l'école; to_the_beach|à_la_plage; to_Paris|à_Paris; to_London|à_Londres; to_the_station|à_la_gare; to_the_cinema|au_cinéma; to_the_restaurant|au_restaurant; to_the_park|au_parc; to_the_hospital|à_l'hôpital;
to_the_museum|au_musée; to_France|en_France; to_Spain|en_Espagne; to_Italy|en_Italie; to_the_library|à_la_bibliothèque; to_the_bakery|à_la_boulangerie; to_the_theater|au_théâtre; to_church|à_l'église; to_the_airport|à_l'aéroport; to_work|au_travail;
to_Germany|en_Allemagne; to_the_doctor|chez_le_médecin; to_the_swimming_pool|à_la_piscine; home|à_la_maison; to_the_bank|à_la_banque; to_the_pharmacy|à_la_pharmacie; to_the_post_office|à_la_poste; to_England|en_Angleterre; to_Canada|au_Canada"""
WHEN = """today|aujourd'hui; every_day|tous_les_jours; now|maintenant; in_the_morning|le_matin; in_the_evening|le_soir; often|souvent; on_Monday|lundi; on_Sunday|dimanche; on_Saturday|samedi; on_Friday|vendredi; this_evening|ce_soir; tomorrow|demain; always|toujours"""
PAST = """yesterday|hier; this_morning|ce_matin; last_week|la_semaine_dernière; yesterday_evening|hier_soir; last_year|l'année_dernière; on_Monday|lundi; last_month|le_mois_dernier"""
ON = "on|sur; under|sous; in_front_of|devant; behind|derrière; in|dans; next_to|à_côté_de; near|près_de"
DAYS = "Monday|lundi; Tuesday|mardi; Wednesday|mercredi; Thursday|jeudi; Friday|vendredi; Saturday|samedi; Sunday|dimanche"
MONTHS = "January|janvier; February|février; March|mars; April|avril; May|mai; June|juin; July|juillet; August|août; September|septembre; October|octobre; November|novembre; December|décembre"
# other English and French words for the same nouns, used in source sentences only
ENGLISH_ALIASES = """station|train_station; stations|train_stations; movie|film; movies|films; bicycle|bike; bicycles|bikes; picture|photo; pictures|photos; sofa|couch; sofas|couches; present|gift; presents|gifts; neighbor|neighbour; neighbors|neighbours;
mother|mom; father|dad; shop|store; shops|stores; city|town; cities|towns; grandmother|grandma; grandfather|grandpa; theater|theatre; phone|telephone; plane|airplane; planes|airplanes; coat|overcoat; cookie|biscuit; cookies|biscuits; gray|grey; kind|friendly; happy|glad"""
FRENCH_ALIASES = "médecin|docteur; médecins|docteurs; mère|maman; père|papa; ami|copain; amis|copains; professeur|prof; télévision|télé"
NUMBERS = """one|un; two|deux; three|trois; four|quatre; five|cinq; six|six; seven|sept; eight|huit; nine|neuf; ten|dix; eleven|onze; twelve|douze; thirteen|treize; fourteen|quatorze; fifteen|quinze; sixteen|seize; seventeen|dix-sept;
eighteen|dix-huit; nineteen|dix-neuf; twenty|vingt; twenty-one|vingt_et_un; twenty-five|vingt-cinq; thirty|trente; forty|quarante; fifty|cinquante; sixty|soixante; seventy|soixante-dix; eighty|quatre-vingts; ninety|quatre-vingt-dix; one_hundred|cent; one_thousand|mille"""
WEATHER = """it is raining|il pleut; it is snowing|il neige; it is cold|il fait froid; it is hot|il fait chaud; the weather is nice|il fait beau; the weather is bad|il fait mauvais; it is windy|il y a du vent; it is sunny|il y a du soleil; it is dark|il fait noir; it is foggy|il y a du brouillard"""
FEELINGS = "hungry|faim; thirsty|soif; cold|froid; hot|chaud; afraid|peur; right|raison; wrong|tort; sleepy|sommeil; lucky|de_la_chance"
CITIES = """Paris|Paris; London|Londres; Berlin|Berlin; Rome|Rome; Madrid|Madrid; Lyon|Lyon; Brussels|Bruxelles; Geneva|Genève; New_York|New_York; Tokyo|Tokyo; Moscow|Moscou; Vienna|Vienne; Lisbon|Lisbonne; Athens|Athènes; Warsaw|Varsovie;
Barcelona|Barcelone; Montreal|Montréal; Venice|Venise; Istanbul|Istanbul; Dublin|Dublin; Oslo|Oslo; Prague|Prague; Marseille|Marseille; Nice|Nice; Boston|Boston; Chicago|Chicago; Milan|Milan; Munich|Munich; Cologne|Cologne"""
TIMES_OF_DAY = "at noon|à_midi; at midnight|à_minuit; at_six_o'clock|à_six_heures; at_one_o'clock|à_une_heure; at_seven_o'clock|à_sept_heures; at_eight_o'clock|à_huit_heures; at_nine_o'clock|à_neuf_heures; at_ten_o'clock|à_dix_heures; at_three_o'clock|à_trois_heures; at_five_o'clock|à_cinq_heures"
GAMES = "football|au_football; tennis|au_tennis; basketball|au_basket; cards|aux_cartes; chess|aux_échecs; the_piano|du_piano; the_guitar|de_la_guitare; the_violin|du_violon"
NAMES = "Claire Antoine Marie Paul Sophie Thomas Julie Pierre Anna Tom Emma Lucas Nina Hugo Léa Max Sarah David Camille Louis Alice Peter John Mary Zoé Omar Karim Ines Felix Clara Martin Laura".split()
LANGUAGES = "English|anglais; French|français; German|allemand; Spanish|espagnol; Italian|italien; Chinese|chinois; Arabic|arabe; Russian|russe; Japanese|japonais"

PHRASES = """
Hello, how are you?|Bonjour, comment allez-vous ?
How are you?|Comment allez-vous ?
Hello!|Bonjour !
Hello.|Bonjour.
Good evening.|Bonsoir.
Good night.|Bonne nuit.
Good night, sleep well.|Bonne nuit, dormez bien.
Goodbye.|Au revoir.
Goodbye!|Au revoir !
Goodbye, see you tomorrow.|Au revoir, à demain.
See you soon!|À bientôt !
See you tomorrow!|À demain !
See you later.|À plus tard.
See you on Monday.|À lundi.
Yes.|Oui.
No.|Non.
Yes, please.|Oui, s'il vous plaît.
No, thank you.|Non, merci.
Thank you.|Merci.
Thank you!|Merci !
Thank you very much.|Merci beaucoup.
Thank you for your help.|Merci pour votre aide.
You are welcome.|De rien.
Please.|S'il vous plaît.
Excuse me.|Excusez-moi.
I am sorry.|Je suis désolé.
It does not matter.|Ce n'est pas grave.
No problem.|Pas de problème.
I don't understand.|Je ne comprends pas.
I understand.|Je comprends.
I don't know.|Je ne sais pas.
I know.|Je sais.
I love you.|Je t'aime.
I miss you.|Tu me manques.
What is your name?|Comment vous appelez-vous ?
Nice to meet you.|Enchanté.
Welcome!|Bienvenue !
Welcome to France!|Bienvenue en France !
Congratulations!|Félicitations !
Happy birthday!|Joyeux anniversaire !
Merry Christmas!|Joyeux Noël !
Happy New Year!|Bonne année !
Good luck!|Bonne chance !
Have a good trip!|Bon voyage !
Have a good day!|Bonne journée !
Have a good weekend!|Bon week-end !
Enjoy your meal!|Bon appétit !
Cheers!|Santé !
Help!|Au secours !
Can you help me?|Pouvez-vous m'aider ?
Can you repeat?|Pouvez-vous répéter ?
Can you repeat, please?|Pouvez-vous répéter, s'il vous plaît ?
Can you speak more slowly?|Pouvez-vous parler plus lentement ?
What time is it?|Quelle heure est-il ?
What is it?|Qu'est-ce que c'est ?
What is this?|Qu'est-ce que c'est ?
What are you doing?|Que faites-vous ?
What do you want?|Que voulez-vous ?
Who is it?|Qui est-ce ?
Where are you?|Où êtes-vous ?
Where do you live?|Où habitez-vous ?
Where are you going?|Où allez-vous ?
Where do you come from?|D'où venez-vous ?
When do you leave?|Quand partez-vous ?
Why?|Pourquoi ?
Why not?|Pourquoi pas ?
Where?|Où ?
When?|Quand ?
Who?|Qui ?
How?|Comment ?
How much does it cost?|Combien ça coûte ?
How much is it?|C'est combien ?
How old are you?|Quel âge avez-vous ?
What day is it today?|Quel jour sommes-nous ?
The bill, please.|L'addition, s'il vous plaît.
The menu, please.|La carte, s'il vous plaît.
Where are the toilets?|Où sont les toilettes ?
Where is the bathroom?|Où est la salle de bains ?
I am lost.|Je suis perdu.
I am fine.|Je vais bien.
I am fine, thank you.|Je vais bien, merci.
I am very well, thank you.|Je vais très bien, merci.
And you?|Et vous ?
Me too.|Moi aussi.
Of course.|Bien sûr.
I agree.|Je suis d'accord.
Let's go!|Allons-y !
Be careful!|Attention !
Stop!|Arrêtez !
Wait!|Attendez !
Come here.|Venez ici.
Sit down.|Asseyez-vous.
Listen.|Écoutez.
Look!|Regardez !
It is true.|C'est vrai.
It is false.|C'est faux.
It is possible.|C'est possible.
It is impossible.|C'est impossible.
It is very good.|C'est très bon.
It is too expensive.|C'est trop cher.
It is too late.|C'est trop tard.
It is easy.|C'est facile.
It is difficult.|C'est difficile.
It is beautiful.|C'est beau.
It is important.|C'est important.
It is for you.|C'est pour vous.
It is for me.|C'est pour moi.
That is all.|C'est tout.
Call the police!|Appelez la police !
Call a doctor!|Appelez un médecin !
I need a doctor.|J'ai besoin d'un médecin.
I need help.|J'ai besoin d'aide.
I have a headache.|J'ai mal à la tête.
I have a question.|J'ai une question.
I am on vacation.|Je suis en vacances.
I am in a hurry.|Je suis pressé.
I like it.|Ça me plaît.
Turn left.|Tournez à gauche.
Turn right.|Tournez à droite.
Go straight ahead.|Allez tout droit.
It is midnight.|Il est minuit.
It is noon.|Il est midi.
It is late.|Il est tard.
It is early.|Il est tôt.
Today is my birthday.|C'est mon anniversaire aujourd'hui.
Good idea!|Bonne idée !
Really?|Vraiment ?
Maybe.|Peut-être.
Never.|Jamais.
Always.|Toujours.
Well done!|Bravo !
I think so.|Je crois que oui.
I am coming.|J'arrive.
Do not worry.|Ne vous inquiétez pas.
"""
FRENCH_ONLY = """
Salut !|Hello!
Salut, ça va ?|Hello, how are you?
Salut, comment ça va ?|Hello, how are you?
Bonjour, ça va ?|Hello, how are you?
Bonjour, comment ça va ?|Hello, how are you?
Comment ça va ?|How are you?
Comment vas-tu ?|How are you?
Bonjour, comment vas-tu ?|Hello, how are you?
Ça va ?|How are you?
Ça va bien, merci.|I am fine, thank you.
Comment t'appelles-tu ?|What is your name?
Quel âge as-tu ?|How old are you?
Où habites-tu ?|Where do you live?
Où vas-tu ?|Where are you going?
Que fais-tu ?|What are you doing?
Peux-tu m'aider ?|Can you help me?
S'il te plaît.|Please.
Excuse-moi.|Excuse me.
Désolé.|I am sorry.
Je suis désolée.|I am sorry.
Enchantée.|Nice to meet you.
Et toi ?|And you?
Je vous aime.|I love you.
"""
ENGLISH_ONLY = """
Hi!|Bonjour !
Hi, how are you?|Bonjour, comment allez-vous ?
Hello, how are you doing?|Bonjour, comment allez-vous ?
How are you today?|Comment allez-vous aujourd'hui ?
Good morning.|Bonjour.
Good morning!|Bonjour !
Good afternoon.|Bonjour.
Good morning, how are you?|Bonjour, comment allez-vous ?
Bye!|Au revoir !
Thanks.|Merci.
Thanks a lot.|Merci beaucoup.
Thank you so much.|Merci beaucoup.
You're welcome.|De rien.
I'm sorry.|Je suis désolé.
Sorry.|Désolé.
What's your name?|Comment vous appelez-vous ?
How much is this?|Combien ça coûte ?
I'm fine.|Je vais bien.
I'm fine, thanks.|Je vais bien, merci.
I do not understand.|Je ne comprends pas.
I do not know.|Je ne sais pas.
I'm hungry.|J'ai faim.
I'm thirsty.|J'ai soif.
I'm tired.|Je suis fatigué.
I'm lost.|Je suis perdu.
It's raining.|Il pleut.
It's cold.|Il fait froid.
It's hot.|Il fait chaud.
Where is the toilet?|Où sont les toilettes ?
"""
