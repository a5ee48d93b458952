# Completion of 'timeline' in bash 3.2 or later; printed by 'timeline completion bash'.
#
# bash breaks words at ':' and '=' and quotes nothing by itself. So the program is given the line as
# it was typed, and answers only what is to stand in place of the word $2: first the quotation mark
# that is open there and 'more' if no blank is to follow, then one candidate a line. Each is quoted
# here; nothing of the answer is ever evaluated.

_timeline_quoted() { # MARK TEXT: sets REPLY to the text, quoted for a place where MARK is open
    local at char
    REPLY=
    for ((at = 0; at < ${#2}; at++)); do
        char=${2:at:1}
        case $1$char in
            "''") REPLY+="'\\''" ;;
            \"[\"\\\$\`]) REPLY+="\\$char" ;;
            \"!) REPLY+='"\!"' ;; # inside double quotes it would recall an earlier command
            \"? | \'?) REPLY+=$char ;;
            # Not by 'printf %q': in a locale without the letters it writes $'...', behind which
            # readline takes a \' for the end of a quotation.
            [\ \!\"\#\$\&\'\(\)\*\,\;\<\>\?\[\\\]\^\`\{\|\}\~]) REPLY+="\\$char" ;;
            *) REPLY+=$char ;;
        esac
    done
    # readline takes away an opening mark before a text that begins with one.
    [[ $REPLY != "$1"* ]] || REPLY=$1$REPLY
}

_timeline_completion() {
    local answer mark more line REPLY
    COMPREPLY=()
    answer=$(command timeline completion bash -- "${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE" \
        2>/dev/null </dev/null) || {
        compopt -o default 2>/dev/null # names of files
        return
    }
    [[ -n $answer ]] || return
    {
        read -r mark more
        case $mark in
            none) mark= ;;
            single) mark=\' ;;
            double) mark=\" ;;
        esac
        while IFS= read -r line; do
            _timeline_quoted "$mark" "$line"
            COMPREPLY+=("$REPLY")
        done
    } <<<"$answer"
    # readline closes the quotation, but not behind a text that ends in a mark.
    if [[ -n $mark && ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *"$mark" ]]; then
        COMPREPLY[0]+=$mark
    fi
    [[ -z $more ]] || compopt -o nospace 2>/dev/null
}

complete -F _timeline_completion timeline
