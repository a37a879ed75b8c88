"""Labels that people give texts, and statements about them."""


def phrases(text: str) -> list[str]:
    """Phrases between semicolons or line ends."""
    return [part.strip() for line in text.strip().splitlines() for part in line.split(";") if part.strip()]


LABELS = phrases("""
sports; politics; business; economy; finance; technology; science; health; entertainment; music; film; literature; art; history; religion; law; crime
education; environment; weather; travel; tourism; transport; traffic; food; cooking; fashion; family; relationships; war; military; accident; disaster
computers; software; programming; internet; security; privacy; games; animals; nature; plants; agriculture; energy; space; astronomy; physics
chemistry; biology; mathematics; medicine; psychology; philosophy; language; housing; real estate; work; jobs; shopping; advertising; celebrity
billing; payment; delivery; shipping; technical problem; technical support; refund; complaint; praise; question; account; login; password; order
cancellation; subscription; product; price; customer service; returns; warranty; feedback; spam; urgent; greeting; apology; invitation; request
joy; sadness; anger; fear; surprise; love; disgust; happy; sad; angry; afraid; excited; tired; bored; proud; lonely; positive; negative; neutral
football; tennis; basketball; swimming; cycling; chess; the Olympic games; elections; government; parliament; taxes; the stock market; banking
insurance; trade; inflation; employment; climate change; pollution; wildlife; dogs; cats; birds; gardening; cars; trains; aviation; ships; cities
schools; universities; children; marriage; death; birth; holidays; hotels; restaurants; recipes; drinks; coffee; wine; books; poetry; theatre; dance
photography; painting; architecture; museums; archaeology; robots; artificial intelligence; phones; video games; mobile phone; camera; laptop
hospital; vaccines; nutrition; fitness; sleep; mental health; police; court; terrorism; immigration; human rights; women; youth; old age; money
""")
TEMPLATES = phrases("""
This example is {}.; This example is {}.; This example is {}.; This text is about {}.; This text is about {}.; {}; This is about {}.; It is about {}.
The topic is {}.; The topic of this text is {}.; This is an example of {}.; This sentence is about {}.; The text talks about {}.; This message is about {}.
The subject is {}.; This is a text about {}.; The author feels {}.; The sentiment is {}.; The news is about {}.; Category: {}.; This is {}.; The label is {}.
""")
GOOD = phrases("positive; good; happy; praise; satisfied; a positive review; positive sentiment; a good opinion; joy; favourable")
BAD = phrases("negative; bad; unhappy; complaint; dissatisfied; a negative review; negative sentiment; a bad opinion; anger; unfavourable")
