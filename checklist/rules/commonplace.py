"""Words that are in decisions about anything, so that sharing them says little or nothing.

Chosen by hand from the most frequent words of invented sentences from many lines of work.
"""

from __future__ import annotations

from checklist.rules.said import EMPTY, word_set

# Times and people: they tell two matters apart only beside another word, as in "office days".
COMPANY = word_set(
    "day days week weeks weekly daily month months monthly year years yearly hour hours minute "
    "minutes morning afternoon evening night nights noon weekend weekends monday tuesday wednesday "
    "thursday friday saturday sunday quarter season shift shifts time times early late team teams "
    "group groups customer customers manager managers colleague colleagues employee employees "
    "nurse nurses driver drivers engineer engineers teacher teachers student students pupil pupils "
    "patient patients resident residents developer developers doctor doctors operator operators "
    "technician technicians visitor visitors child children parent parents lad lads department "
    "departments company crew crews union representative guest guests volunteer volunteers member "
    "tag tage tagen woche wochen monat monate monaten jahr jahre jahren stunde stunden minute "
    "minuten morgen abend nacht nächte früh spät zeit zeiten montag dienstag mittwoch donnerstag "
    "freitag samstag sonntag schicht schichten gruppe gruppen kunde kunden kundin kollege kollegen "
    "kollegin leitung chef chefin patienten schüler eltern kinder betriebsrat abteilung "
    "abteilungen"
)

# What could stand in any sentence.
_ANYWHERE = word_set(
    "change changes decision decisions rule rules start begin began begins begun until instead "
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred thousand zero half first second third fourth "
    "fifth january february march april june july august september october november december "
    "during once twice whole part please within want try tried see seen saw say said tell told ask "
    "ask happen come came coming goes going gone went put sit sat own give given gave find found "
    "look feel felt know knew known show shown mean meant think thought talk speak spoke spoken "
    "hear heard turn end close open run move stop stay wait walk write wrote written bring brought "
    "send sent leave left live lead hold held fall fell fallen miss lose lost pass drop raise "
    "reach pick set name number count cut learn help expect lack lacked happy fine right wrong "
    "long short big small real hard easy clear full next last past early late later soon since "
    "against through down back behind above outside away front side place kind level sure rather "
    "else whether therefore hence yes extra different average percent problem reason matter case "
    "cases step steps hand hands head folk folks lady myself themselves himself herself yourself "
    "anything anyone whoever him she you couldn hasn haven wouldn shouldn doing done taken took "
    "nobody round third along across ago yet quite almost nearly around yesterday today tomorrow "
    "often become became follow follows use keep kept remain agree agreed concern concerned affect "
    "affected possible able likely several certain common general usual actually already together "
    "änderung änderungen ändert ändern entscheidung regel regeln beginn beginnt statt vier fünf "
    "sechs sieben acht neun zehn elf zwölf halb während gibt geben sagen sagt gesagt gefragt "
    "fragen kommen kommt gehen geht stehen steht bleiben bleibt machen macht nehmen nimmt lassen "
    "lässt finden findet sehen sieht wissen weiß erst erste ersten nächste letzte letzten immer "
    "wieder bisher künftig mal ganz halten hält braucht brauchen fehlt fehlte fehlen bevor seit "
    "gegen zwischen sondern lange kurz klein groß viel wenig"
)
MEANINGLESS = EMPTY | _ANYWHERE
