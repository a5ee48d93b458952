#!/bin/sh
# Makes the example 'alexandria' by the program's own commands: sh alexandria.sh, in a folder where
# there is no 'alexandria' yet. Two thousand years of a city's books, as ancient and later writers
# tell them: reigns, centuries, and dates before our era.
set -e
export TIMELINE_NOW=2026-11-30T12:00:00Z
timeline init alexandria --minimal --title "The library of Alexandria" --id alexandria.timeline.invalid --tz Africa/Cairo
cd alexandria
cat >> timeline.toml <<'END'
as_of = "2002-10-16"
summary = "How the most famous library of the ancient world was founded and lost: what each writer says, and how long afterwards."

[labels.tag]
library = "library"
reign = "reign"
END

timeline entity new "Alexandria" --type place --set geo.lat=31.2 --set geo.lon=29.9
timeline entity new "Serapeum of Alexandria" --type place --id serapeum --other-name Serapeum
timeline entity new "Pharos" --type place --description "The island before the harbour."
timeline entity new "Alexander the Great" --type person --id alexander --other-name Alexander
timeline entity new "Ptolemy I Soter" --type person --id ptolemy-i --other-name "Ptolemy, son of Lagus"
timeline entity new "Ptolemy II Philadelphus" --type person --id ptolemy-ii
timeline entity new "Ptolemy III Euergetes" --type person --id ptolemy-iii
timeline entity new "Ptolemy VIII" --type person --id ptolemy-viii
timeline entity new "Cleopatra VII" --type person --id cleopatra --other-name Cleopatra
timeline entity new "Julius Caesar" --type person --id caesar --other-name Caesar
timeline entity new "Eratosthenes" --type person
timeline entity new "Hypatia" --type person --description "A philosopher and mathematician."
timeline entity new "Strabo" --type person
timeline entity new "Plutarch" --type person
timeline entity new "Edward Gibbon" --type person --id gibbon

timeline source new "Parallel Lives" --id plutarch-lives --type book --author Plutarch --issued "2nd century"
timeline source new "Anabasis of Alexander" --id arrian --type book --author Arrian --issued "2nd century"
timeline source new "Histories of Alexander the Great" --id curtius --type book --author "Curtius Rufus"
timeline source new "Letter of Aristeas" --id aristeas --type book --issued "-01XX"
timeline source new "Against Heresies" --id irenaeus --type book --author Irenaeus --issued "0180~"
timeline source new "Geography" --id geography --type book --author Strabo
timeline source new "The Civil War" --id civil-war --type book --author "Julius Caesar"
timeline source new "Roman History" --id dio --type book --author "Cassius Dio" --issued "3rd century"
timeline source new "Ecclesiastical History" --id socrates --type book --author "Socrates of Constantinople" --issued "5th century"
timeline source new "Suda" --id suda --type book --issued "10th century"
timeline source new "History of Learned Men" --id qifti --type book --author "Ibn al-Qifti" --issued "13th century"
timeline source new "The History of the Decline and Fall of the Roman Empire" --id decline --type book --author "Edward Gibbon" --issued 1788
timeline source new "Handbooks of ancient history" --id handbooks --type book

# A city and its kings.
timeline new "Alexander asks the oracle of Siwa" --id siwa --when "early 331 BCE" --kind incident --who Alexander --place "name:Siwa" --source arrian
timeline new "Alexander founds Alexandria" --id founding --when "331 BCE" --kind decision --who Alexander --place Alexandria --source handbooks --claim "reports:Plutarch" --claim-when "before siwa" --claim-source plutarch-lives --claim "reports:Arrian" --claim-when "before siwa" --claim-source arrian --claim "reports:Curtius Rufus" --claim-when "after siwa" --claim-source curtius --summary "Before or after he went to Siwa: the writers differ."
timeline new "Alexander dies in Babylon" --id alexander-dies --when "June 323 BCE" --kind incident --who "Alexander=subject" --place "name:Babylon" --source handbooks
timeline new "Ptolemy I is king" --id reign-i --start "between 305 and 304 BCE" --end "282 BCE" --kind period --tag reign --who "Ptolemy I Soter" --source handbooks --relation follows:alexander-dies
timeline new "Ptolemy II is king" --id reign-ii --start "between 285 and 282 BCE" --end "246 BCE" --kind period --tag reign --who "Ptolemy II Philadelphus" --source handbooks --relation follows:reign-i
timeline new "Ptolemy III is king" --id reign-iii --start "246 BCE" --end "222 BCE" --kind period --tag reign --who "Ptolemy III Euergetes" --source handbooks --relation follows:reign-ii

# What the kings paid for.
timeline new "The library is founded" --id library --when "early 3rd century BCE" --kind decision --tag library --place Alexandria --source handbooks --claim reports:Irenaeus --claim-when "during reign-i" --claim-source irenaeus --claim reports --claim-when "during reign-ii" --claim-source aristeas --summary "Under which king, the oldest writers do not agree."
timeline new "The scriptures of the Jews are put into Greek" --id septuagint --when "3rd century BCE" --kind publication --tag library --place Pharos --source aristeas --claim reports --claim-when "during reign-ii" --claim-source aristeas --claim reports:Irenaeus --claim-when "during reign-i" --claim-source irenaeus
timeline new "Euclid teaches in Alexandria" --id euclid --when "c. 300 BCE" --kind period --place Alexandria --source handbooks --claim reports:Proclus --claim-when "during reign-i" --claim-at 04XX
timeline new "The lighthouse is built" --id lighthouse --start "between 305 and 280 BCE" --end "c. 280 BCE" --kind period --place Pharos --source handbooks
timeline new "A catalogue in 120 rolls is made" --id pinakes --when "mid 3rd century BCE" --kind publication --tag library --who Callimachus --place Alexandria --source suda --claim reports --claim-source suda
timeline new "Eratosthenes measures the earth" --id eratosthenes --when "c. 240 BCE" --kind publication --who Eratosthenes --place Alexandria --source handbooks --claim reports --claim-source handbooks --claim-when "during reign-iii"
timeline new "Ptolemy VIII drives the scholars out" --id expulsion --when "145 BCE" --kind measure --tag library --who "Ptolemy VIII" --place Alexandria --source handbooks

# Rome.
timeline new "Cleopatra is queen" --id cleopatra-reign --start "51 BCE" --end "August 30 BCE" --kind period --tag reign --who Cleopatra --source handbooks
timeline new "Caesar fights in Alexandria" --id war --start "48 BCE" --end "47 BCE" --kind period --who Caesar --who Cleopatra --place Alexandria --source civil-war
timeline new "A fire burns books" --id fire --relative "during war" --kind incident --tag library --place Alexandria --who Caesar --claim "reports:Plutarch" --claim-about /summary --claim-source plutarch-lives --claim-text "The fire spread from the docks and destroyed the great library." --claim "reports:Cassius Dio" --claim-source dio --claim-text "Storehouses of grain and books burned." --claim "alleges:Caesar" --claim-about /description --claim-source civil-war --claim-text "He burned the ships; of books he says nothing." --claim disputes --claim-about /summary --claim-source handbooks --claim-text "Only a part was lost: scholars worked on in the house, and readers in the library." --summary "The great library burned down." --description "Caesar had the ships in the harbour set on fire." --relation part_of:war
timeline new "The fleets of Antony and Cleopatra lose at Actium" --id actium --when "31 August 31 BCE" --when-text "2 September 31 BCE in the Julian calendar" --kind incident --who Cleopatra --who "Mark Antony" --source handbooks
timeline new "Cleopatra dies" --id cleopatra-dies --when "8 or 10 August 30 BCE" --when-text "10 or 12 August 30 BCE in the Julian calendar" --kind incident --who "Cleopatra=subject" --place Alexandria --source handbooks --claim "reports:Plutarch" --claim-about /summary --claim-source plutarch-lives --claim-text "An asp, it is said; the truth nobody knows." --claim "reports:Strabo" --claim-about /summary --claim-source geography --claim-text "By the bite of an asp, or by a poisonous ointment." --claim "reports:Cassius Dio" --claim-about /summary --claim-source dio --claim-text "Only small pricks on her arm were found." --summary "By an asp, most say." --relation follows:actium
timeline new "Strabo sees the house of the scholars" --id strabo-visit --when "c. 25 BCE" --kind incident --who Strabo --place Alexandria --tag library --source geography --claim alleges:Strabo --claim-source geography --summary "He describes the walk, the hall and the common table, and names no library."

# The end, or several.
timeline new "The palace quarter is laid waste" --id palace-quarter --when "[0270..0275]" --kind incident --place Alexandria --tag library --source handbooks --claim "reports:Ammianus Marcellinus" --claim-at "03XX" --summary "When Aurelian took the city back, a large part of it was lost."
timeline new "The Serapeum is destroyed" --id serapeum-destroyed --when "[0391,0392]" --kind incident --place serapeum --tag library --source socrates --claim "reports:Socrates of Constantinople" --claim-source socrates
timeline new "Hypatia is murdered" --id hypatia --when 0415-03 --kind incident --who "Hypatia=target" --place Alexandria --source socrates --claim "reports:Socrates of Constantinople" --claim-source socrates
timeline new "The city passes to the Arabs" --id conquest --start 0641-11 --end 0642-09 --kind period --place Alexandria --source handbooks
timeline new "The caliph is said to have had the books burnt" --id burnt-books --relative "after conquest" --kind incident --tag library --place Alexandria --claim "alleges:Ibn al-Qifti" --claim-source qifti --claim-text "They fed the baths for half a year." --claim "denies:Edward Gibbon" --claim-source decline --claim-text "He is tempted to deny both the fact and what followed from it." --summary "Told first some six centuries later."
timeline new "The lighthouse falls" --id lighthouse-falls --when "between 1303 and 1349" --kind incident --place Pharos --source handbooks --claim "reports:Ibn Battuta" --claim-when "by 1349" --relation concerns:lighthouse
timeline new "A new library is opened" --id new-library --when "16 October 2002" --kind incident --tag library --place Alexandria --source handbooks --relation concerns:library

cat >> timeline.toml <<'END'

[stories.four-ends]
title = "Four ends of one library"
events = ["library", "fire", "palace-quarter", "serapeum-destroyed", "burnt-books"]
texts.fire = "The writer who was there says nothing of books."
texts.burnt-books = "The later the writer, the fuller the tale."
END

timeline validate --strict
