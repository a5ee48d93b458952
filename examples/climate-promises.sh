#!/bin/sh
# Makes the example 'climate-promises' by the program's own commands: sh climate-promises.sh, in a
# folder where there is no 'climate-promises' yet. Promises of states with their deadlines, what
# became of them, and who says that they were not kept.
set -e
export TIMELINE_NOW=2026-11-30T12:00:00Z
timeline init climate-promises --minimal --title "Climate promises" --id climate-promises.timeline.invalid
cd climate-promises
cat >> timeline.toml <<'END'
as_of = "2025-12-31"
summary = "What states promised against climate change, by when, and what became of it."
END

timeline entity new "European Union" --type organization --id eu --other-name EU
timeline entity new "United Nations" --type organization --id un
timeline entity new "OECD" --type organization
timeline entity new "Oxfam" --type organization
timeline entity new "European Environment Agency" --type organization --id eea --of eu
timeline entity new "United States" --type state --id united-states
timeline entity new "United Kingdom" --type state --id united-kingdom
timeline entity new "Germany" --type state
timeline entity new "Canada" --type state
timeline entity new "China" --type state
timeline entity new "Developed countries" --type group --id developed
timeline entity new "Developing countries" --type group --id developing
timeline entity new "Angela Merkel" --type person --of germany
timeline entity new "Xi Jinping" --type person --of china
timeline entity new "Donald Trump" --type person --of united-states
timeline entity new "Joe Biden" --type person --of united-states

timeline source new "Kyoto Protocol" --id kyoto-text --type official-record --issued 1997-12-11
timeline source new "Copenhagen Accord" --id accord --type official-record --issued 2009-12-18
timeline source new "Paris Agreement" --id paris-text --type official-record --issued 2015-12-12
timeline source new "Climate finance in 2013 to 2020" --id oecd-2020 --type report --publisher OECD --issued 2022
timeline source new "Climate finance in 2013 to 2022" --id oecd-2022 --type report --publisher OECD --issued 2024-05-29
timeline source new "Climate Finance Shadow Report" --id shadow --type report --publisher Oxfam --issued 2023-06
timeline source new "Trends and projections in Europe" --id trends --type report --publisher "European Environment Agency" --issued 2021
timeline source new "Progress assessment of the declaration on forests" --id forest-report --type report --issued 2021
timeline source new "News agencies" --id agencies --type news-article

# Kyoto.
timeline new "The Kyoto Protocol is agreed" --id kyoto --when "11 December 1997" --kind decision --place "name:Kyoto" --who "un=host" --source kyoto-text --claim confirms --claim-source kyoto-text
timeline new "The EU promises 8 % less by 2012" --id eu-kyoto --relative "same day as kyoto" --action "Emit 8 % less than in 1990, on average of 2008 to 2012" --due 2012 --debtor eu --source kyoto-text --relation part_of:kyoto
timeline new "Canada promises 6 % less by 2012" --id canada-kyoto --relative "same day as kyoto" --action "Emit 6 % less than in 1990, on average of 2008 to 2012" --due 2012 --debtor Canada --source kyoto-text --relation part_of:kyoto
timeline new "The United States will not ratify Kyoto" --id us-kyoto --when "March 2001" --kind decision --who "United States" --source agencies --relation concerns:kyoto
timeline new "The Kyoto Protocol enters into force" --id kyoto-force --when "16 February 2005" --kind measure --source agencies --relation follows:kyoto
timeline new "Canada says that it leaves Kyoto" --id canada-leaves --when "12 December 2011" --kind decision --who Canada --source agencies --claim reports --claim-source agencies --relation breaks:canada-kyoto

# Copenhagen and the money.
timeline new "Copenhagen ends with an accord" --id copenhagen --start "7 December 2009" --end "18 December 2009" --kind meeting --place "name:Copenhagen" --who "un=host" --source accord --claim confirms --claim-source accord
timeline new "A hundred billion dollars a year by 2020" --id hundred-billion --relative "during copenhagen" --action "Mobilise 100 billion dollars a year for developing countries" --due 2020 --debtor developed --creditor developing --source accord --relation part_of:copenhagen
timeline new "The OECD counts 83 billion for 2020" --id counted --when "between July and November 2022" --kind publication --source oecd-2020 --claim "reports:OECD" --claim-about /summary --claim-source oecd-2020 --claim "disputes:Oxfam" --claim-about /summary --claim-source shadow --claim-text "Most of it is loans; it is worth 21 to 24.5 billion." --summary "Developing countries were given 83 billion dollars for 2020." --relation concerns:hundred-billion
timeline new "The OECD says that the sum is reached" --id sum-reached --when "29 May 2024" --kind publication --source oecd-2022 --claim "reports:OECD" --claim-source oecd-2022 --summary "116 billion dollars in 2022, two years after the deadline." --relation concerns:hundred-billion

# Europe's own.
timeline new "The EU promises 20 % less by 2020" --id eu-2020 --when "March 2007" --action "Emit 20 % less than in 1990" --due 2020 --debtor eu --source trends
timeline new "A million electric cars in Germany by 2020" --id electric-cars --when "May 2011" --action "Have a million electric cars on the road" --due 2020 --debtor Germany --who "Merkel=speaker" --source agencies --claim reports --claim-source agencies
timeline new "The millionth electric car" --id millionth --when "July 2021" --kind incident --who Germany --source agencies --summary "With those that also burn petrol." --relation concerns:electric-cars
timeline new "The last coal plant in Britain is to close by 2024" --id coal --when "30 June 2021" --action "Close the last power plant that burns coal" --due "by 1 October 2024" --debtor "United Kingdom" --source agencies
timeline new "Net zero in Britain by 2050" --id uk-net-zero --when "27 June 2019" --action "Emit no more than is taken up" --due 2050 --debtor "United Kingdom" --source agencies
timeline new "The EU promises 55 % less by 2030" --id eu-2030 --when "December 2020" --action "Emit 55 % less than in 1990" --due 2030 --debtor eu --source agencies

# Paris and after.
timeline new "The Paris Agreement is agreed" --id paris --when "12 December 2015" --kind decision --place "name:Paris" --who "un=host" --source paris-text --claim confirms --claim-source paris-text
timeline new "It enters into force" --id paris-force --when "4 November 2016" --kind measure --source agencies --relation follows:paris
timeline new "Trump says that the United States leave" --id us-leaves --when "1 June 2017" --kind statement --who "Trump=speaker" --source agencies --relation concerns:paris
timeline new "The United States are out" --id us-out --start "4 November 2020" --end "18 February 2021" --kind period --who "United States" --source agencies --relation follows:us-leaves
timeline new "The United States are back" --id us-back --relative "1 day after us-out" --kind measure --who "United States" --who Biden --source agencies --relation follows:us-out
timeline new "Trump orders to leave a second time" --id us-leaves-again --when "20 January 2025" --kind decision --who Trump --source agencies --relation concerns:paris

# Others.
timeline new "Half as much forest to be lost by 2020" --id forests --when "23 September 2014" --action "Halve the loss of natural forests" --due 2020 --debtor "Those who signed the declaration on forests" --place "name:New York" --source forest-report
timeline new "China is to be carbon neutral before 2060" --id china-2060 --when "22 September 2020" --action "Become carbon neutral" --due "before 2060" --debtor China --who "Xi=speaker" --source agencies --claim "alleges:Xi Jinping" --claim-source agencies
timeline new "Forest loss to end by 2030" --id glasgow-forests --when "2 November 2021" --action "Halt and reverse the loss of forests" --due 2030 --debtor "More than 140 states" --place "name:Glasgow" --source agencies
timeline new "Methane to fall by 30 % by 2030" --id methane --relative "same day as glasgow-forests" --action "Emit 30 % less methane than in 2020" --due 2030 --debtor "More than 100 states" --place "name:Glasgow" --source agencies

# What became of them, and by what evidence.
timeline commitment eu-kyoto --state met --on 2012 --source agencies
timeline commitment canada-kyoto --state withdrawn --on "15 December 2012" --source agencies
timeline commitment hundred-billion --state partially_met --on 2022 --source oecd-2022
timeline commitment eu-2020 --state met --on 2020 --source trends
timeline commitment electric-cars --state not_met --on 2020 --source agencies
timeline commitment coal --state met --on "30 September 2024" --source agencies
timeline commitment forests --state not_met --on 2020 --source forest-report
timeline commitment uk-net-zero --state in_progress --on 2025
timeline commitment eu-2030 --state in_progress --on 2025
timeline edit hundred-billion --add-claim "denies:Oxfam" --claim-about /commitment/state --claim-source shadow
timeline edit eu-2020 --add-claim "confirms:European Environment Agency" --claim-about /commitment/state --claim-source trends

timeline validate --strict
