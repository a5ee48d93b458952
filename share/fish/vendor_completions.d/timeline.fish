# Completion of 'timeline' in fish 3.4 or later; printed by 'timeline completion fish'.
#
# The program is given the words without their quotation marks, the one being typed last, and
# answers one candidate a line, after a tab what it means. fish quotes each for the place where it
# is put; nothing of the answer is ever evaluated.

function __timeline_completion
    set -l token (commandline -ct)
    set -l typed
    for mark in '' "'" '"' # the quotation mark that is still open
        set typed (string unescape -- "$token$mark")
        and break
    end
    set -l found (command timeline completion fish -- (commandline -opc)[2..-1] "$typed" 2>/dev/null </dev/null)
    or begin
        __fish_complete_path "$typed"
        return
    end
    # fish leaves a '~' at the beginning as it is, where it would stand for a home folder.
    set -q found[1]
    and string match --invert -- '~*' $found
end

complete -c timeline -f -a '(__timeline_completion)'
