"""Organisations, kinds of organisations and sentences with gaps for names."""


def phrases(text: str) -> list[str]:
    """Phrases between semicolons or line ends."""
    return [part.strip() for line in text.strip().splitlines() for part in line.split(";") if part.strip()]


ORGANISATIONS = phrases("""
Google; Microsoft; Apple; Amazon; Facebook; Meta; Intel; IBM; Nvidia; Samsung; Sony; Toyota; Honda; Ford; General Motors; Volkswagen; BMW; Audi
Siemens; Bosch; Philips; Nokia; Ericsson; Boeing; Airbus; Lufthansa; Air France; British Airways; Shell; BP; Total; Exxon; Nestle; Unilever; Danone
Coca-Cola; Pepsi; McDonald's; Starbucks; Nike; Adidas; Puma; Walmart; Tesco; Carrefour; Aldi; Lidl; Ikea; H&M; Zara; Netflix; Disney; Spotify
Twitter; Uber; Airbnb; Tesla; SpaceX; NASA; ESA; CERN; FIFA; UEFA; NATO; OPEC; UNESCO; UNICEF; WHO; IMF; World Bank; European Union; EU; UN
United Nations; European Commission; European Parliament; European Central Bank; Red Cross; Greenpeace; Amnesty International; Oxfam; Interpol
BBC; CNN; Reuters; Associated Press; New York Times; Washington Post; Guardian; Financial Times; Der Spiegel; Le Monde; Al Jazeera; Bloomberg
Harvard University; Stanford University; Oxford University; Cambridge University; MIT; Yale; Princeton; Columbia University; Sorbonne; ETH
Real Madrid; Barcelona; Manchester United; Liverpool; Arsenal; Chelsea; Bayern Munich; Juventus; Inter Milan; Ajax; Boston Celtics; Chicago Bulls
Los Angeles Lakers; New York Yankees; Dallas Cowboys; Republican Party; Democratic Party; Labour Party; Green Party; Senate; Congress; Supreme Court
FBI; CIA; KGB; Pentagon; White House; Kremlin; Bundestag; House of Commons; Scotland Yard; Federal Reserve; Bank of England; Deutsche Bank; HSBC
Goldman Sachs; JP Morgan; Visa; Mastercard; PayPal; Oracle; SAP; Cisco; Dell; Hewlett-Packard; Adobe; Mozilla; Wikipedia; Wikimedia Foundation
Pfizer; Bayer; Novartis; Roche; Moderna; BioNTech; Johnson & Johnson; Procter & Gamble; General Electric; Hitachi; Panasonic; Nintendo; Huawei
Alibaba; Tencent; Hyundai; Kia; Renault; Peugeot; Fiat; Ferrari; Volvo; Michelin; Heineken; Gazprom; Petrobras; Tata; Infosys; Maersk; Lego; OpenAI
Hugging Face; DeepMind; Anthropic; GitHub; Canonical; Red Hat; Salesforce; LinkedIn; YouTube; Instagram; WhatsApp; TikTok; Reddit; eBay; Zoom
Royal Society; Nobel Committee; Salvation Army; Rotary Club; Vienna Philharmonic; Metropolitan Opera; British Museum; Louvre; Smithsonian Institution
""")
FIELDS = phrases("""
Steel; Foods; Motors; Systems; Software; Energy; Oil; Gas; Water; Insurance; Capital; Media; Networks; Electric; Airlines; Railways; Pharma
Chemicals; Robotics; Logistics; Textiles; Bakery; Brewery; Publishing; Records; Pictures; Studios; Construction; Engineering; Consulting; Telecom
Semiconductor; Biotech; Health; Dental; Solar; Mining; Shipping; Furniture; Toys; Games; Sports; Fashion; Design; Partners; Brothers; Labs
""")
ENDINGS = phrases("Inc; Inc.; Ltd; Ltd.; Corp; Corp.; Corporation; Company; Co.; Group; GmbH; AG; plc; LLC; Holdings; Industries; and Sons; & Co; Technologies; International; Enterprises; Solutions")
BODIES = phrases("""
Ministry of Defence; Ministry of Health; Ministry of Finance; Department of Justice; Department of Energy; Chamber of Commerce; Football Association
Chess Federation; Institute of Technology; Academy of Sciences; Medical Association; Teachers' Union; Workers' Party; People's Party; Liberal Party
National Museum; Philharmonic Orchestra; Symphony Orchestra; Stock Exchange; Water Authority; Space Agency; Weather Service; Olympic Committee
""")
PARTS = phrases("""
zen; tor; vex; lum; nova; syn; tech; cor; data; micro; bio; opti; quanti; flex; gen; terra; aero; hydro; info; net; soft; omni; digi; alpha; delta
astra; vita; medi; pro; trans; inter; uni; max; veri; ora; ix; ent; ia; um; on; ex; ly; io; sys; ware; corp; link; mark; point; bridge; field
""")
MORE_PLACES = phrases("""
Europe; Asia; Africa; South America; North America; Antarctica; Scandinavia; Balkans; Middle East; Bavaria; Tuscany; Provence; Catalonia; Scotland
Wales; England; Brittany; Silicon Valley; Hollywood; Manhattan; Brooklyn; Broadway; Wall Street; Downing Street; Times Square; Central Park; Alps
Andes; Himalayas; Rhine; Danube; Nile; Amazon River; Thames; Seine; Lake Geneva; Mount Everest; Mont Blanc; Sahara; Black Sea; Baltic Sea
Mediterranean; Atlantic; Pacific; North Sea; Red Sea; Gulf of Mexico; Siberia; Crimea; Kashmir; Sicily; Sardinia; Crete; Corsica; Hawaii; Florida
UK; USA; U.S.; US; U.K.; United States; United Kingdom; Soviet Union; East Germany; Vatican; Gibraltar; Greenland; Big Ben; Eiffel Tower
""")
COMMON_FIRST = phrases("""
Anna; Mary; John; James; Sarah; Emma; Paul; Peter; Tom; David; Michael; Robert; William; Elizabeth; Susan; Linda; Karen; Lisa; Maria; Julia; Laura
Alice; Bob; Charles; George; Thomas; Daniel; Mark; Andrew; Kevin; Brian; Steven; Jane; Kate; Lucy; Sophie; Olivia; Jack; Harry; Max; Leo; Ben; Sam
Wei; Ming; Hiroshi; Yuki; Kenji; Sakura; Priya; Raj; Amit; Anjali; Mohammed; Ahmed; Fatima; Ali; Omar; Layla; Ivan; Olga; Dmitri; Natasha; Sergei
Carlos; Juan; Pedro; Lucia; Pablo; Giovanni; Luca; Giulia; Pierre; Marie; Jean; Claire; Hans; Klaus; Ingrid; Lars; Bjorn; Astrid; Kofi; Amina
Barack; Donald; Joe; Vladimir; Emmanuel; Boris; Theresa; Margaret; Winston; Nelson; Albert; Isaac; Leonardo; Wolfgang; Ludwig; Vincent; Pablo
""")
COMMON_LAST = phrases("""
Smith; Johnson; Brown; Jones; Miller; Davis; Wilson; Taylor; Moore; White; Clark; Lewis; Walker; Hall; Young; King; Wright; Hill; Scott; Green
Baker; Adams; Carter; Turner; Cook; Bell; Wood; Watson; Gray; Price; Fisher; Hunter; Mason; Stone; Rose; Ford; West; Lee; Kim; Park; Chen; Wang
Li; Zhang; Liu; Tanaka; Suzuki; Sato; Nguyen; Tran; Patel; Singh; Kumar; Sharma; Khan; Hussein; Hassan; Ivanov; Petrov; Novak; Kowalski; Garcia
Martinez; Lopez; Gonzalez; Rodriguez; Silva; Santos; Rossi; Bianchi; Ferrari; Dubois; Martin; Bernard; Schmidt; Fischer; Weber; Wagner; Becker
Hansen; Olsen; Andersson; Johansson; Virtanen; Obama; Clinton; Trump; Biden; Putin; Macron; Curie; Einstein; Newton; Darwin; Picasso; Mozart; Okafor
""")

TITLES = phrases("Mr.; Mrs.; Ms.; Dr.; Professor; President; Prime Minister; Chancellor; Judge; Sir; Captain; Senator; Minister; King; Queen; Pope; coach; director; spokesman; actor; singer; chief executive; my friend; my aunt")
SENTENCES = phrases("""
PER lives in LOC.; PER worked in LOC.; PER was born in LOC.; PER works for ORG in LOC.; PER works at ORG.; PER moved from LOC to LOC.
My name is PER and I live in LOC.; My name is PER and I work at ORG.; I am PER from LOC.; Hi, this is PER from ORG.; Hello PER, how are you?
PER and PER met in LOC.; PER, PER and PER went to LOC.; PER met PER at ORG.; PER is the president of LOC.; PER is the head of ORG.
PER founded ORG in LOC.; ORG was founded by PER in 1987.; ORG is based in LOC.; ORG has its headquarters in LOC, LOC.; ORG bought ORG for two billion dollars.
ORG said on Monday that it would close its factory in LOC.; Shares of ORG fell by three percent.; ORG opened a new office in LOC.
ORG and ORG signed an agreement in LOC.; The chief executive of ORG, PER, resigned yesterday.; PER, a spokesman for ORG, declined to comment.
LOC is the capital of LOC.; The river flows through LOC.; The population of LOC has doubled.; LOC and LOC share a border.; Troops from LOC entered LOC.
The weather in LOC is nice.; I flew to LOC last week.; We spent our holidays in LOC.; The train from LOC to LOC is late.; The road between LOC and LOC is closed.
The government of LOC rejected the plan.; The mayor of LOC, PER, opened the bridge.; PER won the election in LOC.; PER visited LOC in March.
PER wrote a book about LOC.; PER painted this picture in LOC.; PER plays for ORG.; PER scored twice as ORG beat ORG.; ORG lost to ORG in LOC.
ORG won the match against ORG.; The coach of ORG, PER, was satisfied.; ORG fans celebrated in the streets of LOC.; PER joined ORG from ORG.
PER studied at ORG.; PER teaches physics at ORG.; Researchers at ORG found a new planet.; A team from ORG led by PER made the discovery.
According to ORG, prices will rise.; "We are happy," said PER.; "It was a mistake," PER told ORG.; PER told reporters in LOC that he was innocent.
An earthquake struck LOC on Tuesday.; Thousands protested in LOC against ORG.; Police in LOC arrested PER.; A court in LOC sentenced PER to two years.
ORG launched a rocket from LOC.; ORG sent aid to LOC.; ORG employs 5,000 people in LOC.; The new phone from ORG is sold in LOC.
Dear PER, thank you for your letter.; Best wishes, PER; Please call PER at noon.; Is PER coming to the party?; Where is PER?; Did you see PER in LOC?
Yesterday PER called me from LOC.; In 1990, PER left LOC for LOC.; Last year PER became director of ORG.; After the war PER returned to LOC.
In LOC, PER met the leaders of ORG.; At ORG, PER works with PER.; From LOC we drove to LOC.; Near LOC there is a small lake.; TITLE PER arrived in LOC.
TITLE PER spoke first.; TITLE PER thanked ORG.; The late TITLE PER lived in LOC.; Only PER knew the truth.; Everyone likes PER.; PER smiled.
PER's brother lives in LOC.; PER's new film was shot in LOC.; LOC's economy is growing.; ORG's profits rose.; ORG's factory in LOC burned down.
The letter was signed by PER and PER.; The concert of ORG in LOC was sold out.; The museum in LOC shows paintings by PER.; PER composed it for ORG.
PER (LOC) beat PER (LOC) in two sets.; LOC, Sept 12: ORG shares rose.; LOC beat LOC in the final.; LOC will play against LOC on Sunday.; LOC - PER
I bought it at ORG.; I have an account with ORG.; He quit his job at ORG.; She applied to ORG.; ORG hired PER.; ORG fired its manager.; ORG sued ORG.
The bill was passed by ORG.; ORG voted against it.; A report by ORG says so.; The ORG building in LOC is empty.; an interview with PER; the city of LOC
PER married PER in LOC in 1925.; PER, who was born in LOC, moved to LOC.; PER, 45, is a teacher from LOC.; the ORG in LOC; PER of ORG
The Danish singer PER performed in LOC.; The German company ORG builds cars.; The Italian town of LOC is old.; The island of LOC is green.
Last Monday the American president visited LOC.; In January PER will travel to LOC.; On Friday ORG will publish its results.; Who is PER?; What is ORG?
Have you ever been to LOC?; How far is LOC from LOC?; The ship sailed from LOC to LOC.; The flight to LOC was cancelled by ORG.; Greetings from LOC!
PER discovered it; PER invented the machine in LOC.; The theory of PER is famous.; a play by PER; the works of PER; a song by PER; PER died in LOC
the LOC office of ORG; ORG LOC; PER at ORG; PER in LOC; the mountains of LOC; the people of LOC; north of LOC; the LOC government; a LOC street
""")
