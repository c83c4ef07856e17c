"""Given names of many languages that are hardly ever another word, K to Z.

Source: own compilation, with name lists of the Faker package (MIT licence);
names that are ordinary words, places or products are left out.
"""

from __future__ import annotations

from checklist.rules.privacy.wordlists import word_set

NAMES = word_set(
    """
    Kaamil Kaarina Kaashif Kaazim Kabeer Kabir Kabiru Kachela Kaede Kafeel Kagiso Kaisa Kaitlin
    Kaitlyn Kaito Kaj Kaja Kaleb Kaleem Kaleema Kalevi Kalina Kalpit Kamal Kamala Kamau Kamil
    Kamila Kamlesh Kamran Kamya Kane Kaori Kara Karaamat Karam Karan Kareem Karel Karen Kari
    Karim Karin Karina Karine Karl Karla Karley Karlo Karol Karolina Karoline Karolína Karsten
    Kasam Kashan Kashif Kashish Kashvi Kasia Kasim Kasper Katalin Katarina Katarzyna Kate
    Katelyn Katerina Kateryna Katharina Katharine Katherin Katherina Katherine Kathi Kathleen
    Kathrin Kathryn Kathy Kati Katia Katie Katja Katrijn Katrin Katrina Katy Kauthar Kavita
    Kavya Kawkab Kawthar Kayla Kaylee Kayleigh Kaysan Kazi Kazim Kazuki Kazuo Kazuya Kealoha
    Keely Keiko Keisha Keith Keji Kelechi Kelli Kellie Kelly Kelsey Kemal Kemi Ken Kenan Kendra
    Kenichi Kenji Kenneth Kenny Kenzie Kerem Keri Kerri Kerrie Kerry Kerstin Ketut Kevin Keyaan
    Keyshawn Khaalid Khaan Khadija Khaled Khalid Khanh Khanyisile Khoa Kiaan Kian Kiara Kiera
    Kieran Kikelomo Kilian Killian Kim Kimberley Kimberly Kinga Kinsley Kira Kirby Kirill
    Kirsten Kirstie Kirstin Kirsty Kjell Kjersti Klaas Klara Klaudia Klaus Klemens Klement Klára
    Knut Koen Kofi Kojo Kolawole Konrad Konstantin Konstantinos Korede Kornel Kornelia
    Kosisochukwu Kostas Kourosh Kris Krish Krisha Krishna Krista Kristen Krister Kristi Kristian
    Kristie Kristiina Kristijan Kristin Kristina Kristine Kristofer Kristoffer Kristopher Kristy
    Kritika Krystal Krystyna Krzysztof Kujoe Kumiko Kuno Kurt Kurtis Kwabena Kwadwo Kwaku Kwame
    Kwamena Kwasi Kweku Kwesi Kyan Kyara Kyle Kylie Kyoko Kyosuke Kyra Käthe Käthi Kåre LaShawn
    LaToya Laban Labeeb Labib Lacey Lachlan Ladislav Ladislava Ladli Laeeq Laetitia Lahiah Laila
    Laiq Laith Lajita Lajlaj Lakisha Laksh Lakshit Lakshmi Laleh Lalitha Lamar Lambert Lana
    Langalibalele Laqeet Lara Larisa Larissa Larry Lars Lasse Laszlo Latasha Lateef Latif Latifa
    Latoya Laura Laure Laureen Lauren Laurence Laurens Laurent Laurenz Lauretta Lauri Laurie
    Laurin Lavanya Lavinia Lawrence Lawrencia Layla Layth Leah Leana Leander Leandra Leandro
    Leanne Leela Leena Leia Leif Leigh Leighton Leila Leilani Leke Lekha Lelia Lemlem Lena Lene
    Leni Lenka Lenn Lennart Lenny Leon Leona Leonard Leonardo Leoncio Leone Leonel Leonhard
    Leonie Leonor Leonora Leonore Leontina Leopold Leopoldina Leopoldine Leopoldo Lerato Lere
    Leroy Lesia Lesley Leslie Leszek Leticia Letizia Letícia Levan Levi Levin Lewis Leyla Leyli
    León Lia Liam Lian Liana Liat Liban Libni Libor Lidia Lidija Lieke Lien Liesbeth Lieve Ligia
    Lihua Liisa Lili Lilia Lilian Liliana Liliane Lilija Lilja Lilla Lilli Lillian Lilly Limazah
    Linda Lindsay Lindsey Linh Linn Linnea Linus Lionel Lipika Lisa Lisandro Lisbeth Lise
    Liselotte Lisette Liv Livia Livio Liyaaqat Liyaqat Liz Liza Ljiljana Ljubica Ljudmila Lloyd
    Logan Lohit Lois Lola Lolita Londisizwe Londiwe Loni Lonnie Lopa Lorcan Loredana Lorelei
    Lorena Lorenz Lorenza Lorenzo Loretta Lori Lorin Lorine Lorna Lothar Lotta Lotte Lotti Lou
    Louie Louis Louisa Louise Lovisa Lovro Lowri Loïc Luan Luana Luay Luc Luca Lucas Lucette
    Lucia Lucian Luciana Luciano Lucie Lucien Lucienne Lucija Lucila Lucinda Lucio Lucy Lucía
    Ludivine Ludmila Ludmilla Ludovic Ludovica Ludvig Ludwig Luigi Luis Luisa Luise Luisina
    Luiza Luka Lukas Luke Lukáš Lungile Luqmaan Luqman Lusine Lutf Lutfi Lutz Luyanda Luzia Luís
    Luísa Lwandile Lwazi Lydia Lydie Lynda Lyndon Lyndsay Lyndsey Lynn Lynne Lynsey Lyudmila
    László Lâm Léa Léo Léon Léonie Lívia Maahir Maaike Maajid Maalik Maanas Maanav Maarit
    Maarten Maawiya Maaya Maaz Maazin Mabad Mabel Macarena Mackenzie Madani Madeleine Madelene
    Madeline Madhav Madhavi Madhu Madiyan Mads Madyan Maeve Magali Magda Magdalena Magdalene
    Magdaléna Maggie Magnus Maha Mahad Mahaz Mahbeer Mahboob Mahbub Mahdee Mahdi Mahdy Maheen
    Mahesh Mahfooz Mahfuj Mahfuz Mahika Mahir Mahja Mahmood Mahmoud Mahmud Mahmut Mahsa Maia
    Maida Maija Maik Maike Maira Maire Mairead Maite Maj Maja Majdi Majdy Majeed Majken Makayla
    Makeen Makena Makoa Makoto Maksim Malachy Malcolm Malena Malene Malgorzata Malik Malika
    Malin Mallory Malou Malte Malvina Mamadou Mamun Manabu Manan Manbir Mandla Mandlakhe Mandy
    Manfred Manish Manoj Manolo Manon Manthan Manuel Manuela Manuelita Manya Marcel Marcela
    Marcelina Marcelino Marcell Marcella Marcelle Marcello Marcelo Marcia Marcial Marcin Marco
    Marcos Marcus Marek Maren Margaret Margareta Margarete Margaretha Margaux Margherita Margit
    Margita Margot Margret Margrit Mari Maria Mariah Mariam Mariama Marian Mariana Marianela
    Mariann Marianna Marianne Mariano Maribel Marica Maricela Marie Mariela Mariella Marielle
    Marietta Mariette Marija Marijan Marijana Marijke Marika Mariko Marilena Marilyn Marino
    Mario Marion Marisa Marisela Marisol Marissa Marit Marita Maritta Maritza Marius Mariusz
    Marja Marjan Marjatta Marjorie Marko Markus Markéta Marleen Marlen Marlene Marlies Marlon
    Marlène Maroof Marta Martha Marthe Martina Martine Martín Marvin Mary Maryam Maryann
    Maryanne Maryline Maryse María Masako Masashi Massimiliano Massimo Matej Mateja Mateo
    Mateusz Matheo Mathew Mathias Mathieu Mathijs Mathilda Mathilde Mathis Matias Matija Matilda
    Matilde Mats Matteo Matthew Matthias Matthieu Matti Mattia Mattias Matías Maud Maude Maura
    Maureen Maurice Mauricio Maurine Maurits Maurizio Mauro Maxime Maximilian Maximiliano Maya
    Mayra Mayte Małgorzata Mbali Mcebisi Mckenna Mckenzie Meagan Meaghan Meera Megan Megha
    Meghan Meghana Megumi Mehdi Mehmet Meihua Meike Meiling Meinrad Mekhala Melania Melanie
    Melek Melina Melinda Melisa Melissa Melita Melvin Meredith Merel Merle Merve Mervyn Meryem
    Metin Mette Mhairi Mia Micael Micaela Micah Micha Michael Michaela Michaele Michal Michaël
    Michał Micheal Michel Michela Michele Micheline Michelle Michiko Michèle Miguel Mihael
    Mihaela Mihai Mijo Mika Mikael Mikaela Mikako Mikayla Mikhail Miki Mikkel Mikko Mikuláš Mila
    Milada Milagros Milda Mildred Milena Milica Milla Millicent Milo Miloslav Miloslava Miloš
    Milton Milán Mimi Min-jun Mina Mindy Minenhle Minh Minji Minna Minoru Miodrag Miran Miranda
    Mirco Mireille Mirela Mirella Mireya Miriam Mirja Mirjam Mirjana Mirko Miro Miron Miroslav
    Miroslava Mirosław Mirta Misael Misaki Mitali Mitchel Mitchell Mitesh Mituru Mizhir Mladen
    Mlungisi Mnqobi Modesto Modupe Mofifoluwa Mohamad Mohamed Mohammad Mohammed Mohan Mohini
    Moira Moisés Mojisola Mojisoluwa Mojmír Mollie Momoko Monica Monika Monique Montse Monty
    Moradeke Morag Morayo Morena Morenike Moreno Morgan Morgane Moritz Morolake Morris Morten
    Moshe Mosinmileoluwa Mosunmola Motunrayo Mounir Mourib Moussa Moyosore Mthokozisi Mugdha
    Muhallil Muhammad Muhammed Muhazzim Muireann Murat Muriel Murielle Musa Mustafa Mustapha
    Muzdahir Muzhir Mya Mykola Myles Myriam Mzamo Mária Máximo Mélanie Mélissa Mónica Mónika
    Naadir Naail Naajy Naasih Naasir Naathim Naazhim Nabeeh Nabeel Nabhan Nabigh Nabih Nabil
    Nachiket Nadeem Nadezhda Nadhir Nadia Nadiia Nadim Nadin Nadine Nadja Nadège Naeem Nafasat
    Nafees Nafesa Nafis Naib Naim Najair Najam Najeeb Naksh Nakul Naledi Nalini Nam Nanami Nancy
    Nandini Nando Nanna Nanni Naoise Naoki Naoko Naomh Naomi Naoto Narcisa Narciso Narek Nasiru
    Nasreen Nasrin Nasser Natacha Natali Natalia Natalie Natalija Natalja Nataly Natalya Natan
    Natanael Natascha Natasha Natasja Nataša Nathalie Nathan Nathaniel Natividad Natsuki Natália
    Naveed Naveen Navid Nayeli Nazanin Nazar Ndumiso Nebojša Neel Neelima Neema Neha Nehemiah
    Neil Nela Nelli Nellie Nelly Nenad Nereida Nerys Netra Nevenka Nga Ngaire Ngoc Ngozi Ngọc
    Nhiên Nhlanhla Nhung Nhật Niall Niamh Nicanor Nichola Nicholas Nichole Nicklas Niclas Nico
    Nicola Nicolai Nicolas Nicole Nicoletta Nicolás Nidhi Nidia Nidra Niels Nieves Nigel Nigella
    Nihal Niharika Niina Nika Nikhil Nikita Nikki Niklas Niko Nikola Nikolai Nikolaj Nikolaos
    Nikolas Nikolaus Nikolay Nikoletta Nikolina Nikos Nilda Nilima Nils Nima Nimakoah Nimrat
    Nina Ninioluwa Nino Nirja Nisha Nitara Nitesh Niyazi Niyilolawa Njabulo Njeri Nkazimulo
    Nkechi Nkiruka Nnamdi Nneka Noa Noah Noam Nobantu Nobuhle Noelia Noemi Noemí Nokulunga Nolan
    Nomagugu Nomalanga Nomasonto Nomathalente Nomathemba Nomcebo Nomsa Nomthandazo Nomusa
    Nomvula Nonhlanhla Nonjabulo Nonso Nora Norah Norbert Norberto Noriko Nothando Noxolo
    Nozibusiso Nozizwe Noé Noémi Noémie Noël Noëlle Nqobizitha Nuala Nuria Nursultan Nuru Nurul
    Nélida Néstor Nóra Oanh Oba Obaid Obianuju Obinna Octavia Octavio Océane Odalis Odalys
    Odette Odika Odile Oeshi Ofelia Ofer Ogechi Ogooluwa Oisin Oisín Ojas Ojasvi Okechukwu
    Oksana Ola Oladare Oladimeji Olaf Olajumoke Olakunle Olanrewaju Olansile Olasunmbo Olav
    Olavi Oleg Olegario Oleksandr Olena Olga Olimpia Oliva Oliver Olivia Olivie Olivier Olof
    Ololade Oluchi Olufemi Olufunke Olufunmilayo Olumide Olumorotimi Oluwafemi Oluwagbemiga
    Oluwakemi Oluwamumibori Oluwamuyiwa Oluwasanmi Oluwasegun Oluwaseun Oluwole Olwethu Olívia
    Omair Omaja Omar Omari Omeir Omisha Omkaar Omobobola Omobolanle Omodunni Omolabake Omolara
    Omosalewa Omotara Omotayo Omotola Omotoun Omowumi Omran Omya Ondřej Oni Onkar Onofre Onur
    Onveer Onyeka Onyinye Oona Oonagh Ophelia Oran Oren Oreofe Orhan Oriana Orinder Orla Orlaith
    Ornella Orsolya Osama Osamu Oskar Osman Ossama Osunleke Osvaldo Oswald Oswaldo Othmar Otieno
    Otilia Otis Oto Ottilia Ottilie Ottó Ousmane Ove Ovidio Oviya Owais Owen Owethu Oxana
    Oyenike Oyindasola Ozioma Pablo Paco Padma Padraic Padraig Pahal Paige Palesa Pallavi Paloma
    Pam Pamela Panagiotis Panini Paola Paolo Pari Parisa Parsa Parth Parveen Parvez Pascale
    Pascual Pascuala Pasquale Patric Patrice Patricia Patricio Patrick Patrik Patrizia Patrícia
    Paul Paula Paulette Paulina Pauline Paulino Paulo Pauric Pavani Pavel Pavla Pawel Paweł
    Peadar Pearse Peder Pedro Peggy Pekka Penelope Perla Pero Perry Pervaiz Petar Pete Peter
    Petr Petra Petro Petronela Petter Peyton Philip Philipp Philippa Philippe Phillip Philomena
    Phoebe Phuong Phylis Phyllis Phú Phúc Pia Piedad Pierina Piero Pierre Pieter Pietro Piotr
    Pippa Pirmin Polina Pooja Poonam Porfirio Pradeep Prakash Pranav Praneel Pranit Prasad
    Pratyush Praveen Preben Preeti Prisca Priscila Priscilla Prisha Priska Priya Priyanka Pushti
    Putri Pádraig Päivi Pénélope Péter Pía Qaadir Qaasim Qabeel Qabil Qadar Qadeer Qadim Qahtan
    Qaim Qais Qamar Qanit Qareeb Qarin Qaseem Qasid Qasif Qasim Qatadah Qawee Qays Qiang Quadir
    Quang Qudamah Quddoos Qudoos Quentin Quincy Quinn Quinten Qurban Qusay Qushi Qutaybah Qutb
    Qutub Quynh Raaghib Raagini Raahil Raakin Raamis Raamiz Raashid Raatib Rabah Rabar Rabbaanee
    Rabbani Rabee Rabi Rabiah Rabit Rachael Rachana Racheal Rachel Rachelle Rachid Rachit
    Rachita Radek Radeke Radha Radhee Radhika Radi Radmila Radomír Radoslav Radosław Radovan
    Raed Raees Rael Raf Rafael Rafaela Rafan Rafay Rafał Rafee Rafeek Rafeeq Raffael Raffaele
    Raffaella Rafi Rafiq Raghav Ragheb Raghib Ragna Ragnar Ragnhild Rahat Raheel Raheem Rahel
    Rahul Raimund Raimundo Raina Rainer Raisa Rajata Rajesh Rajeshri Rajiv Rakesh Raksha Ralf
    Ralph Ramazan Ramesh Rami Ramiro Ramon Ramona Ramón Ranbir Randi Randolf Rania Ranveer Raoul
    Raphael Raphaela Raphaël Raquel Rashid Rasmus Raul Ravi Rayaan Rayan Raymond Raymonde Raúl
    Rebeca Rebecca Rebeka Rebekah Rebekka Reece Reem Regan Reggie Regina Reginald Regine Rehaan
    Rehema Rei Reimar Reina Reinaldo Reinhard Reinhart Reinhilde Reinhold Reino Rekha Remigio
    Remo Rena Renata Renate Renato Rene Renee Renzo Renáta René Renée Reuben Reva Reyansh Reyes
    Reyna Reynaldo Reza Rhianna Rhiannon Rhoda Rhodri Rhonda Rhys Ria Rian Ricarda Ricardo
    Riccardo Richard Ricky Ridhi Rigoberto Riikka Rik Rika Rikke Riley Rina Rishi Rita Ritu
    Rivka Riya Rizky Robbie Robby Robert Roberta Roberto Robinson Robyn Rocco Rocío Rodney
    Rodolfo Rodrigo Rogelio Roger Rohaan Rohan Rohit Roisin Roland Rolando Rolf Romain Romana
    Romano Romina Romuald Romy Román Ron Ronald Ronaldo Ronan Ronith Ronja Ronke Ronnie Ronny
    Roos Roque Rory Rosa Rosalba Rosalia Rosalie Rosalind Rosalinda Rosalía Rosamund Rosanna
    Rosario Roseanna Roseline Roselyn Rosemarie Rosendo Roshni Rosie Rosina Rosita Rosmarie Ross
    Rossana Roswitha Rouven Roxana Roxane Roy Roya Roza Rozalia Rozalija Rozália Ruairi Ruben
    Rubina Rubén Rudi Rudolf Rudolph Rudra Rudy Rufino Rufus Rukhsana Rupert Ruperto Ruqayya
    Rushil Ruslan Russell Rustam Rusul Ruth Ruud Ruwaihim Ryan Rylee Ryohei Ryosuke Ryota
    Ryszard Réka Rémy Róbert Rómulo Rüdiger Răzvan Saabir Saad Saadat Saadiq Saafir Saahir Saaiq
    Saajid Saalih Saalim Saanvi Saaqib Saariyah Sabah Sabahat Sabbir Sabeeh Sabil Sabina Sabine
    Sabiq Sabir Saboor Sabri Sabrina Sabur Saburah Sacha Sachi Sachin Sadan Sadaqat Sadeed Sadia
    Saeed Safet Safina Safiya Sahar Saida Saim Sair Sairah Sajid Saksham Sakura Saleh Salih
    Salim Sally Salma Salman Salome Salomey Salomé Salomón Salvatore Sam Samaksh Samama Samanta
    Samantha Samar Samarth Samer Samesh Sami Samir Samira Sammy Samson Samu Samuel Sanaya
    Sandeep Sandhya Sandile Sandra Sandrine Sandro Sangeeta Sani Sanja Sanjay Sanna Sanne Santi
    Santino Santos Sanya Saoirse Saood Sara Sarah Sarina Sarita Sarthak Sasha Saskia Sathvik
    Satomi Satoshi Saul Saumya Saverio Savita Sayuri Saša Scarlett Scott Seamus Sebastiaan
    Sebastian Sebastiano Sebastián Sedat Seema Segilola Segun Selam Selena Selim Selin Selina
    Selma Selorm Seo-yeon Seojun Sepp Serafina Serena Serge Sergei Sergej Sergey Sergio Serhiy
    Serkan Seth Severin Severino Severo Sevgi Sevim Seye Shaban Shabana Shabnam Shahid Shahram
    Shalini Shamsuddeen Shana Shane Shania Shanice Shanna Shannan Shannen Shannon Shanti
    Shaquille Shari Sharon Shaun Shauna Shaurya Shawn Shawna Shazia Shea Sheena Shehu Sheila
    Sheilah Shekoni Shelby Shelia Shelley Shelly Sheree Sheri Sherri Sheryl Sherzod Shinji Shira
    Shirin Shivani Shivansh Shlomo Shohei Shona Shoshana Shota Shravya Shreya Shweta Sian
    Siavash Sibonelo Sibongile Sibusisiwe Sibusiso Sibylle Siddharth Siegfried Sigmar Sigmund
    Signe Sigrid Sigríður Sigurd Sihawukele Sijuade Silas Silja Silje Silke Silondile Silva
    Silvana Silvano Silvester Silvia Silvio Simeon Similoluwa Simion Simisola Simon Simona
    Simone Simonne Simphiwe Simran Simón Sina Sindre Sinead Sinéad Siobhan Siobhán Sione
    Siphesihle Sipho Sithembiso Siti Siv Siya Siyabonga Sizwe Sjoerd Sjors Skylar Slavica Slavko
    Slavomír Slobodan Smita Sneha Snehal Socorro Sofie Sofía Soheil Solange Solomiya Solomon
    Solveig Somadina Somtochukwu Sonia Sonja Sonya Soo-jin Sophia Sophie Soraya Sorcha Sotaro
    Souma Soumya Sowande Soyeon Soňa Sphiwe Spyros Stacey Stacie Stacy Stan Stanislaus Stanislav
    Stanislava Stanisław Stanley Stavros Stef Stefan Stefani Stefania Stefanie Stefano Steffen
    Steffi Steinar Stela Stephan Stephanie Stephany Stephen Steve Steven Stewart Stig Stijn
    Stina Stine Stjepan Stuart Stéphane Stéphanie Subhash Subomi Sudha Sudiksha Suhani Sumayya
    Sungmin Sunil Sunita Suresh Susan Susana Susann Susanna Susannah Susanne Susi Sussie Suzana
    Suzanne Svea Sven Svenja Sverre Svetlana Svitlana Swantje Swati Swen Sybil Sybilla Sybille
    Sylvester Sylvia Sylviane Sylvie Sylwia Szymon Sára Séamus Sébastien Sören Søren Süleyman
    Sławomir Taahaa Taahir Taaj Taalib Taamir Taanish Taariq Taban Tabassum Tabea Tabish Tabitha
    Tadashi Tade Tadeen Tadeusz Tadeáš Tadhg Tafazal Taha Tahawwur Taheem Tahereh Tahir Tahmaseb
    Tahmeed Tahmid Tahoor Tahseen Taial Taichi Taimur Taisir Tajammal Tajammul Tajudinn Takashi
    Takeshi Takuma Takumi Talal Talat Talha Talhah Talia Talib Tamam Tamanna Tamar Tamara Tami
    Tamika Tammie Tammy Tamsin Tamás Tanay Tane Tania Tanimu Tanish Tanja Tanmayi Tanveer Tanvi
    Tanya Tapani Tapio Tarak Taras Tarek Tarfaan Tariq Tarquin Tasha Tatiana Tatjana Tatsuya
    Tawkeel Teddy Teerth Tejas Temidayo Tendai Teodor Teodora Teodoro Terence Teresa Terese
    Teresia Teresita Tereza Terrance Terrence Terri Terry Terézia Tess Tessa Tevita Teófilo
    Thabani Thabisa Thabisile Thabo Thalente Thandazile Thandeka Thandi Thandiwe Thando Thanh
    Thao Thea Theda Thekla Thelma Themba Thembeka Thembekile Thembile Thembisile Theo Theodor
    Theodora Theodore Theres Theresa Therese Theresia Thiago Thibault Thibaut Thierry Thijs
    Thomas Thorsten Thulani Thuthukile Thuy Thành Théo Théodore Théophile Thérèse Thảo Thế Thị
    Tia Tiago Tibor Tiffany Tigist Tiina Tilda Tilman Timea Timmy Timo Timofey Timon Timoteo
    Timothy Timothée Timur Tina Tindra Tino Tirdad Tishk Titilayo Tito Tiziana Tiziano Tjitske
    Tobi Tobias Toby Todd Toivo Toki Tokunbo Tolga Tolu Tolulope Toluwanimi Tom Tomas Tomasa
    Tomasz Tomer Tomi Tomislav Tommy Tomoko Tomori Tomoya Tomás Tomáš Toni Tonia Tonny Tony
    Tonya Torben Torsten Tove Tracey Traci Tracie Tracy Trang Trayvon Trevor Tricia Tripti
    Tristan Triveni Triya Trond Trudi Trung Trygve Trí Trọng Tshepo Tsubasa Tuan Tunde Tuomas
    Turvi Tuulikki Tuğba Tyra Tyreek Tyrone Tyson Tzvi Tùng Türkan Tấn Ubaadah Ubadah Ubaid
    Ubaidah Ubay Ubayd Ubaydullah Ubika Ucchal Uchenna Udant Udarsh Udo Udyati Ugo Uhban Ujunwa
    Ulf Ulfat Uli Ulises Ulla Ulrich Ulrik Ulrike Umaarah Umair Umang Umar Umberto Unnati Unni
    Upadhriti Upasna Upkaar Uri Uriel Urishilla Urmi Urrab Ursula Urszula Urvashi Urvi Usha
    Usman Ute Utkarsh Uwe Uğur Vadim Vagn Vahar Vaishnavi Valborg Valdemar Valentim Valentin
    Valentina Valentino Valentín Valeri Valeria Valerie Valerio Valeska Valter Valéria Valérie
    Vamakshi Vanda Vandana Vanesa Vanessa Vanja Vansha Vanya Varenya Varsha Vasana Vasanth
    Vasatika Vasco Vasiliki Vasily Vasudha Vasyl Veda Vedant Vedhika Vedika Veerle Veli Velma
    Venkat Verena Verner Vernon Veronica Veronika Veronique Verónica Vesna Veta Vicente Vicki
    Vickie Vicky Victoire Victoriano Victorino Vida Vidal Vidar Vidhi Vihaan Vijay Vikram Viktor
    Viktoria Viktoriya Viktória Vilhelm Ville Vilma Vinay Vinaya Vince Vincent Vincenza Vincenzo
    Vinh Vinod Vinzenz Violeta Violetta Violette Viraj Virgilio Virginie Viridiana Vitaliy Vito
    Vitor Vittoria Vittorio Vitória Vivaan Vivek Vivian Viviana Viviane Vivien Vivienne Vlad
    Vladimir Vladimír Vladimíra Vladislav Vlado Vlasta Vlastimil Vojtěch Volkan Volker Volodymyr
    Vratislav Vrinda Vrishti Vritti Vusumuzi Vyanjana Václav Vân Véronique Víctor Vít Văn Waahid
    Waail Waajid Wadee Wadood Wafa Wafeeq Wafi Wafiq Wahab Wahban Waheed Wahhaab Wahhaaj Waida
    Wakeeta Waldek Waldemar Walid Walter Waltraud Wanda Wanjiku Wanjiru Warda Warhi Warinder
    Warjas Waseem Watika Wayan Wayne Wazir Weiwei Weldon Wendelin Wendy Wenzel Werner Wesley
    Whitney Widisha Wiebke Wiesława Wilfred Wilfredo Wilfrido Wilfried Wilhelm Wilhelmina
    Wilhelmine Willem Willi William Willie Willis Wilma Wilmer Wilson Wim Winfred Winifred
    Winnie Wiremu Wishi Witold Wladimir Wojciech Wolfgang Wout Wouter Wriddhish Wridesh Wuraola
    Wyatt Xalak Xaver Xavier Xenia Xia Xiaoli Xiaoming Xiaowei Ximena Xiomara Xiti Xiu Xiulan
    Xiuying Xobeen Xuân Yaa Yaakov Yaaseen Yachana Yadavi Yadid Yadigar Yael Yafi Yafir Yaghnam
    Yagnesh Yago Yahvi Yahya Yahyaa Yaman Yamar Yameen Yamini Yan Yana Yanis Yann Yannick Yaqeen
    Yaqoot Yaqub Yara Yaron Yaroslav Yaroslava Yasaar Yaseen Yasemin Yash Yashasvi Yashawini
    Yashem Yashica Yashoda Yashodhara Yashvi Yasin Yasir Yasmin Yasmina Yasmine Yasser Yassin
    Yasti Yasuhiro Yatan Yathrib Yatin Yauvani Yawar Yazan Yazeed Yazgül Yaşar Yehuda Yejide
    Yelena Yeraz Yergha Yesenia Yesoob Yetunde Yevgeny Yewande Yiannis Yifan Yilmaz Yitzhak Ylva
    Yngve Yochana Yohana Yoichi Yoko Yolanda Yolande Yonas Yong Yoonji Yosef Yoshita Yosuke
    Younes Yousef Youssef Yrsa Yug Yui Yuki Yuko Yulia Yuliana Yuliia Yumi Yumiko Yunis Yureed
    Yuri Yuridia Yusra Yusuf Yuta Yutika Yuto Yuval Yuvraj Yuxuan Yvan Yves Yvette Yvonne Yésica
    Yéssica Yến Zaafir Zaahid Zaahir Zaakir Zabir Zac Zacarías Zacharie Zachary Zack Zackariya
    Zadie Zaeem Zafar Zafeer Zafir Zafrul Zahaar Zaheer Zahi Zahid Zahir Zahra Zahri Zahrun
    Zahur Zaib Zaid Zaida Zainab Zaira Zaitra Zakaria Zakhele Zamir Zane Zansi Zara Zarar Zarna
    Zashil Zauqi Zaweel Zayan Zayden Zayyan Zayyir Zbigniew Zdenka Zdeněk Zdravko Zdzisław Zeev
    Zehaan Zehra Zeki Zelda Zeljko Zelma Zeno Zenobia Zenta Zenzele Zenzile Zerdad Zewad Zeynep
    Zhang Ziad Zibuyile Zihan Zilmil Zimran Zina Zinal Zinhle Zita Zixuan Zlatko Zodwa Zoe Zoey
    Zofia Zoltan Zoltán Zora Zoraida Zoran Zorica Zoya Zoé Zoë Zsofia Zsolt Zsuzsanna Zsófia
    Zubair Zuri Zuwayhir Zuzana Zuzanna Zvonko Ágnes Álvaro Ámbar Ángel Ángela Ánh Áron Ásgeir
    Åke Åsa Åse Édith Édouard Élisabeth Élise Élodie Éléonore Émile Émilie Éric Étienne Ísis
    Óliver Óscar Ömer Özlem Øystein Øyvind Úrsula Ümit Þór Đức İbrahim İmam Łukasz Şeyda Şule
    Šimon Štefan Štefanija Žaneta Željko Ștefan
    """
)
