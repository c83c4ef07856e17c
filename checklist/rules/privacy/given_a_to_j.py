"""Given names of many languages that are hardly ever another word, A to J.

Source: own compilation, with name lists of the Faker package (MIT licence);
names that are ordinary words, places or products are left out.
"""

from __future__ import annotations

from checklist.rules.privacy.wordlists import word_set

NAMES = word_set(
    """
    Aaaqil Aaban Aabid Aachal Aadam Aadhya Aadi Aadil Aafiya Aage Aahana Aahil Aalam Aalee Aalim
    Aaliyah Aaltje Aamil Aamir Aamirah Aanuoluwapo Aaqil Aarav Aarif Aarini Aariz Aarna Aarnav
    Aaron Aarush Aaryan Aarón Aashi Aashif Aashir Aasif Aasim Aatif Aatiq Aaus Aayan Aayush
    Aazim Abaan Abayomi Abbas Abbie Abby Abdi Abdul Abdullah Abdullahi Abdulrahman Abeba Abebe
    Abebi Abeer Abeiku Abel Abelardo Abena Abeni Abha Abhimanyu Abhiram Abigael Abigail Abiodun
    Abiona Abosede Abraham Abram Abril Achieng Achille Achim Adaeze Adalberto Adam Adebiyi
    Adebowale Adebukola Adedayo Adedeji Adekitan Adekola Adekunle Adela Adelaida Adelbert Adele
    Adeleke Adelheid Adelia Adelina Adeline Adem Aden Adenike Adeniyi Adeolu Adeoti Adepeju
    Aderopo Adesewa Adeshina Adesoji Adesua Adetayo Adetoke Adetoun Adeyi Adigun Adil Adina
    Aditi Aditya Adnan Adolf Adolfo Adrian Adriana Adriane Adrianna Adriano Adrien Adrienne
    Adrián Adunni Advaith Advay Advik Advika Adweta Adwoa Adya Adán Adèle Aedan Afia Afolarin
    Afua Agastya Agata Agatha Agathe Agnes Agneta Agnieszka Agnès Agus Agustin Agustina Agustín
    Agáta Aharon Ahmad Ahmed Ahmet Aida Aidan Aideen Aiden Aigerim Aileen Aili Aimee Aimée Aina
    Aine Aino Aisha Aishani Aishwarya Aisling Ajala Ajani Ajoke Akanmu Akash Akemi Akif Akiko
    Akinkunmi Akinlabi Akinwale Akira Akos Akosua Akshay Akua Akumaa Akwasi Akwesi Alade Alain
    Alamu Alan Alana Alanna Alannah Alastair Alban Albert Alberte Albertina Albertine Alberto
    Albin Albina Albrecht Alcides Aldo Alec Alejandra Alejandro Alejo Aleksandar Aleksander
    Aleksandr Aleksandra Alen Alena Alessandra Alessandro Alessia Alessio Alex Alexander
    Alexandr Alexandra Alexandre Alexandru Alexei Alexej Alexia Alexis Aleš Alfons Alfonso
    Alfred Alfredo Algot Ali Alice Alicia Alida Alina Aline Alisa Alisha Alison Alistair Alix
    Aliya Aliyu Alize Allan Allen Allison Almira Almus Alois Aloisia Alondra Alonso Aloys
    Alphons Alphonse Alva Alvar Alvaro Alvin Alwin Alwina Alwine Alyssa Alícia Amada Amado
    Amador Amadou Amahle Amaira Amalia Amalie Amanda Amandine Amani Amarachi Amaro Amaya Ameera
    Amelia Amelie Amie Amina Aminata Aminatu Amir Amira Amit Amoke Amol Amon Amope Amparo Amrita
    Amruta Amy Amélie Américo Ana Anabel Anabela Anamika Ananya Anastacia Anastasia Anastasiya
    Anay Anaïs Anderson Andile Andra Andre Andrea Andreas Andrei Andrej Andres Andrew Andrey
    Andriy Andrzej André Andrée Andrés Andy Aneesh Aneta Anett Anette Anežka Angela Angelica
    Angelika Angelina Angeline Angelique Angelita Angelo Angie Angus Angèle Angélica Angélique
    Anica Anika Anil Anirudh Anisa Anissa Anita Anja Anjali Anjolaoluwa Anke Ankit Anmol Ann
    Anna Annabel Annabella Annabelle Annalisa Annalise Annamaria Anne Anneke Anneli Annelie
    Annelies Anneliese Annelise Annemarie Annemie Annetta Annette Anni Annick Annie Annika
    Annikki Annita Anny Anouk Anselmo Antero Anthea Anthony Antje Anto Antoine Antoinette Anton
    Antonella Antonia Antonie Antonietta Antonija Antonina Antonino Antonio Antonius Antony
    Antónia Anu Anush Anusha Anvi Anwar Anya Anzhela Aníbal Aoife Apolonia Araceli Aradhana
    Arash Arcelia Aretha Arham Ari Ariadna Arian Ariana Ariane Arif Arike Arin Arinola Aris
    Aristide Aristotelis Arjun Arlette Armand Armando Armen Armida Armin Arnaldo Arnaud Arne
    Arno Arnold Arnulfo Aroha Aron Arron Arsenio Arta Artan Artem Artemio Artur Arturo Arun
    Arunima Arvid Arvo Arya Aryan Arzu Asake Ashlee Ashleigh Ashley Ashling Ashok Ashton Asif
    Asiman Asta Astrid Asuka Asunción Atena Atfat Atharv Atheel Ati Atieno Atilio Atinuke
    Atsushi Attaf Attila Audrey Augusta Auguste Augustina Augustine Augusto Auraq Aurel Aurelia
    Aurelio Aurore Aurélie Ava Avi Avni Avraham Awadil Awamil Awamiri Awan Awani Awero Awesi Awj
    Awlya Awmar Awrad Axel Aya Ayaan Ayamin Ayden Ayesha Ayinde Ayinke Ayla Aylin Ayman Aynur
    Ayodeji Ayodele Ayoka Ayoub Aysar Ayse Aysel Ayten Ayub Ayumi Ayush Ayushman Ayyubi Ayşe
    Azaan Azad Azadeh Azban Azeeb Aziz Aziza Azra Azucena Baaba Baahir Baaizeed Baaqee Baaqir
    Baaree Baashir Baasim Baasit Babak Babar Babasola Babatunde Babatunji Babawale Babette
    Bachittar Badawi Badr Baghyawati Baha Bahaa Bahadurjit Bahram Bairbel Bakhshi Baldur Baleegh
    Balendra Balhaar Baljiwan Baltasar Balthasar Balvan Balveer Bambad Bandile Banjeet Baqar
    Baqir Baraka Barbara Barbora Barkha Barnaby Barraq Barry Bartosz Basaam Basem Bashaar
    Bashaarat Bashar Basharat Basheer Basheerah Bashir Basilio Basim Basir Bassam Bastian Batal
    Batool Batsheva Bautista Bayram Bazam Beata Beate Beatrice Beatrix Beatriz Becky Begoña
    Behnaz Belen Belinda Bella Bello Belén Ben Benard Benedict Benedikt Benicio Benita Benito
    Benjamim Benjamin Benjamín Benno Benny Benoît Benson Benta Bente Benthe Berat Berend
    Berenice Berezat Berit Berk Bernabé Bernadette Bernard Bernarda Bernardino Bernardita
    Bernardo Bernd Berndt Bernhard Bernt Bert Berta Bertha Berthe Bertil Bertram Bertrand Beth
    Bethan Bethany Betina Bettina Betty Beverley Beverly Beyonce Beáta Bhanumati Bhavani Bhavika
    Bhavini Bhavna Bhavya Bhekani Bhekisisa Bhekizizwe Bhekokwakhe Biagio Bianca Bianka Bibiana
    Bilaal Bilal Biljana Bilkisu Billy Bimala Bina Biniam Birger Birgit Birgitta Birousk Birte
    Birthe Bishakha Bizhan Bjarne Bjorn Björn Blahoslav Blaine Blake Blanca Blanka Blažena Boaz
    Bobby Bodil Bogdan Bogdana Bogna Bohdan Bohumil Bohumila Bohumír Bohuslav Bolatito Boleslav
    Boluwatife Bongani Boris Borja Božena Brad Bradley Brady Bram Brandi Brandon Branislav
    Branka Branko Branwen Brayan Breanna Brenda Brendan Brent Brett Brian Briana Brianna Bridget
    Brielle Brigid Brigita Brigitta Brigitte Brijesh Brinda Brita Britt Britta Brittney Bronagh
    Brooke Brooklynn Bruce Bruna Bruno Bryan Bryce Brígida Budi Bukola Bunmi Buraid Burak Buse
    Bushra Busisiwe Bárbara Bärbel Béatrice Béla Bảo Caetano Caitlin Caitlyn Caitriona Caleb
    Calista Callum Calogero Calvin Cameron Camila Camilla Camille Camilo Camryn Canan Candace
    Candelaria Candice Caoimhe Capucine Cara Caren Caridad Carin Carine Carl Carla Carlo Carlos
    Carlota Carly Carmel Carmela Carmelita Carmelo Carmen Carola Carole Carolin Caroline Carolyn
    Carolyne Carrie Carsten Carys Casandra Casey Casper Cassidy Cassie Catarina Caterina Cathal
    Catharina Catherine Cathleen Cathrine Cathy Cato Catrin Catrina Catriona Cecil Cecilia
    Cecilie Cecília Cedric Ceferino Celestine Celestino Celia Celina Celine Celso Cem Cesar
    Ceyhun Chaaya Chaim Chaitaly Chaitanya Chakradev Chakradhar Chakrika Chamali Chaman Chameli
    Champak Chanakya Chanchal Chandani Chandra Chandran Chandresh Changaz Chantal Chantel
    Chantelle Chao Charan Charita Charlene Charles Charlesh Charlie Charline Charlotta Charlotte
    Charly Charo Charvi Chashida Chasmum Chatresh Chatura Chavvi Chawish Cheikh Chelsey Cheragh
    Cherie Cheryl Chiamaka Chiara Chibuzo Chidera Chidi Chidimma Chidinma Chigozie Chihiro
    Chijioke Chinaza Chinedu Chinelo Chinwe Chinyere Chitra Chiyo Chizoba Chloe Chloé Chloë
    Chris Christa Christel Christelle Christiana Christiane Christie Christin Christina
    Christine Christof Christofer Christoffer Christoph Christophe Christopher Christos Christy
    Chukwudi Chukwuemeka Châu Ciara Ciaran Cillian Cindy Cinthia Cintia Cipriano Ciro Citlali
    Claire Clara Clare Clarence Clarice Clarisa Clarissa Clark Claudette Claudia Claudine
    Claudio Claudius Claus Clayton Clemens Clement Clemente Clementina Clifford Cliodhna Cliona
    Clive Clodagh Cloe Clotilde Clémence Codie Cody Colette Colin Colleen Collette Collin Colm
    Colton Colum Conal Conall Conan Concetta Connie Connor Conny Conor Conrad Constantin
    Constanza Constanze Consuela Consuelo Cora Coralie Cordula Corey Corina Corine Corinna
    Corinne Cormac Cornel Cornelia Cornelio Cornelis Cornelius Cortney Cory Cosima Cosimo
    Courtney Craig Crispin Cristal Cristian Cristiano Cristina Cristobal Cristóbal Csaba Ctibor
    Curt Curtis Custodio Cuthbert Cynthia Cyril Cyrus Cäcilia Cécile Cédric Célia Célina Céline
    César Cătălin Daamin Daan Daanish Daanyaal Daawood Dabbah Dabir Dafina Dafne Dafydd Daghfal
    Dagmar Dagmara Dagny Daiki Daire Daisuke Daiyaan Dakhil Daksh Daksha Dakshesh Dalaja Dalbir
    Dalia Dalibor Dalton Damaris Damian Damiano Damien Damife Damini Damir Damián Damjan Damon
    Damurah Damyanti Dan Dana Dani Danica Daniel Daniela Daniele Daniella Danielle Danijel
    Danijela Danilo Danièle Daniël Danjuma Danny Dante Dany Daphne Dara Darain Darcy Daria
    Dariana Darika Darin Dario Darius Dariush Dariusz Darko Darlene Darnell Darpan Darragh
    Darrell Darren Darrin Darryl Darsh Darya Daryl Daryna Darío Dastageer Daudi Dave David Davis
    Dawit Dawud Dayamai Dayana Dayita Dayna Dayyaan DeShawn Deane Deanna Dearbhail Dearbhla
    Debbie Debora Deborah Debra Declan Deepa Deepak Deirdre Deja Dejan Delaney Delfina Delia
    Delphine Demetra Demetrio Demetrius Demi Demilade Denis Denisa Denise Deniz Dennis Denny
    Derek Derick Dermot Derrick Dervla Derya Deshawn Desiderio Desiree Desirée Desmond Detlef
    Devansh Devika Devin Dewi Deyanira Dhriti Dhruv Dian Diane Dianne Diarmuid Didier Diego
    Dieter Dietmar Dilara Dillon Dilnoza Dimitra Dimitri Dimitrios Dina Dinah Dinesh Dino Diogo
    Dion Dionisio Dionne Dipta Dirk Divya Diya Dmitri Dmitry Dmytro Dobroslav Dolores Domenica
    Domenico Domhnall Dominga Domingo Dominic Dominik Dominika Dominique Donal Donald Donatella
    Donato Donna Dora Dorcas Doreen Dorian Dorina Dorine Doris Dorota Dorothea Dorothy Dorothée
    Dorthe Doug Douglas Dov Doyinsola Draga Dragan Dragica Drago Dragoş Drahomíra Drahoslav
    Drahoslava Duane Dumisani Dumisile Duncan Dunja Durab Durodola Dusan Dustin Duyên Dušan
    Dušanka Dwayne Dylan Dávid Débora Dóra Dörte Dũng Eamon Eamonn Ebba Ebele Ebonie Ebru Ebuka
    Ece Edda Eddie Edelmira Edgar Edgard Edgardo Edhitha Edie Edina Edita Edith Edmond Edmund
    Edmundo Edna Edouard Eduard Eduarda Eduardo Edvard Edvin Edward Edwin Eero Eesaa Eesha
    Efraín Egbert Eggert Egon Ehan Ehsaas Ehsan Eijaz Eileen Eilidh Eilis Eilish Eimear Einar
    Eino Eiravati Eitan Ejaz Ejlaal Ekaja Ekalinga Ekani Ekansh Ekanta Ekantika Ekapad Ekaraj
    Ekaterina Ekavir Ekbal Ekene Ekiya Ekow Ekrem Ekta Ekundayo Eladio Elaf Elaine Eldon Eleanor
    Eleanora Elena Eleni Elenore Eleonora Eleonore Eleuterio Elfie Elfriede Eli Elia Eliabeth
    Eliana Eliane Elias Elie Elif Elijah Elin Elina Eline Elinor Elio Elis Elisa Elisabet
    Elisabeth Elise Eliseo Elisha Eliza Elizabeth Eliška Elke Ella Ellen Elli Ellie Ellinor
    Elliot Elliott Elly Elma Elmar Elmer Elmo Elna Elnur Elodia Elodie Eloisa Eloise Elon Eloy
    Eloísa Elsa Elsbeth Elsie Elsy Elton Elva Elvan Elvia Elvin Elvina Elvira Elvis Elza
    Eléonore Elías Elżbieta Emanuel Emanuela Emeka Emelie Emelina Emerson Emiko Emil Emile
    Emilia Emilian Emiliano Emilie Emilio Emilly Emily Emin Emine Emma Emmanuel Emmanuelle Emmet
    Emmett Emmi Emmy Emran Emre Encarnacion Enea Engin Engla Eniola Ennio Enrico Enrique Enver
    Enya Enzo Eoghan Eoin Epifanio Erasmo Erastus Erdogan Erhard Eric Erica Erich Erick Erik
    Erika Erin Erkan Erland Erling Erna Ernest Ernestina Ernestine Ernesto Erol Ervin Erwin Eryn
    Erzsébet Esfandyar Eshan Eshana Esi Esinam Esmeralda Esra Esteban Estefanía Estela Estella
    Estelle Ester Estera Esther Estrella Esupofo Ethan Ethel Etienne Etizaaz Etta Eugen Eugene
    Eugenia Eugenie Eugenio Eugène Eulalia Eun-ji Eunice Eunji Eusebia Eusebio Eva Evald Evaline
    Evan Evance Evangelia Evangelina Evans Evaristo Evelien Evelin Evelina Eveline Evelio Evelyn
    Evelyne Everleigh Evert Evgeny Evi Evie Evita Evy Ewa Ewald Ewan Ewatomi Ezekiel Ezequiel
    Ezio Ezra Fabia Fabian Fabiana Fabienne Fabio Fabiola Fabián Fabrice Fabricio Fabrizio
    Fadekemi Faderera Fahad Fahmi Faisal Faizan Falak Falan Falguni Faqid Farah Faraj Farhan
    Farid Farida Fariq Farrukh Faruk Farzaneh Fatih Fatima Fatimah Fatma Fatou Faustino Fausto
    Faye Fazli Feargal Fearghal Febe Federica Federico Fedor Fehintola Felicia Feliciano
    Felicitas Felipa Felipe Felix Femi Femke Ferdinand Ferenc Fergal Fergus Fermín Fernand
    Fernanda Fernande Fernando Fibikemi Fidel Fidvi Fien Fiifi Fikayomi Filip Filippa Filippo
    Filomena Finbar Finlay Finley Finn Fintan Fiona Fionnuala Fitan Fiyaz Flavia Flavio Flemming
    Fleur Flore Florencia Florencio Florent Florentin Florentina Florentine Florentino Florian
    Florina Florinda Floris Folasade Folashade Folu Fortunata Frado Fran Franca Frances
    Francesca Francesco Francine Francis Francisca Franck Franco Franjo Franklin Frans František
    Františka Franz Franziska François Françoise Frauke Fred Freddy Frederic Frederick Frederik
    Fredo Fredric Fredrick Fredrik Fredy Freja Frida Fridolin Frieda Friederike Friedrich Fritz
    Frode Frédéric Frédérique Fumiko Funmi Félix Gabi Gabino Gabor Gabriel Gabriela Gabriele
    Gabriella Gabrielle Gaby Gael Gaetano Gagan Gail Galina Gambo Ganesh Gareth Garima Garrett
    Garry Gary Gaspar Gaston Gastón Gaurang Gaurangi Gaurav Gauri Gaurika Gautam Gautami Gavin
    Gayathri Gaëlle Gbadebo Gbolahan Gbowoade Gebhard Geert Geetika Geir Gema Gemma Genaro
    Geneviève Gennady Genoveva Geoff Geoffrey Georg George Georges Georgette Georgiana Georgina
    Georgine Georgios Gerald Geraldine Geraldo Gerard Gerardo Gerd Gerda Gerhard Gerhardt
    Gerlinde Germaine Germán Gerold Geronimo Gerrit Gert Gertrud Gertrude Gerónimo Gesa Gethin
    Ghaalib Ghaazi Ghada Ghaffaar Ghafoor Ghaith Ghalib Ghanee Ghanem Ghannam Ghasaan Ghauth
    Ghawth Ghayoor Ghazalan Ghazanfar Ghazanfer Ghazawan Ghazi Ghazzal Ghislain Ghislaine
    Ghiyaath Ghiyath Ghufran Ghulaam Ghulam Ghunayn Ghusharib Ghusun Ghutayf Giacomo Giada
    Giancarlo Gianfranco Giang Gianluca Gianna Gianni Gibson Gideon Gifty Gil Gilbert Gilberte
    Gilberto Gilda Giles Gilles Gillian Gilman Gina Ginette Gino Giorgi Giorgia Giorgio Giorgos
    Giovanna Giovanni Giovanny Girik Girindra Girish Gisela Gisèle Gitte Giulia Giuliana
    Giuliano Giulio Giuseppe Giuseppina Gizem Gladys Glenda Glenn Gloria Godfrey Gohar Golnaz
    Gonzalo Gonçalo Gopal Goran Gordana Gordon Gosia Gottfried Gottlieb Gracia Graciela Graeme
    Graham Grainne Graziella Greg Gregg Gregor Gregorio Gregory Greta Gretchen Grete Grethe
    Griselda Gro Grzegorz Gráinne Grégoire Gréta Guadalupe Gudrun Gugu Gugulethu Guido Guilherme
    Guillaume Guillermina Guillermo Guiying Gulab Gulfaam Gulfam Gulnara Gulsen Gulshan Gulzar
    Gunbir Gunda Guneet Guney Gunhild Gunnar Gunther Gustaf Gustav Gustavo Guðrún Gwendolyn
    Gábor Géraldine Gérard Gökhan Göran Gülay Gülağa Gülşen Günter Günther Habib Habiba Habibu
    Hadassah Hadija Hadiza Hafsat Haile Hailey Hakan Hala Haley Halil Halima Halina Hamid Hamish
    Hamsini Hamza Hana Hanako Hanan Hanife Hanna Hannabel Hannah Hanne Hannele Hannelore Hannes
    Hans Hansjörg Hanspeter Haoran Harald Hardik Harinakshi Harini Harish Harita Harlow Harnail
    Harold Harpreet Harri Harriet Harrison Harry Harshil Hartmut Haruka Haruki Harun Haruna
    Haruto Harvey Hasan Hassan Hatice Hauwa Hayden Haydée Hayk Hayleigh Hayley Hazeem Hector
    Hedda Hedvika Hedwig Hedy Heidi Heidy Heike Heikki Heiko Heinrich Heinz Helen Helena Helene
    Helga Helge Hella Hellen Helma Helmut Hema Hemal Hemang Hemangini Hemani Hemant Hemi Hendrik
    Henning Henri Henrieta Henrietta Henriette Henrik Henrique Henry Herbert Heriberto Herma
    Herman Hermann Hermine Herminia Herminio Hernando Hernán Herta Hertha Hicham Hideki Hideo
    Hien Hilario Hilary Hilda Hilde Hildegard Hillary Hillevi Hilma Hilmar Hina Hipólito Hiral
    Hiroko Hiroshi Hitesh Hitomi Hjalmar Holger Hollie Horacio Hortense Hortensia Hosea Howard
    Hoàng Hredhaan Hritik Hubert Huda Hugh Hugo Hugues Huguette Hulda Humberto Humphrey Huong
    Hussain Hussein Huw Huy Huzaifa Hye-jin Hyejin Hyun Håkan Héctor Hélène Hüseyin Hạnh Hải
    Hồng Hữu Iain Ian Ibaad Ibidapo Ibironke Ibraaheem Ibraheem Ibrahim Ida Idika Idrees Idris
    Iesa Ifeanyi Ifechukwu Ifeoma Iftikhaar Iftikhar Ifunanya Ige Ignacia Ignacio Ignatz Ignaz
    Ignác Igor Ihab Ihor Ihsaan Ihsan Ihtesham Ihtiram Ihtishaam Ihtsham Ijaya Ijli Ikbal Ikenna
    Ikeoluwa Iker Ikhlaas Ikraam Ikramah Ikrimah Ikshita Ilan Ilaria Ildikó Ileana Ilias Ilija
    Ilona Ilse Ilyas Iman Imani Imaran Imelda Imke Imogen Imran Imre Ina Inaya Indali Indira
    Indra Indrajit Ines Inez Inga Inge Ingeborg Inger Ingmar Ingo Ingrid Ingvar Inioluwa Inna
    Inès Inés Inês Ioana Ioanna Ioannis Iolanda Iona Ionuț Iqbal Ira Irena Irene Ireneusz
    Iretioluwa Irfan Irina Irine Irja Irma Irmgard Irya Iryna Irène Isaac Isabel Isabela Isabell
    Isabella Isabelle Isadora Isaiah Isaías Iseoluwa Isha Ishaan Ishani Ishanvi Ishita Ishola
    Ishwar Isidor Isidora Isidoro Isidro Isla Ismael Ismail Ismet Isobel Issack Istvan István
    Itzel Iva Ivan Ivana Ivanka Ivar Iveta Ivica Ivo Ivona Ivonne Iván Iwan Iwona Iyabode
    Iyadunni Izaaz Izabela Jaabir Jaafar Jaan Jabbaar Jabir Jabr Jabulani Jacek Jacinta Jacinto
    Jackie Jacky Jaclyn Jacob Jacobo Jacqueline Jacques Jad Jadranka Jadwiga Jael Jafar Jafet
    Jaffer Jagat Jagdish Jagrati Jagvi Jahangir Jahanzeb Jahdami Jahdari Jahiz Jahm Jaime Jair
    Jairaj Jairo Jaka Jake Jakob Jakub Jalaal Jalal Jalees Jalil Jalsa Jamaal Jamal Jameel Jamie
    Jamil Jamila Jana Janaki Janani Jane Janet Janeth Janette Jani Janice Janina Janine Janis
    Janko Jann Janna Janne Jannie Jannis Jano Janos Januja Janusz Janya Jaqueline Jared Jari
    Jarl Jarlath Jarmila Jarno Jaromír Jaroslav Jaroslava Jarosław Jasmin Jasmina Jasmit Jasna
    Jason Jatin Javier Javiera Jaxon Jayant Jayda Jayde Jayden Jaylen Jayne Jayson Jazmín Jeana
    Jeanette Jeanine Jeanne Jeannette Jeannine Jeet Jeevika Jeff Jefferson Jeffery Jeffrey
    Jelena Jelle Jemima Jemma Jenifer Jeniffer Jenna Jenni Jennie Jennifer Jenny Jens Jeppe
    Jeremiah Jeremy Jeremías Jermaine Jeroen Jerome Jerry Jerzy Jerónimo Jesper Jesse Jessica
    Jessie Jessika Jessy Jesus Jhalak Jiahui Jie Jihye Jill Jillian Jimena Jimmie Jimmy Jiri
    Jiro Jisoo Jiyeon Jiří Joachim Joakim Joan Joana Joann Joanna Joanne Joaquim Joaquina
    Joaquín Jocelyn Jocelyne Jochen Jodi Jodie Jody Joe Joel Johan Johana Johann Johanna Johanne
    Johannes Johnathan Johnnie Johnny Johnson Johny Jolana Jolanda Jolanta Jolene Jolie Joline
    Jomo Jon Jonah Jonas Jonatan Jonathan Jonathon Joni Jonna Jonny Jonáš Joojo Joost Jordi
    Jordon Jordy Jordán Jorge Joris Jose Josef Josefa Josefina Josefine Josep Joseph Josephine
    Josette Joshua Josiah Josiane Josip Jost Josué José Josée Joséphine Jovan Jovana Jovita
    Joyce Jozef João Joël Joëlle Joško Juan Juana Juanita Judita Judith Judy Juhani Jukka Jules
    Julian Juliana Juliane Julianna Julie Julien Julieta Juliette Julijana Julio Julius Julián
    Juma Jun-ho Junko Juraj Juri Justin Justina Justine Jutta Juul Juwon Jyoti Ján Jérôme Jörg
    Jörgen Jörn Jørgen Júlia Jürgen
    """
)
