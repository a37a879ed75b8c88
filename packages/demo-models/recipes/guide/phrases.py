"""Ways to ask for each task: what one wants to do; what one wants to have; and whole sentences.

A block per task: its id, and lines that begin with `do`, `get` or `say`. Phrases are separated by `;`.
"""

PHRASES = """
# text-classification
do classify a text; tell whether a review is positive or negative; find out the sentiment of a comment; detect spam; sort emails by topic; recognise hate speech; find the language of a text; judge the mood of a tweet; moderate comments; detect toxic messages; decide which category an article belongs to; route support mails to the right team; tell fake news from real news
get sentiment analysis; the topic of a news article; a spam filter; language detection; content moderation; the opinion of a customer in a text
say Does the customer like the product?; Is this mail spam?; Are these comments friendly or rude?; I have reviews and want to know if people were satisfied.; Which topic does this article have?
# token-classification
do find names of people in a text; mark persons, places and firms in a text; extract entities; tag the words of a sentence; find out which words are verbs; remove personal data from documents; find all cities that a text mentions; find drug names in medical notes; anonymise letters; recognise named entities; label every word
get named entities; part of speech tags; the names in an article; anonymised text; the organisations that are mentioned
say Who is mentioned in this text?; Which words are nouns?; Which places does the report talk about?; I must hide the names of patients.
# table-question-answering
do ask a question about a table; query a spreadsheet in plain words; get an answer from a csv file; ask questions to an excel sheet; count rows of a table by asking; find a cell of a table by a question; query data without sql
get answers from a table; answers from a spreadsheet
say Which country in the table has the most people?; What is the sum of this column in my spreadsheet?; I have a table and a question about it.; How many rows have the value yes?; Ask my csv file in English.
# question-answering
do find the answer to a question in a text; answer questions from a document; find the sentence that answers me; look up a fact in a paragraph; mark the words of a text that answer a question; answer a question about a manual; read a passage and answer questions
get an answer out of a text; reading comprehension; extractive answers; the exact place of an answer in a text
say I have a paragraph and a question about it.; Where in the contract is the date?; What does the text say about the price?; Which part of this article answers my question?
# zero-shot-classification
do classify texts with my own labels; sort texts into classes that I invent; choose categories for a text without training; put texts into new categories; classify text without examples; tag articles with labels of my choice; use any list of topics for texts
get text classes that I define myself; a text classifier without training data; classification of text by free labels
say I only know the names of the classes, and have texts.; My categories change every day and I want to sort texts.; I will give the labels for a text in the call.
# translation
do translate a text; translate from English to German; put a letter into French; say something in another language; turn Spanish into English; translate a website; understand a foreign text
get a translation; machine translation; my text in Chinese; a text in another language
say How do you say this in Italian?; I do not understand this French letter.; I need this document in Japanese.; My customers speak Polish and I do not.
# summarization
do summarise a text; shorten an article; make a summary of a report; condense a long document; get the main points of a paper; write a headline for news; turn minutes of a meeting into a few lines; boil down a chapter
get a summary; an abstract of a paper; the short version of a text; the key points of an article; a tldr
say This text is too long.; What is the essence of this report?; I want the most important points of a long email thread.; Say it in fewer words.
# feature-extraction
do turn a text into a vector; make embeddings of sentences; get numbers for a text; embed documents; represent text as vectors; compute text embeddings for clustering; store texts in a vector database; encode sentences as numbers; get word vectors
get text embeddings; vectors of texts; sentence embeddings; numbers that hold the meaning of a text; features of a text for my own classifier
say I build a vector store of documents.; I want to group texts by their vectors.; My search needs embeddings of text.
# text-generation
do continue a text; write a story; complete a sentence from its beginning; autocomplete my writing; generate text; finish a poem; complete code; let a language model write on; produce more text from a prompt
get a language model; a continuation of my text; code completion; generated text; the next words of a text
say How does this story go on?; I wrote the first lines, write the rest.; I need a model like GPT that goes on writing.; Continue: once upon a time.
# fill-mask
do guess a missing word; fill in a blank; find the hidden word in a sentence; predict a masked word; fill the gaps of a cloze test; suggest a word for an empty place; use BERT to guess words
get the missing word of a sentence; a masked language model; words that fit in a hole
say Which word is missing here?; There is a hole in my sentence.; The [MASK] of France is Paris.; A word is hidden and I want to know it.
# sentence-similarity
do compare two sentences; measure how similar sentences are; find paraphrases; find duplicate questions; say whether sentences mean the same; compare the meaning of texts; score the likeness of sentences; find the sentence nearest to mine
get the similarity of sentences; a score of how alike texts are; semantic similarity
say Do these sentences mean the same?; How alike are these phrases?; Are these questions duplicates?; Is one text a paraphrase of the other?
# text-to-speech
do read a text aloud; speak a text; turn text into speech; let a voice say a sentence; make an audio book; give my assistant a voice; say words out loud; pronounce a sentence; convert an article to spoken audio
get a spoken text; a synthetic voice; speech synthesis; an audio version of my article; a narrator for my text
say I want to hear this text.; My app should talk.; Please read this out.; A voice should speak my announcement.
# text-to-audio
do make music from a description; generate sound effects; create a melody from words; produce the sound of rain; compose a song; make background music for a video; generate noises for a game; describe a sound and get it
get music from words; sound effects; a generated song; a melody that I describe; the sound of the sea
say I need happy guitar music.; Make the sound of a barking dog.; I describe a tune and want to hear it.; A game needs sounds of footsteps.
# automatic-speech-recognition
do transcribe a recording; write down speech; turn speech into text; make subtitles for a talk; convert audio to text; transcribe an interview; understand voice commands; write the minutes from a recorded call; dictate a letter; turn voice messages into text
get a transcript; subtitles; speech recognition; the words that are spoken in a recording; captions for a lecture
say What do they say in this recording?; I have a recorded lecture and need its words.; My voice should become text.; I want to read voice mail instead of hearing it.
# audio-to-audio
do remove noise from a recording; clean up an audio file; separate speakers; change a voice; split music into instruments; take the vocals out of a song; improve the quality of a sound; isolate the drums; turn my voice into another voice; enhance speech
get a cleaner recording; less background noise; one track for each instrument; another voice with the same words; source separation
say There is wind noise in my recording.; Two people speak at once and I want them apart.; I want the song without the singer.; My microphone hums.
# audio-classification
do classify a sound; recognise a noise; tell which bird sings; find out who speaks; detect the emotion in a voice; recognise a spoken command; tell speech from music; know the genre of a song; recognise an instrument by its sound; detect breaking glass
get the kind of a sound; emotion recognition from speech; keyword spotting; the class of a noise
say What makes this noise?; Is this music or speech?; Which animal do I hear?; Does the speaker sound happy?; What kind of engine is this by its sound?
# audio-text-to-text
do ask a question about a sound; chat about a recording; answer questions about audio; describe in words what is heard; talk with a model about music; summarise a recording by a request; give an instruction about an audio clip
get answers about a recording; a description of a sound in words; an audio language model
say What is the mood of the talk, and why?; I have a sound and a question about it.; What do you hear in this audio, please explain.; Here is a podcast, answer my questions.
# voice-activity-detection
do find where somebody speaks; detect speech in a recording; cut silence; find the pauses in a talk; know when people speak; split audio into speech and silence; find who speaks when; detect the start and end of speech
get the times when someone speaks; speech segments; the silent parts of a recording; voice activity
say When does the speaker pause?; Is there speech in this recording, and from when to when?; I want to skip the silent parts of the audio.; At which seconds is somebody talking?
# depth-estimation
do measure how far away things are in an image; estimate depth; get a depth map from a photo; know the distance of objects to the camera; tell near from far in an image; find out how deep a scene is
get a depth map; the distance of every pixel; how near things are in a picture; the depth of a scene
say How far away is the car in the photo?; Which things in the picture are near?; My robot must know distances from one camera.; I need distances for augmented reality.
# image-classification
do classify images; say what an image shows; recognise what is in a photo; tell cats from dogs in pictures; sort photos into albums; recognise plants on photos; tell whether an x-ray shows a disease; tag photos; recognise handwritten digits; find the category of a product picture
get the class of an image; image recognition; a label for each photo; the kind of animal in a photo
say What is on this photo?; Is this a dog or a wolf in the picture?; Which plant is on the photo?; Is the product in the picture broken?; Which digit is drawn here?
# object-detection
do find objects in a picture; locate things in an image; draw boxes around objects; count people in a photo; find cars in an image; detect faces; find where the ball is in a picture; count fruit on a tree from a photo; detect vehicles; find all animals in an image with their places
get bounding boxes; boxes around things; the position of objects in an image; the number of objects in a photo; an object detector like yolo
say Where are the cars in this picture?; How many people are in the photo?; Which objects are there and where?; I need the place of each product on a shelf.; Find the helmets of workers.
# image-segmentation
do segment an image; divide a picture into regions; label every pixel; find the exact shape of the road in a picture; mark the sky in a photo; outline tumours in scans; separate buildings from trees pixel by pixel; find the area of a lake on a satellite image
get a class for each pixel; masks of regions with their names; semantic segmentation; segments of a picture
say Which pixels are road and which are grass?; I want the outline of every region with its name.; Which part of the satellite image is forest?; Colour each area of the photo by what it is.
# text-to-image
do make an image from words; draw a picture from a description; paint what I describe; generate an illustration; create art from a prompt; design a logo from a description; generate images from text
get a picture of what I write; a drawing from a description; image generation; an illustration for my text; a generated photo
say Draw a cat with a hat.; I describe a scene and want a picture.; Paint a sunset over the sea.; I need an illustration for a story.; Show me a red dragon.
# image-to-text
do describe an image; write a caption for a photo; read the text in a picture; recognise handwriting; read a licence plate; turn a scan into text; put a picture into words; do ocr; read a sign on a photo; copy the words of a screenshot
get a caption; the text of a scanned page; a description of a photo; alternative text for images; optical character recognition
say What does the sign in the photo say?; Blind people need descriptions of photos.; I have a photo of a page and want its text.; I want the words of a handwritten note.
# image-to-image
do edit a photo; make a photo sharper; enlarge an image; repair an old photo; colour a black and white image; change the style of a picture; turn a sketch into a painting; remove scratches from a photo; upscale an image; fill in a missing part of a picture; turn day into night in a photo
get a better version of a photo; super resolution; inpainting; style transfer; a restored image; an image with more pixels
say My photo is too small.; The picture is noisy, clean it.; Make my photo look like a painting by Monet.; I want to retouch a picture.
# image-to-video
do animate a photo; set an image in motion; make a video from a picture; bring a drawing to life; let a still image move; turn a photo into a short clip
get a moving picture from a photo; an animation of my image; a video that begins with my picture
say My photo should move.; Make the water in this picture flow.; I have a drawing and want it animated.; I have one image and want a clip of it.
# unconditional-image-generation
do generate random images; make pictures without a prompt; draw random faces; create images from noise; sample images from a gan; make new pictures like the training pictures; invent faces of people who do not exist
get random pictures; images from random numbers; faces that do not exist; samples of a gan or diffusion model without text
say I give nothing and want a picture.; Make any butterfly picture at random.; I want images without describing them.
# video-classification
do classify a video; recognise an action in a video; say what happens in a clip as a class; tell which sport a video shows; sort videos; detect a fall in a video; label videos by action; recognise gestures in a film
get the class of a video; action recognition; labels for clips; the activity in a video
say Which sport is played in this clip?; Does someone fall in this video?; What is the person doing in the video, as a label?; I have many clips and want their categories.
# reinforcement-learning
do train an agent; let a program play a game; choose the next action of an agent; learn by rewards; balance a pole; play chess against an environment; act in a simulation; control a character in a game
get an agent for a game; a policy for an environment; the best next action; a player for my video game
say The agent sees the state and must act.; I want a bot that learns by trial and error.; Land a spacecraft in a simulator.; It gets rewards and should become better.
# robotics
do control a robot; move a robot arm; let a robot follow orders; pick up things with a robot; plan the movements of a robot; make a robot fold clothes; drive a robot with cameras; give a robot a task in words
get actions for a robot; movements of joints; a policy for a robot arm; robot control
say My robot should pour water.; The robot sees the table and must take the cup.; Which motors must turn next?; A robot should open the drawer.
# tabular-classification
do predict a class for each row of a table; tell from numbers which customers will leave; detect fraud in transactions; classify rows of a csv file; decide whether a loan is risky; predict who survives from a table; diagnose from a row of measurements; classify flowers by their measures
get a class for each row; a churn prediction; fraud detection; yes or no for each row of data; a classifier for tabular data
say Is this payment fraud?; Will the machine fail, by its sensor table?; Is the patient ill, given the columns of values?; I have a table with a label column to predict.
# tabular-regression
do predict a number for each row of a table; estimate the price of a house from its data; predict the salary of a person; estimate a value from columns; predict how long a delivery takes from a table; guess the age from measurements; predict fuel use of cars from their data
get a number for each row; a price estimate; the expected value from features; a regression on tabular data
say What does a house with four rooms cost?; How much will this customer spend, by the columns of my table?; I have a table and want to predict a numeric column.; How much rent can I ask, by the data of the flat?
# tabular-to-text
do turn records into sentences; describe knowledge graph triples; write sentences from database entries; put structured data into words; verbalise facts; write a text from subject, predicate and object; turn key value pairs into text
get sentences from records; a text of triples; words for structured data
say I have triples of a knowledge base and want prose.; Write a biography from the fields of a record.; I have attributes of a product and need a sentence.
# table-to-text
do describe a table in words; say what a table shows; turn cells of a table into a sentence; write a report of a table; put a results table into prose; explain highlighted cells of a table
get a sentence about a table; a description of a table; a summary of cells in words
say What does this table say, in a sentence?; I have a table of match results and need a sentence.; Write a caption for my table.; Tell me in words what is in the cells.
# multiple-choice
do choose the right answer of several; answer a multiple choice question; pick the best ending; solve a test with options; choose between answers a, b, c and d; find the most plausible choice; take a quiz
get the best of several answers; the right option; an answer to a quiz question with choices
say Which of these answers is right?; I have a question and four options.; Which ending fits best?; The exam has choices.
# text-ranking
do rank texts by a query; put search results in the right order; rerank passages; order documents by how well they answer; sort results by relevance; improve the order of hits; score passages for a question
get a reranker; the best order of results; results sorted by relevance; a ranking of texts
say Which result should come first?; I have twenty passages and want the best on top.; My search finds the right texts, but in the wrong order.; Order these answers by how good they are.
# text-retrieval
do search a collection of texts; find the documents that answer a question; look for relevant passages; search by meaning; find articles in a knowledge base; retrieve texts for a chatbot; find the right page among thousands of texts
get semantic search; the relevant documents of a collection; texts that match a query; retrieval for rag
say I have thousands of documents and a query.; Which texts of my archive are about this?; Where in our wiki is that explained?; I want to search our help pages by meaning.
# time-series-forecasting
do forecast sales; predict the future of a series; predict the demand for next month; forecast the weather from past values; continue a series of numbers over time; predict energy use; estimate the number of visitors next week; predict stock prices from their history
get a forecast; the next values of a series; predictions for the coming days; future numbers with an interval
say How many visitors will come next week?; I have monthly numbers and want the next year.; What will the temperature be, given the last days?; How will this curve go on?
# text-to-video
do make a video from text; create a film from a description; generate a clip from words; turn a script into a video; produce a short movie from a prompt
get a video of what I describe; video generation from words; a clip from a prompt
say I describe a scene and want a video.; Make a clip of a horse that runs on a beach.; I have only words and want a film.; A text should become a video.
# image-text-to-text
do chat about an image; ask a model to explain a picture; discuss a photo; give an instruction about an image; get a long answer about a picture; let a model describe a chart in detail; compare two photos in words; solve a homework from a photo
get a vision language model; answers in sentences about images; a chat with pictures; an explanation of a picture
say Why is this picture funny?; Look at my photo and tell me a story about it.; I show you a diagram, explain it.; Here are two pictures, what is different?
# image-text-to-image
do edit an image by an instruction; change a photo with words; combine pictures by a description; put a hat on the person in the photo as I say; make an image from another image and a prompt; replace the sky in a photo by an order in words
get an edited image by a written instruction; a picture from an image and words; a variation of my image by a prompt
say Here is my photo, add snow as I write.; Make the shirt in the picture red, I say it in words.; I have a reference picture and a text and want a new image.; Change the image as the prompt tells.
# image-text-to-video
do make a video from an image and a text; animate a picture as a prompt says; create a clip from a photo and a description; direct a video with words and a first frame
get a video from a picture and words; a clip that starts with my image and follows my text
say I have a photo and write what should happen, make a video.; The boat in my picture should sail left, I write it in words.; I give the first frame and a prompt and want a clip.
# visual-question-answering
do ask a question about a photo; get a short answer about an image; ask what colour something in a picture has; count things by asking a picture; answer yes or no about a photo; ask an image a question
get a short answer about a picture; answers of one word about photos; vqa
say What colour is the car in the picture?; Is there a dog in the image, yes or no?; How many cups are on the table in the photo?; I have a picture and a short question.
# document-question-answering
do ask a question about a scanned document; find the total of an invoice; read a form and answer; get the date from a receipt; answer questions about a pdf page; take the amount out of a bill; ask about a letter as an image; read fields of a form
get the amount on a receipt; answers from a scanned form; data out of invoices; the due date of a bill
say Who signed this scanned letter?; What is the sum on the receipt?; I photographed an invoice and need its number.; Which name is on the form?
# zero-shot-image-classification
do classify images with my own labels; sort photos into classes that I invent; label pictures without training; choose among words the one that fits a photo; use clip to classify pictures; put images into new categories
get image classes that I define; an image classifier without training; the best of my labels for a photo
say I give words and want to know which fits the picture.; My image categories change each day.; I have pictures and only the names of classes.; Which of these captions fits the photo?
# graph-ml
do predict a property of a molecule; classify the nodes of a graph; predict missing links; recommend friends in a network; learn from a graph; find groups in a social network; predict whether two nodes are connected; learn from atoms and bonds
get a prediction for a graph; missing edges; classes of nodes; graph neural networks
say Which users of the network belong together?; Is this chemical compound toxic, by its graph?; I have nodes and edges.; Which link is missing in my network?
# mask-generation
do cut out any object of an image; get masks of all objects without names; select an object by a click; segment what a point shows; get the outline of the thing in a box; use segment anything; cut objects out by clicking
get masks without labels; the shape of the object that I click; outlines of all objects; an interactive cut out tool
say I click on a thing and want its mask.; I draw a box and want the object in it cut out.; Give me all masks, I do not need names.; Which pixels belong to the object at this point?
# zero-shot-object-detection
do find objects that I name in words; detect things by a description; search a photo for something I write; draw a box around what I describe; detect new kinds of objects without training; find a described thing in an image
get boxes around things that I name; open vocabulary detection; a detector for any words
say Where in the picture is the blue backpack that I describe?; I write what to find and want its box.; Detect things that no detector was trained for.; Find the red umbrella by its name in the photo.
# text-to-3d
do make a 3d model from words; generate a mesh from a description; create a three dimensional object from text; design a 3d thing by describing it; make a printable model from a sentence
get a 3d object from words; a mesh of what I describe; a three dimensional model from a prompt
say I describe a vase and want a 3d model.; I need a dragon for my 3d printer and have only words.; My game needs 3d trees from text.
# image-to-3d
do make a 3d model from a photo; turn a picture into a mesh; reconstruct an object in three dimensions; get a 3d object from an image; scan a thing by a photo; turn a drawing into a 3d model
get a 3d model of the thing in my photo; a mesh from a picture; a reconstruction from images
say I have a photo of a shoe and want it in 3d.; My picture should become a three dimensional object.; I want to turn around what is on the photo.
# image-feature-extraction
do turn an image into a vector; get embeddings of photos; compare pictures by numbers; find similar images; find duplicate photos; search by picture; represent images as vectors; cluster photos
get image embeddings; vectors of pictures; features of an image; numbers for a photo
say Which photos look alike?; I want to store pictures in a vector database.; I need numbers that stand for an image.
# video-text-to-text
do ask a question about a video; describe a video in words; chat about a film; summarise a video; write captions for videos; explain what happens in a clip; answer questions about a movie
get answers about a video; a description of a clip; a video language model; a summary of a film in words
say What does the man in the video do, please explain.; I have a video and a question.; Tell me the story of this clip.; What is said and shown in the film?
# keypoint-detection
do find the joints of a body; estimate a pose; find landmarks of a face; track the hands of a person in an image; find points in an image; match points of two pictures; find the corners of a building; get the skeleton of a person
get the pose of a person; a skeleton; landmarks; key points; the position of eyes and nose
say Where are the shoulders and hips in the picture?; How does the runner hold the arms?; I want the points of a face.; Which points can be found again in another photo?
# visual-document-retrieval
do find pages in pdf files by a query; search scanned documents; find a slide by what it shows; search page images; retrieve pages with charts; search documents as pictures; find the page with the right figure
get pages that fit a query; search over page images; retrieval of scanned pages; a search for slides
say Which page shows the chart of sales?; I have many scanned pages and a query.; Find the slide about costs.; My documents are images and I want to search them.
# any-to-any
do handle text, images, sound and video with one model; answer with sound and pictures; use an omni model; mix all kinds of media; talk, see and hear with a single model
get an omni model; a multimodal model for everything; one model for all media
say I want to send any media and get any media.; A model should see, hear and speak.; It takes words, photos, sounds and videos and answers in sound or images.
# video-to-video
do edit a video; change the style of a video; make a video sharper; enlarge a clip; restore an old film; colour a black and white movie; turn a video into an animation; stabilise a video
get a better version of a video; a restyled clip; a restored film; a video with a higher resolution
say My video is blurry.; Make my clip look like a painting.; I have an old movie to repair.; The video should look like winter.
# chat-completion
do chat with a model; build a chatbot; hold a conversation; make an assistant; let a model call tools; answer customers in a chat; build an agent that uses functions; follow instructions in a dialogue
get a chatbot; an assistant; a conversation with a language model; a bot like chatgpt; tool calls
say I want to talk with an AI.; My website needs a support bot.; A model should answer message by message.; The model should remember what we said before.
# text2text-generation
do correct mistakes in a text; rephrase a sentence; turn a text into another text; fix spelling and grammar; simplify a text; make a sentence more formal; turn questions into queries; paraphrase my text
get a corrected text; a paraphrase; a text in simpler words; a sequence to sequence model
say My sentence has errors.; Say it in other words.; Make this paragraph easier to read.; Use t5 to turn one text into another.
# zero-shot-audio-classification
do classify sounds with my own labels; sort recordings into classes that I invent; choose among words the one that fits a sound; recognise noises without training; label audio by free text
get sound classes that I define; an audio classifier without training; the best of my labels for a sound
say I give words and want to know which fits the sound.; I have noises and only names of classes.; Which of my labels fits the recording?
# background-removal
do remove the background of a photo; cut out a person; make the background transparent; isolate a product from its background; put a person in front of another background; erase everything behind the subject; make a sticker from a photo
get a cut out; a transparent background; a picture with only the subject; matting
say I want only the person, not the room behind.; My shop needs products on white.; The background of my picture disturbs.; Free the dog from its background.
"""


def phrases() -> dict[str, dict[str, list[str]]]:
    """The phrases of each task by their kind."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in PHRASES.strip().splitlines():
        kind, text = line.split(" ", 1)
        if kind == "#":
            current = found.setdefault(text.strip(), {})
        else:
            current[kind] = [part.strip() for part in text.split(";")]
    return found


WANTS = """
Which task can DO?;Which task should I use to DO?;I want to DO.;How do I DO?;How can I DO?;Can you DO?;I would like to DO.;I need to DO.;Help me DO.;What do I use to DO?;Is there a task to DO?;DO
Which model can DO?;I have to DO.;I'd like to DO;how to DO;Please DO.;We want to DO.;My program should DO.;What lets me DO?;Could I DO with this?;I am looking for something to DO.;My boss wants me to DO.;Is it possible to DO?
can it DO;tell me which task can DO;a model that can DO;Which one would DO?;What should I take to DO?;I must DO, what do I do?;How would I DO?;What is the right task to DO?;DO, please.;Let me DO.;what can DO?;I am trying to DO.
""".strip().replace("\n", ";").split(";")
HAVES = """
I need GET.;Which task gives me GET?;I want GET.;GET;I am looking for GET.;What do I use for GET?;How do I get GET?;Is there a task for GET?;Which task is for GET?;GET, please.;Can I have GET?;We need GET.;I'd like GET;task for GET
What is the task for GET?;Which one is good for GET?;How can I get GET?;Where do I find GET?;My app needs GET.;tell me the task for GET
""".strip().replace("\n", ";").split(";")
AFTERTHOUGHTS = ["", "", "", "", " Which task is it?", " Which task do I need?", " What do I use?", " Which task should I take?", " How?", " Please help.", " What should I use for that?", " Can you help?", " Is there a task for that?"]
BEFORE = ["", "", "", "", "", "", "Hello, ", "Hi! ", "Okay, ", "Now ", "Please tell me: ", "Thanks. ", "And ", "Next: ", "Well, ", "Good. ", "Then ", "Another question: ", "Fine, and "]
SAME = [
    ["image", "picture", "photo", "photograph", "snapshot"], ["images", "pictures", "photos", "photographs", "snaps"],
    ["video", "clip", "film", "movie", "footage"], ["videos", "clips", "films", "movies"], ["recording", "audio file", "tape", "audio"], ["sound", "noise", "sound"],
    ["text", "document", "article", "paragraph", "text"], ["texts", "documents", "articles", "passages"], ["find", "locate", "search for", "spot", "discover"],
    ["make", "create", "generate", "produce"], ["describe", "put into words", "describe"], ["recognise", "identify", "recognize", "detect"],
    ["people", "persons", "humans", "men and women"], ["remove", "delete", "take away", "get rid of"], ["predict", "forecast", "estimate", "guess"], ["description", "sentence", "prompt", "few words"],
    ["classes", "categories", "groups", "labels"], ["class", "category", "group", "label"], ["sort", "classify", "group", "organise"], ["table", "spreadsheet", "table"], ["number", "value", "figure"],
    ["question", "query", "question"], ["robot", "machine", "robot"], ["write", "compose", "write"], ["turn", "convert", "transform", "change"], ["customers", "clients", "users"], ["things", "objects", "items"],
    ["thing", "object", "item"], ["place", "position", "location"], ["speak", "talk"], ["speaks", "talks"], ["words", "text", "words"], ["music", "a song", "music"], ["sharper", "clearer", "crisper"], ["compare", "match", "compare"],
    ["cut out", "extract", "cut out"], ["voice", "speaker", "voice"], ["similar", "alike", "similar"], ["meaning", "sense", "meaning"], ["shorten", "condense", "shorten"], ["mood", "feeling", "emotion"], ["answer", "reply", "answer"],
]
