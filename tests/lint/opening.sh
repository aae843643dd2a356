#!/bin/sh
# Every source opens with a paragraph that says what the file does and why this way; every public header
# says what it is for.
. "$(dirname "$0")/common.sh"
c_files src include > "$scratch/files"
while read -r file; do
    case $file in
    src/*.h) least=20 ;;
    *) least=40 ;;
    esac
    # letters of the comment the first line opens; 0 when it opens none
    letters=$(awk 'NR == 1 && !/^\/\*/ { exit }
                   { n += length($0) }
                   /\*\// { exit }
                   END { print n + 0 }' "$file")
    if [ "$letters" -ge "$least" ]; then
        pass
    else
        fail "$file: does not open with a comment that says what it is"
    fi
done < "$scratch/files"
finish
