#!/bin/sh
# No path of one machine: sources name no absolute folder but the system's own, and no file of the
# project names the folder it is built in or anybody's home.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
c_files src include > "$scratch/files"
awk -f "$here/code.awk" "$scratch/files" | grep -E '"/[A-Za-z]+/' |
    grep -v -E '"/(dev|proc|sys|etc|run|usr/share|usr/local/share|var/lib)/' > "$scratch/report"
count_by_report "$scratch/report" < "$scratch/files"

whole=$(pwd -P)/
case $whole in /*/*/) ;; *) whole="//$$//" ;; esac # /src/ also stands in paths that are not absolute
find . -name .git -prune -o -name 'build*' -prune -o -type f \( -name '*.[ch]' -o -name '*.sh' \
    -o -name '*.txt' -o -name '*.md' -o -name '*.ini' -o -name '*.csv' -o -name '*.svg' -o -name '*.sql' \
    -o -name '*.touch' -o -name '*.awk' -o -name run \) -print | sort > "$scratch/files"
while read -r file; do
    if grep -q -F -e "$whole" "$file" || grep -q -E '/(home|Users)/[A-Za-z0-9]+/' "$file"; then
        fail "$file: names a folder of one machine"
    else
        pass
    fi
done < "$scratch/files"
finish
