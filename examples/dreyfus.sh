#!/bin/sh
# Makes the example 'dreyfus' by the program's own commands: sh dreyfus.sh, in a folder where there
# is no 'dreyfus' yet. The docket of one case over twelve years, with what each side claimed of it.
set -e
export TIMELINE_NOW=2026-11-30T12:00:00Z
timeline init dreyfus --minimal --title "The Dreyfus affair" --id dreyfus.timeline.invalid --tz Europe/Paris
cd dreyfus
cat >> timeline.toml <<'END'
as_of = "1908-06-04"
summary = "A captain is convicted of treason on forged proof, and cleared after twelve years: the docket, the claims, and who took them back."
END

# The cast: everybody who is named more than once.
timeline entity new "General Staff" --type organization --id general-staff --other-name "French army"
timeline entity new "War Ministry" --type organization --id war-ministry
timeline entity new "Court of Cassation" --type organization --id cassation --other-name "Cour de cassation"
timeline entity new "L'Aurore" --type organization --id aurore
timeline entity new "Alfred Dreyfus" --type person --of general-staff
timeline entity new "Lucie Dreyfus" --type person
timeline entity new "Mathieu Dreyfus" --type person
timeline entity new "Ferdinand Walsin Esterhazy" --type person --other-name "Major Esterhazy"
timeline entity new "Hubert-Joseph Henry" --type person --of general-staff --other-name "Colonel Henry"
timeline entity new "Georges Picquart" --type person --of general-staff
timeline entity new "Émile Zola" --type person
timeline entity new "Alphonse Bertillon" --type person --description "Of the police, who measured people; handwriting was not his field."
timeline entity new "Godefroy Cavaignac" --type person --of war-ministry
timeline entity new "Devil's Island" --type place --id devils-island --set geo.lat=5.29 --set geo.lon=-52.58
timeline entity new "Rennes" --type place --set geo.lat=48.11 --set geo.lon=-1.68
timeline entity new "Paris" --type place --set geo.lat=48.86 --set geo.lon=2.35

timeline source new "Record of the court-martial of 1894" --id record-1894 --type official-record --issued 1894
timeline source new "Record of the court-martial of Rennes" --id record-1899 --type official-record --issued 1899
timeline source new "Judgments of the Court of Cassation" --id judgments --type official-record --issued 1906
timeline source new "J'Accuse…!" --id jaccuse --type news-article --author "Émile Zola" --publisher "L'Aurore" --issued 1898-01-13 --language fr
timeline source new "La Libre Parole" --id libre-parole --type news-article --issued 1894-11-01 --language fr
timeline source new "Histories of the affair" --id histories --type book

# The first case.
timeline new "A torn list of secrets reaches the General Staff" --id bordereau --when "late September 1894" --kind incident --place Paris --who "General Staff" --source histories --claim "reports:Colonel Henry" --claim-source record-1894 --summary "It offers papers of the artillery to the German attaché; nobody signed it."
timeline new "An expert says that Dreyfus wrote the list" --id handwriting --when "13 October 1894" --kind statement --place Paris --who "Bertillon=speaker" --who "Alfred Dreyfus=subject" --source record-1894 --claim confirms --claim-source record-1894 --claim "alleges:Bertillon" --claim-about /summary --claim-source record-1894 --claim "denies:Alfred Dreyfus" --claim-about /summary --claim-source record-1894 --summary "It is in the hand of Dreyfus, who disguised it." --relation concerns:bordereau
timeline new "Dreyfus is arrested" --id arrest --when "15 October 1894" --kind measure --place Paris --who "Alfred Dreyfus=target" --source record-1894 --claim confirms
timeline new "A newspaper names the arrested officer" --id named --when "1 November 1894" --kind publication --who "Alfred Dreyfus=subject" --source libre-parole --claim reports --claim-source libre-parole
timeline new "The court-martial convicts Dreyfus" --id court-martial --start "19 December 1894" --end "22 December 1894" --kind hearing --place Paris --who "Alfred Dreyfus=target" --who "Bertillon=speaker" --source record-1894 --claim confirms
timeline new "A secret file is handed to the judges" --id secret-file --relative "during court-martial" --kind incident --who "War Ministry" --source judgments --claim "confirms:Court of Cassation" --claim-source judgments --relation part_of:court-martial --summary "Neither the accused nor his lawyer saw it."
timeline new "Dreyfus is degraded in a courtyard" --id degradation --when "5 January 1895" --kind measure --place Paris --who "Alfred Dreyfus=target" --source histories --relation follows:court-martial --claim reports --claim-source histories
timeline new "Dreyfus is said to have confessed" --id said-confession --relative "same day as degradation" --kind statement --who "Alfred Dreyfus=subject" --claim "alleges:Captain Lebrun-Renault" --claim-source histories --claim "denies:Alfred Dreyfus" --claim-source record-1899
timeline new "Dreyfus is held on Devil's Island" --id island --start "April 1895" --end "9 June 1899" --kind period --place devils-island --who "Alfred Dreyfus=target" --source histories --relation follows:court-martial

# The other officer.
timeline new "Picquart finds the trace of Esterhazy" --id petit-bleu --when "March 1896" --kind incident --who Picquart --who "Esterhazy=subject" --source histories --claim "alleges:Picquart" --claim-source record-1899
timeline new "Henry forges a letter" --id forgery --when "between 31 October and 2 November 1896" --kind incident --who Henry --source judgments --claim "denies:Henry" --claim-source histories --summary "It names Dreyfus, which no true paper did."
timeline new "A foreign attaché writes the name of Dreyfus" --id attache-letter --when "1896" --kind incident --who "Alfred Dreyfus=subject" --source histories --claim "alleges:Henry" --claim-source histories
timeline new "Picquart is sent away from Paris" --id sent-away --when "mid November 1896" --kind measure --who "Picquart=target" --source histories
timeline new "Mathieu Dreyfus names Esterhazy" --id denunciation --when "15 November 1897" --kind statement --who "Mathieu Dreyfus=speaker" --who "Esterhazy=target" --source histories --claim reports --claim-source histories --claim "alleges:Mathieu Dreyfus" --claim-about /summary --claim-source histories --claim "denies:Esterhazy" --claim-about /summary --claim-at 1898-01-10 --claim-source histories --summary "It was Esterhazy who wrote the list." --relation concerns:bordereau
timeline new "A court-martial acquits Esterhazy" --id acquittal --start "10 January 1898" --end "11 January 1898" --kind hearing --place Paris --who "Esterhazy=target" --source histories --relation follows:denunciation

# The case before the public.
timeline new "J'Accuse…! is printed" --id printed --when "13 January 1898" --kind publication --place Paris --who "Zola=speaker" --who aurore --source jaccuse --relation responds_to:acquittal --claim "alleges:Zola" --claim-about /summary --claim-source jaccuse --claim "denies:General Staff" --claim-about /summary --claim-source histories --summary "It says that Esterhazy was acquitted by order."
timeline new "Zola is tried for libel and convicted" --id zola-trial --start "7 February 1898" --end "23 February 1898" --kind hearing --place Paris --who "Zola=target" --source histories --relation follows:printed
timeline new "The conviction of Zola is annulled" --id zola-annulled --when "2 April 1898" --kind decision --who "Court of Cassation" --who "Zola=subject" --source judgments --relation concerns:zola-trial
timeline new "The minister reads the letter to the Chamber" --id speech --when "7 July 1898" --kind statement --place Paris --who "Cavaignac=speaker" --source histories --claim "alleges:Cavaignac" --claim-about /summary --claim-at 1898-07-07 --claim-source histories --summary "The letter proves the guilt of Dreyfus, he says."
timeline new "Zola leaves for England" --id zola-leaves --when "18 July 1898" --kind incident --who Zola --source histories
timeline new "An officer sees that the letter is pasted together" --id discovery --when "13 August 1898" --kind incident --who "Louis Cuignet" --source histories --claim "confirms:Louis Cuignet" --claim-source judgments --relation concerns:forgery
timeline new "Henry confesses to the minister" --id confession --when "30 August 1898" --kind statement --who "Henry=speaker" --who Cavaignac --source histories --claim "confirms:Cavaignac" --claim-source histories --relation concerns:forgery --relation follows:discovery
timeline new "Henry is found dead in his cell" --id henry-dead --relative "1 day after confession" --kind incident --who "Henry=subject" --source histories --relation follows:confession
timeline new "Lucie Dreyfus asks for a revision" --id appeal --when "3 September 1898" --kind filing --who "Lucie Dreyfus" --source judgments

# The second and the third verdict.
timeline new "The verdict of 1894 is annulled" --id annulled --when "3 June 1899" --kind decision --who "Court of Cassation" --who "Alfred Dreyfus=subject" --source judgments --claim confirms --relation concerns:court-martial --relation responds_to:appeal
timeline new "The court-martial of Rennes convicts again" --id second-trial --start "7 August 1899" --end "9 September 1899" --kind hearing --place Rennes --who "Alfred Dreyfus=target" --source record-1899 --claim confirms
timeline new "Dreyfus's lawyer is shot at and wounded" --id shot --when "14 August 1899" --kind incident --place Rennes --who "Fernand Labori=target" --source histories --relation part_of:second-trial
timeline new "The president pardons Dreyfus" --id pardon --when "19 September 1899" --kind decision --who "Émile Loubet" --who "Alfred Dreyfus=subject" --source histories --relation follows:second-trial
timeline new "The verdict of Rennes is annulled for good" --id cleared --when "12 July 1906" --kind decision --who "Court of Cassation" --who "Alfred Dreyfus=subject" --source judgments --claim confirms --relation concerns:second-trial
timeline new "Dreyfus is an officer again" --id reinstated --relative "1 day after cleared" --kind decision --who "Alfred Dreyfus=subject" --source histories --relation follows:cleared

# What was taken back: Henry admits the forgery, Esterhazy the writing of the list, on orders.
timeline edit forgery --add-claim "confirms:Henry" --claim-at 1898-08-30 --claim-source judgments
timeline edit attache-letter --add-claim "retracts:Henry" --claim-at 1898-08-30 --claim-source judgments
timeline edit denunciation --add-claim "retracts:Esterhazy" --claim-about /summary --claim-text "He wrote it, he says in London, on orders." --claim-at 1898-09-25 --claim-source "The Observer, 25 September 1898"
timeline edit speech --add-claim "disputes:Court of Cassation" --claim-about /summary --claim-at 1899-06-03 --claim-source judgments

cat >> timeline.toml <<'END'

[stories.forgery]
title = "How a proof fell apart"
events = ["bordereau", "handwriting", "court-martial", "forgery", "speech", "discovery", "confession", "annulled"]
texts.forgery = "Made two years after the verdict that it was to uphold."
texts.annulled = "Without the forgery, little was left of the first verdict."
END

timeline validate --strict
