"""Family names that are hardly ever another word, and given names that often are one.

Source: own compilation, with name lists of the Faker package (MIT licence).
"""

from __future__ import annotations

from checklist.rules.privacy.wordlists import word_set

FAMILY = word_set(
    """
    Abara Abbott Abiola Acevedo Achebe Acosta Adebayo Adebisi Adegbite Adegoke Adelakun Adelusi
    Ademiluyi Aderibigbe Aderogba Adesiyan Adetokunbo Adeyemi Adeyemo Adisa Afolabi Afolayan
    Afonja Agarwal Aggarwal Agrawal Aguilar Ahmadi Ahuja Ajao Ajayi Ajewole Akhtar Akinrinola
    Akintola Alabi Albrecht Aloba Alvarado Alvarez Amundsen Andersen Andersson Andrade Ansari
    Anyanwu Appiah Arellano Arora Arslan Asante Atkins Atkinson Atwal Avila Awodiran Awolowo
    Ayala Ayandokun Ayoola Babić Babtunde Bachmann Badami Bahri Bains Baird Bajaj Bajwa Bakare
    Bakker Bakshi Balan Baldwin Balogh Balogun Bamidele Bamiloye Banerjee Banik Bansal Barad
    Baral Barbosa Barnett Barrera Barrett Barron Barros Basak Bassi Batra Batta Baumann Bautista
    Baxter Beier Beltran Benitez Bennett Bergmann Bhagat Bhakta Bhalla Bhandari Bhardwaj
    Bhargava Bhasin Bhatia Bhatt Bhattacharya Bhatti Bhavsar Bianchi Biswas Blackburn Blanchard
    Blümel Boateng Bolton Bondarenko Bonilla Boone Borah Botha Bowen Boyd Boyle Brady Brandt
    Brennan Bryant Buchanan Buchholz Bukhari Burke Burnett Butala Böhm Calderon Caldwell
    Callahan Camacho Carey Carlson Carney Carrillo Carroll Carson Caruso Carvalho Castillo
    Chacko Chada Chadha Chahal Chakraborty Chana Chand Chandra Chang Chapman Chaudhary Chaudhry
    Chaudry Chauhan Chavez Chawla Cheema Chen Cheng Cherian Chhabra Chokshi Chopra Choudhry
    Choudhury Chowdhury Christensen Christiansen Chukwu Cisneros Claes Clark Clarke Coffey Cohen
    Cole Coleman Contreras Conway Cooke Cortez Cowan Crawford Crosby Cuevas Cunningham Dahl
    Dalal Daniels Dasgupta Datta Daugherty Davies Dawson Dayal Dekker Demir Desai Deshmukh
    Desmet Dhaliwal Dhawan Dhillon Dhingra Diallo Diaz Dickson Dietrich Dijkstra Dimitrov Dixit
    Dixon Dlamini Dominguez Donaldson Donovan Doshi Doyle Duarte Dubey Dubois Duffy Dugal Dugar
    Dumitru Dunn Dupont Dutta Edwards Ehlert Ekwueme Eriksen Eriksson Escobar Esparza Espinoza
    Esposito Estrada Eze Ezeugo Fadipe Fagunwa Fajimi Falabi Faleti Faloye Farkas Farouk Farrell
    Fasasi Faulkner Fechner Ferguson Fernandes Fernandez Ferreira Figueiredo Figueroa Fitzgerald
    Fitzpatrick Fleming Flynn Foley Fournier Friedman Fritsch Fuentes Fujimoto Gallagher
    Gallegos Ganesan Ganguly Garcia García Gardner Garza Geisler Georgiev Gheorghe Ghose Ghosh
    Giles Gillespie Gilmore Gokhale Goldberg Gomes Gomez Gonzales Gonzalez González Goswami
    Gould Goyal Greenberg Greene Greer Grewal Griffith Gruber Guerra Guerrero Gulati Gunnarsson
    Gupta Gutierrez Guzman Haddad Halder Hammond Hansen Hanson Hansson Harmon Harrington Hartman
    Hartmann Hashimoto Hawkins Haynes Hayre Hegde Heikkinen Henderson Hendricks Hendriks
    Hernandez Hernández Herrera Herrmann Higgins Hoffmann Hofmann Holden Holloway Holmes Holt
    Hopkins Horton Horvat Horváth Hosseini Howell Huang Hubbard Huerta Hughes Hurst Hutchinson
    Hwang Hämäläinen Ibarra Ibikunle Ihejirika Ilori Ilupeju Ingram Ionescu Iroha Irwin Issac
    Ito Ivanov Ivanova Iwu Iyanda Iyengar Iyer Jacobsen Jacobson Jaggi Jaiyeola Jansen Janssen
    Jansson Jarvis Jennings Jensen Jhaveri Jimenez Johal Johansen Johansson Johnston Jones Joshi
    Jovanović Juarez Jurić Järvinen Jørgensen Kaczmarek Kadakia Kakar Kamara Kamdar Kannan
    Kapadia Kapoor Kapur Karimi Karlsson Karnik Karpe Kashyap Kaul Kaur Kemp Kerr Khalil Khalsa
    Khan Khanna Khare Khatri Khosla Khumalo Khurana Kimura Kirby Kobayashi Kohli Kolade Korhonen
    Koroma Korpal Koshy Koskinen Kosoko Kothari Kovalenko Kovač Kovačević Kovács Kowalczyk
    Kowalska Kowalski Koya Kozlov Krajnc Kravchenko Kremer Krishnan Kruger Krüger Kuipers
    Kulkarni Kumar Kurian Kuznetsov Kwon Köster Lange Larsen Larson Larsson Lawson Leblanc
    Lefebvre Lehmann Lehtonen Lemaire Leroy Lewandowska Lewandowski Liang Lin Lindberg Lindner
    Lindqvist Lindström Liu Lombardi Lopez Lowe Lozano Lundqvist Luthra Lysenko MacDonald
    Machado Macias Madu Mahajan Maharaj Mahlangu Mahoney Majumdar Makinde Makinwa Maldonado
    Malhotra Mallick Malone Mammen Mancini Mandal Mangat Mannan Manne Marchetti Marić Marković
    Marquez Martinez Martínez Matsumoto Matthews Mazur Mbeki McCarthy McDonald McKenzie Mehta
    Meijer Melnyk Memon Mendes Mendez Mendoza Menon Mensah Mertens Meyers Meza Middleton Minhas
    Mirza Mishra Misra Mistry Mital Mittal Mizrahi Mohammadi Mohanty Mokoena Molnár Montes
    Montoya Mooney Moore Mora Moran Morawo Moreau Moreno Morton Mosley Moura Mueller Mukherjee
    Mulder Mullen Mullins Munoz Munshi Munteanu Murillo Murphy Murthy Murty Mwangi Myers Mäkinen
    Müller Nadig Nadkarni Nagy Naicker Naidoo Naidu Nair Nakagawa Nakamura Narain Narang Narayan
    Narula Nayak Nayar Ndlovu Neal Neumann Newman Nguyen Nicholson Nielsen Nieminen Nigam
    Nikolić Nikolov Nilsson Ninalowo Njoku Njoroge Nkosi Nnamani Nogueira Nolan Norris Novak
    Nováková Nowak Nuñez Nwachukwu Nwosu Németh O'Brien O'Connor O'Neill O'Reilly O'Sullivan
    Obasanjo Oberholzer Ochieng Ochoa Odetola Odhiambo Odunsi Ogbuehi Ogindan Oginni Ogulana
    Ogunbamigbe Ogunbiyi Ogunbo Ogunde Ogunleye Ogunwobi Ogunyeye Ojo Ojua Ojukwu Okafor Okeke
    Okonkwo Okoro Okoye Olabode Oladipupo Olaiya Olasupo Olawale Oliveira Oliynyk Olowokeere
    Oloyede Olsen Olson Olsson Olubode Olugbayila Olujimi Olukotun Olukunga Olusanya Oluwagbemi
    Omidina Omojola Omotoso Onoh Onwuka Onyango Oommen Oparinde Orozco Orr Ortega Ortiz Osborne
    Osei Oshin Oshodi Osuntokun Owokoniran Owolabi Owoyemi Owusu Oyadiran Oyaifo Oyekan Oyeniyi
    Oyetoro Oyeyemi Oyinlola Pacheco Padilla Paimo Panchal Pandey Pandit Pandya Papadopoulos
    Parekh Parikh Parmar Patel Pathak Patil Patla Patterson Payne Pedersen Peeters Pereira Perez
    Perkins Perry Petersen Peterson Petrov Petrova Petrović Pettersson Pfeiffer Phillips Pillai
    Pillay Pineda Popescu Popov Popović Powell Prabhu Pradhan Prashad Pretorius Pugh Purohit
    Pérez Quintero Qureshi Raghavan Rahman Rajan Ramirez Randhawa Rangel Rao Rasmussen Rastogi
    Ratti Raval Reddy Reichmann Reilly Reyes Reynolds Rezaei Rhodes Ribeiro Ricci Richards
    Richardson Rivera Roberts Robertson Robles Rocha Rodgers Rodrigues Rodriguez Rodríguez Rojas
    Romero Rosales Rosenberg Rousseau Rowe Rowland Rubio Ruiz Ruppert Rusu Sachar Sachdev
    Sachdeva Sahni Sahota Saini Saito Salako Salas Salazar Sampath Samra Sanchez Sandhu Sandoval
    Sanford Sangha Sanghvi Sankar Sankaran Santana Santoro Saraf Sarkar Sarma Sarna Sarraf
    Sasaki Sastry Saunders Sawhney Saxena Schaefer Schmid Schmidt Schmitt Schmitz Scholz
    Schroeder Schröder Schubert Schulte Schulz Schulze Schwartz Sehgal Seifert Sekhon Sengupta
    Seshadri Sethi Shah Shankar Shapiro Sharma Shaw Sheikh Shenoy Sheppard Sheth Shetty
    Shevchenko Shroff Shukla Sibal Siddiqui Sidhu Simmons Simpson Singh Singhal Sinha Sithole
    Sloan Smirnov Smit Smith Sobowale Sodhi Sokolov Solanki Sosa Soto Sousa Soyinka Sridhar
    Srinivas Stadelmann Stanton Steele Stephens Stephenson Stevenson Stoica Stoyanov Suarez
    Sullivan Sundaram Svensson Swamy Szabó Sørensen Takahashi Talwar Tanaka Tandon Taneja Tapia
    Tavares Tehrani Teixeira Tembo Thaker Thakkar Thakur Thaman Thapa Thompson Tiwari Tkachenko
    Torres Toure Townsend Traoré Tremblay Tripathi Trivedi Trujillo Tóth Udeh Ullmann Ullrich
    Upadhyay Uppal Vaidya Valdez Valenzuela Varga Vargas Varghese Varkey Varma Varty Vasilenko
    Vasquez Vaughan Vazquez Velasquez Velazquez Venter Verma Villarreal Villegas Virtanen Visser
    Vogt Vohra Volkov Wable Wadhwa Wagle Walia Walsh Walters Wanjiku Watanabe Watkins Webb Weiss
    Wilkins Wilkinson Willems Williams Williamson Wirth Wiśniewska Wiśniewski Wolfe Wong
    Woodward Wouters Wójcik Yadav Yamada Yamamoto Yates Yildiz Yilmaz Yohannan Yıldırım Yılmaz
    Zacharia Zavala Zhao Zheng Zhou Ziegert Zimmerman Zuniga Zupančič Özdemir Öztürk Đorđević
    """
)

# Alone they say nothing; a title, a family name or “told me” behind them does.
DOUBTFUL = word_set(
    """
    Ace Ada Adel Adelaide Ailis Aisling Al Alba Alberta Albino Aleks Alexa Alexandria Alf Alfa
    Alma Alpha Ama Amal Amara Amber Ambrose Amin Amos Anas Anders Angel Anh Ante Apollo April
    Archer Aria Arie Ariel Armani Arthur Asha Asia Aston Athena Atlas August Augustin Aura
    Aurora Austin Autumn Baba Baber Bailey Baker Bala Barbie Baron Bart Bas Baseer Basel Basil
    Bea Beau Bee Bent Bentley Berlin Beryl Beta Bill Bishop Blas Blessing Bliss Bob Bonnie
    Boston Brandy Bristol Brittany Brogan Brook Brooklyn Buck Cadence Cal Campo Candela Candy
    Carina Carmine Carol Carolina Carter Cas Cassandra Chad Chanel Charity Chase Chastity Che
    Chelsea Chester Cheyenne Chi China Christian Claude Cliff Clifton Clinton Clyde Colins
    Collins Comfort Concepción Concha Constance Cooper Coral Corona Corrie Cruz Crystal Cuba Dag
    Daisy Dakota Dale Dallas Dameer Danish Darwin Davor Dawn Dean Dee Del Dell Delta Denver
    Destiny Dev Devon Diamond Diana Dick Dietrich Dimas Dolly Dom Don Drew Duke Dusty Earl
    Easter Ebbe Ebony Echo Ed Eddy Edel Eden Edison Efe Eimer Ela Elba Ellis Emer Emir Emmerich
    Enes Ernst Esperanza Eta Eve Faith Falk Fang Fanny Faras Faris Fay Fern Festus Fisher Floor
    Flor Flora Florence Florin Ford Forest Francisco Frank Freya Gaia Ganda Gang Gene Geneva
    Georgia Ginger Glen Goda Grace Grant Gunner Gunter Gus Guy Hagen Hamilton Hardy Harm Harmony
    Harper Harsh Haskell Hazel Heath Heather Heide Helmer Hera Hermes Holly Hope Horst Houston
    Hung Hunter India Iris Isa Isis Israel Iver Ivy Jack Jackson Jade Jai James Jan Jasmine
    Jasper Jay Jean Jena Jesús Jim Jin Jing Jo Job Joey John Joke Jordan Jos Josh Joy Jude Judge
    Juli Julia Juliet Jun June Juni Junior Jure Justice Justus Kai Kala Kana Kanda Karma Kaspar
    Kata Kay Kelvin Kennedy Kent Kenya Kingston Kiran Kirk Kitty Lala Lalla Lance Lane Laurel
    Lea Lean Lee Lei Leo Lex Li Liane Lila Lily Lina Lincoln Linde Linden Lino Loes Loke Loki
    London Lone Lore Loris Lorraine Lourdes Love Loïs Luna Lupe Luz Mac Mad Madison Mads
    Magnolia Maher Mai Major Maks Manda Manus Mar Mara Marc Mare Marga Margarita Marguerite
    Marin Marina Mark Marlis Mart Marten Martin Mason Mateus Max Maxim Maxwell May Meg Mei
    Melody Mercedes Mercy Merlin Meta Mike Milan Mile Miles Milka Milos Min Minerva Ming Mira
    Misty Moe Molly Mona Montserrat Moses Nadir Nana Nelson Neo Nevada Newton Nick Nixon Noel
    Noor Norm Norma Nour Nova Obed Odin Ole Olive Omer Opal Orlando Oscar Ota Otto Page Palmer
    Paris Parker Pascal Pastor Pat Patience Patty Pau Peace Pearl Penny Per Phoenix Pierce Pilar
    Ping Pius Pol Polly Poppy Porter Precious Preston Prima Prince Prudence Raid Raj Rana
    Randall Randy Raven Ray Reagan Reason Reed Reiner Rex Rich Rick Rickey Rico River Rob Robin
    Rogers Roma Romaine Roman Romeo Rosaria Rosemary Rowan Royce Ruby Rui Rune Rusty Rut Saal
    Sad Saga Sage Said Sal Salvador Sana Sandi Sandy Santa Santiago Sari Savannah Sawyer Scarlet
    Scot Sean Shay Sherry Shirley Siena Sienna Sierra Siri Skip Sky Skye Sofia Sol Soledad
    Sommer Sonny Spencer Spring Star Stella Stormy Sue Summer Sunny Sydney Tab Tad Tali Tamás
    Tanner Tara Taro Taylor Tea Ted Thi Thor Tiara Tijs Tilde Till Tim Tine Titus Tor Tore Tori
    Toy Tran Travis Trine Trinidad Trinity Troy Turner Tyler Uche Urban Urs Val Valencia
    Valentine Veer Vera Verona Vesta Vic Victor Victoria Viola Violet Virginia Vita Wade Wadi
    Walker Wally Ward Warren Washington Watson Wei Wellington Will Willy Winter Wolf Woody Yang
    Yaw Yawer Young Zion
    """
)

# Family names that are ordinary words too; only behind a given name.
BEHIND = word_set(
    """
    Adams Allen Arnold Baker Bauer Beck Becker Bell Berry Black Braun Brown Busch Cameron
    Campbell Carter Castro Chan Chen Cheng Cho Choi Clark Collins Cook Cooper Costa Cox Cruz
    Delgado Dietrich Douglas Engel Fischer Fisher Flores Ford Foster Fox Fuchs Gallo Gibson Goh
    Graf Graham Gray Greco Green Grey Groß Haas Hahn Hall Hamilton Harris Hart Hill Hinds Ho
    Holmes Horn Howard Hughes Hunt Jackson James Jäger Jordan Jung Kaplan Katz Kaufmann Keller
    Kelly Kennedy Kim King Kiss Klein Knight Koch Krause Kruse Kuhn Lam Lambert Lang Lange Lee
    Levi Levy Lewis Li Lim Long Lorenz Luna Lyons Malik Mann Marino Marshall Martin Mason Medina
    Meyer Mills Mitchell Molina Moore Morgan Morris Murray Navarro Nel Nelson Ng Obi Oh Ong Otto
    Palmer Park Parker Payne Pearson Peters Phillips Pierce Pinto Popa Powell Price Ramos Reed
    Reid Rice Richter Rios Rogers Romano Rose Ross Rossi Roth Russell Russo Ryan Sauer Schäfer
    Schneider Schreiber Schumacher Schuster Schwarz Scott Seidel Simon Smith Sommer Song Spencer
    Stan Stanley Stein Stewart Stone Suzuki Tan Taylor Teo Thomas Torres Turner Vega Vogel Vos
    Wagner Walker Wallace Wang Ward Washington Watson Weber Wei Weiß West White Wilson Winter
    Wolf Wolff Wong Wood Woods Wright Wu Xu Yang Young Ziegler Zimmermann Zulu
    """
)
