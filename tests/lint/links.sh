#!/bin/sh
# What the manuals show and point at is there: pictures and files named in README.md and
# content/README.md, relative to each. Samples, fenced or between back-ticks, are not links.
. "$(dirname "$0")/common.sh"
printf '%s\n' README.md content/README.md > "$scratch/files"
while read -r file; do
    awk '/^```/ { sample = !sample } { gsub(/`[^`]*`/, ""); print sample ? "" : $0 }' "$file" |
        grep -n -o -E '\]\([^)#][^)]*\)' | sed -e 's/](//' -e 's/)$//' |
        while IFS=: read -r line target; do
            case $target in
            http*) continue ;;
            esac
            [ -e "$(dirname "$file")/$target" ] || echo "$file:$line: there is no $target"
        done
done < "$scratch/files" > "$scratch/report"
count_by_report "$scratch/report" < "$scratch/files"
finish
