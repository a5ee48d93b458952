#!/bin/sh
# Makes the example 'berlin-1989' by the program's own commands: sh berlin-1989.sh, in a folder where
# there is no 'berlin-1989' yet. One night to the minute, in Berlin and in Washington; what was due
# the next morning happened that evening, and those who were there tell it differently.
set -e
export TIMELINE_NOW=2026-11-30T12:00:00Z
timeline init berlin-1989 --minimal --title "The night the wall opened" --id berlin-1989.timeline.invalid --tz Europe/Berlin
cd berlin-1989
cat >> timeline.toml <<'END'
as_of = "1989-11-10"
summary = "9 November 1989 in Berlin and Washington, to the minute where it is known, and no more exact where it is not."
END

timeline entity new "Central Committee" --type organization --id central-committee
timeline entity new "Border troops" --type organization --id border-troops
timeline entity new "Egon Krenz" --type person --of central-committee
timeline entity new "Günter Schabowski" --type person --of central-committee
timeline entity new "Gerhard Lauter" --type person --description "Wrote the draft, in the ministry of the interior."
timeline entity new "Riccardo Ehrman" --type person --description "Of the Italian agency ANSA."
timeline entity new "Peter Brinkmann" --type person --description "Of the newspaper Bild."
timeline entity new "Harald Jäger" --type person --of border-troops
timeline entity new "Helmut Kohl" --type person
timeline entity new "George H. W. Bush" --type person --id bush --other-name "President Bush"
timeline entity new "Tom Brokaw" --type person
timeline entity new "Press centre in Mohrenstrasse" --type place --id press-centre --set geo.lat=52.512 --set geo.lon=13.391
timeline entity new "Bornholmer Strasse crossing" --type place --id bornholmer --other-name "Bornholmer Strasse" --set geo.lat=52.555 --set geo.lon=13.398
timeline entity new "Brandenburg Gate" --type place --set geo.lat=52.516 --set geo.lon=13.378
timeline entity new "White House" --type place --set geo.lat=38.898 --set geo.lon=-77.037

timeline source new "Recording of the press conference" --id recording --type video --issued 1989-11-09
timeline source new "Situation reports of the police of East Berlin" --id police --type official-record --issued 1989-11
timeline source new "Public papers of the president" --id papers --type official-record --issued 1990
timeline source new "Tagesschau" --id tagesschau --type video --issued 1989-11-09 --language de
timeline source new "Tagesthemen" --id tagesthemen --type video --issued 1989-11-09 --language de
timeline source new "Later interviews" --id interviews --type interview
timeline source new "Histories of the night" --id histories --type book

# The day.
timeline new "A new rule for travel is drafted" --id draft-rule --when "morning of 9 November 1989" --kind decision --who Lauter --source histories --claim "alleges:Lauter" --claim-source interviews
timeline new "Krenz reads the rule to the Central Committee" --id read-out --when "9 November 1989, about 16:00" --kind meeting --who "Krenz=speaker" --who "Central Committee" --source histories --relation follows:draft-rule
timeline new "The rule is to be announced at 4 in the morning" --id embargo --when "10 November 1989 04:00" --kind statement --status cancelled --source histories --relation concerns:draft-rule
timeline new "Krenz gives Schabowski the paper" --id paper --when "9 November 1989, between 17:00 and 17:59" --kind incident --who Krenz --who Schabowski --source histories --claim "reports" --claim-source histories --claim "alleges:Schabowski" --claim-about /summary --claim-source interviews --summary "Nobody told him that it was to wait until the morning."

# The press conference.
timeline new "Schabowski meets the press" --id press-conference --start "9 November 1989 18:00" --end "9 November 1989 19:01" --kind meeting --place press-centre --who "Schabowski=speaker" --source recording --claim confirms --claim-source recording
timeline new "A journalist asks about travel" --id question --when "9 November 1989, 18:53" --kind statement --place press-centre --who "Ehrman=speaker" --source recording --claim confirms --claim-source recording --relation part_of:press-conference
timeline new "Somebody asks from when it holds" --id from-when --relative "within 5 minutes after question" --kind statement --place press-centre --source recording --claim "alleges:Brinkmann" --claim-about /summary --claim-source interviews --claim "denies:Ehrman" --claim-about /summary --claim-source interviews --claim-text "It was he who asked." --summary "It was Brinkmann who asked." --relation part_of:press-conference
timeline new "At once, without delay, says Schabowski" --id at-once --relative "within 8 minutes after question" --kind statement --place press-centre --who "Schabowski=speaker" --source recording --claim confirms --claim-source recording --relation part_of:press-conference --relation responds_to:from-when

# The news.
timeline new "The agencies report that the border is open" --id agencies --when "9 November 1989, between 19:02 and 19:05" --kind publication --who Reuters --who dpa --who "Associated Press" --source histories --relation follows:at-once
timeline new "The border opens, says the evening news in the West" --id evening-news --when "9 November 1989, 20:00" --kind publication --source tagesschau --claim reports --claim-source tagesschau --relation follows:agencies
timeline new "Bush speaks to reporters" --id bush-speaks --when "9 November 1989, 15:34" --tz America/New_York --kind statement --place "White House" --who "Bush=speaker" --source papers --claim confirms --claim-source papers --summary "He is very pleased, he says, and is asked why he does not look it."
timeline new "Kohl hears of it in Warsaw" --id kohl --when "evening of 9 November 1989" --tz Europe/Warsaw --kind incident --who Kohl --place "name:Warsaw" --source histories
timeline new "The members of parliament in Bonn sing the anthem" --id bonn --when "evening of 9 November 1989" --kind incident --place "name:Bonn" --source histories
timeline new "The gates stand wide open, says the late news" --id late-news --when "9 November 1989, 22:42" --kind publication --source tagesthemen --claim reports --claim-source tagesthemen --claim "disputes:Jäger" --claim-about /summary --claim-source interviews --claim-text "His gate was shut then." --summary "The gates in the wall are wide open."

# The gates.
timeline new "The first people wait at the crossings" --id first-crowd --when "9 November 1989, about 20:15" --kind incident --place bornholmer --source police --claim reports --claim-source police --summary "The police count eighty at three crossings."
timeline new "The loudest are let out, their passports made void" --id valve --when "9 November 1989, about 21:20" --kind measure --place bornholmer --who "Border troops" --source histories --claim alleges:Jäger --claim-source interviews
timeline new "The gate at Bornholmer Strasse is opened" --id gate --when "9 November 1989, about 23:30" --kind decision --place bornholmer --who Jäger --source histories --claim "alleges:Jäger" --claim-source interviews --claim "reports" --claim-source histories --summary "He had no orders to do so." --relation follows:valve
timeline new "All crossings in the city are open" --id all-open --relative "within 1 hour after gate" --kind incident --source police --claim reports --claim-source police --relation follows:gate
timeline new "People dance on the wall" --id dance --when "night of 9 to 10 November 1989" --kind incident --place "Brandenburg Gate" --source histories
timeline new "The news in New York comes live from the wall" --id live --when "9 November 1989, 18:30" --tz America/New_York --kind publication --place "Brandenburg Gate" --who "Brokaw=speaker" --source histories --relation follows:gate
timeline new "Gorbachev is told" --id gorbachev --when "morning of 10 November 1989" --tz Europe/Moscow --kind incident --who "name:Mikhail Gorbachev" --place "name:Moscow" --source histories

cat >> timeline.toml <<'END'

[stories.words]
title = "From a slip of paper to an open gate"
events = ["draft-rule", "paper", "at-once", "evening-news", "late-news", "gate"]
texts.late-news = "It was not yet so: it was made so by being said."
END

timeline validate --strict
