#!/bin/sh
# A newsroom's chronology from nothing to a published site: 26 events, 12 people and bodies and
# 3 sources, without a file written by hand. Run it in a folder of its own: sh watergate.sh
set -e
timeline init watergate --minimal --title "Watergate" --id watergate.example --tz America/New_York
cd watergate

# The cast: a file for everybody who is named more than once, with all their names.
timeline entity new "The White House" --type organization --id white-house
timeline entity new "Senate Watergate Committee" --type organization --id senate-committee
timeline entity new "Richard Nixon" --type person --other-name "President Nixon" --of white-house
timeline entity new "John Mitchell" --type person --description "Head of Nixon's campaign."
timeline entity new "John Dean" --type person --of white-house
timeline entity new "H. R. Haldeman" --type person --other-name "Bob Haldeman" --of white-house
timeline entity new "James McCord" --type person
timeline entity new "Archibald Cox" --type person
timeline entity new "Sam Ervin" --type person --of senate-committee
timeline entity new "Alexander Butterfield" --type person --of white-house
timeline entity new "Gerald Ford" --type person
timeline entity new "Watergate complex" --type place --other-name "Watergate"

timeline source new "Reports of a newspaper" --id newspaper --type news-article --publisher "The Post"
timeline source new "Tapes of the White House" --id tapes --type official-record --issued "August 1974"
timeline source new "Report of the committee" --id report --type report --issued "June 1974" --publisher "United States Senate"

# What happened. A surname is enough where it means one person only.
timeline new "A plan to bug the opposition is put to Mitchell" --id plan --when "27 January 1972" --kind meeting --who Mitchell --who Dean --source report --claim alleges:Dean --claim denies:Mitchell --claim-about /summary --summary "Dean says that Mitchell did not refuse the plan for good."
timeline new "The plan is approved" --id approval --when "30 March 1972" --kind decision --who Mitchell --claim "alleges:Jeb Magruder" --claim-source report --claim denies:Mitchell --claim-source report
timeline new "First break-in" --id first-break-in --when "late May 1972" --kind incident --place Watergate --source report
timeline new "Five men are arrested" --id arrest --when "17 June 1972 02:30" --kind incident --who McCord=target --place Watergate --source newspaper --claim reports
timeline new "A spokesman speaks of a third-rate burglary" --id third-rate --relative "2 days after arrest" --kind statement --who "Ron Ziegler=speaker" --claim reports --claim-source newspaper
timeline new "Mitchell leaves the campaign" --id mitchell-leaves --when "1 July 1972" --who Mitchell --source newspaper
timeline new "Nixon learns of the cover-up" --id nixon-learns --when "between June 1972 and March 1973" --who Nixon --claim alleges:Nixon --claim-when "21 March 1973" --claim-at "15 August 1973" --claim-source newspaper --claim alleges:Dean --claim-when "by 15 September 1972" --claim-source report --claim confirms --claim-when "23 June 1972" --claim-source tapes
timeline new "Haldeman and Nixon talk of stopping the inquiry" --id smoking-gun --when "23 June 1972" --kind meeting --place "name:Oval Office" --who Nixon --who Haldeman --source tapes --claim confirms
timeline new "Seven men are indicted" --id indictment --when "15 September 1972" --kind decision --who McCord=target --source newspaper --claim reports
timeline new "Nixon is elected again" --id election --when "7 November 1972" --kind election --who Nixon --source newspaper
timeline new "McCord and others are tried" --id trial --start "8 January 1973" --end "30 January 1973" --who McCord=target --source newspaper
timeline new "The Senate sets up its committee" --id committee --when "7 February 1973" --kind decision --who "Senate Watergate Committee" --who Ervin --source report
timeline new "McCord writes to the judge" --id letter --when "19 March 1973" --kind statement --who McCord=speaker --claim alleges:McCord --claim-source newspaper
timeline new "Dean warns of a cancer on the presidency" --id cancer --when "21 March 1973" --kind meeting --who Dean=speaker --who Nixon --source tapes --claim confirms
timeline new "Haldeman resigns and Dean is dismissed" --id resignations --when "30 April 1973" --who Haldeman --who Dean --source newspaper --relation follows:letter
timeline new "The hearings are televised" --id hearings --start "17 May 1973" --end "August 1973" --kind period --who "Senate Watergate Committee=host" --source report
timeline new "Cox becomes special prosecutor" --id cox-named --when "18 May 1973" --who Cox --source newspaper
timeline new "Dean testifies" --id dean-testifies --relative "during hearings" --kind statement --who Dean=speaker --claim alleges:Dean --claim-source report
timeline new "Butterfield tells of the tapes" --id butterfield --when "16 July 1973" --kind statement --who Butterfield=speaker --claim confirms:Butterfield --claim-source report --relation "part_of:hearings"
timeline new "The White House is to give up the tapes" --id subpoena --when "23 July 1973" --action "Give the tapes to the court" --due "within ten days after butterfield" --debtor "White House" --creditor Cox --source newspaper
timeline new "Nixon has Cox dismissed" --id massacre --when "20 October 1973" --kind decision --who Nixon --who Cox=target --source newspaper --claim reports
timeline new "18½ minutes are missing" --id gap --when "November 1973" --kind statement --source newspaper --claim "alleges:Rose Mary Woods" --claim-source newspaper --claim-about /summary --summary "A secretary says that she erased five of them by mistake."
timeline new "Who ordered the break-in is never known" --id order --when-text "not known" --source report
timeline new "The court decides on the tapes" --id ruling --when "24 July 1974" --kind decision --source newspaper --claim reports
timeline new "Nixon resigns" --id resignation --when "9 August 1974 12:00" --who Nixon --source newspaper --claim reports
timeline new "Ford pardons Nixon" --id pardon --when "September 1974" --kind decision --who Ford --who Nixon=subject --source newspaper

# What became known later: a denial, a second source, a better date, a note, the end of a promise.
timeline edit massacre --add-claim "disputes:White House" --claim-source newspaper
timeline edit arrest --add-source report --note "Ask the police for the log."
timeline edit pardon --when "8 September 1974"
timeline edit 'source:tapes' --add-tag tapes
timeline edit order --draft
timeline commitment subpoena --state not_met --on "26 July 1973" --source report

# Looked at, checked and published.
timeline list --as-told-by Dean
timeline claims --contradictions
timeline validate
timeline build site --base-url https://watergate.example/
timeline export ics -o watergate.ics
