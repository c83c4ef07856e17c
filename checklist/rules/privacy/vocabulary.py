"""Words that speak of persons and of what is theirs: lists of phrases, English and German.

A phrase is written with `_` between its words. `DETAILS` holds what is private about a person,
`WEAK` what is so only behind “is” or “was”, `OWN` only behind “her”, “his” or a name.
"""

from __future__ import annotations

from checklist.rules.privacy.wordlists import word_set

DETAILS = word_set(
    """
    pregnant pregnancy maternity_leave paternity_leave parental_leave expecting_a_baby
    miscarriage ivf expecting_a_child expecting_her fertility_treatment menopause menopausal
    surgery surgeries chemo chemotherapy radiotherapy cancer tumour tumor leukaemia leukemia
    diabetes diabetic epilepsy epileptic seizure seizures migraine migraines depression
    depressed depressive bipolar anxiety anxiety_disorder panic_attack panic_attacks burnout
    burn-out burned_out burnt_out nervous_breakdown a_breakdown ptsd therapy antidepressants
    on_medication medication painkillers insulin alcoholic alcoholism alcohol drinking_problem
    drinks_too_much drinking_again rehab addiction addict addicted suicidal sober self-harm
    eating_disorder hiv hepatitis asthma asthmatic arthritis multiple_sclerosis parkinson
    dementia alzheimer lupus crohn endometriosis dialysis transplant heart_attack
    heart_condition heart_disease heart_surgery had_a_stroke a_stroke pacemaker
    high_blood_pressure back_pain bad_back bad_knee bad_knees bad_hip slipped_disc
    slipped_disk herniated_disc back_problem back_problems back_surgery knee_surgery
    knee_replacement hip_replacement hip_operation operation_on broken_leg broken_arm
    broken_wrist broken_ankle broken_hip crutches wheelchair disability disabilities disabled
    hearing_aid hearing_aids hearing_loss hard_of_hearing visually_impaired dyslexia dyslexic
    adhd autism autistic asperger ocd chronic_pain chronic_fatigue chronically_ill illness
    terminally_ill diagnosis diagnosed in_hospital hospitalised hospitalized to_hospital
    from_hospital sick_leave sick_note sick_notes off_sick calls_in_sick called_in_sick
    calling_in_sick signed_off long-term_sick long_covid covid sick_days sick_day
    occupational_health mental_health insomnia panic_disorder stress_leave medical_leave
    compassionate_leave bereavement_leave health_problems health_issues medical_condition
    medical_appointments health_condition mentally_ill divorce divorcing custody single_mother
    single_father single_mum single_mom single_dad single_parent lone_parent childcare
    child_care care_duties caring_duties care_responsibilities caring_responsibilities
    caring_for cares_for cared_for taking_care_of takes_care_of looks_after_her
    looks_after_his looking_after_her looking_after_his nursing_her nursing_his elderly_mother
    elderly_father elderly_parents elderly_parent ailing_mother ailing_father dying_mother
    dying_father sick_mother sick_father sick_child sick_wife sick_husband newborn a_baby
    twins small_children young_children small_kids young_kids little_kids little_children
    school-age_children toddler toddlers small_child young_child funeral bereavement bereaved
    widow widower adoption adopting fostering wedding an_affair domestic_violence marriage
    marriage_problems family_problems family_trouble family_emergency disabled_child
    disabled_son disabled_daughter earns earn earning underpaid overpaid minimum_wage pay_rise
    pay_raise pay_cut pays_child_support in_debt debts bankrupt bankruptcy garnished
    garnishment mortgage rent_arrears second_job severance paid_less paid_more paid_the_most
    paid_the_least best_paid worst_paid union_member union_members in_the_union
    joined_the_union joining_the_union join_the_union trade_union trade_unionist unionist
    union_membership union_activist on_the_works_council went_on_strike on_strike underperform
    underperforms underperforming underperformed underperformance poor_performer low_performer
    weak_performer weakest_performer worst_performer low_performance poor_performance
    bad_performance weak_performance performance_review performance_plan
    performance_improvement_plan improvement_plan performance_rating lowest_rating poor_rating
    bad_rating bad_appraisal poor_appraisal written_warning formal_warning final_warning
    first_warning second_warning verbal_warning disciplinary made_redundant be_redundant
    demoted demotion failed_probation on_probation her_probation his_probation misconduct
    harassment harassed bullied bullying grievance incompetence incompetent unreliable
    makes_the_most_mistakes makes_too_many_mistakes makes_mistakes most_mistakes
    too_many_mistakes most_errors too_many_errors the_slowest the_weakest the_laziest
    attitude_problem bad_attitude absenteeism absence_record shows_up_late comes_late
    comes_in_late arrives_late turns_up_late sloppy drunk cannot_cope can_t_cope
    not_up_to_the_job out_of_her_depth out_of_his_depth stole theft stealing convicted
    conviction criminal_record prison arrested lawsuit ramadan fasting prays prayer prayers
    hijab headscarf turban kippah mosque synagogue muslim jewish jehovah religious religion
    sabbath coming_out transgender gender_transition transitioning sexuality homosexual asylum
    refugee refugees undocumented asylum_seeker asylum_seekers diabetics alcoholics epileptics
    single_parents single_mothers single_fathers widows muslims addicts divorcees visa
    residence_permit work_permit deported deportation immigration_status votes_for
    party_member years_old year-old -year-old schwanger schwangere schwangeren schwangerschaft
    mutterschutz elternzeit krankgeschrieben krankschreibung krankenstand langzeitkrank
    erkrankt erkrankte erkrankung krankheit krebs krebskrank diabetiker diabetikerin epilepsie
    epileptiker epileptikerin migräne depressionen depressiv angststörung panikattacken
    panikattacke burn-out-syndrom therapie therapeutin psychotherapie psychiater reha op
    operiert operation bandscheibenvorfall rückenprobleme rückenschmerzen rückenleiden
    herzinfarkt schlaganfall behinderung schwerbehindert schwerbehinderte schwerbehinderung
    rollstuhl hörgerät alkoholproblem alkoholiker alkoholikerin alkoholkrank sucht
    suchtproblem trinkt_zu_viel medikamente antidepressiva fehlgeburt scheidung scheidet_sich
    geschieden alleinerziehend alleinerziehende alleinerziehender alleinerziehenden
    kinderbetreuung pflegt_ihre pflegt_seine pflegt_ihren pflegt_seinen pflegebedürftig
    pflegebedürftige pflegebedürftigen betreuungspflichten sorgerecht kleine_kinder
    kleinen_kindern kleinkind kleinkinder todesfall verwitwet trennung verdient
    gehaltserhöhung gehaltskürzung schulden lohnpfändung privatinsolvenz insolvent
    gewerkschaft gewerkschaftsmitglied gewerkschafter gewerkschafterin ver_di ig_metall
    im_betriebsrat abmahnung abgemahnt gekündigt_worden kündigung probezeit minderleister
    minderleisterin unzuverlässig unpünktlich leistungsschwach fehlzeiten disziplinarverfahren
    gemobbt mobbing überfordert muslimisch muslimin jüdisch jude jüdin schwul lesbisch
    kopftuch betet gebet fastet asyl aufenthaltstitel arbeitserlaubnis flüchtling geflüchtet
    vorbestraft leistungsbeurteilung depression jahre_alt hiv-positiv adipös übergewichtig
    """
)
WEAK = word_set(
    """
    ill sick unwell late slow lazy shop_steward exhausted gay lesbian bisexual trans queer
    catholic hindu sikh christian buddhist single divorced separated widowed married weak
    useless hopeless stubborn homeless unqualified suspended fired sacked dismissed deaf blind
    foreign terminated autistic overweight obese infertile in_therapy in_rehab in_court
    retiring slower weaker lazier slowest weakest laziest tearful crying warned let_go in_pain
    in_tears krank faul langsam blind taub ledig getrennt verheiratet entlassen freigestellt
    gekündigt evangelisch katholisch behindert überlastet
    """
)
BEING = word_set(
    """
    is was are were s re be been being became become becomes got get gets getting feels felt
    looks looked seems seemed fell falls fallen turned went stays remains ist war sind waren
    wird wurde worden bleibt wirkt liegt
    """
)
OWN = word_set(
    """
    mother mum mom father dad wife husband partner girlfriend boyfriend son daughter child
    children kid kids baby parents parent brother sister grandmother grandfather grandmother
    family spouse ex ex-husband ex-wife mother-in-law father-in-law stepson salary payslip
    paycheck therapist psychiatrist psychologist wage wages pay bonus raise income rating
    appraisal performance health illness disease doctor religion faith age weight mood temper
    absences mistakes mutter vater frau mann ehemann ehefrau partnerin sohn tochter kind
    freundin bruder schwester gehalt lohn bonus leistung gesundheit religion fehler eltern
    """
)
# Before a salary, a bonus, children and the like: somebody has, gets or asked for them.
HAVING = word_set(
    """
    has have had gets got receives received earns asked wants negotiated lost hat hatte
    bekommt bekam will
    """
)
HAD = word_set(
    """
    salary wage wages bonus raise kids children child gehalt lohn bonus kinder kind
    """
)
# A detail in front of one of these speaks of a thing: “the sick leave policy”, “the cancer ward”.
THINGS = word_set(
    """
    ward unit clinic department policy policies rule rules form forms statistics stats figures
    numbers rate rates budget process law insurance costs training course round band bands
    meeting meetings research nurse nurses nurse's cover allowance allowances agreement
    hotline screening guidance guideline guidelines scheme programme program group groups
    charity fund team teams services service support provider place places room rooms ramp
    access bay patients patient quota office officer representative representatives rep reps
    contract template checklist entitlement pathway records letters portal system run drive
    campaign centre center data survey questions question budget fees voucher vouchers
    strategy benefits law laws procedure procedures hearing_room space spaces parking toilet
    """
)
# Work that people do with such things: who signs sick notes tells nothing about the signer.
BLOCKS = word_set(
    """
    approve approves approved approving sign signs signing plan plans planned handle handles
    handled decide decides decided announce announces announced review reviews reviewed
    process processes check checks checked record records recorded report reports reported
    count counts counted track tracks tracked explain explains explained offer offers offered
    grant grants granted set sets calculate calculates manage manages managed collect collects
    informs inform publish publishes present presents presented writes write send sends sent
    keep keeps measures measure lead leads led run runs teach teaches train trains advise
    advises negotiate negotiates responsible treat treats treated prescribe prescribes visit
    visits admit admits discharge discharges analyse analyses researches coordinates
    coordinate organises organise documents replaces replace covers cover accounts screens
    screen supports processed orders genehmigt unterschreibt plant prüft erfasst zählt meldet
    behandelt verwaltet berechnet unterstützt
    """
)
# What leads from a person to a detail.
LINKS = (
    BEING
    | HAVING
    | word_set(
        """
        have having with in on off gone goes go suffers suffer suffered suffering needs need
        needed takes take took taking struggles struggle struggling lives live living returned
        back who whose whom his her him their about mentioned mentions because due after since
        until undergoing recovering fighting facing awaiting expecting cares earns prays told
        confided admitted for under from of as takes joined also asked without both all
        recently still just currently never makes mit im in hat hatten haben seit wegen nach
        aus von bei leidet pflegt nimmt braucht macht über zum zur auf deren dessen
        """
    )
)
# The sentence speaks of a case, not of somebody: “if someone is ill”, “anyone who is pregnant may”.
CASES = word_set(
    """
    if whether unless whenever anyone anybody whoever every everyone everybody each any nobody
    no-one neither either may might should must can cannot could would shall whose wenn falls
    sofern sobald jede jeder jedes jeden wer niemand keiner kann können darf dürfen soll
    sollte sollen könnte muss müssen
    """
)
# … unless it tells what happened.
HAPPENED = word_set(
    """
    told said asked wrote cried called confided admitted mentioned was had left went came
    broke took yesterday recently sagte erzählte fragte hatte war schrieb
    """
)
PRONOUNS = word_set("he she him her his hers er ihm ihn")
# “sie” is she only with a verb for one; “ihr”, “sein” only before what is one's own.
SHE = word_set(
    """
    ist hat war wird bekommt arbeitet ging kommt sagte sagt fehlt hatte pflegt will kann
    möchte trinkt verdient
    """
)
HER_OWN = word_set(
    """
    ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner seines
    """
)

PERSON = word_set(
    """
    person colleague coworker co-worker nurse doctor driver engineer developer programmer
    employee worker teacher manager member_of_staff staff_member team_member analyst clerk
    agent cashier cleaner cook chef waiter waitress technician mechanic operator consultant
    designer tester trainee intern apprentice student volunteer carer guard pilot picker
    packer baker butcher hairdresser midwife paramedic physio physiotherapist pharmacist
    porter receptionist secretary assistant accountant controller lawyer planner buyer seller
    salesperson supervisor lead leader head director woman man mother father mum dad mom
    parent guy lady girl boy resident pupil hire starter joiner newcomer part-timer temp
    contractor freelancer deputy coordinator administrator librarian scientist researcher
    architect plumber electrician welder carpenter dispatcher bookkeeper caretaker janitor
    matron registrar surgeon anaesthetist therapist counsellor editor journalist writer
    translator rep representative steward officer specialist expert senior junior electrician
    machinist fitter member one kollegin kollege mitarbeiterin mitarbeiter pflegekraft
    krankenschwester pfleger pflegerin arzt ärztin fahrer fahrerin person auszubildende
    auszubildender azubi praktikantin praktikant sekretärin sekretär assistentin assistent
    leiterin leiter lehrerin lehrer entwickler entwicklerin verkäuferin verkäufer buchhalterin
    buchhalter hausmeister empfangskraft teilzeitkraft aushilfe werkstudent werkstudentin
    stellvertreter stellvertreterin meister meisterin köchin koch erzieherin erzieher
    teammitglied frau disponent disponentin ingenieur ingenieurin
    """
)
# Roles that one person holds in most places.
SINGLE = word_set(
    """
    receptionist secretary assistant apprentice intern trainee deputy manager head director
    chief matron janitor caretaker accountant bookkeeper lawyer counsel architect
    representative lead leader supervisor foreman principal headteacher dispatcher coordinator
    part-timer pharmacist controller ceo cfo cto coo cio owner founder chair chairman
    chairwoman chairperson president steward librarian chef cook porter registrar treasurer
    administrator planner scrummaster sysadmin temp chaplain newcomer joiner starter hire rep
    student empfangskraft empfangsdame sekretärin assistentin auszubildende azubi praktikantin
    praktikant stellvertreterin stellvertreter leiterin leiter chefin chef hausmeister
    hausmeisterin buchhalterin buchhalter meisterin meister werkstudentin werkstudent
    teilzeitkraft aushilfe sekretär assistent disponentin disponent
    """
)
THE = word_set(
    """
    the our my their his her die der unsere unser unserer meine mein den dem unserem
    """
)
ONLY = word_set(
    """
    only sole single lone einzige einziger einzigen youngest oldest eldest newest
    longest-serving
    """
)
PEOPLE = word_set(
    """
    people persons colleagues coworkers co-workers nurses doctors drivers engineers developers
    programmers employees workers teachers managers staff members analysts clerks agents
    cashiers cleaners cooks chefs waiters waitresses technicians mechanics operators
    consultants designers testers trainees interns apprentices students volunteers carers
    guards pilots pickers packers bakers butchers hairdressers midwives paramedics physios
    pharmacists porters receptionists secretaries assistants accountants controllers lawyers
    planners buyers sellers supervisors leads leaders heads directors women men mothers
    fathers mums dads moms parents guys ladies part-timers temps contractors freelancers
    deputies coordinators administrators librarians scientists researchers architects plumbers
    electricians welders carpenters dispatchers seniors juniors them us personen person leute
    kolleginnen kollegen mitarbeiterinnen mitarbeiter mitarbeitende pflegekräfte
    krankenschwestern pfleger pflegerinnen ärztinnen ärzte fahrer fahrerinnen azubis
    auszubildende auszubildenden lehrerinnen lehrer entwickler entwicklerinnen frauen männer
    mütter väter eltern teilzeitkräfte aushilfen ihnen uns beschäftigte verkäuferinnen
    erzieherinnen
    """
)
FEW = word_set(
    """
    two three four 2 3 4 both couple pair zwei drei vier beide beiden
    """
)
FEELING = word_set(
    """
    feels felt thinks believes wants refuses refused complains complained objects objected
    hates fears dislikes resents fühlt will weigert
    """
)
SAID = word_set(
    """
    said says say told tells wrote writes asked asks answered replied explained complained
    admitted insisted added put called sagte sagt meinte erzählte schrieb fragte antwortete
    """
)
