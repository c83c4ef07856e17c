"""Words with a capital letter that are no persons: what surrounds a name when it names a thing."""

from __future__ import annotations

from checklist.rules.privacy.wordlists import word_set

# In front of a name they make it a place, a project or a thing: “St. Mary”, “Project Anna”.
BEFORE = word_set(
    """
    st saint san santa santo sankt são project projekt team room raum ward station building
    gebäude bay server house haus hurricane storm operation cluster villa hotel hospital
    school schule street rue via calle tool app bot version release program programme mount
    lake port fort cape camp studio gate hall wing site campus line printer host hosts model
    café cafe bar restaurant pub chapel church kirche klinik supplier vendor company firma
    customer client system database machine maschine robot truck ship ferry boat pump oven
    kiosk called named rename renamed the dear
    """
)
# Behind a name they make it an organisation, a place, a law or a method.
BEHIND = word_set(
    """
    street st road rd ave avenue lane square hospital ward university college school house
    hall building room centre center foundation institute ltd gmbh inc ag kg llc plc corp co
    company group holding holdings bank award prize method scale index law act day test server
    db database cluster project team office wing airport station platz straße strasse allee
    weg stift stiftung krankenhaus klinikum klinik schule haus park bridge church cathedral
    stadium arena theatre library museum clinic gate line model framework protocol matrix
    curve effect syndrome disease partners consulting logistics services solutions systems
    software foods shift branch site campus store shop plant depot warehouse region valley
    beach island county city airport principle rule rules diagram chart algorithm theorem
    canteen kitchen floor version release dashboard report inquiry trust league cup hotel
    pharmacy bakery brothers sons logistik bau verlag verein
    """
)
_THINGS_OWNED = (
    "law laws rule rules principle theorem disease syndrome razor method scale index paradox curve"
)
OWNED = frozenset(_THINGS_OWNED.split()) | {
    "hospital",
    "ward",
    "school",
    "church",
    "college",
    "wharf",
    "pizza",
}

# Capital words that stand before “said” or behind “asked” and are no family names.
NOBODY = word_set(
    """
    i we you they he she it this that these those who which what one everyone everybody
    someone somebody nobody none no-one anyone people others most many some few all both each
    half two three four five six seven eight nine ten management leadership finance legal
    sales marketing support operations ops product engineering procurement purchasing
    logistics security facilities compliance hr it payroll reception security quality
    production maintenance dispatch transport research design editorial catering pharmacy
    radiology oncology cardiology surgery intensive emergency paediatrics pediatrics theatre
    theatres housekeeping admin administration accounting controlling treasury audit risk
    communications comms customer customers client clients staff parents pupils students
    teachers nurses doctors drivers engineers developers managers colleagues patients
    residents volunteers members suppliers monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november
    december easter christmas spring summer autumn winter mon tue wed thu fri sat sun google
    microsoft amazon apple siemens bosch deloitte mckinsey sap ibm oracle salesforce slack
    teams jira github gitlab azure aws zoom facebook meta netflix spotify lufthansa volkswagen
    bmw daimler mercedes toyota dhl ups fedex accenture capgemini kpmg pwc ernst allianz axa
    barclays tesco aldi lidl berlin hamburg munich münchen köln cologne frankfurt vienna wien
    zurich zürich london manchester leeds bristol birmingham glasgow edinburgh dublin paris
    lyon madrid barcelona lisbon rome milan amsterdam brussels stockholm oslo copenhagen
    helsinki warsaw prague budapest athens istanbul dubai mumbai delhi bangalore bengaluru
    hyderabad chennai pune singapore tokyo osaka seoul beijing shanghai hong sydney melbourne
    auckland toronto montreal vancouver boston chicago dallas austin denver seattle atlanta
    houston phoenix miami lagos nairobi accra cape johannesburg york germany france britain
    england scotland wales ireland america india china japan spain italy poland austria
    switzerland europe asia africa german french english british american indian chinese head
    team shift group night day early late central north south east west platform
    infrastructure data web mobile backend frontend unit station ward line plant branch store
    shop council works board committee union works betriebsrat personalrat geschäftsführung
    vertrieb einkauf lager pflege verwaltung technik mr mrs ms dr prof herr frau the a an our
    my your their his her and or but so if when then senior junior deputy chief vice director
    manager lead representative supervisor nurse doctor driver engineer developer teacher
    operator planner analyst officer steward matron controller accountant question answer
    evidence test review change record year class grade form floor line level unit zone block
    checklist skipped kept excel word outlook powerpoint sharepoint confluence kubernetes
    linux windows python java kafka postgres office first second third last next new old
    internal external other another
    """
)
# Places among the doubtful names; “Sydney said” is an office.
PLACES = word_set(
    """
    adelaide alba alberta alexandria asia austin berlin boston bristol brooklyn carolina chad
    chelsea chester china cuba dakota dallas denver florence geneva georgia hagen houston
    india israel jordan kent kenya kingston lincoln london lorraine lourdes milan montserrat
    nevada nelson orlando paris phoenix preston roma salvador santiago savannah siena sydney
    trinidad troy valencia verona victoria virginia washington wellington zion basel hamilton
    emmerich celle jena sofia florenz delta alpha beta echo oracle travis kafka cassandra
    mercedes ford dell chanel armani alexa siri summer autumn spring winter easter august
    april may june juni juli sommer march monday friday sunday support page access reason
    unity justice trinity harmony young senior junior senior major
    """
)
PARTICLES = word_set(
    """
    van von de der den da di del della la le al el bin ibn ten ter zu dos du y e
    """
)
TITLES = word_set(
    """
    mr mrs ms miss mx dr prof professor sir madam dame herr herrn frau hr fr fräulein señor
    señora sr sra sri shri smt monsieur madame mme mlle signor signora rev reverend pastor
    rabbi imam
    """
)
_MS = word_set(
    """
    teams word office excel project outlook access windows azure sql paint visio sharepoint
    dynamics forms
    """
)
PRODUCTS = _MS
ASKING = word_set(
    """
    ask asks asked asking tell tells told telling thank thanked call called email emailed
    message messaged phone phoned ping pinged inform informed frage frag fragte gefragt
    """
)
# … with “to”, “with” or “from” behind them.
TALKING = word_set(
    """
    spoke speak speaking talked talk talking listened met meet meeting according heard hear
    quote chat chatted sat agreed discussed checked reports report reporting belongs
    gesprochen
    """
)
TELLING = word_set(
    """
    said says told tells thinks believes complained replied admitted insisted mentioned
    explained wrote reckons argues objected refused disagrees disagreed agreed suggested
    proposed warned confirmed resigned quit cried sagte sagt meinte meint erzählte schrieb
    findet weigert
    """
)
