#compdef timeline
# Completion of 'timeline' in zsh; printed by 'timeline completion zsh'.
#
# The program is given the words without their quotation marks, the one being typed last, and
# answers one candidate a line, after a tab what it means; after two tabs where a value is to follow
# at once, without a blank. compadd quotes each for the place where it is put; nothing of the answer
# is ever evaluated.

_timeline() {
    local mark=$compstate[quote] answer line
    local -a words_before found shown open open_shown
    words_before=("${(@Q)words[2,CURRENT-1]}")
    # The word with the quotation mark that is open, and the one that closes it, is unquoted by zsh.
    local typed=${(Q):-$mark$PREFIX${mark#\$}}
    answer=$(command timeline completion zsh -- "${(@)words_before}" "$typed" 2>/dev/null </dev/null) || {
        _files
        return
    }
    [[ -n $answer ]] || return 1
    for line in "${(@f)answer}"; do
        if [[ $line == *$'\t\t'* ]]; then
            open+=("${line%%$'\t'*}")
            open_shown+=("${${line/$'\t\t'/  -- }%  -- }")
        else
            found+=("${line%%$'\t'*}")
            shown+=("${line/$'\t'/  -- }")
        fi
    done
    # -U: the program has compared them, without case and accents.
    (($#open)) && compadd -U -S '' -d open_shown -a open
    (($#found)) && compadd -U -d shown -a found
}

# Read by 'source' it says what it is for; as a file in $fpath it is the function's first call.
if [[ $funcstack[1] == _timeline ]]; then
    _timeline "$@"
else
    (($+functions[compdef])) || { autoload -Uz compinit && compinit -i }
    compdef _timeline timeline
fi
